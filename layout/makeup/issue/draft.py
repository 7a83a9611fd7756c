"""An unfinished flatplan: rooms to be filled, and what was chosen for them so far."""

from collections.abc import Callable
from dataclasses import dataclass, field

from layout.desk.issue import Article, Issue, PagePlan
from layout.geometry import Grid
from layout.makeup.areas import Slot
from layout.makeup.page.facing import UNSEEN, PageLook
from layout.makeup.placing import furnishing
from layout.makeup.plot import Plot
from layout.makeup.take import Take


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRoom:
    """Room to be filled: a whole page, or what a drawn one leaves to the tool.

    `slots` are those of advertisements and furniture (of a whole page), `foot` the
    line below what they leave, `head` the lines that they take at its head, `beside`
    what advertisements leave of their row; `plot` is the room on a drawn page.
    `mixed` says that some pages have colour and others have not.
    """

    number: int
    plan: PagePlan
    slots: tuple[Slot, ...] = ()
    head: int = 0
    foot: int = 0
    mixed: bool = False
    beside: Plot | None = None
    plot: Plot | None = None

    def space(self, grid: Grid, *, opens: bool) -> Plot:
        """Return the plot, below a section's head if the page opens one."""
        if self.plot is not None:
            return self.plot
        top = self.head + furnishing.depth(self.number, opens_section=opens)
        lines = self.foot - top
        return Plot(column=0, columns=grid.columns, line=top, lines=lines)

    def columns(self, grid: Grid) -> int:
        """Return its width: the page's, if it is not a part of a drawn one."""
        return grid.columns if self.plot is None else self.plot.columns

    def area(self, grid: Grid) -> float:
        """Return its columns times lines."""
        plot = self.space(grid, opens=False)
        return float(plot.columns * plot.lines)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ChosenTake:
    """A take that was chosen for a room, by name; `cut` if it goes on elsewhere.

    A group is of a `kind` and has `members`. `plot` is where the search saw the take
    stand: what it chose for later rooms goes with that.
    """

    slug: str
    part: int
    cut: bool
    plot: Plot = field(compare=False)
    kind: str = ""
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class RoomTakes:
    """What was chosen for a room; `fill` lines at its foot are left to fillers."""

    choices: tuple[ChosenTake, ...] = ()
    fill: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """The least and the most column lines that takes fill."""

    least: float
    most: float

    def without(self, placed: "Needs") -> "Needs":
        """Return what is needed when some takes are placed."""
        return Needs(least=self.least - placed.least, most=self.most - placed.most)

    def and_for(self, more: "Needs") -> "Needs":
        """Return what is needed for more takes."""
        return Needs(least=self.least + more.least, most=self.most + more.most)


NOTHING = Needs(least=0.0, most=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatplanDraft:
    """An unfinished flatplan: takes to come, those chosen a room, the cost so far.

    Of a thick issue `pool` has those in sight alone, and `seen` says how many of the
    others have come in sight.
    `wished` is the part of the cost that unfulfilled wishes have, `look` that of the
    page filled last, `page` its number.
    `spare` are the column lines that may still be left to fillers, `needs` what the
    takes to come fill.
    """

    pool: tuple[Take, ...]
    seen: int = 0
    chosen: tuple[RoomTakes, ...] = ()
    section: str = ""
    cost: float = 0.0
    wished: float = 0.0
    look: PageLook = UNSEEN
    page: int = 0
    spare: float = 0.0
    needs: Needs = NOTHING


def opens_section(number: int, section: str, before: str) -> bool:
    """Say whether a page begins a section, and so has its head."""
    return bool(section) and section != before and number > 1


def chief_section(takes: list[Take]) -> str:
    """Return the section of the best-ranked story among takes."""
    if not takes:
        return ""
    best = min(takes, key=lambda t: (t.part, t.article.rank, t.article.slug))
    return best.article.section


def unplaced(draft: FlatplanDraft) -> int:
    """Return how many stories a draft leaves on no page."""
    return sum(take.stories for take in draft.pool)


def in_order(issue: Issue, articles: list[Article]) -> list[Article]:
    """Sort stories by section, rank and slug: the order in which pages are filled."""
    return sorted(articles, key=order_of(issue))


def order_of(issue: Issue) -> Callable[[Article], tuple[int, int, str]]:
    """Return the key by which stories are sorted: section, rank and slug."""
    sections = {name: n for n, name in enumerate(issue.sections)}
    return lambda a: (sections.get(a.section, 99), a.rank, a.slug)


def is_drawn(plan: PagePlan | None) -> bool:
    """Say whether an editor, or plan.toml, says what stands on a page."""
    return plan is not None and bool(plan.areas)


def top_of(number: int, section: str, before: str) -> int:
    """Return the first line below a page's head; `before` is the section before."""
    opens = opens_section(number, section, before)
    return furnishing.depth(number, opens_section=opens)


def section_of(issue: Issue, plan: PagePlan) -> str:
    """Return a drawn page's section: its own, or that of its first story."""
    by_slug = {a.slug: a for a in issue.articles}
    for area in plan.areas:
        if not plan.section and not area.exact and area.name in by_slug:
            return by_slug[area.name].section
    return plan.section
