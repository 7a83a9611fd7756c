"""The README says what the tool does: no more, no less, and in the tool's own words."""

import ast
import re
import shlex
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import click
import msgspec
import pytest
from PIL import Image

import layout
from layout import cli
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


# --- The codes of notes, as the source has them.


def strings(node: ast.expr | None) -> Iterator[str]:
    """Yield the strings that an expression may be, if it says so outright."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from strings(node.body)
        yield from strings(node.orelse)


def parameters(function: ast.FunctionDef) -> list[str]:
    """Return the names of a function's positional parameters as a caller counts."""
    names = [argument.arg for argument in function.args.args]
    return names[1:] if names[:1] == ["self"] else names


def place_of_code(target: ast.expr) -> int | None:
    """Return at which place of a tuple of names `code` stands."""
    if not isinstance(target, ast.Tuple):
        return None
    names = [name.id if isinstance(name, ast.Name) else "" for name in target.elts]
    return names.index("code") if "code" in names else None


def unpacked(function: ast.FunctionDef) -> Iterator[tuple[int, int]]:
    """Yield which parameter a function unpacks into `code`, and from which place."""
    names = parameters(function)
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Name):
            place = place_of_code(node.targets[0])
            if place is not None and node.value.id in names:
                yield names.index(node.value.id), place


def functions(tree: ast.AST) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def assigned(tree: ast.AST) -> dict[str, ast.expr]:
    """Return the names that a file assigns something to, and what."""
    return {
        ast.unparse(node.targets[0]): node.value
        for node in ast.iter_child_nodes(tree)
        if isinstance(node, ast.Assign)
    }


def argument_codes(call: ast.Call, callees: Iterable[ast.FunctionDef]) -> Iterator[str]:
    """Yield the codes that a call passes to a parameter that takes a note's code."""
    for function in callees:
        names = parameters(function)
        if "code" in names and len(call.args) > names.index("code"):
            yield from strings(call.args[names.index("code")])
        for number, place in unpacked(function):
            if len(call.args) > number:
                yield from element(call.args[number], place)


def element(node: ast.expr, place: int) -> Iterator[str]:
    if isinstance(node, ast.Tuple) and len(node.elts) > place:
        yield from strings(node.elts[place])


def codes_in(tree: ast.AST, methods: dict[str, list[ast.FunctionDef]]) -> set[str]:
    """Return the codes that a file makes notes with."""
    own = {function.name: function for function in functions(tree)}
    constants = assigned(tree)
    found: set[str] = set()
    if {"CODE", "SEVERITY"} <= set(constants):
        # A craft check's, of which the driver makes notes.
        found.update(strings(constants["CODE"]))
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "code":
            found.update(strings(node.value))
        elif isinstance(node, ast.For):
            place = place_of_code(node.target)
            if place is not None and isinstance(node.iter, ast.Tuple):
                for entry in node.iter.elts:
                    found.update(element(entry, place))
        elif isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) if name in own:
                    found.update(argument_codes(node, [own[name]]))
                case ast.Attribute(attr=name):
                    found.update(argument_codes(node, methods.get(name, [])))
    return found


@cache
def codes() -> set[str]:
    """Return every code that the package makes notes with."""
    trees = [ast.parse(path.read_text("utf-8")) for path in SOURCES]
    methods: dict[str, list[ast.FunctionDef]] = {}
    for tree in trees:
        for function in functions(tree):
            methods.setdefault(function.name, []).append(function)
    return {code for tree in trees for code in codes_in(tree, methods)}


def test_no_code_is_made_on_a_road_that_is_not_searched() -> None:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id == "Note":
                given = [k.value for k in node.keywords if k.arg == "code"]
                assert given, f"{path}:{node.lineno}: a note without code="
                assert list(strings(given[0])) or ast.unparse(given[0]) in {
                    "code",
                    "kind.code",
                    "check.CODE",
                }, f"{path}:{node.lineno}: {ast.unparse(given[0])}"


def test_every_note_is_in_the_table() -> None:
    documented = listed("Every note")
    assert sorted(documented) == sorted(set(documented)), "a code is there twice"
    assert sorted(codes() - set(documented)) == []


def test_the_table_has_no_note_that_is_never_made() -> None:
    assert sorted(set(listed("Every note")) - codes()) == []


def test_codes_that_are_made_on_roundabout_ways_are_found() -> None:
    # By keyword, method, helper, loop and tuple; and one whose code is a choice.
    assert {"overset", "no-headline", "same-number", "no-folder", "off-grid"} <= codes()
    assert {"tombstone", "widow"} <= codes()
    assert {"outside-file", "renderer"} <= codes()


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
