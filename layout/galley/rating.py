"""How a line is set to its measure: its word spaces, its letter-space, its badness.

A line that lacks something to its measure gets it into its spaces, and beyond what is
visible into its letters; one that is too long loses it there, within the style's
limits. Badness is 1 where spaces are as wide as the style wants at the most, and
grows with the fourth power of the stretch: Knuth & Plass (1981) have the sixth, and
at 12 picas hardly any paragraph is without one wide line, for which the sixth power
would pay with three mediocre ones.

All lengths are em of the copy's size, all ratios multiples of the face's own space.
"""

import math
from typing import NamedTuple

from layout.desk.style.stylekeys import Justification

# What it costs that a line is letter-spaced at all, and to the limit besides.
SPACED_COST = 0.6
LIMIT_COST = 0.5
# A line of one word cannot be stretched: each em left, squared, and that it is one.
LONE_WORD_COST = 30.0
LONE_WORD = 0.1

# Letter-space comes in steps (em), one class of the style sheet each.
STEP = 0.005
# A line gains visibly from letter-space only where its spaces are wider than this; it
# is then brought down to AIM, no further (multiples of the natural space).
VISIBLE = 1.75
AIM = 1.45
# Steps (in steps) and limits (in em) are held with this much for the float's last bit.
STEP_DUST = 1e-6
LIMIT_DUST = 1e-9


# Named tuples are made faster than dataclasses, and this one for every line tried.
class LineRating(NamedTuple):
    """How a line is set to its measure: its space ratio, cost and letter-space (em).

    An infinite ratio means that the line cannot be set.
    """

    ratio: float
    cost: float
    letter: float


IMPOSSIBLE = LineRating(math.inf, 0.0, 0.0)


class LineRater:
    """Rates lines by the limits of one style and the space of one face (em)."""

    def __init__(self, limits: Justification, space: float) -> None:
        self.limits = limits
        self.space = space

    def rate(self, gap: float, spaces: int, size: int) -> LineRating:
        """Rate a line of `spaces` spaces and `size` letters to be letter-spaced.

        `gap` (em) is what the line lacks to its measure, negative if it is too long.
        Invariant of what can be set: `ratio * spaces * space + letter * size` is the
        natural width of the spaces and the gap, and `ratio` at least `space_min`.
        """
        limits, space = self.limits, self.space
        if spaces == 0:
            return _lone(gap, size, limits)
        natural = spaces * space
        ratio = 1 + gap / natural
        letter = 0.0
        if ratio < limits.space_min:
            # Too tight: take from the letters, downwards to a whole step, so that the
            # spaces have at least their least.
            lack = gap + natural * (1 - limits.space_min)
            letter = math.floor(lack / size / STEP + STEP_DUST) * STEP
            if letter < limits.letter_min - LIMIT_DUST:
                return IMPOSSIBLE
            ratio = 1 + (gap - letter * size) / natural
        elif ratio > VISIBLE:
            # Too loose: give to the letters what brings the spaces down to AIM.
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
        return LineRating(ratio, cost, letter)


def _lone(gap: float, size: int, limits: Justification) -> LineRating:
    """Rate a line of one word: only letter-space can fill it."""
    letter = math.floor(gap / max(1, size) / STEP + STEP_DUST) * STEP
    if letter < limits.letter_min - LIMIT_DUST:
        return IMPOSSIBLE
    letter = min(letter, limits.letter_max)
    left = max(0.0, gap - letter * size)
    return LineRating(1.0 + left, LONE_WORD_COST * left * left + LONE_WORD, letter)
