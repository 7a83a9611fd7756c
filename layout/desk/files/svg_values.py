"""What the attributes of a drawing may hold: what is drawn, and drawn as it is meant.

WeasyPrint takes attributes and the properties of style sheets for the same. Some odd
values end its drawing where they stand, some are a length of nothing, some it does not
know and leaves out without a word. Each table here is one kind of those.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from PIL import ImageColor

from layout.desk.files import late
from layout.desk.files.svg_numbers import (
    A_LENGTH,
    A_NUMBER,
    LENGTHS,
    is_number,
    measured,
    spaced,
    transform_fault,
    value_of,
)

Check = Callable[[str], str]

COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
MIXED = re.compile(r"(?:rgb|rgba|hsl|hsla|hwb)\([^()]*\)")
REFERENCE = re.compile(r"url\(\s*[\"']?#([^\"'()\s]+)[\"']?\s*\)")
ASPECT = re.compile(r"(?:none|x(?:Min|Mid|Max)Y(?:Min|Mid|Max))(?: +(?:meet|slice))?")
WORDS = frozenset(["none", "currentColor", "context-fill", "context-stroke"])
# These the renderer does not know behind a url(#id).
CONTEXT = WORDS - {"none"}
A_COLOUR = "a colour: #c8102e, rgb(200 16 46), a colour's name, none, or url(#id)"


def _single(text: str) -> str:
    return "" if measured(text.replace("E", "e"), LENGTHS) else A_LENGTH


def _not_negative(text: str) -> str:
    if _single(text) or value_of(text) < 0:
        return f"{A_LENGTH}, and not below nothing"
    return ""


def _more_than_nothing(text: str) -> str:
    if _single(text) or value_of(text) <= 0:
        return f"{A_LENGTH}, and more than nothing"
    return ""


def _spacing(text: str) -> str:
    return "" if text == "normal" else _single(text)


def _lengths(text: str) -> str:
    """Check a list: the places of a text's letters."""
    fine = all(measured(word, LENGTHS) for word in spaced(text))
    return "" if fine else f"{A_LENGTH}, or a list of such"


def _numbers(text: str) -> str:
    return "" if all(map(is_number, spaced(text))) else "a list of numbers"


def _share(text: str) -> str:
    """Check an opacity or a place between 0 and 1."""
    units = frozenset(["", "%"])
    whole = 100 if text.endswith("%") else 1
    if measured(text.replace("E", "e"), units) and 0 <= value_of(text) <= whole:
        return ""
    return "a number from 0 to 1, or a percentage"


def _dashes(text: str) -> str:
    words = [] if text == "none" else spaced(text)
    if all(measured(word, LENGTHS) and value_of(word) >= 0 for word in words):
        return ""
    return "none, or lengths like 4 2"


def _number(text: str) -> str:
    return "" if is_number(text.replace("E", "e")) else A_NUMBER


def _turn(text: str) -> str:
    if text in ("auto", "auto-start-reverse") or not _number(text):
        return ""
    return "auto, auto-start-reverse or a number of degrees without a unit"


def _origin(text: str) -> str:
    units = LENGTHS - {"%", "em", "ex", "rem"}
    words = spaced(text)
    if len(words) == 2 and all(measured(word, units) for word in words):
        return ""
    return "two lengths; turn about the nought, or write rotate(angle x y)"


def _view(text: str) -> str:
    words = spaced(text)
    fine = len(words) == 4 and all(map(is_number, words))
    if fine and min(value_of(words[2]), value_of(words[3])) > 0:
        return ""
    return "four numbers (left, top, width, height), width and height above nothing"


def _kept_shape(text: str) -> str:
    fine = ASPECT.fullmatch(text)
    return "" if fine else "none, or like xMidYMid with meet or slice behind it"


def _colour(text: str) -> str:
    """Check a paint as the renderer reads it; of several it takes the last."""
    found = REFERENCE.match(text)
    rest = text[found.end() :].strip() if found else text
    if found and (rest not in CONTEXT and _is_plain_colour(rest or "none")):
        return ""
    if not found and (_is_plain_colour(rest) or _is_mixed(rest)):
        return ""
    return A_COLOUR


def _is_plain_colour(text: str) -> bool:
    named = text.lower() in ImageColor.colormap or text.lower() == "transparent"
    return named or text in WORDS or COLOUR.fullmatch(text) is not None


def _is_mixed(text: str) -> bool:
    return MIXED.fullmatch(text) is not None and late.is_colour(text)


def _reference(text: str) -> str:
    return "" if text == "none" or REFERENCE.fullmatch(text) else "none, or url(#id)"


def _font_size(text: str) -> str:
    if _more_than_nothing(text) or value_of(text) > LARGEST_TYPE:
        return "a size in px, pt or mm, or a number, above nothing"
    return ""


