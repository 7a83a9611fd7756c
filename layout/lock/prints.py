"""Fingerprints of finished pages, small enough to stand in a lock.

By them a page can be said to be the same, or to have the same text, when the files
themselves are long gone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from PIL import Image

from layout.disk.digests import digest_of
from layout.lock.lock import StoryPrint
from layout.proof.readback.evidence import FoundPage
from layout.proof.readback.printed_words import ReadPage

# A look is so many cells across and down, of the mean grey of each.
ACROSS, DOWN = 8, 12
# So many digits of a sha256 tell pages apart for good.
DIGITS = 32
# Greys, of 255, by which cells may differ between two ways to paint the same page.
FAR = 6
# Where a word is broken differs between two settings of the same text.
UNSAID = re.compile(r"[\s\u00ad\u200b-]+")


def story_prints(pages: Mapping[int, FoundPage]) -> list[StoryPrint]:
    """Return the fingerprints of the stories found on pages, by their slugs.

    The pages are by their numbers, in order.
    """
    stories: dict[str, _Story] = defaultdict(_Story)
    for number, page in pages.items():
        for text in page.found.texts:
            stories[text.slug].add(number, "heads", bare(text.lines))
        for leg in page.found.legs:
            for row in leg.rows:
                line = row.found.text if row.found else ""
                stories[leg.slug].add(number, "copy", line)
                stories[leg.slug].add(number, "margin", row.margin)
    return [
        StoryPrint(slug=slug, pages=tuple(story.pages), text=print_of(story.text))
        for slug, story in sorted(stories.items())
    ]


class _Story:
    """A story's text as it was found, apart by what it is.

    Copy runs on from leg to leg. Where heads, captions, initials and markers stand
    between its lines depends on where those end, so they are sorted.
    """

    def __init__(self) -> None:
        self.pages: dict[int, None] = {}
        self._parts: dict[str, list[str]] = defaultdict(list)

    def add(self, page: int, kind: str, text: str) -> None:
        """Add a piece of a kind that was found on a page."""
        self.pages[page] = None
        self._parts[kind].append(text)

    @property
    def text(self) -> str:
        """The whole text, the same however its lines are broken."""
        heads, margin = sorted(self._parts["heads"]), sorted(self._parts["margin"])
        return "\n".join((bare(heads), bare(self._parts["copy"]), bare(margin)))


def bare(texts: Iterable[str]) -> str:
    """Return texts as one, without what depends on where lines end."""
    return UNSAID.sub("", "".join(texts))


def boxes(page: ReadPage) -> str:
    """Return a page's words with their places, to 0.01 pt."""
    return "\n".join(
        f"{word.text} {word.left:.2f} {word.right:.2f} {word.baseline:.2f}"
        for word in page.words
    )


def look(image: Image.Image) -> str:
    """Return a page's greys as hexadecimal digits, two a cell."""
    grey = image.convert("L").resize((ACROSS, DOWN), Image.Resampling.BOX)
    return grey.tobytes().hex()


def alike(one: str, other: str) -> bool:
    """Say whether two looks are those of one page, painted in two ways perhaps."""
    greys = [bytes.fromhex(look) for look in (one, other)]
    same_size = len(greys[0]) == len(greys[1])
    return same_size and all(abs(a - b) <= FAR for a, b in zip(*greys, strict=True))


def print_of(text: str) -> str:
    """Return the fingerprint of a text."""
    return digest_of(text.encode())[:DIGITS]
