"""From the dummy's grid lines to points: each placed piece becomes a view.

Makeup counts in grid lines, whole numbers; a page is drawn in points. The change is
made here and nowhere else: a rectangle's top is its line times the leading below the
grid's top. Within its rectangle a piece has one of three places.

- Type on the grid's leading stands on the grid's baselines, whatever its face.
- Type on a leading of its own has a box that was rounded up to whole grid lines. What
  rounding left over goes where the eye wants it: below a head, half and half around a
  standfirst or a quotation, nowhere for a caption, whose first line is on the grid.
- A picture fills its rectangle; an advertisement stands on its foot.

Invariants: no view is outside its rectangle by more than a shift of baselines; pieces
keep the order of the dummy, because that is the order in which they are read.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, groupby
from pathlib import PurePath
from typing import TypeVar

from msgspec import structs

from layout.desk.issue import Ad, AdKind
from layout.desk.stylebook import Stylebook
from layout.galley.galley import SetText
from layout.geometry import Rect
from layout.makeup.dummy import (
    Frame,
    Furniture,
    Page,
    Placed,
    PlacedAd,
    PlacedBox,
    PlacedLeg,
    PlacedPicture,
    PlacedTable,
    PlacedText,
    Rule,
)
from layout.plate.html.baselines import Baselines
from layout.plate.html.copy import Compositor, TypeParagraph
from layout.plate.html.views import (
    AdView,
    ArticleView,
    BoxView,
    CellView,
    FigureView,
    FurnitureView,
    LegView,
    PageView,
    RuleView,
    TableView,
    TextView,
    View,
    ViewBox,
)
from layout.plate.pictures.choosing import (
    PictureTarget,
    SizeOnPaper,
    ad_recipe,
    picture_recipe,
)
from layout.plate.tasks import Edition, PictureRecipe
from layout.units import points

# Furniture that a reader comes to before the stories.
FIRST = ("nameplate", "ears", "section_head")
CAPTIONS = ("caption", "credit")
# These stand in the middle of the white that rounding to grid lines leaves.
CENTRED = ("standfirst", "pull_quote")
# A head stays at the top: its box has more air over its capitals than under its
# baseline. If its descenders, so many em deep, would leave the box, it moves up.
HEADS = ("headline", "jump_head")
DESCENT = 0.25

# Elements of copy whose paragraphs belong to one list or quotation.
LIST = "ul"
GROUPS = {"item": LIST, "quote": "blockquote"}

AdMarkup = Callable[[Ad], str]
_Item = TypeVar("_Item")


class Pager:
    """Turns the pages of one issue into views."""

    def __init__(
        self, style: Stylebook, baselines: Baselines, ad_markup: AdMarkup
    ) -> None:
        self._style = style
        self._grid = style.grid
        self._baselines = baselines
        self._compositor = Compositor(style, baselines)
        self._ad_markup = ad_markup

    def page(
        self, page: Page, press: PictureTarget
    ) -> tuple[PageView, tuple[PictureRecipe, ...]]:
        """Return a page's view and the pictures it needs."""
        desk = _PageDesk(self, press)
        above = [p for p in page.furniture if _is_first(p)]
        below = [p for p in page.furniture if not _is_first(p)]
        view = PageView(
            number=page.number,
            section=page.section,
            above=desk.views(above),
            articles=tuple(desk.article(frame) for frame in page.frames),
            below=desk.views(below),
        )
        return view, tuple(dict.fromkeys(desk.recipes))

    def box(self, rect: Rect) -> ViewBox:
        """Return where a rectangle of grid lines is on the page."""
        return ViewBox(
            left=self._grid.left + rect.x,
            top=self._grid.top + rect.line * self._grid.leading,
            width=rect.width,
            height=rect.lines * self._grid.leading,
        )

    def text(self, placed: PlacedText) -> TextView:
        """Return a text with its first line box's top where it belongs."""
        text, box = placed.text, self.box(placed.rect)
        element = self._style.elements[text.element]
        size = None if text.size == element.size else text.size
        leading = None if text.leading == element.leading else text.leading
        down = self._down(placed)
        return TextView(
            role=placed.role,
            box=replace(box, top=box.top + down),
            paragraph=self._compositor.text(text),
            size=size,
            leading=leading,
            target=placed.target,
            slug=placed.slug,
        )

    def _down(self, placed: PlacedText) -> float:
        """Return how far below its rectangle's top a text begins, in points."""
        role, text = placed.role, placed.text
        element = self._style.elements[text.element]
        element = structs.replace(element, size=text.size, leading=text.leading)
        if text.leading == self._grid.leading:
            return self._baselines.shift(element)
        # A caption is read beside copy: its first line is level with that, and its
        # others are closer.
        if role in CAPTIONS:
            return self._baselines.grid - self._baselines.baseline(element)
        # Invariant: not negative, as makeup gives a text no fewer lines than it needs.
        white = placed.rect.lines * self._grid.leading
        white -= len(text.lines) * text.leading
        if role in HEADS:
            below = text.leading - self._baselines.baseline(element)
            # Under the last baseline there are `below` and the white; if descenders
            # want more than both, the head moves up by that.
            return min(0.0, white + below - DESCENT * text.size)
        return max(0.0, white) / 2 if role in CENTRED else 0.0

    def leg(self, leg: PlacedLeg) -> LegView:
        """Return a column of copy."""
        paragraphs = self._compositor.leg(leg)
        return LegView(
            box=self.box(leg.rect),
            groups=tuple(
                (_list_tag(p.marker for p in found) if tag == LIST else tag, found)
                for tag, found in _grouped(paragraphs, _group_of)
            ),
        )

    def table(self, placed: PlacedTable) -> TableView:
        """Return a table; its head is the first row of `row_lines` if it has one."""
        table = placed.table
        heights = [lines * self._grid.leading for lines in table.row_lines]
        head = heights.pop(0) if table.header else 0.0
        rows = [self._row(placed, row) for row in table.rows]
        return TableView(
            box=self.box(placed.rect),
            head=self._row(placed, table.header) if table.header else (),
            head_height=head,
            rows=tuple(rows),
            heights=tuple(heights),
            source_line=table.source_line,
        )

    def _row(
        self, placed: PlacedTable, cells: tuple[SetText, ...]
    ) -> tuple[CellView, ...]:
        table = placed.table
        columns = zip(cells, table.columns, table.align, strict=True)
        return tuple(
            CellView(
                before=table.gap if at else 0.0,
                down=self._baselines.shift(self._style.elements[cell.element]),
                width=width,
                align=align,
                paragraph=self._compositor.text(cell),
            )
            for at, (cell, width, align) in enumerate(columns)
        )

    def fact_box(self, placed: PlacedBox) -> BoxView:
        """Return a fact box, its texts in the middle of its depth."""
        box, rect = placed.box, placed.rect
        texts = (box.title, *box.blocks)
        # Its texts are placed one under the other on grid lines, and then all moved by
        # the same half of the white: they keep their distances.
        deep = sum(text.lines_deep for text in texts)
        white = max(0.0, (rect.lines - deep) * self._grid.leading / 2)
        line, views = rect.line, []
        for text in texts:
            inner = Rect(
                x=rect.x + box.padding,
                line=line,
                width=rect.width - 2 * box.padding,
                lines=text.lines_deep,
            )
            view = self.text(PlacedText(role=text.element, rect=inner, text=text))
            views.append(replace(view, box=replace(view.box, top=view.box.top + white)))
            line += text.lines_deep
        marked = tuple(zip(views[1:], box.markers, strict=True))
        return BoxView(
            box=self.box(rect),
            title=views[0],
            groups=tuple(
                (_list_tag(marker for _, marker in found) if tag else "", found)
                for tag, found in _grouped(marked, lambda pair: LIST if pair[1] else "")
            ),
            source_line=box.source_line,
        )

    def rule(self, rule: Rule) -> RuleView:
        """Return a rule: across in the middle of its grid line, or upright."""
        box, upright = self.box(rule.rect), rule.rect.lines > 0
        if not upright:
            box = replace(box, top=box.top + self._grid.leading / 2)
        return RuleView(name=rule.kind, box=box, upright=upright)

    def beyond(self, bleed: float) -> ViewBox:
        """Return the whole page and so much around it."""
        return ViewBox(
            left=-bleed,
            top=-bleed,
            width=self._grid.page_width + 2 * bleed,
            height=self._grid.page_height + 2 * bleed,
        )

    def ad(self, placed: PlacedAd, file: str, bleed: float) -> AdView:
        """Return an advertisement, standing on its rectangle's foot.

        One that fills the page goes beyond it by `bleed`.
        """
        ad = placed.ad
        # It is booked in millimetres and placed in grid lines, rounded up. The white
        # goes above it: at a page's foot advertisements are level.
        box, depth = self.box(placed.rect), points(ad.depth_mm)
        box = replace(box, top=box.top + box.height - depth, height=depth)
        if ad.bleed:
            box = self.beyond(bleed)
        markup = self._ad_markup(ad) if ad.kind is AdKind.TEMPLATE else ""
        supplied = file if PurePath(file).suffix == ".pdf" else ""
        return AdView(
            name=ad.name,
            box=box,
            alt=ad.alt,
            file="" if supplied else file,
            supplied=supplied,
            markup=markup,
            whole=ad.bleed,
        )

    def furniture(self, placed: Furniture) -> FurnitureView:
        """Return a piece of furniture."""
        return FurnitureView(
            name=placed.name,
            box=self.box(placed.rect),
            plain=dict(placed.plain),
            texts=tuple(self.text(text) for text in placed.texts),
        )


