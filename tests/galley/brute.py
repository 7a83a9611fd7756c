"""Every setting of a small paragraph, one by one, to hold the breaker against."""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from layout.galley import breaking
from layout.galley.breaking import (
    DESPERATE,
    FORCED_COST,
    RUNT,
    RUNT_COST,
    TOLERANCE,
    WHATEVER,
    Breaker,
)
from layout.galley.strip import HYPHEN, SPACE, Strip


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A setting: the breaks its lines end at, its widest space ratio, its cost."""

    ends: tuple[int, ...]
    loosest: float
    cost: float


def cheapest(
    strip: Strip, breaker: Breaker, measures: Sequence[float]
) -> dict[int, Trial]:
    """Return the cheapest setting of each line count of a strip.

    Its breaks are spaces and hyphens that a line adds.
    """
    trials = list(_trials(strip, breaker, measures))
    best: dict[int, Trial] = {}
    for tolerance in (TOLERANCE, DESPERATE, WHATEVER):
        for trial in trials:
            known = best.get(len(trial.ends))
            if trial.loosest <= tolerance and (not known or trial.cost < known.cost):
                best[len(trial.ends)] = trial
        if best and min(trial.cost for trial in best.values()) < FORCED_COST:
            break
    return best


def _trials(
    strip: Strip, breaker: Breaker, measures: Sequence[float]
) -> Iterator[Trial]:
    final = len(strip.end) - 1
    for count in range(final):
        for inner in itertools.combinations(range(1, final), count):
            trial = _rated(strip, breaker, measures, (*inner, final))
            if trial is not None:
                yield trial


def _rated(
    strip: Strip, breaker: Breaker, measures: Sequence[float], ends: tuple[int, ...]
) -> Trial | None:
    cost, before, loosest, first, run = 0.0, 1.0, 1.0, 0, 0
    for number, last in enumerate(ends):
        room = measures[min(number, len(measures) - 1)]
        width = strip.end[last] - strip.start[first]
        ratio, badness = 1.0, 0.0
        closes = last == ends[-1]
        if not closes or width > room:
            spaces = strip.end_spaces[last] - strip.start_spaces[first]
            gaps = strip.end_letters[last] - strip.start_letters[first] - 1
            ratio, badness, _ = breaker.rate(room - width, spaces, gaps)
            if ratio == math.inf:
                return None
        cost += badness
        if closes:
            cost += RUNT_COST if width < RUNT and number else 0.0
            if strip.kind[first] != SPACE:
                cost += breaking.PENULTIMATE_HYPHEN_COST
                if strip.token[first] == len(strip.tokens) - 1:
                    cost += breaking.LONE_SYLLABLE_COST
        else:
            run = run + 1 if strip.kind[last] == HYPHEN else 0
            cost += breaking.PENALTY[strip.kind[last]]
            cost += breaking.SECOND_HYPHEN_COST if run > 1 else 0.0
            if run > breaker.limits.hyphens:
                cost, run = cost + FORCED_COST, breaker.limits.hyphens
                loosest = WHATEVER
            cost += breaking.CONTRAST_COST * (ratio - before) ** 2
            loosest = max(loosest, ratio)
        before, first = ratio, last
    return Trial(ends=ends, loosest=loosest, cost=cost)
