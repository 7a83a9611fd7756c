"""What stands around a press page where its printer asks: bleed, marks, a slug line.

Marks lie outside the bleed, where the guillotine takes them off. Crop and registration
marks print on every plate (the colorant All of ISO 32000-2, 8.6.6.4), the colour bar in
the plates that it shows, the slug line in black alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Page, Pdf

from layout.desk.printer import Printer
from layout.desk.printers.printerkeys import Marks
from layout.plate.file import late
from layout.units import points

# Marks begin so far outside the bleed and are so long; white is left beyond (points).
OFF = points(2)
LONG = points(5)
WHITE = points(1)
ROOM = OFF + LONG + WHITE
HAIR = 0.25
# A registration mark's circle, the slug line's letters, and a patch of the colour bar.
CIRCLE = points(1.5)
SLUG = 6.0
PATCH = points(5)
# A circle drawn with four curves bends so much (Bezier's usual 4/3 (sqrt 2 - 1)).
BEND = 0.5523
EVERY = "/LayoutEvery"
# Solid inks, their halves, overprints of two, and the grey that shows a colour cast:
# ISO 12647-2's balance for newsprint is near 30, 24, 24.
PATCHES = (
    (1, 0, 0, 0),
    (0, 1, 0, 0),
    (0, 0, 1, 0),
    (0, 0, 0, 1),
    (0.5, 0, 0, 0),
    (0, 0.5, 0, 0),
    (0, 0, 0.5, 0),
    (0, 0, 0, 0.5),
    (1, 1, 0, 0),
    (1, 0, 1, 0),
    (0, 1, 1, 0),
    (0.3, 0.24, 0.24, 0),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperArea:
    """An upright rectangle of paper, in points from the media's lower left corner."""

    left: float
    foot: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From side to side."""
        return self.right - self.left

    def grown(self, by: float) -> "PaperArea":
        """Return the area and so much around it."""
        return PaperArea(
            left=self.left - by,
            foot=self.foot - by,
            right=self.right + by,
            top=self.top + by,
        )

    @property
    def box(self) -> Array:
        """The area as a page's box."""
        sides = (self.left, self.foot, self.right, self.top)
        return Array([round(side, 4) for side in sides])


@dataclass(frozen=True, slots=True, kw_only=True)
class Surround:
    """A printer's bleed in points, the marks it wants, and what the slug line says."""

    bleed: float
    marks: Marks
    slug: str

    @property
    def room(self) -> float:
        """How far the media reach beyond the trim on each side, in points."""
        return self.bleed + (ROOM if self.marks.any else 0.0)


def surround(printer: Printer, words: tuple[str, ...]) -> Surround:
    """Return what a printer wants around a page; `words` begin the slug line."""
    said = (*words, printer.title, printer.condition, printer.pdf)
    return Surround(
        bleed=printer.bleed, marks=printer.marks, slug="   ".join(filter(None, said))
    )


def mark(whole: Pdf, page: Page, around: Surround) -> None:
    """Give a page its boxes, and its marks if there are any.

    The page's media are its trim before, with its lower left corner at 0, 0.
    """
    if not around.room:
        return
    left, foot, right, top = (float(value) for value in page.trimbox)
    room = around.room
    trim = PaperArea(
        left=room, foot=room, right=room + (right - left), top=room + (top - foot)
    )
    page.contents_add(b"q 1 0 0 1 %.4f %.4f cm" % (room, room), prepend=True)
    drawn = "\n".join(_marks(trim, around))
    page.contents_add(f"Q\n{drawn}".encode("ascii"))
    page.obj.TrimBox = trim.box
    page.obj.BleedBox = trim.grown(around.bleed).box
    page.obj.MediaBox = trim.grown(room).box
    for box in ("/CropBox", "/ArtBox"):
        if box in page.obj:
            del page.obj[box]
    if around.marks.crop or around.marks.registration:
        spaces = page.obj.Resources.get("/ColorSpace", Dictionary())
        spaces[EVERY] = whole.make_indirect(_every())
        page.obj.Resources.ColorSpace = spaces


