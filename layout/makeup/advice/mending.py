"""What the plan reckoned wrong by a line, set right by moving rectangles.

A shape is a promise, and now and then a story wants a line more than it was promised.
Where a neighbour can spare that line, or two stories can change places, and both were
made up so and fit, the planner does it itself, on pages that it planned. What an
editor drew or locked is never moved: there it is advice.
"""

from collections.abc import Iterator
from dataclasses import replace

from layout.makeup.advice.remedies.borders import rooms
from layout.makeup.advice.remedies.swaps import swaps
from layout.makeup.advice.scene import Scene, scene_of
from layout.makeup.areas import PageLayout, Slot
from layout.makeup.bounds import BOUNDS
from layout.makeup.plot import Plot
from layout.makeup.remedy import Remedy, Stand


def mended(scene: Scene) -> Scene:
    """Return an issue's pages with those stories mended that a move can mend."""
    for _ in range(BOUNDS.advice.rounds):
        remedy = next(_moves(scene), None)
        if remedy is None:
            break
        layouts = tuple(_moved(layout, remedy) for layout in scene.layouts)
        scene = scene_of(scene.issue, layouts, scene.fitter)
    return scene


def _moves(scene: Scene) -> Iterator[Remedy]:
    """Yield moves that mend a story that keeps the issue from the press."""
    for slug, wrong in scene.wrong.items():
        if not any(fault.grave for fault in wrong):
            continue
        found = [*rooms(slug, scene), *swaps(slug, scene)]
        for remedy in sorted(found, key=lambda r: (r.cost, r.text)):
            if all(_is_ours(page, scene) for page in _pages(remedy, scene)):
                yield remedy


def _pages(remedy: Remedy, scene: Scene) -> set[int]:
    """Return the pages on which a remedy moves something."""
    names = {stand.name for stand in remedy.areas}
    before = {spot.page for name in names for spot in scene.spots.get(name, ())}
    return before | {stand.page for stand in remedy.areas}


def _is_ours(page: int, scene: Scene) -> bool:
    """Say whether the tool planned a page, and nobody has a word in it."""
    plan = scene.plans.get(page)
    return plan is None or not plan.areas


def _moved(layout: PageLayout, remedy: Remedy) -> PageLayout:
    """Return a page with a remedy's stories where it puts them."""
    names = {stand.name for stand in remedy.areas}
    own = [stand for stand in remedy.areas if stand.page == layout.number]
    stay = {stand.name for stand in own}
    here = {slot.name for slot in layout.slots}
    newcomers = [stand for stand in own if stand.name not in here]
    slots: list[Slot] = []
    for slot in layout.slots:
        if slot.name not in names:
            slots.append(slot)
        elif slot.name in stay:
            [stand] = [stand for stand in own if stand.name == slot.name]
            slots.append(_stood(slot, stand))
        elif newcomers:
            # Who comes in is read where the other one was.
            slots.append(_stood(slot, newcomers.pop(0)))
    slots += [Slot(name=stand.name, plot=_plot(stand)) for stand in newcomers]
    return replace(layout, slots=tuple(slots))


def _stood(slot: Slot, stand: Stand) -> Slot:
    return replace(slot, name=stand.name, plot=_plot(stand))


def _plot(stand: Stand) -> Plot:
    return Plot(
        column=stand.column,
        columns=stand.columns,
        line=stand.line,
        lines=stand.lines,
    )
