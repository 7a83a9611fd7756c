"""Every character of an issue held against the faces that it will be set in."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from layout.desk.issue import Article, Block, FactBox, Issue, Span, Table, TextBlock
from layout.desk.publications import PAPER
from layout.desk.stylebook import Element
from layout.galley.composing import ComposingRoom
from layout.galley.paragraphs import element_for
from layout.galley.shaping import missing_glyph
from layout.galley.tokens import ink_of
from layout.notes import Note

Sample = tuple[Element, tuple[Span, ...], int | None]


def missing_glyphs(issue: Issue, shop: ComposingRoom) -> tuple[Note, ...]:
    """Return an error for each text with a character that its face does not have.

    The renderer would draw such a character as an empty box, or not at all.
    """
    notes: list[Note] = []
    home = issue.publication.folder
    for article in issue.articles:
        for sample in _article(article, shop):
            notes += _check(sample, Sources(home, (article.file,)), shop)
    for sample in _furniture(issue, shop):
        notes += _check(sample, Sources(home, (issue.file, PAPER)), shop)
    return tuple(notes)


@dataclass(frozen=True, slots=True)
class Sources:
    """The files, by their names in a publication, that a text may come from."""

    home: Path
    files: tuple[str, ...]

    def place(self, character: str, first: int) -> tuple[str, int | None]:
        """Return the file and line of a character, from line `first` on.

        Where nothing but an entity stands for it, the line is `first` or unknown.
        """
        for file in self.files:
            path = self.home / file
            text = path.read_text("utf-8-sig") if path.is_file() else ""
            for number, line in enumerate(text.split("\n"), 1):
                if number >= first and character in line + line.upper():
                    return file, number
        return self.files[0], first or None


def _check(sample: Sample, sources: Sources, shop: ComposingRoom) -> Iterator[Note]:
    element, spans, first = sample
    for span in spans:
        face = ink_of(span, element).face
        text = span.text.upper() if element.upper else span.text
        missing = shop.typecase.face(face, element.features).missing(text)
        if missing:
            family = shop.style.faces[face].family
            place = sources.place(missing[0], first or 0)
            yield missing_glyph(missing, family, place)


def _plain(shop: ComposingRoom, name: str, text: str) -> Sample:
    return shop.element(name), (Span(text=text),), None


def _article(article: Article, shop: ComposingRoom) -> Iterator[Sample]:
    for name in ("headline", "kicker", "standfirst", "byline"):
        yield _plain(shop, name, getattr(article, name))
    yield _plain(shop, "paragraph", article.dateline)
    yield _plain(shop, "headline", article.jump_head)
    for quote in article.pull_quotes:
        yield _plain(shop, "pull_quote", quote)
    for picture in article.pictures:
        yield shop.element("caption"), picture.caption, None
        yield _plain(shop, "credit", picture.credit)
    for block in article.blocks:
        yield from _block(block, shop)


def _block(block: Block, shop: ComposingRoom) -> Iterator[Sample]:
    if isinstance(block, Table):
        for cell in block.header:
            yield shop.element("table_head"), cell, block.line
        for row in block.rows:
            for cell in row:
                yield shop.element("table"), cell, block.line
    elif isinstance(block, FactBox):
        yield shop.element("fact_title"), (Span(text=block.title),), block.line
        for part in block.blocks:
            yield shop.element("fact"), part.spans, part.line
    else:
        yield from _copy(block, shop)


def _copy(block: TextBlock, shop: ComposingRoom) -> Iterator[Sample]:
    element = shop.element(element_for(block, None, drop=False))
    yield element, block.spans, block.line
    yield element, (Span(text=block.marker),), block.line


def _furniture(issue: Issue, shop: ComposingRoom) -> Iterator[Sample]:
    paper = issue.publication
    yield _plain(shop, "nameplate", paper.title)
    for words in (*paper.staff, *paper.contact, *paper.imprint):
        yield _plain(shop, "masthead", words)
    for words in (*issue.ears, *paper.ears, issue.price, paper.price):
        yield _plain(shop, "ear", words)
    for words in (issue.label, paper.slogan, str(issue.number)):
        yield _plain(shop, "folio", words)
    for words in issue.sections:
        yield _plain(shop, "section_head", words)
