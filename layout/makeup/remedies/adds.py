"""Additions: how many words more close a story's rectangle."""

from collections.abc import Iterator
from itertools import cycle, islice

from layout.desk.issue import Article, TextBlock
from layout.makeup.parting import copy_lines
from layout.makeup.remedies.remedy import Kind, Patch, Remedy
from layout.makeup.remedies.rewriting import (
    WORD,
    is_copy,
    text_of,
    with_block,
    with_end,
)
from layout.makeup.remedies.seeking import least
from layout.makeup.remedies.trial import Scene
from layout.makeup.remedies.wording import count

# What a word more costs: somebody must write it.
WORD_MORE = 0.25
# Nobody writes more than this for the sake of a page.
MOST = 400
# Words more than the least with which it may be all one what they are.
LEEWAY = 6


def adds(slug: str, scene: Scene) -> Iterator[Remedy]:
    """Yield how many words an underset story wants at its end.

    The words that are tried are the story's own, from two places of it: others of
    the same length do as well.
    """
    fit, spots = scene.fits[slug], scene.spots[slug]
    article, lines = fit.article, fit.pour.open_lines
    places = [n for n, block in enumerate(article.blocks) if is_copy(block)]
    if not places:
        return
    number = places[-1]
    block = article.blocks[number]
    supply = _words(article)
    if not isinstance(block, TextBlock) or not supply:
        return
    last = block

    def works(words: int, start: int = 0) -> bool:
        more = tuple(islice(cycle(supply), start, start + words))
        longer = with_block(article, number, with_end(last, more))
        return scene.cure(longer, spots) is not None

    guess = round(lines * len(supply) / max(1, copy_lines(fit.galley)))
    words = least(works, guess, MOST)
    others = range(words, words + LEEWAY) if words else ()
    for words in others:
        if not works(words) or not works(words, len(supply) // 2):
            continue
        yield Remedy(
            kind=Kind.ADD,
            story=slug,
            text=f"add {count(words, 'word')}",
            cost=WORD_MORE * words,
            amount=words,
            unit="words",
            patches=(Patch(line=last.line, words=words),),
            drawn=scene.settled(slug),
        )
        return


def _words(article: Article) -> list[str]:
    """Return the words of a story's paragraphs in order."""
    return [
        word
        for block in article.blocks
        if isinstance(block, TextBlock) and is_copy(block)
        for word in WORD.findall(text_of(block))
    ]
