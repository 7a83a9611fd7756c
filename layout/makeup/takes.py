"""Takes: what a planner places, a story or a part of one, with its leaves.

In a newspaper's composing room a take is a piece of the copy that is set by itself. A
story that may jump gives two: the first part, whose depth is nearly free, and what is
left, which follows from it.
"""

from dataclasses import dataclass

from layout.desk.issue import Article
from layout.makeup.anatomy import Plot, SetPicture, headings, insets
from layout.makeup.areas import GAP
from layout.makeup.carving import Carving, Order, carve
from layout.makeup.cutting import Leaf
from layout.makeup.parting import Spot, copy_lines, jump_heading
from layout.makeup.shapes import DEEP, Shape, Shaper

# The widths in columns that suit a rank, and what each column off them costs.
SUITS = {1: (4, 5), 2: (3, 5), 3: (2, 3), 4: (1, 2), 5: (1, 1)}
OFF_WIDTH = 3.0
# Each step from a story's best heading to another.
OTHER_HEAD = 1.5
# A picture narrower than its article wishes costs this much a column.
OFF_PICTURE = 7.0
# A line across a story that stays open beside a picture deeper than its copy.
HOLE = 2.0
# Legs shorter or longer than these, in lines, are tiring.
SHORT_LEG, LONG_LEG = 8, 60
LEG_LINE = 0.25
# What a jump costs; the shares of the copy that its first part may hold; the lines
# that it leaves at least.
JUMP = 14.0
FIRST_SHARES = (0.2, 0.5, 0.75)
LEFT = 24
# A story deeper than this over all columns is too long for one page.
PAGEFUL = 80
# A continuation is set to its lines; it may have so many more, level within a line.
PLAY = 1
SPARE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """A story to be placed (`part` 0) or what is left of one (`part` 1).

    `lines` are those of copy that a part 1 has, `after` the page of its part 0.
    `cut` says that a part 0 is to go on elsewhere, or not; None leaves it open.
    """

    article: Article
    part: int = 0
    lines: int = 0
    cut: bool | None = None
    after: int = 0

    @property
    def name(self) -> tuple[str, int]:
        """What tells takes apart: slug and part."""
        return self.article.slug, self.part


