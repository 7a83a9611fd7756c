"""TOML and YAML remember their lines."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.files.decoding import name_of, read_toml, read_yaml, toml_lines
from layout.notebook import Notebook

TOML = '''\
a = 1
[b]
"c" = """
d = 2
"""
e.f = 3

[[g]]
h = 1
[[g]]  # second
h = [
  2,
]
[g.i]
j = 1
'''


def test_lines_of_toml_keys() -> None:
    assert toml_lines(TOML) == {
        ("a",): 1, ("b",): 2, ("b", "c"): 3, ("b", "e", "f"): 6,
        ("g", 0): 8, ("g", 0, "h"): 9, ("g", 1): 10, ("g", 1, "h"): 11,
        ("g", 1, "i"): 14, ("g", 1, "i", "j"): 15,
    }  # fmt: skip


def test_lines_of_yaml_keys() -> None:
    document = read_yaml("a: 1\nb:\n  - c: 2\n    d: 3\n", 2, Notebook())
    assert document is not None
    assert document.line(("b", 0, "d")) == 5
    assert document.line(("b", 0, "x")) == 4
    assert document.line(("x",)) is None


def test_yaml_that_breaks_the_reader_is_noted() -> None:
    for text in ("[" * 5000, "a: &b *c", "a: !!python/object:os.system x", "\x07: 1"):
        book = Notebook()
        assert read_yaml(text, 2, book) is None
        assert [note.code for note in book.notes] == ["broken-yaml"]


def test_keys_are_named_as_people_count() -> None:
    assert name_of(("ad", 1, "columns")) == "ad[2].columns"


@pytest.mark.parametrize(
    ("text", "line"),
    [("a = 1\nb = \n", 2), ("a = 1\na = 2\n", None), ("[a\n", 1), ("\n\n= 1\n", 3)],
)
def test_broken_toml_is_told_with_its_line(
    text: str, line: int | None, tmp_path: Path
) -> None:
    path = tmp_path / "issue.toml"
    path.write_text(text, "utf-8")
    book = Notebook(file="issue.toml")
    assert read_toml(path, book, root=path.parent) is None
    (note,) = book.fatal
    assert (note.code, note.file) == ("broken-toml", "issue.toml")
    assert line is None or note.line == line


def test_toml_has_its_files_digest_and_lines(tmp_path: Path) -> None:
    path = tmp_path / "issue.toml"
    path.write_bytes(b"\xef\xbb\xbfa = 1\r\nb = 'so'\r\n")
    document = read_toml(path, Notebook(), root=path.parent)
    assert document is not None
    assert document.data == {"a": 1, "b": "so"}
    assert document.line(("b",)) == 2
    assert len(document.sha256) == 64


def test_rows_in_braces_have_lines_of_their_own() -> None:
    lines = toml_lines("page = [\n  {a = 1},\n  {a = 2},\n]\nb = 1\n")
    assert lines[("page", 1)] == 3
    assert lines[("b",)] == 5


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: b: c", "broken-yaml", 2),
        ("a: 1\nb: 'so", "broken-yaml", 3),
        ("- a\n- b", "broken-yaml", 2),
        ("", "broken-yaml", 2),
        ("so", "broken-yaml", 2),
        ("a: 1\nb: 2\na: 3", "key-twice", 4),
        ("a: !!python/object:os.system x", "broken-yaml", 2),
        ("a: 1\nb: !!bool zzz", "broken-yaml", 3),
        ("a: 1\nb: 2026-13-45\nc: 1", "broken-yaml", 3),
        ('a: 1\nb: "\\Uffffffff"\nc: 1', "broken-yaml", 3),
        ('a: 1\nb: "Soup \\ud800 x"\nc: 1', "broken-yaml", 3),
        ('a: 1\nb:\n  - c: "\\udfff"', "broken-yaml", 4),
        ('"\\ud800": 1', "broken-yaml", 2),
        ("a: 1\nb: 0x_", "broken-yaml", 3),
    ],
)
def test_yaml_that_is_wrong_is_told_with_its_line(
    text: str, code: str, line: int
) -> None:
    book = Notebook()
    read_yaml(text, 2, book)
    assert [(note.code.value, note.line) for note in book.notes] == [(code, line)]


@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,6}", fullmatch=True), st.integers(0, 99), min_size=1
    )
)
def test_every_key_has_the_line_that_it_stands_on(keys: dict[str, int]) -> None:
    toml = toml_lines("\n".join(f"{key} = {value}" for key, value in keys.items()))
    document = read_yaml(
        "\n".join(f'"{key}": {value}' for key, value in keys.items()), 1, Notebook()
    )
    assert document is not None
    for number, key in enumerate(keys, 1):
        assert toml[(key,)] == number
        assert document.line((key,)) == number
    assert document.data == keys