class _PageDesk:
    """Gathers the pictures of one page while its views are made."""

    def __init__(self, pager: Pager, press: PictureTarget) -> None:
        self._pager = pager
        self._press = press
        self.recipes: list[PictureRecipe] = []

    def article(self, frame: Frame) -> ArticleView:
        return ArticleView(
            slug=frame.slug, language=frame.language, items=self.views(frame.items)
        )

    def views(self, items: tuple[Placed, ...] | list[Placed]) -> tuple[View, ...]:
        """Return the views; captions go into the figure of the picture before."""
        views: list[View] = []
        for item in chain.from_iterable(map(_ruled, items)):
            view, last = self._view(item), views[-1] if views else None
            if (
                isinstance(view, TextView)
                and view.role in CAPTIONS
                and isinstance(last, FigureView)
            ):
                views[-1] = replace(last, captions=(*last.captions, view))
            else:
                views.append(view)
        return tuple(views)

    def _view(self, item: Placed) -> View:  # noqa: PLR0911  # one line a type
        match item:
            case PlacedText():
                return self._pager.text(item)
            case PlacedLeg():
                return self._pager.leg(item)
            case PlacedPicture():
                return self._figure(item)
            case PlacedTable():
                return self._pager.table(item)
            case PlacedBox():
                return self._pager.fact_box(item)
            case PlacedAd():
                return self._ad(item)
            case Rule():
                return self._pager.rule(item)
            case Furniture():
                return self._pager.furniture(item)

    def _figure(self, placed: PlacedPicture) -> FigureView:
        box = self._pager.box(placed.rect)
        size = SizeOnPaper(width=box.width, height=box.height)
        recipe = picture_recipe(placed.picture, placed.crop, size, self._press)
        self.recipes.append(recipe)
        picture = placed.picture
        told = "".join(span.text for span in picture.caption)
        return FigureView(
            box=box, file=recipe.name, alt=picture.alt or told, captions=()
        )

    def _ad(self, placed: PlacedAd) -> AdView:
        bleed = self._press.printer.bleed
        # A screen's picture of a PDF ends at its trim.
        if placed.ad.kind is AdKind.PDF and self._press.edition is Edition.SCREEN:
            bleed = 0.0
        return self._pager.ad(placed, self._ad_file(placed), bleed)

    def _ad_file(self, placed: PlacedAd) -> str:
        if placed.ad.kind is AdKind.TEMPLATE:
            return ""
        recipe = ad_recipe(placed.ad, placed.rect.width, self._press)
        self.recipes.append(recipe)
        return recipe.name


