"""Additions: how many words more close a story's rectangle."""

from collections.abc import Iterator

from layout.desk.issue import Article, TextBlock
from layout.makeup.advice.edited import (
    WORD,
    is_copy,
    text_of,
    with_block,
    with_end,
)
from layout.makeup.advice.scene import Scene, Spots
from layout.makeup.advice.seeking_least import least
from layout.makeup.bounds import BOUNDS
from layout.makeup.remedy import Patch, Remedy, RemedyKind
from layout.makeup.story.fitting import Fit
from layout.makeup.story.parting import copy_lines
from layout.units import counted


def adds(slug: str, scene: Scene) -> Iterator[Remedy]:
    """Yield how many words an underset story wants at its end."""
    patches, text = add_to(scene.fits[slug], scene.spots[slug], scene)
    for patch in patches:
        yield Remedy(
            kind=RemedyKind.ADD,
            story=slug,
            text=text,
            cost=scene.costs.word_more * patch.words,
            amount=patch.words,
            unit="words",
            patches=patches,
        )


def add_to(fit: Fit, spots: Spots, scene: Scene) -> tuple[tuple[Patch, ...], str]:
    """Return the fewest words with which a story fills its spots, and how to say it.

    The words that are tried are the story's own, from two places of it, and a few
    more or less of them: others of about the same length do as well. `fit` is how the
    story as it is fits the spots.
    """
    article = fit.article
    number, last = _last(article)
    supply = _supply(article)
    total = len(list(WORD.finditer(supply)))
    if last is None or not total:
        return (), ""

    def works(words: int, first: int = 0) -> bool:
        more = _taken(supply, first, words)
        longer = with_block(article, number, with_end(last, more))
        return scene.cure(longer, spots) is not None

    guess = round(fit.pour.open_lines * total / max(1, copy_lines(fit.galley)))
    fewest = (
        least(works, guess, BOUNDS.advice.written)
        if guess <= BOUNDS.advice.written
        else None
    )
    for words in range(fewest, fewest + BOUNDS.advice.added_leeway) if fewest else ():
        tries = ((words, 0), (words + BOUNDS.advice.added_more, 0), (words, total // 2))
        if all(works(*own) for own in tries):
            return (
                Patch(line=last.line, words=words),
            ), f"add {counted(words, 'word')}"
    return (), ""


def _last(article: Article) -> tuple[int, TextBlock | None]:
    """Return a story's last plain paragraph and its place."""
    for number, block in reversed(list(enumerate(article.blocks))):
        if isinstance(block, TextBlock) and is_copy(block):
            return number, block
    return 0, None


def _supply(article: Article) -> str:
    """Return the text of a story's paragraphs."""
    return " ".join(
        text_of(block)
        for block in article.blocks
        if isinstance(block, TextBlock) and is_copy(block)
    )


def _taken(supply: str, first: int, words: int) -> str:
    """Return so many words of a text from one on, round and round."""
    found = list(WORD.finditer(supply))
    text = " ".join([supply] * (1 + (first + words) // len(found)))
    found = list(WORD.finditer(text))
    return text[found[first].start() : found[first + words - 1].end()]
