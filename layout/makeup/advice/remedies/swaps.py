"""Swaps: two stories that change places, and both fit."""

from collections.abc import Iterator
from dataclasses import dataclass

from layout.makeup.advice.scene import Scene, stands
from layout.makeup.areas import PageLayout, Slot
from layout.makeup.bounds import BOUNDS
from layout.makeup.plot import PartPlace
from layout.makeup.remedy import Remedy, RemedyKind
from layout.makeup.story.fitting import Fit


@dataclass(frozen=True, slots=True, kw_only=True)
class _Partner:
    """A story that stands alone in a slot of a page; `off` says how unlike in size."""

    fit: Fit
    slot: Slot
    page: int
    off: float


def swaps(slug: str, scene: Scene) -> Iterator[Remedy]:
    """Yield the stories of its section with which a story can change places."""
    fit, spots = scene.fits[slug], scene.spots[slug]
    if len(spots) > 1 or not _free(fit, spots[0].page):
        return
    for partner in _partners(fit, spots[0], scene)[: BOUNDS.advice.partners]:
        other = partner.fit.article
        there = (PartPlace(page=partner.page, plot=partner.slot.plot),)
        if not scene.cure(fit.article, there):
            continue
        if not scene.spare(other.slug, spots):
            continue
        where = f" on page {partner.page}" if partner.page != spots[0].page else ""
        yield Remedy(
            kind=RemedyKind.SWAP,
            story=slug,
            text=f'swap with "{other.slug}"{where} (both fit)',
            cost=scene.costs.swap
            + scene.costs.swap_rank * abs(other.rank - fit.article.rank),
            other=other.slug,
            page=partner.page,
            areas=stands({slug: there, other.slug: spots}),
        )


def _partners(fit: Fit, spot: PartPlace, scene: Scene) -> list[_Partner]:
    """Return the stories that might do, the likeliest first."""
    found = [
        partner
        for layout in scene.layouts
        for slot in layout.slots
        if (partner := _partner(fit, spot, layout, slot, scene))
    ]
    return sorted(found, key=lambda p: (p.off, p.page, p.slot.name))


def _partner(
    fit: Fit, spot: PartPlace, layout: PageLayout, slot: Slot, scene: Scene
) -> _Partner | None:
    other = scene.giver(slot)
    if other is None or other.article.slug == fit.article.slug:
        return None
    same = other.article.section == fit.article.section
    near = abs(other.article.rank - fit.article.rank) <= BOUNDS.advice.ranks_apart
    if not same or not near or not _free(other, layout.number):
        return None
    here, there = _area(spot), slot.plot.columns * slot.plot.lines
    off = abs(_size(fit, here) - there) / there
    off = max(off, abs(_size(other, there) - here) / here)
    if off > BOUNDS.advice.unlike:
        return None
    return _Partner(fit=other, slot=slot, page=layout.number, off=off)


def _free(fit: Fit, page: int) -> bool:
    """Say whether a story may leave its page: it does not ask for it."""
    return fit.article.page != page


def _area(spot: PartPlace) -> int:
    return spot.plot.columns * spot.plot.lines


def _size(fit: Fit, area: int) -> int:
    """Return the columns times lines that a story would fill."""
    return area + fit.overset - fit.pour.open_lines
