"""Issues planned anew: more pages, a story that may jump, one cut to a page."""

from collections.abc import Iterator
from dataclasses import replace

from layout.desk.adverts.fillers import with_fillers, without_fillers
from layout.desk.issue import Article, Issue
from layout.makeup.advice.edited import changed, patched
from layout.makeup.advice.remedies.cuts import cut_to
from layout.makeup.advice.scene import Scene, scene_of
from layout.makeup.bounds import BOUNDS
from layout.makeup.issue.flatplanning import flatplan
from layout.makeup.placing import furnishing
from layout.makeup.plot import PartPlace, Plot
from layout.makeup.remedy import Remedy, RemedyKind


def more_pages(scene: Scene) -> Iterator[Remedy]:
    """Yield the least number of pages, in fours, with which every story has a place.

    The remedy is every unplaced story's; it names none.
    """
    grid = scene.grid
    page = grid.columns * (grid.lines - furnishing.FOLIO)
    shapes = scene.fitter.shaper
    need = sum(
        min(shape.least * shape.columns for shape in shapes.shapes(article))
        for article in scene.unplaced
    )
    if any(_too_long(article, scene) for article in scene.unplaced):
        # No number of pages is enough for a story that goes on none.
        return
    have, sheet = len(scene.layouts), scene.issue.multiple
    first = (have + max(1, need // page)) // sheet * sheet
    first = first if first > have else first + sheet
    for pages in range(first, first + BOUNDS.advice.sheets * sheet, sheet):
        after = _planned(replace(scene.issue, pages=pages), scene)
        if not after.unplaced and no_worse(scene, after):
            yield Remedy(
                kind=RemedyKind.PAGES,
                story="",
                text=f"set pages = {pages}: then all stories have a place",
                cost=scene.costs.sheet * (pages - have) / sheet,
                amount=pages,
                unit="pages",
            )
            return


def let_jump(article: Article, scene: Scene) -> Iterator[Remedy]:
    """Yield that a story longer than a page may jump."""
    if article.jump is not None or article.may_jump or not _too_long(article, scene):
        return
    if _helps(changed(article, "jump", jump=True), scene):
        yield Remedy(
            kind=RemedyKind.LET_JUMP,
            story=article.slug,
            text="set jump: true",
            cost=scene.costs.jump,
        )


def to_a_page(article: Article, scene: Scene) -> Iterator[Remedy]:
    """Yield the cut with which a story longer than a page goes on one."""
    if not _too_long(article, scene):
        return
    top = furnishing.depth(2, opens_section=True)
    grid = scene.grid
    plot = Plot(column=0, columns=grid.columns, line=top, lines=grid.lines - top)
    spots = (PartPlace(page=2, plot=plot),)
    patches, text = cut_to(scene.fitter.fit(article, spots), spots, scene)
    if patches and _helps(patched(article, patches), scene):
        words = sum(patch.words for patch in patches)
        yield Remedy(
            kind=RemedyKind.CUT,
            story=article.slug,
            text=f"{text}: then it goes on one page",
            cost=scene.costs.word_less * words,
            amount=words,
            unit="words",
            patches=patches,
        )


def _too_long(article: Article, scene: Scene) -> bool:
    """Say whether a story goes on no page, however wide."""
    room = scene.grid.lines - furnishing.depth(2, opens_section=True)
    return all(shape.least > room for shape in scene.fitter.shaper.shapes(article))


def _helps(article: Article, scene: Scene) -> bool:
    """Say whether a changed story finds a place, and the others are no worse off."""
    articles = tuple(
        article if own.slug == article.slug else own for own in scene.issue.articles
    )
    after = _planned(replace(scene.issue, articles=articles), scene)
    return article.slug in after.spots and no_worse(scene, after)


def _planned(issue: Issue, scene: Scene) -> Scene:
    issue = without_fillers(issue)
    layouts = flatplan(issue, scene.fitter)
    names = (slot.name for layout in layouts for slot in layout.slots)
    return scene_of(with_fillers(issue, names), layouts, scene.fitter)


def no_worse(before: Scene, after: Scene) -> bool:
    """Say whether nothing is wrong in an issue planned anew that was not before."""
    new = _grave(after) - _grave(before)
    lost = {a.slug for a in after.unplaced} - {a.slug for a in before.unplaced}
    return not new and not lost and _ads(before) <= _ads(after) and _imprinted(after)


def _grave(scene: Scene) -> set[tuple[str, str]]:
    return {
        (slug, fault.code)
        for slug, wrong in scene.wrong.items()
        for fault in wrong
        if fault.grave
    }


def _ads(scene: Scene) -> set[str]:
    """Return the booked advertisements that stand on a page."""
    house = {f"ad:{ad.name}" for ad in scene.issue.ads if ad.house}
    slots = (slot for layout in scene.layouts for slot in layout.slots)
    return {slot.name for slot in slots if slot.is_ad} - house


def _imprinted(scene: Scene) -> bool:
    """Say whether an imprint, if there is one, is where the law wants it."""
    where = [
        layout.number
        for layout in scene.layouts
        for slot in layout.slots
        if slot.name == furnishing.IMPRINT
    ]
    return not where or bool({1, len(scene.layouts)} & set(where))
