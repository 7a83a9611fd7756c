"""The least number with which something works, with few tries."""

from collections.abc import Callable

from layout.makeup.bounds import BOUNDS


def least(works: Callable[[int], bool], guess: int, most: int) -> int | None:
    """Return the least number from 1 to `most` that works, or None.

    What works is taken to work with more too; where that is not quite so, the number
    returned works all the same, and the one before it does not.
    """
    if most < 1:
        return None
    guess = max(1, min(guess, most))
    if works(guess):
        return _between(works, *_down(works, guess))
    found = _up(works, guess, most)
    return _between(works, *found) if found else None


def _down(works: Callable[[int], bool], high: int) -> tuple[int, int]:
    """Return a number that does not work and one above it that does."""
    step = BOUNDS.advice.step
    while high - step > 0:
        if not works(high - step):
            return high - step, high
        high, step = high - step, 2 * step
    return 0, high


def _up(works: Callable[[int], bool], low: int, most: int) -> tuple[int, int] | None:
    step = BOUNDS.advice.step
    while low < most:
        high = min(most, low + step)
        if works(high):
            return low, high
        low, step = high, 2 * step
    return None


def _between(works: Callable[[int], bool], low: int, high: int) -> int:
    while high - low > 1:
        middle = (low + high) // 2
        if works(middle):
            high = middle
        else:
            low = middle
    return high
