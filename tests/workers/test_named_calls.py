"""Whatever is asked of a worker says of what page or file it is, should it fail."""

import ast
from collections.abc import Iterator
from pathlib import Path

import layout

HOME = Path(layout.__file__).parent
# Who begins a call that came from elsewhere; the pool itself; a story set ahead, which
# is set here if a worker fails; an issue rebuilt, which its task names.
ELSEWHERE = {"workers", "run/setahead.py", "commands/crew.py"}
FILES = [
    path
    for path in sorted(HOME.rglob("*.py"))
    if not ELSEWHERE
    & {path.relative_to(HOME).parts[0], path.relative_to(HOME).as_posix()}
]


TREES = {
    path: ast.parse(text)
    for path in FILES
    if ".begin(" in (text := path.read_text("utf-8")) or "Call(" in text
}


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Yield every `Call(...)` that is made."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "Call"
        ):
            yield node


def test_every_call_names_what_it_is_about() -> None:
    found = 0
    for path, tree in TREES.items():
        for call in calls(tree):
            words = {keyword.arg for keyword in call.keywords}
            assert "doing" in words, f"{path}:{call.lineno}"
            assert words & {"page", "file"}, f"{path}:{call.lineno}"
            found += 1
    assert found >= 15


def test_nothing_else_is_handed_to_a_worker() -> None:
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                begins = node.func.attr == "begin" and "room" in ast.unparse(node.func)
                bare = (
                    begins and "partial(" in ast.unparse(node.args[0]).split("Call(")[0]
                )
                assert not bare, f"{path}:{node.lineno}"
