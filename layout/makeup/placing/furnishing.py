"""Furniture: nameplate and ears, folio lines, heads, rules, pointers, masthead."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from layout.desk.issue import Article, Issue, Span
from layout.galley.galley import SetText
from layout.galley.shop import GalleyShop
from layout.geometry import Grid, Rect
from layout.makeup.areas import BRIEFS_HEAD, Slot, briefs_of
from layout.makeup.dummy import Furniture, PlacedText, Rule
from layout.makeup.plot import Plot

# Depths in grid lines.
NAMEPLATE = 11
FOLIO = 2
SECTION_HEAD = 4
# The ears' width, in points.
EAR_WIDTH = 84.0
EAR_GAP = 8.0
# The name of the slot of the line that says who publishes and prints.
IMPRINT = "imprint"
MASTHEAD = "masthead"
MONTH_NAMES = """January February March April May June July August September October
    November December"""
DAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
MONTHS, DAYS = MONTH_NAMES.split(), DAY_NAMES.split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """A line on page one that leads inside."""

    article: Article
    page: int


def long_date(issue: Issue) -> str:
    """Return the date of an issue in words, as printed on page one."""
    date = issue.date
    return f"{DAYS[date.weekday()]} {date.day} {MONTHS[date.month - 1]} {date.year}"


def depth(number: int, *, opens_section: bool) -> int:
    """Return how many lines the furniture at a page's head takes."""
    if number == 1:
        return NAMEPLATE
    return FOLIO + (SECTION_HEAD if opens_section else 0)


def page_head(
    issue: Issue, number: int, section: str, shop: GalleyShop
) -> tuple[Furniture | Rule, ...]:
    """Return the folio line of an inside page."""
    grid = shop.style.grid
    language = issue.publication.language
    width = grid.page_width - grid.left - grid.right
    rect = Rect(x=0, line=0, width=width, lines=1)
    number_text = (Span(text=str(number), bold=True),)
    title = issue.publication.title
    date = issue.label or long_date(issue)
    left: tuple[Span, ...]
    right: tuple[Span, ...]
    if number % 2 == 0:
        left = (*number_text, Span(text=f"\u2002{title}"))
        right = (Span(text=date),)
    else:
        left = (Span(text=date),)
        right = (Span(text=f"{title}\u2002"), *number_text)
    texts = [
        PlacedText(role=name, rect=rect, text=shop.text(name, content, width, language))
        for name, content in (
            ("folio", left),
            ("folio_centre", (Span(text=section),) if section else ()),
            ("folio_right", right),
        )
        if content
    ]
    rule = Rule(rect=Rect(x=0, line=1, width=width, lines=0), kind="folio")
    return Furniture(name="folio", rect=rect, texts=tuple(texts)), rule


def section_head(section: str, issue: Issue, shop: GalleyShop) -> Furniture:
    """Return the head that opens a section's first page."""
    grid = shop.style.grid
    width = grid.page_width - grid.left - grid.right
    text = shop.text("section_head", section, width, issue.publication.language)
    rect = Rect(x=0, line=FOLIO, width=width, lines=text.lines_deep)
    placed = PlacedText(role="section_head", rect=rect, text=text)
    return Furniture(name="section_head", rect=rect, texts=(placed,))


def nameplate(issue: Issue, shop: GalleyShop) -> tuple[Furniture | Rule, ...]:
    """Return page one's nameplate, its ears and the line of date and number."""
    grid, publication = shop.style.grid, issue.publication
    language = publication.language
    width = grid.page_width - grid.left - grid.right
    middle = width - 2 * (EAR_WIDTH + EAR_GAP)
    title = _fitted_title(publication.title, middle, language, shop)
    title_rect = Rect(
        x=EAR_WIDTH + EAR_GAP, line=0, width=middle, lines=title.lines_deep
    )
    texts = [PlacedText(role="nameplate", rect=title_rect, text=title)]
    number = f"No. {issue.number}" if isinstance(issue.number, int) else issue.number
    strip = (
        ("folio", number),
        ("folio_centre", f"{long_date(issue)}"),
        ("folio_right", publication.slogan),
    )
    line = NAMEPLATE - 2
    row = Rect(x=0, line=line, width=width, lines=1)
    texts += [
        PlacedText(role=name, rect=row, text=shop.text(name, words, width, language))
        for name, words in strip
        if words
    ]
    plate = Furniture(
        name="nameplate",
        rect=Rect(x=0, line=0, width=width, lines=NAMEPLATE - 1),
        texts=tuple(texts),
    )
    above = Rule(rect=Rect(x=0, line=line - 1, width=width, lines=0), kind="nameplate")
    below = Rule(rect=Rect(x=0, line=line + 1, width=width, lines=0), kind="nameplate")
    return plate, _ears(issue, shop), above, below


