"""ALTO: a page's words with their boxes, for libraries' viewers and search engines.

Version 4.4 has pixels of the page image, to the hundredth. Version 2.0 is for loaders
of the National Digital Newspaper Program: twelve-hundredths of an inch, since blocks
can have whole numbers only, and no tags or reading order, which it does not know.
Readers in the field know neither namespaces nor prefixes: element names have none. A
block's `language` in three letters is what they look at.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from layout import __version__
from layout.desk.stylebook import Stylebook
from layout.library.languages import three_letters
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
    extent,
)
from layout.library.xml import Element, Tree, written
from layout.plate.html.views import ViewBox

VERSIONS = ("4.4", "2.0")
NAMESPACES = {
    "4.4": "http://www.loc.gov/standards/alto/ns-v4#",
    "2.0": "http://www.loc.gov/standards/alto/ns-v2#",
}
PPI = 300
# Twelve-hundredths of an inch in a point.
FINE = 1200 / 72
SUBSTITUTES = {WordPart.FIRST: "HypPart1", WordPart.LATER: "HypPart2"}
HYPHEN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Where the parts of a story are in a page's ALTO, for METS to point to.

    `blocks` are (role, block's ID).
    """

    slug: str
    page: int
    block: str
    blocks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AltoPage:
    """A page's ALTO file and what METS is to know of it."""

    number: int
    content: bytes
    stories: tuple[Located, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alto:
    """How pages are written: which version, the paper's style and its language.

    `ppi` are the pixels an inch of the page images.
    """

    style: Stylebook
    language: str
    version: str = VERSIONS[0]
    ppi: int = PPI

    def page(self, page: PrintedPage, image: str) -> AltoPage:
        """Return a page's file; `image` is its picture's name beside it."""
        return _AltoWriter(self, page).write(image)


class _AltoWriter:
    """Writes one page."""

    def __init__(self, alto: Alto, page: PrintedPage) -> None:
        self._alto = alto
        self._page = page
        self._new = alto.version != "2.0"
        self._unit = "pixel" if self._new else "inch1200"
        self._scale = alto.ppi / 72 if self._new else FINE
        self._tree = Tree({"": NAMESPACES[alto.version]})
        self._count = 0
        self._roles: dict[str, str] = {}
        self._styles: dict[tuple[str, float], str] = {}
        self._order: list[str] = []
        self._blocks: list[tuple[str, str]] = []

    def write(self, image: str) -> AltoPage:
        tree, page = self._tree, self._page
        root = tree.root("alto")
        if self._new:
            root.set("SCHEMAVERSION", self._alto.version)
        description = tree.add(root, "Description")
        tree.add(description, "MeasurementUnit", self._unit)
        source = tree.add(description, "sourceImageInformation")
        tree.add(source, "fileName", image)
        self._process(description)
        styles = tree.add(root, "Styles")
        tags = tree.add(root, "Tags") if self._new else None
        order = tree.add(root, "ReadingOrder") if self._new else None
        layout = tree.add(root, "Layout")
        whole = ViewBox(left=0.0, top=0.0, width=page.width, height=page.height)
        _, _, width, height = self._numbers(whole, whole=True)
        sheet = tree.add(
            layout,
            "Page",
            ID=f"P{page.number}",
            PHYSICAL_IMG_NR=str(page.number),
            PRINTED_IMG_NR=str(page.number),
            HEIGHT=height,
            WIDTH=width,
        )
        if self._new:
            sheet.set("LANG", self._alto.language)
        space = tree.add(sheet, "PrintSpace", **self._box(whole))
        stories = self._content(space)
        self._write_styles(styles)
        self._write_tags(tags)
        self._write_order(order)
        return AltoPage(number=page.number, content=written(root), stories=stories)

    def _process(self, description: Element) -> None:
        """Say that no words were recognised: they are the typesetter's own."""
        tree, new = self._tree, self._new
        name = "Processing" if new else "OCRProcessing"
        step = tree.add(description, name, ID="PROCESSING")
        if not new:
            step = tree.add(step, "ocrProcessingStep")
        tree.add(
            step,
            "processingStepDescription",
            "Words and boxes of the typesetter itself, not recognised",
        )
        software = tree.add(step, "processingSoftware")
        tree.add(software, "softwareName", "Layout")
        tree.add(software, "softwareVersion", __version__)

    def _content(self, space: Element) -> tuple[Located, ...]:
        language = self._alto.language
        for piece in self._page.above:
            self._piece(space, piece, language)
        stories = tuple(self._story(space, story) for story in self._page.stories)
        for piece in self._page.below:
            self._piece(space, piece, language)
        return stories

    def _story(self, space: Element, story: PrintedStory) -> Located:
        self._blocks = []
        boxes = [extent(piece) for piece in story.pieces]
        block = self._composed(space, "article", around(boxes))
        for piece in story.pieces:
            self._piece(block, piece, story.language)
        return Located(
            slug=story.slug,
            page=self._page.number,
            block=str(block.get("ID")),
            blocks=tuple(self._blocks),
        )

    def _piece(self, parent: Element, piece: PrintedPiece, language: str) -> None:
        match piece:
            case PrintedText():
                self._text(parent, piece, language)
            case PrintedGroup():
                group = self._composed(parent, piece.role, extent(piece))
                self._texts(group, piece.texts, language)
            case PrintedFigure():
                self._figure(parent, piece, language)

    def _figure(self, parent: Element, piece: PrintedFigure, language: str) -> None:
        role = "advertisement" if piece.role == "ad" else piece.role
        group = self._composed(parent, role, extent(piece))
        identity = self._identity()
        places = self._box(piece.box, whole=True)
        picture = self._tree.add(
            group, "Illustration", ID=identity, TYPE=role, **places
        )
        self._tag(picture, role)
        self._order.append(identity)
        self._blocks.append((role, identity))
        self._texts(group, piece.texts, language)

    def _texts(
        self, parent: Element, texts: Iterable[PrintedText], language: str
    ) -> None:
        for text in texts:
            self._text(parent, text, language)

    def _composed(self, parent: Element, kind: str, box: ViewBox) -> Element:
        return self._tree.add(
            parent,
            "ComposedBlock",
            ID=self._identity(),
            TYPE=kind,
            **self._box(box, whole=True),
        )

    def _text(self, parent: Element, text: PrintedText, language: str) -> None:
        identity = self._identity()
        block = self._tree.add(
            parent, "TextBlock", ID=identity, **self._box(text.box, whole=True)
        )
        if text.face:
            block.set("STYLEREFS", self._style(text))
        self._tag(block, text.role)
        block.set("language", three_letters(language))
        if self._new:
            block.set("LANG", language)
        for number, line in enumerate(text.lines, 1):
            self._line(block, line, f"{identity}_L{number}")
        self._order.append(identity)
        self._blocks.append((text.role, identity))

    def _line(self, block: Element, line: PrintedLine, identity: str) -> None:
        tree = self._tree
        row = tree.add(block, "TextLine", ID=identity, **self._box(line.box))
        if self._new:
            row.set("BASELINE", self._baseline(line))
        else:
            row.set("BASELINE", self._number(line.baseline))
        last: PrintedWord | None = None
        for number, word in enumerate(line.words, 1):
            if last:
                tree.add(row, "SP", **self._gap(last, word))
            self._word(row, word, f"{identity}_S{number}")
            last = word
        if line.hyphen:
            places = self._box(line.hyphen)
            if not self._new:
                del places["HEIGHT"]
            tree.add(row, "HYP", CONTENT=HYPHEN, **places)

    def _word(self, row: Element, word: PrintedWord, identity: str) -> None:
        string = self._tree.add(
            row, "String", ID=identity, CONTENT=word.text, **self._box(word.box)
        )
        if word.part is not WordPart.WHOLE:
            string.set("SUBS_TYPE", SUBSTITUTES[word.part])
            string.set("SUBS_CONTENT", word.whole)
        if word.styles:
            string.set("STYLE", " ".join(word.styles))

    def _gap(self, last: PrintedWord, word: PrintedWord) -> dict[str, str]:
        right = last.box.left + last.box.width
        return {
            "HPOS": self._number(right),
            "VPOS": self._number(last.box.top),
            "WIDTH": self._number(max(0.0, word.box.left - right)),
        }

    def _baseline(self, line: PrintedLine) -> str:
        y = self._number(line.baseline)
        right = line.box.left + line.box.width
        return f"{self._number(line.box.left)},{y} {self._number(right)},{y}"

    def _box(self, box: ViewBox, *, whole: bool = False) -> dict[str, str]:
        """Return a box's attributes; `whole` ones are rounded outwards in 2.0."""
        left, top, width, height = self._numbers(box, whole=whole)
        return {"HPOS": left, "VPOS": top, "WIDTH": width, "HEIGHT": height}

    def _numbers(self, box: ViewBox, *, whole: bool) -> tuple[str, ...]:
        """Return a box's left edge, top, width and height as they are written."""
        edges = (box.left, box.top, box.left + box.width, box.top + box.height)
        left, top, right, foot = (round(edge * self._scale, 2) for edge in edges)
        if whole and not self._new:
            left, top, right, foot = (
                *map(math.floor, (left, top)),
                *map(math.ceil, (right, foot)),
            )
        sides = (left, top, right - left, foot - top)
        return tuple(_plain(side) for side in sides)

    def _number(self, points: float) -> str:
        return _plain(points * self._scale)

    def _identity(self) -> str:
        self._count += 1
        return f"P{self._page.number}_B{self._count}"

    def _tag(self, block: Element, role: str) -> None:
        if self._new:
            tag = self._roles.setdefault(role, f"ROLE_{role.upper()}")
            block.set("TAGREFS", tag)

    def _style(self, text: PrintedText) -> str:
        key = (text.face, text.size)
        return self._styles.setdefault(key, f"TS{len(self._styles) + 1}")

    def _write_styles(self, styles: Element) -> None:
        for (key, size), identity in self._styles.items():
            face = self._alto.style.faces[key]
            style = self._tree.add(
                styles,
                "TextStyle",
                ID=identity,
                FONTFAMILY=face.family,
                FONTSIZE=_plain(size),
            )
            kinds = tuple(_font_styles(face.weight, face.style))
            if kinds:
                style.set("FONTSTYLE", " ".join(kinds))

    def _write_tags(self, tags: Element | None) -> None:
        if tags is None:
            return
        for role, identity in self._roles.items():
            self._tree.add(tags, "StructureTag", ID=identity, LABEL=role, TYPE="role")

    def _write_order(self, order: Element | None) -> None:
        if order is None:
            return
        if not self._order:
            order.getparent().remove(order)
            return
        group = self._tree.add(order, "OrderedGroup", ID=f"P{self._page.number}_ORDER")
        for number, identity in enumerate(self._order, 1):
            name = f"P{self._page.number}_R{number}"
            self._tree.add(group, "ElementRef", ID=name, REF=identity)


def _font_styles(weight: int, style: str) -> Iterator[str]:
    if weight >= 600:
        yield "bold"
    if style == "italic":
        yield "italics"


def _plain(number: float) -> str:
    """Write a number to the hundredth, no longer than it need be."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
