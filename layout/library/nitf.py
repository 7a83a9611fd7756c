"""An article as NITF 3.6: its words whole, whatever lines and pages cut them.

It is made of the article as the desk read it, so there are no line ends in it. Pull
quotes repeat the copy and are left out; so is all that only pages have.
"""

from collections.abc import Iterable
from itertools import groupby

from layout.desk.adverts.fillers import FOLDER as FILLERS
from layout.desk.issue import (
    Article,
    Block,
    BlockKind,
    FactBox,
    Issue,
    Picture,
    Span,
    Table,
    TextBlock,
)
from layout.desk.plans import FILLER
from layout.library.xml import Element, Tree, written

NAMESPACE = "http://iptc.org/std/NITF/2006-10-18/"
VERSION = "-//IPTC//DTD NITF 3.6//EN"
MIME = {
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".png": "png",
    ".svg": "svg+xml",
    ".tif": "tiff",
    ".tiff": "tiff",
    ".webp": "webp",
}


def nitf(article: Article, issue: Issue, pages: tuple[int, ...]) -> bytes:
    """Return an article's file; `pages` are those that it stands on."""
    return _NitfWriter(article, issue).write(pages)


class _NitfWriter:
    """Writes one article."""

    def __init__(self, article: Article, issue: Issue) -> None:
        self._article = article
        self._issue = issue
        self._tree = Tree(
            {"": NAMESPACE, "xml": "http://www.w3.org/XML/1998/namespace"}
        )

    def write(self, pages: tuple[int, ...]) -> bytes:
        article = self._article
        root = self._tree.root("nitf", version=VERSION, xml__lang=article.language)
        self._head(root, pages)
        body = self._tree.add(root, "body")
        self._body_head(body)
        content = self._tree.add(body, "body.content")
        for picture in article.pictures:
            self._picture(content, picture)
        ends = [b for b in article.blocks if isinstance(b, TextBlock) and _is_end(b)]
        copy = [block for block in article.blocks if not _is_end(block)]
        for listed, blocks in groupby(copy, key=_is_item):
            self._blocks(content, tuple(blocks), listed=listed)
        if ends:
            end = self._tree.add(body, "body.end")
            for block in ends:
                self._spans(self._tree.add(end, "tagline"), block.spans)
        return written(root)

    def _head(self, root: Element, pages: tuple[int, ...]) -> None:
        tree, article, issue = self._tree, self._article, self._issue
        paper = issue.publication
        head = tree.add(root, "head")
        tree.add(head, "title", article.headline)
        data = tree.add(head, "docdata")
        tree.add(data, "doc-id", **{"id-string": f"{issue.name}/{article.slug}"})
        tree.add(data, "date.issue", norm=f"{issue.date:%Y%m%d}")
        if paper.publisher:
            year = str(issue.date.year)
            places = {"holder": paper.publisher, "year": year}
            tree.add(data, "doc.copyright", **places)
        facts = {
            "type": "print",
            "name": paper.title,
            "issn": paper.issn,
            "date.publication": f"{issue.date:%Y%m%d}",
            "volume": issue.volume,
            "issue": str(issue.number),
            "position.section": article.section,
            "position.sequence": ",".join(map(str, pages)),
        }
        tree.add(head, "pubdata", **{key: fact for key, fact in facts.items() if fact})

    def _body_head(self, body: Element) -> None:
        tree, article = self._tree, self._article
        head = tree.add(body, "body.head")
        heads = tree.add(head, "hedline")
        tree.add(heads, "hl1", article.headline)
        if article.kicker:
            tree.add(heads, "hl2", article.kicker)
        if article.byline:
            tree.add(head, "byline", article.byline)
        if article.dateline:
            place = tree.add(head, "dateline")
            tree.add(place, "location", article.dateline)
        if article.standfirst:
            summary = tree.add(head, "abstract")
            tree.add(summary, "p", article.standfirst)

    def _blocks(
        self, content: Element, blocks: tuple[Block, ...], *, listed: bool
    ) -> None:
        if listed:
            self._list(content, [b for b in blocks if isinstance(b, TextBlock)])
            return
        for block in blocks:
            match block:
                case Table():
                    self._table(content, block)
                case FactBox():
                    self._box(content, block)
                case TextBlock():
                    self._text(content, block)

    def _text(self, content: Element, block: TextBlock) -> None:
        tree = self._tree
        if block.kind is BlockKind.CROSSHEAD:
            self._spans(tree.add(content, "hl2"), block.spans)
        elif block.kind is BlockKind.SLOGAN:
            self._spans(tree.add(content, "p", **{"class": "slogan"}), block.spans)
        elif block.kind is BlockKind.QUOTE:
            quote = tree.add(tree.add(content, "bq"), "block")
            self._spans(tree.add(quote, "p"), block.spans)
        else:
            self._spans(tree.add(content, "p"), block.spans)

    def _list(self, content: Element, blocks: list[TextBlock]) -> None:
        for numbered, items in groupby(blocks, key=_is_numbered):
            whole = self._tree.add(content, "ol" if numbered else "ul")
            for item in items:
                self._spans(self._tree.add(whole, "li"), item.spans)

    def _table(self, content: Element, table: Table) -> None:
        whole = self._tree.add(content, "table")
        if any(table.header):
            self._row(whole, table.header, "th")
        for row in table.rows:
            self._row(whole, row, "td")

    def _row(
        self, table: Element, cells: tuple[tuple[Span, ...], ...], name: str
    ) -> None:
        row = self._tree.add(table, "tr")
        for cell in cells:
            self._spans(self._tree.add(row, name), cell)

    def _box(self, content: Element, box: FactBox) -> None:
        block = self._tree.add(content, "block", **{"class": "fact-box"})
        if box.title:
            self._tree.add(block, "hl2", box.title)
        for part in box.blocks:
            self._spans(self._tree.add(block, "p"), part.spans)

    def _picture(self, content: Element, picture: Picture) -> None:
        tree = self._tree
        media = tree.add(content, "media", **{"media-type": "image"})
        kind = MIME.get(picture.path.suffix.lower(), "octet-stream")
        facts = {
            "source": f"../source/{self._home()}/pictures/{picture.name}",
            "mime-type": f"image/{kind}",
            "alternate-text": picture.alt,
        }
        tree.add(media, "media-reference", **facts)
        if picture.caption:
            caption = tree.add(media, "media-caption")
            self._spans(tree.add(caption, "p"), picture.caption)
        if picture.credit:
            tree.add(media, "media-producer", picture.credit)

    def _home(self) -> str:
        """Return the folder of the article's pictures in the bag's publication."""
        filler = self._article.slug.startswith(FILLER)
        return FILLERS if filler else f"issues/{self._issue.name}"

    def _spans(self, parent: Element, spans: Iterable[Span]) -> None:
        """Write the spans of a paragraph; the one before has the text between two."""
        # Also where elements alone make up the words: "Lo" and "rd" are one word.
        last = self._tree.say(parent, None, "")
        for span in spans:
            name = _element_of(span)
            if name is None:
                last = self._tree.say(parent, last, span.text)
                continue
            made = self._tree.add(parent, name, span.text)
            if span.href:
                made.set("href", span.href)
            elif name == "em" and span.bold:
                made.set("class", "bold")
            last = made


def _element_of(span: Span) -> str | None:
    if span.href:
        return "a"
    if span.bold or span.italic:
        return "em"
    return "sup" if span.superscript else None


def _is_end(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.kind is BlockKind.SIGN_OFF


def _is_numbered(block: TextBlock) -> bool:
    return any(letter.isalnum() for letter in block.marker)


def _is_item(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.kind is BlockKind.ITEM
