"""The README says what the tool does: no more, no less, and in the tool's own words."""

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
import pytest
from PIL import Image

import layout
from layout import cli
from layout.codes import Code
from layout.commands.proof import proof
from layout.desk.articles.article import ArticleKeys, PictureKeys
from layout.desk.manifest import (
    AdKeys,
    AreaKeys,
    CraftKeys,
    FillerAdKeys,
    FillersKeys,
    IssueKeys,
    PageKeys,
    PaperKeys,
    PlanKeys,
    PlannedPageKeys,
    RanKeys,
    RunKeys,
)
from layout.desk.plans import FURNITURE
from layout.desk.printers.printerkeys import (
    ColourKeys,
    FilesKeys,
    PressRunKeys,
    PrinterKeys,
    ResolutionKeys,
    RuleKeys,
    SheetKeys,
    TintKeys,
    TypeKeys,
)
from layout.desk.style.stylekeys import (
    BriefsKeys,
    ElementKeys,
    FaceKeys,
    FrontKeys,
    GridKeys,
    HeadKeys,
    HyphenationKeys,
    JustificationKeys,
    OpinionKeys,
    StyleKeys,
    SwatchKeys,
)
from layout.requests import ProofRequest
from tools.codes import module as make_module

ROOT = Path(__file__).parent.parent
SOURCES = sorted(Path(layout.__file__).parent.rglob("*.py"))
README = (ROOT / "README.md").read_text("utf-8")
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
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)
# Examples have lines that look like headings.
PROSE = FENCED.sub("", README)

# The README's heading over the table of each struct's keys.
KEYS: list[tuple[str, type[msgspec.Struct]]] = [
    ("Front matter", ArticleKeys),
    ("A picture's keys", PictureKeys),
    ("paper.toml", PaperKeys),
    ("`[craft]`", CraftKeys),
    ("issue.toml", IssueKeys),
    ("`[[page]]`", PageKeys),
    ("`[[ad]]`", AdKeys),
    ("fillers.toml", FillersKeys),
    ("`[[ad]]` of fillers.toml", FillerAdKeys),
    ("ran.toml", RanKeys),
    ("`[[ran]]`", RunKeys),
    ("plan.toml", PlanKeys),
    ("`[[page]]` of plan.toml", PlannedPageKeys),
    ("An area of plan.toml", AreaKeys),
    ("style.toml", StyleKeys),
    ("`[grid]`", GridKeys),
    ("`[justification]`", JustificationKeys),
    ("`[hyphenation]`", HyphenationKeys),
    ("`[front]`", FrontKeys),
    ("`[briefs]`", BriefsKeys),
    ("`[opinion]`", OpinionKeys),
    ("`[palette]`", SwatchKeys),
    ("`[elements.NAME]`", ElementKeys),
    ("`[[heads]]` and `[jump_head]`", HeadKeys),
    ("Fonts", FaceKeys),
    ("Printers", PrinterKeys),
    ("`[page]` of a printer", SheetKeys),
    ("`[colour]` of a printer", ColourKeys),
    ("`[pictures]` of a printer", ResolutionKeys),
    ("`[files]` of a printer", FilesKeys),
    ("`[pages]` of a printer", PressRunKeys),
    ("`[type]` of a printer", TypeKeys),
    ("`[rules]` of a printer", RuleKeys),
    ("`[tints]` of a printer", TintKeys),
]


def section(heading: str) -> str:
    """Return what stands under a heading, up to the next heading of any level."""
    parts = HEADING.split(PROSE)
    bodies = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert heading in bodies, f'the README has no heading "{heading}"'
    return bodies[heading]


def listed(heading: str) -> list[str]:
    """Return what the first cells of a heading's table quote, in order."""
    rows = [line for line in section(heading).splitlines() if line.startswith("|")]
    return [name for row in rows[2:] for name in QUOTED.findall(row.split("|")[1])]


def shell_commands() -> Iterator[list[str]]:
    """Yield the words of each command in the README's shell examples."""
    for language, text in FENCED.findall(README):
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


def options() -> Iterator[tuple[str, str]]:
    """Yield every command with each spelling of each of its options."""
    for name in sorted(cli.COMMANDS):
        for parameter in cli.load(name).params:
            if isinstance(parameter, click.Option):
                yield from ((name, spelling) for spelling in parameter.opts)


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


def test_every_note_is_in_the_table() -> None:
    documented = listed("Every note")
    assert sorted(documented) == sorted(set(documented)), "a code is there twice"
    assert sorted({code.value for code in Code}) == sorted(documented)


# --- Keys, commands, words.


@pytest.mark.parametrize(("heading", "kind"), KEYS, ids=[name for name, _ in KEYS])
def test_every_key_is_documented(heading: str, kind: type[msgspec.Struct]) -> None:
    accepted = [field.encode_name for field in msgspec.structs.fields(kind)]
    assert sorted(listed(heading)) == sorted(accepted)


@pytest.mark.parametrize("name", sorted(FURNITURE))
def test_every_piece_of_furniture_is_named(name: str) -> None:
    assert f"`{name}`" in section("Draw a page")


def test_the_table_of_commands_is_the_command_line() -> None:
    said = [
        f"layout {name} {parameter.human_readable_name}"
        for name in cli.COMMANDS
        for parameter in cli.load(name).params
        if isinstance(parameter, click.Argument)
    ]
    assert listed("Commands") == said


@pytest.mark.parametrize(("command", "option"), list(options()))
def test_every_option_is_in_the_readme(command: str, option: str) -> None:
    everywhere = option in {"-q", "--quiet", "-v", "--verbose", "--json"}
    heading = "Options of every command" if everywhere else f"layout {command}"
    assert option in " ".join(listed(heading)).replace(",", " ").split()


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
    if program == "make":
        assert set(rest) <= set(TARGET.findall(MAKEFILE))
    elif Path(program).name == "layout":
        name = rest[0]
        assert name in cli.COMMANDS
        cli.load(name).make_context(name, rest[1:])
    else:
        # What brings the commands, and the shell's own.
        assert program in {"pip", "cd"} or rest[:2] == ["-m", "build"]


def test_the_commands_in_the_examples_exist() -> None:
    said = list(shell_commands())
    assert ["make", "issue"] in said
    assert ["make", "test"] in said
    assert {words[1] for words in said if words[0] == "layout"} == set(cli.COMMANDS)
    for words in said:
        assert_can_be_said(words)


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", QUOTED.sub("", PROSE)):
        if target.startswith("#"):
            anchors = {_anchor(heading) for heading in HEADING.findall(PROSE)}
            assert target[1:] in anchors, target
        else:
            assert (ROOT / target).exists(), target


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.casefold()).replace(" ", "-")


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
