"""Ranks proposed from length, pictures and order; the editor decides."""

from dataclasses import dataclass

from layout.copy.block_texts import texts_of
from layout.copy.manuscript import Manuscript
from layout.copy.markup import plain_of
from layout.copy.subbing.alphabets import word_count as words_of

# Shorter stories are briefs and shorts, whatever else they have.
BRIEF, SHORT = 110, 260
# A picture is worth this many words, the first story of a folder that many.
PICTURE, FIRST = 150, 60
# One story in so many is a second.
SECONDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """A rank from 1 to 5, and the reason in an editor's words."""

    rank: int
    reason: str


def word_count(manuscript: Manuscript) -> int:
    """Return how many words the copy of a manuscript has."""
    return sum(words_of(plain_of(text)) for text in texts_of(manuscript.blocks))


def ranked(manuscripts: list[Manuscript], *, led: bool) -> list[Rank]:
    """Return a rank for each manuscript of an issue, in order.

    `led` says that the issue has a lead already.
    """
    counts = [word_count(manuscript) for manuscript in manuscripts]
    weights = [
        count + PICTURE * len(manuscript.pictures) + (FIRST if place == 0 else 0)
        for place, (count, manuscript) in enumerate(
            zip(counts, manuscripts, strict=True)
        )
    ]
    order = sorted(range(len(weights)), key=lambda place: (-weights[place], place))
    seconds = max(1, len(order) // SECONDS)
    ranks = []
    for place, manuscript in enumerate(manuscripts):
        above = order.index(place) + led
        rank = _rank(counts[place], above, seconds)
        ranks.append(
            Rank(
                rank=manuscript.rank or rank,
                reason=_reason(manuscript, counts[place], order.index(place) + 1),
            )
        )
    return ranks


def _rank(words: int, above: int, seconds: int) -> int:
    """Return the rank of a story that so many weightier ones stand above."""
    if above == 0:
        return 1
    if words < BRIEF:
        return 5
    if words < SHORT:
        return 4
    return 2 if above <= seconds else 3


def _reason(manuscript: Manuscript, words: int, place: int) -> str:
    if manuscript.rank:
        return "the source's own"
    pictures = len(manuscript.pictures)
    kinds = "picture" if pictures == 1 else "pictures"
    return f"proposed: {words} words, {pictures} {kinds}, weight {place} of the import"
