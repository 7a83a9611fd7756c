"""Black ink as grey light: in operators, groups and gradients, and nowhere else."""

import pydyf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from weasyprint.pdf.stream import Stream

from layout.plate.renderer.greying import grey_light


def lit(*items: bytes) -> list[bytes]:
    pdf = pydyf.PDF()
    stream = Stream({}, (0, 0, 1, 1), {}, {}, [], {}, None)
    stream.stream = [*items]
    pdf.add_object(stream)
    grey_light(pdf)
    return list(stream.stream)


@pytest.mark.parametrize(
    ("black", "grey"),
    [
        (b"0 0 0 1 k", b"0 g"),
        (b"0 0 0 1 K", b"0 G"),
        (b"0 0 0 0 k", b"1 g"),
        (b"0 0 0 0.25 K", b"0.75 G"),
        (b"0 0 0 .333 k", b"0.667 g"),
    ],
)
def test_black_alone_is_light(black: bytes, grey: bytes) -> None:
    assert lit(black) == [grey]


@pytest.mark.parametrize(
    "other",
    [b"(0 0 0 1 k) Tj", b"0 0 0 1 scn", b"1 0 0 0 k", b"0 0 0 1 k 0 0 0 1 k", b"Q"],
)
def test_nothing_else_is_touched(other: bytes) -> None:
    assert lit(other) == [other]


@given(st.integers(0, 1000))
def test_light_and_ink_are_a_whole(share: int) -> None:
    [found] = lit(f"0 0 0 {share / 1000:g} k".encode())
    assert float(found.split()[0]) + share / 1000 == pytest.approx(1, abs=0.0006)


def test_a_group_blends_in_grey() -> None:
    pdf = pydyf.PDF()
    extra = pydyf.Dictionary({"Group": pydyf.Dictionary({"CS": "/DeviceCMYK"})})
    group = Stream({}, (0, 0, 1, 1), {}, {}, [], {}, None, extra=extra)
    pdf.add_object(group)
    grey_light(pdf)
    assert group.extra["Group"]["CS"] == "/DeviceGray"


@pytest.mark.parametrize("space", ["/DeviceCMYK", "/DeviceRGB"])
def test_a_gradient_in_ink_becomes_one_of_light(space: str) -> None:
    step = pydyf.Dictionary(
        {"C0": pydyf.Array([0, 0, 0, 0.2]), "C1": pydyf.Array([0, 0, 0, 1])}
    )
    shading = pydyf.Dictionary(
        {
            "ShadingType": 2,
            "ColorSpace": space,
            "Function": pydyf.Dictionary({"Functions": pydyf.Array([step])}),
        }
    )
    pdf = pydyf.PDF()
    pdf.add_object(shading)
    grey_light(pdf)
    inked = space == "/DeviceCMYK"
    assert shading["ColorSpace"] == ("/DeviceGray" if inked else space)
    assert list(step["C0"]) == ([0.8] if inked else [0, 0, 0, 0.2])
    assert list(step["C1"]) == ([0] if inked else [0, 0, 0, 1])
