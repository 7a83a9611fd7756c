"""What a page draws with, held against what each thing has to be (ISO 32000-2).

A key of the wrong kind is left out by one program, guessed at by another and an end to
the third. So whoever prints a stranger's file first asks of every thing that is drawn
whether its keys are what the standard says.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pikepdf import Array, Dictionary, Name, Object, Stream

# No coordinate, size or count of a page that is drawn is as high as this.
HIGHEST = 1e9
DEPTHS = (1, 2, 4, 8, 16)
COORDINATE_DEPTHS = (1, 2, 4, 8, 12, 16, 24, 32)
JPX = "/JPXDecode"


@dataclass(frozen=True, slots=True)
class KeyRule:
    """What a key may be: in words, and as a test. `must`: it may not be missing."""

    words: str
    fits: Callable[[object], bool]
    must: bool = False

    def needed(self) -> "KeyRule":
        """Return the same for a key that may not be missing."""
        return KeyRule(self.words, self.fits, must=True)


KeyRules = Mapping[str, KeyRule]


def number(given: object) -> bool:
    """Say whether something is a number that a page can have."""
    if isinstance(given, bool) or not isinstance(given, int | float | Decimal):
        return False
    value = float(given)
    return math.isfinite(value) and abs(value) < HIGHEST


def numbers(given: object, count: int = 0) -> bool:
    """Say whether something is an array of numbers, of `count` if that is given."""
    if not isinstance(given, Array) or (count and len(given) != count):
        return False
    return all(number(value) for value in given)


def _whole(given: object) -> bool:
    # Some write 300.0 where a whole number is asked for, and all read it.
    return number(given) and float(given) == int(float(given))  # type: ignore[arg-type]


def _one_of(*values: object) -> Callable[[object], bool]:
    return lambda given: _whole(given) and given in values


def _pairs(given: object) -> bool:
    return isinstance(given, Array) and len(given) % 2 == 0 and numbers(given)


def _box(given: object) -> bool:
    return numbers(given, 4)


def _filter(given: object) -> bool:
    return isinstance(given, Name) or (
        isinstance(given, Array) and all(isinstance(name, Name) for name in given)
    )


def _settings(given: object) -> bool:
    parts = list(given) if isinstance(given, Array) else [given]
    return all(part is None or isinstance(part, Dictionary) for part in parts)


def _blend(given: object) -> bool:
    if isinstance(given, Array):
        return len(given) > 0 and all(isinstance(name, Name) for name in given)
    return isinstance(given, Name)


def _kind(*kinds: type[Object]) -> Callable[[object], bool]:
    return lambda given: isinstance(given, kinds)


def _share(given: object) -> bool:
    return number(given) and 0 <= float(given) <= 1  # type: ignore[arg-type]


def _step(given: object) -> bool:
    return number(given) and float(given) != 0  # type: ignore[arg-type]


def _size(given: object) -> bool:
    return _whole(given) and int(given) > 0  # type: ignore[call-overload]


def _rows(given: object) -> bool:
    return _size(given) and given != 1


def _unit(given: object) -> bool:
    return number(given) and float(given) > 0  # type: ignore[arg-type]


def _turn(given: object) -> bool:
    return _whole(given) and int(given) % 90 == 0  # type: ignore[call-overload]


def _child(given: object) -> bool:
    fits = isinstance(given, Array) and len(given) == 1
    return fits and isinstance(given[0], Dictionary)  # type: ignore[index]


def _dash(given: object) -> bool:
    return isinstance(given, Array) and len(given) == 2 and numbers(given[0])


def _set_font(given: object) -> bool:
    if not isinstance(given, Array) or len(given) != 2:
        return False
    return isinstance(given[0], Dictionary) and number(given[1])


def _ends(given: object) -> bool:
    fits = isinstance(given, Array) and len(given) == 2
    return fits and all(isinstance(end, bool) for end in given)  # type: ignore[attr-defined]


NUMBER = KeyRule("a number", number)
WHOLE = KeyRule("a whole number", _whole)
SIZE = KeyRule("a whole number over 0", _size)
SHARE = KeyRule("a number from 0 to 1", _share)
STEP = KeyRule("a number other than 0", _step)
BOOL = KeyRule("true or false", lambda given: isinstance(given, bool))
NAME = KeyRule("a name", _kind(Name))
DICTIONARY = KeyRule("a dictionary", _kind(Dictionary))
STREAM = KeyRule("a stream", _kind(Stream))
ARRAY = KeyRule("an array", _kind(Array))
BOX = KeyRule("a box of four numbers", _box)
MATRIX = KeyRule("six numbers", lambda given: numbers(given, 6))
PAIRS = KeyRule("pairs of numbers", _pairs)
NUMBERS = KeyRule("numbers", numbers)
SPACE = KeyRule("a colour space", _kind(Name, Array))
FUNCTION = KeyRule("a function", _kind(Dictionary, Stream, Array))
STREAM_OR_ARRAY = KeyRule("a stream or an array", _kind(Stream, Array))
NAME_OR_DICTIONARY = KeyRule("a name or a dictionary", _kind(Name, Dictionary))
NAME_OR_STREAM = KeyRule("a name or a stream", _kind(Name, Stream))

PACKING: KeyRules = {
    "/Filter": KeyRule("the name of a packing", _filter),
    "/DecodeParms": KeyRule("a dictionary", _settings),
}
PAGE: KeyRules = {
    "/MediaBox": BOX,
    **dict.fromkeys(("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"), BOX),
    "/UserUnit": KeyRule("a number over 0", _unit),
    "/Rotate": KeyRule("a multiple of 90", _turn),
    "/Resources": DICTIONARY,
    "/Contents": STREAM_OR_ARRAY,
    "/Group": DICTIONARY,
    "/Annots": ARRAY,
}
IMAGE: KeyRules = {
    **PACKING,
    "/Width": SIZE.needed(),
    "/Height": SIZE.needed(),
    "/BitsPerComponent": KeyRule("1, 2, 4, 8 or 16", _one_of(*DEPTHS)),
    "/ColorSpace": SPACE,
    "/ImageMask": BOOL,
    "/Decode": PAIRS,
    "/SMask": STREAM,
    "/Mask": STREAM_OR_ARRAY,
    "/Interpolate": BOOL,
}
FORM: KeyRules = {
    **PACKING,
    "/BBox": BOX.needed(),
    "/Matrix": MATRIX,
    "/Resources": DICTIONARY,
    "/Group": DICTIONARY,
}
TILING: KeyRules = {
    **FORM,
    "/PaintType": KeyRule("1 or 2", _one_of(1, 2)).needed(),
    "/TilingType": KeyRule("1, 2 or 3", _one_of(1, 2, 3)),
    "/XStep": STEP.needed(),
    "/YStep": STEP.needed(),
}
SHADED: KeyRules = {
    "/Matrix": MATRIX,
    "/Shading": KeyRule("a gradient", _kind(Dictionary, Stream), must=True),
    "/ExtGState": DICTIONARY,
}
SHADING: KeyRules = {
    "/ShadingType": KeyRule("1 to 7", _one_of(*range(1, 8))).needed(),
    "/ColorSpace": SPACE.needed(),
    "/Background": NUMBERS,
    "/BBox": BOX,
    "/Function": FUNCTION,
    "/Domain": PAIRS,
    "/Coords": NUMBERS,
    "/Matrix": MATRIX,
    "/Extend": KeyRule("true or false, twice", _ends),
    "/Decode": PAIRS,
}
# What a kind of gradient has besides (8.7.4.5): by a function, along a line, between
# circles, and the four made of triangles and patches.
MESH: KeyRules = {
    **PACKING,
    "/BitsPerCoordinate": KeyRule("1 to 32", _one_of(*COORDINATE_DEPTHS)).needed(),
    "/BitsPerComponent": KeyRule("1 to 16", _one_of(1, 2, 4, 8, 12, 16)).needed(),
    "/Decode": PAIRS.needed(),
}
FLAGGED: KeyRules = {
    **MESH,
    "/BitsPerFlag": KeyRule("2, 4 or 8", _one_of(2, 4, 8)).needed(),
}
SHADINGS: Mapping[int, KeyRules] = {
    1: {"/Function": FUNCTION.needed(), "/Domain": KeyRule("four numbers", _box)},
    2: {
        "/Coords": KeyRule("four numbers", _box, must=True),
        "/Function": FUNCTION.needed(),
    },
    3: {
        "/Coords": KeyRule("six numbers", lambda given: numbers(given, 6), must=True),
        "/Function": FUNCTION.needed(),
    },
    4: FLAGGED,
    5: {**MESH, "/VerticesPerRow": KeyRule("2 or more", _rows, must=True)},
    6: FLAGGED,
    7: FLAGGED,
}
STATE: KeyRules = {
    "/LW": NUMBER,
    "/LC": KeyRule("0, 1 or 2", _one_of(0, 1, 2)),
    "/LJ": KeyRule("0, 1 or 2", _one_of(0, 1, 2)),
    "/ML": NUMBER,
    "/D": KeyRule("a dash", _dash),
    **dict.fromkeys(("/OP", "/op", "/SA", "/AIS", "/TK"), BOOL),
    "/OPM": KeyRule("0 or 1", _one_of(0, 1)),
    "/Font": KeyRule("a face and a size", _set_font),
    "/CA": SHARE,
    "/ca": SHARE,
    "/BM": KeyRule("the name of a blend", _blend),
    "/SMask": NAME_OR_DICTIONARY,
    "/FL": NUMBER,
    "/SM": NUMBER,
}
MASK: KeyRules = {
    "/S": NAME.needed(),
    "/G": STREAM.needed(),
    "/BC": NUMBERS,
    "/TR": KeyRule("a function", _kind(Name, Dictionary, Stream)),
}
FONT: KeyRules = {
    "/Subtype": NAME.needed(),
    "/BaseFont": NAME,
    "/FirstChar": WHOLE,
    "/LastChar": WHOLE,
    "/Widths": NUMBERS,
    "/FontDescriptor": DICTIONARY,
    "/Encoding": KeyRule("an encoding", _kind(Name, Dictionary, Stream)),
    "/ToUnicode": NAME_OR_STREAM,
}
DRAWN_FONT: KeyRules = {
    **FONT,
    "/FontMatrix": MATRIX.needed(),
    "/FontBBox": BOX.needed(),
    "/CharProcs": DICTIONARY.needed(),
    "/Encoding": NAME_OR_DICTIONARY.needed(),
    "/Resources": DICTIONARY,
}
JOINED_FONT: KeyRules = {
    **FONT,
    "/DescendantFonts": KeyRule("a font", _child, must=True),
    "/Encoding": NAME_OR_STREAM.needed(),
}
CHILD_FONT: KeyRules = {
    "/Subtype": NAME.needed(),
    "/CIDSystemInfo": DICTIONARY,
    "/FontDescriptor": DICTIONARY.needed(),
    "/DW": NUMBER,
    "/W": ARRAY,
    "/DW2": NUMBERS,
    "/W2": ARRAY,
    "/CIDToGIDMap": NAME_OR_STREAM,
}
DESCRIPTOR: KeyRules = {
    "/Flags": WHOLE,
    "/FontBBox": BOX,
    **dict.fromkeys(("/ItalicAngle", "/Ascent", "/Descent", "/CapHeight"), NUMBER),
    **dict.fromkeys(("/StemV", "/StemH", "/MissingWidth", "/XHeight"), NUMBER),
    **dict.fromkeys(("/FontFile", "/FontFile2", "/FontFile3"), STREAM),
}


def wrong_keys(thing: Object, rules: KeyRules) -> Iterator[str]:
    """Yield in words what of a dictionary or stream is not what it has to be."""
    if not isinstance(thing, Dictionary | Stream):
        yield "it is neither a dictionary nor a stream"
        return
    for key, rule in rules.items():
        given = thing.get(key)
        if given is None:
            if rule.must:
                yield f"{key} is missing"
        elif not rule.fits(given):
            yield f"{key} is not {rule.words}"
