"""Remedies for every story that does not fit: tried, ranked, the best few told."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from layout.codes import Code
from layout.desk.issue import Article
from layout.makeup.advice.faults import StoryFault
from layout.makeup.advice.remedies.adds import adds
from layout.makeup.advice.remedies.borders import rooms
from layout.makeup.advice.remedies.cuts import cuts
from layout.makeup.advice.remedies.jumps import jumps, stays
from layout.makeup.advice.remedies.openings import places
from layout.makeup.advice.remedies.picture_changes import (
    crops,
    drops,
    narrower,
    quotes,
    wider,
)
from layout.makeup.advice.remedies.replans import let_jump, more_pages, to_a_page
from layout.makeup.advice.remedies.swaps import swaps
from layout.makeup.advice.scene import Scene
from layout.makeup.bounds import BOUNDS
from layout.makeup.remedy import Remedy, RemedyKind

# What is in a writer's own power is told in any case.
OWN = {RemedyKind.CUT, RemedyKind.ADD}

Way = Callable[[str, Scene], Iterator[Remedy]]

# What may help against each trouble, by the code of its note. A pull quote without room
# is worth a moved border at the most.
WAYS: dict[str, tuple[Way, ...]] = {
    Code.OVERSET: (cuts, rooms, swaps, narrower, crops, drops, jumps),
    Code.UNDERSET: (adds, wider, swaps),
    Code.NO_ROOM: (rooms, swaps, narrower, drops),
    Code.SHORT_JUMP: (stays, adds),
    Code.EMPTY_JUMP: (stays, adds),
    Code.TABLE_TOO_WIDE: (rooms, swaps),
}
QUOTE_WAYS = (quotes, rooms)


def remedies(scene: Scene, *, thorough: bool = True) -> dict[str, tuple[Remedy, ...]]:
    """Return the remedies for each story that is in trouble, the best first.

    Nothing is tried for a story that fits, and unless `thorough` nothing either for
    one that can be printed as it is.
    """
    found: dict[str, tuple[Remedy, ...]] = {}
    for slug, wrong in scene.wrong.items():
        if any(fault.grave or thorough for fault in wrong):
            ways = dict.fromkeys(way for fault in _first(wrong) for way in _ways(fault))
            told = ranked([r for way in ways for r in way(slug, scene)])
            found[slug] = tuple(replace(r, cures=wrong[0].code) for r in told)
    return found | _for_unplaced(scene)


def _for_unplaced(scene: Scene) -> dict[str, tuple[Remedy, ...]]:
    """Return the remedies for stories that are on no page."""
    if not 0 < len(scene.unplaced) <= BOUNDS.advice.unplaced:
        return {}
    pages = list(more_pages(scene))
    return {article.slug: _places(article, pages, scene) for article in scene.unplaced}


def _places(article: Article, pages: list[Remedy], scene: Scene) -> tuple[Remedy, ...]:
    found = [replace(remedy, story=article.slug) for remedy in pages]
    found += [*places(article, scene), *let_jump(article, scene)]
    told = ranked(found or list(to_a_page(article, scene)))
    return tuple(replace(remedy, cures=Code.UNPLACED) for remedy in told)


def _first(wrong: tuple[StoryFault, ...]) -> list[StoryFault]:
    """Return what is to be cured first: what keeps the issue from the press, if any."""
    return [fault for fault in wrong if fault.grave] or list(wrong[:1])


def _ways(fault: StoryFault) -> tuple[Way, ...]:
    if fault.code == Code.NO_ROOM and not fault.grave:
        return QUOTE_WAYS
    return WAYS[fault.code]


def ranked(found: list[Remedy]) -> tuple[Remedy, ...]:
    """Return the best remedy of each kind, the best few of those, cheapest first."""
    best: dict[RemedyKind, Remedy] = {}
    for remedy in sorted(found, key=lambda r: (r.cost, r.text)):
        best.setdefault(remedy.kind, remedy)
    kinds = list(best.values())
    told = kinds[: BOUNDS.advice.told]
    own = [remedy for remedy in kinds[BOUNDS.advice.told :] if remedy.kind in OWN]
    return (*told[: BOUNDS.advice.told - len(own)], *own)
