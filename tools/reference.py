"""Write the parts of the documentation that the code has: keys, commands, checks.

Usage: tools/reference.py [--check]. With --check nothing is written; the exit status
is 1 if a page is out of date, and each such page is named.

A page is written by hand but for what stands between `<!-- keys PaperKeys -->` (or
another of the WRITERS) and `<!-- end -->`.
"""

import ast
import inspect
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click
import msgspec
from msgspec.inspect import (
    BoolType,
    DateType,
    DictType,
    Field,
    FloatType,
    IntType,
    LiteralType,
    Metadata,
    NoneType,
    StrType,
    StructType,
    TupleType,
    Type,
    UnionType,
    VarTupleType,
    type_info,
)

from layout import cli
from layout.desk import issuekeys, paperkeys, plankeys
from layout.desk.adverts import fillerkeys
from layout.desk.articles import article
from layout.desk.printers import printerkeys
from layout.desk.style import stylekeys
from layout.proof.craft.criticising import CHECKS
from layout.proof.preflight.all_checks import CHECKS as PREFLIGHT

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
TABLE = ROOT / "layout" / "codes.toml"
REGION = re.compile(r"(<!-- (\w+)(?: (\w+))? -->\n)(.*?)(<!-- end -->)", re.DOTALL)
# What every command has is told once.
# A longest text is told where somebody might write a longer one.
SHORT = 100
EVERYWHERE = {"quiet", "verbose", "as_json"}
PLAIN: dict[type[Type], str] = {
    BoolType: "`true` or `false`",
    DateType: "date",
    StructType: "table",
}
DEFAULT = re.compile(r"\s*\[default: (.*)\]$")


def renewed(page: str) -> str:
    """Return a page with what stands between its marks made anew."""
    return REGION.sub(
        lambda match: f"{match[1]}\n{WRITERS[match[2]](match[3])}\n\n{match[5]}", page
    )


# --- Keys, as the structs have them.


def structs() -> dict[str, type[msgspec.Struct]]:
    """Return by its name every struct that a file of the user's is read into."""
    modules = (
        *(paperkeys, issuekeys, plankeys, fillerkeys),
        *(article, stylekeys, printerkeys),
    )
    return {
        name: kind
        for module in modules
        for name, kind in vars(module).items()
        if isinstance(kind, type)
        and issubclass(kind, msgspec.Struct)
        and kind is not msgspec.Struct
    }


def meanings(kind: type[msgspec.Struct]) -> dict[str, str]:
    """Return what is written under each field of a struct, as one line."""
    (body,) = ast.parse(inspect.getsource(kind)).body
    if not isinstance(body, ast.ClassDef):
        raise TypeError(f"{kind.__name__} is no class")
    found: dict[str, str] = {}
    for field, words in zip(body.body, body.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(words, ast.Expr)
            and isinstance(words.value, ast.Constant)
        ):
            found[field.target.id] = " ".join(str(words.value.value).split())
    return found


def keys(name: str) -> str:
    """Return the table of a struct's keys: what each may be, its default, its sense."""
    kind = structs()[name]
    info = type_info(kind)
    if not isinstance(info, StructType):
        raise TypeError(f"{name} is no struct")
    said = meanings(kind)
    rows = [
        (f"`{f.encode_name}`", _value(f.type), _default(f), said[f.name])
        for f in info.fields
    ]
    return _table(("key", "value", "left out", "meaning"), rows)


def _default(field: Field) -> str:
    """Return what stands for a key that is left out."""
    if field.required:
        return "needed"
    value = field.default
    if value in (None, "", ()) or isinstance(value, msgspec.Struct):
        return ""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, str):
        return f'`"{value}"`'
    if isinstance(value, tuple):
        return f"`{list(value)}`".replace("'", '"')
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


def _value(kind: Type) -> str:
    """Return in words what a key's value may be."""
    match kind:
        case Metadata(type=inner):
            said = _value(inner)
        case LiteralType(values=values):
            said = " or ".join(f'`"{value}"`' for value in values)
        case UnionType(types=types):
            some = [_value(t) for t in types if not isinstance(t, NoneType)]
            said = " or ".join(dict.fromkeys(some))
        case IntType() | FloatType():
            noun = "whole number" if isinstance(kind, IntType) else "number"
            said = " ".join([noun, *_limits(kind)])
        case StrType(max_length=longest, pattern=pattern):
            short = pattern is None and longest is not None and longest < SHORT
            said = f"text, at most {longest} letters" if short else "text"
        case _:
            said = PLAIN.get(type(kind)) or _gathered(kind)
    return said


