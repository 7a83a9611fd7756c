"""Room: a border moved by rows, lines or a column, where a neighbour can spare it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from layout.makeup.advice.scene import Scene, Spots, stands
from layout.makeup.advice.wording import listed
from layout.makeup.areas import PageLayout, Slot
from layout.makeup.bounds import BOUNDS
from layout.makeup.plot import GAP, PartPlace, Plot
from layout.makeup.remedy import Remedy, RemedyKind
from layout.units import counted

# Sides, as said to an editor.
BELOW, ABOVE, RIGHT, LEFT = "below", "above", "on the right", "on the left"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Border:
    """One side of a part's plot and the stories that fill it exactly from there.

    No slots: what is beyond is empty, `free` lines of it.
    """

    side: str
    part: int
    slots: tuple[Slot, ...]
    free: int = 0


def rooms(slug: str, scene: Scene) -> Iterator[Remedy]:
    """Yield the ways to give a story room of its neighbours, both of whom then fit."""
    for part, spot in enumerate(scene.spots[slug]):
        for border in _borders(part, spot, scene):
            remedy = _moved(slug, border, scene)
            if remedy is not None:
                yield remedy


def _borders(part: int, spot: PartPlace, scene: Scene) -> Iterator[_Border]:
    """Yield the borders that can be moved: exact neighbours, or white below."""
    layout, plot = scene.layout(spot.page), spot.plot
    others = [slot for slot in layout.slots if slot.plot != plot]
    below = tuple(s for s in others if s.plot.line == plot.foot + GAP)
    above = tuple(s for s in others if s.plot.foot + GAP == plot.line)
    right = tuple(s for s in others if s.plot.column == plot.column + plot.columns)
    left = tuple(s for s in others if s.plot.column + s.plot.columns == plot.column)
    for side, found in ((BELOW, below), (ABOVE, above), (RIGHT, right), (LEFT, left)):
        upright = side in (RIGHT, LEFT)
        own = _alongside(plot, found, upright=upright)
        if own and all(scene.giver(slot) for slot in own):
            yield _Border(side=side, part=part, slots=own)
    free = _free_below(plot, layout, scene.grid.lines)
    if free:
        yield _Border(side=BELOW, part=part, slots=(), free=free)


def _alongside(
    plot: Plot, found: tuple[Slot, ...], *, upright: bool
) -> tuple[Slot, ...]:
    """Return the slots that together run along a side from end to end, or none."""

    def ends(own: Plot) -> tuple[int, int]:
        if upright:
            return own.line, own.foot
        return own.column, own.column + own.columns

    first, last = ends(plot)
    own = sorted(
        (s for s in found if ends(s.plot)[0] < last and first < ends(s.plot)[1]),
        key=lambda s: ends(s.plot),
    )
    if not own or ends(own[0].plot)[0] != first or ends(own[-1].plot)[1] != last:
        return ()
    return tuple(own)


def _free_below(plot: Plot, layout: PageLayout, foot: int) -> int:
    """Return how many lines below a plot nothing stands in, white left out."""
    heads = [
        slot.plot.line - GAP
        for slot in layout.slots
        if slot.plot.line >= plot.foot
        and slot.plot.column < plot.column + plot.columns
        and plot.column < slot.plot.column + slot.plot.columns
    ]
    return max(0, min(heads, default=foot) - plot.foot)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """How far a border is moved: lines or columns, and the rows of a drawing."""

    by: int
    rows: int = 0


def _moved(slug: str, border: _Border, scene: Scene) -> Remedy | None:
    """Return the remedy of moving a border the least that helps, if any does."""
    for step in _steps(slug, border, scene):
        trial = _shifted(slug, border, step.by, scene)
        if not scene.cure(scene.fits[slug].article, trial[slug]):
            continue
        if all(scene.spare(s.name, trial[s.name]) for s in border.slots):
            return _remedy(slug, border, step, trial, scene)
        # What is too much for a neighbour, more would be too.
        return None
    return None


def _steps(slug: str, border: _Border, scene: Scene) -> Iterator[_Step]:
    """Yield how far a border may be moved: whole rows first, where rows are drawn."""
    if border.side in (RIGHT, LEFT):
        if all(slot.plot.columns > 1 for slot in border.slots):
            yield _Step(by=1)
        return
    spot = scene.spots[slug][border.part]
    first = max(1, -(-scene.fits[slug].overset // spot.plot.columns))
    most = min(
        (s.plot.lines - BOUNDS.advice.neighbour_keeps for s in border.slots),
        default=border.free,
    )
    for rows, by in enumerate(_rows(slug, spot, border.side, scene), 1):
        if first <= by <= most:
            yield _Step(by=by, rows=rows)
    yield from (
        _Step(by=by)
        for by in range(first, min(first + BOUNDS.advice.border_more, most) + 1)
    )


def _rows(slug: str, spot: PartPlace, side: str, scene: Scene) -> Iterator[int]:
    """Yield the lines by which a border moves with each row of the page's drawing."""
    plan, layout = scene.plans.get(spot.page), scene.layout(spot.page)
    if plan is None or not plan.rows:
        return
    depth = scene.grid.lines - layout.top
    lines = [layout.top + round(n * depth / plan.rows) for n in range(plan.rows + 1)]
    for area in plan.areas:
        if area.name != slug or area.exact:
            continue
        edge, further = area.row, lines[area.row - 1 : 0 : -1]
        if side == BELOW:
            edge = area.row + area.rows
            further = lines[edge + 1 :]
        yield from (
            abs(line - lines[edge]) for line in further[: BOUNDS.advice.border_rows]
        )


