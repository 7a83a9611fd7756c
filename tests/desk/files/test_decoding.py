"""TOML and YAML remember their lines."""

from layout.desk.files.decoding import name_of, read_yaml, toml_lines
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
