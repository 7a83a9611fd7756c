"""What a paragraph turns out to be by what is inside: a note, a verse, an item."""

import re
from dataclasses import replace
from xml.etree.ElementTree import Element

from layout.desk.articles.inline import LINE_END, InlineContent, inline_of
from layout.desk.issue import Span

LINE = re.compile(f"{LINE_END}\n?|\n")
# A line of verse or of an address is no longer; a paragraph's line may be.
LONGEST_LINE = 60


def source_lines(raw: list[Span]) -> list[list[Span]]:
    """Part spans where the source's lines end, or where a break is forced."""
    lines: list[list[Span]] = [[]]
    for span in raw:
        for place, text in enumerate(LINE.split(span.text)):
            if place:
                lines.append([])
            lines[-1].append(replace(span, text=text))
    return lines


def opening_of(item: Element) -> str:
    """Return the first words of an item."""
    own = inline_of(item).text
    first = next((child for child in item if child.tag == "p"), None)
    return own if own.strip() or first is None else inline_of(first).text


def is_note(inline: InlineContent) -> bool:
    """Say whether a paragraph opens with a raised mark: then it is a footnote."""
    worded = (span for span in inline.raw if span.text.strip())
    first = next(worded, None)
    return first is not None and first.superscript and next(worded, None) is not None


def keeps_lines(inline: InlineContent) -> bool:
    """Say whether forced line breaks part lines that are meant as such."""
    if not inline.breaks or inline.images:
        return False
    lines = ["".join(span.text for span in line).strip() for line in inline.lines()]
    longest = max(map(len, lines), default=0)
    if len(lines) < 2 or inline.meant:
        return len(lines) > 1
    # Spaces at a line's end may be an accident: the next line then goes on.
    goes_on = len(lines) == 2 and lines[1][:1].islower()
    return longest <= LONGEST_LINE and not goes_on
