"""Bytes to text: what newspapers saved in thirty years, and what is no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.text.encodings import decoded, remark_encoding
from layout.errors import Unreadable
from tests.copy.making import codes, fresh_remarks, told

ENGLISH = "The café on the quay – Nell’s – is shut until March. " * 4
SPANISH = "El año que viene se abrirá otra vez el puente de Marl, dice el edil. " * 4
RUSSIAN = "Мост в Марле закрыт до осени, сказал смотритель округа. " * 6
GREEK = "Η γέφυρα στο Μαρλ έκλεισε μέχρι το φθινόπωρο, είπε ο δήμαρχος. " * 6
POLISH = "Most w Marlu został zamknięty aż do jesieni, powiedział zarządca. " * 6


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"Plain words.", "Plain words.", "utf-8"),
        (ENGLISH.encode(), ENGLISH, "utf-8"),
        (RUSSIAN.encode(), RUSSIAN, "utf-8"),
        (ENGLISH.encode("utf-8-sig"), ENGLISH, "utf-8 with a byte order mark"),
        (ENGLISH.encode("utf-16"), ENGLISH, "utf-16"),
        (b"\xfe\xff" + ENGLISH.encode("utf-16-be"), ENGLISH, "utf-16"),
        (ENGLISH.encode("utf-16-le"), ENGLISH, "utf-16-le"),
        (ENGLISH.encode("utf-16-be"), ENGLISH, "utf-16-be"),
        (ENGLISH.encode("cp1252"), ENGLISH, "windows-1252"),
        (SPANISH.encode("latin-1"), SPANISH, "windows-1252"),
        (RUSSIAN.encode("cp1251"), RUSSIAN, "cp1251"),
        (RUSSIAN.encode("koi8-r"), RUSSIAN, "koi8-r"),
        (GREEK.encode("cp1253"), GREEK, "cp1253"),
    ],
)
def test_the_encoding_is_recognised(data: bytes, text: str, encoding: str) -> None:
    found = decoded(data, fresh_remarks())
    assert found.text == text
    assert found.encoding == encoding


def test_bytes_that_mean_nothing_are_kept() -> None:
    data = "Café und Brücke am Wehr, sagt Müller. ".encode("cp1252") * 3 + b"\x81"
    found = decoded(data, fresh_remarks())
    assert "Müller" in found.text
    assert found.encoding == "latin-1"


@pytest.mark.parametrize(
    ("end", "newlines"),
    [
        *(("\n", 1), ("\r\n", 1), ("\r", 1), ("\x0b", 1), ("\x85", 1)),
        *(("\u2028", 1), ("\u2029", 2), ("\x0c", 2), ("\x1c", 1), ("\x1e", 1)),
    ],
)
def test_every_kind_of_line_end_is_one_kind(end: str, newlines: int) -> None:
    found = decoded(f"{ENGLISH}{end}{ENGLISH}".encode(), fresh_remarks())
    assert found.text == f"{ENGLISH}{chr(10) * newlines}{ENGLISH}"


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(32)) * 20,
        b"\x00\x01\x02\x03" * 100,
        b"MZ" + bytes(4) + bytes(range(200)) * 3,
        b"\x07" * 300,
    ],
)
def test_what_is_no_text_is_refused_with_the_next_move(data: bytes) -> None:
    with pytest.raises(Unreadable) as error:
        decoded(data, fresh_remarks())
    (note,) = error.value.notes
    assert "no text" in note.message
    assert ".docx" in note.hint


def test_a_few_control_characters_make_no_binary() -> None:
    text = "A word. " * 100 + "\x07"
    assert decoded(text.encode(), fresh_remarks()).text == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Plain words.", []),
        (ENGLISH.encode("cp1252"), ["import-encoding"]),
        (ENGLISH.encode("utf-16"), ["import-encoding"]),
    ],
)
def test_only_another_encoding_is_told(data: bytes, said: list[str]) -> None:
    remarks = fresh_remarks()
    found = decoded(data, remarks)
    remark_encoding(found, remarks)
    assert codes(remarks.notes) == said
    assert all(found.encoding in message for message in told(remarks))


PRINTED = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]),
    max_size=80,
)


@given(PRINTED)
def test_text_in_utf_8_comes_back(text: str) -> None:
    bare = text.removeprefix("\ufeff")
    assert decoded(bare.encode(), fresh_remarks()).text == bare


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=8))
def test_wide_plain_text_comes_back(text: str) -> None:
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        assert decoded(text.encode(encoding), fresh_remarks()).text == text


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        found = decoded(data, fresh_remarks())
    except Unreadable:
        return
    assert "\r" not in found.text
