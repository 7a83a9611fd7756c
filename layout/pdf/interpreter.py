"""An interpreter of content streams: it draws nothing, and notes every mark.

Matrix, colours, line width, type size, clip, overprint and transparency are followed,
through form XObjects and tiling patterns too. Glyphs are not drawn, so a text mark's
box is only the em at its origin.
"""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from layout.pdf.marks import Colour, Mark, MarkKind, PageInventory
from layout.pdf.matrix import Box, Matrix, overlap, reaches
from layout.pdf.operators import operators_of
from layout.pdf.spaces import ColourSpace, colour_in, first_colour, space_of
from layout.pdf.state import State

# Forms in forms deeper than this are a bomb or a circle.
DEEPEST = 16
# So many operators are no newspaper page (a map with every house has a million).
MOST_OPERATORS = 1_500_000
# So often no form is drawn on one: a symbol for each house of a town.
MOST_DRAWS = 20_000
FULL = "it has more on it than any page of a paper"
INVISIBLE = 3
# What comes of objects that are not what they should be.
MALFORMED = (
    *(TypeError, ValueError, LookupError, AttributeError, ArithmeticError),
    *(RuntimeError, pikepdf.PdfError, zlib.error),
)
BARE = frozenset(("q", "Q", "BT", "ET", "Tj", "TJ", "S", "f", "n"))
Operands = list[Any]
Work = Callable[["StreamWalk", Operands], None]


class Walker:
    """Follows content streams and writes marks into an inventory."""

    def __init__(self, found: PageInventory, operators: Mapping[str, Work]) -> None:
        self.found = found
        self.operators = operators
        self.left, self.draws = MOST_OPERATORS, 0
        self.desk = pikepdf.new()
        self.parsed: dict[tuple[int, int], list[Any] | None] = {}
        self.noted: set[tuple[int, int]] = set()
        x0, y0, x1, y1 = (float(value) for value in found.page.bleedbox)
        self.bleed: Box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def run(
        self, content: Object, resources: Object, state: State, above: tuple[Any, ...]
    ) -> None:
        """Walk one stream of operators; `above` are the streams that it is in."""
        if self.left < 0:
            return
        try:
            operators = self._operators(content)
        except pikepdf.PdfError as problem:
            self.found.faults.append(f"a content stream cannot be read: {problem}")
            return
        self.draws += 1
        much = operators is None or self.draws > MOST_DRAWS
        self.left = -1 if operators is None or much else self.left - len(operators)
        if operators is None or self.left < 0:
            self.found.faults.append(FULL)
            return
        run = StreamWalk(self, resources, state, above)
        for instruction in operators:
            run.step(str(instruction.operator), instruction)
            if self.left < 0:
                return

    def _operators(self, content: Object) -> list[Any] | None:
        """Return a stream's operators; a form may be drawn many times."""
        key = content.objgen
        if key not in self.parsed:
            self.parsed[key] = operators_of(content, self.desk)
        return self.parsed[key]

    def once(self, thing: Object, into: list[Object]) -> None:
        """Note an object the first time that it is met."""
        key = thing.objgen
        if key == (0, 0) or key not in self.noted:
            self.noted.add(key)
            into.append(thing)


