"""Why each story stands where it does, in one sentence an editor can argue with."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from layout.desk.inks import COLOUR
from layout.desk.issue import Area, Article, Filler, Issue, PagePlan
from layout.desk.style.stylekeys import Opinion
from layout.makeup.advice.place_reasons import remarks
from layout.makeup.areas import BRIEFS_HEAD, PageLayout, Slot, briefs_of
from layout.makeup.dummy import Position
from layout.makeup.issue.grouping import is_letter
from layout.makeup.page.colour import is_coloured
from layout.makeup.page.suiting import suits
from layout.makeup.placing.furnishing import IMPRINT, MASTHEAD
from layout.makeup.placing.pointing import CONTENTS
from layout.makeup.plot import Plot
from layout.makeup.story.fitting import Fit
from layout.makeup.story.shapes import Shaper

# Where an editor has decided.
DRAWN = "drawn in issue.toml"
LOCKED = "locked in plan.toml: "
# Why a filler stands where it does.
CLOSING = "closes what the copy leaves open"
# Why the tool sets furniture that nobody drew.
FURNITURE = {
    CONTENTS: "page one points to the best stories inside",
    MASTHEAD: "the masthead stands with the first story of opinion",
    BRIEFS_HEAD: "the briefs of a section are gathered in a column",
    IMPRINT: "the imprint stands on the last page where there is no masthead",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stand:
    """A story in a slot of a page; `parts` are the pages that it runs over.

    `remarks` say what is for and against its place.
    `fellows` are the other letters of the issue; `mixed` says that some of its pages
    have colour and others have not.
    """

    article: Article
    slot: Slot
    layout: PageLayout
    parts: tuple[int, ...]
    fellows: tuple[Article, ...] = ()
    remarks: tuple[str, ...] = ()
    mixed: bool = False


def positions(
    issue: Issue,
    layouts: tuple[PageLayout, ...],
    shaper: Shaper,
    *,
    fits: Sequence[Fit],
) -> tuple[Position, ...]:
    """Return where everything stands, and why, page by page in reading order."""
    fitted = {fit.article.slug: fit for fit in fits}
    plans = {plan.number: plan for plan in issue.plans}
    articles = {article.slug: article for article in issue.articles}
    fillers = {filler.name: filler for filler in issue.fillers}
    house = {f"ad:{ad.name}" for ad in issue.ads if ad.house}
    opinion = shaper.shop.style.opinion
    letters = [a for a in issue.articles if is_letter(a, opinion)]
    found = []
    for layout in layouts:
        said = remarks(layout, fitted, shaper.costs.page)
        for slot in layout.slots:
            why = _origin(slot.name, plans.get(layout.number))
            article = articles.get(slot.name)
            if slot.name in fillers and why != DRAWN:
                why += f"{CLOSING}, and {last_run(fillers[slot.name])}"
            elif article is not None and why != DRAWN:
                parts = tuple(_pages_of(slot.name, layouts))
                stand = _Stand(
                    article=article,
                    slot=slot,
                    layout=layout,
                    parts=parts,
                    mixed=len({page.ink for page in layouts}) > 1,
                    remarks=tuple(said.get(slot.name, ())),
                    fellows=tuple(a for a in letters if a is not article),
                )
                why += _reasons(stand, shaper)
            elif slot.name in house and why != DRAWN:
                why += CLOSING
            elif slot.is_ad and why != DRAWN:
                why += "advertisements stand first, at the foot and the outer edge"
            elif why != DRAWN:
                why += FURNITURE.get(slot.name, "")
            found.append(_position(layout.number, slot, _sentence(why)))
    return tuple(found)


def last_run(filler: Filler) -> str:
    """Say when a filler was last seen, as far as there is a record of it."""
    if filler.last is None:
        return "never ran before"
    return f"last ran in {filler.last.issue}"


def _origin(name: str, plan: PagePlan | None) -> str:
    """Return who placed a name on a page; nothing if the tool did.

    What plan.toml repeats has the reasons that it was planned for: so the report of
    a plan that is followed is that of the plan.
    """
    own: list[Area] = [a for a in plan.areas if a.name == name] if plan else []
    if not own or plan is None:
        return ""
    if not own[0].exact:
        return DRAWN
    return LOCKED if own[0].locked or plan.locked else ""


def _reasons(stand: _Stand, shaper: Shaper) -> str:
    brief = stand.slot in briefs_of(stand.layout.slots)
    reasons = [
        _rank(stand.article),
        "in the briefs column" if brief else _width(stand.article, stand.slot.plot),
        "" if brief else _depth(stand, shaper),
        _company(stand, shaper.shop.style.opinion),
        _wish(stand.article, stand.layout.number),
        _ink(stand) if stand.mixed else "",
        *stand.remarks,
        _page(stand.layout),
    ]
    return ", ".join(filter(None, reasons))


def _rank(article: Article) -> str:
    section = f" in {article.section}" if article.section else ""
    return f"rank {article.rank}{section}"


def _width(article: Article, plot: Plot) -> str:
    fit = suits(article.rank)
    low, high = fit.least, fit.most
    columns = f"{plot.columns} {'column' if plot.columns == 1 else 'columns'} wide"
    if low <= plot.columns <= high:
        return f"{columns} as suits its rank"
    return f"{columns} where {low if low == high else f'{low} to {high}'} would suit it"


def _depth(stand: _Stand, shaper: Shaper) -> str:
    """Say how far a story is from its natural depth, or how it runs over pages."""
    plot, number = stand.slot.plot, stand.layout.number
    lines = f"{plot.lines} lines deep"
    place = stand.parts.index(number)
    if place:
        return f"{lines}, continued from page {stand.parts[place - 1]}"
    if len(stand.parts) > 1:
        return f"{lines}, to go on on page {stand.parts[1]}"
    off = plot.lines - shaper.shape(stand.article, plot.columns).natural
    if not off:
        return f"{lines}, its natural depth"
    return f"{lines}, {abs(off)} {'over' if off > 0 else 'under'} its natural depth"


def _company(stand: _Stand, opinion: Opinion) -> str:
    """Say with what a story stands that belongs to it: letters, or the masthead."""
    names = {slot.name for slot in stand.layout.slots}
    if is_letter(stand.article, opinion):
        others = {article.slug for article in stand.fellows} & names
        return "with the letters" if others else ""
    own = stand.article.section in opinion.sections
    return "with the masthead" if own and MASTHEAD in names else ""


def _ink(stand: _Stand) -> str:
    """Say what a page's ink does to a story's pictures, where pages differ in it."""
    if not is_coloured(stand.article):
        return ""
    if stand.layout.ink != COLOUR:
        return "its picture printed grey"
    return "on a colour page for its picture"


def _wish(article: Article, page: int) -> str:
    if article.page is None:
        return ""
    if article.page == page:
        return "on the page that it asks for"
    return f"not on page {article.page} that it asks for"


def _page(layout: PageLayout) -> str:
    if len(layout.slots) == 1:
        return "alone on its page"
    return f"on a page cut {cut_of(layout.slots)}"


def cut_of(slots: tuple[Slot, ...]) -> str:
    """Write a page's cut: `/` between what is stacked, `|` what is side by side.

    A pinwheel, which only a drawing can have, is a list with commas.
    """
    if len(slots) == 1:
        return slots[0].name
    for edges, sign in ((_rows, " / "), (_columns, " | ")):
        groups = _groups(slots, edges)
        if len(groups) > 1:
            return sign.join(_bracketed(group) for group in groups)
    return ", ".join(slot.name for slot in slots)


def _bracketed(slots: tuple[Slot, ...]) -> str:
    return cut_of(slots) if len(slots) == 1 else f"({cut_of(slots)})"


def _rows(plot: Plot) -> tuple[int, int]:
    return plot.line, plot.foot


def _columns(plot: Plot) -> tuple[int, int]:
    return plot.column, plot.column + plot.columns


def _groups(
    slots: tuple[Slot, ...], edges: Callable[[Plot], tuple[int, int]]
) -> list[tuple[Slot, ...]]:
    """Part slots wherever a straight cut runs between them."""
    groups: list[list[Slot]] = []
    reach = 0
    for slot in sorted(slots, key=lambda s: edges(s.plot)):
        first, last = edges(slot.plot)
        if groups and first < reach:
            groups[-1].append(slot)
        else:
            groups.append([slot])
        reach = max(reach, last)
    return [tuple(group) for group in groups]


def _pages_of(slug: str, layouts: tuple[PageLayout, ...]) -> Iterator[int]:
    for layout in layouts:
        if any(slot.name == slug for slot in layout.slots):
            yield layout.number


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _position(page: int, slot: Slot, why: str) -> Position:
    return Position(
        page=page,
        name=slot.name,
        column=slot.plot.column,
        columns=slot.plot.columns,
        line=slot.plot.line,
        lines=slot.plot.lines,
        why=why,
    )
