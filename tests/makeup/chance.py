"""Chance that comes out the same everywhere: a linear congruential generator."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

# Knuth's MMIX constants (The Art of Computer Programming 2, 3.3.4).
FACTOR, STEP, MODULUS = 6364136223846793005, 1442695040888963407, 1 << 64


class Chance:
    """Numbers that follow from a seed alone."""

    def __init__(self, seed: int) -> None:
        self._state = (seed * FACTOR + STEP) % MODULUS

    def share(self) -> float:
        """Return a number from 0 to below 1."""
        self._state = (self._state * FACTOR + STEP) % MODULUS
        # The low bits of such a generator repeat soon.
        return float(self._state >> 11) / (1 << 53)

    def below(self, limit: int) -> int:
        return int(self.share() * limit)

    def between(self, low: int, high: int) -> int:
        """Return a whole number, both ends included."""
        return low + self.below(high - low + 1)

    def happens(self, probability: float) -> bool:
        return self.share() < probability

    def pick(self, choices: Sequence[T]) -> T:
        return choices[self.below(len(choices))]
