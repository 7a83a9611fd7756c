"""A cut tried: its stories fitted in earnest, and the page judged as it really is.

Shapes tell where heads and pictures stand at a story's natural depth; in a given
rectangle a head may be a size smaller and a picture narrower.
"""

from collections.abc import Sequence
from dataclasses import replace

from layout.makeup.areas import Slot
from layout.makeup.page.cutting import PlacedShape, TakeShape
from layout.makeup.page.judging import grey_share, price
from layout.makeup.page.sights import head_of, sights_of
from layout.makeup.plot import PartPlace, Plot
from layout.makeup.story.fit_memory import Fitter
from layout.makeup.story.fitting import Fit
from layout.makeup.take import GroupKind, Take


def trial(
    places: Sequence[PlacedShape], takes: Sequence[Take], room: Plot, fitter: Fitter
) -> float:
    """Fit the whole stories of a page, and return what the page costs then.

    Parts of stories are judged by their shapes, as how they fit depends on other pages,
    and so are groups.
    """
    cost, costs = 0.0, fitter.costs.page
    made: list[PlacedShape] = []
    for laid in places:
        take = takes[laid.number]
        if take.part or take.group is not None or laid.shape.cut:
            made.append(laid)
            continue
        fit = fitter.fit(take.article, (PartPlace(page=0, plot=laid.plot),))
        cost += (
            costs.fit * fit.cost + costs.open_line * fit.pour.open_lines / laid.columns
        )
        cost += costs.short_column * sum(carving.short for carving in fit.carvings)
        made.append(replace(laid, shape=as_made(laid.shape, fit)))
    return cost + price(made, room, grey_share(made, room), costs)


def together(take: Take, slots: tuple[Slot, ...], fitter: Fitter) -> float:
    """Fit the stories of a group in their slots, and return what that costs."""
    if take.group is None:
        return 0.0
    cost, costs = 0.0, fitter.costs.page
    brief = take.group.kind is GroupKind.BRIEFS
    plots = {slot.name: slot.plot for slot in slots}
    for article in take.group.members:
        spot = PartPlace(page=0, plot=plots[article.slug], brief=brief)
        fit = fitter.fit(article, (spot,))
        cost += (
            costs.fit * fit.cost
            + costs.open_line * fit.pour.open_lines / spot.plot.columns
        )
    return cost


def as_made(shape: TakeShape, fit: Fit) -> TakeShape:
    """Return a shape with its head and pictures where a fit has them."""
    carving = fit.carvings[0]
    heading = fit.parts[0].heading
    return replace(
        shape,
        size=heading.head.size,
        head=head_of(carving, heading),
        sights=sights_of(carving),
    )
