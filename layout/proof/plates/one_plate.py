"""A page rewritten for one plate: every colour the grey that stands for its ink there.

White is no ink, black a full one. What overprints and has no ink for the plate is
taken out, since there the plate keeps what it has. Transparency stays as it is: PDF
blends inks plate by plate, and by their complements, which are these greys (11.3.4).

A form is rewritten once for each state that it is drawn in. It costs as much again
wherever it is drawn, since whoever draws the plates follows it every time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from layout.pdf.interpreter import Above, FileWalk, StreamWalk
from layout.pdf.limits import DEEPEST, Cost
from layout.pdf.resources import FileResources
from layout.pdf.spaces import ColourSpace
from layout.pdf.state import GraphicsState
from layout.proof.plates.plate_paint import PlateHand
from layout.proof.plates.plate_stream import StreamRewrite
from layout.proof.plates.shared_plates import SharedPlates


@dataclass(frozen=True, slots=True, kw_only=True)
class _FormKey:
    """What decides how a form is rewritten: which it is, and what it begins with."""

    form: tuple[int, int]
    hand: PlateHand
    fill: ColourSpace
    stroke: ColourSpace
    fill_overprint: bool
    stroke_overprint: bool
    overprint_mode: int
    text_mode: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rewritten:
    """What was made for a plate, and what it costs to follow it."""

    thing: Object
    cost: Cost


class PlateRewriter:
    """Rewrites what is on a page for one plate; each form and pattern once a state."""

    def __init__(self, bench: SharedPlates, plate: str) -> None:
        self.bench = bench
        self.plate = plate
        self._made: dict[object, _Rewritten] = {}
        self._glyphs: dict[tuple[int, int], Cost] = {}

    def page(self, page: Object, box: Sequence[float]) -> Dictionary:
        """Return a page that has only this plate, and of the paper only `box`.

        Raises:
            TooMuchError: there is more on it than on any page.
        """
        # Each plate is a page of its own, with what a page may have.
        interpreter = self.bench.interpreter
        interpreter.begin()
        resources = interpreter.resources(page.get("/Resources", Dictionary()))
        rewrite = StreamRewrite(self, PlateHand())
        walk = StreamWalk(rewrite, resources, GraphicsState())
        made = self._followed(page, rewrite, walk, opening=True)
        return Dictionary(
            Type=Name.Page,
            MediaBox=Array(list(box)),
            Resources=made.Resources,
            Contents=self.bench.pdf.make_indirect(made),
        )

    def once(self, key: object, make: Callable[[], Object]) -> Object:
        """Return what is made for a key, made now if it was not yet."""
        budget = self.bench.interpreter.budget
        known = self._made.get(key)
        if known is None:
            before = budget.spent
            thing = self.bench.pdf.make_indirect(make())
            known = _Rewritten(thing=thing, cost=budget.spent.since(before))
            self._made[key] = known
        else:
            budget.spend(known.cost)
        return known.thing

    def form(self, form: Object, walk: FileWalk, hand: PlateHand) -> Object:
        """Return a form as it is drawn in a state.

        Raises:
            TooDeepError: it is in itself, or in too many others.
        """
        above, state = walk.below(form), walk.state
        key = _FormKey(
            form=form.objgen,
            hand=hand,
            fill=state.fill.space,
            stroke=state.stroke.space,
            fill_overprint=state.overprint_fill,
            stroke_overprint=state.overprint_stroke,
            overprint_mode=state.overprint_mode,
            text_mode=state.mode,
        )
        return self.once(
            key, lambda: self._form(form, walk, StreamRewrite(self, hand), above)
        )

    def _form(
        self, form: Object, walk: FileWalk, rewrite: StreamRewrite, above: Above
    ) -> Object:
        own = self._own(form, walk)
        inner = StreamWalk(rewrite, own, walk.state.kept(), above)
        return self._followed(form, rewrite, inner, opening=False)

    def pattern(self, pattern: Object, walk: FileWalk) -> Object:
        """Return a pattern's cell, which begins with nothing from around it.

        Raises:
            TooDeepError: it is in itself, or in too many others.
        """
        above = walk.below(pattern)

        def make() -> Object:
            rewrite, own = StreamRewrite(self, PlateHand()), self._own(pattern, walk)
            inner = StreamWalk(rewrite, own, GraphicsState(), above)
            return self._followed(pattern, rewrite, inner, opening=True)

        return self.once(pattern.objgen, make)

    def font(self, font: Object, walk: FileWalk) -> Object:
        """Return a font; one that is drawn by operators is drawn for this plate."""
        if font.get("/Subtype") != "/Type3":
            return font
        if font.objgen in walk.above or len(walk.above) >= DEEPEST:
            # A glyph may not be set in its own font (9.6.4): there it draws nothing.
            return Dictionary(dict(font.items()) | {"/CharProcs": Dictionary()})
        above = walk.below(font)

        def make() -> Object:
            glyphs = font.get("/CharProcs", Dictionary()).items()
            drawn = {name: self._glyph(g, font, walk, above) for name, g in glyphs}
            return Dictionary(dict(font.items()) | {"/CharProcs": Dictionary(drawn)})

        return self.once(font.objgen, make)

    def _glyph(
        self, glyph: Object, font: Object, walk: FileWalk, above: Above
    ) -> Object:
        budget = self.bench.interpreter.budget
        before, known = budget.spent, self._glyphs.get(font.objgen, Cost())
        rewrite = StreamRewrite(self, PlateHand())
        inner = StreamWalk(rewrite, self._own(font, walk), GraphicsState(), above)
        made = self._followed(glyph, rewrite, inner, opening=False)
        self._glyphs[font.objgen] = known.most(budget.spent.since(before))
        return made

    def set_type(self, font: Object, walk: FileWalk, count: int) -> None:
        """Count what so many glyphs that operators draw cost.

        Raises:
            TooMuchError: it is more than any page has.
        """
        self.font(font, walk)
        cost = self._glyphs.get(font.objgen)
        if cost is not None:
            self.bench.interpreter.budget.spend(cost.times(count))

    def _own(self, thing: Object, walk: FileWalk) -> FileResources:
        given = thing.get("/Resources", walk.resources.given)
        return self.bench.interpreter.resources(given)

    def _followed(
        self,
        content: Object,
        rewrite: StreamRewrite,
        walk: FileWalk,
        *,
        opening: bool,
    ) -> Stream:
        """Return a stream rewritten, with the resources that it then uses.

        `opening` begins anew, in black, and does not go on in somebody else's state.
        """
        if opening:
            rewrite.begin(walk)
        self.bench.interpreter.walk(content, walk)
        data = pikepdf.unparse_content_stream(rewrite.out)
        made = Stream(self.bench.pdf, data)
        if isinstance(content, Stream):
            for name, value in content.items():
                if name not in ("/Length", "/Filter", "/DecodeParms", "/Resources"):
                    made[name] = value
            if "/Group" in content:
                # The space to blend in is a grey one.
                kept = {k: v for k, v in content.Group.items() if k != "/CS"}
                made.Group = Dictionary(kept)
        made.Resources = rewrite.resources(walk)
        return made
