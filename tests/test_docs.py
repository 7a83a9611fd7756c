"""The documentation says what the tool does: no more, no less, in its own words."""

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

import layout
from layout import cli
from layout.codes import Code
from layout.commands.proof import proof
from layout.desk.plans import FURNITURE
from layout.requests import ProofRequest
from tools import reference
from tools.codes import module as make_module

ROOT = Path(__file__).parent.parent
SOURCES = sorted(Path(layout.__file__).parent.rglob("*.py"))
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for path in (
        *sorted(ROOT.glob("*.md")),
        *sorted((ROOT / ".github").rglob("*.md")),
        *sorted((ROOT / "docs").rglob("*.md")),
    )
}
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PICTURE = ROOT / "docs" / "front-page.png"
SAMPLE = ROOT / "issues" / "2026-12"
# A page of 60 by 79 grey cells, each under two grid lines deep. Between one page scaled
# in two ways 3 cells are off by more than FAR; one column a line lower makes 25.
FAR = 24
MOST_CELLS = 10

HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
QUOTED = re.compile(r"`([^`]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)

# Structs that are no table of a file of the user's.
INTERNAL = {"FontsKeys"}


def section(page: str, heading: str) -> str:
    """Return what stands under a page's heading, up to the next of any level."""
    parts = HEADING.split(prose(PAGES[page]))
    bodies = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert heading in bodies, f'{page} has no heading "{heading}"'
    return bodies[heading]


def listed(page: str, heading: str) -> list[str]:
    """Return what the first cells of a heading's table quote, in order."""
    rows = [r for r in section(page, heading).splitlines() if r.startswith("|")]
    return [name for row in rows[2:] for name in QUOTED.findall(row.split("|")[1])]


def prose(text: str) -> str:
    """Return a page without its examples, which may have lines like headings."""
    return FENCED.sub("", text)


def shell_commands() -> Iterator[list[str]]:
    """Yield the words of each command in the shell examples of all pages."""
    for page in PAGES.values():
        for language, text in FENCED.findall(page):
            if language == "sh":
                for line in text.splitlines():
                    words = shlex.split(line, comments=True)
                    yield from _split(words)


def _split(words: list[str]) -> Iterator[list[str]]:
    command: list[str] = []
    for word in [*words, "&&"]:
        if word != "&&":
            command.append(word)
        elif command:
            yield command
            command = []


# --- The codes of notes.


def used_codes() -> set[str]:
    """Return the names of the codes that the package says outside their own file."""
    return {
        node.attr
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "Code"
    }


def test_the_enum_is_made_from_the_table() -> None:
    table = (ROOT / "layout" / "codes.toml").read_text("utf-8")
    module = (ROOT / "layout" / "codes.py").read_text("utf-8")
    assert module == make_module(table), "say: .venv/bin/python tools/codes.py"


def test_every_code_is_used() -> None:
    assert {code.name for code in Code} == used_codes()


# --- Keys, commands, words.


def test_the_reference_is_what_the_code_says() -> None:
    for path, text in reference.pages().items():
        fresh = text == path.read_text("utf-8")
        assert fresh, f"{path}: say .venv/bin/python tools/reference.py"


def test_every_key_is_documented() -> None:
    shown = re.findall(r"^<!-- keys (\w+) -->$", "\n".join(PAGES.values()), re.M)
    assert sorted(shown) == sorted(set(reference.structs()) - INTERNAL)


def test_every_generated_part_is_on_a_page() -> None:
    marks = re.findall(r"^<!-- (\w+)(?: \w+)? -->$", "\n".join(PAGES.values()), re.M)
    assert set(reference.WRITERS) <= set(marks)


@pytest.mark.parametrize("name", sorted(FURNITURE))
def test_every_piece_of_furniture_is_named(name: str) -> None:
    assert f"`{name}`" in section("docs/guide/pages.md", "Draw a page")


@pytest.mark.parametrize("name", sorted(cli.COMMANDS))
def test_the_example_of_a_command_can_be_said(name: str) -> None:
    example = (cli.load(name).epilog or "").removeprefix("Example: ")
    said = list(_split(shlex.split(example)))
    assert said[0][:2] == ["layout", name]
    for words in said:
        assert_can_be_said(words)


def assert_can_be_said(words: list[str]) -> None:
    """Parse a command as the shell would hand it over, and do not run it."""
    program, *rest = words
    if rest[:2] == ["-m", "layout"]:
        program, *rest = rest[1:]
    if program == "make":
        assert set(rest) <= set(TARGET.findall(MAKEFILE))
    elif Path(program).name == "layout":
        name = rest[0]
        assert name in cli.COMMANDS
        cli.load(name).make_context(name, rest[1:])
    elif rest[:2] == ["-m", "pytest"]:
        assert (ROOT / rest[2]).exists()
    else:
        # What brings the commands, the shell's own, and this repository's tools.
        own = rest and (ROOT / rest[0]).is_file()
        assert own or program in {"pip", "cd", "rm"} or rest[:2] == ["-m", "build"]


def test_the_commands_in_the_examples_exist() -> None:
    said = list(shell_commands())
    assert ["make", "issue"] in said
    assert ["make", "test"] in said
    assert {words[1] for words in said if words[0] == "layout"} == set(cli.COMMANDS)
    for words in said:
        assert_can_be_said(words)


def test_the_readme_is_one_sheet() -> None:
    assert len(PAGES["README.md"].splitlines()) <= 160


def test_a_wheel_that_is_named_is_the_one_that_is_built() -> None:
    named = re.findall(r"layout-(\d[\w.]*?)-py3", "\n".join(PAGES.values()))
    assert set(named) == {layout.__version__}


@pytest.mark.parametrize("page", sorted(PAGES))
def test_links_lead_somewhere(page: str) -> None:
    for target in LINK.findall(QUOTED.sub("", prose(PAGES[page]))):
        file, _, anchor = target.partition("#")
        if target.startswith("https://"):
            continue
        path = (ROOT / page).parent / file if file else ROOT / page
        assert path.exists(), target
        if anchor:
            assert anchor in anchors(path.read_text("utf-8")), target


def anchors(text: str) -> set[str]:
    """Return the anchors of a page's headings, as GitHub and the site make them."""
    found = (heading.casefold() for heading in HEADING.findall(prose(text)))
    return {re.sub(r"[^\w -]", "", heading).replace(" ", "-") for heading in found}


def test_every_page_is_in_the_sites_list() -> None:
    contents = PAGES["docs/index.md"]
    for page in sorted(PAGES):
        if page.startswith("docs/") and page != "docs/index.md":
            name = page.removeprefix("docs/").removesuffix(".md")
            assert re.search(rf"^{name}$", contents, re.MULTILINE), page


# --- The picture.


def test_the_picture_is_small_enough_to_load() -> None:
    assert PICTURE.stat().st_size < 350_000
    with Image.open(PICTURE) as image:
        assert 800 <= image.width <= 1000


@pytest.mark.slow
def test_the_picture_is_the_sample_as_it_is_set_today(tmp_path: Path) -> None:
    proof(ProofRequest(issue=SAMPLE, out=tmp_path, ppi=80))
    shown, rendered = (_cells(path) for path in (PICTURE, tmp_path / "page-01.png"))
    off = sum(abs(a - b) > FAR for a, b in zip(shown, rendered, strict=True))
    assert off <= MOST_CELLS, "the front page has changed: make picture"


def _cells(path: Path) -> bytes:
    with Image.open(path) as image:
        grey = image.convert("L").resize((60, 79), Image.Resampling.BOX)
    return grey.tobytes()
