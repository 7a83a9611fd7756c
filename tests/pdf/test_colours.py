"""Colours and the inks that a press prints of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.pdf.colours import NO_INK, PROCESS, Colour, Inks, colour_in
from layout.pdf.spaces import CMYK, GRAY, PATTERN, RGB, ColourSpace

SHARE = st.floats(0, 1)
ANY = st.floats(-5, 5)


def named(*colorants: str) -> ColourSpace:
    family = "Separation" if len(colorants) == 1 else "DeviceN"
    return ColourSpace(family=family, count=len(colorants), colorants=colorants)


@given(SHARE, SHARE, SHARE, SHARE)
def test_four_inks_are_as_they_are_given(
    c: float, m: float, y: float, k: float
) -> None:
    colour = colour_in(CMYK, (c, m, y, k))
    assert colour.inks == (c, m, y, k)
    assert colour.total == sum((c, m, y, k))
    assert colour.plates == sum(share > 0 for share in (c, m, y, k))
    assert colour.spots == ()


@given(SHARE)
def test_grey_is_black_alone(light: float) -> None:
    colour = colour_in(GRAY, (light,))
    assert colour.inks == Inks(black=1 - light)
    assert colour.white == (light == 1)
    assert colour.black_alone == (light < 1)


@given(ANY, ANY, ANY)
def test_of_light_the_file_does_not_tell_the_inks(r: float, g: float, b: float) -> None:
    colour = colour_in(RGB, (r, g, b))
    assert colour.inks is None
    assert (colour.total, colour.plates) == (0, 0)
    assert not colour.white
    assert not colour.black_alone
    assert all(0 <= value <= 1 for value in colour.values)


@given(st.lists(ANY, min_size=4, max_size=4))
def test_shares_stay_between_none_and_full(values: list[float]) -> None:
    colour = colour_in(CMYK, values)
    assert colour.inks is not None
    assert all(0 <= share <= 1 for share in colour.inks)


@pytest.mark.parametrize("name", PROCESS)
def test_a_separation_of_a_process_ink_is_that_ink(name: str) -> None:
    colour = colour_in(named(name), (0.4,))
    assert colour.inks == NO_INK._replace(**{name.lower(): 0.4})
    assert colour.spots == ()


def test_registration_is_on_every_plate() -> None:
    colour = colour_in(named("All"), (0.5,))
    assert colour.inks == (0.5, 0.5, 0.5, 0.5)
    assert colour.total == 2


def test_a_spot_is_named_where_there_is_any_of_it() -> None:
    both = named("Red", "Black", "None")
    assert colour_in(both, (0.3, 0.2, 1)).spots == ("Red",)
    assert colour_in(both, (0.3, 0.2, 1)).inks == Inks(black=0.2)
    assert colour_in(both, (0.3, 0.2, 1)).plates == 2
    assert colour_in(both, (0, 0.2, 1)).spots == ()
    assert colour_in(both, (0, 0, 1)).white


@given(SHARE, SHARE)
def test_two_names_of_one_ink_print_over_each_other(one: float, other: float) -> None:
    inks = colour_in(named("Black", "Black"), (one, other)).inks
    assert inks is not None
    assert inks.black == min(1, one + other)


@pytest.mark.parametrize(
    ("space", "values"),
    [
        (CMYK, (0.1, 0.2)),
        (GRAY, ()),
        (PATTERN, ()),
        (ColourSpace(family="unknown", count=0), (0.5,)),
        (ColourSpace(family="Indexed", count=1), (1.0,)),
        (named("Red", "Blue"), (0.5,)),
    ],
)
def test_what_is_not_known_has_no_inks(
    space: ColourSpace, values: tuple[float, ...]
) -> None:
    assert colour_in(space, values).inks is None


def test_a_spot_beside_black_is_not_black_alone() -> None:
    assert Colour("DeviceN", (1, 1), Inks(black=1)).black_alone
    assert not Colour("DeviceN", (1, 1), Inks(black=1), ("Red",)).black_alone
    assert not Colour("DeviceCMYK", (), Inks(cyan=0.1, black=1)).black_alone
    assert not Colour("DeviceCMYK", (), NO_INK).black_alone
    assert Colour("DeviceCMYK", (), NO_INK).white
    assert not Colour("Separation", (), NO_INK, ("Red",)).white
