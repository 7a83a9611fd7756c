"""All that touches the renderer's insides is in one room."""

import ast
from collections.abc import Iterator
from pathlib import Path

import layout
from layout.desk.files import late
from layout.plate import renderer

ROOT = Path(layout.__file__).parent
ROOM = Path(renderer.__file__).parent
INSIDES = {"weasyprint", "pydyf", "cssselect2", "tinycss2", "tinyhtml5"}


# The desk refuses a colour that the renderer does not know: it asks the same reader.
READS_COLOURS = Path(late.__file__)


def imported(path: Path) -> Iterator[str]:
    """Yield the packages that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]
        elif isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)


def test_only_the_renderers_room_knows_the_renderer() -> None:
    files = [path for path in ROOT.rglob("*.py") if INSIDES & set(imported(path))]
    assert len(files) > 5
    others = [path for path in files if ROOM not in path.parents]
    assert others == [READS_COLOURS]
    assert INSIDES & set(imported(READS_COLOURS)) == {"tinycss2"}


def test_only_one_table_replaces_anything() -> None:
    """A name of somebody else's module is given another meaning in `patches` alone."""
    for path in sorted(ROOM.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                replaces = node.func.id == "setattr"
                assert not replaces or path.name in ("patches.py", "sparing.py"), path
