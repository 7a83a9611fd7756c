"""The shape of the package is a promise; keep it.

Imports run one way. The ground (errors, notes, lengths, requests) knows nobody. On it
stand the rooms that know no newspaper (disk, workers, pdf), then the stages in press
order, each of which may import what stands above it in the table and nothing below;
then what is kept of an issue (lock, library, shelf), the steps that commands share
(run), the commands, what people see of them (show), and the command line (cli).
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

import layout

Node = TypeVar("Node", bound=ast.AST)

ROOT = Path(layout.__file__).parent
FILES = sorted(path for path in ROOT.rglob("*.py"))

# Every folder and loose module of the package, in the order in which they may know
# each other: each may import those before it, but for those it is kept from.
GROUND = (
    *("codes", "notes", "errors", "notebook", "units", "geometry", "enclosed"),
    "requests",
)
ROOMS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(GROUND, ()),
    "disk": (),
    "workers": (),
    "pdf": (),
    "copy": ("pdf",),
    "desk": ("copy",),
    "galley": ("copy", "workers", "pdf"),
    "makeup": ("copy", "workers", "pdf", "disk"),
    "plate": ("copy",),
    "proof": ("copy",),
    "sheet": ("copy", "galley", "makeup"),
    "lock": ("copy", "sheet"),
    "library": ("copy", "sheet"),
    "shelf": ("copy", "sheet", "lock", "library"),
    "run": ("copy",),
    "commands": (),
    "show": (),
    "cli": (),
    "__main__": (),
}
# The rooms of a stage, in the order in which they may know each other. The stage's
# own nouns may be known by all; its drivers know all.
INNER: dict[str, tuple[str, ...]] = {
    "copy": ("text", "subbing", "web", "markdown", "office"),
    "desk": ("files", "style", "printers", "articles", "adverts"),
    "makeup": ("story", "placing", "page", "issue", "advice"),
    "proof": ("readback", "pictures", "plates", "preflight", "craft"),
}
LOOSE = 9  # so many modules may stand beside the folders
LINES, FUNCTION_LINES = 400, 60
CHAIN = 20  # so many files may stand in a row, each importing the next
# Names that say nothing of what is in them.
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A file of the package: its dotted name, its syntax tree, what it imports.

    `loads` is what it imports at once, and not in a function that may be called.
    """

    name: str
    path: Path
    tree: ast.Module
    imports: frozenset[str]
    loads: frozenset[str]

    @property
    def room(self) -> str:
        return self.name.split(".")[1] if "." in self.name else ""


def dotted(path: Path) -> str:
    parts = path.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


@cache
def modules() -> dict[str, Module]:
    """Return every module of the package by its name."""
    names = {dotted(path) for path in FILES}
    found = {}
    for path in FILES:
        tree = ast.parse(path.read_text("utf-8"))
        own = {dotted(path)}
        found[dotted(path)] = Module(
            name=dotted(path),
            path=path,
            tree=tree,
            imports=frozenset(imported(ast.walk(tree), names)) - own,
            loads=frozenset(imported(tree.body, names)) - own,
        )
    return found


def imported(nodes: Iterable[ast.AST], names: set[str]) -> Iterator[str]:
    """Yield the modules of the package that some statements import."""
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module in names:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in names else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in names)


def walk(kind: type[Node]) -> Iterator[tuple[Module, Node]]:
    for module in modules().values():
        for node in ast.walk(module.tree):
            if isinstance(node, kind):
                yield module, node


def test_every_room_is_in_the_table() -> None:
    folders = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    loose = {path.stem for path in ROOT.glob("*.py")} - {"__init__"}
    assert folders | loose == set(ROOMS)
    assert len(loose) <= LOOSE


def test_imports_run_one_way() -> None:
    order = list(ROOMS)
    for module in modules().values():
        rooms = {modules()[name].room for name in module.imports} - {"", module.room}
        if module.room:
            known = set(order[: order.index(module.room)]) - set(ROOMS[module.room])
            assert rooms <= known, f"{module.name} imports {sorted(rooms - known)}"


