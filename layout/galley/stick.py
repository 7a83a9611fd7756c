"""The composing stick: what type is set into."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stick:
    """The room that a text is set into, and the language that it is set by.

    `width` and the grid's `leading` are points: depths are whole lines of it.
    """

    width: float
    leading: float
    language: str
