"""Overlap: pieces that stand on each other or off the page.

Two pieces in one place print as mud; a piece outside the type area is trimmed off, or
caught in the printer's grippers. The tool makes neither by itself: a broken style, an
odd advertisement or a defect of ours does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from layout.codes import Code
from layout.geometry import Grid, Rect
from layout.makeup.dummy import (
    Frame,
    Furniture,
    Page,
    Placed,
    PlacedAd,
    PlacedLeg,
    PlacedText,
    Rule,
)
from layout.proof.craft.specimen import CraftFinding, Specimen

CODE = Code.OVERLAP

# Points: less than a hairline.
TINY = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A piece in an editor's words; pieces of one `group` are placed by one hand."""

    name: str
    rect: Rect
    group: str


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find overlapping pieces, pieces out of their frame, and out of the page."""
    grid = specimen.style.grid
    for page in specimen.dummy.pages:
        blocks = list(_blocks(page))
        for problem in _collisions(blocks):
            yield _finding(page, problem)
        for block in blocks:
            if not _inside(block.rect, _type_area(grid)):
                yield _finding(page, f"{block.name} stands out of the type area")
        for frame in page.frames:
            for problem in _in_frame(frame):
                yield _finding(page, f'in "{frame.slug}", {problem}')


def _finding(page: Page, problem: str) -> CraftFinding:
    return CraftFinding(
        page=page.number,
        message=problem,
        hint="see the page's plan and the style; if they are right, this is a defect "
        "of ours",
    )


def _blocks(page: Page) -> Iterator[_Piece]:
    """Yield a page's stories, advertisements and the texts of its furniture."""
    for number, frame in enumerate(page.frames):
        yield _Piece(name=f'"{frame.slug}"', rect=frame.rect, group=f"frame {number}")
    for number, item in enumerate(page.furniture):
        group = f"furniture {number}"
        if isinstance(item, PlacedAd):
            name = f'the advertisement "{item.ad.name}"'
            yield _Piece(name=name, rect=item.rect, group=group)
        elif isinstance(item, Furniture):
            for text in item.texts:
                yield _Piece(name=_name(text), rect=text.rect, group=group)
        elif not isinstance(item, Rule):
            yield _Piece(name=_name(item), rect=item.rect, group=group)


def _in_frame(frame: Frame) -> Iterator[str]:
    """Yield what is wrong inside one story's rectangle."""
    pieces: list[_Piece] = []
    for number, item in enumerate(frame.items):
        if isinstance(item, Rule):
            continue
        rects = _runs(item) if isinstance(item, PlacedLeg) else [item.rect]
        pieces += [
            _Piece(name=_name(item), rect=rect, group=str(number)) for rect in rects
        ]
        if isinstance(item, PlacedLeg) and _is_overset(item):
            yield "two paragraphs stand on one line"
        if isinstance(item, PlacedText) and item.text.lines_deep > item.rect.lines:
            yield f"{_name(item)} is deeper than its place"
    yield from _collisions(pieces)
    for piece in pieces:
        if not _inside(piece.rect, frame.rect):
            yield f"{piece.name} stands out of the story's rectangle"


def _runs(leg: PlacedLeg) -> list[Rect]:
    """Return where a leg has type, as few rectangles as can be."""
    runs: list[Rect] = []
    for part in leg.parts:
        line, lines = leg.rect.line + part.line, len(part.lines)
        x, width = leg.rect.x, leg.rect.width
        if runs and runs[-1].foot >= line:
            first = runs.pop().line
            line, lines = first, line + lines - first
        runs.append(Rect(x=x, line=line, width=width, lines=lines))
    return runs


def _is_overset(leg: PlacedLeg) -> bool:
    return any(
        one.line + len(one.lines) > other.line for one, other in pairwise(leg.parts)
    )


def _collisions(pieces: Sequence[_Piece]) -> Iterator[str]:
    for one, other in combinations(pieces, 2):
        if one.group != other.group and _overlap(one.rect, other.rect):
            yield f"{one.name} and {other.name} overlap"


def _overlap(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.right - TINY
        and other.x < one.right - TINY
        and one.line < other.foot
        and other.line < one.foot
    )


def _type_area(grid: Grid) -> Rect:
    width = grid.page_width - grid.left - grid.right
    return Rect(x=0.0, line=0, width=width, lines=grid.lines)


def _inside(rect: Rect, room: Rect) -> bool:
    return (
        rect.x >= room.x - TINY
        and rect.right <= room.right + TINY
        and rect.line >= room.line
        and rect.foot <= room.foot
    )


def _name(item: Placed) -> str:
    if isinstance(item, PlacedText):
        return f'"{item.text.text}" ({item.role})'
    names = {"PlacedLeg": "copy", "PlacedPicture": "a picture"}
    kind = type(item).__name__
    return names.get(kind, f"a {kind.removeprefix('Placed').lower()}")
