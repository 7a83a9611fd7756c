"""The things that pages are drawn with, each looked at once in a file."""

import io
import zlib
from collections.abc import Callable, Iterator

from pikepdf import Array, Dictionary, Name, Object, Stream, String
from PIL import ImageFont

from layout.pdf.functions import function_of
from layout.pdf.interpreter import MALFORMED, FileWalk
from layout.pdf.limits import MOST_UNPACKED
from layout.pdf.packing import picture_faults
from layout.pdf.spaces import UNKNOWN, ColourSpace, space_of
from layout.pdf.unpacking import unpacked
from layout.pdf.wellformed import (
    CHILD_FONT,
    DESCRIPTOR,
    DRAWN_FONT,
    FONT,
    FORM,
    IMAGE,
    JOINED_FONT,
    MASK,
    SHADED,
    SHADING,
    SHADINGS,
    STATE,
    TILING,
    KeyRules,
    wrong_keys,
)

JPX = "/JPXDecode"
FONTS = ("/Type1", "/MMType1", "/TrueType", "/Type3", "/Type0")
CHILDREN = ("/CIDFontType0", "/CIDFontType2")
PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
# Colour values that an ICC profile may have (8.6.5.5).
COUNTS = (1, 3, 4)
# Values that a mesh leaves to a function are single ones.
MESHES = (4, 5, 6, 7)
Faults = Iterator[str]


class Drawables:
    """Looks at pictures, forms, patterns, gradients, states, spaces and fonts."""

    def __init__(self) -> None:
        self._seen: set[tuple[str, tuple[int, int]]] = set()
        self._lengths: dict[tuple[int, int], int] = {}

    def _first(self, kind: str, thing: Object) -> bool:
        """Say whether a thing is met as such for the first time."""
        key = (kind, thing.objgen)
        if thing.objgen != (0, 0) and key in self._seen:
            return False
        self._seen.add(key)
        return True

    def form(self, thing: Object) -> Faults:
        """Yield what is wrong with a form."""
        if self._first("form", thing):
            yield from _stream_faults(thing, FORM)

    def tiling(self, thing: Object) -> Faults:
        """Yield what is wrong with a pattern of tiles."""
        if self._first("tiling", thing):
            yield from _stream_faults(thing, TILING)

    def shaded(self, thing: Object) -> Faults:
        """Yield what is wrong with a pattern that is a gradient."""
        if self._first("shaded", thing):
            yield from wrong_keys(thing, SHADED)

    def picture(self, thing: Object, walk: FileWalk) -> Faults:
        """Yield what is wrong with a picture.

        Raises:
            UnfitError: it has more pixels than any page of a paper.
        """
        if not self._first("picture", thing):
            return
        wrong = tuple(_stream_faults(thing, IMAGE))
        yield from wrong
        if wrong or not isinstance(thing, Stream):
            return
        yield from picture_faults(thing)
        given, own = thing.get("/ColorSpace"), thing.get("/Filter") == JPX
        stencil = bool(thing.get("/ImageMask", False))
        if given is not None and not stencil:
            yield from self.space(space_of(given, walk.resources.named_spaces))
        elif not stencil and not own:
            yield "/ColorSpace is missing"
        for key in ("/SMask", "/Mask"):
            if isinstance(thing.get(key), Stream):
                for words in self.picture(thing[key], walk):
                    yield f"{key}: {words}"

    def shading(self, thing: Object, named: Object | None) -> Faults:
        """Yield what is wrong with a gradient; `named` are the page's colour spaces."""
        if not self._first("shading", thing):
            return
        wrong = tuple(wrong_keys(thing, SHADING))
        yield from wrong
        if wrong:
            return
        kind = int(thing.ShadingType)
        yield from wrong_keys(thing, SHADINGS[kind])
        if kind in MESHES and not isinstance(thing, Stream):
            yield "its triangles are missing"
        yield from self.space(space_of(thing.ColorSpace, named))
        if "/Function" in thing:
            yield from _function_faults("/Function", thing.Function)

    def state(self, thing: Object) -> Faults:
        """Yield what is wrong with a graphics state."""
        if not self._first("state", thing):
            return
        yield from wrong_keys(thing, STATE)
        mask = thing.get("/SMask")
        if isinstance(mask, Dictionary):
            for words in wrong_keys(mask, MASK):
                yield f"its soft mask: {words}"

    def space(self, space: ColourSpace) -> Faults:
        """Yield what is wrong with a colour space."""
        given = space.given
        if space.family == UNKNOWN:
            yield _unknown(given)
            return
        if given is None or not isinstance(given, Array):
            return
        if not self._first("space", given):
            return
        if space.base is not None:
            yield from self.space(space.base)
            if space.family == "Indexed":
                yield from _palette_faults(given)
        if space.family.startswith("ICCBased") and space.count not in COUNTS:
            yield f"a profile has {space.count} values a colour"
        if space.colorants:
            yield from self.space(space_of(given[2]))
            yield from _function_faults("its alternate", given[3])

    def font(self, thing: Object) -> Faults:
        """Yield what is wrong with a font."""
        if not self._first("font", thing):
            return
        kind = str(thing.get("/Subtype"))
        if kind not in FONTS:
            yield "/Subtype is no kind of font"
            return
        rules = {"/Type3": DRAWN_FONT, "/Type0": JOINED_FONT}.get(kind, FONT)
        wrong = tuple(wrong_keys(thing, rules))
        yield from wrong
        if wrong:
            return
        if kind == "/Type0":
            thing = thing.DescendantFonts[0]
            yield from wrong_keys(thing, CHILD_FONT)
        elif kind == "/Type3" and not all(
            isinstance(glyph, Stream) for _, glyph in thing.CharProcs.items()
        ):
            yield "a glyph is no stream"
        descriptor = thing.get("/FontDescriptor")
        if isinstance(descriptor, Dictionary):
            yield from wrong_keys(descriptor, DESCRIPTOR)
            yield from self._programs(descriptor)

    def _programs(self, descriptor: Dictionary) -> Faults:
        for key in PROGRAMS:
            program = descriptor.get(key)
            if isinstance(program, Stream) and self._first("program", program):
                yield from _program_faults(program)

    def length(self, stream: Stream) -> int:
        """Return how many bytes a stream unpacks to, found out once."""
        key = stream.objgen
        if key not in self._lengths:
            self._lengths[key] = len(unpacked(stream, MOST_UNPACKED))
        return self._lengths[key]


