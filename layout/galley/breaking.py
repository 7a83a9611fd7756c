"""Total-fit line breaking: the best set of breaks for a whole paragraph.

Knuth & Plass, "Breaking Paragraphs into Lines" (Software: Practice and Experience 11,
1981). A line can only be judged with its neighbours: to take one word more here may
spare a hole three lines on. So every break that some line can reach is kept with the
cheapest ways to get there, and lines are tried from each of them to each later break;
at the end the cheapest way of all is followed back. That is the shortest path through
a graph whose nodes are breaks and whose edges are lines. Only edges about as long as
the measure are ever looked at, so the work grows with the words and not their square.

Three departures, for narrow newspaper measures:

* a way is told apart by its number of lines and by the hyphens in a row that it ends
  in (`Fate`), so that one pass gives the best setting for every line count (Hassan &
  Hunter, "Knuth-Plass revisited", DocEng 2015) and never a ladder;
* a line that would be visibly loose or tight is letter-spaced within limits, and
  the badness is that of the spaces which then remain;
* demerits grow with the fourth power of the stretch, not the sixth (`rating`).

All lengths are em of the copy's size, all ratios multiples of the face's own space.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from layout.desk.style.stylekeys import Justification
from layout.galley.rating import LIMIT_DUST, LineRater, LineRating
from layout.galley.strip import FORCED, HYPHEN, SOFT, SPACE, Strip, StripLine

# Costs. A line of natural spaces costs nothing, one with spaces stretched to the
# style's `space_max` costs 1; everything else is measured against that.
HYPHEN_COST = 0.35
# Of a break at a hyphen or dash that the copy has itself: hardly seen.
SOFT_COST = 0.1
# Of each hyphen right under another: two are borne where three wide lines are spared.
SECOND_HYPHEN_COST = 1.6
# Of a cut in the last line but one: the last line begins with half a word.
PENULTIMATE_HYPHEN_COST = 2.0
# No loose line is as bad as a word cut anywhere, least of all an address.
FORCED_COST = 10_000.0
# Neighbours whose spaces differ by as much as their own width look like two galleys.
CONTRAST_COST = 0.6
# A last line under two em looks like a mistake; a lone syllable is one.
RUNT = 2.0
RUNT_COST = 4.0
LONE_SYLLABLE_COST = 1e6

# The first try looks at lines with spaces up to this many times their natural width;
# where no setting is without a wider one, the second. The last takes whatever can be
# set at all, and more hyphens in a row than the style allows, each at FORCED_COST: of
# a word that is cut in many lines, no other way may be left.
TOLERANCE = 3.4
DESPERATE = 60.0
WHATEVER = 1e9

PENALTY = {SPACE: 0.0, HYPHEN: HYPHEN_COST, SOFT: SOFT_COST, FORCED: FORCED_COST}


@dataclass(slots=True)
class Fate:
    """A way to get to a break: what it cost and whence it came.

    `line` counts the lines up to here, `run` the hyphens in a row that the last of
    them end in; `ratio` and `letter` are the last line's.
    """

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
    Invariant: no two fates have both their `line` and their `run` in common.
    """

    left: float
    spaces: int
    letters: int
    fates: list[Fate]


@dataclass(frozen=True, slots=True)
class ChosenLine(StripLine):
    """A chosen line: its breaks, its space ratio and its letter-space (em)."""

    ratio: float
    letter: float


@dataclass(frozen=True, slots=True)
class Breaks:
    """One setting of a paragraph: rows, summed demerits, its widest space ratio."""

    rows: tuple[ChosenLine, ...]
    cost: float
    loosest: float


@dataclass(frozen=True, slots=True)
class BreakPoint:
    """A break that lines are tried to: what it costs by its kind, if it has a hyphen.

    An absurd word may need many cuts in a row: those have hyphens, and are no ladder.
    """

    at: int
    penalty: float
    hyphen: bool


