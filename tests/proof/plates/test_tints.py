"""Colours taken apart: how much ink on which plate, and which plates keep theirs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.pdf.colours import PROCESS
from layout.pdf.state import GraphicsState
from layout.proof.plates.plate_paint import BLACK, PlateHand, PlatePaint
from layout.proof.plates.plate_spaces import CMYK, GRAY
from layout.proof.plates.tints import Tint, process

SHARE = st.integers(0, 100).map(lambda whole: whole / 100)
FOUR = st.lists(SHARE, min_size=4, max_size=4)
PLATE = st.sampled_from([*PROCESS, "Red"])


def spot(share: float) -> Tint:
    return Tint(shares=(("Red", share),))


@given(FOUR, PLATE)
def test_without_overprint_every_plate_is_told(shares: list[float], plate: str) -> None:
    tint = process(shares)
    expected = dict(zip(PROCESS, shares, strict=True)).get(plate, 0.0)
    assert tint.on(plate, overprint=False, mode=0) == expected
    assert tint.on(plate, overprint=False, mode=1) == expected


@given(FOUR, PLATE, st.integers(0, 1))
def test_overprint_spares_plates_that_are_not_named(
    shares: list[float], plate: str, mode: int
) -> None:
    kept = process(shares).on(plate, overprint=True, mode=mode)
    assert (kept is None) == (plate == "Red")
    assert spot(0.5).on(plate, overprint=True, mode=mode) == (
        0.5 if plate == "Red" else None
    )


@given(FOUR, st.sampled_from(PROCESS))
def test_mode_one_spares_noughts_that_are_given_directly(
    shares: list[float], plate: str
) -> None:
    """ISO 32000-2, 8.6.7: only what is given in DeviceCMYK itself."""
    share = dict(zip(PROCESS, shares, strict=True))[plate]
    direct, other = process(shares, direct=True), process(shares)
    expected = None if share == 0 else share
    assert direct.on(plate, overprint=True, mode=1) == expected
    assert direct.on(plate, overprint=True, mode=0) == share
    assert other.on(plate, overprint=True, mode=1) == share


def test_registration_is_on_every_plate() -> None:
    tint = Tint(shares=(("All", 0.7),))
    for plate in (*PROCESS, "Red"):
        assert tint.on(plate, overprint=True, mode=1) == 0.7


def test_a_colour_of_nothing_leaves_all_plates_alone() -> None:
    nothing = Tint(shares=())
    assert nothing.on("Cyan", overprint=False, mode=0) is None
    assert nothing.on("Cyan", overprint=True, mode=0) is None


def test_spaces_say_whether_they_paint_where_they_overprint() -> None:
    assert CMYK.paints("Cyan")
    assert not CMYK.paints("Red")
    assert GRAY.paints("Black")


# --- What a stream paints with.


@given(FOUR, st.booleans(), st.booleans(), st.sampled_from(PROCESS))
def test_fills_and_strokes_have_their_own_paint_and_overprint(
    shares: list[float], fill: bool, stroke: bool, plate: str
) -> None:
    state = GraphicsState(overprint_fill=fill, overprint_stroke=stroke)
    hand = PlateHand(fill=PlatePaint(tint=spot(0.5)))
    hand = hand.painting(PlatePaint(tint=process(shares)), stroke=True)
    share = dict(zip(PROCESS, shares, strict=True))[plate]
    assert hand.share(state, plate, stroke=True) == share
    assert hand.share(state, plate, stroke=False) == (None if fill else 0.0)


def test_a_pattern_that_leaves_a_plate_alone_lays_nothing() -> None:
    state = GraphicsState()
    bare = PlateHand().painting(PlatePaint(pattern=True, bare=True), stroke=False)
    laid = PlateHand().painting(PlatePaint(pattern=True), stroke=False)
    assert bare.share(state, "Black", stroke=False) is None
    assert laid.share(state, "Black", stroke=False) == 0.0


@pytest.mark.parametrize("clips", [0, 4])
@pytest.mark.parametrize(
    ("mode", "fill", "stroke", "shown"),
    [
        (0, True, False, 0),
        (0, False, True, 3),
        (1, False, True, 1),
        (1, True, False, 3),
        (2, True, True, 2),
        (2, True, False, 0),
        (2, False, True, 1),
        (2, False, False, 3),
        (3, True, True, 3),
    ],
)
def test_type_is_shown_where_it_is_on_the_plate(
    clips: int, mode: int, fill: bool, stroke: bool, shown: int
) -> None:
    """What overprints and has no ink here neither fills nor strokes here."""
    paints = {True: PlatePaint(tint=BLACK), False: PlatePaint(tint=spot(1))}
    hand = PlateHand(fill=paints[fill], stroke=paints[stroke])
    state = GraphicsState(mode=mode + clips, overprint_fill=True, overprint_stroke=True)
    assert hand.text_mode(state, "Black") == shown + clips
