"""Every word of an issue's pages at its place, from the made-up pages themselves.

The same views that the templates fill are walked in the same order, so what is
printed first is read first. Nothing is read out of a PDF: see `drawings` for what
only the renderer knows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from layout.desk.issue import Ad
from layout.desk.printer import Printer
from layout.desk.stylebook import Stylebook
from layout.library.measuring import Letter, LinePlace, ParagraphType, Ruler
from layout.library.printed import (
    PrintedFigure,
    PrintedGroup,
    PrintedLine,
    PrintedPage,
    PrintedPiece,
    PrintedStory,
    PrintedText,
    PrintedWord,
    WordPart,
    around,
)
from layout.library.rejoining import EndedLine, Ends, whole_words
from layout.makeup.dummy import Dummy, Frame, Page
from layout.plate.html.baselines import Baselines
from layout.plate.html.copy import Initial, SetLine, TypeParagraph
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

# A line that is cut may end in one, its own or the copy's.
HYPHENS = ("-", "\u2010")
# A cell's own class decides over its element (the style sheet's `.right p`).
CELL_ALIGN = {"right": "right", "center": "center"}


def printed_pages(
    dummy: Dummy, style: Stylebook, printer: Printer
) -> tuple[PrintedPage, ...]:
    """Return the pages of an issue with every word that is set on them."""
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
    walk = _Walk(Ruler(style, baselines), views, sheet)
    return tuple(
        _page(page, view, (walk, style))
        for page, view in zip(dummy.pages, views, strict=True)
    )


def _no_markup(ad: Ad) -> str:
    return ""


def _page(page: Page, view: PageView, by: "tuple[_Walk, Stylebook]") -> PrintedPage:
    walk, style = by
    stories = zip(page.frames, view.articles, strict=True)
    return PrintedPage(
        number=page.number,
        section=page.section,
        width=style.grid.page_width,
        height=style.grid.page_height,
        above=walk.pieces(view.above),
        stories=tuple(
            story for frame, article in stories if (story := walk.story(frame, article))
        ),
        below=walk.pieces(view.below),
    )


class _Walk:
    """Walks the views of one issue; a story's copy goes on from page to page."""

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
        found = tuple(texts)
        if found:
            whole = around([box, *(text.box for text in found)])
            yield PrintedGroup(role=role, box=whole, texts=found)

    def _text(
        self, view: TextView, align: str = "", marker: str = ""
    ) -> Iterator[PrintedText]:
        hand = self._ruler.hand(view.paragraph, view.size, view.leading)
        lines = [line for s in view.paragraph.stretches for line in s.lines]
        ends = whole_words([_row(line.text, line) for line in lines])
        setter = _LineSetter(self._ruler, hand, align or hand.element.align)
        printed = setter.lines(view.paragraph, view.box, ends)
        if marker and printed:
            first = printed[0]
            box = self._ruler.box(
                marker, hand.face, (view.box.left, first.baseline, hand.size)
            )
            printed[0] = _with_marker(first, marker, box)
        if printed:
            yield _printed(view.role, printed, hand)

    def _leg(self, view: LegView, slug: str) -> Iterator[PrintedText]:
        top = view.box.top
        for paragraph in view.paragraphs:
            hand = self._ruler.hand(paragraph, None, None)
            top += paragraph.down
            box = ViewBox(left=view.box.left, top=top, width=view.box.width, height=0.0)
            count = sum(len(stretch.lines) for stretch in paragraph.stretches)
            ends = [next(self._copy[slug]) for _ in range(count)]
            printed = _LineSetter(self._ruler, hand, hand.element.align).lines(
                paragraph, box, ends
            )
            top += count * hand.leading
            if paragraph.marker and printed:
                place = (box.left, printed[0].baseline, hand.size)
                marked = self._ruler.box(paragraph.marker, hand.face, place)
                printed[0] = _with_marker(printed[0], paragraph.marker, marked)
            if printed:
                yield _printed(paragraph.element, printed, hand)

    def _cells(self, view: TableView) -> Iterator[PrintedText]:
        top = view.box.top
        rows = [(view.head, view.head_height, "table_head")] if view.head else []
        rows += [
            (cells, height, "table")
            for cells, height in zip(view.rows, view.heights, strict=True)
        ]
        for cells, height, role in rows:
            yield from self._row(cells, (view.box.left, top), role)
            top += height

    def _row(
        self, cells: tuple[CellView, ...], corner: tuple[float, float], role: str
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


class _LineSetter:
    """Sets the lines of one paragraph at their places."""

    def __init__(self, ruler: Ruler, hand: ParagraphType, align: str) -> None:
        self._ruler = ruler
        self._hand = hand
        self._align = align

    def lines(
        self, paragraph: TypeParagraph, box: ViewBox, ends: Sequence[Ends]
    ) -> list[PrintedLine]:
        """Return the lines of a paragraph whose first line box is at the box's top."""
        printed: list[PrintedLine] = []
        down = self._ruler.baseline(self._hand)
        indent, number = paragraph.indent, 0
        for stretch in paragraph.stretches:
            for line in stretch.lines:
                room = LinePlace(
                    left=box.left + stretch.left + indent,
                    measure=box.width - stretch.left - stretch.right - indent,
                    baseline=box.top + number * self._hand.leading + down,
                    align=self._align,
                    justified=paragraph.justified,
                )
                made = self._line(line, room, ends[number])
                if number == 0 and paragraph.initial and made:
                    made = self._with_initial(made, paragraph.initial, box)
                if made:
                    printed.append(made)
                indent, number = 0.0, number + 1
        return printed

    def _line(self, line: SetLine, room: LinePlace, ends: Ends) -> PrintedLine | None:
        letters = self._ruler.letters(line, self._hand, room)
        hyphen = None
        if line.cut and letters and letters[-1].text in HYPHENS:
            hyphen = letters.pop().box
        words = [_word(found) for found in _words(letters)]
        if not words:
            return None
        if ends.tail:
            words[-1] = _cut(words[-1], WordPart.FIRST, ends.tail)
        if ends.head:
            words[0] = _cut(words[0], WordPart.LATER, ends.head)
        boxes = [word.box for word in words]
        return PrintedLine(
            words=tuple(words),
            box=around([*boxes, hyphen] if hyphen else boxes),
            baseline=room.baseline,
            hyphen=hyphen,
        )

    def _with_initial(
        self, line: PrintedLine, initial: Initial, box: ViewBox
    ) -> PrintedLine:
        """Join an initial to the word that it begins, or put it before the line."""
        down = self._ruler.down(initial.face, initial.size, initial.leading)
        place = (box.left, box.top + down, initial.size)
        large = self._ruler.ink(initial.text, initial.face, place)
        first, *others = line.words
        if initial.alone:
            words = (PrintedWord(text=initial.text, box=large), *line.words)
        else:
            joined = PrintedWord(
                text=initial.text + first.text,
                box=around([large, first.box]),
                part=first.part,
                whole=first.whole,
                styles=first.styles,
            )
            words = (joined, *others)
        return PrintedLine(
            words=words,
            box=around([large, line.box]),
            baseline=line.baseline,
            hyphen=line.hyphen,
        )


def _copy_ends(views: Sequence[PageView]) -> dict[str, Iterator[Ends]]:
    """Return what each line of each story's copy ends in, over all pages."""
    rows: dict[str, list[EndedLine]] = defaultdict(list)
    for page in views:
        for article in page.articles:
            for item in article.items:
                if isinstance(item, LegView):
                    for paragraph in item.paragraphs:
                        rows[article.slug] += _rows(paragraph)
    return {slug: iter(whole_words(found)) for slug, found in rows.items()}


def _rows(paragraph: TypeParagraph) -> Iterator[EndedLine]:
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


def _words(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    """Part letters into words, at white space of any kind."""
    word: list[Letter] = []
    for letter in letters:
        if not letter.text.isspace():
            word.append(letter)
        elif word:
            yield word
            word = []
    if word:
        yield word


def _word(letters: list[Letter]) -> PrintedWord:
    styles = [set(letter.styles) for letter in letters]
    return PrintedWord(
        text="".join(letter.text for letter in letters),
        box=around([letter.box for letter in letters]),
        styles=tuple(sorted(set.intersection(*styles))),
    )


def _cut(word: PrintedWord, part: WordPart, whole: str) -> PrintedWord:
    return PrintedWord(
        text=word.text, box=word.box, part=part, whole=whole, styles=word.styles
    )


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
