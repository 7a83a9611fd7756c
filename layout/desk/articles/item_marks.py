"""What stands before items and notes, as it is written: a changed number is a lie."""

import re
from dataclasses import replace

from layout.desk.issue import Span

# "(b)", "b)", "(iv)", "12)": nothing else opens so.
CLOSED = re.compile(r"\s*(\(?(?:\d{1,3}|[A-Za-z]|[ivxlcIVXLC]{1,7})\))\s")
# "b.", "iv.", "2.1", "2.1.": a list only if its items follow on each other.
POINTED = re.compile(
    r"\s*((?:(?P<figures>(?:\d{1,3}\.)*\d{1,3})\.?|(?P<letters>[A-Za-z]"
    r"|[ivxlcIVXLC]{1,7})\.))\s"
)
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def numbers_of(values: list[str]) -> list[str]:
    """Return the numbers of items as they are written.

    Of many that are all the same, the author has left the counting to us.
    """
    if len(values) > 1 and len(set(values)) == 1:
        first = int(values[0])
        return [f"{first + place}." for place in range(len(values))]
    return [f"{value}." for value in values]


def written_marks(openings: list[str]) -> list[str]:
    """Return the marks that open all items of a list of bullets, or none."""
    closed = [CLOSED.match(text) for text in openings]
    if closed and all(closed):
        return [match[1] for match in closed if match]
    pointed = [match for match in map(POINTED.match, openings) if match]
    if len(pointed) < max(2, len(openings)):
        return []
    marks = [match[1] for match in pointed]
    return marks if _follow_on(marks) else []


def _follow_on(marks: list[str]) -> bool:
    """Say whether marks count: by figures of one depth, by letters, by Roman ones."""
    last = [mark.rstrip(".").rpartition(".")[2].lower() for mark in marks]
    stems = {mark.rstrip(".").rpartition(".")[0] for mark in marks}
    for counted in (
        [int(text) if text.isdecimal() else 0 for text in last],
        [ord(text) if len(text) == 1 and text.isalpha() else 0 for text in last],
        [_roman(text) for text in last],
    ):
        if all(counted) and counted == list(
            range(counted[0], counted[0] + len(counted))
        ):
            # Plain figures with a point are a numbered list, and written as one.
            return len(stems) == 1 and (stems != {""} or not last[0].isdecimal())
    return False


def _roman(text: str) -> int:
    """Return the value of Roman figures, or 0 of what is none."""
    values = [ROMAN.get(letter, 0) for letter in text]
    if not all(values):
        return 0
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < after else one for one, after in pairs)


def without_start(raw: list[Span], count: int) -> list[Span]:
    """Return spans without their first characters."""
    rest: list[Span] = []
    for span in raw:
        if count < len(span.text):
            rest.append(replace(span, text=span.text[count:]))
        count = max(0, count - len(span.text))
    return rest


def notes_in(raw: list[Span]) -> list[list[Span]]:
    """Part footnotes that follow each other line by line without an empty one."""
    notes: list[list[Span]] = [[]]
    before = ""
    for span in raw:
        if span.superscript and before.endswith("\n"):
            notes.append([])
        notes[-1].append(span)
        before = span.text or before
    return notes
