"""Jumps: what is over goes on on a later page that has room, or can make it."""

from collections.abc import Iterator
from dataclasses import replace

from layout.makeup.advice.remedies.adds import add_to
from layout.makeup.advice.remedies.cuts import cut_to
from layout.makeup.advice.scene import Scene, stands
from layout.makeup.advice.spare_room import Opening, openings
from layout.makeup.bounds import BOUNDS
from layout.makeup.plot import GAP, PartPlace
from layout.makeup.remedy import Patch, Remedy, RemedyKind
from layout.makeup.story.fitting import Fit, part_lines
from layout.makeup.story.parting import jump_heading
from layout.units import counted


def jumps(slug: str, scene: Scene) -> Iterator[Remedy]:
    """Yield the best jump of an overset story, to the page that gives room for it."""
    fit, spots = scene.fits[slug], scene.spots[slug]
    if len(spots) > 1 or not fit.overset or fit.article.jump is False:
        return
    tries = [
        (opening, lines)
        for layout in scene.layouts
        if layout.number > spots[0].page
        for wide in openings(layout, scene)
        if (opening := _fit_for(fit, wide)) is not None
        and (lines := _depth(fit, opening, scene))
        <= opening.spare + BOUNDS.advice.jump_deeper
    ]
    tries.sort(key=lambda t: (bool(t[0].giver), t[1] - t[0].spare, t[0].page))
    for opening, lines in tries[: BOUNDS.advice.jumps]:
        remedy = _tried(slug, opening, lines, scene)
        if remedy is not None:
            yield remedy
            return


def _fit_for(fit: Fit, opening: Opening) -> Opening | None:
    """Return an opening in which what is over makes no short columns.

    White may be taken in fewer columns than it has.
    """
    columns = max(1, (fit.overset + 1) // BOUNDS.story.shortest_leg)
    if opening.plot.columns <= columns:
        return opening
    if opening.giver:
        return None
    return replace(opening, plot=replace(opening.plot, columns=columns))


def _depth(fit: Fit, opening: Opening, scene: Scene) -> int:
    """Return how deep a jump's part must be at least in an opening's columns."""
    spot = PartPlace(page=opening.page, plot=opening.plot)
    head = jump_heading(fit.article, spot, scene.fitter.shop).jump_lines
    # The jump line takes one more of the first part.
    lines = max(BOUNDS.story.jump_lines, fit.overset + 1)
    return head + -(-lines // opening.plot.columns)


def _tried(slug: str, opening: Opening, least: int, scene: Scene) -> Remedy | None:
    """Return the jump to an opening in the fewest lines in which it works."""
    fit, spots = scene.fits[slug], scene.spots[slug]
    most = opening.plot.lines - (
        BOUNDS.advice.giver_keeps + GAP if opening.giver else 0
    )
    for lines in range(least, min(least + BOUNDS.advice.jump_deeper, most) + 1):
        spot, given = opening.taken(lines)
        if not all(scene.spare(name, own) for name, own in given.items()):
            return None
        after = (*spots, spot)
        jumped = scene.cure(fit.article, after)
        if jumped is None or jumped.carvings[-1].short:
            continue
        gone = part_lines(jumped.pour, jumped.carvings)[-1]
        may = "" if fit.article.may_jump else ", with jump: true"
        under = f', under "{opening.giver}"' if opening.giver else ""
        return Remedy(
            kind=RemedyKind.JUMP,
            story=slug,
            text=f"jump {counted(gone, 'line')} to page {opening.page}{under}{may}",
            cost=scene.costs.jump
            + scene.costs.page_turned * (opening.page - spots[0].page),
            amount=gone,
            unit="lines",
            other=opening.giver,
            page=opening.page,
            areas=stands({slug: after, **given}),
        )
    return None


def stays(slug: str, scene: Scene) -> Iterator[Remedy]:
    """Yield that a story with too short a jump be told on its first page.

    What is too much for that page is cut, what lacks is added.
    """
    fit, spots = scene.fits[slug], scene.spots[slug]
    if len(spots) != 2:
        return
    first, second = spots
    text = f"take it off page {second.page}"
    patches: tuple[Patch, ...] = ()
    if scene.cure(fit.article, (first,)):
        text += f": all of it fits on page {first.page}"
    else:
        alone = scene.fitter.fit(fit.article, (first,))
        mend = cut_to if alone.overset else add_to
        patches, said = mend(alone, (first,), scene)
        text += f" and {said}"
        if not patches:
            return
    words = sum(patch.words for patch in patches)
    yield Remedy(
        kind=RemedyKind.STAY,
        story=slug,
        text=text,
        cost=scene.costs.word_less * words,
        amount=words,
        unit="words" if patches else "",
        page=second.page,
        patches=patches,
        areas=stands({slug: (first,)}),
    )