class StreamWalk:
    """One stream of operators being walked."""

    def __init__(
        self, walker: Walker, resources: Object, state: State, above: tuple[Any, ...]
    ) -> None:
        self.walker = walker
        self.found = walker.found
        self.resources = resources
        self.state = state
        self.above = above
        self.stack: list[State] = []
        self.path: list[tuple[float, float]] = []
        self.text = self.line = Matrix()
        self.leading = 0.0
        self.clipping = False

    def step(self, operator: str, instruction: Any) -> None:
        """Carry out one operator; what cannot be is a fault of the file."""
        if operator == "INLINE IMAGE":
            self._inline(instruction)
            return
        work = self.walker.operators.get(operator)
        if work is None:
            return
        try:
            # Most operators are type, which is noted whatever it says.
            work(self, [] if operator in BARE else list(instruction.operands))
        except MALFORMED as problem:
            self.found.faults.append(f"the operator {operator} is wrong: {problem}")

    # --- State.

    def save(self, _: Operands) -> None:
        """q: keep the state."""
        self.stack.append(replace(self.state))

    def restore(self, _: Operands) -> None:
        """Q: take the state back that was kept last."""
        if self.stack:
            self.state = self.stack.pop()

    def concat(self, operands: Operands) -> None:
        """cm: transform all that follows."""
        self.state.matrix = matrix_of(operands).then(self.state.matrix)

    def set_width(self, operands: Operands) -> None:
        """w: set the width of strokes."""
        self.state.width = float(operands[0])

    def set_state(self, operands: Operands) -> None:
        """gs: take over what a graphics state says."""
        given = self.resources.ExtGState[str(operands[0])]
        self.walker.once(given, self.found.states)
        state = self.state
        if "/OP" in given:
            state.overprint_stroke = state.overprint_fill = bool(given.OP)
        if "/op" in given:
            state.overprint_fill = bool(given["/op"])
        state.overprint_mode = int(given.get("/OPM", state.overprint_mode))
        state.alpha_stroke = float(given.get("/CA", state.alpha_stroke))
        state.alpha_fill = float(given.get("/ca", state.alpha_fill))
        state.width = float(given.get("/LW", state.width))
        if "/BM" in given:
            modes = given.BM
            state.blend = str(modes[0] if isinstance(modes, Array) else modes)[1:]
        if "/SMask" in given:
            state.soft_mask = not isinstance(given.SMask, Name)
        if "/Font" in given:
            self._font(given.Font[0], float(given.Font[1]))

    # --- Colour.

    def set_space(self, operands: Operands, *, stroke: bool) -> None:
        """cs, CS: choose a colour space."""
        space = space_of(operands[0], self.resources.get("/ColorSpace"))
        self.paint(space, first_colour(space), stroke=stroke)

    def set_colour(self, operands: Operands, *, stroke: bool) -> None:
        """sc, scn, SC, SCN: choose a colour or a pattern."""
        space = self.state.stroke_space if stroke else self.state.fill_space
        if operands and isinstance(operands[-1], Name):
            pattern = self.resources.Pattern[str(operands[-1])]
            self.paint(space, Colour("Pattern"), stroke=stroke)
            if not stroke:
                self.state.fill_pattern = pattern
            return
        self.paint(space, colour_in(space, operands), stroke=stroke)

    def paint(self, space: ColourSpace, colour: Colour, *, stroke: bool) -> None:
        """Take a colour for all that is filled or stroked from here on."""
        if stroke:
            self.state.stroke_space, self.state.stroke = space, colour
        else:
            self.state.fill_space, self.state.fill = space, colour
            self.state.fill_pattern = None

    # --- Paths.

    def point(self, operands: Operands) -> None:
        """m, l, c, v, y: go on with the path; a curve lies within its points."""
        numbers = [float(value) for value in operands]
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            self.path.append(self.state.matrix.point(x, y))

    def rectangle(self, operands: Operands) -> None:
        """re: add a rectangle to the path."""
        x, y, width, height = (float(value) for value in operands)
        for corner in (
            (x, y),
            (x + width, y + height),
            (x, y + height),
            (x + width, y),
        ):
            self.path.append(self.state.matrix.point(*corner))

    def paint_path(self, fill: bool, stroke: bool) -> None:
        """S, f, B and their like: note the path, and begin a new one."""
        if self.path:
            xs, ys = zip(*self.path, strict=True)
            box = (min(xs), min(ys), max(xs), max(ys))
            if fill:
                self._fill(box)
            if stroke:
                width = self.state.width * self.state.matrix.least
                self._mark(MarkKind.STROKE, box, size=width, stroke=True)
            if self.clipping:
                self.state.clip = overlap(self.state.clip, box)
        self.path, self.clipping = [], False

    def clip(self, _: Operands) -> None:
        """Take the path that is painted next as the edge of all that follows."""
        self.clipping = True

    def _fill(self, box: Box) -> None:
        pattern = self.state.fill_pattern
        if pattern is None:
            thin = min(box[2] - box[0], box[3] - box[1])
            self._mark(MarkKind.FILL, box, size=thin)
        elif int(pattern.get("/PatternType", 1)) == 2:
            space = space_of(pattern.Shading.get("/ColorSpace"), None)
            self._mark(MarkKind.SHADING, box, colour=Colour(space.family))
        else:
            matrix = matrix_of(list(pattern.get("/Matrix", Array([1, 0, 0, 1, 0, 0]))))
            self._inside(pattern, matrix, State(Matrix()))

    def shade(self, operands: Operands) -> None:
        """sh: note a gradient."""
        shading = self.resources.Shading[str(operands[0])]
        space = space_of(shading.get("/ColorSpace"), self.resources.get("/ColorSpace"))
        self._mark(MarkKind.SHADING, self._page_box(), colour=Colour(space.family))

    # --- Text.

    def begin_text(self, _: Operands) -> None:
        """BT: begin at the origin."""
        self.text = self.line = Matrix()

    def set_font(self, operands: Operands) -> None:
        """Tf: choose a face and a size."""
        fonts = self.resources.get("/Font", Dictionary())
        font = fonts.get(str(operands[0]))
        if font is None:
            raise KeyError(f"there is no font {operands[0]}")
        self._font(font, float(operands[1]))

    def _font(self, font: Object, size: float) -> None:
        name = str(font.get("/BaseFont", font.get("/Name", "/unnamed")))[1:]
        self.state.font, self.state.size = name, size
        self.found.fonts.setdefault(name, font)

    def move(self, operands: Operands) -> None:
        """Td: begin the next line so far away."""
        shift = Matrix(e=float(operands[0]), f=float(operands[1]))
        self.text = self.line = shift.then(self.line)

    def move_leading(self, operands: Operands) -> None:
        """TD: the same, and lead like that from here on."""
        self.leading = -float(operands[1])
        self.move(operands)

    def next_line(self, _: Operands) -> None:
        """T*: begin the next line."""
        self.move([0, -self.leading])

    def set_text_matrix(self, operands: Operands) -> None:
        """Tm: place and transform the type that follows."""
        self.text = self.line = matrix_of(operands)

    def show(self, _: Operands) -> None:
        """Tj, TJ: note type; how it is drawn is the rendering mode's (9.3.6)."""
        state = self.state
        place = self.text.then(state.matrix)
        size = abs(state.size) * place.up
        x, y = place.point(0.0, state.rise)
        hidden = state.mode == INVISIBLE
        box = (x, y, x + size, y + size)
        if state.mode in (0, 2, 4, 6) or hidden:
            self._mark(MarkKind.TEXT, box, size=size, hidden=hidden)
        if state.mode in (1, 2, 5, 6):
            self._mark(MarkKind.TEXT, box, size=size, stroke=True)

    def show_next(self, operands: Operands) -> None:
        """' and ": the same on the next line."""
        self.next_line(operands)
        self.show(operands)

    # --- Things inside things.

    def do(self, operands: Operands) -> None:
        """Do: go into a form, or note a picture."""
        thing = self.resources.XObject[str(operands[0])]
        kind = str(thing.get("/Subtype"))
        if kind == "/Image":
            self.walker.once(thing, self.found.pictures)
            self._picture(thing)
        elif kind == "/Form":
            self.walker.once(thing, self.found.forms)
            matrix = matrix_of(list(thing.get("/Matrix", Array([1, 0, 0, 1, 0, 0]))))
            state = replace(self.state)
            placed = matrix.then(state.matrix)
            # A form is cut at its box (ISO 32000-2, 8.10.1).
            x0, y0, x1, y1 = (float(value) for value in thing.BBox)
            edge = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            state.clip = overlap(state.clip, placed.box(edge))
            self._inside(thing, placed, state)
        else:
            self.walker.once(thing, self.found.forms)

    def _inside(self, thing: Object, matrix: Matrix, state: State) -> None:
        key = thing.objgen
        if key in self.above or len(self.above) >= DEEPEST:
            self.found.faults.append("a form is inside itself, or too deep in others")
            return
        state.matrix = matrix
        own = thing.get("/Resources", self.resources)
        self.walker.run(thing, own, state, (*self.above, key))

    def _picture(self, thing: Object) -> None:
        wide, high = int(thing.get("/Width", 0)), int(thing.get("/Height", 0))
        stencil = bool(thing.get("/ImageMask", False))
        named = self.resources.get("/ColorSpace")
        colour = self.state.fill
        if not stencil:
            colour = Colour(_family(space_of(thing.get("/ColorSpace"), named)))
        kind = MarkKind.STENCIL if stencil else MarkKind.PICTURE
        self._sized(kind, (wide, high), colour, thing)

    def _inline(self, instruction: Any) -> None:
        image = instruction.iimage
        space = Colour(str(image.colorspace or "/unknown")[1:])
        colour = self.state.fill if image.image_mask else space
        kind = MarkKind.STENCIL if image.image_mask else MarkKind.PICTURE
        self._sized(kind, (image.width, image.height), colour, None)

    def _sized(
        self,
        kind: MarkKind,
        pixels: tuple[int, int],
        colour: Colour,
        thing: Object | None,
    ) -> None:
        matrix = self.state.matrix
        sides = ((pixels[0], matrix.across), (pixels[1], matrix.up))
        ppi = min((72 * count / side for count, side in sides if side), default=0.0)
        masked = thing is not None and "/SMask" in thing
        self._mark(
            kind,
            matrix.box((0, 0, 1, 1)),
            colour=colour,
            ppi=ppi,
            soft_mask=masked or self.state.soft_mask,
            picture=thing,
        )

    # --- Marks.

    def _mark(
        self,
        kind: MarkKind,
        box: Box,
        *,
        stroke: bool = False,
        **more: Any,
    ) -> None:
        state = self.state
        if kind is not MarkKind.TEXT:
            box = overlap(state.clip, box)
        given: dict[str, Any] = {
            "colour": state.stroke if stroke else state.fill,
            "font": state.font if kind is MarkKind.TEXT else "",
            "overprint": state.overprint_stroke if stroke else state.overprint_fill,
            "overprint_mode": state.overprint_mode,
            "alpha": state.alpha_stroke if stroke else state.alpha_fill,
            "blend": state.blend,
            "soft_mask": state.soft_mask,
        }
        mark = Mark(kind=kind, box=box, **(given | more))
        inside = reaches(box, self.walker.bleed)
        (self.found.marks if inside else self.found.outside).append(mark)

    def _page_box(self) -> Box:
        x0, y0, x1, y1 = (float(value) for value in self.found.page.mediabox)
        return x0, y0, x1, y1


def _family(space: ColourSpace) -> str:
    return _family(space.base) if space.base is not None else space.family


def matrix_of(operands: Operands) -> Matrix:
    """Return the transformation of six numbers."""
    a, b, c, d, e, f = map(float, operands)
    return Matrix(a, b, c, d, e, f)
