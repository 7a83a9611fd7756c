"""The issue's words passage by passage, as the desk read them, with their places."""

from collections.abc import Iterator
from dataclasses import dataclass

from layout.desk.articles.inline import text_of
from layout.desk.issue import Article, Block, FactBox, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One piece of an article: a head, a caption, a paragraph, a table's cell.

    `what` is its name in an editor's words. `line` is of the article's file; front
    matter has none.
    """

    article: Article
    what: str
    text: str
    line: int | None = None

    @property
    def is_english(self) -> bool:
        """Whether the article is in any English."""
        return self.article.language.lower().split("-")[0] == "en"


def passages(article: Article) -> Iterator[Passage]:
    """Yield an article's pieces from the kicker to the last paragraph."""
    for what, text in _front(article):
        if text:
            yield Passage(article=article, what=what, text=text)
    for block in article.blocks:
        yield from _block(article, block)


def _front(article: Article) -> Iterator[tuple[str, str]]:
    yield "kicker", article.kicker
    yield "headline", article.headline
    yield "standfirst", article.standfirst
    yield "byline", article.byline
    yield "dateline", article.dateline
    yield "jump head", article.jump_head
    for picture in article.pictures:
        yield "caption", text_of(picture.caption)
        yield "credit", picture.credit
    for quote in article.pull_quotes:
        yield "pull quote", quote


def _block(article: Article, block: Block) -> Iterator[Passage]:
    if isinstance(block, Table):
        for row in (block.header, *block.rows):
            for cell in row:
                text = text_of(cell)
                yield Passage(article=article, what="table", text=text, line=block.line)
        return
    if isinstance(block, FactBox):
        yield Passage(
            article=article, what="fact box", text=block.title, line=block.line
        )
    blocks = block.blocks if isinstance(block, FactBox) else (block,)
    for part in blocks:
        text = text_of(part.spans)
        yield Passage(article=article, what="copy", text=text, line=part.line)
