"""Marks: what is seen through, and what is a printed rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.pdf.colours import Colour, Inks
from layout.pdf.marks import LONG, Mark, MarkKind
from layout.pdf.matrix import Box

BLACK = Colour("DeviceCMYK", (0, 0, 0, 1), Inks(black=1.0))
WHITE = Colour("DeviceCMYK", (0, 0, 0, 0), Inks())


def mark(
    kind: MarkKind = MarkKind.FILL,
    *,
    long: float = 100.0,
    size: float = 1.0,
    colour: Colour = BLACK,
    hidden: bool = False,
) -> Mark:
    box = Box(0, 0, long, size)
    return Mark(kind=kind, box=box, colour=colour, size=size, hidden=hidden)


@pytest.mark.parametrize(
    ("alpha", "blend", "masked", "clear"),
    [
        (1.0, "Normal", False, False),
        (1.0, "Compatible", False, False),
        (0.99, "Normal", False, True),
        (1.0, "Multiply", False, True),
        (1.0, "Normal", True, True),
    ],
)
def test_what_is_seen_through(
    alpha: float, blend: str, masked: bool, clear: bool
) -> None:
    found = Mark(
        kind=MarkKind.FILL,
        box=Box(0, 0, 9, 9),
        colour=BLACK,
        alpha=alpha,
        blend=blend,
        soft_mask=masked,
    )
    assert found.see_through is clear


def test_a_stroke_is_a_rule_if_it_is_printed() -> None:
    assert mark(MarkKind.STROKE).is_rule
    assert not mark(MarkKind.STROKE, colour=WHITE).is_rule
    assert not mark(MarkKind.STROKE, hidden=True).is_rule
    assert not mark(MarkKind.TEXT).is_rule
    assert not mark(MarkKind.PICTURE).is_rule


@given(st.integers(1, 50), st.integers(1, 500))
def test_a_ground_is_a_rule_if_it_is_long_and_thin(size: int, long: int) -> None:
    assert mark(long=long, size=size).is_rule == (LONG * size <= max(long, size))


def test_a_ground_of_no_size_is_no_rule() -> None:
    assert not mark(size=0).is_rule
