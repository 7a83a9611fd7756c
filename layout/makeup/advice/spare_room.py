"""Room on a page: what is white, and what stories could spare of theirs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from layout.makeup.advice.scene import Scene, Spots
from layout.makeup.areas import PageLayout
from layout.makeup.bounds import BOUNDS
from layout.makeup.plot import GAP, PartPlace, Plot
from layout.makeup.remaining import remaining
from layout.makeup.story.anatomy import SetPicture
from layout.makeup.story.fitting import Fit


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Room on a page: all of `plot`, or what the story `giver` can spare of its foot.

    `spare` is about how many lines that story could do without.
    """

    page: int
    plot: Plot
    giver: str = ""
    spare: int = 0

    def taken(self, lines: int) -> tuple[PartPlace, dict[str, Spots]]:
        """Return a spot so many lines deep here, and where its giver then stands."""
        if not self.giver:
            return PartPlace(page=self.page, plot=replace(self.plot, lines=lines)), {}
        kept = self.plot.lines - lines - GAP
        spot = PartPlace(page=self.page, plot=replace(self.plot, lines=kept))
        foot = replace(self.plot, line=self.plot.foot - lines, lines=lines)
        return PartPlace(page=self.page, plot=foot), {self.giver: (spot,)}


def openings(layout: PageLayout, scene: Scene) -> Iterator[Opening]:
    """Yield the room on a page: what is white, then what its stories can spare."""
    grid = scene.grid
    whole = Plot(
        column=0,
        columns=grid.columns,
        line=layout.top,
        lines=grid.lines - layout.top,
    )
    for plot in remaining(tuple(slot.plot for slot in layout.slots), (whole,), GAP):
        yield Opening(page=layout.number, plot=plot, spare=plot.lines)
    for slot in layout.slots:
        fit = scene.giver(slot)
        if fit is not None and (spare := _spare(fit)) > 0:
            yield Opening(
                page=layout.number, plot=slot.plot, giver=slot.name, spare=spare
            )


def _spare(fit: Fit) -> int:
    """Return about how many lines a story can be shallower, by its pictures' crops."""
    lines = fit.pour.open_lines
    for place in fit.carvings[0].places:
        if isinstance(place.inset, SetPicture):
            depth = fit.depths.get(place.inset.picture.name, place.inset.natural)
            lines += place.columns * max(0, depth - place.inset.least)
    columns = fit.parts[0].plot.columns
    # Paragraphs set tighter, a smaller head: a line or two across.
    most = fit.parts[0].plot.lines - BOUNDS.advice.giver_keeps
    return min(most, lines // columns + 2)
