"""A page rewritten for one plate: every colour the grey that stands for its ink there.

White is no ink, black a full one. What overprints and has no ink for the plate is
taken out, since there the plate keeps what it has. Transparency stays as it is: PDF
blends inks plate by plate, and by their complements, which are these greys (11.3.4).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pikepdf
from pikepdf import (
    Array,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Stream,
)

from layout.proof.plates.bench import SharedPlates
from layout.proof.plates.gradients import shaded
from layout.proof.plates.halftones import grey_picture
from layout.proof.plates.painting import PlatePaint, PlateState
from layout.proof.plates.plate_spaces import CMYK, GRAY
from layout.proof.plates.tints import InkSpace

Operands = list[Any]
# Forms in forms deeper than this are a bomb or a circle, as in preflight.
DEEPEST = 16
# What a malformed object makes of a look at it.
WRONG = (
    *(IndexError, TypeError, ValueError, KeyError, AttributeError),
    *(NotImplementedError, OverflowError, ZeroDivisionError, pikepdf.PdfError),
)
_PAINTS = {
    **dict.fromkeys(("f", "F", "f*"), (True, False)),
    **dict.fromkeys(("S", "s"), (False, True)),
    **dict.fromkeys(("B", "B*", "b", "b*"), (True, True)),
}
_SHOWS = ("Tj", "TJ", "'", '"')


class PlateRewriter:
    """Rewrites what is on a page for one plate; each form and pattern once a state."""

    def __init__(self, bench: SharedPlates, plate: str) -> None:
        self.bench = bench
        self.plate = plate
        self._made: dict[object, Object] = {}

    def page(self, page: Object, box: Sequence[float]) -> Dictionary:
        """Return a page that has only this plate, and of the paper only `box`."""
        given = page.get("/Resources", Dictionary())
        data, own = self.rewritten(
            page, StreamRewrite(self, given, PlateState()), opening=True
        )
        return Dictionary(
            Type=Name.Page,
            MediaBox=Array(list(box)),
            Resources=own,
            Contents=self.bench.pdf.make_indirect(Stream(self.bench.pdf, data)),
        )

    def rewritten(
        self, content: Object, run: "StreamRewrite", *, opening: bool
    ) -> tuple[bytes, Dictionary]:
        """Return a stream rewritten, and the resources that it then uses.

        `opening` begins anew, in black, and does not go on in somebody else's state.
        """
        if opening:
            run.grey(stroke=False)
            run.grey(stroke=True)
        try:
            instructions = self.bench.instructions(content)
        except pikepdf.PdfError as problem:
            self.fault(f"a content stream cannot be read: {problem}")
            instructions = []
        for instruction in instructions:
            run.step(instruction)
        return pikepdf.unparse_content_stream(run.out), run.resources()

    def fault(self, words: str) -> None:
        """Remember what could not be taken apart."""
        self.bench.faults[words] = None

    def once(self, key: object, make: Callable[[], Object]) -> Object:
        """Return what was made for a key, made now if it was not yet."""
        if key not in self._made:
            self._made[key] = self.bench.pdf.make_indirect(make())
        return self._made[key]


class StreamRewrite:
    """One stream of operators being rewritten."""

    def __init__(
        self,
        rewriter: PlateRewriter,
        given: Object,
        hand: PlateState,
        above: tuple[Any, ...] = (),
    ) -> None:
        self.rewriter = rewriter
        self.bench = rewriter.bench
        self.plate = rewriter.plate
        self.given = given
        self.hand = hand
        self.above = above
        self.kept: list[PlateState] = []
        self.out: list[Any] = []
        self.own: dict[str, Dictionary] = {}

    def resources(self) -> Dictionary:
        """Return the resources that the rewritten operators use."""
        own = Dictionary()
        for kind in ("/ExtGState", "/Properties"):
            if kind in self.given:
                own[kind] = self.given[kind]
        if "/Font" in self.given:
            fonts = self.given.Font.items()
            own.Font = Dictionary({name: self._font(font) for name, font in fonts})
        for kind, things in self.own.items():
            own[kind] = things
        return own

    def step(self, instruction: Any) -> None:
        """Rewrite one operator; what is malformed is left out."""
        operator = str(instruction.operator)
        work = _WORK.get(operator)
        try:
            if operator == "INLINE IMAGE":
                self._inline(instruction)
            elif operator in _PAINTS:
                self._paint_path(operator)
            elif operator in _SHOWS:
                self._show(instruction)
            elif work is None:
                self.out.append(instruction)
            else:
                work(self, list(instruction.operands))
        except WRONG as problem:
            self.rewriter.fault(f"the operator {operator} is wrong: {problem}")

    def say(self, operator: str, *operands: Any) -> None:
        """Write an operator."""
        self.out.append(ContentStreamInstruction(list(operands), Operator(operator)))

    def name(self, kind: str, thing: Object) -> Name:
        """Return a name for a resource of the rewritten stream."""
        things = self.own.setdefault(kind, Dictionary())
        name = f"/P{len(things)}"
        things[name] = thing
        return Name(name)

    # --- State.

    def save(self, operands: Operands) -> None:
        """q: keep the state."""
        self.kept.append(self.hand)
        self.say("q", *operands)

    def restore(self, operands: Operands) -> None:
        """Q: take the state back that was kept last."""
        if self.kept:
            self.hand = self.kept.pop()
            self.say("Q", *operands)

    def set_state(self, operands: Operands) -> None:
        """gs: take over what a graphics state says."""
        self.hand = self.hand.asked(self.given.ExtGState[str(operands[0])])
        self.say("gs", *operands)

    def set_mode(self, operands: Operands) -> None:
        """Tr: it is said when type is shown, which may not be on this plate."""
        self.hand = replace(self.hand, shown=int(operands[0]))

    # --- Colour.

    def set_space(self, operands: Operands, *, stroke: bool) -> None:
        """cs, CS: choose a colour space and the colour that it begins with."""
        space = self.bench.mixing.space(operands[0], self.given.get("/ColorSpace"))
        if space.kind == "pattern":
            paint = self.hand.paint(stroke=stroke)
            paint = replace(paint, space=space, pattern=True, bare=True)
            self.hand = self.hand.painting(paint, stroke=stroke)
            self.say("CS" if stroke else "cs", Name.Pattern)
        else:
            self.fill_in(space, space.first, stroke=stroke)

    def set_colour(self, operands: Operands, *, stroke: bool) -> None:
        """sc, scn, SC, SCN: choose a colour or a pattern."""
        space = self.hand.paint(stroke=stroke).space
        if operands and isinstance(operands[-1], Name):
            self._set_pattern(operands, stroke=stroke)
        else:
            self.fill_in(space, [float(value) for value in operands], stroke=stroke)

    def fill_in(self, space: InkSpace, values: Any, *, stroke: bool) -> None:
        """Take a colour for all that is filled or stroked from here on."""
        paint = PlatePaint(
            space=space,
            tint=space.tint([float(value) for value in values]),
            overprint=self.hand.paint(stroke=stroke).overprint,
        )
        self.hand = self.hand.painting(paint, stroke=stroke)
        self.grey(stroke=stroke)

    def grey(self, *, stroke: bool) -> None:
        """Write the grey of the present colour on this plate."""
        share = self.hand.share(self.plate, stroke=stroke)
        self.say("G" if stroke else "g", _grey(share))

    def _set_pattern(self, operands: Operands, *, stroke: bool) -> None:
        pattern = self.given.Pattern[str(operands[-1])]
        paint = self.hand.paint(stroke=stroke)
        chosen: Operands = []
        bare = False
        if int(pattern.get("/PatternType", 1)) == 2:
            bare = self._bare(pattern.Shading, overprint=paint.overprint)
            if not bare:
                made = self.rewriter.once(
                    ("shading", pattern.objgen), lambda: self._shading(pattern)
                )
        elif int(pattern.get("/PaintType", 1)) == 2 and paint.space.base is not None:
            # Drawn like a stencil in the colour that is given with it (8.7.3.3).
            tint = paint.space.base.tint([float(value) for value in operands[:-1]])
            share = tint.on(self.plate, overprint=paint.overprint, mode=self.hand.mode)
            bare, chosen = share is None, [_grey(share)]
            made = pattern
        else:
            made = self._inside(pattern, PlateState(), opening=True)
        paint = replace(paint, pattern=True, bare=bare)
        self.hand = self.hand.painting(paint, stroke=stroke)
        if bare:
            return
        space = Name.Pattern
        if chosen:
            space = self.name("/ColorSpace", Array([Name.Pattern, Name.DeviceGray]))
        self.say("CS" if stroke else "cs", space)
        name = self.name("/Pattern", made)
        self.say("SCN" if stroke else "scn", *chosen, name)

    def _bare(self, shading: Object, *, overprint: bool) -> bool:
        space = self._space_of(shading)
        return overprint and not space.paints(self.plate)

    def _space_of(self, shading: Object) -> InkSpace:
        named = self.given.get("/ColorSpace")
        return self.bench.mixing.space(shading.ColorSpace, named)

    def _shading(self, pattern: Object) -> Object:
        made = Dictionary(dict(pattern.items()))
        space = self._space_of(pattern.Shading)
        made.Shading = shaded(self.bench.pdf, pattern.Shading, space, self.plate)
        return made

    # --- Marks.

    def shade(self, operands: Operands) -> None:
        """sh: a gradient."""
        shading = self.given.Shading[str(operands[0])]
        if not self._bare(shading, overprint=self.hand.fill.overprint):
            space = self._space_of(shading)
            made = shaded(self.bench.pdf, shading, space, self.plate)
            self.say("sh", self.name("/Shading", made))

    def _paint_path(self, operator: str) -> None:
        fills, strokes = _PAINTS[operator]
        fill = fills and self.hand.share(self.plate, stroke=False) is not None
        stroke = strokes and self.hand.share(self.plate, stroke=True) is not None
        if (fill, stroke) == (fills, strokes):
            self.say(operator)
        elif fill:
            self.say("f*" if operator.endswith("*") else "f")
        elif stroke:
            self.say("s" if operator.startswith("b") else "S")
        else:
            # The path may still be a clip.
            self.say("n")

    def _show(self, instruction: Any) -> None:
        mode = self.hand.text_mode(self.plate)
        if mode != self.hand.said:
            self.say("Tr", mode)
            self.hand = replace(self.hand, said=mode)
        self.out.append(instruction)

    # --- Things inside things.

    def do(self, operands: Operands) -> None:
        """Do: a form or a picture."""
        thing = self.given.XObject[str(operands[0])]
        kind = str(thing.get("/Subtype"))
        if kind == "/Form":
            made = self._inside(thing, self.hand, opening=False)
            self.say("Do", self.name("/XObject", made))
        elif kind == "/Image" and bool(thing.get("/ImageMask", False)):
            if self.hand.share(self.plate, stroke=False) is not None:
                self.say("Do", self.name("/XObject", thing))
        elif kind == "/Image":
            self._place(thing)

    def _inline(self, instruction: Any) -> None:
        image = instruction.iimage
        if image.image_mask:
            if self.hand.share(self.plate, stroke=False) is not None:
                self.out.append(instruction)
            return
        thing = Stream(self.bench.pdf, image.read_raw_bytes())
        for name, value in image.obj.items():
            thing[name] = value
        self._place(self.bench.pdf.make_indirect(thing))

    def _place(self, thing: Object) -> None:
        picture = self.bench.picture(thing, self.given.get("/ColorSpace"))
        if self.hand.fill.overprint and self.plate not in picture.plates:
            return
        made = self.rewriter.once(
            ("picture", thing.objgen),
            lambda: grey_picture(self.bench.pdf, picture, self.plate, thing),
        )
        self.say("Do", self.name("/XObject", made))

    def _font(self, font: Object) -> Object:
        """Return a font; one that is drawn by operators is drawn for this plate."""
        if font.get("/Subtype") != "/Type3":
            return font

        def make() -> Object:
            made = Dictionary(dict(font.items()))
            made.CharProcs = Dictionary(
                {
                    name: self._stream(glyph, font, PlateState(), opening=False)
                    for name, glyph in font.CharProcs.items()
                }
            )
            return made

        return self.rewriter.once(("font", font.objgen), make)

    def _inside(self, thing: Object, hand: PlateState, *, opening: bool) -> Object:
        key = thing.objgen
        if key in self.above or len(self.above) >= DEEPEST:
            raise ValueError("a form is inside itself, or too deep in others")

        return self.rewriter.once(
            (key, hand), lambda: self._stream(thing, thing, hand, opening=opening)
        )

    def _stream(
        self, thing: Object, holder: Object, hand: PlateState, *, opening: bool
    ) -> Object:
        """Return a stream rewritten; `holder` has its resources, if it has any."""
        own = holder.get("/Resources", self.given)
        run = StreamRewrite(self.rewriter, own, hand, (*self.above, thing.objgen))
        data, resources = self.rewriter.rewritten(thing, run, opening=opening)
        made = Stream(self.bench.pdf, data)
        for name, value in thing.items():
            if name not in ("/Length", "/Filter", "/DecodeParms", "/Resources"):
                made[name] = value
        made.Resources = resources
        if "/Group" in thing:
            # The space to blend in is a grey one.
            kept = {k: v for k, v in thing.Group.items() if k != "/CS"}
            made.Group = Dictionary(kept)
        return made


def _grey(share: float | None) -> float:
    return round(1 - (share or 0.0), 4)


def _device(
    space: InkSpace | None, *, stroke: bool
) -> Callable[[StreamRewrite, Operands], None]:
    def work(run: StreamRewrite, operands: Operands) -> None:
        run.fill_in(space or run.bench.mixing.rgb, operands, stroke=stroke)

    return work


_WORK: dict[str, Callable[[StreamRewrite, Operands], None]] = {
    "q": StreamRewrite.save,
    "Q": StreamRewrite.restore,
    "gs": StreamRewrite.set_state,
    "Tr": StreamRewrite.set_mode,
    "g": _device(GRAY, stroke=False),
    "G": _device(GRAY, stroke=True),
    "k": _device(CMYK, stroke=False),
    "K": _device(CMYK, stroke=True),
    "rg": _device(None, stroke=False),
    "RG": _device(None, stroke=True),
    "cs": lambda run, given: run.set_space(given, stroke=False),
    "CS": lambda run, given: run.set_space(given, stroke=True),
    "sc": lambda run, given: run.set_colour(given, stroke=False),
    "scn": lambda run, given: run.set_colour(given, stroke=False),
    "SC": lambda run, given: run.set_colour(given, stroke=True),
    "SCN": lambda run, given: run.set_colour(given, stroke=True),
    "sh": StreamRewrite.shade,
    "Do": StreamRewrite.do,
}
