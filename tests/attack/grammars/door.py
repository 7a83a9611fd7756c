"""A door: what hostile bytes look like there, and what the program does with them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hypothesis.strategies import SearchStrategy


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """`opened` is given bytes and an empty folder; it may raise a LayoutError only.

    A Defect is none that it may raise. `inputs` gives bytes that are nearly right:
    those that are nothing at all never get past the first look. The tests give it
    `tries` of them: a door through which much is done gets fewer.
    """

    name: str
    inputs: SearchStrategy[bytes]
    opened: Callable[[bytes, Path], object]
    tries: int = 600
