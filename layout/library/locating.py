"""Every word of an issue's pages at its place, from the made-up pages themselves.

An archive wants the box of every word, and of a word that a line's end cuts the whole
of it (ALTO 4.4: String, SUBS_TYPE, SUBS_CONTENT). Reading them out of the PDF would be
guessing: where a space is, which of two hyphens is the setter's, which line follows
which. Here all of that is known, so the pages are set once more, without a renderer:

* the same views that the templates fill are walked in the same order, so what is
  printed first is read first (`_Walk`);
* each paragraph's lines are put one leading below the other, from the baseline that
  CSS gives its first one, in the room that the template gives it (`word_places`);
* each line's letters are shaped and spaced as the renderer does it (`measuring`), and
  parted into words at white space;
* what the ends of lines cut is joined over the whole of a story's copy first, for the
  other half may stand in another column or on another page (`_copy_ends`).

Places are points from the page's top left corner. See `drawings` for the words that
only the renderer knows: those inside advertisements.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from layout.desk.issue import Ad
from layout.desk.printer import Printer
from layout.desk.stylebook import Stylebook
from layout.geometry import Grid, Point
from layout.library.measuring import ParagraphType, Ruler
from layout.library.printed import (
    PrintedFigure,
    PrintedGroup,
    PrintedLine,
    PrintedPage,
    PrintedPiece,
    PrintedStory,
    PrintedText,
    PrintedWord,
    around,
)
from layout.library.rejoining import EndedLine, Ends, whole_words
from layout.library.word_places import LineSetter
from layout.makeup.dummy import Dummy, Frame, Page
from layout.plate.html.baselines import Baselines
from layout.plate.html.copy import SetLine, TypeParagraph
from layout.plate.html.paging import Pager
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
from layout.plate.pictures.choosing import PictureTarget
from layout.plate.tasks import Edition

# A cell's own class decides over its element (the style sheet's `.right p`).
CELL_ALIGN = {"right": "right", "center": "center"}


def printed_pages(
    dummy: Dummy, style: Stylebook, printer: Printer
) -> tuple[PrintedPage, ...]:
    """Return the pages of an issue with every word that is set on them.

    The screen edition's views are taken: they are those of the press, whose pages
    differ in inks alone. No advertisement is drawn, for its words are not set here.
    """
    baselines = Baselines(style)
    pager = Pager(style, baselines, _no_markup)
    views = [
        pager.page(
            page, PictureTarget(edition=Edition.SCREEN, ink=page.ink, printer=printer)
        )[0]
        for page in dummy.pages
    ]
    grid = style.grid
    sheet = ViewBox(left=0.0, top=0.0, width=grid.page_width, height=grid.page_height)
    # One walk for all pages, in their order: see its invariant.
    walk = _Walk(Ruler(style, baselines), views, sheet)
    return tuple(
        _page(page, view, walk, grid)
        for page, view in zip(dummy.pages, views, strict=True)
    )


def _no_markup(ad: Ad) -> str:
    return ""


def _page(page: Page, view: PageView, walk: "_Walk", grid: Grid) -> PrintedPage:
    # A frame has its article's view at the same place: the pager makes one of each.
    stories = zip(page.frames, view.articles, strict=True)
    return PrintedPage(
        number=page.number,
        section=page.section,
        width=grid.page_width,
        height=grid.page_height,
        above=walk.pieces(view.above),
        stories=tuple(
            story for frame, article in stories if (story := walk.story(frame, article))
        ),
        below=walk.pieces(view.below),
    )


class _Walk:
    """Walks the views of one issue; a story's copy goes on from page to page.

    Invariant: of each story's line ends, `_copy` has those of the legs not walked yet.
    So legs must be walked once, and in the order in which the ends were gathered.
    """

    def __init__(self, ruler: Ruler, views: Sequence[PageView], sheet: ViewBox) -> None:
        self._ruler = ruler
        self._sheet = sheet
        self._copy = _copy_ends(views)

    def story(self, frame: Frame, article: ArticleView) -> PrintedStory | None:
        """Return a story's part on a page; None where it has no words or pictures."""
        pieces = self.pieces(article.items, article.slug)
        if not pieces:
            return None
        return PrintedStory(
            slug=article.slug,
            language=article.language,
            headline=frame.headline,
            part=frame.part,
            box=around([piece.box for piece in pieces]),
            pieces=pieces,
        )

    def pieces(self, views: Iterable[View], slug: str = "") -> tuple[PrintedPiece, ...]:
        """Return what is printed of some views, rules and empty texts left out."""
        return tuple(chain.from_iterable(self._view(view, slug) for view in views))

    def _view(self, view: View, slug: str) -> Iterator[PrintedPiece]:
        match view:
            case TextView():
                yield from self._text(view)
            case LegView():
                yield from self._leg(view, slug)
            case FigureView():
                texts = chain.from_iterable(map(self._text, view.captions))
                yield PrintedFigure(
                    role="picture",
                    name=view.file,
                    box=self._trimmed(view.box),
                    alt=view.alt,
                    texts=tuple(texts),
                )
            case AdView():
                yield PrintedFigure(
                    role="ad", name=view.name, box=self._trimmed(view.box), alt=view.alt
                )
            case TableView():
                yield from self._group("table", view.box, self._cells(view))
            case BoxView():
                yield from self._group("fact_box", view.box, self._facts(view))
            case FurnitureView():
                texts = chain.from_iterable(map(self._text, view.texts))
                yield from self._group(view.name, view.box, texts)
            case RuleView():
                return

    def _trimmed(self, box: ViewBox) -> ViewBox:
        """Return what of a box is on the trimmed page; some go beyond its edge."""
        left, top = max(0.0, box.left), max(0.0, box.top)
        right = min(self._sheet.width, box.left + box.width)
        foot = min(self._sheet.height, box.top + box.height)
        return ViewBox(left=left, top=top, width=right - left, height=foot - top)

    def _group(
        self, role: str, box: ViewBox, texts: Iterable[PrintedText]
    ) -> Iterator[PrintedPiece]:
        """Yield texts that stand together, or nothing where all of them are empty.

        Their box is that of the tint or table, and of what sticks out of it: a box
        that does not hold its words would be refused by every reader of the file.
        """
        found = tuple(texts)
        if found:
            whole = around([box, *(text.box for text in found)])
            yield PrintedGroup(role=role, box=whole, texts=found)

    def _text(
        self, view: TextView, align: str = "", marker: str = ""
    ) -> Iterator[PrintedText]:
        """Yield a text in a box of its own: a head, a caption, a cell, furniture."""
        # A text of its own is whole in itself: no other has the rest of its words.
        hand = self._ruler.hand(view.paragraph, view.size, view.leading)
        lines = [line for s in view.paragraph.stretches for line in s.lines]
        ends = whole_words([_row(line.text, line) for line in lines])
        setter = LineSetter(self._ruler, hand, align or hand.element.align)
        printed = setter.lines(view.paragraph, view.box, ends)
        if printed:
            printed[0] = self._marked(printed[0], marker, hand, view.box.left)
            yield _printed(view.role, printed, hand)

    def _marked(
        self, line: PrintedLine, marker: str, hand: ParagraphType, left: float
    ) -> PrintedLine:
        """Put a list item's marker, if it has one, at the left edge of its room."""
        if not marker:
            return line
        at = Point(left, line.baseline)
        box = self._ruler.box(marker, hand.face, at, hand.size)
        return _with_marker(line, marker, box)

    def _leg(self, view: LegView, slug: str) -> Iterator[PrintedText]:
        """Yield the paragraphs of a leg, which stand one below the other.

        What is `down` of a paragraph is the white above it, and what its face needs
        to come down to the grid. A part of a paragraph is a paragraph here: the other
        parts stand in other legs.
        """
        top = view.box.top
        for paragraph in view.paragraphs:
            hand = self._ruler.hand(paragraph, None, None)
            top += paragraph.down
            # Invariant: `top` is that of the line box of this paragraph's first line.
            box = ViewBox(left=view.box.left, top=top, width=view.box.width, height=0.0)
            count = sum(len(stretch.lines) for stretch in paragraph.stretches)
            ends = [next(self._copy[slug]) for _ in range(count)]
            printed = LineSetter(self._ruler, hand, hand.element.align).lines(
                paragraph, box, ends
            )
            top += count * hand.leading
            if printed:
                printed[0] = self._marked(printed[0], paragraph.marker, hand, box.left)
                yield _printed(paragraph.element, printed, hand)

    def _cells(self, view: TableView) -> Iterator[PrintedText]:
        """Yield a table's cells row by row; a row is as high as its deepest cell."""
        top = view.box.top
        rows = [(view.head, view.head_height, "table_head")] if view.head else []
        rows += [
            (cells, height, "table")
            for cells, height in zip(view.rows, view.heights, strict=True)
        ]
        for cells, height, role in rows:
            yield from self._row(cells, Point(view.box.left, top), role)
            top += height

    def _row(
        self, cells: tuple[CellView, ...], corner: Point, role: str
    ) -> Iterator[PrintedText]:
        left, top = corner
        for cell in cells:
            left += cell.before
            box = ViewBox(left=left, top=top + cell.down, width=cell.width, height=0.0)
            text = TextView(role=role, box=box, paragraph=cell.paragraph)
            yield from self._text(text, CELL_ALIGN.get(cell.align, ""))
            left += cell.width

    def _facts(self, view: BoxView) -> Iterator[PrintedText]:
        for text, marker in zip(view.texts, view.markers, strict=True):
            yield from self._text(text, marker=marker)


