"""The line check: the PDF has the very lines that were set, at their places.

The setter chooses every line break of the copy and the renderer may only paint. If a
font, a style sheet or a new version of the renderer makes it break a line anew, type
is loose where it was even, columns end ragged, and at a column's foot a line falls
off. So each leg's grid lines are read back from the PDF and compared with the lines
set (`line-rebroken`). Two things more are measured on the way: every baseline of copy
is on the page's grid, so that columns stand level across the page and print on both
sides of thin paper shows no shadow (`off-grid`); and the right edge of justified
lines is a straight edge (`ragged-edge`).
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from layout.codes import Code
from layout.geometry import Grid
from layout.notes import Note
from layout.proof.readback.evidence import FoundLeg, FoundRow, WordsFound

# Points. Half a pixel of a 1200 dpi plate is 0.03 pt: less than 0.02 cannot be seen.
DRIFT = 0.02
# Points. A quarter of a hyphen's overhang; more than this is seen along an edge.
RAGGED = 0.3
# Share of the type's height by which a last letter may stand out over its own advance,
# as an f does: PDFium's boxes hold the whole glyph. A line that is really too long is
# not missed by it, for the renderer would have broken it.
OVERHANG = 0.11

# PDFium's box of a hyphen that is marked as soft holds its ink alone: so much of the
# type's height may be missing at its right.
HYPHEN = 0.04

_SAME = str.maketrans(dict.fromkeys("\u00ad\u2010\u2011", "-"))


def check_lines(
    found: WordsFound, grid: Grid, files: dict[str, str]
) -> tuple[Note, ...]:
    """Compare the legs' lines with those set. `files` has the articles' by slug."""
    notes: list[Note] = []
    anchor = _anchor(found, grid)
    for leg in found.legs:
        file = files.get(leg.slug, "")
        notes += _rebroken(leg, file)
        notes += _off_grid(leg, grid.leading, anchor, file)
        notes += _ragged(leg, grid, file)
    return tuple(notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredRow:
    """A line, and by how many points it is off."""

    by: float
    row: FoundRow


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFault:
    """What lines have done, in words that follow on them, and in which story's file."""

    code: Code
    what: str
    file: str


@lru_cache(maxsize=1 << 14)
def _plain(text: str) -> str:
    """Return a line's letters without spaces, ligatures, capitals."""
    plain = unicodedata.normalize("NFKC", text.translate(_SAME)).casefold()
    return "".join(plain.split())


def _rebroken(leg: FoundLeg, file: str) -> Iterator[Note]:
    """Yield a note on a leg's first differing line; those after it follow from it."""
    for row in leg.rows:
        set_text = row.line.text if row.line else ""
        read_text = row.found.text if row.found else ""
        if _is_same(row, set_text, read_text):
            continue
        yield Note(
            code=Code.LINE_REBROKEN,
            file=file,
            page=leg.page,
            message=(
                f'"{leg.slug}" has another line {row.row + 1} in its column than was '
                f'set: "{set_text}" expected, "{read_text}" found'
            ),
            hint="nothing is written for the press; the style's CSS or a font differs",
        )
        return


def _is_same(row: FoundRow, set_text: str, read_text: str) -> bool:
    if row.line is None:
        # The foot of a list marker or an initial may stand on a line of its own.
        return not read_text
    marker = row.part.marker if row.part else ""
    plain = _plain(read_text)
    return plain in {_plain(set_text), _plain(marker + set_text)}


def _anchor(found: WordsFound, grid: Grid) -> float:
    """Return how far below its grid line a baseline stands: what most lines do."""
    rests = Counter(
        round(row.found.baseline % grid.leading, 2)
        for leg in found.legs
        for row in leg.rows
        if row.line and row.found
    )
    return max(rests, key=lambda rest: (rests[rest], -rest), default=0.0)


def _off_grid(
    leg: FoundLeg, leading: float, anchor: float, file: str
) -> Iterator[Note]:
    drifts: list[MeasuredRow] = []
    for row in leg.rows:
        if row.line and row.found:
            rest = (row.found.baseline - anchor) % leading
            drifts.append(MeasuredRow(by=min(rest, leading - rest), row=row))
    # Rounding the anchor costs half a hundredth, which is allowed on top.
    yield from _worst(
        leg,
        [drift for drift in drifts if drift.by > DRIFT + 0.005],
        LineFault(code=Code.OFF_GRID, what="stand off the baseline grid", file=file),
    )


def _ragged(leg: FoundLeg, grid: Grid, file: str) -> Iterator[Note]:
    edges: list[MeasuredRow] = []
    for row in leg.rows:
        if row.line and row.found and row.line.justified:
            due = grid.left + leg.leg.rect.x + row.line.offset + row.line.measure
            over = row.found.right - due
            if row.line.hyphenated:
                over += HYPHEN * row.found.height if over < 0 else 0.0
            beyond = over - OVERHANG * row.found.height
            edges.append(MeasuredRow(by=max(-over, beyond), row=row))
    yield from _worst(
        leg,
        [edge for edge in edges if edge.by > RAGGED],
        LineFault(
            code=Code.RAGGED_EDGE, what="miss the column's right edge", file=file
        ),
    )


def _worst(
    leg: FoundLeg, rows: Iterable[MeasuredRow], fault: LineFault
) -> Iterator[Note]:
    """Yield one note on all lines of a leg that are off, naming the worst."""
    off = sorted(rows, key=lambda found: (-found.by, found.row.row))
    if not off:
        return
    worst, row = off[0].by, off[0].row
    text = row.line.text if row.line else ""
    yield Note(
        code=fault.code,
        file=fault.file,
        page=leg.page,
        message=(
            f'{len(off)} lines of "{leg.slug}" {fault.what}, the worst by '
            f'{worst:.2f} pt (line {row.row + 1} of its column, "{text}")'
        ),
        hint="look at the style's leading and fonts",
    )
