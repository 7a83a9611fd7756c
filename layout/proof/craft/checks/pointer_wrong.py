"""Pointer wrong: page one sends the reader to a page where the story is not.

Pointers and ears sell the inside of the paper. Each pointer must name a page on which
its story stands; an ear that names pages must name pages which there are.
"""

import re
from collections.abc import Iterator

from layout.codes import Code
from layout.makeup.dummy import Furniture, PlacedText
from layout.proof.craft.specimen import CraftFinding, Specimen

CODE = Code.POINTER_WRONG

# "page 4", "pages 4 to 7", "pages 4, 5 and 9".
_PAGES = re.compile(r"\bpages?\s(\d+(?:(?:\s?[-–,&]\s?|\s(?:to|and)\s)\d+)*)", re.I)
_POINTER, _EAR = "pointer", "ears"


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find pointers and ears that name a wrong page."""
    stories = {
        page.number: {frame.slug for frame in page.frames}
        for page in specimen.dummy.pages
    }
    for page in specimen.dummy.pages:
        for item in page.furniture:
            if not isinstance(item, Furniture):
                continue
            problems = [_problem(text, stories) for text in item.texts]
            if item.name == _EAR:
                problems += [_beyond(text, set(stories)) for text in item.texts]
            for problem in problems:
                if problem:
                    yield CraftFinding(
                        page=page.number,
                        message=problem,
                        hint="correct the number, or leave pointers to the tool",
                    )


def _problem(placed: PlacedText, stories: dict[int, set[str]]) -> str:
    """Return what is wrong with a pointer, "" if nothing or if it is none."""
    if placed.target is None or not placed.slug:
        return ""
    words, target = placed.text.text, placed.target
    if placed.slug not in stories.get(target, set()):
        return f'the pointer "{words}" leads to page {target}, not to "{placed.slug}"'
    if placed.role == _POINTER and str(target) not in re.findall(r"\d+", words):
        return f'the pointer "{words}" leads to page {target}'
    return ""


def _beyond(placed: PlacedText, pages: set[int]) -> str:
    """Return what is wrong with the pages that an ear names."""
    words = placed.text.text
    named = {int(n) for m in _PAGES.findall(words) for n in re.findall(r"\d+", m)}
    missing = ", ".join(str(number) for number in sorted(named - pages))
    return f'"{words}" names a page that there is not: {missing}' if missing else ""
