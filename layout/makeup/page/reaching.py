"""Which of the stories to come a page may choose from, and what it owes to the rest.

A section's leads and its short stories lie far apart in a list by rank; a page wants
some of each, and so does the page after it.
"""

from collections.abc import Callable

from layout.makeup.bounds import BOUNDS
from layout.makeup.costs import PageCosts
from layout.makeup.plot import Plot
from layout.makeup.take import Take


def within_reach(pool: list[Take]) -> list[int]:
    """Return the numbers of the takes that a page may choose from, in pool order.

    Rests of stories come first; then the next story's section, its best stories and
    some of every kind behind them; then the next section in the same way.
    """
    rests = [n for n, take in enumerate(pool) if take.part][: BOUNDS.page.rests]
    chosen = list(rests)
    whole = [n for n, take in enumerate(pool) if not take.part]
    while whole and len(chosen) < BOUNDS.page.reach:
        section = pool[whole[0]].article.section
        own = [n for n in whole if pool[n].article.section == section]
        chosen += _spread(own, BOUNDS.page.reach - len(chosen))
        whole = [n for n in whole if pool[n].article.section != section]
    return sorted(chosen)


def _spread(numbers: list[int], count: int) -> list[int]:
    """Return so many numbers of a list: the first, and others evenly to its end."""
    if len(numbers) <= count:
        return numbers
    first = min(BOUNDS.page.first, count)
    kept, rest, more = numbers[:first], numbers[first:], count - first
    if more < 2:
        return kept + rest[len(rest) - more :]
    last = len(rest) - 1
    return kept + [rest[round(step * last / (more - 1))] for step in range(more)]


def fair_share(pool: list[Take], room: Plot, area: Callable[[Take], float]) -> float:
    """Return how many stories fill a room on average, in halves.

    They are those of the next story's section: a page with fewer leaves too many for
    the section's other pages, one with more too few. Sections that fill no page by
    themselves share one with those that follow.
    """
    whole = [take for take in pool if not take.part]
    if not whole:
        return 1.0
    own = [take for take in pool if take.part]
    need = sum(area(take) for take in own)
    for section in dict.fromkeys(take.article.section for take in whole):
        if own and need >= room.columns * room.lines:
            break
        more = [take for take in whole if take.article.section == section]
        own += more
        need += sum(area(take) for take in more)
    share = len(own) * room.columns * room.lines / max(1.0, need)
    return round(2 * max(1.0, min(share, float(len(own))))) / 2


def passed(takes: tuple[Take, ...], mask: int, costs: PageCosts) -> float:
    """Return what a page pays for the takes that it leaves for those in a mask.

    What is left of a story belongs to any section.
    """
    taken = [take for n, take in enumerate(takes) if mask >> n & 1]
    whole = [take.article for take in taken if not take.part]
    cost = costs.page_of_rests * any(take.part for take in taken)
    if not whole:
        return cost
    waiting = [
        take.article
        for n, take in enumerate(takes)
        if not mask >> n & 1 and not take.part
    ]
    sections = {article.section for article in whole}
    cost += costs.mixed_section * (len(sections) - 1)
    order = list(dict.fromkeys(t.article.section for t in takes if not t.part))
    latest = max(order.index(section) for section in sections)
    earlier = [a for a in waiting if order.index(a.section) < latest]
    cost += costs.passed_section * min(BOUNDS.page.passed, len(earlier))
    own = [article.rank for article in waiting if article.section in sections]
    best = min(article.rank for article in whole)
    return cost + costs.left_better * max(0, best - min(own, default=best))
