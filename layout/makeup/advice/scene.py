"""Where remedies are tried: an issue's pages as they stand, and the real fitter."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from layout.desk.issue import Article, Issue, PagePlan
from layout.geometry import Grid
from layout.makeup.advice.faults import StoryFault, faults
from layout.makeup.areas import PageLayout, Slot, spots_of
from layout.makeup.bounds import BOUNDS
from layout.makeup.costs import AdviceCosts
from layout.makeup.plot import PartPlace
from layout.makeup.remedy import Stand
from layout.makeup.story.anatomy import SetPicture
from layout.makeup.story.fit_memory import Fitter
from layout.makeup.story.fitting import Fit

# The faults that a story may keep: a quote left out is nobody's loss but the page's.
HARMLESS = frozenset({"no-room"})

Spots = tuple[PartPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """An issue made up: its pages, how each story fits, and what is wrong with it.

    `spots` are where stories stand, part by part; `plans` what the manifests say of
    the pages.
    """

    issue: Issue
    layouts: tuple[PageLayout, ...]
    fitter: Fitter
    fits: Mapping[str, Fit]
    spots: Mapping[str, Spots]
    wrong: Mapping[str, tuple[StoryFault, ...]]
    plans: Mapping[int, PagePlan]

    @property
    def grid(self) -> Grid:
        """The grid of the style."""
        return self.fitter.shop.style.grid

    @property
    def costs(self) -> AdviceCosts:
        """What a reader loses by remedies."""
        return self.fitter.costs.advice

    @property
    def unplaced(self) -> list[Article]:
        """The stories that are on no page."""
        return [a for a in self.issue.articles if a.slug not in self.spots]

    def layout(self, number: int) -> PageLayout:
        """Return a page by its number."""
        return next(layout for layout in self.layouts if layout.number == number)

    def cure(self, article: Article, spots: Spots, code: str = "") -> Fit | None:
        """Fit a story that is in trouble; None if it still does not fit.

        It fits if nothing is over or open, everything of it has room, and no picture
        is spread wider than its pixels allow. `code` is a trouble that must be over.
        """
        fit = self.fitter.fit(article, spots)
        if fit.overset or self._coarser(fit):
            return None
        found = faults(fit, self.fitter.shop)
        bad = (f.grave or f.code == code or f.code not in HARMLESS for f in found)
        return None if any(bad) else fit

    def spare(self, slug: str, spots: Spots) -> Fit | None:
        """Fit a story that is to give way to another; None if that hurts it."""
        fit = self.fitter.fit(self.fits[slug].article, spots)
        if fit.overset or self._coarser(fit):
            return None
        known = {fault.code for fault in self.wrong[slug]}
        codes = {fault.code for fault in faults(fit, self.fitter.shop)}
        return fit if codes <= known else None

    def _coarser(self, fit: Fit) -> bool:
        """Say whether a picture would be wider than now, and too coarse for that."""
        known = self.fits.get(fit.article.slug)
        before = {p.picture.name: n for p, n in _pictures(known)} if known else {}
        return any(
            columns > before.get(inset.picture.name, 0)
            and inset.picture.width * 72 / self.grid.span(columns)
            < BOUNDS.advice.pixels_an_inch
            and not inset.picture.vector
            for inset, columns in _pictures(fit)
        )

    def giver(self, slot: Slot) -> Fit | None:
        """Return the fit of a slot's story if it stands only there, and well."""
        fit = self.fits.get(slot.name)
        # A brief keeps its place in its column.
        if fit is None or len(fit.parts) > 1 or self.spots[slot.name][0].brief:
            return None
        return None if any(f.grave for f in self.wrong[slot.name]) else fit


def scene_of(issue: Issue, layouts: tuple[PageLayout, ...], fitter: Fitter) -> Scene:
    """Fit each story of an issue to its rectangles, in the order of the issue."""
    places = spots_of(layouts)
    own = [article for article in issue.articles if article.slug in places]
    spots = {article.slug: tuple(places[article.slug]) for article in own}
    fits = {article.slug: fitter.fit(article, spots[article.slug]) for article in own}
    return Scene(
        issue=issue,
        layouts=layouts,
        fitter=fitter,
        fits=fits,
        spots=spots,
        wrong={slug: faults(fit, fitter.shop) for slug, fit in fits.items()},
        plans={plan.number: plan for plan in issue.plans},
    )


def stands(spots: Mapping[str, Spots]) -> tuple[Stand, ...]:
    """Return the areas that stories have in their spots."""
    return tuple(_stand(name, spot) for name, own in spots.items() for spot in own)


def _stand(name: str, spot: PartPlace) -> Stand:
    plot = spot.plot
    return Stand(
        page=spot.page,
        name=name,
        column=plot.column,
        columns=plot.columns,
        line=plot.line,
        lines=plot.lines,
    )


def _pictures(fit: Fit) -> Iterator[tuple[SetPicture, int]]:
    for carving in fit.carvings:
        for place in carving.places:
            if isinstance(place.inset, SetPicture):
                yield place.inset, place.columns
