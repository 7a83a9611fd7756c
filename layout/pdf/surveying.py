"""A stranger's PDF looked through, before anything is made of it.

Four programs read such a file one after the other: qpdf, our interpreter, PDFium, and
in the end the press. Each puts right what it can and leaves out the rest, and no two
alike. So a file is printed only if nothing in it has to be put right, and if it has
no more in it than the pages of a paper can have.
"""

import zlib
from collections.abc import Iterator

from pikepdf import Dictionary, Object, Page, Pdf, PdfError, Stream

from layout.geometry import Size
from layout.pdf.drawables import Drawables
from layout.pdf.fitness import Fault, FaultKind, UnfitError, much, torn
from layout.pdf.following import Follower
from layout.pdf.interpreter import MALFORMED, Interpreter
from layout.pdf.limits import MOST_OBJECTS, Budget, TooMuchError
from layout.pdf.packing import packing_faults
from layout.pdf.wellformed import PAGE, wrong_keys

# Warnings of qpdf on what every program reads alike: it tells that it is not quite as
# the standard has it. Any other is on something that it had to guess.
HARMLESS = (
    "is not one plus the highest object number",
    "xref entry for the xref stream itself is missing",
    "object has offset 0",
    "Resources is missing or invalid",
    "extraneous whitespace seen",
)
# A sheet of this many points a side (five metres) is no newspaper's.
WIDEST = 14_400.0
# What a page may be as high or wide as, in points: anything at all.
BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
TYPE3 = "/Type3"


def survey(pdf: Pdf, size: int) -> tuple[Fault, ...]:
    """Return what is wrong with a file of `size` bytes and with its pages, in order.

    Raises:
        UnfitError: it is not whole, or has more in it than any paper.
    """
    try:
        glyphs = _look_at_objects(pdf)
    except MALFORMED as problem:
        raise torn(f"it is malformed: {problem}") from problem
    interpreter = Interpreter(glyphs=glyphs)
    interpreter.budget = Budget.of_file(size)
    follower = Follower(interpreter, Drawables())
    for number, page in enumerate(pdf.pages, start=1):
        try:
            follower.follow(number, page.obj, _size(page, number))
        except TooMuchError as problem:
            raise much(str(problem), number) from problem
        except UnfitError as problem:
            raise _on_page(problem, number) from problem
        except MALFORMED as problem:
            raise torn(f"it is malformed: {problem}", number) from problem
    _check_whole(pdf)
    return tuple(follower.faults)


def _look_at_objects(pdf: Pdf) -> bool:
    """Look at all objects of a file; say whether operators draw any of its glyphs."""
    if len(pdf.objects) > MOST_OBJECTS:
        raise much(f"the file has {len(pdf.objects)} objects")
    glyphs = False
    for thing in pdf.objects:
        if isinstance(thing, Stream):
            _check_packing(thing)
        elif isinstance(thing, Dictionary):
            glyphs = glyphs or thing.get("/Subtype") == TYPE3
    _check_whole(pdf)
    return glyphs


def _check_packing(stream: Stream) -> None:
    number = stream.objgen[0]
    try:
        for words in packing_faults(stream):
            raise torn(f"object {number}: {words}")
    except (PdfError, zlib.error) as problem:
        raise torn(f"object {number}: its packing is damaged") from problem
    except UnfitError as problem:
        fault = problem.fault
        words = f"object {number}: {fault.what}" if fault.kind is FaultKind.MUCH else ""
        raise UnfitError(Fault(kind=fault.kind, what=words or fault.what)) from problem


def _check_whole(pdf: Pdf) -> None:
    """Refuse a file in which qpdf has put something right."""
    for warning in pdf.get_warnings():
        words = str(warning)
        if not any(harmless in words for harmless in HARMLESS):
            raise torn(f"it is damaged: {words.rpartition(': ')[2]}")


def _size(page: Page, number: int) -> Size:
    """Return what a page has across and up, in points as they are printed."""
    for words in _page_faults(page):
        raise torn(words, number)
    left, foot, right, top = (float(side) for side in page.mediabox)
    unit = float(page.obj.get("/UserUnit", 1))
    wide, high = abs(right - left) * unit, abs(top - foot) * unit
    if not (0 < wide <= WIDEST and 0 < high <= WIDEST):
        raise much(f"the page is {wide:g} x {high:g} points", number)
    return Size(wide, high)


def _page_faults(page: Page) -> Iterator[str]:
    yield from wrong_keys(page.obj, PAGE)
    # A page may have its boxes from the nodes above it.
    for box in (page.mediabox, page.cropbox):
        whole: Object = Dictionary(MediaBox=box)
        yield from wrong_keys(whole, PAGE)


def _on_page(problem: UnfitError, number: int) -> UnfitError:
    fault = problem.fault
    return UnfitError(Fault(kind=fault.kind, what=fault.what, page=number))
