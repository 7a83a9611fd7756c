"""The shape of the package is a promise; keep it.

Imports run one way. The ground (errors, notes, lengths, requests) knows nobody. On it
stand the rooms that know no newspaper (disk, workers, pdf), then the stages in press
order, each of which may import what stands above it in the table and nothing below;
then what is kept of an issue (lock, library, shelf), the steps that commands share
(run), the commands, what people see of them (show), and the command line (cli).
"""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

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
    "pdf": ("disk",),
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
FILE_MODULES = {"shutil", "tempfile", "glob", "fileinput", "mmap"}
OPENERS = {
    *("Image.open", "pikepdf.open", "pypdfium2.PdfDocument", "zipfile.ZipFile"),
    *("tarfile.open", "TTFont", "ImageFont.truetype", "ImageCms.ImageCmsProfile"),
}
# Whoever else does, and why it may.
OPENS_ITSELF = {
    "copy.office.word": "an archive in memory, and a picture of mammoth's in it",
    "desk.files.looking": "nowhere: what a library would print goes there",
    "desk.adverts.supplied": "PDFium, in a confined worker, on the file as read",
    "library.unwrapping": "the files of a bag, into a folder that was just made",
    "library.wrapping": "a bag as one file, into a folder that was just made",
    "lock.lock": "the lock itself",
    "pdf.bounding": "how much memory there is, which the system tells as a file",
    "pdf.drawing": "PDFium, in a confined worker, on the file that was looked at",
    "pdf.opening": "a PDF that is not read into memory: two programs look at it",
    "plate.late": "the folder that a worker has for itself",
    "plate.pictures.reducing": "a worker's own file for a while",
    "proof.preflight.subject": "the bytes of a PDF, opened by pdf.opening",
    "run.bag_packing": "what a build has just made",
    "show.streams": "standard output",
    "workers.confinement": "how much memory a worker has, told as a file",
    "workers.process": "what a worker says, for when it fails",
}
# A stream of a PDF is read like a file.
PDF_STREAMS = {
    *("pdf.unpacking", "plate.file.archival", "plate.file.joining", "sheet.sheeting"),
    *("plate.pictures.inserting", "plate.renderer.subsetting", "proof.preflight.ink"),
    "proof.preflight.subject",
}


def file_work(module: Module) -> Iterator[str]:
    """Yield where a module opens, writes, lists or removes a file by itself."""
    paths = {
        argument.arg
        for node in ast.walk(module.tree)
        if isinstance(node, ast.arguments)
        for argument in (*node.args, *node.kwonlyargs)
        if argument.annotation and "Path" in ast.unparse(argument.annotation)
    }
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            named = node.names if isinstance(node, ast.Import) else ()
            names = {alias.name for alias in named} | {getattr(node, "module", None)}
            yield from (f"{node.lineno}: {name}" for name in names & FILE_MODULES)
        elif isinstance(node, ast.Call) and works_at_files(node, paths):
            yield f"{node.lineno}: {ast.unparse(node)[:70]}"


def works_at_files(call: ast.Call, paths: set[str]) -> bool:
    """Say whether a call opens, writes, lists or removes a file."""
    called = ast.unparse(call.func)
    home, _, name = called.rpartition(".")
    if called in OPENERS:
        # What is given is bytes, or a file that disk/ has opened: no path.
        given = call.args[0] if call.args else None
        return isinstance(given, ast.BinOp) or ast.unparse(given or call) in paths
    if home == "os":
        return name in OS_FILES
    modes = [ast.unparse(argument) for argument in call.args[:1]]
    opens = called == "open" or (home and name == "open" and not modes)
    by_mode = name == "open" and modes[:1] != [] and modes[0][0] == "'"
    return bool((home and name in FILE_METHODS) or opens or by_mode)


def test_files_are_opened_in_one_place() -> None:
    """A path from data is confined, bounded and no pipe only where disk/ opens it."""
    found = {}
    for module in modules().values():
        work = [] if module.room == "disk" else list(file_work(module))
        name = module.name.removeprefix("layout.")
        if name in PDF_STREAMS:
            work = [one for one in work if "read_bytes" not in one]
        if work:
            found[name] = work
    assert {n: w for n, w in found.items() if n not in OPENS_ITSELF} == {}
    names = {name.removeprefix("layout.") for name in modules()}
    assert set(OPENS_ITSELF) | PDF_STREAMS <= names
