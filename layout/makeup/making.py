"""Pages made: flatplan, fit, frames, furniture, and what an editor is told."""

from collections.abc import Mapping
from dataclasses import dataclass

from layout.codes import Code
from layout.desk.adverts.fillers import with_fillers
from layout.desk.issue import Ad, Issue
from layout.galley.shop import GalleyShop
from layout.geometry import Rect
from layout.makeup.advice import advising
from layout.makeup.advice.checks import plan_notes, tight_tables
from layout.makeup.advice.explaining import positions
from layout.makeup.advice.mending import mended
from layout.makeup.advice.remedying import remedies
from layout.makeup.advice.scene import Scene, scene_of
from layout.makeup.areas import BRIEFS_HEAD, PageLayout, Slot
from layout.makeup.costs import COSTS, Costs
from layout.makeup.dummy import (
    Dummy,
    Frame,
    Page,
    Placed,
    PlacedAd,
    StoryFit,
)
from layout.makeup.issue.booking import ad_lines
from layout.makeup.issue.draft import in_order
from layout.makeup.issue.flatplanning import flatplan
from layout.makeup.page.briefing import briefs_label
from layout.makeup.page.colour import ink_notes
from layout.makeup.placing import furnishing
from layout.makeup.placing.framing import frames
from layout.makeup.placing.furnishing import rules
from layout.makeup.placing.pointing import CONTENTS, pointed
from layout.makeup.remedy import Remedy
from layout.makeup.story.fit_memory import Fitter
from layout.makeup.story.fitting import Fit
from layout.makeup.story.parting import copy_lines
from layout.notes import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What pages are put together from."""

    issue: Issue
    shop: GalleyShop
    layouts: tuple[PageLayout, ...]
    frames: dict[int, list[Frame]]


def make_pages(
    issue: Issue, shop: GalleyShop, *, thorough: bool = True, costs: Costs = COSTS
) -> tuple[Dummy, tuple[Note, ...]]:
    """Make up an issue; notes tell what does not fit and what to do about it.

    Remedies are tried for all that keeps the issue from the press, and if `thorough`
    for what is only less than perfect.
    """
    # Which story stands where.
    fitter = Fitter(shop, costs)
    layouts = flatplan(issue, fitter)
    stopped = fitter.effort.spent
    issue = with_fillers(issue, (s.name for page in layouts for s in page.slots))
    # Each story fitted to its rectangles, in the order of the issue.
    scene = mended(scene_of(issue, layouts, fitter))
    layouts = scene.layouts
    fits = tuple(scene.fits.values())
    # Every piece at its place.
    placed = _frames(fits, shop)
    made = _Made(
        issue=issue,
        shop=shop,
        layouts=layouts,
        frames=placed,
    )
    pages, notes = [], []
    for layout in layouts:
        page, remarks = _page(layout, made)
        pages.append(page)
        notes += remarks
    # What is over, open, or nowhere.
    advice = remedies(scene, thorough=thorough)
    notes += advising.fit_notes(scene, advice)
    notes += _unplaced(scene, advice)
    notes += [advising.stopped(fitter.effort.most, issue)] if stopped else []
    notes += plan_notes(issue, layouts)
    notes += ink_notes(pages, issue)
    for page in pages:
        notes += tight_tables(page, issue)
    stories = tuple(_story_fit(fit) for fit in fits)
    # Why everything stands where it does.
    plan = positions(issue, layouts, fitter.shaper, fits=fits)
    dummy = Dummy(
        pages=tuple(pages),
        stories=stories,
        plan=plan,
        remedies=tuple(remedy for own in advice.values() for remedy in own),
    )
    return dummy, tuple(notes)


def _frames(fits: tuple[Fit, ...], shop: GalleyShop) -> dict[int, list[Frame]]:
    placed: dict[int, list[Frame]] = {}
    for fit in fits:
        for page, frame in frames(fit, shop):
            placed.setdefault(page, []).append(frame)
    return placed


def _page(layout: PageLayout, made: _Made) -> tuple[Page, list[Note]]:
    issue, shop = made.issue, made.shop
    furniture: list[Placed] = []
    loose, notes = _loose(layout, made)
    if any(isinstance(piece, PlacedAd) and piece.ad.bleed for piece in loose):
        return _sold(layout, loose), notes
    if layout.number == 1:
        furniture += furnishing.nameplate(issue, shop)
    else:
        furniture += furnishing.page_head(issue, layout.number, layout.section, shop)
        if layout.opens_section:
            furniture.append(furnishing.section_head(layout.section, issue, shop))
    furniture += loose
    furniture += rules(layout.slots, layout.top, shop.style.grid)
    order = {slot.name: n for n, slot in enumerate(layout.slots)}
    own = sorted(
        made.frames.get(layout.number, []), key=lambda f: (order[f.slug], f.part)
    )
    page = Page(
        number=layout.number,
        section=layout.section,
        ink=layout.ink,
        frames=tuple(own),
        furniture=tuple(furniture),
    )
    return page, notes


def _sold(layout: PageLayout, loose: list[Placed]) -> Page:
    """Return a page that is an advertisement to its edges, without furniture."""
    return Page(
        number=layout.number,
        section=layout.section,
        ink=layout.ink,
        frames=(),
        furniture=tuple(loose),
    )


def _loose(layout: PageLayout, made: _Made) -> tuple[list[Placed], list[Note]]:
    """Place a page's advertisements and the furniture that its plan names."""
    issue, shop = made.issue, made.shop
    ads = {ad.name: ad for ad in issue.ads}
    placed: list[Placed] = []
    notes: list[Note] = []
    for slot in layout.slots:
        if slot.is_ad:
            ad = ads[slot.name.removeprefix("ad:")]
            placed.append(_ad(ad, slot, shop))
            notes += _ad_notes(ad, slot, layout, made)
        elif slot.name == CONTENTS:
            placed += pointed(slot.plot, made.frames, issue, shop)
        elif slot.name == BRIEFS_HEAD:
            label = briefs_label(shop, issue.publication.language)
            placed.append(furnishing.briefs_head(slot.plot, label, shop))
        elif slot.name == furnishing.IMPRINT:
            placed.append(furnishing.imprint(slot.plot, issue, shop))
        elif slot.name == furnishing.MASTHEAD:
            box, over = furnishing.masthead(slot.plot, issue, shop)
            placed.append(box)
            if over:
                notes.append(_masthead_over(over, layout, issue))
    return placed, notes


