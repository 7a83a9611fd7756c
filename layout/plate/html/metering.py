"""What a template has used up: steps, characters, time; more than enough is an error.

A template is a stranger's program. It cannot be told beforehand whether it ends, so it
is counted as it runs: a step for each call, each turn of a loop and each element that
is compared, a character for each that is written, made, compared or sought. The same
template has the same count on every machine.

The time is looked at as well, between a template's turns and calls, in case there is
work that no count is in proportion to. A signal (`signal.setitimer`) would do no more:
Python handles it between two calls into C as well, and the command has handlers of its
own. So the counting has to hold, and each single call into C that a template can bring
about is bounded:

- texts have `LONGEST` characters, and capitals, escaping, numbers read from texts
  (Python reads 4,300 digits, in bases of two any number) and searches are about
  linear in them (CPython's search takes a hundred times that for texts under 30,000);
- `strip` with letters takes text times letters, which is counted before;
- lists have `LONGEST / ELEMENT` elements, and making or slicing one is linear;
- what compares or hashes in C (`==`, `in`, tables' keys, sorting) gets only texts,
  numbers and dates; lists are taken apart in Python, whole objects are alike only if
  they are one (see `counted_comparing`);
- numbers end at 2**63, and `range` is asked only for whole ones;
- no call unpacks a list as its arguments.
"""

import time
from collections.abc import Sized

from jinja2.exceptions import SecurityError

# A full page takes 1,200 steps and 220,000 characters.
STEPS, CHARACTERS = 200_000, 20_000_000
# The longest text that a template may make in one piece.
LONGEST = 4_000_000
# Characters that it may compare or seek in: a page touches 20,000.
TOUCHED = 200_000_000
# Seconds of this thread's; looked at once in so many counts, of so many characters.
SECONDS, LOOK, SHARE = 3.0, 20, 50_000
# An element of a list takes as much room as so many characters.
ELEMENT = 8


class Meter:
    """Counts for one run of a template."""

    __slots__ = ("_rest", "_started", "characters", "steps", "touched")

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Start to count from nothing."""
        self.steps = self.characters = self.touched = 0
        self._rest = LOOK
        self._started = time.thread_time()

    def step(self, count: int = 1) -> None:
        """Count steps.

        Raises:
            SecurityError: these are too many, or they took too long.
        """
        self.steps += count
        if self.steps > STEPS:
            raise SecurityError(f"it takes more than {STEPS:,} steps")
        self.look()

    def look(self, characters: int = 0) -> None:
        """Look at the time, if it is long since that was done.

        Raises:
            SecurityError: it took too long.
        """
        self._rest -= 1 + characters // SHARE
        if self._rest > 0:
            return
        self._rest = LOOK
        if time.thread_time() - self._started > SECONDS:
            raise SecurityError(f"it takes more than {SECONDS:.0f} seconds")

    def weigh(self, characters: int) -> None:
        """Count characters that are about to be compared or sought in.

        Raises:
            SecurityError: these are too many, or they took too long.
        """
        self.touched += characters
        if self.touched > TOUCHED:
            raise SecurityError("it compares too much text")
        self.look(characters)

    def write(self, characters: int) -> None:
        """Count characters that are about to be made, or were written.

        Raises:
            SecurityError: these are too many, or they took too long.
        """
        self.characters += characters
        if characters > LONGEST or self.characters > CHARACTERS:
            raise SecurityError("it makes too much text")
        self.look(characters)

    def make(self, value: object) -> None:
        """Count a value that was made."""
        if isinstance(value, str):
            self.write(len(value))
        elif isinstance(value, Sized):
            self.write(ELEMENT * len(value))