def _stream_faults(thing: Object, rules: KeyRules) -> Faults:
    if not isinstance(thing, Stream):
        yield "it is no stream"
        return
    if "/F" in thing:
        yield "it lies in another file"
    yield from wrong_keys(thing, rules)


def _tried(what: str, work: Callable[[], object]) -> Faults:
    try:
        work()
    except (*MALFORMED, zlib.error) as problem:
        said = str(problem).rpartition(": ")[2] or type(problem).__name__
        yield f"{what} is malformed: {said}"


def _function_faults(what: str, given: Object) -> Faults:
    yield from _tried(what, lambda: function_of(given))


def _palette_faults(given: Array) -> Faults:
    if len(given) < 4 or not isinstance(given[2], int) or not 0 <= given[2] <= 255:
        yield "a palette has no sensible size"
    elif not isinstance(given[3], Stream | String):
        yield "a palette has no colours"


def _program_faults(program: Stream) -> Faults:
    """Open a font's program as those who draw with it do (FreeType)."""
    try:
        data = unpacked(program, MOST_UNPACKED)
        ImageFont.truetype(io.BytesIO(data), 10)
    except (*MALFORMED, OSError, zlib.error):
        yield "its program cannot be opened"


def _unknown(given: Object | None) -> str:
    if isinstance(given, Array) and len(given):
        given = given[0]
    if isinstance(given, Name):
        return f"there is no colour space {given}"
    return "a colour space is neither a name nor an array"
