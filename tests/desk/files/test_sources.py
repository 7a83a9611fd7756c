"""Files in: names to the letter, nothing from outside, text in UTF-8."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.files.sources import (
    nearest,
    note_case_clashes,
    read_bytes,
    read_text,
)
from layout.notebook import Notebook


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("bridg", ["bridge", "weir"], 'did you mean "bridge"?'),
        ("DSC1.JPG", ["dsc1.jpg", "weir.jpg"], 'did you mean "dsc1.jpg"?'),
        ("hadline", ["headline", "kicker"], 'did you mean "headline"?'),
        ("xyzzy", ["weir", "bridge"], "known here: bridge, weir"),
        ("xyzzy", [], ""),
    ],
)
def test_the_nearest_name_is_a_hint(word: str, known: list[str], hint: str) -> None:
    assert nearest(word, known) == hint


def test_the_nearest_name_without_words_around() -> None:
    assert nearest("bridg", ["bridge"], quote=False) == "bridge"


def test_names_that_differ_in_case_alone_are_refused(tmp_path: Path) -> None:
    for name in ("Weir.jpg", "weir.jpg", "bridge.jpg", "caf\u00e9.md", "cafe\u0301.md"):
        (tmp_path / name).write_bytes(b"x")
    if len(list(tmp_path.iterdir())) < 5:
        pytest.skip("this file system takes them for one")
    book = Notebook()
    note_case_clashes(tmp_path, book)
    assert [note.code.value for note in book.notes] == ["case-clash"] * 2
    assert any("Weir.jpg and weir.jpg" in note.message for note in book.notes)


def test_a_folder_that_is_not_there_has_no_clashes(tmp_path: Path) -> None:
    book = Notebook()
    note_case_clashes(tmp_path / "none", book)
    assert book.notes == []


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    book = Notebook(file="none.md")
    assert read_bytes(tmp_path / "none.md", book, root=tmp_path) is None
    (note,) = book.fatal
    assert (note.code, note.file) == ("unreadable-file", "none.md")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("\ufeffCafé".encode(), "Café"),
        ("桥".encode(), "桥"),
        (b"", ""),
    ],
)
def test_text_has_single_newlines_and_no_mark(data: bytes, text: str) -> None:
    book = Notebook()
    assert read_text(data, book) == text
    assert book.notes == []


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        ("one\ntwo\ncafé".encode("cp1252"), 3, '"é"'),
        ("“so”".encode("cp1252"), 1, '"“"'),
        ("so".encode("utf-16"), 1, "UTF-16"),
        (b"a\n\xff", 2, "byte 2 (0xff)"),
    ],
)
def test_other_encodings_are_told_with_byte_and_line(
    data: bytes, line: int, words: str
) -> None:
    book = Notebook()
    assert read_text(data, book) is None
    (note,) = book.fatal
    assert (note.code, note.line) == ("not-utf8", line)
    assert words in note.message


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\ufeff")))
def test_utf_8_comes_back(text: str) -> None:
    assert read_text(text.encode(), Notebook()) == text


@given(st.text(max_size=12), st.lists(st.text(max_size=8), max_size=5))
def test_a_hint_names_only_what_is_known(word: str, known: list[str]) -> None:
    hint = nearest(word, known, quote=False)
    assert hint in known or hint == "" or hint.startswith("known here: ")
