"""An article as it would be after a remedy: words out or in, a picture less."""

import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from layout.desk.issue import Article, Block, BlockKind, Picture, Span, TextBlock
from layout.makeup.remedy import Patch

# What counts as a word: a dash that stands alone does not.
WORD = re.compile(r"(?<!\S)[^\s\w]*+\w\S*+")
# What a paragraph that lost its end may not end on.
DANGLING = " \t\n\u00a0\u202f,;:–—-"
STOPS = ".?!…\"'”’»)"


def changed(article: Article, change: str, **parts: object) -> Article:
    """Return an article with other parts, told apart from the one in the file."""
    digest = sha256(f"{article.sha256} {change}".encode()).hexdigest()
    return replace(article, sha256=digest, **parts)  # type: ignore[arg-type]


def text_of(block: TextBlock) -> str:
    """Return a block's words as one text."""
    return "".join(span.text for span in block.spans)


def words_in(block: TextBlock) -> int:
    """Count a block's words."""
    return sum(1 for _ in WORD.finditer(text_of(block)))


def without_end(block: TextBlock, words: int) -> TextBlock:
    """Return a paragraph without its last words; it ends in a stop all the same."""
    text = text_of(block)
    found = list(WORD.finditer(text))
    kept = text[: found[-words].start()].rstrip(DANGLING)
    spans = _sliced(block.spans, 0, len(kept))
    if kept[-1:] not in STOPS:
        spans = (*spans[:-1], replace(spans[-1], text=spans[-1].text + "."))
    return replace(block, spans=spans)


def without_middle(block: TextBlock, words: int, first: int) -> TextBlock:
    """Return a paragraph without so many words from the word number `first` on."""
    text = text_of(block)
    found = list(WORD.finditer(text))
    start, end = found[first].start(), found[first + words].start()
    spans = _sliced(block.spans, 0, start) + _sliced(block.spans, end, len(text))
    return replace(block, spans=spans)


def _sliced(spans: tuple[Span, ...], first: int, last: int) -> tuple[Span, ...]:
    """Return the characters of spans between two places."""
    found, at = [], 0
    for span in spans:
        text = span.text[max(0, first - at) : max(0, last - at)]
        at += len(span.text)
        if text:
            found.append(replace(span, text=text))
    return tuple(found)


def with_end(block: TextBlock, more: str) -> TextBlock:
    """Return a paragraph with more words behind its last."""
    return replace(block, spans=(*block.spans, Span(text=f" {more}")))


def with_block(article: Article, number: int, block: TextBlock) -> Article:
    """Return an article with another block in the place of one."""
    blocks = (*article.blocks[:number], block, *article.blocks[number + 1 :])
    return changed(article, repr((number, block)), blocks=blocks)


def shortened(article: Article, patches: Mapping[int, Patch]) -> Article:
    """Return an article without the words that patches take from its blocks."""
    blocks: list[Block] = []
    for number, block in enumerate(article.blocks):
        patch = patches.get(number)
        if patch is None or not isinstance(block, TextBlock):
            blocks.append(block)
        elif not patch.whole:
            blocks.append(without_end(block, patch.words))
    return changed(
        article, repr([(n, patches[n]) for n in sorted(patches)]), blocks=tuple(blocks)
    )


def patched(article: Article, patches: tuple[Patch, ...]) -> Article:
    """Return an article without the words that patches take, found by their lines."""
    lines = {patch.line: patch for patch in patches}
    return shortened(
        article,
        {
            number: lines[block.line]
            for number, block in enumerate(article.blocks)
            if isinstance(block, TextBlock) and block.line in lines
        },
    )


def without_picture(article: Article, number: int) -> Article:
    """Return an article without one of its pictures."""
    pictures = article.pictures[:number] + article.pictures[number + 1 :]
    return changed(article, f"without picture {number}", pictures=pictures)


def with_picture(article: Article, number: int, picture: Picture) -> Article:
    """Return an article with another picture in the place of one."""
    pictures = list(article.pictures)
    pictures[number] = picture
    return changed(article, repr((number, picture)), pictures=tuple(pictures))


def without_quote(article: Article, number: int) -> Article:
    """Return an article without one of its pull quotes."""
    quotes = article.pull_quotes[:number] + article.pull_quotes[number + 1 :]
    return changed(article, f"without quote {number}", pull_quotes=quotes)


def is_copy(block: object) -> bool:
    """Say whether a block is a plain paragraph: what an editor cuts first."""
    return (
        isinstance(block, TextBlock)
        and block.kind is BlockKind.PARAGRAPH
        and not all(span.bold for span in block.spans if span.text.strip())
    )