def _gathered(kind: Type) -> str:
    """Return in words what a list or a table holds."""
    match kind:
        case VarTupleType(item_type=StructType()):
            said = "tables"
        case VarTupleType(item_type=TupleType(item_types=items)):
            said = f"list of {len(items)} numbers each"
        case VarTupleType(item_type=item):
            said = f"list of {_value(item)}"
        case TupleType(item_types=items):
            said = f"{len(items)} times {_value(items[0])}"
        case DictType(value_type=StructType()):
            said = "tables, by name"
        case DictType(value_type=item):
            said = f"table of {_value(item)}"
        case _:
            raise TypeError(f"{kind} has no words yet")
    return said


def _limits(kind: IntType | FloatType) -> Iterator[str]:
    """Yield what a number may not go under or over."""
    if kind.gt is not None:
        yield f"over {kind.gt:,}"
    if kind.ge is not None and kind.le is None:
        yield f"from {kind.ge:,}"
    elif kind.ge is not None:
        yield f"{kind.ge:,} to {kind.le:,}"
    elif kind.le is not None:
        yield f"up to {kind.le:,}"


# --- Commands, as the command line has them.


def commands(_: str) -> str:
    """Return all commands: a table of them, what they have in common, one by one."""
    every = {name: cli.load(name) for name in cli.COMMANDS}
    rows = [
        (f"[`layout {_usage(name, command)}`](#layout-{name})", _title(command))
        for name, command in every.items()
    ]
    common = [p for p in every["build"].params if p.name in EVERYWHERE]
    parts = [
        _table(("command", "does"), rows),
        f"## Options of every command\n\n{_options(common)}",
        *(_command(name, command) for name, command in every.items()),
    ]
    return "\n\n".join(parts)


def _usage(name: str, command: click.Command) -> str:
    given = [p for p in command.params if isinstance(p, click.Argument)]
    return " ".join([name, *(p.human_readable_name for p in given)])


def _title(command: click.Command) -> str:
    """Return the first sentence of a command's help."""
    return _lines(command.help or "").split("\n\n")[0]


def _command(name: str, command: click.Command) -> str:
    """Return one command: an example, what it does, its options."""
    example = (command.epilog or "").removeprefix("Example: ")
    own = [
        p
        for p in command.params
        if isinstance(p, click.Option) and p.name not in EVERYWHERE
    ]
    parts = [f"## layout {name}", f"```sh\n{example}\n```", _lines(command.help or "")]
    return "\n\n".join([*parts, *([_options(own)] if own else [])])


