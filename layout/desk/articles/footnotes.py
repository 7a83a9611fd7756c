"""Footnotes of Markdown as raised marks, so that all that follows knows one form.

`[^1]` in the copy and before the note becomes `^1^`: a paragraph that opens with a
raised mark is a note, wherever it stands, and is set at the story's end.
"""

import re
from collections.abc import Iterator

from layout.codes import Code
from layout.enclosed import CodeSpans
from layout.notebook import Notebook

SIGN = "[^"
MARK = re.compile(
    r"(?<!\\)\[\^(?P<label>[^\[\]\s^]++)\](?P<note>(?<=\]):(?:[ \t]++|$))?", re.M
)
# A label that is printed as it stands; a name, which only the author knows, is not.
PRINTED = re.compile(r"\d{1,3}|[a-z]|[ivxlc]{1,6}|[*†‡§¶]{1,3}")


def with_raised_marks(markdown: str, book: Notebook | None = None) -> str:
    """Return copy with its footnotes' marks raised; no line is added or lost.

    With a notebook, a mark without a note and a note without a mark are told.
    """
    if SIGN not in markdown:
        return markdown
    labels: dict[str, str] = {}
    parts: list[str] = []
    at = 0
    found = list(_marks(markdown))
    if book is not None:
        _remark(found, markdown, book)
    for match in found:
        label = labels.setdefault(match["label"], _printed(match["label"], labels))
        opens = match["note"] is not None and _opens_line(markdown, match.start())
        behind = " " if opens else match["note"] or ""
        parts += [markdown[at : match.start()], f"^{label}^{behind}"]
        at = match.end()
    return "".join([*parts, markdown[at:]])


def _marks(markdown: str) -> Iterator[re.Match[str]]:
    """Yield the marks of copy, but for those in code."""
    code = CodeSpans(markdown)
    span = code.after(0)
    for match in MARK.finditer(markdown):
        while span is not None and span.end <= match.start():
            span = code.after(span.end)
        if span is None or match.start() < span.start:
            yield match


def _printed(label: str, labels: dict[str, str]) -> str:
    """Return what is printed for a label: itself, or the next free number."""
    if PRINTED.fullmatch(label):
        return label
    taken = set(labels.values())
    return next(str(n) for n in range(1, len(taken) + 2) if str(n) not in taken)


def _opens_line(text: str, place: int) -> bool:
    start = text.rfind("\n", 0, place) + 1
    return not text[start:place].strip()


def _remark(found: list[re.Match[str]], text: str, book: Notebook) -> None:
    """Tell marks without a note and notes without a mark."""
    notes = {m["label"] for m in found if m["note"] and _opens_line(text, m.start())}
    marks = {m["label"] for m in found} - notes
    used = [m["label"] for m in found]
    lone = {label for label in notes if used.count(label) < 2}
    told: set[str] = set()
    for match in found:
        label = match["label"]
        if label in told or label not in marks | lone:
            continue
        told.add(label)
        what = "note" if label in marks else "mark in the copy"
        book.note(
            Code.FOOTNOTE,
            f"the footnote [^{label}] has no {what}; it is set as it is",
            line=text.count("\n", 0, match.start()) + 1,
            hint=f"write [^{label}] in the copy and [^{label}]: with the note below",
        )