def test_the_rooms_of_a_stage_know_each_other_one_way() -> None:
    for stage, rooms in INNER.items():
        for module in modules().values():
            parts = module.name.split(".")
            if len(parts) < 4 or parts[1] != stage or parts[2] not in rooms:
                continue
            later = rooms[rooms.index(parts[2]) + 1 :]
            known = {name.split(".")[2] for name in module.imports if stage in name}
            assert not known & set(later), module.name


def test_no_module_is_imported_in_a_circle() -> None:
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, f"{' -> '.join(above)} -> {name}"
        if name not in done:
            for other in modules()[name].imports:
                visit(other, (*above, name))
            done.add(name)

    for name in modules():
        visit(name, ())


def test_no_chain_of_imports_is_long() -> None:
    @cache
    def length(name: str) -> int:
        return 1 + max(map(length, modules()[name].loads), default=0)

    longest = max(modules(), key=length)
    assert length(longest) <= CHAIN, longest


def test_nothing_is_imported_by_a_name_in_a_text() -> None:
    """A type checker and a reader find what is called, wherever it is called."""
    forbidden = {"import_module", "resolve_name", "__import__"}
    for module, node in walk(ast.Call):
        called = ast.unparse(node.func).rpartition(".")[2]
        # What stands in for a module of a library, until that is asked for.
        if module.name != "layout.plate.renderer.sparing":
            assert called not in forbidden, f"{module.path}:{node.lineno}"


def test_a_tuple_has_a_name_where_it_is_passed() -> None:
    """Two values under one parameter are a value of their own, with fields."""
    for module, node in walk(ast.FunctionDef):
        for argument in (*node.args.args, *node.args.kwonlyargs):
            kind = ast.unparse(argument.annotation) if argument.annotation else ""
            named = not kind.startswith("tuple[") or "..." in kind
            assert named, f"{module.path}:{node.lineno}: {argument.arg}: {kind}"


def test_files_fit_on_a_desk_and_functions_on_a_screen() -> None:
    for path in FILES:
        assert len(path.read_text("utf-8").splitlines()) <= LINES, path
    for module, node in walk(ast.FunctionDef):
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        assert lines <= FUNCTION_LINES, f"{module.path}:{node.lineno}"


def test_only_the_command_line_knows_click() -> None:
    for module, node in walk(ast.Import):
        names = {alias.name for alias in node.names}
        assert "click" not in names or module.room == "cli", module.name


def test_a_class_name_means_one_thing() -> None:
    homes: dict[str, set[str]] = {}
    for module, node in walk(ast.ClassDef):
        homes.setdefault(node.name, set()).add(module.name)
    assert {name: at for name, at in homes.items() if len(at) > 1} == {}


def test_a_file_name_means_one_thing() -> None:
    """A command's file has its name in `commands`, `cli` and where it is shown.

    What a room has in `late.py` is loaded when it is called.
    """
    skins = {"commands", "cli", "show"}
    homes: dict[str, set[str]] = {}
    for module in modules().values():
        if module.path.stem not in {"__init__", "late"} and module.room not in skins:
            homes.setdefault(module.path.stem, set()).add(module.name)
    assert {name: at for name, at in homes.items() if len(at) > 1} == {}


def test_nothing_is_a_drawer() -> None:
    assert not [p for p in FILES if DRAWERS & {p.stem, p.parent.name}]


