"""Fillers in rows: what closes a page below its copy, from the library's own.

A row is as wide as the room that it stands in; a band is one row or a few, one above
the other. Of all bands the planner takes the one with which the copy above comes
nearest to its natural depth.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from layout.desk.issue import Article, Filler, Issue
from layout.makeup.areas import Slot
from layout.makeup.bounds import BOUNDS
from layout.makeup.costs import IssueCosts
from layout.makeup.issue.booking import ad_lines
from layout.makeup.plot import AD_GAP, GAP, Plot
from layout.makeup.story.shapes import Shaper


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A filler at a width: its depths in lines, and what it costs to use it."""

    name: str
    columns: int
    least: int
    most: int
    cost: float
    brief: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FillerRow:
    """Fillers side by side, `lines` deep, with white above."""

    options: tuple[Option, ...]
    lines: int
    cost: float

    @property
    def gap(self) -> int:
        """White above: a brief has a rule there, as any story has."""
        return GAP if any(option.brief for option in self.options) else AD_GAP


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Rows from the top; `lines` with all white, also that above the first row."""

    rows: tuple[FillerRow, ...]
    names: frozenset[str]
    lines: int
    cost: float


def is_filler(name: str, issue: Issue) -> bool:
    """Say whether a name of a plan is a filler's, or a house advertisement's."""
    house = {f"ad:{ad.name}" for ad in issue.ads if ad.house}
    return name in house or any(filler.name == name for filler in issue.fillers)


class Stock:
    """The fillers that an issue may still use, in their turn.

    Those that a plan names stand where it says, and are not in stock.
    """

    def __init__(self, issue: Issue, shaper: Shaper) -> None:
        self.costs = shaper.costs.issue
        taken = {area.name for plan in issue.plans for area in plan.areas}
        house = (Filler(name=f"ad:{ad.name}", piece=ad) for ad in issue.ads if ad.house)
        # The issue's own advertisements were put there for this issue: they go first.
        self.fillers = tuple(f for f in (*house, *issue.fillers) if f.name not in taken)
        self._options = {
            filler.name: tuple(_options(filler, turn, shaper))
            for turn, filler in enumerate(self.fillers)
        }
        self._bands: dict[tuple[int, frozenset[str]], tuple[Band, ...]] = {}

    def area(self) -> int:
        """Return the columns times lines of all that is in stock."""
        return sum(
            own[0].columns * (own[0].least + GAP)
            for own in self._options.values()
            if own
        )

    def options(self, used: frozenset[str]) -> list[tuple[Option, ...]]:
        """Return what may be used next, filler by filler."""
        left = [f.name for f in self.fillers if f.name not in used]
        return [
            self._options[name]
            for name in left[: BOUNDS.issue.window]
            if self._options[name]
        ]

    def bands(self, columns: int, used: frozenset[str]) -> tuple[Band, ...]:
        """Return bands of a width: of each depth the cheapest few."""
        key = (columns, used)
        if key not in self._bands:
            rows = _thinned(_rows(self.options(used), columns, self.costs))
            self._bands[key] = tuple(_stacked(rows))
        return self._bands[key]


def _options(filler: Filler, turn: int, shaper: Shaper) -> Iterator[Option]:
    costs = shaper.costs.issue
    cost = costs.filler + costs.turn * turn
    if not isinstance(filler.piece, Article):
        ad = filler.piece
        lines = ad_lines(ad, shaper.shop.style.grid.leading)
        yield Option(
            name=filler.name,
            columns=ad.columns,
            least=lines,
            most=lines,
            cost=cost,
            brief=False,
        )
        return
    for shape in shaper.best(filler.piece)[: BOUNDS.issue.brief_width]:
        yield Option(
            name=filler.name,
            columns=shape.columns,
            least=shape.least,
            most=shape.most,
            cost=cost + costs.wide_brief * (shape.columns - 1),
            brief=True,
        )


def _rows(
    stock: list[tuple[Option, ...]], columns: int, costs: IssueCosts
) -> Iterator[FillerRow]:
    """Yield all rows that are `columns` wide, level within a line."""

    def grown(first: int, row: tuple[Option, ...], room: int) -> Iterator[FillerRow]:
        if not room:
            yield _row(row, costs)
            return
        for place in range(first, len(stock)):
            for option in stock[place]:
                if option.columns <= room and _level((*row, option)):
                    yield from grown(place + 1, (*row, option), room - option.columns)

    return grown(0, (), columns)


def _level(row: tuple[Option, ...]) -> bool:
    return (
        max(o.least for o in row) - min(o.most for o in row) <= BOUNDS.issue.row_slack
    )


def _row(options: tuple[Option, ...], costs: IssueCosts) -> FillerRow:
    lines = max(option.least for option in options)
    slack = sum(max(0, lines - option.most) for option in options)
    cost = (
        sum(option.cost for option in options)
        + costs.row
        + costs.uneven_row_line * slack
    )
    return FillerRow(options=options, lines=lines, cost=cost)


def _thinned(rows: Iterator[FillerRow]) -> list[FillerRow]:
    """Keep the cheapest rows of each depth."""
    kept: dict[int, list[FillerRow]] = {}
    for row in sorted(rows, key=lambda r: (r.cost, [o.name for o in r.options])):
        own = kept.setdefault(row.lines + row.gap, [])
        if len(own) < BOUNDS.issue.alike_rows:
            own.append(row)
    return [row for depth in sorted(kept) for row in kept[depth]]


def _stacked(rows: list[FillerRow]) -> list[Band]:
    """Return rows as bands, and bands of several rows; none has a filler twice."""
    singles = [
        Band(
            rows=(row,),
            names=frozenset(option.name for option in row.options),
            lines=row.lines + row.gap,
            cost=row.cost,
        )
        for row in rows
    ]
    kept = layer = _cheapest(singles)
    for _ in range(BOUNDS.issue.rows - 1):
        layer = _cheapest(
            [
                _under(band, single)
                for band in layer
                for single in singles
                if single.lines <= band.lines and not single.names & band.names
            ]
        )
        kept = kept + layer
    return _cheapest(kept)


def _under(band: Band, single: Band) -> Band:
    """Stand a shallower row above a band: the deeper ones keep the foot."""
    return Band(
        rows=(*single.rows, *band.rows),
        names=band.names | single.names,
        lines=band.lines + single.lines,
        cost=band.cost + single.cost,
    )


def _cheapest(bands: list[Band]) -> list[Band]:
    kept: dict[int, list[Band]] = {}
    for band in sorted(bands, key=lambda b: (b.cost, sorted(b.names))):
        own = kept.setdefault(band.lines, [])
        if len(own) < BOUNDS.issue.bands and all(
            band.names != other.names for other in own
        ):
            own.append(band)
    return [band for depth in sorted(kept) for band in kept[depth]]


def band_slots(band: Band, plot: Plot, *, mirror: bool) -> tuple[Slot, ...]:
    """Stand a band at the foot of a plot, advertisements at the outer edge.

    A mirrored page is a left-hand one: its outer edge is on the left.
    """
    slots: list[Slot] = []
    line = plot.foot
    for row in reversed(band.rows):
        line -= row.lines
        own = sorted(row.options, key=lambda o: (not o.brief, o.columns, o.name))
        column = plot.column
        for option in reversed(own) if mirror else own:
            area = Plot(
                column=column, columns=option.columns, line=line, lines=row.lines
            )
            slots.append(Slot(name=option.name, plot=area))
            column += option.columns
        line -= row.gap
    return tuple(sorted(slots, key=lambda s: (s.plot.line, s.plot.column)))