def _weight(text: str) -> str:
    number = text.isascii() and text.isdecimal()
    if text in ("normal", "bold") or (number and 1 <= int(text[:9]) <= 1000):
        return ""
    return "normal, bold, or a number from 100 to 900"


def _font(text: str) -> str:
    """Check the shorthand, of which the renderer knows a size and families alone."""
    size, _, families = text.strip().partition(" ")
    fine = families.strip() and not _font_size(size)
    return "" if fine else "font-size, font-family, font-weight and font-style apart"


def _one_of(*words: str) -> Check:
    said = " or ".join((", ".join(words[:-1]), words[-1]) if words[1:] else words)
    return lambda text: "" if text in words else said


_units = _one_of("userSpaceOnUse", "objectBoundingBox")

# What is checked, and how.
CHECKS: dict[str, Check] = {
    **dict.fromkeys(("x", "y", "dx", "dy"), _lengths),
    **dict.fromkeys(("x1", "y1", "x2", "y2", "cx", "cy", "fx", "fy"), _single),
    **dict.fromkeys(("refX", "refY", "stroke-dashoffset"), _single),
    **dict.fromkeys(("width", "height", "r", "rx", "ry", "fr"), _not_negative),
    **dict.fromkeys(("stroke-width", "textLength"), _not_negative),
    **dict.fromkeys(("markerWidth", "markerHeight"), _more_than_nothing),
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity"), _share),
    **dict.fromkeys(("stop-opacity", "offset"), _share),
    **dict.fromkeys(("transform", "gradientTransform"), transform_fault),
    "patternTransform": transform_fault,
    "transform-origin": _origin,
    "rotate": _numbers,
    "letter-spacing": _spacing,
    "stroke-dasharray": _dashes,
    "stroke-miterlimit": _number,
    "orient": _turn,
    "viewBox": _view,
    "preserveAspectRatio": _kept_shape,
    **dict.fromkeys(("fill", "stroke", "color", "stop-color"), _colour),
    **dict.fromkeys(("clip-path", "mask", "marker"), _reference),
    **dict.fromkeys(("marker-start", "marker-mid", "marker-end"), _reference),
    "font-size": _font_size,
    "font-weight": _weight,
    "font-style": _one_of("normal", "italic", "oblique"),
    "font": _font,
    "text-anchor": _one_of("start", "middle", "end"),
    "spreadMethod": _one_of("pad", "repeat", "reflect"),
    **dict.fromkeys(("gradientUnits", "patternUnits", "maskUnits"), _units),
    **dict.fromkeys(("clipPathUnits", "patternContentUnits"), _units),
    "maskContentUnits": _one_of("userSpaceOnUse"),
    "markerUnits": _one_of("userSpaceOnUse", "strokeWidth"),
}
# A letter as high as the widest poster; past two million they cannot be counted.
LARGEST_TYPE = 20_000
# Values of so many letters are worth keeping.
KEPT = 60
# An empty one of these says nothing; any other has to be something.
MAY_BE_EMPTY = frozenset(["transform", "stroke-dasharray", "x", "y", "dx", "dy"])

# What is left out, or drawn as something else, unless it says one of these.
_NONE = frozenset(["none"])
_NORMAL = frozenset(["normal"])
EFFECTS: dict[str, frozenset[str]] = {
    "filter": _NONE,
    "backdrop-filter": _NONE,
    "mix-blend-mode": _NORMAL,
    "vector-effect": _NONE,
    "paint-order": frozenset(["normal", "fill", "fill stroke", "fill stroke markers"]),
    "mask-type": frozenset(["luminance"]),
    "text-decoration": _NONE,
    "text-decoration-line": _NONE,
    "text-transform": _NONE,
    "baseline-shift": frozenset(["baseline", "0", "0px", "0%"]),
    "word-spacing": frozenset(["normal", "0", "0px"]),
    "font-stretch": frozenset(["normal", "100%"]),
    "font-variant": _NORMAL,
    "writing-mode": frozenset(["lr", "lr-tb", "horizontal-tb"]),
}


def fault_of(name: str, value: str) -> str:
    """Say what an attribute or property has to be, if it is something else."""
    if name not in CHECKS:
        return ""
    return _fault(name, value) if len(value) > KEPT else _known_fault(name, value)


def _fault(name: str, value: str) -> str:
    text = value.strip(" \n\r\t")
    if text == "inherit" or (not text and name in MAY_BE_EMPTY):
        return ""
    return CHECKS[name](text)


# The same few values are all over a drawing.
_known_fault = lru_cache(maxsize=4096)(_fault)


def is_effect(name: str, value: str) -> bool:
    """Say whether a property asks for what the renderer cannot draw."""
    allowed = EFFECTS.get(name)
    text = value.strip().lower()
    return allowed is not None and text not in allowed | {"", "inherit", "initial"}


def references(name: str, value: str) -> list[str]:
    """Return the ids that an attribute or property paints with."""
    if name not in CHECKS or "url(" not in value:
        return []
    return REFERENCE.findall(value)