# What opens, writes, lists or removes files, but in disk/: by method, by function of
# `os`, by module; and what of the libraries opens a file by its path.
FILE_METHODS = {
    *("read_bytes", "read_text", "write_bytes", "write_text", "unlink", "rename"),
    *("glob", "rglob", "iterdir", "rmdir", "symlink_to", "hardlink_to", "touch"),
}
OS_FILES = {
    *("open", "remove", "unlink", "rename", "replace", "link", "symlink", "walk"),
    *("scandir", "listdir", "mkdir", "makedirs", "rmdir", "utime", "truncate", "chmod"),
}
FILE_MODULES = {"shutil", "tempfile", "glob", "fileinput"}
# These open a file for themselves if they are given its path.
OPENERS = (
    *("Image.open", "pikepdf.open", "Pdf.open", "PdfDocument", "pdfplumber.open"),
    *("ZipFile", "tarfile.open", "TarFile", "TTFont", "TTCollection", "truetype"),
    *("ImageCmsProfile", "etree.parse", "ElementTree.parse", "html.parse"),
)
# And these can do nothing else.
PATH_OPENERS = ("from_file_path", "getOpenProfile", "sqlite3.connect", "bagit.Bag")
# What is no path: what these make, and what is of these types.
MADE = {
    *("BytesIO", "createProfile", "opened", "begun", "made_ready"),
    *("_Bounded", "Forward"),
}
GIVEN = {"bytes", "BytesIO", "BufferedReader", "IO[bytes]", "BinaryIO", "io.BytesIO"}
# Whoever else does, and why it may.
OPENS_ITSELF = {
    "copy.office.word": "a picture of mammoth's, which it has in memory",
    "pdf.bounding": "how much memory there is, which the system tells as a file",
    "workers.walls": "places that a worker may reach, which are named and not read",
    "workers.confinement": "how much memory a worker has, told as a file",
}
# A stream of a PDF is read like a file.
PDF_STREAMS = {
    *(
        "pdf.packing",
        "pdf.unpacking",
        "plate.file.archival",
        "plate.file.joining",
        "sheet.sheeting",
    ),
    *("plate.pictures.inserting", "plate.renderer.subsetting", "proof.preflight.ink"),
    "proof.preflight.subject",
}


