"""What speaks for a story's place on a made-up page, and what against it, in words."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from layout.makeup.areas import PageLayout
from layout.makeup.bounds import BOUNDS
from layout.makeup.costs import PageCosts
from layout.makeup.page.cutting import PlacedShape, TakeShape
from layout.makeup.page.judging import (
    JudgedFault,
    PageFault,
    grey_share,
    level_heads,
    marks,
)
from layout.makeup.page.sights import head_of, sights_of
from layout.makeup.plot import Plot
from layout.makeup.story.fitting import Fit

# A fault in words, for the first story that it lies between and for the other; each
# is told the other's name.
Words = Callable[[str], str]
FIRST: dict[PageFault, Words] = {
    PageFault.ABOVE: lambda name: f"above {name}, which is of better rank",
    PageFault.LARGER: lambda name: f"larger than {name}, which is of better rank",
    PageFault.NOT_ON_TOP: lambda _: "not at the page's head, though best of it",
    PageFault.UNDOMINATED: lambda name: f"hardly larger than {name}",
    PageFault.HEADS: lambda name: f"its head too like that of {name} beside it",
    PageFault.TOUCHING: lambda name: f"its picture against that of {name}",
    PageFault.PICTURES: lambda name: f"its picture no larger than that of {name}",
    PageFault.STRANDS: lambda name: f"a long column beside {name}, another",
    PageFault.REST_ABOVE: lambda name: f"not below {name}, though from another page",
}
SECOND: dict[PageFault, Words] = {
    PageFault.ABOVE: lambda name: f"below {name}, though of better rank",
    PageFault.LARGER: lambda name: f"smaller than {name}, though of better rank",
    PageFault.HEADS: FIRST[PageFault.HEADS],
    PageFault.TOUCHING: FIRST[PageFault.TOUCHING],
    PageFault.STRANDS: FIRST[PageFault.STRANDS],
}


def remarks(
    layout: PageLayout, fits: Mapping[str, Fit], costs: PageCosts
) -> dict[str, list[str]]:
    """Return what is to be said of each story on a page, by slug.

    The page is judged as it is made up. A story alone needs no comparison.
    """
    page = list(_page(layout, fits))
    if len(page) < 2:
        return {}
    top = min(laid.line for laid in page)
    room = Plot(
        column=min(laid.column for laid in page),
        columns=max(laid.column + laid.columns for laid in page),
        line=top,
        lines=max(laid.foot for laid in page) - top,
    )
    room = replace(room, columns=room.columns - room.column)
    found = sorted(
        marks(page, room, grey_share(page, room), costs), key=lambda m: -m.cost
    )
    return {
        laid.shape.story: [
            *_standing(laid, page, found),
            *_against(laid.shape.story, found),
        ]
        for laid in page
    }


def _page(layout: PageLayout, fits: Mapping[str, Fit]) -> Iterator[PlacedShape]:
    """Yield a page's stories with their heads and pictures as they were fitted."""
    for slot in layout.slots:
        fit = fits.get(slot.name)
        if fit is None:
            continue
        for number, part in enumerate(fit.parts):
            if (part.page, part.plot) == (layout.number, slot.plot):
                carving = fit.carvings[number]
                shape = TakeShape(
                    story=slot.name,
                    columns=slot.plot.columns,
                    least=slot.plot.lines,
                    natural=slot.plot.lines,
                    most=slot.plot.lines,
                    cost=0.0,
                    rank=fit.article.rank,
                    rest=number > 0,
                    size=part.heading.head.size,
                    head=head_of(carving, part.heading),
                    sights=sights_of(carving),
                )
                yield PlacedShape(
                    shape=shape,
                    plot=slot.plot,
                )


def _standing(
    laid: PlacedShape, page: list[PlacedShape], found: list[JudgedFault]
) -> Iterator[str]:
    """Yield what a story is on its page: its lead, or a smaller head beside another."""
    own = [other for other in page if not other.shape.rest]
    largest = max(page, key=lambda other: other.area)
    best = min((other.shape.rank for other in own), default=0)
    at_head = laid.line == min(other.line for other in page)
    if laid is largest and at_head and laid.shape.rank == best and not laid.shape.rest:
        yield "leading its page"
    alike = [set(mark.stories) for mark in found if mark.fault is PageFault.HEADS]
    for other in page:
        known = {laid.shape.story, other.shape.story} in alike
        if level_heads(laid, other) and not known:
            what = "smaller" if other.shape.size < laid.shape.size else "larger"
            yield f'beside "{other.shape.story}" whose head is {what}'


def _against(story: str, found: list[JudgedFault]) -> list[str]:
    """Return the gravest faults of a page that a story has a part in."""
    told = []
    for mark in found:
        names = mark.stories
        if story not in names:
            continue
        words = (FIRST if names[0] == story else SECOND).get(mark.fault)
        if words is not None:
            told.append(words("".join(f'"{n}"' for n in names if n != story)))
    return told[: BOUNDS.advice.told_faults]