def _ruled(item: Placed) -> tuple[Placed, ...]:
    """Return a piece; a pull quote between rules if its rectangle has room for them.

    Each rule takes the first or the last grid line of the rectangle for itself.
    """
    if not isinstance(item, PlacedText) or item.role != "pull_quote":
        return (item,)
    rect = item.rect
    if rect.lines < item.text.lines_deep + 2:
        return (item,)
    inner = replace(rect, line=rect.line + 1, lines=rect.lines - 2)
    above = Rule(rect=replace(rect, lines=0), kind="pull")
    below = Rule(rect=replace(rect, line=rect.foot - 1, lines=0), kind="pull")
    return (above, replace(item, rect=inner), below)


def _grouped(
    items: Iterable[_Item], tag: Callable[[_Item], str]
) -> Iterator[tuple[str, tuple[_Item, ...]]]:
    """Yield neighbours that have the same tag."""
    for name, found in groupby(items, tag):
        yield name, tuple(found)


def _group_of(paragraph: TypeParagraph) -> str:
    return GROUPS.get(paragraph.element, "")


def _list_tag(markers: Iterable[str]) -> str:
    numbered = any(letter.isalnum() for marker in markers for letter in marker)
    return "ol" if numbered else LIST


def _is_first(piece: Placed) -> bool:
    return isinstance(piece, Furniture) and piece.name in FIRST
