"""A story's rectangle carved up: where its head, insets and columns stand.

Pictures hang from the top, at the right; tables and boxes stand at the foot, at the
right; pull quotes head a column that is free. What remains of each column is a well.

The idea: two numbers a column say all, what is taken of it from the top and what from
the foot. An inset goes where the least is taken over its width, and takes white below
or above it too. The head counts as taken in all columns; a picture as wide as the story
stands above it.

What holds on the way: nothing overlaps, since an inset stands below all that is taken
at the top of its columns, and above all that is taken at their foot; what finds no room
is dropped, and said so, and never squeezed in.
"""

from dataclasses import replace

from layout.galley.galley import SetBox, SetTable
from layout.galley.shop import GalleyShop
from layout.geometry import Grid
from layout.makeup.bounds import BOUNDS
from layout.makeup.plot import Plot
from layout.makeup.story.anatomy import (
    NO_WHITE,
    Carving,
    CarvingOrder,
    FreeColumn,
    Inset,
    InsetPlace,
    SetPicture,
    SetQuote,
    StoryPart,
    White,
)

# White between a picture with its caption and the copy below, in grid lines.
BELOW_INSET = 1


class _ColumnUse:
    """A plot in work: how much of each column is taken from the top and the foot."""

    def __init__(self, plot: Plot, grid: Grid) -> None:
        self.plot = plot
        self.grid = grid
        self.top = [0] * plot.columns
        self.foot = [0] * plot.columns
        self.places: list[InsetPlace] = []
        self.dropped: list[Inset] = []

    def room(self, column: int) -> int:
        return self.plot.lines - self.top[column] - self.foot[column]

    def put(self, inset: Inset, cover: range, lines: int, *, at_top: bool) -> None:
        """Place an inset over the columns that it covers, at the top or foot."""
        edge = self.top if at_top else self.foot
        used = max(edge[c] for c in cover)
        if self.plot.lines - used - self._other(at_top=at_top, cover=cover) < lines:
            self.dropped.append(inset)
            return
        line = self.plot.line + used
        if not at_top:
            line = self.plot.foot - used - lines
        self.places.append(
            InsetPlace(
                inset=inset,
                column=self.plot.column + cover.start,
                columns=len(cover),
                line=line,
                lines=lines,
            )
        )
        for c in cover:
            edge[c] = used + lines + BELOW_INSET

    def _other(self, *, at_top: bool, cover: range) -> int:
        edge = self.foot if at_top else self.top
        return max(edge[c] for c in cover)

    def span_for(self, count: int, edge: list[int]) -> range:
        """Return the rightmost `count` columns that are least taken at an edge."""
        columns = self.plot.columns
        # Of equals the rightmost.
        spans = [(max(edge[c : c + count]), -c) for c in range(columns - count, -1, -1)]
        first = -min(spans)[1]
        return range(first, first + count)


def carve(plot: Plot, order: CarvingOrder, grid: Grid) -> Carving:
    """Carve a plot for a story; nothing overlaps, all in whole lines."""
    bench = _ColumnUse(plot, grid)
    banner = _banner(order, plot)
    if banner is not None:
        bench.put(
            banner, range(plot.columns), picture_lines(banner, order), at_top=True
        )
    head_line = plot.line + bench.top[0]
    bench.top = [taken + order.head_lines for taken in bench.top]
    hang_line = plot.line + bench.top[0]
    for inset in order.insets:
        if inset is not banner:
            _put_inset(bench, inset, order)
    return Carving(
        plot=plot,
        head_line=head_line,
        hang_line=hang_line,
        places=tuple(bench.places),
        columns=_columns(bench),
        dropped=tuple(bench.dropped),
        short=_short(bench),
    )


def _banner(order: CarvingOrder, plot: Plot) -> SetPicture | None:
    """Return the picture that stands above the head, over the whole width."""
    first = order.insets[0] if order.insets else None
    if not isinstance(first, SetPicture) or not 2 <= plot.columns == first.columns:
        return None
    stack = picture_lines(first, order) + BELOW_INSET + order.head_lines
    return first if stack <= plot.lines else None


def _put_inset(bench: _ColumnUse, inset: Inset, order: CarvingOrder) -> None:
    if isinstance(inset, SetPicture):
        span = bench.span_for(min(inset.columns, bench.plot.columns), bench.top)
        bench.put(inset, span, picture_lines(inset, order), at_top=True)
    elif isinstance(inset, SetQuote):
        _put_quote(bench, inset)
    else:
        span = bench.span_for(_columns_of(inset, bench), bench.foot)
        bench.put(inset, span, inset.lines_deep, at_top=False)


def _put_quote(bench: _ColumnUse, quote: SetQuote) -> None:
    """Head a free column with a quote, or stand it at a column's foot.

    Never in the first column, where the story begins, nor beside another quote.
    """
    taken = {
        place.column - bench.plot.column
        for place in bench.places
        if isinstance(place.inset, SetQuote)
    }
    least = min(bench.top)
    fit = [
        column
        for column in range(1, bench.plot.columns)
        if not {column - 1, column, column + 1} & taken
        and bench.room(column) >= quote.lines + 2 * BOUNDS.story.shortest_leg
    ]
    heads = [column for column in fit if bench.top[column] == least]
    feet = [column for column in fit if not bench.foot[column]]
    free = heads or feet
    if not free:
        bench.dropped.append(quote)
        return
    middle = free[len(free) // 2]
    cover = range(middle, middle + 1)
    bench.put(quote, cover, quote.lines, at_top=bool(heads))


def _columns_of(inset: SetTable | SetBox, bench: _ColumnUse) -> int:
    for count in range(1, bench.plot.columns + 1):
        if inset.width <= bench.grid.span(count) + 0.01:
            return count
    return bench.plot.columns


def picture_lines(picture: SetPicture, order: CarvingOrder) -> int:
    """Return a picture's depth with its caption, as the order wants it."""
    depth = order.depths.get(picture.picture.name, picture.natural)
    return depth + picture.caption_lines


def _columns(bench: _ColumnUse) -> tuple[FreeColumn, ...]:
    columns = []
    for number in range(bench.plot.columns):
        lines = bench.room(number)
        if bench.foot[number] == 0 or lines > 0:
            columns.append(
                FreeColumn(
                    column=bench.plot.column + number,
                    line=bench.plot.line + bench.top[number],
                    lines=max(0, lines),
                )
            )
    return tuple(column for column in columns if column.lines > 0)


def _short(bench: _ColumnUse) -> int:
    return sum(
        1
        for number in range(bench.plot.columns)
        if 0 < bench.room(number) <= BOUNDS.story.shortest_leg
    )


def carvings_of(
    parts: tuple[StoryPart, ...],
    shares: tuple[tuple[Inset, ...], ...],
    depths: dict[str, int],
    shop: GalleyShop,
    *,
    white: White = NO_WHITE,
) -> tuple[Carving, ...]:
    """Carve each part's plot for its heading and its share of the insets."""
    found = []
    for part, share in zip(parts, shares, strict=True):
        head = part.heading.jump_lines if part.jump_from else part.heading.lines
        plot = part.plot
        if part.jump_to is None and white.lines:
            head += white.below_head
            plot = replace(plot, lines=max(1, plot.lines - white.at_foot))
        order = CarvingOrder(head_lines=head, insets=share, depths=depths)
        found.append(carve(plot, order, shop.style.grid))
    return tuple(found)
