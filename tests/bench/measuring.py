"""Measure set text in a PDF from outside: word spaces, ladders, edges, baselines.

Nothing but the PDF is asked. Lines are of the size that most letters have; a line of a
column ends where a gap is as wide as a gutter. Word spaces are in units of a size.
"""

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from layout.proof.readback.linecheck import OVERHANG
from layout.proof.readback.pdf_words import read_file
from layout.proof.readback.printed_words import ReadPage, Word

GUTTER = 9.0
# The text face's own word space in em.
NATURAL = 0.235
FLUSH = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """How copy is set, and how deep the page is: all in points."""

    size: float
    leading: float
    page_height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Shares in per cent, ladders as a number, drift in points."""

    lines: int
    loose_2x: float
    loose_3x: float
    ladders: int
    ragged_edges: float
    grid_drift: float


Line = list[Word]


def measure(path: Path, body: Body) -> Measures:
    """Measure every page of a PDF."""
    spaces: list[float] = []
    off_edge: list[bool] = []
    ladders, drift = 0, 0.0
    for page in read_file(path):
        lines = [line for line in _lines(page) if len(line) >= 3]
        drift = max(drift, _drift(lines, body))
        for column in _columns(lines):
            edge = statistics.mode(round(line[-1].right, 1) for line in column)
            flush = [line for line in column if line[-1].right > edge - FLUSH]
            spaces += [_space(line) / body.size for line in flush]
            # A line within 4 pt of the edge was meant to be flush.
            meant = [line for line in column if line[-1].right > edge - 4]
            off_edge += [_is_off(line[-1], edge) for line in meant]
            ladders += _ladders(column)
    return Measures(
        lines=len(spaces),
        loose_2x=_share([space > 2 * NATURAL for space in spaces]),
        loose_3x=_share([space > 3 * NATURAL for space in spaces]),
        ladders=ladders,
        ragged_edges=_share(off_edge),
        grid_drift=round(drift, 3),
    )


def _is_off(last: Word, edge: float) -> bool:
    """Tell whether a line misses its edge, a last f's overhang allowed."""
    over = last.right - edge
    return over < -FLUSH or over > FLUSH + OVERHANG * last.height


def _share(tests: list[bool]) -> float:
    return round(100 * sum(tests) / max(1, len(tests)), 2)


def _lines(page: ReadPage) -> Iterator[Line]:
    """Yield the lines of the page's body type, from left to right."""
    heights: Counter[float] = Counter()
    for word in page.words:
        heights[round(word.height, 1)] += len(word.text)
    body = heights.most_common(1)[0][0] if heights else 0.0
    rows: dict[float, Line] = defaultdict(list)
    for word in page.words:
        if abs(word.height - body) < 0.2:
            rows[round(word.baseline, 2)].append(word)
    for row in rows.values():
        yield from _cut(sorted(row, key=lambda word: word.left))


def _cut(row: Line) -> Iterator[Line]:
    line: Line = []
    for word in row:
        if line and word.left - line[-1].right > GUTTER:
            yield line
            line = []
        line.append(word)
    yield line


def _columns(lines: list[Line]) -> Iterator[list[Line]]:
    columns: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        columns[round(line[0].left / 12)].append(line)
    for column in columns.values():
        yield sorted(column, key=lambda line: line[0].baseline)


def _space(line: Line) -> float:
    return statistics.mean(
        after.left - before.right for before, after in pairwise(line)
    )


def _ladders(column: list[Line]) -> int:
    """Count the runs of three or more lines that end in a hyphen."""
    run = found = 0
    for line in column:
        run = run + 1 if line[-1].text[-1] in "-\u2010" else 0
        found += run == 3
    return found


def _drift(lines: list[Line], body: Body) -> float:
    """Return how far in points the worst baseline is off the page's grid.

    As measure_text.py has it: from the page's foot, and the grid is only known to a
    tenth of a point, so a true grid that stands between two tenths shows 0.05.
    """
    rests = [(body.page_height - line[0].baseline) % body.leading for line in lines]
    if not rests:
        return 0.0
    anchor = statistics.mode(round(rest, 1) for rest in rests)
    offs = [abs(rest - anchor) for rest in rests]
    return max(min(off, body.leading - off) for off in offs)
