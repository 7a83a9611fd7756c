"""Remarks on a word processor's file."""

import pytest

from layout.copy.office.told import (
    margins,
    tell_change,
    tell_comment,
    tell_macros,
    tell_missing_picture,
)
from tests.copy.making import codes, fresh_remarks, told


@pytest.mark.parametrize(
    ("author", "kept", "message"),
    [
        ("Ada", True, 'a tracked insertion by Ada is printed: "now"'),
        ("Ada", False, 'a tracked deletion by Ada is not printed: "now"'),
        ("", True, 'a tracked insertion is printed: "now"'),
    ],
)
def test_a_change_says_who_made_it(author: str, kept: bool, message: str) -> None:
    remarks = fresh_remarks()
    tell_change(remarks, "now", author=author, kept=kept, line=4)
    assert told(remarks) == [message]
    assert (remarks.notes[0].line, codes(remarks.notes)) == (4, ["import-change"])


def test_a_comment_is_shown_in_short() -> None:
    remarks = fresh_remarks()
    tell_comment(remarks, "word " * 40, author="Ada")
    (message,) = told(remarks)
    assert message.startswith('a comment by Ada is not printed: "word word')
    assert message.endswith('..."')
    assert len(message) < 110


def test_each_remark_has_the_next_move() -> None:
    remarks = fresh_remarks()
    tell_macros(remarks)
    tell_missing_picture(remarks, "weir.jpg")
    assert codes(remarks.notes) == ["import-macro", "import-picture"]
    assert all(note.hint for note in remarks.notes)


def test_margins_are_words_once_each() -> None:
    found = margins(["Page proof", "12", "", "– 3 –", "Page proof", "The *Courier*"])
    assert [left.text for left in found] == ["Page proof", r"The \*Courier\*"]
