"""What rooms name and load when it is called: cheap to name, and all there."""

import ast
import importlib
import inspect
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import layout
from tests.building import ROOT

HOME = Path(layout.__file__).parent
FILES = sorted(HOME.rglob("late.py"))
HEAVY = {
    *("PIL", "distributed", "fontTools", "jinja2", "lxml", "pikepdf", "pypdfium2"),
    *("rich", "uharfbuzz", "weasyprint"),
}
EACH = pytest.mark.parametrize(
    "path", FILES, ids=lambda path: path.parent.relative_to(HOME).as_posix()
)


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(HOME.parent).with_suffix("").parts)


def named(path: Path) -> list[tuple[str, str]]:
    """Return what a file imports when its functions are called."""
    tree = ast.parse(path.read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inner = [node for function in functions for node in ast.walk(function)]
    return [
        (node.module or "", alias.name)
        for node in inner
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]


def test_there_are_some() -> None:
    rooms = {path.parent.name for path in FILES}
    assert {"proof", "plate", "lock", "sheet", "library", "shelf", "show"} <= rooms


@EACH
def test_to_name_a_call_loads_nothing_heavy(path: Path) -> None:
    tell = f"import sys, {name_of(path)}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", tell],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert not HEAVY & set(done.stdout.split())


@EACH
def test_all_that_is_named_is_there(path: Path) -> None:
    found = named(path)
    assert found
    for module, name in found:
        if name == "cluster":
            pytest.importorskip("distributed")
        home = importlib.import_module(module)
        assert hasattr(home, name) or importlib.import_module(f"{module}.{name}")


@EACH
def test_every_call_goes_to_a_worker_by_its_name(path: Path) -> None:
    module = importlib.import_module(name_of(path))
    calls = [
        function
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    ]
    assert calls
    for call in calls:
        assert pickle.loads(pickle.dumps(call)) is call
        assert len(pickle.dumps(call)) < 100
