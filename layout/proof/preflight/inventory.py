"""A page's inventory: every mark on it noted, with its ink, its size and its state.

Glyphs are not drawn, so a text mark's box is only the em at its origin.
"""

from dataclasses import dataclass, replace

import pikepdf
from pikepdf import Dictionary, Object

from layout.pdf.colours import Colour
from layout.pdf.interpreter import FileVisitor, FileWalk, Interpreter, StreamWalk
from layout.pdf.limits import TooMuchError
from layout.pdf.marks import Mark, MarkKind, PageInventory
from layout.pdf.matrix import (
    Box,
    across,
    box_of,
    least,
    overlap,
    placed_box,
    reaches,
    up,
)
from layout.pdf.operators import INLINE, PAINTS, SHOWS, FileOperator
from layout.pdf.spaces import seen_family, space_of
from layout.pdf.state import GraphicsState

INVISIBLE = 3
SQUARE = Box(0, 0, 1, 1)


def take_inventory(number: int, page: pikepdf.Page) -> PageInventory:
    """Return all that is on a page; `number` is the page's, from 1."""
    found = PageInventory(number=number, page=page)
    interpreter = Interpreter()
    given = page.obj.get("/Resources", Dictionary())
    resources = interpreter.resources(given)
    walk = StreamWalk(MarkNoter(found, interpreter), resources, GraphicsState())
    try:
        interpreter.walk(page.obj, walk)
    except TooMuchError as problem:
        found.faults.append(str(problem))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPicture:
    """A picture where it is drawn: its pixels, its colour, its object if it has one."""

    kind: MarkKind
    wide: int
    high: int
    colour: Colour
    given: Object | None = None


