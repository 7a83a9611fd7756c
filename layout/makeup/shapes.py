"""The shapes that a story can take: for each width in columns, how deep it is."""

from dataclasses import dataclass, replace

import msgspec

from layout.desk.issue import Article
from layout.galley.composing import GalleyShop, article_key
from layout.galley.galley import Galley
from layout.makeup.anatomy import (
    Inset,
    Plot,
    SetPicture,
    cropped,
    headings,
    insets,
)
from layout.makeup.carving import Order, carve
from layout.makeup.parting import copy_lines
from layout.makeup.pouring import Well, pour

# A depth that is open to nothing: the carving is measured on a plot this deep.
DEEP = 400
# So many of a story's headings, the best first, may be used to make it fit.
HEADS = 4
# A looser setting that costs less than this is hardly seen.
LOOSE_ENOUGH = 8.0
# Of the pictures' crops these steps are measured: from the shallowest to the deepest.
STEPS = (-1.0, -0.5, 0.0, 0.5, 1.0)
# A story with tables in its copy may need so many lines more than they have.
LATEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How deep a story is at a width under one of its headings, in lines.

    Shallowest, natural and deepest follow from its pictures' crops and its looser
    paragraphs. `heading` counts the headings from the best, `head` is this one's
    depth. `hole` are the lines of copy that lack where
    a picture is deeper than the copy beside it.
    """

    columns: int
    heading: int
    head: int
    least: int
    natural: int
    most: int
    hole: int


DECODER = msgspec.msgpack.Decoder(tuple[Shape, ...])


class Shaper:
    """Measures the shapes of stories; remembers them, in the run and beyond it."""

    def __init__(self, shop: GalleyShop) -> None:
        self.shop = shop
        self._shapes: dict[Article, tuple[Shape, ...]] = {}

    def shapes(self, article: Article) -> tuple[Shape, ...]:
        """Return a story's shapes: for each width the best heading's first."""
        known = self._shapes.get(article)
        if known is None:
            known = self._shapes[article] = self._remembered(article)
        return known

    def shape(self, article: Article, columns: int) -> Shape:
        """Return a story's shape over some columns, under its best heading."""
        own = [s for s in self.shapes(article) if s.columns == columns]
        return own[0]

    def best(self, article: Article) -> tuple[Shape, ...]:
        """Return a story's shapes under its best headings, from one column up."""
        return tuple(s for s in self.shapes(article) if not s.heading)

    def _remembered(self, article: Article) -> tuple[Shape, ...]:
        shop = self.shop
        key = ("shapes", *article_key(article), shop.style.sha256)
        kept = shop.memory.recall(*key)
        if kept is not None:
            return DECODER.decode(kept)
        widths = range(1, shop.style.grid.columns + 1)
        shapes = tuple(
            shape for columns in widths for shape in _measured(article, columns, shop)
        )
        shop.memory.keep(msgspec.msgpack.encode(shapes), *key)
        return shapes


def _measured(article: Article, columns: int, shop: GalleyShop) -> list[Shape]:
    """Measure a story at a width under its headings.

    Headings that lead to neighbouring depths make one shape, under the best of them.
    """
    shapes: list[Shape] = []
    seen: set[int] = set()
    for number, heading in enumerate(headings(article, shop, columns)[:HEADS]):
        if heading.lines in seen:
            continue
        seen.add(heading.lines)
        new = _under(article, (columns, number, heading.lines), shop)
        for place, old in enumerate(shapes):
            if new.least <= old.most + 1 and old.least <= new.most + 1:
                shapes[place] = replace(
                    old,
                    least=min(old.least, new.least),
                    most=max(old.most, new.most),
                )
                break
        else:
            shapes.append(new)
    return shapes


def _under(article: Article, place: tuple[int, int, int], shop: GalleyShop) -> Shape:
    """Measure a story under a heading, with its pictures at steps of their crops.

    Crops with which a picture is deeper than the copy beside it are left out, if there
    are others.
    """
    columns, number, head = place
    galley = shop.galley(article, shop.style.grid.measure)
    copy = copy_lines(galley)
    pieces = insets(article, shop, columns)
    found: list[tuple[int, int]] = []
    for share in STEPS:
        lines = copy + (_spare_lines(galley) if share == STEPS[-1] else 0)
        order = _order(pieces, head, share)
        needed, tallest = _depths(order, (columns, lines), shop)
        late = _lateness(galley, order, (columns, max(needed, tallest)), shop)
        found.append((max(needed, tallest) + late, max(0, tallest - needed) * columns))
    level = [depth for depth, hole in found if hole <= columns]
    depths = level or [depth for depth, _ in found]
    natural = found[len(STEPS) // 2][0]
    return Shape(
        columns=columns,
        heading=number,
        head=head,
        least=min(depths),
        natural=min(max(natural, min(depths)), max(depths)),
        most=max(depths),
        hole=0 if level else min(hole for _, hole in found),
    )


def _order(pieces: tuple[Inset, ...], head: int, share: float) -> Order:
    """Return the order for a plot with the pictures at a step of their crops."""
    depths = {
        p.picture.name: cropped(p, share) for p in pieces if isinstance(p, SetPicture)
    }
    return Order(head_lines=head, insets=pieces, depths=depths)


def _depths(order: Order, work: tuple[int, int], shop: GalleyShop) -> tuple[int, int]:
    """Return how deep the copy makes a story, and how deep its insets alone."""
    columns, lines = work
    plot = Plot(column=0, columns=columns, line=0, lines=DEEP)
    carving = carve(plot, order, shop.style.grid)
    tallest = DEEP - min((c.lines for c in carving.columns), default=DEEP)
    return DEEP - (carving.capacity - lines) // columns, tallest


def _lateness(
    galley: Galley, order: Order, place: tuple[int, int], shop: GalleyShop
) -> int:
    """Return the lines that tables add, which stand whole and leave white before."""
    columns, lines = place
    if all(block.table is None for block in galley.blocks):
        return 0
    low, high = 0, LATEST
    while low < high:
        late = (low + high) // 2
        plot = Plot(column=0, columns=columns, line=0, lines=lines + late)
        carving = carve(plot, order, shop.style.grid)
        wells = [Well(lines=column.lines) for column in carving.columns]
        if pour(galley.blocks, wells).overset:
            low = late + 1
        else:
            high = late
    return low


def _spare_lines(galley: Galley) -> int:
    """Return the lines that looser paragraphs would add, the cheaper half of them."""
    looser = sum(
        any(
            len(s.lines) > block.depth and s.cost < LOOSE_ENOUGH for s in block.settings
        )
        for block in galley.blocks
        if block.table is None
    )
    return looser // 2