def _shifted(slug: str, border: _Border, steps: int, scene: Scene) -> dict[str, Spots]:
    """Return where the story and its neighbours stand after a move."""
    spots = list(scene.spots[slug])
    spot = spots[border.part]
    spots[border.part] = replace(spot, plot=_grown(spot.plot, border.side, steps))
    moved: dict[str, Spots] = {slug: tuple(spots)}
    for slot in border.slots:
        plot = _shrunk(slot.plot, border.side, steps)
        moved[slot.name] = (PartPlace(page=spot.page, plot=plot),)
    return moved


def _grown(plot: Plot, side: str, steps: int) -> Plot:
    match side:
        case "below":
            return replace(plot, lines=plot.lines + steps)
        case "above":
            return replace(plot, line=plot.line - steps, lines=plot.lines + steps)
        case "on the right":
            return replace(plot, columns=plot.columns + steps)
    return replace(plot, column=plot.column - steps, columns=plot.columns + steps)


def _shrunk(plot: Plot, side: str, steps: int) -> Plot:
    match side:
        case "below":
            return replace(plot, line=plot.line + steps, lines=plot.lines - steps)
        case "above":
            return replace(plot, lines=plot.lines - steps)
        case "on the right":
            return replace(
                plot, column=plot.column + steps, columns=plot.columns - steps
            )
    return replace(plot, columns=plot.columns - steps)


def _remedy(
    slug: str, border: _Border, step: _Step, trial: dict[str, Spots], scene: Scene
) -> Remedy:
    upright = border.side in (RIGHT, LEFT)
    amount = step.rows or step.by
    unit = "row" if step.rows else "column" if upright else "line"
    number = scene.spots[slug][border.part].page
    page = f" on page {number}" if len(scene.spots[slug]) > 1 else ""
    return Remedy(
        kind=RemedyKind.ROOM,
        story=slug,
        text=_text(border, counted(amount, unit), page),
        cost=scene.costs.border_column if upright else scene.costs.border,
        amount=amount,
        unit=f"{unit}s",
        other=", ".join(slot.name for slot in border.slots),
        page=number,
        areas=stands(trial),
    )


def _text(border: _Border, room: str, page: str) -> str:
    """Say from whom the room comes."""
    if not border.slots:
        return f"draw it {room} deeper{page}: nothing stands there"
    names = listed([slot.name for slot in border.slots])
    fit = "both fit" if len(border.slots) == 1 else "all fit"
    return f"give it {room} of {names} {border.side}{page} ({fit})"