class MarkNoter(FileVisitor):
    """Writes each mark that it sees into an inventory, and goes into forms."""

    def __init__(self, found: PageInventory, interpreter: Interpreter) -> None:
        super().__init__()
        self.found = found
        self._interpreter = interpreter
        self._noted: set[tuple[int, int]] = set()
        self._bleed = box_of(found.page.bleedbox)
        self.sees = {
            "gs": self.note_state,
            "Tf": self.note_font,
            **dict.fromkeys(PAINTS, self.paint),
            **dict.fromkeys(SHOWS, self.show),
            "sh": self.shade,
            "Do": self.draw,
            INLINE: self.place_inline,
        }

    def fault(self, words: str) -> None:
        """Note what could not be followed."""
        self.found.faults.append(words)

    def note_state(self, walk: FileWalk, operator: FileOperator) -> None:
        """gs: note the state, and the face that it may set."""
        name = operator.named() or ""
        self._once(walk.resources.object("/ExtGState", name), self.found.states)
        if walk.resources.change(name).font is not None:
            self.note_font(walk, operator)

    def note_font(self, walk: FileWalk, _: FileOperator) -> None:
        """Tf: note the face."""
        font = walk.state.font
        if font is not None and font.given is not None:
            self.found.fonts.setdefault(font.name, font.given)

    # --- Marks.

    def paint(self, walk: FileWalk, operator: FileOperator) -> None:
        """S, f, B and their like: note the path."""
        painting, box = PAINTS[operator.name], walk.path_box
        if box is None:
            return
        if painting.fill:
            self._fill(walk, box)
        if painting.stroke:
            width = walk.state.width * least(walk.state.matrix)
            self._add(_mark(walk, MarkKind.STROKE, box, width, stroke=True))

    def _fill(self, walk: FileWalk, box: Box) -> None:
        pattern = walk.state.fill.pattern
        if pattern is None:
            thin = min(box.right - box.left, box.top - box.foot)
            self._add(_mark(walk, MarkKind.FILL, box, thin))
        elif int(pattern.get("/PatternType", 1)) == 2:
            space = space_of(pattern.Shading.get("/ColorSpace"))
            self._shade(walk, box, Colour(space.family))
        else:
            self._interpreter.enter_pattern(pattern, walk)

    def shade(self, walk: FileWalk, operator: FileOperator) -> None:
        """sh: note a gradient."""
        shading = walk.resources.object("/Shading", operator.named() or "")
        space = space_of(shading.get("/ColorSpace"), walk.resources.named_spaces)
        page = box_of(self.found.page.mediabox)
        self._shade(walk, page, Colour(space.family))

    def _shade(self, walk: FileWalk, box: Box, colour: Colour) -> None:
        self._add(replace(_mark(walk, MarkKind.SHADING, box), colour=colour))

    def show(self, walk: FileWalk, _: FileOperator) -> None:
        """Tj, TJ: note type; how it is drawn is the rendering mode's (9.3.6)."""
        state = walk.state
        place = walk.text @ state.matrix
        size = abs(state.size) * up(place)
        x, y = place.transform((0.0, state.rise))
        box = Box(x, y, x + size, y + size)
        if state.mode in (0, 2, 4, 6):
            self._add(_mark(walk, MarkKind.TEXT, box, size))
        elif state.mode == INVISIBLE:
            self._add(replace(_mark(walk, MarkKind.TEXT, box, size), hidden=True))
        if state.mode in (1, 2, 5, 6):
            self._add(_mark(walk, MarkKind.TEXT, box, size, stroke=True))

    # --- Things inside things.

    def draw(self, walk: FileWalk, operator: FileOperator) -> None:
        """Do: go into a form, or note a picture."""
        thing = walk.resources.object("/XObject", operator.named() or "")
        kind = str(thing.get("/Subtype"))
        if kind == "/Image":
            self._once(thing, self.found.pictures)
            self._place(walk, _picture(walk, thing))
            return
        self._once(thing, self.found.forms)
        if kind == "/Form":
            self._interpreter.enter_form(thing, walk)

    def place_inline(self, walk: FileWalk, operator: FileOperator) -> None:
        """BI: note a picture that stands in the stream."""
        image = operator.image()
        stencil = image.image_mask
        space = Colour(str(image.colorspace or "/unknown")[1:])
        picture = MarkedPicture(
            kind=MarkKind.STENCIL if stencil else MarkKind.PICTURE,
            wide=image.width,
            high=image.height,
            colour=walk.state.fill.colour if stencil else space,
        )
        self._place(walk, picture)

    def _place(self, walk: FileWalk, picture: MarkedPicture) -> None:
        matrix, given = walk.state.matrix, picture.given
        sides = ((picture.wide, across(matrix)), (picture.high, up(matrix)))
        ppi = min((72 * count / side for count, side in sides if side), default=0.0)
        masked = given is not None and "/SMask" in given
        mark = _mark(walk, picture.kind, placed_box(matrix, SQUARE))
        self._add(
            replace(
                mark,
                colour=picture.colour,
                ppi=ppi,
                soft_mask=masked or mark.soft_mask,
                picture=given,
            )
        )

    # --- The inventory.

    def _add(self, mark: Mark) -> None:
        inside = reaches(mark.box, self._bleed)
        (self.found.marks if inside else self.found.outside).append(mark)

    def _once(self, thing: Object, into: list[Object]) -> None:
        """Note an object the first time that it is met."""
        key = thing.objgen
        if key == (0, 0) or key not in self._noted:
            self._noted.add(key)
            into.append(thing)


def _mark(
    walk: FileWalk, kind: MarkKind, box: Box, size: float = 0.0, *, stroke: bool = False
) -> Mark:
    """Return a mark in the present state, cut at what can be painted."""
    state, text = walk.state, kind is MarkKind.TEXT
    return Mark(
        kind=kind,
        box=box if text else overlap(state.clip, box),
        colour=state.paint(stroke=stroke).colour,
        size=size,
        font=state.font.name if text and state.font else "",
        overprint=state.overprint(stroke=stroke),
        overprint_mode=state.overprint_mode,
        alpha=state.alpha_stroke if stroke else state.alpha_fill,
        blend=state.blend,
        soft_mask=state.soft_mask,
    )


def _picture(walk: FileWalk, thing: Object) -> MarkedPicture:
    stencil = bool(thing.get("/ImageMask", False))
    colour = walk.state.fill.colour
    if not stencil:
        space = space_of(thing.get("/ColorSpace"), walk.resources.named_spaces)
        colour = Colour(seen_family(space))
    return MarkedPicture(
        kind=MarkKind.STENCIL if stencil else MarkKind.PICTURE,
        wide=int(thing.get("/Width", 0)),
        high=int(thing.get("/Height", 0)),
        colour=colour,
        given=thing,
    )
