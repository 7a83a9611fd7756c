"""How well the planner closes a generated issue: numbers for tests and for tuning.

python -m tests.makeup.measuring STORIES SEED
"""

import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from layout.desk.adverts.fillers import with_fillers
from layout.desk.issue import Issue
from layout.desk.reading import read_issue
from layout.desk.style.styling import read_stylebook
from layout.galley.composing import ComposingRoom
from layout.geometry import Grid
from layout.makeup.dummy import Dummy, Frame, Page, PlacedAd
from layout.makeup.making import make_pages
from layout.notes import Note
from tests.makeup.generator import generate
from tests.makeup.whites import Whites, whites


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredPage:
    """One page: its white, and each story's place as (slug, rank, rectangle)."""

    number: int
    section: str
    whites: Whites
    stories: tuple[str, ...]
    fillers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """An issue made up. `galley_seconds` set all copy, the planning came after."""

    pages: tuple[MeasuredPage, ...]
    unplaced: tuple[str, ...]
    overset: tuple[tuple[str, int], ...]
    jumps: int
    notes: tuple[Note, ...]
    galley_seconds: float
    planning_seconds: float

    @property
    def unused(self) -> tuple[int, ...]:
        """Grid lines across each page that stay empty."""
        return tuple(page.whites.unused for page in self.pages)

    @property
    def average(self) -> float:
        """Unused lines a page."""
        return sum(self.unused) / max(1, len(self.unused))

    @property
    def uneven(self) -> tuple[tuple[str, int], ...]:
        """Stories whose columns end more than a line apart, and how far."""
        return tuple(story for page in self.pages for story in page.whites.uneven)

    @property
    def codes(self) -> Counter[str]:
        """The codes of the notes, counted."""
        return Counter(note.code for note in self.notes)


def measure(folder: Path) -> Measured:
    """Read, set and make up an issue; the galleys are warm when planning begins."""
    issue, desk_notes = read_issue(folder)
    style = read_stylebook(issue.style, issue.publication.folder)
    shop = ComposingRoom(style)
    started = time.perf_counter()
    for article in issue.articles:
        shop.galley(article, style.grid.measure)
    galleys = time.perf_counter()
    dummy, notes = make_pages(issue, shop)
    planned = time.perf_counter()
    return Measured(
        pages=tuple(_page(page, issue, style.grid) for page in dummy.pages),
        unplaced=_unplaced(issue, dummy),
        overset=tuple(
            (fit.slug, fit.overset_lines) for fit in dummy.stories if fit.overset_lines
        ),
        jumps=sum(frame.part > 0 for page in dummy.pages for frame in page.frames),
        notes=(*desk_notes, *notes),
        galley_seconds=galleys - started,
        planning_seconds=planned - galleys,
    )


def _unplaced(issue: Issue, dummy: Dummy) -> tuple[str, ...]:
    placed = {frame.slug for page in dummy.pages for frame in page.frames}
    return tuple(a.slug for a in issue.articles if a.slug not in placed)


def _page(page: Page, issue: Issue, grid: Grid) -> MeasuredPage:
    whole = with_fillers(issue, (frame.slug for frame in page.frames))
    ranks = {article.slug: article.rank for article in whole.articles}
    return MeasuredPage(
        number=page.number,
        section=page.section,
        whites=whites(page, grid),
        stories=tuple(_story(frame, ranks[frame.slug], grid) for frame in page.frames),
        fillers=_fillers(page, issue),
    )


def _fillers(page: Page, issue: Issue) -> tuple[str, ...]:
    """Return the names of the fillers on a page, the issue's own included."""
    own = {f"ad:{ad.name}" for ad in issue.ads if ad.house}
    own |= {filler.name for filler in issue.fillers}
    names = [frame.slug for frame in page.frames]
    names += [f"ad:{p.ad.name}" for p in page.furniture if isinstance(p, PlacedAd)]
    return tuple(name for name in names if name in own)


def _story(frame: Frame, rank: int, grid: Grid) -> str:
    """Describe a story's place: slug, rank, columns x lines @ first column, line."""
    rect = frame.rect
    first = round(rect.x / (grid.measure + grid.gutter))
    columns = round((rect.width + grid.gutter) / (grid.measure + grid.gutter))
    return f"{frame.slug}/{rank} {columns}x{rect.lines}@{first},{rect.line}"


def table(measured: Measured) -> str:
    """Return the numbers as text: a line a page, then the whole issue."""
    lines = ["page section    open empty unused  stories"]
    for page in measured.pages:
        white = page.whites
        lines.append(
            f"{page.number:4} {page.section:10} {white.open_lines:4} "
            f"{white.empty_lines:5} {white.unused:6}  {'; '.join(page.stories)}"
            f" + {' '.join(page.fillers)}"
        )
        lines += [f"{'':30}uneven by {n}: {slug}" for slug, n in white.uneven]
        lines += [
            f"{'':30}hole: column {column}, line {line}, {depth} lines"
            for column, line, depth in white.holes
        ]
    codes = ", ".join(f"{code} {n}" for code, n in sorted(measured.codes.items()))
    lines += [
        f"pages {len(measured.pages)}, jumps {measured.jumps}, unused lines a page: "
        f"{measured.average:.1f} on average, {max(measured.unused, default=0)} at most",
        f"unplaced {len(measured.unplaced)}: {', '.join(measured.unplaced)}",
        f"overset {sum(n for _, n in measured.overset)}: "
        + ", ".join(f"{slug} {n}" for slug, n in measured.overset),
        f"uneven {len(measured.uneven)}; notes: {codes}",
        f"galleys {measured.galley_seconds:.2f} s, "
        f"planning {measured.planning_seconds:.2f} s",
    ]
    return "\n".join(lines) + "\n"


def main(stories: int, seed: int) -> None:
    """Generate an issue, measure it and say how it came out."""
    with tempfile.TemporaryDirectory() as folder:
        issue = generate(Path(folder), stories=stories, seed=seed)
        sys.stdout.write(table(measure(issue)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
