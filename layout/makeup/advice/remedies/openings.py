"""Places: room on a page for a story that has none, whole or cut to it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from layout.desk.issue import Article
from layout.makeup.advice.remedies.cuts import cut_to
from layout.makeup.advice.scene import Scene, Spots, stands
from layout.makeup.advice.spare_room import Opening, openings
from layout.makeup.areas import PageLayout
from layout.makeup.bounds import BOUNDS
from layout.makeup.plot import AD_GAP, GAP, PartPlace
from layout.makeup.remedy import Patch, Remedy, RemedyKind
from layout.units import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class _OpeningUse:
    """An opening, how deep the story would be there, and whether it must be cut.

    `house` is an advertisement of the house that makes way.
    """

    opening: Opening
    lines: int
    lacking: int
    house: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """A story drawn into an opening: its spot, and where a giver then stands."""

    way: _OpeningUse
    spot: PartPlace
    given: dict[str, Spots]


def places(article: Article, scene: Scene) -> Iterator[Remedy]:
    """Yield the best place for a story that is on no page."""
    ways = [way for layout in scene.layouts for way in _ways(article, layout, scene)]
    ways.sort(key=lambda w: (w.lacking, bool(w.opening.giver), w.opening.page))
    for way in ways[: BOUNDS.advice.places]:
        remedy = _tried(article, way, scene)
        if remedy is not None:
            yield remedy
            return


def _ways(article: Article, layout: PageLayout, scene: Scene) -> Iterator[_OpeningUse]:
    """Yield the openings of a page in which a story may stand, cut at the worst."""
    houses = {f"ad:{ad.name}" for ad in scene.issue.ads if ad.house}
    rooms = [(opening, "") for opening in openings(layout, scene)]
    for slot in layout.slots:
        if slot.name in houses:
            # A story needs more white above than an advertisement.
            more = GAP - AD_GAP
            plot = replace(
                slot.plot, line=slot.plot.line + more, lines=slot.plot.lines - more
            )
            opening = Opening(page=layout.number, plot=plot, spare=plot.lines)
            rooms.append((opening, slot.name))
    for opening, house in rooms:
        need = scene.fitter.shaper.shape(article, opening.plot.columns).least
        room = opening.spare - (GAP if opening.giver else 0)
        if room >= need * BOUNDS.advice.place_keeps and (
            room >= need or not opening.giver
        ):
            lacking = max(0, need - room)
            lines = need - lacking
            yield _OpeningUse(
                opening=opening, lines=lines, lacking=lacking, house=house
            )


def _tried(article: Article, way: _OpeningUse, scene: Scene) -> Remedy | None:
    """Return the remedy of drawing a story into an opening, if it works."""
    most = way.opening.spare - (GAP if way.opening.giver else 0)
    for lines in range(
        way.lines, min(way.lines + BOUNDS.advice.place_deeper, most) + 1
    ):
        spot, given = way.opening.taken(lines)
        if not all(scene.spare(name, own) for name, own in given.items()):
            return None
        if scene.cure(article, (spot,)):
            return _remedy(article, _Drawn(way=way, spot=spot, given=given), scene)
    if way.opening.giver:
        return None
    spot, given = way.opening.taken(most)
    patches, said = cut_to(scene.fitter.fit(article, (spot,)), (spot,), scene)
    if not patches:
        return None
    remedy = _remedy(article, _Drawn(way=way, spot=spot, given=given), scene)
    return _cut(remedy, patches, said, scene)


def _cut(remedy: Remedy, patches: tuple[Patch, ...], said: str, scene: Scene) -> Remedy:
    words = sum(patch.words for patch in patches)
    return replace(
        remedy,
        text=f"{said} and {remedy.text}",
        cost=remedy.cost + scene.costs.word_less * words,
        amount=words,
        unit="words",
        patches=patches,
    )


def _remedy(article: Article, drawn: _Drawn, scene: Scene) -> Remedy:
    way, spot = drawn.way, drawn.spot
    size = (
        f"{counted(spot.plot.columns, 'column')} by {counted(spot.plot.lines, 'line')}"
    )
    text = f"draw it on page {spot.page}, {size}"
    if way.house:
        name = way.house.removeprefix("ad:")
        text += f', in place of the house advertisement "{name}"'
    elif way.opening.giver:
        text += f', under "{way.opening.giver}"'
    else:
        text += ", where nothing stands"
    return Remedy(
        kind=RemedyKind.PLACE,
        story=article.slug,
        text=text,
        cost=scene.costs.squeezed if way.opening.giver else scene.costs.place,
        other=way.house or way.opening.giver,
        page=spot.page,
        gone=(way.house,) if way.house else (),
        areas=stands({article.slug: (spot,), **drawn.given}),
    )
