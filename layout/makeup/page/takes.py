"""Takes: what a planner places, a story or a part of one, with its shapes.

In a newspaper's composing room a take is a piece of the copy that is set by itself. A
story that may jump gives two: the first part, whose depth is nearly free, and what is
left, which follows from it.

How a take comes to stand on a page, and what it is called on the way:

    Take          a story, a part of one, or a group             takes
      |  TakeShaper: at each width, how deep and at what cost
    TakeShape     one width of it                                cutting
      |  PageCutter: stacked and side by side
    CutPiece      a tree of shapes that is one rectangle         cutting
      |  laid_out: in a room so deep
    PlacedShape   a shape in its plot                            cutting
      |  Planner: judged as a page
    CutCandidate  places that close a room, and their price      planning
      |  search: the best rooms of all pages
    ChosenTake    the take by its name, and where it was seen    issue/beam
      |  settle: cut in earnest, with the fitter
    Slot          its name in a plot of the finished layout      areas
"""

from dataclasses import replace

from layout.desk.issue import Article
from layout.makeup.areas import Slot
from layout.makeup.bounds import BOUNDS
from layout.makeup.page.cutting import TakeShape
from layout.makeup.page.sights import head_of, sights_of
from layout.makeup.page.suiting import (
    off_column,
    off_legs,
    off_width,
    out_of_shape,
    suitability,
    suits,
)
from layout.makeup.page.together import Together
from layout.makeup.plot import GAP, PartPlace, Plot
from layout.makeup.story.anatomy import (
    Carving,
    CarvingOrder,
    SetPicture,
    Shape,
)
from layout.makeup.story.carving import carve
from layout.makeup.story.parting import copy_lines, jump_heading
from layout.makeup.story.pieces import headings, insets, quotes
from layout.makeup.story.shapes import DEEP, Shaper
from layout.makeup.take import Take


