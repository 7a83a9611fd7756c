"""TOML and YAML into plain data that remembers on which line each key stands."""

import re
import tomllib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import tomlkit
import tomlkit.exceptions
import yaml

from layout.codes import Code
from layout.desk.files.sources import read_bytes, read_text
from layout.disk.data_bounds import HALF_LETTER, NO_LETTER, toml_excess, yaml_excess
from layout.notebook import Notebook

Key = tuple[str | int, ...]

HEADER = re.compile(r"^(\[\[?)([^\[\]]++)\]\]?\s*+(?:#.*)?$")
ASSIGNMENT = re.compile(r"""^("[^"]*"|'[^']*'|[\w.-]+)\s*=(.*)$""")
# Whoever looks for a line in more than this finds it sooner by hand.
LONG = 100_000
# What PyYAML ends in at a text that is no YAML, or a value that is no number or date.
UNREADABLE = (
    *(yaml.YAMLError, RecursionError, ValueError, TypeError),
    *(ArithmeticError, AttributeError, LookupError),
)
# Of what PyYAML says, so many characters are told.
SAID = 100
QUOTE_IT = "mend that line; a value with a colon or a quote in it needs quotes"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinedData:
    """Decoded data and the line of each key (as a path of names and indices).

    `sha256` is of the file, if it is all of one.
    """

    data: dict[str, object]
    lines: dict[Key, int]
    sha256: str = ""

    def line(self, key: Key) -> int | None:
        """Return the line of a key, or of the nearest thing that holds it."""
        for length in range(len(key), 0, -1):
            if key[:length] in self.lines:
                return self.lines[key[:length]]
        return None


def name_of(key: Key) -> str:
    """Write a key as people do: `ad[2].columns`, counting from one."""
    text = ""
    for part in key:
        dot = "." if text else ""
        text += f"[{part + 1}]" if isinstance(part, int) else f"{dot}{part}"
    return text


def read_toml(path: Path, book: Notebook, *, root: Path) -> LinedData | None:
    """Read a TOML file, or return None with a note that names the line.

    No link may lead out of `root`.
    """
    data = read_bytes(path, book, root=root)
    text = None if data is None else read_text(data, book)
    if data is None or text is None:
        return None
    digest = sha256(data).hexdigest()
    if (excess := toml_excess(text)) is not None:
        book.unreadable(
            Code.BROKEN_TOML,
            f"this is more than any manifest has: {excess.what}",
            line=excess.line,
            hint="write it more simply",
        )
        return None
    try:
        return LinedData(
            data=tomllib.loads(text), lines=toml_lines(text), sha256=digest
        )
    # A whole number of more than 4,300 digits is a plain ValueError.
    except (ValueError, RecursionError) as problem:
        book.unreadable(
            Code.BROKEN_TOML,
            f"this is not TOML: {str(problem).split('; use sys.')[0]}",
            line=_broken_line(text),
            hint="mend that line",
        )
        return None


def _broken_line(text: str) -> int | None:
    """Ask the other parser, whose errors carry their line as a number.

    It takes its time, which so long a file is not worth.
    """
    if len(text) > LONG:
        return None
    try:
        tomlkit.parse(text)
    except tomlkit.exceptions.ParseError as problem:
        return problem.line
    except (tomlkit.exceptions.TOMLKitError, ValueError, RecursionError):
        return None
    return None


def toml_lines(text: str) -> dict[Key, int]:
    """Return the line of each key that begins a line, and of each table's header."""
    lines: dict[Key, int] = {}
    counts: dict[Key, int] = {}
    table: Key = ()
    closing = ""
    rows: Key | None = None
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if closing:
            closing = "" if closing in line else closing
        elif rows is not None and line.startswith("{"):
            # A list of tables in braces, one a line, as plan.toml has them.
            counts[rows] = counts.get(rows, -1) + 1
            lines.setdefault((*rows, counts[rows]), number)
        elif header := HEADER.match(line):
            table = _table(header[2].strip(), header[1] == "[[", counts)
            lines.setdefault(table, number)
        elif assignment := ASSIGNMENT.match(line):
            key = tuple(part.strip(" \"'") for part in assignment[1].split("."))
            lines.setdefault((*table, *key), number)
            opened = [q for q in ('"""', "'''") if assignment[2].count(q) == 1]
            closing = opened[0] if opened else ""
            rows = (*table, *key) if assignment[2].strip() == "[" else None
    return lines


