"""Colour spaces as a press prints them: on their plates, or as what stands for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from layout.pdf.colours import PROCESS
from layout.pdf.spaces import space_of
from layout.proof.plates.gradients import shaded
from layout.proof.plates.plate_spaces import Mixing
from layout.proof.plates.tints import InkSpace
from tests.proof.preflight.cleanly import PRINTER

DESK = Pdf.new()
MIXING = Mixing(PRINTER.icc, ("Red",))
SHARE = st.integers(0, 100).map(lambda whole: whole / 100)


def tint(*last: float) -> Dictionary:
    return Dictionary(
        FunctionType=2, Domain=[0, 1], C0=[0] * len(last), C1=Array(list(last)), N=1
    )


def separation(name: str, *last: float) -> Array:
    return Array(
        [
            Name.Separation,
            Name(f"/{name}"),
            Name.DeviceCMYK,
            tint(*(last or (0, 1, 1, 0))),
        ]
    )


def space(given_: Object) -> InkSpace:
    return MIXING.space(space_of(given_))


def inks(given_: Object, *values: float) -> dict[str, float]:
    return dict(space(given_).tint(values).shares)


@given(SHARE)
def test_a_spot_that_the_press_has_is_on_its_plate(share: float) -> None:
    assert inks(separation("Red"), share) == {"Red": share}
    assert space(separation("Red")).channels == ("Red",)


@given(SHARE)
def test_a_spot_that_it_has_not_is_printed_by_the_four(share: float) -> None:
    found = inks(separation("Blue", 1, 0.5, 0, 0), share)
    assert found == pytest.approx(
        {"Cyan": share, "Magenta": share / 2, "Yellow": 0, "Black": 0}
    )
    assert space(separation("Blue")).kind == "mixed"


def test_no_ink_at_all_is_on_no_plate() -> None:
    assert inks(separation("None"), 1) == {}
    assert space(separation("None")).channels == ("",)


@given(SHARE, SHARE)
def test_several_inks_are_on_several_plates(one: float, other: float) -> None:
    names = Array([Name.Red, Name.Black])
    given_ = Array([Name.DeviceN, names, Name.DeviceCMYK, tint(0, 0, 0, 1)])
    assert inks(given_, one, other) == {"Red": one, "Black": other}


@given(SHARE)
def test_grey_is_black(light: float) -> None:
    profile = Array([Name.ICCBased, DESK.make_indirect(Stream(DESK, b"", N=1))])
    for given_ in (Name.DeviceGray, Array([Name.CalGray, Dictionary()]), profile):
        assert inks(given_, light)["Black"] == 1 - light


def test_only_device_colours_know_overprint_mode_one() -> None:
    """A profile's colours go through the press's own; noughts of theirs are colours."""
    profile = Array([Name.ICCBased, DESK.make_indirect(Stream(DESK, b"", N=4))])
    four = (0.0, 0.0, 0.0, 1.0)
    assert space(Name.DeviceCMYK).tint(four).direct
    assert not space(profile).tint(four).direct


@pytest.mark.parametrize("given_", [Name.DeviceRGB, Array([Name.CalRGB, Dictionary()])])
def test_light_goes_through_the_profile(given_: Object) -> None:
    white, black = inks(given_, 1, 1, 1), inks(given_, 0, 0, 0)
    assert sum(white.values()) < 0.02
    assert sum(black.values()) > 1.5
    assert list(black) == list(PROCESS)


def test_lab_is_what_it_looks_like() -> None:
    lab = Array([Name.Lab, Dictionary(WhitePoint=[0.96, 1, 0.82])])
    assert sum(inks(lab, 100, 0, 0).values()) < 0.05
    assert inks(lab, 50, 60, 40)["Magenta"] > inks(lab, 50, 60, 40)["Cyan"]


def test_a_palette_is_its_entries() -> None:
    given_ = Array([Name.Indexed, Name.DeviceCMYK, 1, String("\x00\x00\x00\x33")])
    table = Stream(DESK, bytes([0, 0, 0, 51, 255, 0, 0, 0]))
    given_[3] = DESK.make_indirect(table)
    assert inks(given_, 0) == {"Cyan": 0, "Magenta": 0, "Yellow": 0, "Black": 0.2}
    assert inks(given_, 1)["Cyan"] == 1
    # What is beyond the last entry is the last one.
    assert inks(given_, 9) == inks(given_, 1)


def test_a_palette_that_is_too_short_ends_in_nothing() -> None:
    given_ = Array([Name.Indexed, Name.DeviceGray, 5, String("a")])
    assert inks(given_, 5)["Black"] == 1


def test_a_space_is_read_once() -> None:
    given_ = space_of(separation("Blue"))
    assert MIXING.space(given_) is MIXING.space(given_)


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        (Name.Odd, "there is no colour space /Odd"),
        (Array([Name.Odd]), "there is no colour space /Odd"),
        (Dictionary(), "neither a name nor an array"),
        (Name.Lab, "Lab and nothing more"),
        (
            Array([Name.ICCBased, DESK.make_indirect(Stream(DESK, b"", N=2))]),
            "2 values",
        ),
        (Array([Name.Indexed, Name.DeviceGray, 5, Name.X]), "no colours"),
    ],
)
def test_what_cannot_be_printed_is_said(given_: Object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        space(given_)


# --- Gradients.


def axial(given_: Object) -> Dictionary:
    return Dictionary(ShadingType=2, ColorSpace=given_, Coords=[0, 0, 1, 1])


@pytest.mark.parametrize(
    ("given_", "plate", "first", "last"),
    [
        (separation("Red"), "Red", 255, 0),
        (separation("Red"), "Cyan", 255, 255),
        (Name.DeviceGray, "Black", 0, 255),
        (separation("Blue", 1, 0, 0, 0), "Cyan", 255, 0),
    ],
)
def test_a_gradient_gets_a_space_that_is_grey_by_ink(
    given_: Object, plate: str, first: int, last: int
) -> None:
    made = shaded(DESK, axial(given_), space(given_), plate)
    family, names, alternate, table = made.ColorSpace
    assert (family, len(names), alternate) == (Name.DeviceN, 1, Name.DeviceGray)
    greys = table.read_bytes()
    assert (greys[0], greys[-1]) == (first, last)
    assert list(made.Coords) == [0, 0, 1, 1]


def test_a_gradient_of_four_inks_has_a_corner_for_each() -> None:
    made = shaded(DESK, axial(Name.DeviceCMYK), space(Name.DeviceCMYK), "Magenta")
    table = made.ColorSpace[3]
    greys = table.read_bytes()
    assert list(table.Size) == [2, 2, 2, 2]
    # The first value varies fastest, so magenta every second pair.
    assert greys == bytes([255, 255, 0, 0] * 4)


def test_a_mesh_keeps_its_points() -> None:
    mesh = Stream(DESK, b"points", ShadingType=4, ColorSpace=Name.DeviceGray)
    made = shaded(DESK, mesh, space(Name.DeviceGray), "Black")
    assert isinstance(made, Stream)
    assert made.read_bytes() == b"points"


@pytest.mark.parametrize(
    "given_",
    [
        Name.Pattern,
        Array([Name.Lab, Dictionary()]),
        Array([Name.Indexed, Name.DeviceGray, 0, String("a")]),
    ],
)
def test_a_gradient_has_colours_that_may_be_between_others(given_: Object) -> None:
    with pytest.raises(ValueError, match="a gradient's colours are"):
        shaded(DESK, axial(given_), space(given_), "Black")
