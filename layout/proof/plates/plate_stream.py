"""One stream of operators written again as it is on a plate.

A visitor of the interpreter: the graphics state is the interpreter's, what is painted
on this plate is worked out of it here.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

import pikepdf
from pikepdf import (
    Array,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Stream,
    String,
)

from layout.pdf.interpreter import FileVisitor, FileWalk
from layout.pdf.operators import (
    COLOURS,
    DEVICE_COLOURS,
    INLINE,
    PAINTS,
    SHOWS,
    SPACES,
    FileOperator,
    Instruction,
    Painting,
)
from layout.pdf.spaces import space_of
from layout.pdf.state import Paint
from layout.proof.plates.gradients import shaded
from layout.proof.plates.halftones import grey_picture
from layout.proof.plates.plate_paint import PlateHand, PlatePaint
from layout.proof.plates.shared_plates import SharedPlates
from layout.proof.plates.tints import InkSpace


class PlateMaker(Protocol):
    """What a stream asks of whoever makes the plate: things that are in it, made once.

    Each may raise a TooMuchError, `form` and `pattern` a TooDeepError.
    """

    bench: SharedPlates
    plate: str

    def once(self, key: object, make: Callable[[], Object]) -> Object:
        """Return what is made for a key, made now if it was not yet."""
        ...

    def form(self, form: Object, walk: FileWalk, hand: PlateHand) -> Object:
        """Return a form as it is drawn in a state."""
        ...

    def pattern(self, pattern: Object, walk: FileWalk) -> Object:
        """Return a pattern's cell."""
        ...

    def font(self, font: Object, walk: FileWalk) -> Object:
        """Return a font."""
        ...

    def set_type(self, font: Object, walk: FileWalk, count: int) -> None:
        """Count what so many glyphs that operators draw cost."""
        ...