def _table(name: str, array: bool, counts: dict[Key, int]) -> Key:
    """Return a header's path; a table array's name is followed by its index."""
    key: Key = ()
    parts = [part.strip(" \"'") for part in name.split(".")]
    for place, part in enumerate(parts):
        key = (*key, part)
        if array and place == len(parts) - 1:
            counts[key] = counts.get(key, -1) + 1
        if key in counts:
            key = (*key, counts[key])
    return key


def read_yaml(text: str, first_line: int, book: Notebook) -> LinedData | None:
    """Read YAML whose first line is line `first_line` of its file."""
    if (excess := yaml_excess(text)) is not None:
        line = first_line + excess.line - 1
        said = f"more than any front matter has: {excess.what}"
        _note_yaml(book, said, line, hint="write it more simply")
        return None
    try:
        node, data = _quickly_loaded(text) or _loaded(text, _Telling)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        _note_yaml(book, problem.problem, mark.line + first_line if mark else None)
        return None
    except UNREADABLE as problem:
        _note_yaml(book, str(problem).split("\n")[0], first_line)
        return None
    if not isinstance(node, yaml.MappingNode) or not isinstance(data, dict):
        _note_yaml(book, "it is no list of keys and values", first_line)
        return None
    lines: dict[Key, int] = {}
    _yaml_lines(node, (), lines)
    _note_twice(node, first_line, book)
    return LinedData(
        data={str(key): value for key, value in data.items()},
        lines={key: line + first_line for key, line in lines.items()},
    )


class _Telling(yaml.SafeLoader):
    """Tells on which line it is that a value means nothing."""

    def get_single_node(self) -> yaml.Node | None:
        """Return what the text has."""
        try:
            return super().get_single_node()
        except OverflowError as problem:
            raise yaml.MarkedYAMLError(
                problem=NO_LETTER,
                problem_mark=self.get_mark(),
            ) from problem

    def construct_object(self, node: yaml.Node, deep: bool = False) -> object:
        """Return what a node means."""
        try:
            made: object = super().construct_object(node, deep)
        except (yaml.YAMLError, RecursionError):
            raise
        except UNREADABLE as problem:
            said = f"{str(node.value)[:40]} is no value: {problem}"
            raise yaml.MarkedYAMLError(
                problem=said[:SAID], problem_mark=node.start_mark
            ) from problem
        if isinstance(made, str) and HALF_LETTER.search(made):
            raise yaml.MarkedYAMLError(problem=NO_LETTER, problem_mark=node.start_mark)
        return made


def _quickly_loaded(text: str) -> tuple[yaml.Node | None, object] | None:
    """Load YAML by libyaml, where PyYAML has it; what is broken the other one tells."""
    try:
        return _loaded(text, yaml.CSafeLoader)
    except UNREADABLE:
        return None


def _loaded(
    text: str, loader: "type[yaml.SafeLoader | yaml.CSafeLoader]"
) -> tuple[yaml.Node | None, object]:
    """Return YAML's nodes, which know their lines, and what they mean."""
    reader = loader(text)
    try:
        node = reader.get_single_node()
        data = None if node is None else reader.construct_document(node)
    finally:
        reader.dispose()
    return node, data


def _note_yaml(
    book: Notebook, problem: str | None, line: int | None, hint: str = QUOTE_IT
) -> None:
    book.note(
        Code.BROKEN_YAML,
        f"the front matter cannot be read as YAML: {problem}",
        line=line,
        hint=hint,
    )


def _note_twice(node: yaml.MappingNode, first_line: int, book: Notebook) -> None:
    seen: set[str] = set()
    for key, _ in node.value:
        if str(key.value) in seen:
            book.note(
                Code.KEY_TWICE,
                f"{key.value} is given twice",
                line=key.start_mark.line + first_line,
                hint="keep one",
            )
        seen.add(str(key.value))


def _yaml_lines(node: yaml.Node, at: Key, lines: dict[Key, int]) -> None:
    """Collect lines to the depth that front matter has; deeper is nothing of ours."""
    if len(at) > 3:
        return
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*at, str(key.value))
            lines.setdefault(here, key.start_mark.line)
            _yaml_lines(value, here, lines)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            lines.setdefault((*at, index), value.start_mark.line)
            _yaml_lines(value, (*at, index), lines)