def _ad(ad: Ad, slot: Slot, shop: GalleyShop) -> PlacedAd:
    """Stand an advertisement at the foot of its slot, at the outer edge."""
    grid = shop.style.grid
    lines = ad_lines(ad, grid.leading)
    rect = Rect(
        x=grid.x(slot.plot.column),
        line=slot.plot.foot - lines,
        width=grid.span(ad.columns),
        lines=lines,
    )
    return PlacedAd(rect=rect, ad=ad)


def _ad_notes(ad: Ad, slot: Slot, layout: PageLayout, made: _Made) -> list[Note]:
    grid = made.shop.style.grid
    lines = ad_lines(ad, grid.leading)
    if ad.columns <= slot.plot.columns and lines <= slot.plot.lines:
        return []
    return [
        Note(
            code=Code.AD_TOO_LARGE,
            file=made.issue.file,
            page=layout.number,
            message=f'the advertisement "{ad.name}" ({ad.columns} columns, '
            f"{lines} lines) does not go into its area ({slot.plot.columns} "
            f"columns, {slot.plot.lines} lines)",
            hint="draw a larger area, or correct columns and depth_mm",
        )
    ]


def _masthead_over(over: int, layout: PageLayout, issue: Issue) -> Note:
    return Note(
        code=Code.MASTHEAD_OVERSET,
        file=issue.file,
        page=layout.number,
        message=f"the masthead is {over} lines over",
        hint="draw it deeper or wider, or shorten it in paper.toml",
    )


def _unplaced(scene: Scene, advice: Mapping[str, tuple[Remedy, ...]]) -> list[Note]:
    """Return the notes on what is on no page, and on pages with nothing."""
    issue, shop = scene.issue, scene.fitter.shop
    names = {slot.name for layout in scene.layouts for slot in layout.slots}
    notes = [
        advising.empty_page(
            layout.number,
            issue,
            columns=shop.style.grid.columns,
            lines=_open_lines(layout, shop),
        )
        for layout in scene.layouts
        if not layout.slots
    ]
    for article in in_order(issue, scene.unplaced):
        lines = copy_lines(shop.galley(article, shop.style.grid.measure))
        notes.append(advising.unplaced(article, lines, advice.get(article.slug, ())))
    notes += [
        advising.unplaced_ad(ad.name, issue)
        for ad in issue.ads
        if not ad.house and f"ad:{ad.name}" not in names
    ]
    return notes


def _story_fit(fit: Fit) -> StoryFit:
    return StoryFit(
        slug=fit.article.slug,
        lines=copy_lines(fit.galley),
        overset_lines=fit.overset,
        elastic=fit.elastic,
    )


def _open_lines(layout: PageLayout, shop: GalleyShop) -> int:
    """Return the lines below a page's head."""
    return shop.style.grid.lines - layout.top
