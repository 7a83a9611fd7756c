"""Drawings read as the one who draws them reads them."""

from dataclasses import astuple
from xml.etree import ElementTree as ET

import pytest

from layout.plate.renderer.svg_reading import (
    DrawnElement,
    ReadDrawing,
    colour_opacity,
    opacity,
)

HEAD = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def read(inside: str, head: str = 'viewBox="0 0 200 100"') -> ReadDrawing:
    return ReadDrawing(ET.fromstring(f"<svg {HEAD} {head}>{inside}</svg>"))


def only(drawing: ReadDrawing) -> DrawnElement:
    [(_, found)] = drawing.tree.children()
    return found


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('width="300" height="200"', (300, 200)),
        ('width="300" viewBox="0 0 200 100"', (300, 150)),
        ('height="50" viewBox="0 0 200 100"', (100, 50)),
        ('viewBox="0 0 200 100"', (200, 100)),
        ('width="1in" height="2in"', (96, 192)),
        ('width="2em" height="1em"', (32, 16)),
        ('width="300"', (300, 150)),
        ("", (300, 150)),
    ],
)
def test_a_drawing_has_its_own_size_or_its_view_boxs(
    head: str, size: tuple[float, float]
) -> None:
    assert astuple(read("", head).size) == pytest.approx(size)


def test_a_view_box_is_there_or_not() -> None:
    box = read("", 'viewBox="10 20 30 40"').view_box
    assert box is not None
    assert astuple(box) == (10, 20, 30, 40)
    assert read("", "").view_box is None


def test_children_come_with_their_place_in_the_file() -> None:
    drawing = read("<defs/><rect/><g><circle/></g>")
    found = [(place, child.tag) for place, child in drawing.tree.children()]
    assert found == [(0, "defs"), (1, "rect"), (2, "g")]


def test_styles_are_worked_out_as_for_drawing() -> None:
    drawing = read(
        "<style>.red { fill: #f00; stroke: url(#g) }</style>"
        '<g fill="blue"><rect class="red"/><rect/></g>'
    )
    group = dict(drawing.tree.children())[1]
    red, blue = (child for _, child in group.children())
    assert (red.paint("fill").colour, red.paint("stroke").source) == ("#f00", "g")
    assert blue.paint("fill").colour == "blue"
    assert blue.paint("stroke").source == ""


def test_a_paint_may_have_a_colour_to_fall_back_on() -> None:
    paint = only(read('<rect fill="url(#g) green"/>')).paint("fill")
    assert (paint.source, paint.colour) == ("g", "green")


@pytest.mark.parametrize(
    ("attribute", "href"),
    [
        ('href="#weir"', "#weir"),
        ('xlink:href="#weir"', "#weir"),
        ('href="#weir" xlink:href="#mill"', "#weir"),
        ('href=" a.png "', "a.png"),
        ("", ""),
    ],
)
def test_an_element_refers_in_either_way(attribute: str, href: str) -> None:
    assert only(read(f"<use {attribute}/>")).href == href


def test_a_property_refers_to_a_name() -> None:
    path = only(read('<path marker-end="url(#arrow)"/>'))
    assert path.target("marker-end") == "arrow"
    assert path.target("marker-start") == ""


def test_what_has_a_name_is_found_wherever_it_is() -> None:
    drawing = read('<g><defs><mask id="m"><rect/></mask></defs></g>')
    found = drawing.named("m")
    assert found is not None
    assert found.tag == "mask"
    assert drawing.named("n") is None


@pytest.mark.parametrize(
    ("style", "shown"), [("", True), ('display="none"', False), ('display="x"', True)]
)
def test_what_is_not_displayed_says_so(style: str, shown: bool) -> None:
    assert only(read(f"<rect {style}/>")).display is shown


@pytest.mark.parametrize(
    ("value", "found"), [("1", 1), (".5", 0.5), ("50%", 0.5), ("0", 0)]
)
def test_an_opacity_is_a_number_or_a_percentage(value: str, found: float) -> None:
    assert opacity(value) == found


@pytest.mark.parametrize(
    ("colour", "found"),
    [("red", 1), ("#ff000080", 128 / 255), ("rgb(0 0 0 / .25)", 0.25)],
)
def test_a_colour_may_be_seen_through(colour: str, found: float) -> None:
    assert colour_opacity(colour) == pytest.approx(found)