def _copy_ends(views: Sequence[PageView]) -> dict[str, Iterator[Ends]]:
    """Return what each line of each story's copy ends in, over all pages.

    Lines are taken as they will be walked: page by page, leg by leg.
    """
    rows: dict[str, list[EndedLine]] = defaultdict(list)
    for page in views:
        for article in page.articles:
            for item in article.items:
                if isinstance(item, LegView):
                    for paragraph in item.paragraphs:
                        rows[article.slug] += _rows(paragraph)
    return {slug: iter(whole_words(found)) for slug, found in rows.items()}


def _rows(paragraph: TypeParagraph) -> Iterator[EndedLine]:
    # An initial stands apart from its word, which may be cut at the line's end.
    initial = paragraph.initial
    before = ""
    if initial:
        before = f"{initial.text} " if initial.alone else initial.text
    for stretch in paragraph.stretches:
        for line in stretch.lines:
            yield _row(before + line.text, line)
            before = ""


def _row(text: str, line: SetLine) -> EndedLine:
    return EndedLine(text=text, cut=line.cut, hyphenated=line.hyphenated)


def _with_marker(line: PrintedLine, marker: str, box: ViewBox) -> PrintedLine:
    word = PrintedWord(text=marker, box=box, marker=True)
    return PrintedLine(
        words=(word, *line.words),
        box=around([box, line.box]),
        baseline=line.baseline,
        hyphen=line.hyphen,
    )


def _printed(role: str, lines: list[PrintedLine], hand: ParagraphType) -> PrintedText:
    return PrintedText(
        role=role,
        box=around([line.box for line in lines]),
        lines=tuple(lines),
        face=hand.face,
        size=hand.size,
    )
