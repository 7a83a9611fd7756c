"""Advertisements to pages: booked first, in rows at the foot, the outer edge first."""

from layout.desk.issue import Ad, Article
from layout.geometry import Grid
from layout.makeup.areas import Slot
from layout.makeup.bounds import BOUNDS
from layout.makeup.plot import Plot
from layout.makeup.story.shapes import Shaper
from layout.units import points, whole_lines


def ad_lines(ad: Ad, leading: float) -> int:
    """Return the whole grid lines that an advertisement is deep."""
    return whole_lines(points(ad.depth_mm), leading)


def ad_rows(ads: list[Ad], columns: int) -> list[tuple[Ad, ...]]:
    """Group advertisements into rows as wide as the page, of nearly one depth."""
    rows: list[list[Ad]] = []
    for ad in sorted(ads, key=lambda a: (-a.depth_mm, -a.columns, a.name)):
        for row in rows:
            room = columns - sum(other.columns for other in row)
            if (
                ad.columns <= room
                and abs(row[0].depth_mm - ad.depth_mm) <= BOUNDS.issue.same_depth
            ):
                row.append(ad)
                break
        else:
            rows.append([ad])
    return [tuple(row) for row in rows]


def book(ads: list[Ad], pages: list[int], columns: int) -> dict[int, tuple[Ad, ...]]:
    """Give each row of advertisements a page: its own wish, or the next free one."""
    booked: dict[int, tuple[Ad, ...]] = {}
    wishes = [ad for ad in ads if ad.page in pages]
    for page in sorted({ad.page for ad in wishes if ad.page is not None}):
        booked[page] = ad_rows([ad for ad in wishes if ad.page == page], columns)[0]
    # The front page is the last to take one that nobody booked for it.
    free = sorted((p for p in pages if p not in booked), key=lambda p: (p == 1, p))
    rows = ad_rows([ad for ad in ads if ad.page is None], columns)
    return booked | dict(zip(free, rows, strict=False))


def ad_slots(ads: tuple[Ad, ...], grid: Grid) -> tuple[tuple[Slot, ...], Plot | None]:
    """Stand a row of advertisements at the foot, the widest at the outer edge.

    Returns their slots, and the plot beside them that the row leaves, if any.
    """
    if not ads:
        return (), None
    lines = max(ad_lines(ad, grid.leading) for ad in ads)
    line, column = grid.lines - lines, grid.columns
    slots = []
    for ad in sorted(ads, key=lambda a: (-a.columns, a.name)):
        column -= ad.columns
        plot = Plot(column=column, columns=ad.columns, line=line, lines=lines)
        slots.append(Slot(name=f"ad:{ad.name}", plot=plot))
    if not column:
        return tuple(slots), None
    return tuple(slots), Plot(column=0, columns=column, line=line, lines=lines)


def beside(plot: Plot, stories: list[Article], shaper: Shaper) -> Slot | None:
    """Fill what advertisements leave of their row with a story, if any fits.

    The last of the list that does is taken; fillers come where none does.
    """
    for article in reversed(stories):
        shape = shaper.shape(article, plot.columns)
        if shape.least - 1 <= plot.lines <= shape.most + BOUNDS.issue.beside:
            return Slot(name=article.slug, plot=plot)
    return None
