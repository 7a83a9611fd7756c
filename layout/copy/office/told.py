"""What is told of a word processor's file, whichever of them wrote it."""

from collections.abc import Iterable

from layout.codes import Code
from layout.copy.manuscript import Leftover
from layout.copy.markup import escaped
from layout.copy.remarks import refusal, shown
from layout.copy.web.flow import Flow, texts_of_item
from layout.notebook import Notebook


def tell_macros(remarks: Notebook) -> None:
    """Tell that a file has macros, which nobody ran."""
    remarks.note(
        Code.IMPORT_MACRO,
        "the file has macros; they were left where they are",
        hint="nothing to do; be wary of who sent it",
    )


def tell_change(
    remarks: Notebook, text: str, *, author: str, kept: bool, line: int | None = None
) -> None:
    """Tell a tracked change: insertions are printed, deletions are not."""
    what = "insertion" if kept else "deletion"
    printed = "is printed" if kept else "is not printed"
    remarks.note(
        Code.IMPORT_CHANGE,
        f'a tracked {what}{_by(author)} {printed}: "{shown(text)}"',
        line=line,
        hint="see that the change was meant",
    )


def tell_comment(
    remarks: Notebook, text: str, *, author: str, line: int | None = None
) -> None:
    """Tell a comment, which is not printed."""
    remarks.note(
        Code.COMMENT,
        f'a comment{_by(author)} is not printed: "{shown(text)}"',
        line=line,
        hint="see whether it asks for a change",
    )


def tell_missing_picture(
    remarks: Notebook, goal: str, *, line: int | None = None
) -> None:
    """Tell a picture that is only named in a file and not in it."""
    remarks.note(
        Code.IMPORT_PICTURE,
        f'the picture "{shown(goal)}" is not in the file, and nothing is fetched',
        line=line,
        hint="put it into pictures/ and name it in the article",
    )


def margins(texts: Iterable[str]) -> list[Leftover]:
    """Return the words of headers and footers, once each; bare numbers are none."""
    reason = "it stands in the pages' margin"
    return [
        Leftover(text=escaped(text), reason=reason, line=1)
        for text in dict.fromkeys(texts)
        if any(char.isalpha() for char in text)
    ]


def check_words(flow: Flow, remarks: Notebook) -> None:
    """Refuse a file in which nothing is to be read or seen.

    Raises:
        Unreadable: there are no words in it and no pictures.
    """
    words = any(text.strip() for item in flow.items for text in texts_of_item(item))
    if not words and not flow.shots:
        raise refusal(
            remarks, "there are no words in it", "see that it was saved with its text"
        )


def _by(author: str) -> str:
    return f" by {author}" if author else ""