class TakeShaper:
    """Gives takes their shapes for the cutter, once each.

    `ease` is how shallow a story may be set: 0 as its shape allows, 1 at its natural
    depth, 2 half-way from there to its deepest.
    """

    def __init__(self, shaper: Shaper) -> None:
        self.shaper = shaper
        self.shop = shaper.shop
        self.costs = shaper.costs.page
        self._made: dict[str, tuple[TakeShape, ...]] = {}
        self._areas: dict[tuple[str, int], float] = {}
        self._mosts: dict[str, float] = {}
        self.together = Together(shaper, self._whole)

    def shallowest(self, shape: Shape, ease: int) -> int:
        """Return the least depth of a shape at an ease.

        A story that can stand on a page by being shallower is not kept from it.
        """
        eased = (shape.least, shape.natural, (shape.natural + shape.most) // 2)
        return max(shape.least, min(eased[ease], BOUNDS.page.pageful))

    def area(self, take: Take, ease: int) -> float:
        """Return the least columns times lines that a take needs at a fit width."""
        if take.part:
            return take.lines * 1.1 + 12
        if take.group is not None:
            return self.together.area(take.group, ease)
        key = (take.article.slug, ease)
        known = self._areas.get(key)
        if known is None:
            fit = suits(take.article.rank)
            known = self._areas[key] = min(
                float((self.shallowest(shape, ease) + GAP) * shape.columns)
                for shape in self.shaper.best(take.article)
                if fit.least <= shape.columns <= fit.most
            )
        return known

    def most(self, take: Take, ease: int) -> float:
        """Return the most columns times lines that a take fills at a fit width."""
        if take.part or take.group is not None:
            return self.area(take, ease)
        known = self._mosts.get(take.article.slug)
        if known is None:
            fit = suits(take.article.rank)
            known = self._mosts[take.article.slug] = max(
                float((shape.most + GAP) * shape.columns)
                for shape in self.shaper.shapes(take.article)
                if fit.least <= shape.columns <= fit.most
            )
        return known

    def shapes(self, take: Take, ease: int, *, front: bool) -> tuple[TakeShape, ...]:
        """Return a take's shapes; `front` allows jumps from page one."""
        alone = take.group is None and not take.part
        jumps = alone and self.jumps(take.article, front=front)
        name = f"{take.name[0]} {take.part} {take.lines} {take.cut}"
        story = f"{name} {jumps} {front and jumps} {ease}"
        known = self._made.get(story)
        if known is None:
            found = self._shapes(take, ease, jumps=jumps, front=front)
            known = self._made[story] = tuple(
                replace(shape, story=story) for shape in found
            )
        return known

    def _shapes(
        self, take: Take, ease: int, *, jumps: bool, front: bool
    ) -> list[TakeShape]:
        if take.part:
            return self._continuation(take)
        if take.group is not None:
            whole_one = take.cut is False
            return self.together.shapes(take.group, whole=whole_one, ease=ease)
        whole = [] if take.cut else self._whole(take.article, ease)
        if take.cut is False or not jumps:
            return whole
        return [
            *whole,
            *self._first(
                take.article, self.costs.jump if front else self.costs.jump_inside
            ),
        ]

    def jumps(self, article: Article, *, front: bool) -> bool:
        """Say whether a story may be cut: where it helps, and where it must be."""
        widest = max(self.shaper.spans(article), key=lambda s: (s.columns, -s.least))
        return article.may_jump and (front or widest.least > BOUNDS.page.pageful)

    def _whole(self, article: Article, ease: int) -> list[TakeShape]:
        wish = max((p.columns or 1 for p in article.pictures), default=1)
        rigid = any(picture.vector for picture in article.pictures)
        return [
            self._shaped(article, shape, ease)
            for shape in self.shaper.spans(article)
            # A drawing's lettering is made for its width.
            if shape.columns >= wish or not rigid
        ]

    def _shaped(self, article: Article, shape: Shape, ease: int) -> TakeShape:
        """Return a story's shape for the cutter, with what the eye stops at in it."""
        heading = headings(article, self.shop, shape.columns)[shape.heading]
        natural = max(shape.natural, self.shallowest(shape, ease))
        pieces = (
            *insets(article, self.shop, shape.columns),
            *quotes(article, self.shop)[: shape.quotes],
        )
        plot = Plot(column=0, columns=shape.columns, line=0, lines=natural)
        order = CarvingOrder(head_lines=heading.lines, insets=pieces, depths={})
        carving = carve(plot, order, self.shop.style.grid)
        return TakeShape(
            story="",
            columns=shape.columns,
            least=self.shallowest(shape, ease),
            natural=natural,
            most=shape.most,
            cost=suitability(article, shape, self.shop.style.grid.columns, self.costs)
            + off_column([column.lines for column in carving.columns], self.costs),
            rank=article.rank,
            size=heading.head.size,
            head=head_of(carving, heading),
            sights=sights_of(carving),
        )

    def _first(self, article: Article, jump: float) -> list[TakeShape]:
        """Return the shapes of a story's first part: any depth within its shares."""
        copy = copy_lines(self.shop.galley(article, self.shop.style.grid.measure))
        found = []
        for columns in range(2, self.shop.style.grid.columns + 1):
            shares = [round(copy * share) for share in BOUNDS.page.first_part]
            shares[-1] = min(shares[-1], copy - BOUNDS.page.left)
            if shares[-1] <= shares[0]:
                continue
            open_end = self._carved(article, columns)
            least, natural, most = (
                DEEP - (open_end.capacity - 1 - lines) // columns for lines in shares
            )
            heading = headings(article, self.shop, columns)[0]
            found.append(
                TakeShape(
                    story="",
                    columns=columns,
                    least=least,
                    natural=natural,
                    most=most,
                    cost=jump
                    + off_width(article.rank, columns, self.costs)
                    + out_of_shape(columns, natural, self.costs),
                    rank=article.rank,
                    cut=True,
                    size=heading.head.size,
                    head=head_of(open_end, heading),
                    sights=sights_of(open_end),
                )
            )
        return found

    def _carved(self, article: Article, columns: int) -> Carving:
        """Carve a plot of no end for a first part: its head and first picture."""
        heading = headings(article, self.shop, columns)[0]
        first = insets(article, self.shop, columns)[:1]
        pictures = tuple(i for i in first if isinstance(i, SetPicture))
        plot = Plot(column=0, columns=columns, line=0, lines=DEEP)
        order = CarvingOrder(head_lines=heading.lines, insets=pictures, depths={})
        return carve(plot, order, self.shop.style.grid)

    def slots(self, take: Take, plot: Plot, ease: int) -> tuple[Slot, ...]:
        """Return the slots of a take in its plot: one, or one for each of a group."""
        name = take.article.slug
        if take.group is None:
            return (Slot(name=name, plot=plot),)
        return self.together.slots(name, take.group, plot, ease)

    def rests_of(self, take: Take, plot: Plot, page: int) -> tuple[Take, ...]:
        """Return what a take in a plot on a page leaves for others."""
        if take.group is None:
            return (self.rest_of(take, plot, page),)
        here = self.together.chosen(take.group, plot, whole=False)
        left = tuple(a for a in take.group.members if a not in here)
        if len(left) < self.shop.style.briefs.least:
            return tuple(Take(article=article) for article in left)
        group = replace(take.group, members=left)
        return (Take(article=left[0], group=group),)

    def rest_of(self, take: Take, plot: Plot, page: int) -> Take:
        """Return what a first part in a plot on a page leaves of its story."""
        article = take.article
        copy = copy_lines(self.shop.galley(article, self.shop.style.grid.measure))
        carving = self._carved(article, plot.columns)
        held = carving.capacity - (DEEP - plot.lines) * plot.columns - 1
        # A line or two more than reckoned: columns lose some at their feet.
        lines = max(0, copy - held) + BOUNDS.page.rest_spare
        return Take(article=article, part=1, lines=lines, after=page)

    def _continuation(self, take: Take) -> list[TakeShape]:
        article, grid = take.article, self.shop.style.grid
        found = []
        for columns in range(1, grid.columns + 1):
            plot = Plot(column=0, columns=columns, line=0, lines=DEEP)
            heading = jump_heading(article, PartPlace(page=0, plot=plot), self.shop)
            pieces = insets(article, self.shop, columns)
            if pieces and isinstance(pieces[0], SetPicture):
                pieces = pieces[1:]
            head = heading.jump_lines
            order = CarvingOrder(head_lines=head, insets=pieces, depths={})
            carving = carve(plot, order, grid)
            deep = DEEP - (carving.capacity - take.lines) // columns
            found.append(
                TakeShape(
                    story="",
                    columns=columns,
                    least=deep,
                    natural=deep,
                    most=deep + BOUNDS.page.rest_play,
                    cost=out_of_shape(columns, deep, self.costs)
                    + off_legs(deep - head, self.costs),
                    rank=BOUNDS.page.rest_rank,
                    rest=True,
                    size=heading.head.size,
                    head=(0, heading.head.lines_deep),
                    sights=sights_of(carve(replace(plot, lines=deep), order, grid)),
                )
            )
        return found
