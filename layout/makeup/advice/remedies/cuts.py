"""Cuts: the fewest words whose loss makes a story fit, and where they are.

A line is saved most cheaply in a paragraph whose last line is short. Where no
paragraph has so many lines to give, the story is cut from its end, as news is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from layout.desk.articles.words import words_of
from layout.desk.issue import Article, BlockKind, TextBlock
from layout.galley.paragraphs import heads_next
from layout.makeup.advice.edited import (
    is_copy,
    shortened,
    text_of,
    with_block,
    without_end,
    without_middle,
    words_in,
)
from layout.makeup.advice.scene import Scene, Spots
from layout.makeup.advice.seeking_least import least
from layout.makeup.advice.wording import beginning
from layout.makeup.bounds import BOUNDS
from layout.makeup.remedy import Patch, Remedy, RemedyKind
from layout.makeup.story.fitting import Fit
from layout.makeup.story.parting import copy_lines
from layout.units import counted

# What closes a story, and stays when it is cut from the end.
ENDS = (BlockKind.SIGN_OFF, BlockKind.SLOGAN)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A paragraph that may be cut, and about how many words it must lose."""

    number: int
    block: TextBlock
    guess: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Attempt:
    """A cut to be tried: in a paragraph of a story, in the spots where it stands."""

    article: Article
    place: _Place
    spots: Spots
    scene: Scene

    def works(self, block: TextBlock) -> bool:
        """Say whether the story fits with another text in the paragraph's place."""
        changed = with_block(self.article, self.place.number, block)
        return self.scene.cure(changed, self.spots) is not None


def cuts(slug: str, scene: Scene) -> Iterator[Remedy]:
    """Yield the cheapest cut with which an overset story fits, if there is one."""
    fit = scene.fits[slug]
    if not fit.overset:
        return
    patches, text = cut_to(fit, scene.spots[slug], scene)
    words = sum(patch.words for patch in patches)
    if words:
        yield Remedy(
            kind=RemedyKind.CUT,
            story=slug,
            text=text,
            cost=scene.costs.word_less * words,
            amount=words,
            unit="words",
            patches=patches,
        )


def cut_to(fit: Fit, spots: Spots, scene: Scene) -> tuple[tuple[Patch, ...], str]:
    """Return the least cut with which a story fits its spots, and how to say it.

    No patches: it never does. `fit` is how the whole story fits them.
    """
    return _in_one(fit, spots, scene) or _from_the_end(fit, spots, scene) or ((), "")


# --- In one paragraph.


def _in_one(
    fit: Fit, spots: Spots, scene: Scene
) -> tuple[tuple[Patch, ...], str] | None:
    """Cut the paragraph that must lose the fewest words."""
    best: tuple[int, _Attempt] | None = None
    for place in _places(fit)[: BOUNDS.advice.paragraphs]:
        if best and place.guess >= best[0]:
            break
        attempt = _Attempt(article=fit.article, place=place, spots=spots, scene=scene)
        works = partial(_works_at_end, attempt)
        words = least(
            works, place.guess, words_in(place.block) - BOUNDS.advice.story_keeps
        )
        if words and (best is None or words < best[0]):
            best = (words, attempt)
    if best is None:
        return None
    words, attempt = best
    line, begins = attempt.place.block.line, beginning(text_of(attempt.place.block))
    for more in range(BOUNDS.advice.cut_leeway + 1):
        if _works_anywhere(attempt, words + more):
            said = f"cut {counted(words + more, 'word')} in the paragraph that begins"
            return (Patch(line=line, words=words + more),), (f"{said} {begins}")
    said = (
        f"cut the last {counted(words, 'word')} of the paragraph that begins {begins}"
    )
    return (Patch(line=line, words=words),), f"{said} {begins}"


def _works_at_end(attempt: _Attempt, words: int) -> bool:
    return attempt.works(without_end(attempt.place.block, words))


def _works_anywhere(attempt: _Attempt, words: int) -> bool:
    """Say whether it is all one which words of a paragraph go: it is tried at three."""
    block = attempt.place.block
    total = words_in(block)
    if total - words < BOUNDS.advice.story_keeps or not _works_at_end(attempt, words):
        return False
    return all(
        attempt.works(without_middle(block, words, first))
        for first in (BOUNDS.advice.opening, (total - words) // 2)
    )


def _places(fit: Fit) -> list[_Place]:
    """Return the paragraphs with enough lines to give, those with short ends first."""
    settings = {b.source_line: b.settings[0] for b in fit.galley.blocks if b.settings}
    quoted = [" ".join(words_of(quote)) for quote in fit.article.pull_quotes]
    found = []
    for number, block in list(enumerate(fit.article.blocks))[1:]:
        if not isinstance(block, TextBlock) or not is_copy(block):
            continue
        setting = settings.get(block.line)
        if (
            setting is None
            or len(setting.lines) - fit.overset < BOUNDS.advice.paragraph_keeps
        ):
            continue
        copy = " ".join(words_of(text_of(block)))
        if any(quote and quote in copy for quote in quoted):
            # A pull quote must occur in the copy.
            continue
        last = setting.lines[-fit.overset :]
        guess = sum(len(line.text.split()) for line in last)
        found.append(_Place(number=number, block=block, guess=guess))
    return sorted(found, key=lambda place: (place.guess, place.number))


# --- From the end.


def _from_the_end(
    fit: Fit, spots: Spots, scene: Scene
) -> tuple[tuple[Patch, ...], str] | None:
    """Cut a story from its end."""
    article = fit.article
    total = sum(words_in(b) for b in article.blocks if isinstance(b, TextBlock))
    guess = round(fit.overset * total / max(1, copy_lines(fit.galley)))

    def works(words: int) -> bool:
        patches = end_patches(article, words)
        return (
            bool(patches) and scene.cure(shortened(article, patches), spots) is not None
        )

    most = total - BOUNDS.advice.story_keeps
    for _ in range(BOUNDS.advice.corrections):
        # What is still over says how many words more it takes.
        patches = end_patches(article, min(guess, most))
        over = scene.fitter.fit(shortened(article, patches), spots).overset
        if not patches or not over or guess >= most:
            break
        guess += max(1, round(over * total / max(1, copy_lines(fit.galley))))
    words = least(works, guess, most)
    if not words:
        return None
    taken = tuple(end_patches(article, words).values())
    said = sum(patch.words for patch in taken)
    return taken, f"cut the last {counted(said, 'word')}"


def end_patches(article: Article, words: int) -> dict[int, Patch]:
    """Return what a cut of at least so many words from the end takes of each block.

    A sign-off and a slogan stay. A head that has lost its copy goes too, and so does a
    scrap of a paragraph. Nothing is returned if hardly anything would be left.
    """
    blocks = [
        (number, block)
        for number, block in enumerate(article.blocks)
        if isinstance(block, TextBlock) and block.kind not in ENDS
    ]
    left = sum(words_in(block) for _, block in blocks)
    patches: dict[int, Patch] = {}
    for number, block in reversed(blocks):
        own, head = words_in(block), heads_next(block)
        if words <= 0 and not (head and patches):
            break
        whole = head or own - words < BOUNDS.advice.scrap
        patches[number] = Patch(
            line=block.line, words=own if whole else words, whole=whole
        )
        words -= patches[number].words
        left -= patches[number].words
        if not whole:
            break
    return patches if left >= BOUNDS.advice.story_keeps else {}