class StreamRewrite(FileVisitor):
    """Writes one stream again as it is on a plate."""

    places = False

    def __init__(self, maker: PlateMaker, hand: PlateHand) -> None:
        super().__init__()
        self.maker = maker
        self.bench = maker.bench
        self.plate = maker.plate
        self.hand = hand
        self.out: list[Instruction] = []
        self._kept: list[PlateHand] = []
        self._own: dict[str, Dictionary] = {}
        self.rest = self.keep
        self.sees = {
            "q": self.save,
            "Q": self.restore,
            "Tr": self.set_mode,
            **dict.fromkeys((*DEVICE_COLOURS, *SPACES, *COLOURS), self.set_paint),
            **dict.fromkeys(PAINTS, self.paint_path),
            **dict.fromkeys(SHOWS, self.show),
            "sh": self.shade,
            "Do": self.draw,
            INLINE: self.place_inline,
        }

    def fault(self, words: str) -> None:
        """Remember what could not be taken apart, and is left out."""
        self.bench.faults[words] = None

    def resources(self, walk: FileWalk) -> Dictionary:
        """Return the resources that the rewritten operators use."""
        given, own = walk.resources.given, Dictionary()
        for kind in ("/ExtGState", "/Properties"):
            if kind in given:
                own[kind] = given[kind]
        if "/Font" in given:
            fonts = given.Font.items()
            own.Font = Dictionary(
                {name: self.maker.font(font, walk) for name, font in fonts}
            )
        for kind, things in self._own.items():
            own[kind] = things
        return own

    # --- Writing.

    def keep(self, _: FileWalk, operator: FileOperator) -> None:
        """Write an operator as it is."""
        self.out.append(operator.given)

    def say(self, operator: str, *operands: Object | float) -> None:
        """Write an operator of ours."""
        self.out.append(
            ContentStreamInstruction(list(operands), pikepdf.Operator(operator))
        )

    def name(self, kind: str, thing: Object) -> Name:
        """Return a name for a resource of the rewritten stream."""
        things = self._own.setdefault(kind, Dictionary())
        name = f"/P{len(things)}"
        things[name] = thing
        return Name(name)

    # --- State.

    def begin(self, walk: FileWalk) -> None:
        """Write the black that a page begins with."""
        self._grey(walk, stroke=False)
        self._grey(walk, stroke=True)

    def save(self, walk: FileWalk, operator: FileOperator) -> None:
        """q: keep the state."""
        self._kept.append(self.hand)
        self.keep(walk, operator)

    def restore(self, walk: FileWalk, operator: FileOperator) -> None:
        """Q: take the state back that was kept last."""
        self.hand = self._kept.pop()
        self.keep(walk, operator)

    def set_mode(self, walk: FileWalk, operator: FileOperator) -> None:
        """Tr: it is said when type is shown, which may not be on this plate."""

    # --- Colour.

    def set_paint(self, walk: FileWalk, operator: FileOperator) -> None:
        """g, cs, scn and their like: write the grey of a colour, or a pattern."""
        stroke = operator.name.isupper()
        paint = walk.state.paint(stroke=stroke)
        if paint.patterned:
            self._set_pattern(walk, paint, stroke=stroke)
            return
        space = self.bench.mixing.space(paint.space)
        if space.kind == "pattern":
            bare = PlatePaint(pattern=True, bare=True)
            self.hand = self.hand.painting(bare, stroke=stroke)
            self.say("CS" if stroke else "cs", Name.Pattern)
            return
        own = PlatePaint(tint=space.tint(paint.values))
        self.hand = self.hand.painting(own, stroke=stroke)
        self._grey(walk, stroke=stroke)

    def _grey(self, walk: FileWalk, *, stroke: bool) -> None:
        share = self.hand.share(walk.state, self.plate, stroke=stroke)
        self.say("G" if stroke else "g", _grey(share))

    def _set_pattern(self, walk: FileWalk, paint: Paint, *, stroke: bool) -> None:
        pattern = paint.pattern
        if pattern is None:
            raise LookupError("there is no such pattern")
        overprint = walk.state.overprint(stroke=stroke)
        made = pattern
        chosen: list[float] = []
        if int(pattern.get("/PatternType", 1)) == 2:
            bare = self._bare(walk, pattern.Shading, overprint=overprint)
            if not bare:
                key = ("shading", pattern.objgen)
                made = self.maker.once(key, lambda: self._shading(walk, pattern))
        elif int(pattern.get("/PaintType", 1)) == 2 and paint.space.base is not None:
            # Drawn like a stencil in the colour that is given with it (8.7.3.3).
            tint = self.bench.mixing.space(paint.space.base).tint(paint.values)
            mode = walk.state.overprint_mode
            share = tint.on(self.plate, overprint=overprint, mode=mode)
            bare, chosen = share is None, [_grey(share)]
        else:
            bare, made = False, self.maker.pattern(pattern, walk)
        own = PlatePaint(pattern=True, bare=bare)
        self.hand = self.hand.painting(own, stroke=stroke)
        if not bare:
            self._say_pattern(made, chosen, stroke=stroke)

    def _say_pattern(self, made: Object, chosen: list[float], *, stroke: bool) -> None:
        space = Name.Pattern
        if chosen:
            space = self.name("/ColorSpace", Array([Name.Pattern, Name.DeviceGray]))
        self.say("CS" if stroke else "cs", space)
        self.say("SCN" if stroke else "scn", *chosen, self.name("/Pattern", made))

    def _bare(self, walk: FileWalk, shading: Object, *, overprint: bool) -> bool:
        return overprint and not self._space_of(walk, shading).paints(self.plate)

    def _space_of(self, walk: FileWalk, shading: Object) -> InkSpace:
        space = space_of(shading.ColorSpace, walk.resources.named_spaces)
        return self.bench.mixing.space(space)

    def _shading(self, walk: FileWalk, pattern: Object) -> Object:
        made = Dictionary(dict(pattern.items()))
        space = self._space_of(walk, pattern.Shading)
        made.Shading = shaded(self.bench.pdf, pattern.Shading, space, self.plate)
        return made

    # --- Marks.

    def paint_path(self, walk: FileWalk, operator: FileOperator) -> None:
        """f, S, B and their like: paint what of them is on this plate."""
        name, asked = operator.name, PAINTS[operator.name]
        hand, state = self.hand, walk.state
        fill = asked.fill and hand.share(state, self.plate, stroke=False) is not None
        stroke = asked.stroke and hand.share(state, self.plate, stroke=True) is not None
        if Painting(fill=fill, stroke=stroke) == asked:
            self.keep(walk, operator)
        elif fill:
            self.say("f*" if name.endswith("*") else "f")
        elif stroke:
            self.say("s" if name.startswith("b") else "S")
        else:
            # The path may still be a clip.
            self.say("n")

    def show(self, walk: FileWalk, operator: FileOperator) -> None:
        """Tj, TJ: set type, so that it is seen only if it is on this plate."""
        font = walk.state.font
        if font is not None and font.given is not None and font.drawn:
            self.maker.set_type(font.given, walk, _glyph_count(operator))
        mode = self.hand.text_mode(walk.state, self.plate)
        if mode != self.hand.said:
            self.say("Tr", mode)
            self.hand = replace(self.hand, said=mode)
        self.keep(walk, operator)

    def shade(self, walk: FileWalk, operator: FileOperator) -> None:
        """sh: a gradient."""
        shading = walk.resources.object("/Shading", operator.named() or "")
        if not self._bare(walk, shading, overprint=walk.state.overprint_fill):
            space = self._space_of(walk, shading)
            made = shaded(self.bench.pdf, shading, space, self.plate)
            self.say("sh", self.name("/Shading", made))

    # --- Things inside things.

    def draw(self, walk: FileWalk, operator: FileOperator) -> None:
        """Do: a form or a picture."""
        thing = walk.resources.object("/XObject", operator.named() or "")
        kind = str(thing.get("/Subtype"))
        if kind == "/Form":
            made = self.maker.form(thing, walk, self.hand)
            self.say("Do", self.name("/XObject", made))
        elif kind == "/Image" and bool(thing.get("/ImageMask", False)):
            if self.hand.share(walk.state, self.plate, stroke=False) is not None:
                self.say("Do", self.name("/XObject", thing))
        elif kind == "/Image":
            self._place(walk, thing)

    def place_inline(self, walk: FileWalk, operator: FileOperator) -> None:
        """BI: a picture that stands in the stream."""
        image = operator.image()
        if image.image_mask:
            if self.hand.share(walk.state, self.plate, stroke=False) is not None:
                self.keep(walk, operator)
            return
        thing = Stream(self.bench.pdf, image.read_raw_bytes())
        for name, value in image.obj.items():
            thing[name] = value
        self._place(walk, self.bench.pdf.make_indirect(thing))

    def _place(self, walk: FileWalk, thing: Object) -> None:
        picture = self.bench.picture(thing, walk.resources)
        if walk.state.overprint_fill and self.plate not in picture.plates:
            return
        made = self.maker.once(
            ("picture", thing.objgen),
            lambda: grey_picture(self.bench.pdf, picture, self.plate, thing),
        )
        self.say("Do", self.name("/XObject", made))


def _grey(share: float | None) -> float:
    return round(1 - (share or 0.0), 4)


def _glyph_count(operator: FileOperator) -> int:
    """Return how many glyphs an operator sets at the most: one a byte."""
    count = 0
    for operand in operator.given.operands:
        for part in operand if isinstance(operand, Array) else [operand]:
            if isinstance(part, String):
                count += len(bytes(part))
    return count