def _every() -> Array:
    """Return the colour space that prints on every plate."""
    tint = Dictionary(
        FunctionType=2,
        Domain=Array([0, 1]),
        C0=Array([0, 0, 0, 0]),
        C1=Array([1, 1, 1, 1]),
        N=1,
    )
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])


def _marks(trim: PaperArea, around: Surround) -> Iterator[str]:
    """Yield the operators of all marks around a trimmed page."""
    marks, clear = around.marks, trim.grown(around.bleed + OFF)
    if marks.crop or marks.registration:
        yield f"q {EVERY} CS 1 SCN {HAIR} w"
        if marks.crop:
            yield from _crop(trim, clear)
        if marks.registration:
            yield from _registration(clear)
        yield "Q"
    if marks.colour_bar:
        yield from _colour_bar(trim, clear.top)
    if marks.slug:
        yield from _slug(around.slug, trim)


def _crop(trim: PaperArea, clear: PaperArea) -> Iterator[str]:
    """Yield two lines at each corner, in line with the trim, from `clear` outwards."""
    for x, side, aside in (
        (trim.left, clear.left, -1),
        (trim.right, clear.right, 1),
    ):
        for y, edge, away in ((trim.foot, clear.foot, -1), (trim.top, clear.top, 1)):
            end = side + aside * LONG
            yield f"{side:.3f} {y:.3f} m {end:.3f} {y:.3f} l S"
            end = edge + away * LONG
            yield f"{x:.3f} {edge:.3f} m {x:.3f} {end:.3f} l S"


def _registration(clear: PaperArea) -> Iterator[str]:
    """Yield a crossed circle in the middle of each side, outside `clear`."""
    across, up = (clear.left + clear.right) / 2, (clear.foot + clear.top) / 2
    middle = clear.grown(LONG / 2)
    half = LONG / 2
    for x, y in (
        (across, middle.foot),
        (across, middle.top),
        (middle.left, up),
        (middle.right, up),
    ):
        yield f"{x - half:.3f} {y:.3f} m {x + half:.3f} {y:.3f} l S"
        yield f"{x:.3f} {y - half:.3f} m {x:.3f} {y + half:.3f} l S"
        yield from _circle(x, y, CIRCLE)


def _circle(x: float, y: float, radius: float) -> Iterator[str]:
    bend = radius * BEND
    yield f"{x + radius:.3f} {y:.3f} m"
    for corner, end in (
        (
            (x + radius, y + bend, x + bend, y + radius),
            (x, y + radius),
        ),
        (
            (x - bend, y + radius, x - radius, y + bend),
            (x - radius, y),
        ),
        (
            (x - radius, y - bend, x - bend, y - radius),
            (x, y - radius),
        ),
        (
            (x + bend, y - radius, x + radius, y - bend),
            (x + radius, y),
        ),
    ):
        yield " ".join(f"{value:.3f}" for value in (*corner, *end)) + " c"
    yield "s"


def _colour_bar(trim: PaperArea, foot: float) -> Iterator[str]:
    """Yield the patches, above the page from the left: away from the slug line."""
    left, room = trim.left + PATCH, trim.width / 2 - 2 * PATCH
    for number, inks in enumerate(PATCHES):
        if (number + 1) * PATCH > room:
            return
        yield "q " + " ".join(f"{share:g}" for share in inks) + " k"
        yield f"{left + number * PATCH:.3f} {foot:.3f} {PATCH:.3f} {LONG:.3f} re f Q"


def _slug(text: str, trim: PaperArea) -> Iterator[str]:
    """Yield the slug line, small enough to leave the middle's mark alone."""
    room = trim.width / 2 - PATCH - LONG
    size = SLUG * min(1.0, room / late.lettering(text, SLUG).width)
    left, baseline = trim.left + PATCH, WHITE + SLUG / 2
    yield f"q 0 0 0 1 k 1 0 0 1 {left:.3f} {baseline:.3f} cm"
    yield late.lettering(text, size).operators
    yield "Q"
