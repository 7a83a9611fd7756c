"""Groups to shapes, and the plots of these back to slots."""

from collections.abc import Callable

from layout.desk.issue import Article
from layout.makeup.areas import Slot
from layout.makeup.bounds import BOUNDS
from layout.makeup.page.blocking import LetterBlock
from layout.makeup.page.briefing import BriefsColumn, column_area
from layout.makeup.page.cutting import TakeShape
from layout.makeup.plot import GAP, Plot
from layout.makeup.story.shapes import Shaper
from layout.makeup.take import BoxDepth, Group, GroupKind

# Gives a story's shapes at an ease.
Whole = Callable[[Article, int], list[TakeShape]]


class Together:
    """Knows the groups of an issue; each is worked out once for an ease."""

    def __init__(self, shaper: Shaper, whole: Whole) -> None:
        self.shop = shaper.shop
        self.costs = shaper.costs.page
        self.whole = whole
        self._columns: dict[tuple[Article, ...], BriefsColumn] = {}
        self._blocks: dict[tuple[tuple[Article, ...], int], LetterBlock] = {}

    def shapes(self, group: Group, *, whole: bool, ease: int) -> list[TakeShape]:
        """Return a group's shapes; `whole` if none of its stories may be left out."""
        if group.kind is GroupKind.BOX:
            return [_box(size) for size in group.depths]
        if group.kind is GroupKind.BRIEFS:
            depth = self.shop.style.grid.lines
            return self._column(group.members).shapes(depth, whole=whole)
        return self._block(group.members, ease).shapes()

    def area(self, group: Group, ease: int) -> float:
        """Return the least columns times lines that a group needs."""
        if group.kind is GroupKind.BOX:
            return float(min(d.columns * (d.lines + GAP) for d in group.depths))
        if group.kind is GroupKind.BRIEFS:
            return column_area(self._column(group.members))
        return self._block(group.members, ease).area

    def chosen(self, group: Group, plot: Plot, *, whole: bool) -> tuple[Article, ...]:
        """Return the stories of a group that stand in a plot."""
        if group.kind is not GroupKind.BRIEFS:
            return group.members
        return self._column(group.members).chosen(plot.lines, whole=whole)

    def slots(self, name: str, group: Group, plot: Plot, ease: int) -> tuple[Slot, ...]:
        """Return the plots of all that a group has."""
        if group.kind is GroupKind.BOX:
            return (Slot(name=name, plot=plot),)
        if group.kind is GroupKind.BRIEFS:
            return self._column(group.members).slots(plot)
        return self._block(group.members, ease).slots(plot)

    def _column(self, members: tuple[Article, ...]) -> BriefsColumn:
        if members not in self._columns:
            self._columns[members] = BriefsColumn(members, self.shop, self.costs)
        return self._columns[members]

    def _block(self, members: tuple[Article, ...], ease: int) -> LetterBlock:
        if (members, ease) not in self._blocks:
            grid = self.shop.style.grid
            page = Plot(column=0, columns=grid.columns, line=0, lines=grid.lines)
            shapes = [self.whole(article, ease) for article in members]
            self._blocks[members, ease] = LetterBlock(members, shapes, page, self.costs)
        return self._blocks[members, ease]


def _box(size: BoxDepth) -> TakeShape:
    return TakeShape(
        story="",
        columns=size.columns,
        least=size.lines,
        natural=size.lines,
        most=size.lines + BOUNDS.page.box_play,
        cost=0.0,
        rank=BOUNDS.page.box_rank,
    )
