"""Copy without meaning but of the right look: the sample's sentences, recombined."""

from dataclasses import dataclass
from itertools import count

from tests.bench.dense import crossed, sentences
from tests.makeup.chance import Chance

# Words between two crossheads, and in a paragraph.
STRETCH = (150, 250)
PARAGRAPH = (28, 62)
# A head or crosshead does not end in one of these.
SMALL_WORDS = """a an and are as at be but by for from had has he in is it its my no
    not of on or our she that the their they this to was we were who will with"""
SMALL = frozenset(SMALL_WORDS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A story's paragraphs; `crossheads` go before the paragraphs of these numbers."""

    paragraphs: tuple[str, ...]
    crossheads: dict[int, str]


class Writer:
    """Writes as many words as asked for; two writers of one seed write the same."""

    def __init__(self, seed: int) -> None:
        self._supply = sentences()
        self._chance = Chance(seed)
        self._pairs = count(self._chance.below(1000) * 13)

    def copy(self, words: int) -> Copy:
        """Write a story of so many words."""
        paragraphs: list[str] = []
        crossheads: dict[int, str] = {}
        since, stretch = 0, self._chance.between(*STRETCH)
        left = words
        while left > 0:
            if since >= stretch and left > STRETCH[0] // 3:
                crossheads[len(paragraphs)] = self.head(2, 4)
                since, stretch = 0, self._chance.between(*STRETCH)
            paragraph = self._paragraph(left)
            paragraphs.append(" ".join(paragraph))
            left -= len(paragraph)
            since += len(paragraph)
        return Copy(paragraphs=tuple(paragraphs), crossheads=crossheads)

    def _paragraph(self, most: int) -> list[str]:
        """Write sentences up to a paragraph's length, `most` words at the most."""
        length = self._chance.between(*PARAGRAPH)
        # A last paragraph of three words would be a scrap.
        length = most if most < length + 12 else length
        words: list[str] = []
        while len(words) < length:
            words += self._sentence()
        words = words[:length]
        words[-1] = words[-1].rstrip(".,;:?!") + "."
        return words

    def _sentence(self) -> list[str]:
        words = crossed(self._supply, next(self._pairs))
        return [words[0][:1].upper() + words[0][1:], *words[1:]]

    def head(self, least: int, most: int) -> str:
        """Write a head of about so many words, without a stop or a small word last."""
        words: list[str] = []
        length = self._chance.between(least, most)
        while len(words) < least:
            words = [_bare(word) for word in self._sentence()[:length]]
            while words and words[-1].lower() in SMALL:
                words.pop()
        return " ".join(words)

    def line(self, least: int, most: int) -> str:
        """Write a standfirst or caption: a head with what it leads to."""
        return f"{self.head(least // 2, most // 2)}, {self.head(least // 2, most // 2)}"

    def quote(self, copy: Copy) -> str:
        """Lift some words literally from the copy."""
        words = max(copy.paragraphs, key=len).split()
        start = self._chance.below(max(1, len(words) - 12))
        lifted = words[start : start + self._chance.between(7, 12)]
        return " ".join(lifted).strip(".,;:?! ")


def _bare(word: str) -> str:
    return word.strip(".,;:?!()\"'‘’“”*_")
