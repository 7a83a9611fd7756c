"""What a template has used up: steps, characters, time; more than enough is an error.

A template is a stranger's program. It cannot be told beforehand whether it ends, so it
is counted as it runs: a step for each call and each turn of a loop, a character for
each that is written or made. The same template has the same count on every machine.
The time is looked at as well, in case there is work that no count is in proportion to.
"""

import time
from collections.abc import Sized

from jinja2.exceptions import SecurityError

# A full page takes 1,200 steps and 220,000 characters.
STEPS, CHARACTERS = 200_000, 20_000_000
# The longest text that a template may make in one piece.
LONGEST = 4_000_000
# Seconds of this thread's; looked at once in so many steps.
SECONDS, LOOK = 3.0, 200
# An element of a list takes as much room as so many characters.
ELEMENT = 8


class Meter:
    """Counts for one run of a template."""

    __slots__ = ("_due", "_started", "characters", "steps")

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Start to count from nothing."""
        self.steps = self.characters = 0
        self._due = LOOK
        self._started = time.thread_time()

    def step(self, count: int = 1) -> None:
        """Count steps.

        Raises:
            SecurityError: these are too many, or they took too long.
        """
        self.steps += count
        if self.steps < self._due:
            return
        self._due = self.steps + LOOK
        if self.steps > STEPS:
            raise SecurityError(f"it takes more than {STEPS:,} steps")
        if time.thread_time() - self._started > SECONDS:
            raise SecurityError(f"it takes more than {SECONDS:.0f} seconds")

    def write(self, characters: int) -> None:
        """Count characters that are about to be made, or were written.

        Raises:
            SecurityError: these are too many.
        """
        self.characters += characters
        if characters > LONGEST or self.characters > CHARACTERS:
            raise SecurityError("it makes too much text")

    def make(self, value: object) -> None:
        """Count a value that was made."""
        if isinstance(value, str):
            self.write(len(value))
        elif isinstance(value, Sized):
            self.write(ELEMENT * len(value))