def _fitted_title(title: str, width: float, language: str, shop: GalleyShop) -> SetText:
    """Set the title in one line: at the style's size, or as large as goes in."""
    element = shop.element("nameplate")
    text = shop.text("nameplate", title, 100_000.0, language)
    natural = text.lines[0].width if text.lines else 1.0
    scale = min(1.0, width / natural)
    size = round(element.size * scale - 0.05, 1)
    lines = tuple(replace(line, measure=width) for line in text.lines)
    return replace(
        text,
        size=size,
        lines=lines,
        width=width,
        lines_deep=NAMEPLATE - 3,
        leading=(NAMEPLATE - 3) * shop.style.grid.leading,
    )


def _ears(issue: Issue, shop: GalleyShop) -> Furniture:
    grid = shop.style.grid
    width = grid.page_width - grid.left - grid.right
    words = list(issue.ears or issue.publication.ears)[:2]
    price = issue.price or issue.publication.price
    if len(words) < 2 and price:
        words.append(price)
    texts = []
    for number, content in enumerate(words):
        name = "ear" if number == 0 else "ear_right"
        text = shop.text(name, content, EAR_WIDTH, issue.publication.language)
        x = 0.0 if number == 0 else width - EAR_WIDTH
        rect = Rect(x=x, line=1, width=EAR_WIDTH, lines=text.lines_deep)
        texts.append(PlacedText(role=name, rect=rect, text=text))
    rect = Rect(x=0, line=1, width=width, lines=NAMEPLATE - 3)
    return Furniture(name="ears", rect=rect, texts=tuple(texts))


def contents(
    plot: Plot, pointers: Iterable[Pointer], issue: Issue, shop: GalleyShop
) -> Furniture:
    """Return the pointers to inside pages, as many as the plot holds."""
    grid, language = shop.style.grid, issue.publication.language
    x, width = grid.x(plot.column), grid.span(plot.columns)
    title = shop.text("fact_title", shop.style.words["inside"], width, language)
    line = plot.line
    texts = [
        PlacedText(
            role="contents_title",
            rect=Rect(x=x, line=line, width=width, lines=title.lines_deep),
            text=title,
        )
    ]
    line += title.lines_deep + 1
    columns = _pointer_columns(plot)
    room = (grid.span(plot.columns) - (columns - 1) * grid.gutter) / columns
    top, column = line, 0
    for pointer in pointers:
        head = shop.text("pointer_head", pointer.article.headline, room, language)
        where = shop.style.words["page"].format(page=pointer.page)
        page = shop.text("pointer", where, room, language)
        need = head.lines_deep + page.lines_deep
        if line + need > plot.foot:
            column, line = column + 1, top
        if column >= columns or line + need > plot.foot:
            break
        left = x + column * (room + grid.gutter)
        for role, text in (("pointer_head", head), ("pointer", page)):
            texts.append(
                PlacedText(
                    role=role,
                    rect=Rect(x=left, line=line, width=room, lines=text.lines_deep),
                    text=text,
                    target=pointer.page,
                    slug=pointer.article.slug,
                )
            )
            line += text.lines_deep
        line += 1
    rect = Rect(x=x, line=plot.line, width=width, lines=plot.lines)
    return Furniture(name="contents", rect=rect, texts=tuple(texts))


def _pointer_columns(plot: Plot) -> int:
    return max(1, plot.columns)


