"""Separations without a RIP: the plates of a press page, made of the objects on it.

For each plate the page is rewritten in the greys of its ink there (`one_plate`) and
rasterised like any other. This is what a RIP does, but for the screen; Ghostscript's
`tiffsep` is compared with it in the tests.
"""

import io
import math
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Pdf
from PIL import Image, ImageChops

from layout.disk.unchanged import FileAsRead
from layout.pdf.bounding import bounded
from layout.pdf.colours import NOTHING, PROCESS, REGISTRATION, Inks
from layout.pdf.interpreter import MALFORMED
from layout.pdf.limits import FULL, TooMuchError
from layout.pdf.matrix import Box, box_of
from layout.pdf.spaces import space_of
from layout.proof.plates.one_plate import PlateRewriter
from layout.proof.plates.plate_spaces import Mixing
from layout.proof.plates.shared_plates import SharedPlates

BLACK = Inks(black=1.0)
# Objects in objects deeper than this are no colour space's.
DEEPEST = 8
# Pages are drawn so many times finer than they are shown: letters are put on whole
# pixels, and at 100 an inch words would run together. From so many pixels an inch on
# they do not, and a page would take a gigabyte.
FINER, FINE = 2, 200.0
# More pixels than these are no sheet of any press (a square metre at 200 an inch).
MOST_PIXELS = 80_000_000
# Inks besides the four; DeviceN has no more (ISO 32000-1, Annex C).
MOST_SPOTS = 32
# A pixel that a page begins by less than this share is the noise of its numbers.
SLACK = 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class PressInks:
    """For what a page is taken apart: the press's profile and its further inks.

    `ppi` are the pixels an inch of the plates' pictures.
    """

    profile: FileAsRead
    spots: tuple[str, ...] = ()
    ppi: float = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Separations:
    """The plates of a page, each an 8-bit picture of the trimmed page, 255 full ink.

    They come in the order cyan, magenta, yellow, black, then the spots by name.
    `faults` are what could not be taken apart and is missing.
    """

    plates: dict[str, Image.Image]
    faults: tuple[str, ...] = ()


def separate(source: Pdf, index: int, press: PressInks) -> Separations:
    """Take the page at `index`, counted from 0, apart into its plates.

    Of a page that has too much on it, or is malformed as a whole, they are white.
    """
    mixing = Mixing(press.profile, press.spots[:MOST_SPOTS])
    box = _whole(source.pages[index], press.ppi)
    if (box.right - box.left) * (box.top - box.foot) * (
        press.ppi / 72
    ) ** 2 > MOST_PIXELS:
        none = dict.fromkeys(mixing.plates, Image.new("L", (1, 1)))
        return Separations(plates=none, faults=("it is larger than any sheet",))
    try:
        with bounded():
            made = _rewritten(source, index, mixing, box)
    except (TooMuchError, MemoryError):
        made = _blank(box, len(mixing.plates), FULL)
    except MALFORMED as problem:
        made = _blank(box, len(mixing.plates), f"it is malformed: {problem}")
    pictures = _raster(made.content, press.ppi)
    faults = made.faults
    if len(press.spots) > MOST_SPOTS:
        faults = (*faults, f"it names {len(press.spots)} inks besides the four")
    return Separations(
        plates=dict(zip(mixing.plates, pictures, strict=True)), faults=faults
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plates:
    """A PDF with a grey page for each plate, and what could not be taken apart."""

    content: bytes
    faults: tuple[str, ...]


def _rewritten(source: Pdf, index: int, mixing: Mixing, box: Box) -> _Plates:
    with pikepdf.new() as pdf:
        pdf.pages.append(source.pages[index])
        page = pdf.pages[0].obj
        bench = SharedPlates(pdf, mixing)
        for plate in mixing.plates:
            pdf.pages.append(pikepdf.Page(PlateRewriter(bench, plate).page(page, box)))
        del pdf.pages[0]
        return _Plates(content=_saved(pdf), faults=tuple(bench.faults))


def _blank(box: Box, count: int, fault: str) -> _Plates:
    """Return empty pages: what cannot be followed is not drawn at all."""
    with pikepdf.new() as pdf:
        for _ in range(count):
            page = Dictionary(Type=Name.Page, MediaBox=Array(list(box)))
            pdf.pages.append(pikepdf.Page(page))
        return _Plates(content=_saved(pdf), faults=(fault,))


def _saved(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    # Nobody keeps it: to pack it would cost more than all the rest.
    pdf.save(out, compress_streams=False)
    return out.getvalue()


def _whole(page: pikepdf.Page, ppi: float) -> Box:
    """Return a page's trimmed box, made as many whole pixels large as it begins.

    Otherwise it would be stretched to them, and no pixel would be where it is on paper.
    """
    left, foot, right, top = box_of(page.trimbox)
    wide = math.ceil((right - left) * ppi / 72 - SLACK) * 72 / ppi
    high = math.ceil((top - foot) * ppi / 72 - SLACK) * 72 / ppi
    return Box(left, foot, left + wide, foot + high)


def spots_of(pdf: Pdf) -> tuple[str, ...]:
    """Return the names of the inks besides the four that a file names, sorted."""
    found: set[str] = set()
    for array in _named_spaces(pdf):
        named = array[1] if array[0] == "/DeviceN" else [array[1]]
        found.update(str(name).lstrip("/") for name in named)
    return tuple(sorted(found - {*PROCESS, REGISTRATION, NOTHING}))


def spot_inks(pdf: Pdf, press: PressInks) -> dict[str, Inks]:
    """Return the four inks that stand for a full one of each of a press's spots.

    That is what the file's own alternate says; black where it says nothing.
    """
    found = dict.fromkeys(press.spots, BLACK)
    mixing = Mixing(press.profile, ())
    for array in _named_spaces(pdf):
        name = str(array[1]).lstrip("/")
        if array[0] == "/Separation" and name in found:
            with suppress(*MALFORMED):
                shares = dict(mixing.space(space_of(array)).tint((1.0,)).shares)
                found[name] = Inks(*(shares[ink] for ink in PROCESS))
    return found


def _named_spaces(pdf: Pdf) -> Iterator[Object]:
    for thing in pdf.objects:
        yield from _arrays(thing, 0)


def _arrays(thing: Object, deep: int) -> Iterator[Object]:
    """Yield the spaces of named inks in an object, apart from what it refers to."""
    if deep > DEEPEST:
        return
    if isinstance(thing, Array):
        family = thing[0] if len(thing) > 3 else None
        if isinstance(family, Name) and family in ("/Separation", "/DeviceN"):
            yield thing
        parts = list(thing)
    elif isinstance(thing, Dictionary | pikepdf.Stream):
        parts = [value for _, value in thing.items()]
    else:
        return
    for part in parts:
        if isinstance(part, Object) and not part.is_indirect:
            yield from _arrays(part, deep + 1)


def _raster(content: bytes, ppi: float) -> Iterator[Image.Image]:
    """Yield each page of a grey PDF as its ink."""
    finer = FINER if ppi <= FINE else 1
    with pypdfium2.PdfDocument(content) as document:
        for index in range(len(document)):
            bitmap = document[index].render(scale=finer * ppi / 72, grayscale=True)
            yield ImageChops.invert(bitmap.to_pil().convert("L").reduce(finer))
