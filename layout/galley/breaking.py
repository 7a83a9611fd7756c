"""Total-fit line breaking: the best set of breaks for a whole paragraph.

Knuth & Plass, "Breaking Paragraphs into Lines" (Software: Practice and Experience,
1981), with three departures for narrow newspaper measures:

* the state keeps the number of lines and of hyphens in a row, so that one pass
  gives the best setting for every line count (Hassan & Hunter, DocEng 2015) and
  never a ladder;
* a line that would be visibly loose or tight is letter-spaced within limits, and
  the badness is that of the spaces which then remain;
* demerits grow with the fourth power of the stretch, not the sixth: at 12 picas
  hardly any paragraph is without one wide line, and the sixth power would pay for it
  with three mediocre ones.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from layout.desk.stylebook import Justification
from layout.galley.strip import FORCED, HYPHEN, SOFT, SPACE, Strip

# What the lines of a setting cost; a line of natural spaces costs nothing, one with
# spaces stretched to `space_max` costs 1.
HYPHEN_COST = 0.35
SECOND_HYPHEN_COST = 1.6
PENULTIMATE_HYPHEN_COST = 2.0
# No loose line is as bad as a word cut anywhere, least of all an address.
FORCED_COST = 10_000.0
# Neighbours whose spaces differ by as much as their own width look like two galleys.
CONTRAST_COST = 0.6
# A last line under two em looks like a mistake; a lone syllable is one.
RUNT = 2.0
RUNT_COST = 4.0
LONE_SYLLABLE_COST = 1e6
# The first try looks at lines with spaces up to this many times their natural width.
TOLERANCE = 3.4
DESPERATE = 60.0
# Letter-space comes in steps, one class of the style sheet each.
STEP = 0.005
# A line gains visibly from letter-space only where its spaces are wider than this; it
# is then brought down to AIM, no further.
VISIBLE = 1.75
AIM = 1.45
# What it costs that a line is letter-spaced at all, and to the limit.
SPACED_COST = 0.6
LIMIT_COST = 0.5


@dataclass(slots=True)
class Fate:
    """A way to get to a break: what it cost and whence it came."""

    cost: float
    line: int
    run: int
    at: int
    ratio: float
    letter: float
    back: "Fate | None"


@dataclass(slots=True)
class Origin:
    """A place where a line may begin, and the fates that lead there.

    `left` is its left edge (em); `spaces` and `letters` stand before it.
    """

    left: float
    spaces: int
    letters: int
    fates: list[Fate]


@dataclass(frozen=True, slots=True)
class ChosenLine:
    """A chosen line: breaks `first` and `last`, its space ratio and letter-space."""

    first: int
    last: int
    ratio: float
    letter: float


@dataclass(frozen=True, slots=True)
class Breaks:
    """One setting of a paragraph: rows, summed demerits, its widest space ratio."""

    rows: tuple[ChosenLine, ...]
    cost: float
    loosest: float


class Breaker:
    """Breaks strips by the limits of one style; holds no state of a paragraph."""

    def __init__(self, limits: Justification, space: float) -> None:
        self.limits = limits
        self.space = space

    def settings(self, strip: Strip, measures: Sequence[float]) -> list[Breaks]:
        """Return the best setting for each line count found, the best of all first.

        `measures` (em) are those of the first lines, the last holding for the rest.
        """
        for tolerance in (TOLERANCE, DESPERATE, math.inf):
            fates = self._run(strip, measures, tolerance)
            if fates and min(fate.cost for fate in fates) < FORCED_COST:
                break
        best: dict[int, Fate] = {}
        for fate in fates:
            known = best.get(fate.line)
            if known is None or fate.cost < known.cost:
                best[fate.line] = fate
        found = [_walk(fate) for fate in best.values()]
        return sorted(found, key=lambda b: (b.cost, len(b.rows)))

    def _run(
        self, strip: Strip, measures: Sequence[float], tolerance: float
    ) -> list[Fate]:
        """Go through the breaks once, keeping for each the best fates by state."""
        final = len(strip.end) - 1
        # The last letter-space of a line is no room, hence one letter to begin with.
        active = [Origin(strip.start[0], 0, 1, [Fate(0.0, 0, 0, 0, 1.0, 0.0, None)])]
        for at in range(1, final):
            active, best = self._reach(strip, at, (active, measures, tolerance))
            if best:
                active.append(
                    Origin(
                        strip.start[at],
                        strip.start_spaces[at],
                        strip.start_letters[at] + 1,
                        best,
                    )
                )
            if not active:
                return []
        return self._finish(strip, (measures, final), active)

    def _reach(
        self,
        strip: Strip,
        at: int,
        job: tuple[list["Origin"], Sequence[float], float],
    ) -> tuple[list["Origin"], list[Fate]]:
        """Try every line that may end at a break.

        Returns the origins from which later breaks can still be reached, and the best
        fates at this one. This is the innermost loop: what it needs is in locals.
        """
        active, measures, tolerance = job
        edge, spaces, letters = (
            strip.end[at],
            strip.end_spaces[at],
            strip.end_letters[at],
        )
        squeeze = self.space * (1 - self.limits.space_min)
        narrow, widest = -self.limits.letter_min, max(measures)
        uniform, rate = len(measures) == 1, self.rate
        cost, hyphen = self._penalty(strip, at)
        alive: list[Origin] = []
        best: dict[int, Fate] = {}
        for origin in active:
            width = edge - origin.left
            count, size = spaces - origin.spaces, letters - origin.letters
            if width - count * squeeze - size * narrow > widest:
                continue
            alive.append(origin)
            if uniform:
                rated = rate(widest - width, count, size)
                if rated[0] <= tolerance:
                    self._extend(best, origin.fates, (rated, cost, hyphen, at))
                continue
            for fate in origin.fates:
                room = measures[min(fate.line, len(measures) - 1)]
                rated = rate(room - width, count, size)
                if rated[0] <= tolerance:
                    self._extend(best, [fate], (rated, cost, hyphen, at))
        return alive, list(best.values())

    def _penalty(self, strip: Strip, at: int) -> tuple[float, bool]:
        """Return what a break costs by its kind, and whether it shows a hyphen."""
        kind = strip.kind[at]
        if kind == SPACE:
            return 0.0, False
        # An absurd word may need many cuts in a row: they are no ladder.
        return PENALTY[kind], kind == HYPHEN or (
            kind == SOFT and strip.ends_in_hyphen(at)
        )

    def _extend(
        self,
        best: dict[int, Fate],
        fates: list[Fate],
        line: tuple[tuple[float, float, float], float, bool, int],
    ) -> None:
        """Add a line to fates, keeping the cheapest of each line count and run."""
        (ratio, badness, letter), penalty, hyphen, at = line
        for fate in fates:
            cost, run = fate.cost + badness + penalty, 0
            if hyphen:
                run = fate.run + 1
                if run > self.limits.hyphens:
                    continue
                if run > 1:
                    cost += SECOND_HYPHEN_COST
            change = ratio - fate.ratio
            cost += CONTRAST_COST * change * change
            key = fate.line * 8 + run
            known = best.get(key)
            if known is None or cost < known.cost:
                best[key] = Fate(cost, fate.line + 1, run, at, ratio, letter, fate)

    def _finish(
        self,
        strip: Strip,
        job: tuple[Sequence[float], int],
        active: list["Origin"],
    ) -> list[Fate]:
        """Close the paragraph: the last line keeps its natural spaces if it can."""
        measures, final = job
        fates: list[Fate] = []
        for origin in active:
            width = strip.end[final] - origin.left
            count = strip.end_spaces[final] - origin.spaces
            size = strip.end_letters[final] - origin.letters
            for fate in origin.fates:
                line = fate.line
                room = measures[min(line, len(measures) - 1)]
                ratio, cost, letter = 1.0, 0.0, 0.0
                if width > room:
                    ratio, cost, letter = self.rate(room - width, count, size)
                    if ratio == math.inf:
                        continue
                cost += fate.cost + self._ending(strip, fate, width)
                fates.append(Fate(cost, line + 1, 0, final, ratio, letter, fate))
        return fates

    def _ending(self, strip: Strip, fate: Fate, width: float) -> float:
        """Return what a last line costs by its length and the break before it."""
        cost = RUNT_COST if width < RUNT and fate.line else 0.0
        if fate.at and strip.kind[fate.at] != SPACE:
            cost += PENULTIMATE_HYPHEN_COST
            if strip.token[fate.at] == len(strip.tokens) - 1:
                cost += LONE_SYLLABLE_COST
        return cost

    def rate(self, gap: float, spaces: int, size: int) -> tuple[float, float, float]:
        """Return the space ratio of a line, its cost and its letter-space (em).

        `gap` (em) is what the line lacks to its measure, negative if it is too
        long; an infinite ratio means that the line cannot be set.
        """
        limits, space = self.limits, self.space
        if spaces == 0:
            return _lone(gap, size, limits)
        natural = spaces * space
        ratio = 1 + gap / natural
        letter = 0.0
        if ratio < limits.space_min:
            lack = gap + natural * (1 - limits.space_min)
            letter = math.floor(lack / size / STEP + 1e-6) * STEP
            if letter < limits.letter_min - 1e-9:
                return math.inf, 0.0, 0.0
            ratio = 1 + (gap - letter * size) / natural
        elif ratio > VISIBLE:
            over = gap - natural * (AIM - 1)
            letter = min(limits.letter_max, math.ceil(over / size / STEP) * STEP)
            ratio = 1 + (gap - letter * size) / natural
            if ratio < limits.space_min:
                # Of long words with one space between, a step can be too much.
                letter -= STEP
                ratio = 1 + (gap - letter * size) / natural
        if ratio >= 1:
            stretch = (ratio - 1) / (limits.space_max - 1)
        else:
            stretch = (1 - ratio) / (1 - limits.space_min)
        stretch *= stretch
        cost = stretch * stretch
        if letter:
            slack = letter / limits.letter_max
            cost += SPACED_COST + LIMIT_COST * slack * slack
        return ratio, cost, letter


PENALTY = {SPACE: 0.0, HYPHEN: HYPHEN_COST, SOFT: 0.1, FORCED: FORCED_COST}


def _lone(gap: float, size: int, limits: Justification) -> tuple[float, float, float]:
    """Rate a line of one word: only letter-space can fill it."""
    letter = math.floor(gap / max(1, size) / STEP + 1e-6) * STEP
    if letter < limits.letter_min - 1e-9:
        return math.inf, 0.0, 0.0
    letter = min(letter, limits.letter_max)
    left = max(0.0, gap - letter * size)
    return 1.0 + left, 30.0 * left * left + 0.1, letter


def _walk(last: Fate) -> Breaks:
    """Follow a fate back to the beginning."""
    rows: list[ChosenLine] = []
    fate = last
    while fate.back is not None:
        rows.append(ChosenLine(fate.back.at, fate.at, fate.ratio, fate.letter))
        fate = fate.back
    rows.reverse()
    return Breaks(tuple(rows), last.cost, max(row.ratio for row in rows))
