"""SVGs: elements in each other, attributes with odd values, references to each other.

What the desk accepts is parted for the press, by the renderer's own reading of it.
"""

from pathlib import Path

from hypothesis import strategies as st

from layout.desk.files.svg import svg_size
from layout.errors import Refused
from layout.notebook import Notebook
from layout.plate.pictures.flattening import parted
from tests.attack.grammars.door import Door

SINGLE = st.one_of(
    st.integers(-99, 999).map(str),
    st.floats(width=32).map(str),
    st.sampled_from(
        (
            *("0", "1e9", "1e-9", "1e999", "-1", ".5.5", "1-2", "50%", "3mm", "2em"),
            *("none", "auto", "inherit", "nan", "inf", "", " ", "1 2", "x", "0x1"),
        )
    ),
)
NUMBERS = st.lists(SINGLE, max_size=7).map(" ".join)
IDS = st.sampled_from(("a", "b", "c", "d", 'q"', "é"))
PAINTS = st.one_of(
    IDS.map(lambda one: f"url(#{one})"),
    st.sampled_from(
        (
            *("red", "#c00", "rgb(1,2,3)", "rgb(1,2", "none", "currentColor", "#12345"),
            *("url(#a) red", "url(http://a)", "url('#b", "context-fill", "lab(1 2 3)"),
        )
    ),
)
COMMANDS = st.sampled_from(tuple("MmLlHhVvCcSsQqTtAaZz#"))
PATHS = st.lists(st.tuples(COMMANDS, NUMBERS).map("".join), max_size=8).map(
    lambda parts: "M0 0" + "".join(parts)
)
FUNCTIONS = st.sampled_from(("translate", "scale", "rotate", "skewX", "matrix", "so"))
TRANSFORMS = st.lists(
    st.tuples(FUNCTIONS, NUMBERS).map(lambda pair: f"{pair[0]}({pair[1]})"), max_size=3
).map(" ".join)
VALUES = st.one_of(NUMBERS, PAINTS, PATHS, TRANSFORMS, st.text(max_size=6))
NAME_WORDS = (
    "x y width height rx ry r cx cy x1 y1 x2 y2 fx fy d points transform "
    "fill stroke stroke-width stroke-dasharray opacity clip-path mask "
    "marker-mid marker viewBox preserveAspectRatio gradientUnits "
    "gradientTransform spreadMethod offset stop-color orient markerWidth "
    "href style class font-size font-family rotate textLength filter onload "
    "src display visibility patternUnits"
)
NAMES = st.sampled_from(NAME_WORDS.split())
GIVEN = {
    "d": PATHS,
    **dict.fromkeys(("fill", "stroke", "stop-color"), PAINTS),
    **dict.fromkeys(("clip-path", "mask", "marker-mid", "marker"), PAINTS),
    "transform": TRANSFORMS,
    "href": IDS.map("#{}".format),
}
ATTRIBUTES = st.dictionaries(NAMES, st.none(), max_size=5).flatmap(
    lambda names: st.fixed_dictionaries(
        {
            name: st.one_of(GIVEN.get(name, SINGLE), GIVEN.get(name, SINGLE), VALUES)
            for name in names
        }
    )
)
TAG_WORDS = (
    "rect circle ellipse line polyline polygon path text tspan g svg use "
    "symbol a linearGradient radialGradient stop pattern clipPath mask "
    "marker defs image style title switch script x:y"
)
TAGS = st.sampled_from(TAG_WORDS.split())
RULES = st.lists(
    st.tuples(st.sampled_from((".a", "rect", "*", "g > a", "a:b", "@x", "")), VALUES),
    max_size=4,
).map(lambda rules: "".join(f"{key}{{fill:{value}}}" for key, value in rules))


def _escaped(text: str) -> str:
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return "".join(c for c in plain if c >= " " and c not in "\ufffe\uffff")


def _element(parts: tuple[str, dict[str, str], str, str]) -> str:
    tag, attributes, name, inside = parts
    given = attributes | ({"id": name} if name else {})
    written = "".join(f' {key}="{_escaped(value)}"' for key, value in given.items())
    return f"<{tag}{written}>{inside}</{tag}>"


def _elements(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    named = st.one_of(st.just(""), IDS)
    return st.tuples(TAGS, ATTRIBUTES, named, inside).map(_element)


LEAVES = _elements(st.one_of(st.just(""), st.just("so"), RULES.map(_escaped)))
TREES = st.recursive(
    LEAVES,
    lambda inner: _elements(st.lists(inner, max_size=4).map("".join)),
    max_leaves=12,
)
HEADS = st.sampled_from(
    (
        'width="200" height="100"',
        'viewBox="0 0 200 100"',
        'width="100%" viewBox="0 0 1e9 1"',
        'width="0" height="9"',
        "",
    )
)
FILES = st.tuples(HEADS, st.lists(TREES, max_size=5)).map(
    lambda parts: (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="x" {parts[0]}>'
        f"{''.join(parts[1])}</svg>".encode()
    )
)


def read(data: bytes, folder: Path) -> object:
    """Judge a drawing, and part it if it is let in."""
    book = Notebook(file="fair.svg")
    size = svg_size(data, frozenset(), book)
    if size is None:
        raise Refused(*book.notes)
    return parted(data, strict=True)


DOOR = Door(name="svg", inputs=FILES, opened=read)
