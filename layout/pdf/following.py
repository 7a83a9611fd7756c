"""All that a page draws with, followed once, and how much it comes to.

A visitor of the interpreter that makes nothing: it counts what a page draws, each form
as often as it is drawn, and asks of each thing, the first time that it is met, whether
it is what it has to be.
"""

import math
from collections.abc import Callable, Iterator

from pikepdf import Array, Dictionary, Object, Stream, String

from layout.geometry import Size
from layout.pdf.drawables import Drawables
from layout.pdf.fitness import Fault, FaultKind
from layout.pdf.interpreter import FileVisitor, FileWalk, Interpreter, StreamWalk
from layout.pdf.limits import Cost, TooDeepError
from layout.pdf.operands import operand_faults
from layout.pdf.operators import INLINE, PAINTS, SHOWS, FileOperator
from layout.pdf.state import GraphicsState
from layout.pdf.wellformed import number

# A tile of a pattern is copied, and is drawn but once: so many are as much work as an
# operator. Pixels of a picture likewise, wherever it is drawn again.
TILES_AN_OPERATOR, PIXELS_AN_OPERATOR = 64, 2048
# Bytes of a gradient's triangles and patches.
BYTES_AN_OPERATOR = 8


class Follower(FileVisitor):
    """Follows the pages of one file; `faults` are what it found, page by page."""

    places = False

    def __init__(self, interpreter: Interpreter, drawables: Drawables) -> None:
        super().__init__()
        self.faults: list[Fault] = []
        self._page = 0
        self._size = Size(0.0, 0.0)
        self._interpreter = interpreter
        self._drawables = drawables
        self._costs: dict[tuple[int, int], Cost] = {}
        self.sees = {
            "Do": self.draw,
            "gs": self.change,
            "sh": self.shade,
            "Tf": self.set_font,
            INLINE: self.place_inline,
            **dict.fromkeys(PAINTS, self.paint),
            **dict.fromkeys(SHOWS, self.show),
            **dict.fromkeys(("cs", "CS"), self.set_space),
            "BX": self.begin_unknown,
            "EX": self.end_unknown,
        }
        self.rest = self.count_operands
        self._unknown = 0

    def follow(self, number: int, page: Object, size: Size) -> None:
        """Follow a page, `size` is what it has across and up.

        Raises:
            TooMuchError: the file has more on its pages than any paper.
        """
        self._page, self._size = number, size
        given = page.get("/Resources", Dictionary())
        resources = self._interpreter.resources(given)
        self._interpreter.walk(page, StreamWalk(self, resources, GraphicsState()))

    def fault(self, words: str) -> None:
        """Note what could not be followed."""
        self._note(FaultKind.WRONG, words)

    def _note(self, kind: FaultKind, words: str) -> None:
        found = Fault(kind=kind, what=words, page=self._page)
        if found not in self.faults[-8:]:
            self.faults.append(found)

    def _tell(self, what: str, faults: Iterator[str]) -> None:
        for words in faults:
            self.fault(f"{what}: {words}")

    # --- What operators are.

    def count_operands(self, _: FileWalk, operator: FileOperator) -> None:
        """See that an operator is one, and has the numbers that it needs."""
        words = operand_faults(operator)
        # What a program does not know between these two it has to leave out (7.8.2).
        if words and not self._unknown:
            self.fault(words)

    def begin_unknown(self, _: FileWalk, __: FileOperator) -> None:
        """BX: what is unknown may follow."""
        self._unknown += 1

    def end_unknown(self, _: FileWalk, __: FileOperator) -> None:
        """EX: and may follow no more."""
        self._unknown = max(0, self._unknown - 1)

    # --- What operators name.

    def draw(self, walk: FileWalk, operator: FileOperator) -> None:
        """Do: a form, or a picture."""
        name = operator.named() or ""
        thing = walk.resources.object("/XObject", name)
        if thing.get("/Subtype") == "/Image":
            self._tell(f"the picture {name}", self._drawables.picture(thing, walk))
            self._spend(_pixels(thing) // PIXELS_AN_OPERATOR)
        elif thing.get("/Subtype") == "/Form":
            self._tell(f"the form {name}", self._drawables.form(thing))
            self._enter(thing, walk, lambda: self._interpreter.enter_form(thing, walk))
        else:
            self.fault(f"{name} is neither a picture nor a form")

    def change(self, walk: FileWalk, operator: FileOperator) -> None:
        """gs: what it sets, and the form of its soft mask."""
        name = operator.named() or ""
        state = walk.resources.object("/ExtGState", name)
        self._tell(f"the graphics state {name}", self._drawables.state(state))
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary) and isinstance(mask.get("/G"), Stream):
            form = mask.G
            self._tell("a soft mask", self._drawables.form(form))
            self._enter(form, walk, lambda: self._interpreter.enter_form(form, walk))
        if walk.state.font is not None and walk.state.font.given is not None:
            self._face(walk, walk.state.font.given)

    def set_space(self, walk: FileWalk, operator: FileOperator) -> None:
        """Set a colour space (cs, CS)."""
        space = walk.state.paint(stroke=operator.name.isupper()).space
        self._tell(f"the colour space {operator.named()}", self._drawables.space(space))

    def shade(self, walk: FileWalk, operator: FileOperator) -> None:
        """sh: a gradient."""
        name = operator.named() or ""
        self._gradient(walk, walk.resources.object("/Shading", name), name)

    def paint(self, walk: FileWalk, operator: FileOperator) -> None:
        """S, f, B and their like: with a pattern or a gradient."""
        painting = PAINTS[operator.name]
        for stroke, painted in ((False, painting.fill), (True, painting.stroke)):
            pattern = walk.state.paint(stroke=stroke).pattern
            if painted and pattern is not None:
                self._pattern(walk, pattern)

    def show(self, walk: FileWalk, operator: FileOperator) -> None:
        """Tj, TJ and their like: glyphs, where operators draw them."""
        font = walk.state.font
        if font is not None and font.drawn and font.given is not None:
            each = self._costs.get(font.given.objgen)
            if each is not None:
                self._interpreter.budget.spend(each.times(_glyphs(operator)))

    def set_font(self, walk: FileWalk, operator: FileOperator) -> None:
        """Tf: a face."""
        font = walk.state.font
        if font is None or font.given is None:
            raise LookupError(f"there is no font {operator.named()}")
        self._face(walk, font.given)

    def place_inline(self, walk: FileWalk, operator: FileOperator) -> None:
        """BI: a picture that stands in the stream."""
        image = operator.image()
        self._spend(image.width * image.height // PIXELS_AN_OPERATOR)

    # --- What these are drawn with.

    def _pattern(self, walk: FileWalk, pattern: Object) -> None:
        if pattern.get("/PatternType") == 2:
            self._tell("a pattern", self._drawables.shaded(pattern))
            self._gradient(walk, pattern.Shading, "of a pattern")
            return
        self._tell("a pattern", self._drawables.tiling(pattern))
        self._enter(
            pattern, walk, lambda: self._interpreter.enter_pattern(pattern, walk)
        )
        self._spend(self._tiles(pattern) // TILES_AN_OPERATOR)

    def _tiles(self, pattern: Object) -> int:
        """Return how many tiles a pattern lays on the whole page."""
        # By how much its matrix makes areas larger.
        a, b, c, d, _, _ = (
            float(n) for n in pattern.get("/Matrix", (1, 0, 0, 1, 0, 0))
        )
        area = abs(float(pattern.XStep) * float(pattern.YStep) * (a * d - b * c))
        wide, high = self._size
        return int(min(wide * high / area if area else math.inf, 1e15))

    def _gradient(self, walk: FileWalk, shading: Object, name: str) -> None:
        found = self._drawables.shading(shading, walk.resources.named_spaces)
        self._tell(f"the gradient {name}", found)
        if isinstance(shading, Stream):
            length = self._drawables.length(shading)
            self._spend(length // BYTES_AN_OPERATOR)

    def _face(self, walk: FileWalk, font: Object) -> None:
        name = str(font.get("/BaseFont", font.get("/Name", "/unnamed")))[1:]
        self._tell(f"the font {name}", self._drawables.font(font))
        if font.get("/Subtype") == "/Type3" and font.objgen not in self._costs:
            self._glyph_costs(walk, font)

    def _glyph_costs(self, walk: FileWalk, font: Object) -> None:
        """Follow each glyph that operators draw; keep what the dearest costs."""
        budget, dearest = self._interpreter.budget, Cost()
        # In a glyph its own font draws nothing (9.6.4).
        self._costs[font.objgen] = dearest
        above = walk.below(font)
        own = self._interpreter.resources(font.get("/Resources", walk.resources.given))
        for _, glyph in font.CharProcs.items():
            before = budget.spent
            inner = StreamWalk(self, own, GraphicsState(), above)
            self._interpreter.walk(glyph, inner)
            dearest = dearest.most(budget.spent.since(before))
        self._costs[font.objgen] = dearest

    def _enter(self, thing: Object, walk: FileWalk, enter: Callable[[], None]) -> None:
        """Follow a form or a pattern the first time; count it every time."""
        budget, key = self._interpreter.budget, thing.objgen
        known = self._costs.get(key)
        if known is not None:
            budget.spend(known)
            return
        before = budget.spent
        try:
            enter()
        except TooDeepError as problem:
            self._note(FaultKind.MUCH, str(problem))
        self._costs[key] = budget.spent.since(before)

    def _spend(self, operators: int) -> None:
        self._interpreter.budget.spend(Cost(operators))


def _pixels(thing: Object) -> int:
    sides = [thing.get("/Width"), thing.get("/Height")]
    if not all(number(side) for side in sides):
        return 0
    return int(thing.Width) * int(thing.Height)


def _glyphs(operator: FileOperator) -> int:
    """Return how many glyphs an operator sets at the most: one a byte."""
    count = 0
    for operand in operator.given.operands:
        for part in operand if isinstance(operand, Array) else [operand]:
            if isinstance(part, String):
                count += len(bytes(part))
    return count
