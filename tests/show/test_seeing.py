"""What a name may do to a terminal: nothing."""

import json

import pytest

from layout.codes import Code
from layout.notes import Note
from layout.show.seeing import on_a_line, seen
from layout.show.voice import Voice

TITLE = "a\x1b]0;pwn\x07\x9b2J\u202eb\u2066\x7f\r"
SHOWN = "a\\x1b]0;pwn\\x07\\x9b2J\\u202eb\\u2066\\x7f\\r"


def test_what_steers_is_shown() -> None:
    assert seen(TITLE) == SHOWN
    assert seen("Café — 日本\t\n\udcff") == "Café — 日本\t\n\udcff"
    assert on_a_line("a\nb: error") == "a\\nb: error"


def test_notes_and_tables_have_none_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    note = Note(code=Code.BAD_VALUE, file=f"{TITLE}\n.md", message=TITLE, hint=TITLE)
    Voice().notes((note,))
    Voice().lines(TITLE)
    Voice().console().print(TITLE, markup=False)
    said = capsys.readouterr()
    assert said.err.count(SHOWN) == 3
    assert said.err.count("\n") == 1
    assert said.out.startswith(f"{SHOWN}\na\\x1b]0;pwn")
    assert not set(said.out + said.err) & set("\x1b\x07\x9b\u202e\u2066\x7f\r")


def test_a_report_is_json_with_the_same_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Voice(as_json=True).made(title=TITLE)
    said = capsys.readouterr().out
    assert json.loads(said)["title"] == TITLE
    assert not set(said) & set(TITLE) - set("a]0;pwn2Jb")