class Breaker:
    """Breaks strips by the limits of one style; holds no state of a paragraph."""

    def __init__(self, limits: Justification, space: float) -> None:
        self.limits = limits
        self.space = space
        self.rate = LineRater(limits, space).rate

    def settings(self, strip: Strip, measures: Sequence[float]) -> list[Breaks]:
        """Return the best setting for each line count found, the best of all first.

        `measures` (em) are those of the first lines, the last holding for the rest.
        Where not even a letter fits a measure, lines stick out: no word is lost.
        """
        # Most paragraphs are done at the first tolerance, which lets few lines pass
        # and is fast for it. A forced cut is as good as no setting: look wider first.
        for tolerance in (TOLERANCE, DESPERATE, WHATEVER):
            fates = _Search(self, strip, measures, tolerance).run()
            if fates and min(fate.cost for fate in fates) < FORCED_COST:
                break
        if not fates:
            return [_every_break(strip)]
        best: dict[int, Fate] = {}
        for fate in fates:
            known = best.get(fate.line)
            if known is None or fate.cost < known.cost:
                best[fate.line] = fate
        found = [_walk(fate) for fate in best.values()]
        return sorted(found, key=lambda b: (b.cost, len(b.rows)))


class _Search:
    """One pass over a paragraph, with lines as loose as `tolerance` and no looser."""

    def __init__(
        self,
        breaker: Breaker,
        strip: Strip,
        measures: Sequence[float],
        tolerance: float,
    ) -> None:
        self._strip = strip
        self._measures = measures
        self._widest = max(measures)
        self._tolerance = tolerance
        self._rate = breaker.rate
        limits = breaker.limits
        self._hyphens = limits.hyphens
        self._whatever = tolerance == WHATEVER
        # The most that a line can lose: of each space, and of each letter.
        self._squeeze = breaker.space * (1 - limits.space_min)
        self._narrow = -limits.letter_min
        # The most that it can gain: of each space within the tolerance, of each letter.
        self._stretch = breaker.space * (tolerance - 1)
        self._widen = limits.letter_max

    def run(self) -> list[Fate]:
        """Go through the breaks once, keeping for each the best fates by state.

        Invariant: before break `at`, `active` has every origin left of it from which
        a line could still end there or later, in order, the leftmost first.
        """
        strip, final = self._strip, len(self._strip.end) - 1
        # The last letter-space of a line is no room, hence one letter to begin with.
        active = [Origin(strip.start[0], 0, 1, [Fate(0.0, 0, 0, 0, 1.0, 0.0, None)])]
        for at in range(1, final):
            active, best = self._reach(self._point(at), active)
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
                # A word that no line has room for: nothing behind it can be reached.
                return []
        return self._finish(final, active)

    def _point(self, at: int) -> BreakPoint:
        kind = self._strip.kind[at]
        hyphen = kind == HYPHEN or (kind == SOFT and self._strip.ends_in_hyphen(at))
        return BreakPoint(at, PENALTY[kind], hyphen)

    def _reach(
        self, point: BreakPoint, active: Iterable[Origin]
    ) -> tuple[list[Origin], list[Fate]]:
        """Try every line that may end at a break.

        Returns the origins from which later breaks can still be reached, and the best
        fates at this one. This is the innermost loop: what it needs is in locals.
        """
        strip, at = self._strip, point.at
        edge, spaces, letters = (
            strip.end[at],
            strip.end_spaces[at],
            strip.end_letters[at],
        )
        squeeze, narrow, tolerance = self._squeeze, self._narrow, self._tolerance
        stretch, widen = self._stretch, self._widen
        measures, widest, rate = self._measures, self._widest, self._rate
        uniform = len(measures) == 1
        alive: list[Origin] = []
        best: dict[int, Fate] = {}
        for origin in active:
            width = edge - origin.left
            count, size = spaces - origin.spaces, letters - origin.letters
            # A line that cannot be squeezed in will be longer still at later breaks:
            # widths only grow. So its origin is done with.
            if width - count * squeeze - size * narrow > widest:
                continue
            alive.append(origin)
            if uniform:
                # One measure: the line is the same whatever number it has. Most are
                # so short that nothing can stretch them enough, and need no rating.
                gap = widest - width
                if count and gap - size * widen > count * stretch + LIMIT_DUST:
                    continue
                rating = rate(gap, count, size)
                if rating[0] <= tolerance:
                    self._extend(best, origin.fates, rating, point)
                continue
            for fate in origin.fates:
                room = measures[min(fate.line, len(measures) - 1)]
                rating = rate(room - width, count, size)
                if rating[0] <= tolerance:
                    self._extend(best, (fate,), rating, point)
        return alive, list(best.values())

    def _extend(
        self,
        best: dict[int, Fate],
        fates: Iterable[Fate],
        rating: LineRating,
        point: BreakPoint,
    ) -> None:
        """Add a line to fates, keeping the cheapest of each line count and run.

        What becomes of a fate depends on those two alone, but for the contrast with
        its last line: the cheapest's is taken for all, or the states would be as many
        as the lines tried.
        """
        (ratio, badness, letter), most = rating, self._hyphens
        for fate in fates:
            cost, run = fate.cost + badness + point.penalty, 0
            if point.hyphen:
                run = fate.run + 1
                if run > 1:
                    cost += SECOND_HYPHEN_COST
                if run > most:
                    if not self._whatever:
                        continue
                    cost, run = cost + FORCED_COST, most
            change = ratio - fate.ratio
            cost += CONTRAST_COST * change * change
            # One number for two: `run` goes from 0 to `most`, both included.
            key = fate.line * (most + 1) + run
            known = best.get(key)
            if known is None or cost < known.cost:
                best[key] = Fate(
                    cost, fate.line + 1, run, point.at, ratio, letter, fate
                )

    def _finish(self, final: int, active: Iterable[Origin]) -> list[Fate]:
        """Close the paragraph: the last line keeps its natural spaces if it can."""
        strip, measures = self._strip, self._measures
        fates: list[Fate] = []
        for origin in active:
            width = strip.end[final] - origin.left
            count = strip.end_spaces[final] - origin.spaces
            size = strip.end_letters[final] - origin.letters
            for fate in origin.fates:
                room = measures[min(fate.line, len(measures) - 1)]
                ratio, cost, letter = 1.0, 0.0, 0.0
                if width > room:
                    ratio, cost, letter = self._rate(room - width, count, size)
                    if ratio == math.inf:
                        continue
                cost += fate.cost + self._ending(fate, width)
                fates.append(Fate(cost, fate.line + 1, 0, final, ratio, letter, fate))
        return fates

    def _ending(self, fate: Fate, width: float) -> float:
        """Return what a last line costs by its length and the break before it."""
        strip = self._strip
        cost = RUNT_COST if width < RUNT and fate.line else 0.0
        if fate.at and strip.kind[fate.at] != SPACE:
            cost += PENULTIMATE_HYPHEN_COST
            if strip.token[fate.at] == len(strip.tokens) - 1:
                cost += LONE_SYLLABLE_COST
        return cost


def _every_break(strip: Strip) -> Breaks:
    """Return the narrowest lines that there are: one from each break to the next."""
    last = len(strip.end) - 1
    rows = tuple(ChosenLine(at, at + 1, 1.0, 0.0) for at in range(last))
    return Breaks(rows, FORCED_COST * last, 1.0)


def _walk(last: Fate) -> Breaks:
    """Follow a fate back to the beginning."""
    rows: list[ChosenLine] = []
    fate = last
    while fate.back is not None:
        rows.append(ChosenLine(fate.back.at, fate.at, fate.ratio, fate.letter))
        fate = fate.back
    rows.reverse()
    return Breaks(tuple(rows), last.cost, max(row.ratio for row in rows))
