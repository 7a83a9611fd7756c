"""Every character of an issue held against the faces that it will be set in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from layout.desk.issue import Article, Block, FactBox, Issue, Span, Table, TextBlock
from layout.desk.publications import PAPER
from layout.desk.stylebook import Element
from layout.disk.contents import text
from layout.galley.composing import ComposingRoom
from layout.galley.paragraphs import element_for
from layout.galley.shaping import CopyPlace, missing_glyph
from layout.galley.tokens import ink_of
from layout.notes import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A text, the element that it is set in, and its line where that is known."""

    element: Element
    spans: tuple[Span, ...]
    line: int | None = None


def missing_glyphs(issue: Issue, shop: ComposingRoom) -> tuple[Note, ...]:
    """Return an error for each text with a character that its face does not have.

    The renderer would draw such a character as an empty box, or not at all.
    """
    notes: list[Note] = []
    home = issue.publication.folder
    for article in issue.articles:
        sources = Sources(home, (article.file,))
        for sample in _article(article, shop):
            notes += _check(sample, sources, shop)
    sources = Sources(home, (issue.file, PAPER))
    for sample in _furniture(issue, shop):
        notes += _check(sample, sources, shop)
    return tuple(notes)


def missing_in(article: Article, shop: ComposingRoom) -> frozenset[str]:
    """Return the characters of an article that a face it is set in does not have."""
    return _missing(_article(article, shop), shop)


def missing_in_furniture(issue: Issue, shop: ComposingRoom) -> frozenset[str]:
    """Return the characters of a paper's own lines that their face does not have."""
    return _missing(_furniture(issue, shop), shop)


def _missing(samples: Iterable[Sample], shop: ComposingRoom) -> frozenset[str]:
    found: set[str] = set()
    for sample in samples:
        for _, lost in _lost(sample, shop):
            # In capitals a letter may be another character.
            found |= {
                char for char in _text(sample) if {char, *char.upper()} & set(lost)
            }
    return frozenset(found)


def _text(sample: Sample) -> str:
    return "".join(span.text for span in sample.spans)


def _lost(sample: Sample, shop: ComposingRoom) -> Iterator[tuple[str, str]]:
    """Yield each face that lacks characters of a text, and those."""
    element = sample.element
    for span in sample.spans:
        face = ink_of(span, element).face
        text = span.text.upper() if element.upper else span.text
        missing = shop.typecase.face(face, element.features).missing(text)
        if missing:
            yield face, missing


@dataclass(frozen=True, slots=True)
class Sources:
    """The files, by their names in a publication, that a text may come from."""

    home: Path
    files: tuple[str, ...]
    _lines: dict[str, list[str]] = field(default_factory=dict)

    def place(self, character: str, first: int) -> CopyPlace:
        """Return the file and line of a character, from line `first` on.

        Where nothing but an entity stands for it, the line is `first` or unknown.
        """
        for file in self.files:
            start = max(first, 1)
            for number, line in enumerate(self._read(file)[start - 1 :], start):
                if character in line + line.upper():
                    return CopyPlace(file=file, line=number)
        return CopyPlace(file=self.files[0], line=first or None)

    def _read(self, file: str) -> list[str]:
        """Return a file's lines; a story may have a thousand such characters."""
        if file not in self._lines:
            try:
                copy = text(self.home / file)
            except (OSError, UnicodeDecodeError):
                copy = ""
            self._lines[file] = copy.split("\n")
        return self._lines[file]


def _check(sample: Sample, sources: Sources, shop: ComposingRoom) -> Iterator[Note]:
    for face, missing in _lost(sample, shop):
        family = shop.style.faces[face].family
        place = sources.place(missing[0], sample.line or 0)
        yield missing_glyph(missing, family, place)


def _plain(shop: ComposingRoom, name: str, text: str) -> Sample:
    return Sample(element=shop.element(name), spans=(Span(text=text),))


def _at(shop: ComposingRoom, name: str, spans: tuple[Span, ...], line: int) -> Sample:
    return Sample(element=shop.element(name), spans=spans, line=line)


def _article(article: Article, shop: ComposingRoom) -> Iterator[Sample]:
    for name in ("headline", "kicker", "standfirst", "byline"):
        yield _plain(shop, name, getattr(article, name))
    yield _plain(shop, "paragraph", article.dateline)
    yield _plain(shop, "headline", article.jump_head)
    for quote in article.pull_quotes:
        yield _plain(shop, "pull_quote", quote)
    for picture in article.pictures:
        yield Sample(element=shop.element("caption"), spans=picture.caption)
        yield _plain(shop, "credit", picture.credit)
    for block in article.blocks:
        yield from _block(block, shop)


def _block(block: Block, shop: ComposingRoom) -> Iterator[Sample]:
    if isinstance(block, Table):
        for cell in block.header:
            yield Sample(
                element=shop.element("table_head"), spans=cell, line=block.line
            )
        for row in block.rows:
            for cell in row:
                yield _at(shop, "table", cell, block.line)
    elif isinstance(block, FactBox):
        yield Sample(
            element=shop.element("fact_title"),
            spans=(Span(text=block.title),),
            line=block.line,
        )
        for part in block.blocks:
            yield _at(shop, "fact", part.spans, part.line)
    else:
        yield from _copy(block, shop)


def _copy(block: TextBlock, shop: ComposingRoom) -> Iterator[Sample]:
    element = shop.element(element_for(block, None, drop=False))
    yield Sample(element=element, spans=block.spans, line=block.line)
    yield Sample(element=element, spans=(Span(text=block.marker),), line=block.line)


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
