"""Flatplans of one issue weighed against each other, made up as they would print."""

from dataclasses import dataclass

from layout.desk.adverts.fillers import with_fillers
from layout.desk.issue import Issue
from layout.geometry import Grid
from layout.makeup.areas import PageLayout, spots_of
from layout.makeup.bounds import BOUNDS
from layout.makeup.issue.filling import is_filler
from layout.makeup.plot import GAP
from layout.makeup.story.fit_memory import Fitter


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Weight:
    """What is wrong with a flatplan, the worst first: of two the lesser is taken.

    Stories on no page, lines without room, column lines wasted.
    """

    unplaced: int
    overset: int
    wasted: float


def weigh(
    issue: Issue, layouts: tuple[PageLayout, ...], wished: float, fitter: Fitter
) -> Weight:
    """Weigh a flatplan that is made up.

    Wasted are lines that stay open, and fillers where the page should have copy.
    Wishes that are not fulfilled (`wished`, cost points) count as open lines.
    """
    costs = fitter.costs.issue
    stories = {article.slug for article in issue.articles}
    whole = with_fillers(issue, (s.name for page in layouts for s in page.slots))
    by_slug = {article.slug: article for article in whole.articles}
    plots = {n: spots for n, spots in spots_of(layouts).items() if n in by_slug}
    fits = [fitter.fit(by_slug[name], tuple(spots)) for name, spots in plots.items()]
    lines = costs.wish_lines * wished + sum(fit.pour.open_lines for fit in fits)
    grid = fitter.shop.style.grid
    lines += sum(
        _bare(page, grid) + costs.filler_line * _scanty(page, issue, grid)
        for page in layouts
    )
    return Weight(
        unplaced=len(stories - set(plots)),
        overset=sum(fit.overset for fit in fits),
        wasted=lines,
    )


def _bare(page: PageLayout, grid: Grid) -> int:
    """Return the column lines of a page that nothing stands on, white left out."""
    room = grid.columns * (grid.lines - page.top + GAP)
    taken = sum(slot.plot.columns * (slot.plot.lines + GAP) for slot in page.slots)
    return max(0, room - taken)


def _scanty(page: PageLayout, issue: Issue, grid: Grid) -> float:
    """Return the column lines of fillers that a page has beyond what befits it."""
    filled = sum(
        slot.plot.columns * slot.plot.lines
        for slot in page.slots
        if is_filler(slot.name, issue)
    )
    most = BOUNDS.issue.filled * grid.columns * (grid.lines - page.top)
    return max(0.0, filled - most)
