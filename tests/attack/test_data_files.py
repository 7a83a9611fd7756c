"""Hostile TOML and YAML: told by its line, before a parser goes deep or wide."""

from pathlib import Path

import pytest

from layout.desk.files.decoding import read_toml
from layout.notebook import Notebook
from tests.attack.attacking import attack
from tests.attack.stopwatch import allowed
from tests.building import small

TEXTS = {
    "lists": "a = " + "[" * 100_000,
    "closed": "a = " + "[" * 500 + "]" * 500,
    "tables": "a = " + "{b=" * 50_000,
    "name": "a." * 20_000 + "b = 1",
    "header": "[" + "a." * 20_000 + "b]",
    "headers": "[[" + "a . " * 20_000 + "b]]",
    "quoted": '"a".' * 400 + "b = 1",
    "long": "#" + "x" * 3_000_000,
    "number": "a = " + "9" * 50_000,
    "float": "a = 1e" + "9" * 50_000 + "x",
    "hexadecimal": "a = 0x" + "f" * 50_000 + "g",
    "open": 'a = "' + "x" * 100_000,
    "multiline": 'a = """' + '""x' * 50_000,
    "escapes": 'a = "' + "\\q" * 50_000 + '"',
    "surrogate": 'a = "\\ud800"',
    "nul": "a = \x00",
    "control": 'a = "\x07"',
    "equals": "=" * 50_000,
    "spaces": "a" + " " * 200_000 + "x",
    "newlines": "\n" * 200_000 + "x",
    "again": "a = 1\n" * 5000,
    "table-again": "[a]\n" * 5000,
    "date": "a = 2026-99-99",
    "time": "a = 99:99:99",
    "inline": "a = {b = 1, b = 2}",
    "comma": "a = [1,,2]",
    "array": "a = [" + "1," * 100_000,
    "dots": "a = " + "." * 50_000,
    "brackets": "[" * 50_000,
    "closers": "]" * 50_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_toml_that_nobody_writes(name: str, tmp_path: Path) -> None:
    path = tmp_path / "issue.toml"
    path.write_bytes(TEXTS[name].encode("utf-8", "surrogatepass"))
    book = Notebook(file="issue.toml")
    with allowed(4.0):
        assert read_toml(path, book, root=tmp_path) is None
    assert [note.code for note in book.notes] == ["broken-toml"]
    assert book.notes[0].hint
    assert len(book.notes[0].message) < 400


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("lists", "paper.toml"),
        ("name", "issues/one/issue.toml"),
        ("tables", "issues/one/plan.toml"),
    ],
)
def test_a_command_says_which(name: str, file: str, tmp_path: Path) -> None:
    issue = small(tmp_path, {file: TEXTS[name]})
    done = attack("plan", issue, cwd=tmp_path)
    done.check_refused("broken-toml", status=2)
    assert f"{file}:1: error[broken-toml]" in done.err
