"""Fingerprints of finished pages, small enough to stand in a lock.

By them a page can be said to be the same, or to have the same text, when the files
themselves are long gone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from PIL import Image

from layout.proof.pictures import page_images
from layout.proof.proof import Found, FoundPage
from layout.proof.reading import read_file
from layout.proof.words import ReadPage
from layout.volume.lock import PagePrint, StoryPrint

# A look is so many cells across and down, of the mean grey of each.
ACROSS, DOWN = 8, 12
LOOK_PPI = 24.0
# So many digits of a sha256 tell pages apart for good.
DIGITS = 32
# Greys, of 255, by which cells may differ between two ways to paint the same page.
FAR = 6
# Where a word is broken differs between two settings of the same text.
UNSAID = re.compile(r"[\s\u00ad\u200b-]+")


def page_prints(path: Path, edition: str, numbers: Sequence[int]) -> list[PagePrint]:
    """Return the fingerprints of a finished PDF's pages, numbered so."""
    pages = zip(numbers, read_file(path), page_images(path, ppi=LOOK_PPI), strict=True)
    return [
        PagePrint(
            edition=edition,
            number=number,
            text=_print(bare(word.text for word in page.words)),
            boxes=_print(boxes(page)),
            look=look(image),
        )
        for number, page, image in pages
    ]


def story_prints(pages: Iterable[tuple[int, FoundPage]]) -> list[StoryPrint]:
    """Return the fingerprints of the stories found on pages, by their slugs."""
    texts: dict[str, list[str]] = defaultdict(list)
    numbers: dict[str, dict[int, None]] = defaultdict(dict)
    for number, page in pages:
        for slug, text in _pieces(page.found):
            texts[slug].append(text)
            numbers[slug][number] = None
    return [
        StoryPrint(
            slug=slug, pages=tuple(numbers[slug]), text=_print(bare(texts[slug]))
        )
        for slug in sorted(texts)
    ]


def _pieces(found: Found) -> Iterable[tuple[str, str]]:
    """Yield (slug, text): heads and their like first, then the copy."""
    for text in found.texts:
        yield text.slug, "".join(text.lines)
    for leg in found.legs:
        for row in leg.rows:
            yield leg.slug, row.margin + (row.found.text if row.found else "")


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


def _print(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:DIGITS]
