"""The shape of the package is a promise; keep it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import layout

ROOT = Path(layout.__file__).parent
STAGES = [
    *("copy", "desk", "galley", "makeup", "plate"),
    *("proof", "sheet", "viewer", "volume"),
]
# The one folder that is no stage: it calls the stages and speaks to people.
SKIN = "cli"
FILES = sorted(ROOT.rglob("*.py"))
MODULES = pytest.mark.parametrize(
    "path", FILES, ids=lambda path: str(path.relative_to(ROOT))
)

# What a stage may import besides itself and earlier stages.
PRIMITIVES = {"errors", "notes", "units", "geometry", "memory"}


def imported_modules(source: str) -> Iterator[str]:
    """Yield the first name below `layout` of everything that is imported from it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{a.name}" for a in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "layout" and len(parts) > 1:
                yield parts[1]


def functions(source: str) -> Iterator[tuple[str, int]]:
    """Yield each function's name and how many lines it has, decorators apart."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_folder_listing_is_the_pipeline() -> None:
    packages = sorted(path.parent for path in ROOT.glob("*/__init__.py"))
    folders = [path.name for path in packages if path.name != SKIN]
    assert folders == [stage for stage in STAGES if stage in folders]
    assert {"desk", "galley", "makeup", "plate", "proof"} <= set(folders)


@MODULES
def test_copy_only_flows_forward(path: Path) -> None:
    stage = path.relative_to(ROOT).parts[0]
    if stage not in STAGES:
        return
    later = STAGES[STAGES.index(stage) + 1 :]
    assert not set(imported_modules(path.read_text("utf-8"))) & set(later)


@MODULES
def test_stages_stand_on_the_primitives_only(path: Path) -> None:
    stage = path.relative_to(ROOT).parts[0]
    if stage not in STAGES:
        return
    root_modules = {p.stem for p in ROOT.glob("*.py")} - PRIMITIVES
    assert not set(imported_modules(path.read_text("utf-8"))) & root_modules


def test_primitives_know_nothing_of_the_stages() -> None:
    for name in sorted(PRIMITIVES):
        known = set(imported_modules((ROOT / f"{name}.py").read_text("utf-8")))
        assert known <= PRIMITIVES, name


@MODULES
def test_only_the_command_line_knows_click(path: Path) -> None:
    source = path.read_text("utf-8")
    assert "import click" not in source or path.parent == ROOT / SKIN


@MODULES
def test_files_fit_on_a_desk(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400


@MODULES
def test_functions_fit_on_a_screen(path: Path) -> None:
    long = [f for f in functions(path.read_text("utf-8")) if f[1] > 60]
    assert not long


def test_nothing_is_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}
    assert not [p for p in FILES if drawers & {p.stem, p.parent.name}]
