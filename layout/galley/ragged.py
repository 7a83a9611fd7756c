"""Ragged setting with balanced lines: heads, standfirsts, captions, cells.

As few lines as the words need, and among those the breaks whose lines differ least
in width. A head's line should not end in an article, a preposition or a
conjunction: the eye stops there and the sense goes on.
"""

from dataclasses import dataclass

from layout.galley.strip import FORCED, HYPHEN, SPACE, Strip

# What a bad last word of a line costs, as a share of the measure squared.
BAD_BREAK = 0.18
# A cut inside a word costs more than any difference of width can.
CUT = 2.0
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
    """Breaks of a ragged text: pairs of strip breaks, and how uneven they are."""

    rows: tuple[tuple[int, int], ...]
    cost: float
    widest: float


def balance(
    strip: Strip, room: float, language: str, lines: int | None = None
) -> RaggedBreaks | None:
    """Return the evenest breaks into as few lines as can be, or into `lines`.

    `room` is the measure in em. None if the words do not fit that many lines. Cuts
    inside words are taken only where no other way fits.
    """
    bad = _bad_ends(strip, language)
    final = len(strip.end) - 1
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for at in range(1, final + 1):
        here: dict[int, tuple[float, int]] = {}
        penalty = _penalty(strip, at, final) + (BAD_BREAK if at in bad else 0.0)
        for left in range(at - 1, -1, -1):
            width = strip.end[at] - strip.start[left]
            if width > room + 1e-6:
                if strip.end[at] - strip.start[left] > 2 * room:
                    break
                continue
            slack = (room - width) / room
            cost = slack * slack + penalty
            for count, (sofar, _) in best[left].items():
                if count == lines:
                    continue
                total = sofar + cost
                if count + 1 not in here or total < here[count + 1][0]:
                    here[count + 1] = (total, left)
        best.append(here)
    if not best[final]:
        return None
    count = _fewest(best[final]) if lines is None else lines
    if count not in best[final]:
        return None
    return _trace(strip, best, count)


def _fewest(ends: dict[int, tuple[float, int]]) -> int:
    """Return the least number of lines that needs no cut inside a word, if any."""
    whole = [count for count in ends if ends[count][0] < CUT]
    return min(whole) if whole else min(ends)


def _trace(
    strip: Strip, best: list[dict[int, tuple[float, int]]], count: int
) -> RaggedBreaks:
    at = len(strip.end) - 1
    cost = best[at][count][0]
    rows: list[tuple[int, int]] = []
    for lines in range(count, 0, -1):
        left = best[at][lines][1]
        rows.append((left, at))
        at = left
    rows.reverse()
    widest = max(strip.end[last] - strip.start[first] for first, last in rows)
    return RaggedBreaks(tuple(rows), cost, widest)


def _penalty(strip: Strip, at: int, final: int) -> float:
    if at == final or strip.kind[at] == SPACE:
        return 0.0
    return CUT * {HYPHEN: 1.0, FORCED: 50.0}.get(strip.kind[at], 0.02)


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
