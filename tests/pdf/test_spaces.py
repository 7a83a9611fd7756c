"""Colour spaces: their families, their values, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from layout.pdf.spaces import (
    CMYK,
    DEEPEST_SPACE,
    GRAY,
    RGB,
    ColourSpace,
    seen_family,
    space_of,
)

DESK = Pdf.new()


def profile(count: int) -> Array:
    return Array([Name.ICCBased, DESK.make_indirect(Stream(DESK, b"", N=count))])


def separation(*names: str) -> Array:
    mix = Dictionary(FunctionType=2, Domain=[0, 1], N=1)
    if len(names) == 1:
        return Array([Name.Separation, Name(f"/{names[0]}"), Name.DeviceCMYK, mix])
    given_ = Array([Name(f"/{name}") for name in names])
    return Array([Name.DeviceN, given_, Name.DeviceCMYK, mix])


@pytest.mark.parametrize(
    ("given_", "family", "first"),
    [
        (Name.DeviceGray, "DeviceGray", (0,)),
        (Name.G, "DeviceGray", (0,)),
        (Name.DeviceRGB, "DeviceRGB", (0, 0, 0)),
        (Name.DeviceCMYK, "DeviceCMYK", (0, 0, 0, 1)),
        (Array([Name.DeviceCMYK]), "DeviceCMYK", (0, 0, 0, 1)),
        (Name.Pattern, "Pattern", ()),
        (Array([Name.CalGray, Dictionary()]), "CalGray", (0,)),
        (Array([Name.CalRGB, Dictionary()]), "CalRGB", (0, 0, 0)),
        (Array([Name.Lab, Dictionary()]), "Lab", (0, 0, 0)),
        (profile(1), "ICCBased1", (0,)),
        (profile(3), "ICCBased3", (0, 0, 0)),
        (profile(4), "ICCBased4", (0, 0, 0, 1)),
        (separation("Red"), "Separation", (1,)),
        (separation("Red", "Black"), "DeviceN", (1, 1)),
        (Array([Name.Indexed, Name.DeviceRGB, 1, String("abcdef")]), "Indexed", (0,)),
    ],
)
def test_a_space_has_a_family_and_a_first_colour(
    given_: Object, family: str, first: tuple[float, ...]
) -> None:
    space = space_of(given_)
    assert space.family == family
    assert space.first == first
    assert space.count == len(first)


@pytest.mark.parametrize(
    "given_",
    [
        None,
        Name.Odd,
        Array([]),
        Array([Name.Odd]),
        Array([7]),
        Dictionary(),
        String("x"),
    ],
)
def test_what_is_no_space_is_unknown(given_: Object | None) -> None:
    space = space_of(given_)
    assert (space.family, space.count, space.first) == ("unknown", 0, ())


def test_colorants_lose_their_slash() -> None:
    assert space_of(separation("Alder Red")).colorants == ("Alder Red",)
    assert space_of(separation("Cyan", "None")).colorants == ("Cyan", "None")


def test_a_palette_is_seen_in_the_colours_of_its_base() -> None:
    inner = Array([Name.Indexed, separation("Red"), 1, String("ab")])
    space = space_of(inner)
    assert space.base is not None
    assert space.base.colorants == ("Red",)
    assert seen_family(space) == "Separation"
    assert seen_family(CMYK) == "DeviceCMYK"


def test_an_uncoloured_pattern_has_the_space_of_its_colour() -> None:
    space = space_of(Array([Name.Pattern, Name.DeviceRGB]))
    assert (space.family, space.base) == ("Pattern", RGB)
    # What is seen of it are its own colours and not those.
    assert seen_family(space) == "Pattern"


def test_names_are_those_of_the_resources_first() -> None:
    named = Dictionary(Own=separation("Red"), DeviceGray=Name.DeviceCMYK)
    assert space_of(Name.Own, named).colorants == ("Red",)
    assert space_of(Name.DeviceGray, named) is CMYK
    assert space_of(Name.DeviceRGB, named) is RGB
    assert space_of(Array([Name.Indexed, Name.Own, 0, String("a")]), named).base


def test_a_name_for_itself_is_the_device() -> None:
    assert space_of(Name.DeviceGray, Dictionary(DeviceGray=Name.DeviceGray)) is GRAY


def test_names_in_a_circle_are_told() -> None:
    named = Dictionary(A=Name.B, B=Name.C, C=Name.A)
    with pytest.raises(ValueError, match="inside itself"):
        space_of(Name.A, named)


@given(st.integers(1, DEEPEST_SPACE + 4))
def test_spaces_may_be_so_deep(deep: int) -> None:
    space: Object = Name.DeviceGray
    for _ in range(deep):
        space = Array([Name.Indexed, space, 0, String("a")])
    if deep <= DEEPEST_SPACE:
        assert seen_family(space_of(space)) == "DeviceGray"
    else:
        with pytest.raises(ValueError, match="inside itself"):
            space_of(space)


def test_equal_spaces_are_not_one() -> None:
    """What is kept by space is kept by this very one, which costs no comparison."""
    one, other = (ColourSpace(family="Lab", count=3) for _ in range(2))
    assert one != other
    assert len({one: 1, other: 2}) == 2
