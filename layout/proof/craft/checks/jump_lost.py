"""Jump lost: a story that says where it continues, and does not.

"Continued on page 6" is a promise. The story must stand on page 6 with "From page 1"
over it, both lines must be printed, and both must have the right numbers, or the
reader is lost and does not come back.
"""

import re
from collections.abc import Iterator

from layout.codes import Code
from layout.makeup.dummy import Frame, Page, PlacedText
from layout.proof.craft.specimen import CraftFinding, Specimen

CODE = Code.JUMP_LOST


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find jumps whose other end is missing, and jump lines that say another page."""
    for page in specimen.dummy.pages:
        for frame in page.frames:
            for problem in _problems(page, frame, specimen):
                yield CraftFinding(
                    page=page.number,
                    message=f'"{frame.slug}" {problem}',
                    hint="see the plans of both pages; if they are right, this is a "
                    "defect of ours",
                )


def _problems(page: Page, frame: Frame, specimen: Specimen) -> Iterator[str]:
    ahead, back = frame.continued_on, frame.continued_from
    if ahead is not None:
        if page.number not in _ends(specimen, frame.slug, ahead, "continued_from"):
            yield f"continues on page {ahead}, but is not taken up there"
        yield from _lines(frame, "continued_on", ahead)
    if back is not None:
        if page.number not in _ends(specimen, frame.slug, back, "continued_on"):
            yield f"comes from page {back}, which does not send the reader here"
        yield from _lines(frame, "continued_from", back)


def _ends(specimen: Specimen, slug: str, number: int, side: str) -> set[int | None]:
    """Return the pages that a story's frames on a page name as their other end."""
    return {
        getattr(frame, side)
        for page in specimen.dummy.pages
        if page.number == number
        for frame in page.frames
        if frame.slug == slug
    }


def _lines(frame: Frame, role: str, number: int) -> Iterator[str]:
    placed = [
        item
        for item in frame.items
        if isinstance(item, PlacedText) and item.role == role
    ]
    if not placed:
        yield f"has no line that names page {number}"
    for item in placed:
        if item.target != number or number not in _numbers(item.text.text):
            yield f'says "{item.text.text}" where page {number} is meant'


def _numbers(text: str) -> set[int]:
    return {int(figures) for figures in re.findall(r"\d+", text)}