def masthead(plot: Plot, issue: Issue, shop: GalleyShop) -> tuple[Furniture, int]:
    """Return the box of publisher and editors, and the lines that it is over."""
    grid, publication = shop.style.grid, issue.publication
    language = publication.language
    x, width = grid.x(plot.column), grid.span(plot.columns)
    pieces = [("masthead_title", "pointer_head", publication.title)]
    groups = (publication.staff, publication.contact, publication.imprint)
    for group in groups:
        pieces += [("masthead", "masthead", words) for words in group]
    texts, line = [], plot.line
    for role, element, words in pieces:
        text = shop.text(element, words, width, language)
        rect = Rect(x=x, line=line, width=width, lines=text.lines_deep)
        texts.append(PlacedText(role=role, rect=rect, text=text))
        line += text.lines_deep
    rect = Rect(x=x, line=plot.line, width=width, lines=plot.lines)
    over = max(0, line - plot.foot)
    return Furniture(name="masthead", rect=rect, texts=tuple(texts)), over


def masthead_lines(columns: int, issue: Issue, shop: GalleyShop) -> int:
    """Return how many lines the masthead is deep over some columns."""
    _, over = masthead(Plot(column=0, columns=columns, line=0, lines=0), issue, shop)
    return over


def briefs_head(plot: Plot, label: SetText, shop: GalleyShop) -> Furniture:
    """Return the label at the head of a briefs column."""
    grid = shop.style.grid
    rect = Rect(
        x=grid.x(plot.column),
        line=plot.line,
        width=grid.span(plot.columns),
        lines=plot.lines,
    )
    placed = PlacedText(role="briefs_head", rect=rect, text=label)
    return Furniture(name="briefs_head", rect=rect, texts=(placed,))


def imprint(plot: Plot, issue: Issue, shop: GalleyShop) -> Furniture:
    """Return the line of publisher and printer, over a page's whole width."""
    grid = shop.style.grid
    text = imprint_text(issue, shop)
    rect = Rect(
        x=grid.x(plot.column),
        line=plot.foot - text.lines_deep,
        width=text.width,
        lines=text.lines_deep,
    )
    placed = PlacedText(role="masthead", rect=rect, text=text)
    return Furniture(name=IMPRINT, rect=rect, texts=(placed,))


def imprint_text(issue: Issue, shop: GalleyShop) -> SetText:
    """Set the imprint of paper.toml in one text."""
    grid, paper = shop.style.grid, issue.publication
    width = grid.span(grid.columns)
    return shop.text("masthead", " ".join(paper.imprint), width, paper.language)


def rules(slots: tuple[Slot, ...], top: int, grid: Grid) -> tuple[Rule, ...]:
    """Return the rules between slots: one above each, one beside side-by-side ones."""
    found = [_above(slot.plot, "brief", grid) for slot in briefs_of(slots)]
    slots = _columns_joined(slots)
    for slot in slots:
        plot = slot.plot
        if plot.line > top and not slot.is_ad:
            found.append(_above(plot, "story", grid))
        found += _beside(slot, slots, grid)
    return tuple(found)


def _columns_joined(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Return slots with a briefs column, label and all, as one of them."""
    briefs = briefs_of(slots)
    joined = [slot for slot in slots if slot not in briefs]
    for place, slot in enumerate(joined):
        if slot.name == BRIEFS_HEAD:
            own = [b.plot.foot for b in briefs if b.plot.column == slot.plot.column]
            lines = max([slot.plot.foot, *own]) - slot.plot.line
            joined[place] = replace(slot, plot=replace(slot.plot, lines=lines))
    return tuple(joined)


def _above(plot: Plot, kind: str, grid: Grid) -> Rule:
    rect = Rect(
        x=grid.x(plot.column),
        line=plot.line - 1,
        width=grid.span(plot.columns),
        lines=0,
    )
    return Rule(rect=rect, kind=kind)


def _beside(slot: Slot, slots: tuple[Slot, ...], grid: Grid) -> list[Rule]:
    """Return the column rules on a slot's left, along its neighbours' depths."""
    plot = slot.plot
    if slot.is_ad or not plot.column:
        return []
    found = []
    for other in slots:
        left = other.plot
        if other.is_ad or left.column + left.columns != plot.column:
            continue
        first, last = max(left.line, plot.line), min(left.foot, plot.foot)
        if last > first:
            x = grid.x(plot.column) - grid.gutter / 2
            rect = Rect(x=x, line=first, width=1, lines=last - first)
            found.append(Rule(rect=rect, kind="column"))
    return found
