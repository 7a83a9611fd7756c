"""Characters without a glyph as boxes that can be read, for drafts and proofs.

The press edition refuses such a character: the renderer would draw an empty box, or
nothing. A draft is there to be looked at; in it stands the character's number, in
brackets that every face has, `[U+1F600]`, where the editor will miss the character.
The words of the source stay as they are: with such an error pages are not compared.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from msgspec import structs

from layout.desk.issue import (
    Article,
    Block,
    FactBox,
    Issue,
    Publication,
    Span,
    Table,
    TextBlock,
)
from layout.disk.digests import digest_of
from layout.galley.composing import ComposingRoom
from layout.galley.glyphs import missing_in, missing_in_furniture

# Joiners, marks of direction and of a letter's variant: nothing stands for them.
UNSEEN = frozenset({"Cf", "Mn", "Me"})


def boxed(issue: Issue, shop: ComposingRoom) -> Issue:
    """Return an issue that can be set: its characters without a glyph are boxes."""
    own = _Boxes.of(missing_in_furniture(issue, shop))
    articles = (_article(a, missing_in(a, shop)) for a in issue.articles)
    number = issue.number
    return replace(
        issue,
        articles=tuple(replace(a, section=own.text(a.section)) for a in articles),
        publication=_publication(issue.publication, own),
        plans=tuple(replace(p, section=own.text(p.section)) for p in issue.plans),
        sections=own.texts(issue.sections),
        number=own.text(number) if isinstance(number, str) else number,
        label=own.text(issue.label),
        price=own.text(issue.price),
        ears=own.texts(issue.ears),
    )


@dataclass(frozen=True, slots=True)
class _Boxes:
    """What stands for each character."""

    table: dict[int, str]

    @classmethod
    def of(cls, characters: Iterable[str]) -> "_Boxes":
        return cls({ord(char): _box(char) for char in characters})

    def text(self, text: str) -> str:
        return text.translate(self.table) if self.table else text

    def texts(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.text(text) for text in texts)

    def spans(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(replace(span, text=self.text(span.text)) for span in spans)

    def block(self, block: Block) -> Block:
        if isinstance(block, TextBlock):
            return self.paragraph(block)
        if isinstance(block, FactBox):
            inside = tuple(map(self.paragraph, block.blocks))
            return replace(block, title=self.text(block.title), blocks=inside)
        return self.ruled(block)

    def paragraph(self, block: TextBlock) -> TextBlock:
        marker = self.text(block.marker)
        return replace(block, spans=self.spans(block.spans), marker=marker)

    def ruled(self, table: Table) -> Table:
        return replace(
            table,
            header=tuple(map(self.spans, table.header)),
            rows=tuple(tuple(map(self.spans, row)) for row in table.rows),
        )


def _box(character: str) -> str:
    seen = unicodedata.category(character) not in UNSEEN
    return f"[U+{ord(character):04X}]" if seen else ""


def _article(article: Article, missing: frozenset[str]) -> Article:
    if not missing:
        return article
    boxes = _Boxes.of(missing)
    # What was set of the article itself is not what is set of this one.
    state = f"{article.sha256} boxes {''.join(sorted(missing))}"
    pictures = tuple(
        replace(p, caption=boxes.spans(p.caption), credit=boxes.text(p.credit))
        for p in article.pictures
    )
    return replace(
        article,
        sha256=digest_of(state.encode("utf-8", "surrogatepass")),
        headline=boxes.text(article.headline),
        kicker=boxes.text(article.kicker),
        standfirst=boxes.text(article.standfirst),
        byline=boxes.text(article.byline),
        dateline=boxes.text(article.dateline),
        jump_head=boxes.text(article.jump_head),
        pictures=pictures,
        pull_quotes=boxes.texts(article.pull_quotes),
        blocks=tuple(map(boxes.block, article.blocks)),
    )


def _publication(paper: Publication, boxes: _Boxes) -> Publication:
    if not boxes.table:
        return paper
    return structs.replace(
        paper,
        title=boxes.text(paper.title),
        slogan=boxes.text(paper.slogan),
        price=boxes.text(paper.price),
        ears=boxes.texts(paper.ears),
        staff=boxes.texts(paper.staff),
        contact=boxes.texts(paper.contact),
        imprint=boxes.texts(paper.imprint),
    )