def file_work(tree: ast.Module) -> Iterator[str]:
    """Yield where a module opens, writes, lists or removes a file by itself."""
    yield from opened_by_path(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found = {alias.name for alias in node.names} & FILE_MODULES
        elif isinstance(node, ast.ImportFrom):
            named = {f"{node.module}.{alias.name}" for alias in node.names}
            found = {one for one in named if f".{one}".endswith(DOTTED)}
            found |= {str(node.module)} & FILE_MODULES
        else:
            found = set()
        yield from (f"{getattr(node, 'lineno', 0)}: {name}" for name in sorted(found))
        if isinstance(node, ast.Call) and works_at_files(node):
            yield f"{node.lineno}: {ast.unparse(node)[:70]}"


# An `open` that is imported by its own name hides whose it is.
DOTTED = tuple(f".{name}" for name in OPENERS if name.endswith((".open", ".parse")))


def opened_by_path(tree: ast.AST) -> Iterator[str]:
    """Yield each opener that is given what may be a path, function by function."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
    functions = [node for node in ast.walk(tree) if isinstance(node, kinds)]
    safe: set[ast.AST] = set()
    for function in functions:
        inside = list(ast.walk(function))
        known = {name for node in inside for name in no_paths(node)}
        safe |= {node for node in inside if opens_no_path(node, known)}
    for call in ast.walk(tree):
        if is_opener(call) and not (call in safe or opens_no_path(call, set())):
            yield f"{getattr(call, 'lineno', 0)}: {ast.unparse(call)[:70]}"


def is_opener(node: ast.AST) -> bool:
    names = tuple(f".{name}" for name in (*OPENERS, *PATH_OPENERS))
    return isinstance(node, ast.Call) and f".{ast.unparse(node.func)}".endswith(names)


def opens_no_path(node: ast.AST, known: set[str]) -> bool:
    """Say whether an opener is given bytes or an opened file."""
    if not isinstance(node, ast.Call) or not is_opener(node):
        return False
    if f".{ast.unparse(node.func)}".endswith(tuple(f".{n}" for n in PATH_OPENERS)):
        return False
    words = {word.arg: word.value for word in node.keywords}
    given = node.args[0] if node.args else words.get("fileobj")
    return given is not None and is_no_path(given, known)


def no_paths(node: ast.AST) -> Iterator[str]:
    """Yield the names that a node binds to bytes or to an opened file."""
    if isinstance(node, ast.arg) and node.annotation:
        kinds = ast.unparse(node.annotation).split(" | ")
        if set(kinds) <= GIVEN:
            yield node.arg
    if isinstance(node, ast.withitem) and node.optional_vars:
        names = is_no_path(node.context_expr, set())
        if names:
            yield from re.findall(r"\w+", ast.unparse(node.optional_vars))
    if isinstance(node, ast.Assign) and is_no_path(node.value, set()):
        yield from map(ast.unparse, node.targets)


def is_no_path(given: ast.expr, known: set[str]) -> bool:
    """Say whether an expression is bytes or an opened file for all to see."""
    if isinstance(given, ast.Call):
        return ast.unparse(given.func).rpartition(".")[2] in MADE
    return ast.unparse(given) in known


def works_at_files(call: ast.Call) -> bool:
    """Say whether a call opens, writes, lists or removes a file."""
    called = ast.unparse(call.func)
    home, _, name = called.rpartition(".")
    if is_opener(call):
        return False  # looked at by what it is given
    if home == "os":
        return name in OS_FILES
    modes = [ast.unparse(argument) for argument in call.args[:1]]
    opens = called == "open" or (home and name == "open" and not modes)
    by_mode = name == "open" and modes[:1] != [] and modes[0][0] == "'"
    return bool((home and name in FILE_METHODS) or opens or by_mode)


PLANTED = """
def read(path: Path, name: str, data: bytes):
    {work}
"""


@pytest.mark.parametrize(
    "work",
    [
        *("Image.open(path)", "Image.open(name)", "Image.open(fp=name)"),
        *("pikepdf.open(path)", "pikepdf.Pdf.open(str(path))", "open(name)"),
        *("zipfile.ZipFile(file=name)", "ZipFile(f'{name}.zip')", "etree.parse(name)"),
        *("tarfile.open(name)", "tarfile.open(name=path)", "TTFont(path / name)"),
        *("pypdfium2.PdfDocument(self.path)", "import shutil; shutil.rmtree(path)"),
        *("hb.Blob.from_file_path(name)", "ImageFont.truetype(str(path), 10)"),
        *("ImageCms.ImageCmsProfile(str(path))", "ImageCms.getOpenProfile(name)"),
        *("from PIL.Image import open as look", "import tempfile", "import glob as g"),
        *("path.unlink()", "path.open()", "path.open('rb')", "path.write_bytes(data)"),
        *("[Image.open(one) for one in path]", "os.remove(name)"),
    ],
)
def test_what_works_at_files_is_seen(work: str) -> None:
    assert [*file_work(ast.parse(PLANTED.format(work=work)))]


@pytest.mark.parametrize(
    "work",
    [
        *("Image.open(io.BytesIO(data))", "Image.open(data)", "ZipFile(BytesIO(data))"),
        *("tarfile.open(fileobj=io.BytesIO(data), mode='r:')", "TTFont(data)"),
        "with opened(path) as file: pikepdf.open(file)",
        "file = io.BytesIO(data); pikepdf.open(file)",
        "with opened(path) as (pdf, content, file): PdfDocument(file)",
        "ImageCms.ImageCmsProfile(ImageCms.createProfile('sRGB'))",
    ],
)
def test_what_is_given_bytes_opens_no_file(work: str) -> None:
    assert [*file_work(ast.parse(PLANTED.format(work=work)))] == []


def test_the_place_for_files_has_no_clock_and_no_chance() -> None:
    """The linter does not look at it for that: it may do what is banned elsewhere."""
    banned = {"random", "time", "uuid", "locale", "datetime"}
    for module in modules().values():
        nodes = ast.walk(module.tree) if module.room == "disk" else ()
        for node in nodes:
            if isinstance(node, ast.Import):
                assert not {alias.name for alias in node.names} & banned, module.name
            elif isinstance(node, ast.ImportFrom):
                assert node.module not in banned, module.name


def test_files_are_opened_in_one_place() -> None:
    """A path from data is confined, bounded and no pipe only where disk/ opens it."""
    found = {}
    for module in modules().values():
        work = [] if module.room == "disk" else list(file_work(module.tree))
        name = module.name.removeprefix("layout.")
        if name in PDF_STREAMS:
            work = [one for one in work if "read_bytes" not in one]
        if work:
            found[name] = work
    assert {n: w for n, w in found.items() if n not in OPENS_ITSELF} == {}
    names = {name.removeprefix("layout.") for name in modules()}
    assert set(OPENS_ITSELF) <= found.keys(), "no longer needed"
    assert names >= PDF_STREAMS