def _lines(text: str) -> str:
    """Return a help's paragraphs, each as one line."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def _options(options: Sequence[click.Parameter]) -> str:
    rows = []
    for option in options:
        if not isinstance(option, click.Option):
            continue
        said = option.help or ""
        default = DEFAULT.search(said)
        spelled = ", ".join(f"`{word}`" for word in (*option.opts,))
        rows.append(
            (spelled, _taken(option), _preset(option, default), DEFAULT.sub("", said))
        )
    return _table(("option", "value", "left out", "does"), rows)


def _preset(option: click.Option, said: re.Match[str] | None) -> str:
    """Return what an option is when it is not given."""
    if said:
        return said[1]
    if option.required:
        return "needed"
    if not option.show_default or option.default is None:
        return ""
    value = option.default
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


def _taken(option: click.Option) -> str:
    """Return what an option is followed by, and its limits."""
    if option.is_flag:
        return ""
    kind = option.type
    if isinstance(kind, click.Choice):
        return ", ".join(f"`{choice}`" for choice in kind.choices)
    word = f"`{(option.metavar or kind.name).strip('[]')}`".replace("|", "`, `")
    if isinstance(kind, click.IntRange | click.FloatRange):
        most = f" to {kind.max:g}" if kind.max is not None else ""
        return f"{word}: {kind.min or 0:g}{most}" if most else word
    return word


# --- Checks and printers.


def craft(_: str) -> str:
    """Return each craft check: its code and severity, what it finds, why it matters."""
    parts = []
    for check in CHECKS:
        title, _, rationale = (check.__doc__ or "").strip().partition("\n\n")
        what = title.partition(": ")[2]
        what = what[:1].upper() + what[1:]
        parts.append(
            f"## {check.CODE}\n\n{_severity(check.CODE.severity)}. **{what}**\n\n"
            f"{rationale.strip()}"
        )
    return "\n\n".join(parts)


def preflight(_: str) -> str:
    """Return each preflight check: what must hold, why, and who says so."""
    parts = []
    for check in PREFLIGHT:
        title, _, rationale = (check.__doc__ or "").strip().partition("\n\n")
        parts.append(
            f"## {check.CODE}\n\n{_severity(check.CODE.severity)}. **{title}**\n\n"
            f"{rationale.strip()}\n\nSource: {check.SOURCE}."
        )
    return "\n\n".join(parts)


def _severity(severity: object) -> str:
    word = str(severity)
    return word[:1].upper() + word[1:]


def notes(_: str) -> str:
    """Return the table of all codes, as layout/codes.toml has them."""
    rows = []
    for code, entry in sorted(tomllib.loads(TABLE.read_text("utf-8")).items()):
        said = ": ".join(entry[key] for key in ("meaning", "hint") if key in entry)
        page = entry["docs"].removeprefix("reference/")
        name = f"`{code}`" if page == "notes" else f"[`{code}`]({page}.md#{code})"
        rows.append((name, entry["severity"], said))
    return _table(("code", "severity", "means, and what to do"), rows)


def printers(_: str) -> str:
    """Return the printers that come with the tool, and what they ask for."""
    rows = []
    for path in sorted((ROOT / "styles" / "printers").glob("*.toml")):
        found = msgspec.toml.decode(path.read_bytes(), type=printerkeys.PrinterKeys)
        sheet = found.page
        rows.append(
            (
                f"`{path.stem}`",
                found.title,
                f"{sheet.width:g} by {sheet.height:g} mm",
                f"{sheet.bleed:g} mm",
                found.files.pdf,
                f"{found.colour.ink_limit} %",
                f"{found.pages.multiple}",
            )
        )
    heads = ("name", "what it is", "page", "bleed", "PDF/X", "most ink", "pages in")
    return _table(heads, rows)


def rooms(_: str) -> str:
    """Return the package's folders and loose modules, a line each."""
    package = ROOT / "layout"
    folders = [path.parent for path in sorted(package.rglob("__init__.py"))][1:]
    lines = [
        (
            f"{'  ' * (len(f.relative_to(package).parts) - 1)}{f.name}/",
            _sentence(f / "__init__.py"),
        )
        for f in sorted(folders)
    ]
    loose = [path for path in sorted(package.glob("*.py")) if path.stem[0] != "_"]
    lines += [(path.name, _sentence(path)) for path in loose]
    width = max(len(name) for name, _ in lines) + 2
    listing = "\n".join(f"{name:{width}}{words}" for name, words in lines)
    return f"```\n{listing}\n```"


def _sentence(path: Path) -> str:
    """Return the first line of a module's docstring."""
    words = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return words.splitlines()[0]


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a table in Markdown, without the columns that have nothing in them."""
    some = [n for n in range(len(head)) if any(row[n] for row in rows)]
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(
        f"| {' | '.join(line[n].replace('|', chr(92) + '|') for n in some)} |"
        for line in lines
    )


WRITERS: dict[str, Callable[[str], str]] = {
    "keys": keys,
    "commands": commands,
    "craft": craft,
    "preflight": preflight,
    "notes": notes,
    "printers": printers,
    "rooms": rooms,
}


def pages() -> dict[Path, str]:
    """Return the text that each page with something generated in it should have."""
    paths = [ROOT / "ARCHITECTURE.md", *sorted(DOCS.rglob("*.md"))]
    found = {path: path.read_text("utf-8") for path in paths}
    return {path: renewed(text) for path, text in found.items() if REGION.search(text)}


def main(words: list[str]) -> int:
    """Write the pages, or with --check compare them; return the exit status."""
    stale = [(path, text) for path, text in pages().items() if path.read_text() != text]
    for path, text in stale:
        if "--check" in words:
            sys.stderr.write(f"{path.relative_to(ROOT)} is out of date\n")
        else:
            path.write_text(text, "utf-8")
    return int(bool(stale) and "--check" in words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
