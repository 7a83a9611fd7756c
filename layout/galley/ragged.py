"""Ragged setting with balanced lines: heads, standfirsts, captions, cells.

As few lines as the words need, and among those the breaks whose lines differ least
in width. A head's line should not end in an article, a preposition or a
conjunction: the eye stops there and the sense goes on.

The texts are short, so the whole table is filled in: for every break and every number
of lines the cheapest way to get there (Knuth & Plass 1981 without stretch or shrink).
The cost of a line is the square of the share of it that stays white, the last line's
too: a sum of squares is least where its parts are equal.
"""

from dataclasses import dataclass
from typing import NamedTuple

from layout.galley.strip import FORCED, HYPHEN, SOFT, SPACE, Strip, StripLine

# What a bad last word of a line costs, as a share of the measure squared: as much as a
# line that is two fifths white.
BAD_BREAK = 0.18
# A cut inside a word costs more than any difference of width can: a line's slack is
# under 1. By what it is cut at: one anywhere is worse than many others, one at a
# hyphen or dash of the copy is little more than a space.
CUT = 2.0
CUTS = {HYPHEN: CUT, SOFT: CUT * 0.02, FORCED: CUT * 50.0}
# A line may be wider than the room by this, in em: the float's last bits.
DUST = 1e-6
# The hyphen of a cut may be wider than the letters after it, so lines do not quite grow
# from break to break; beyond this many rooms no shorter one is to come.
FAR = 2.0
HANGING_WORDS = {
    "en": """a an the of to in on at by for from with and or but nor as into over under
        after before is are was be its his her their our my your no""",
    "de": """der die das dem den des ein eine einem einen einer und oder aber in im an
        am auf bei mit von vom zu zum zur für um""",
    "fr": """le la les l un une des du de d et ou mais à au aux en dans sur sous par
        pour avec sans ce cette ces""",
}
HANGING = {
    language: frozenset(words.split()) for language, words in HANGING_WORDS.items()
}


@dataclass(frozen=True, slots=True)
class RaggedBreaks:
    """Breaks of a ragged text, how uneven they are, and the widest line in em."""

    rows: tuple[StripLine, ...]
    cost: float
    widest: float


class Reached(NamedTuple):
    """The cheapest way to a break in so many lines: its cost, where its last begins."""

    cost: float
    left: int


# By break, then by number of lines.
Ways = list[dict[int, Reached]]


def balance(
    strip: Strip, room: float, language: str, lines: int | None = None
) -> RaggedBreaks | None:
    """Return the evenest breaks into as few lines as can be, or into `lines`.

    `room` is the measure in em. None if the words do not fit that many lines. Cuts
    inside words are taken only where no other way fits.
    """
    bad = _bad_ends(strip, language)
    final = len(strip.end) - 1
    ways: Ways = [{0: Reached(0.0, 0)}]
    for at in range(1, final + 1):
        # Invariant: `ways` is complete for every break left of `at`.
        here: dict[int, Reached] = {}
        penalty = _penalty(strip, at, final) + (BAD_BREAK if at in bad else 0.0)
        for left in range(at - 1, -1, -1):
            width = strip.end[at] - strip.start[left]
            if width > room + DUST:
                if width > FAR * room:
                    break
                continue
            slack = (room - width) / room
            cost = slack * slack + penalty
            for count, (sofar, _) in ways[left].items():
                if count == lines:
                    continue
                total = sofar + cost
                # Of equals the first found, with the shortest last line, stays.
                if count + 1 not in here or total < here[count + 1].cost:
                    here[count + 1] = Reached(total, left)
        ways.append(here)
    if not ways[final]:
        return None
    count = _fewest(ways[final]) if lines is None else lines
    if count not in ways[final]:
        return None
    return _trace(strip, ways, count)


def _fewest(ends: dict[int, Reached]) -> int:
    """Return the least number of lines that needs no cut inside a word, if any."""
    whole = [count for count in ends if ends[count].cost < CUT]
    return min(whole) if whole else min(ends)


def _trace(strip: Strip, ways: Ways, count: int) -> RaggedBreaks:
    """Follow the way to the last break in `count` lines back to the beginning."""
    at = len(strip.end) - 1
    cost = ways[at][count].cost
    rows: list[StripLine] = []
    for lines in range(count, 0, -1):
        left = ways[at][lines].left
        rows.append(StripLine(left, at))
        at = left
    rows.reverse()
    return RaggedBreaks(tuple(rows), cost, max(map(strip.width, rows)))


def _penalty(strip: Strip, at: int, final: int) -> float:
    if at == final or strip.kind[at] == SPACE:
        return 0.0
    return CUTS[strip.kind[at]]


def _bad_ends(strip: Strip, language: str) -> frozenset[int]:
    """Return the breaks that would leave a word of the kind above at a line's end."""
    words = HANGING.get(language.split("-")[0].lower(), frozenset())
    return frozenset(
        at
        for at in range(1, len(strip.end) - 1)
        if strip.kind[at] == SPACE
        and "".join(p.text for p in strip.tokens[strip.token[at] - 1]).casefold()
        in words
    )
