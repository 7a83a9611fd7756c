"""Drawings from outside: their size, and all that makes one unsafe or other."""

import base64

import pytest

from layout.desk.files.svg import PictureSize, svg_size
from layout.notebook import Notebook
from tests.copy.making import picture_bytes

FAMILIES = frozenset({"Alder Serif", "Alder Sans"})
PNG = "data:image/png;base64," + base64.b64encode(picture_bytes()).decode()


def read(svg: str) -> tuple[PictureSize | None, list[str]]:
    book = Notebook()
    size = svg_size(svg.encode(), FAMILIES, book)
    return size, [note.code.value for note in book.notes]


def drawing(inside: str, root: str = 'width="72pt" height="36pt"') -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {root}>{inside}</svg>'


@pytest.mark.parametrize(
    ("root", "width", "height"),
    [
        ('width="72pt" height="36pt"', 72, 36),
        ('width="96" height="48"', 72, 36),
        ('width="96px" height="48px"', 72, 36),
        ('width="1in" height="0.5in"', 72, 36),
        ('width="25.4mm" height="2.54cm"', 72, 72),
        ('width="6pc" height="3pc"', 72, 36),
        ('viewBox="0 0 96 48"', 72, 36),
        ('viewBox="0,0,96,48"', 72, 36),
        ('width="100%" height="100%" viewBox="0 0 96 48"', 72, 36),
        ('width="1e2" height="5E1"', 75, 37.5),
    ],
)
def test_a_drawings_size_is_in_points(root: str, width: float, height: float) -> None:
    size, codes = read(drawing("<path/>", root))
    assert codes == []
    assert size is not None
    assert [size.width, size.height] == pytest.approx([width, height])


@pytest.mark.parametrize(
    "root",
    [
        "",
        'width="10"',
        'width="0" height="3"',
        'width="50%" height="50%"',
    ],
)
def test_a_drawing_without_a_size_is_refused(root: str) -> None:
    assert read(drawing("<path/>", root)) == (None, ["zero-sized"])


@pytest.mark.parametrize(
    "inside",
    [
        '<path fill="url(#a)"/>',
        "<path style=\"fill: url('#a')\"/>",
        '<g id="a"/><use href="#a"/>',
        '<g id="a"/><use xmlns:xlink="x" xlink:href="#a"/>',
        f'<image href="{PNG}"/>',
        '<text font-family="Alder Serif">so</text>',
        "<text style=\"font-family: 'Alder Sans', serif\">so</text>",
        '<text style="font: 12px Alder Serif">so</text>',
        '<g font-family="Alder Serif"><text>so</text></g>',
        "<style>text { font-family: Alder Serif }</style><text>so</text>",
        '<path style="filter: none; mix-blend-mode: normal"/>',
        '<path tone="2"/>',
        "<!-- https://alder.example -->",
        '<a href="">so</a>',
        "<style>/* @import */ p {}</style>",
    ],
)
def test_a_safe_drawing_is_not_suspected(inside: str) -> None:
    size, codes = read(drawing(inside))
    assert codes == []
    assert size is not None


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("<script>a()</script>", "svg-live"),
        ("<foreignObject/>", "svg-live"),
        ('<x:script xmlns:x="y"/>', "svg-live"),
        ('<path onclick="a()"/>', "svg-live"),
        ('<path ONLOAD="a()"/>', "svg-live"),
        ("<video/>", "svg-live"),
        ('<image href="weir.png"/>', "svg-outside"),
        ('<image href="https://alder.example/a.png"/>', "svg-outside"),
        ('<image href="file:///etc/passwd"/>', "svg-outside"),
        ('<image href="data:text/html,a"/>', "svg-outside"),
        ('<use href="other.svg#a"/>', "svg-outside"),
        ('<path fill="url(https://a.example)"/>', "svg-outside"),
        ("<path style=\"fill: URL( 'a.svg#b' )\"/>", "svg-outside"),
        ('<path style="fill: u\\72l(a.svg)"/>', "svg-outside"),
        ("<style>@import 'a.css';</style>", "svg-outside"),
        ("<style>p { background: image-set('a.png' 1x) }</style>", "svg-outside"),
        ('<g xml:base="https://a.example"/>', "svg-outside"),
        ('<text font-family="Comic">so</text>', "svg-font"),
        ("<text>so</text>", "svg-font"),
        ('<text style="font: 12px Comic">so</text>', "svg-font"),
        ('<path filter="url(#a)"/>', "svg-effect"),
        ('<path style="mix-blend-mode: multiply"/>', "svg-effect"),
        ("<style>p { filter: blur(2px) }</style>", "svg-effect"),
        ('<image href="data:image/png;base64,AAAA"/>', "broken-picture"),
    ],
)
def test_an_unsafe_drawing_is_refused(inside: str, code: str) -> None:
    size, codes = read(drawing(inside))
    assert size is None
    assert set(codes) == {code}


@pytest.mark.parametrize(
    ("svg", "code"),
    [
        ("<svg", "broken-svg"),
        ("", "broken-svg"),
        ("<html/>", "broken-svg"),
        ("not xml", "broken-svg"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', "svg-outside"),
        ('<?xml-stylesheet href="a.css"?><svg width="1" height="1"/>', "svg-outside"),
        (drawing("<g>" * 130 + "</g>" * 130), "enormous-picture"),
    ],
)
def test_what_is_no_drawing_is_refused(svg: str, code: str) -> None:
    size, codes = read(svg)
    assert size is None
    assert code in codes


def test_uses_that_multiply_are_refused() -> None:
    layers = "".join(
        f'<g id="l{n}">' + f'<use href="#l{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)
    )
    assert read(drawing(f'<g id="l0"><path/></g>{layers}'))[1] == ["enormous-picture"]


def test_each_wrong_thing_is_noted_with_its_line() -> None:
    book = Notebook()
    svg = drawing('\n<script/>\n<image href="weir.png"/>\n<text>so</text>\n')
    assert svg_size(svg.encode(), FAMILIES, book) is None
    assert [(note.code.value, note.line) for note in book.notes] == [
        ("svg-live", 2),
        ("svg-outside", 3),
        ("svg-font", 4),
    ]
    assert all(note.hint for note in book.notes)


def test_without_known_families_any_named_font_will_do() -> None:
    book = Notebook()
    svg = drawing('<text font-family="Comic">so</text>')
    assert svg_size(svg.encode(), frozenset(), book) is not None


def test_a_map_of_many_houses_is_a_drawing() -> None:
    assert read(drawing("<path/>" * 2000))[1] == []