class Leaves:
    """Turns takes into leaves for the cutter.

    `ease` says how shallow a story may be set: 0 as its shape allows, 1 at its natural
    depth, 2 half-way from there to its deepest.
    """

    def __init__(self, shaper: Shaper) -> None:
        self.shaper = shaper
        self.shop = shaper.shop
        self.ease = 0

    def shallowest(self, shape: Shape) -> int:
        """Return the least depth of a shape at the ease that is given."""
        eased = (shape.least, shape.natural, (shape.natural + shape.most) // 2)
        return eased[self.ease]

    def area(self, take: Take) -> float:
        """Return the least columns times lines that a take needs at a fit width."""
        if take.part:
            return take.lines * 1.1 + 12
        low, high = SUITS.get(take.article.rank, (1, 2))
        return min(
            float((self.shallowest(shape) + GAP) * shape.columns)
            for shape in self.shaper.shapes(take.article)
            if low <= shape.columns <= high
        )

    def of(self, number: int, take: Take, *, front: bool) -> list[Leaf]:
        """Return a take's leaves; `front` allows jumps from page one."""
        if take.part:
            return self._continuation(number, take)
        whole = [] if take.cut else self._whole(number, take.article)
        if take.cut is False or not self.jumps(take.article, front=front):
            return whole
        return [*whole, *self._first(number, take.article)]

    def jumps(self, article: Article, *, front: bool) -> bool:
        """Say whether a story may be cut: where it helps, and where it must be."""
        widest = max(self.shaper.shapes(article), key=lambda s: (s.columns, -s.least))
        return article.may_jump and (front or widest.least > PAGEFUL)

    def _whole(self, number: int, article: Article) -> list[Leaf]:
        wish = max((p.columns or 1 for p in article.pictures), default=1)
        rigid = any(picture.vector for picture in article.pictures)
        return [
            Leaf(
                story=number,
                columns=shape.columns,
                least=self.shallowest(shape),
                natural=max(shape.natural, self.shallowest(shape)),
                most=shape.most,
                cost=_cost(article, shape, wish),
                rank=article.rank,
            )
            for shape in self.shaper.shapes(article)
            # A drawing's lettering is made for its width.
            if shape.columns >= wish or not rigid
        ]

    def _first(self, number: int, article: Article) -> list[Leaf]:
        """Return the leaves of a story's first part: any depth within its shares."""
        copy = copy_lines(self.shop.galley(article, self.shop.style.grid.measure))
        leaves = []
        for columns in range(2, self.shop.style.grid.columns + 1):
            open_end = self._carved(article, columns)
            shares = [round(copy * share) for share in FIRST_SHARES]
            shares[-1] = min(shares[-1], copy - LEFT)
            if shares[-1] <= shares[0]:
                continue
            least, natural, most = (
                DEEP - (open_end.capacity - 1 - lines) // columns for lines in shares
            )
            low, high = SUITS.get(article.rank, (1, 2))
            off = max(0, low - columns) + max(0, columns - high)
            leaves.append(
                Leaf(
                    story=number,
                    columns=columns,
                    least=least,
                    natural=natural,
                    most=most,
                    cost=JUMP + OFF_WIDTH * off,
                    rank=article.rank,
                    cut=True,
                )
            )
        return leaves

    def _carved(self, article: Article, columns: int) -> Carving:
        """Carve a plot of no end for a first part: its head and first picture."""
        heading = headings(article, self.shop, columns)[0]
        first = insets(article, self.shop, columns)[:1]
        pictures = tuple(i for i in first if isinstance(i, SetPicture))
        plot = Plot(column=0, columns=columns, line=0, lines=DEEP)
        order = Order(head_lines=heading.lines, insets=pictures, depths={})
        return carve(plot, order, self.shop.style.grid)

    def rest_of(self, take: Take, plot: Plot, page: int) -> Take:
        """Return what a first part in a plot on a page leaves of its story."""
        article = take.article
        copy = copy_lines(self.shop.galley(article, self.shop.style.grid.measure))
        carving = self._carved(article, plot.columns)
        held = carving.capacity - (DEEP - plot.lines) * plot.columns - 1
        # A line or two more than reckoned: columns lose some at their feet.
        lines = max(0, copy - held) + SPARE
        return Take(article=article, part=1, lines=lines, after=page)

    def _continuation(self, number: int, take: Take) -> list[Leaf]:
        article, grid = take.article, self.shop.style.grid
        leaves = []
        for columns in range(1, grid.columns + 1):
            plot = Plot(column=0, columns=columns, line=0, lines=DEEP)
            heading = jump_heading(article, Spot(page=0, plot=plot), self.shop)
            pieces = insets(article, self.shop, columns)
            if pieces and isinstance(pieces[0], SetPicture):
                pieces = pieces[1:]
            head = heading.jump_lines
            order = Order(head_lines=head, insets=pieces, depths={})
            carving = carve(plot, order, grid)
            deep = DEEP - (carving.capacity - take.lines) // columns
            low = 3 if take.lines > 3 * LEFT else 1
            leaves.append(
                Leaf(
                    story=number,
                    columns=columns,
                    least=deep,
                    natural=deep,
                    most=deep + PLAY,
                    cost=OFF_WIDTH * max(0, low - columns),
                    rank=3,
                )
            )
        return leaves


def _cost(article: Article, shape: Shape, wish: int) -> float:
    """Return what a width costs a story: for its rank, pictures and legs."""
    low, high = SUITS.get(article.rank, (1, 2))
    columns = shape.columns
    cost = OFF_WIDTH * (max(0, low - columns) + max(0, columns - high))
    cost += OTHER_HEAD * shape.heading
    cost += HOLE * shape.hole / columns
    cost += OFF_PICTURE * max(0, wish - columns)
    legs = shape.natural - shape.head
    return cost + LEG_LINE * (max(0, SHORT_LEG - legs) + max(0, legs - LONG_LEG))
