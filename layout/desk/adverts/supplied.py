"""Advertisements that come as PDF: one page that opens, stands still and has a size.

They are somebody else's work and are printed as they are. So nothing is mended here,
and what would not come out as its maker saw it is refused with the reason.
"""

import hashlib
from dataclasses import dataclass
from io import BufferedReader
from mmap import mmap
from pathlib import Path

import pypdfium2
from pikepdf import Dictionary, Object, Page, Pdf, Stream

from layout.codes import Code
from layout.desk.adverts.unfit import unfit
from layout.desk.files.greyness import has_colour
from layout.errors import Refused
from layout.notes import Note
from layout.pdf.drawing import drawn
from layout.pdf.fitness import UnfitError
from layout.pdf.interpreter import MALFORMED
from layout.pdf.opening import opened
from layout.pdf.surveying import survey

# Longer than any text that somebody wants to hear read out in an advertisement's place.
MOST_TEXT = 1000
# Points; no page of a paper is wider (two metres).
WIDEST = 5700.0
# Actions that only show another place, and annotations that never print.
HARMLESS = ("/GoTo", "/URI", "/Named", "/GoToR")
UNPRINTED = ("/Link", "/Popup", "/PrinterMark", "/TrapNet")
NOTHING = Dictionary()

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplied:
    """The one page of a PDF: its trim size as it is seen, in points, and its words.

    `beyond` is how far it goes on beyond its trim, on every side at least. `colour`
    says whether it is seen in any.
    """

    width: float
    height: float
    beyond: float
    text: str
    colour: bool


class _Refusal(Exception):  # noqa: N818  # it ends in a note, and is no fault of ours
    """Why a file cannot be placed: code, message, hint."""


def supplied(path: Path, digest: str, name: str) -> Supplied:
    """Return what a PDF measures; `name` is its in notes.

    For a worker that is confined: PDFium draws it.

    Raises:
        Refused: it cannot be placed, or is another file than the desk has hashed.
    """
    try:
        return _measured(path, digest)
    except _Refusal as refusal:
        code, message, hint = refusal.args
        note = Note(code=code, file=name, message=message, hint=hint)
    except UnfitError as problem:
        note = unfit(name, problem.fault)
    except MALFORMED as problem:
        # What a PDF's objects are not, whoever asks them finds out in his own way.
        hint = "ask for it again"
        said = f"the file is damaged: {problem}"
        note = Note(code=Code.PDF_UNREADABLE, file=name, message=said, hint=hint)
    raise Refused(note)


def _measured(path: Path, digest: str) -> Supplied:
    with opened(path) as (pdf, content, file):
        _check_same(content, digest)
        page = _only_page(pdf)
        _check_still(pdf)
        _check_layers(pdf)
        _check_packing(pdf)
        width, height = upright_size(page)
        for fault in survey(pdf, len(content)):
            raise UnfitError(fault)
        (seen,) = drawn(file, 1)
        found = Supplied(
            width=width,
            height=height,
            beyond=bleed_of(page),
            text=_text(file, trim_box(page)),
            colour=has_colour(seen),
        )
        # Somebody may write into the very file that is open.
        _check_same(content, digest)
        return found


def _check_same(content: mmap, digest: str) -> None:
    if hashlib.sha256(content).hexdigest() != digest:
        message = "the file changed while it was read"
        raise _refused(Code.FILE_CHANGED, message, "build again")


def _only_page(pdf: Pdf) -> Page:
    count = len(pdf.pages)
    if count != 1:
        hint = "save the page that is booked as a file of its own"
        message = f"the file has {count} pages; an advertisement has one"
        raise _refused(Code.AD_PAGES, message, hint)
    return pdf.pages[0]


def trim_box(page: Page) -> Box:
    """Return left, foot, right and top of what is to be seen of a page.

    That is its trim box, the art box of a PDF/X that has that instead (ISO 15930-7,
    6.8), or else its crop box or media box.
    """
    art = "/ArtBox" in page.obj and "/TrimBox" not in page.obj
    box = [float(side) for side in (page.artbox if art else page.trimbox)]
    left, right = sorted(box[::2])
    foot, top = sorted(box[1::2])
    return left, foot, right, top


def bleed_of(page: Page) -> float:
    """Return how far a page goes on beyond its trim on every side, in points."""
    trim, box = trim_box(page), [float(side) for side in page.bleedbox]
    left, right = sorted(box[::2])
    foot, top = sorted(box[1::2])
    beyond = (trim[0] - left, trim[1] - foot, right - trim[2], top - trim[3])
    return max(0.0, min(beyond)) * unit(page)


def turn(page: Page) -> int:
    """Return by how many degrees clockwise a page is shown turned: 0, 90, 180, 270."""
    turned = _inherited(page.obj, "/Rotate")
    return 0 if turned is None else int(turned) % 360 // 90 * 90


def unit(page: Page) -> float:
    """Return how many points the page's own unit is (ISO 32000-2, 14.11.2)."""
    return float(page.obj.get("/UserUnit", 1))


def upright_size(page: Page) -> tuple[float, float]:
    """Return width and height, in points, of a page as it is seen.

    Raises:
        _Refusal: it has no size that could be printed.
    """
    left, foot, right, top = trim_box(page)
    sides = ((right - left) * unit(page), (top - foot) * unit(page))
    if not all(0 < side < WIDEST for side in sides):
        message = f"the page has no size: {sides[0]:g} x {sides[1]:g} points"
        raise _refused(Code.ZERO_SIZED, message, "export it in the size that is booked")
    return (sides[1], sides[0]) if turn(page) in (90, 270) else sides


def _inherited(node: Object, key: str) -> Object | None:
    """Return a page's entry, its own or that of the nodes above it (7.7.3.4)."""
    for _ in range(50):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            break
        node = node.Parent
    return None


def _check_still(pdf: Pdf) -> None:
    """Refuse what runs, asks or carries other files, and notes that may print."""
    root, page = pdf.Root, pdf.pages[0].obj
    names = root.get("/Names", NOTHING)
    live = {
        "a form to fill in": len(root.get("/AcroForm", NOTHING).get("/Fields", ())),
        "scripts": "/JavaScript" in names,
        "attached files": "/EmbeddedFiles" in names or "/Collection" in root,
        "actions": "/AA" in root
        or "/AA" in page
        or _acts(root.get("/OpenAction"))
        or any(_is_action(thing) for thing in pdf.objects),
    }
    for what, there in live.items():
        if there:
            hint = "ask for it exported for print"
            raise _refused(Code.PRESS_ACTIVE, f"the file has {what}", hint)
    kinds = {str(note.get("/Subtype")) for note in page.get("/Annots", ())}
    if printed := sorted(kinds.difference(UNPRINTED)):
        raise _refused(
            Code.PRESS_ANNOTATION,
            f"it has annotations: {', '.join(kind[1:] for kind in printed)}",
            "ask for it without comments and form fields",
        )


def _acts(action: Object | None) -> bool:
    """Say whether an action does more than show another place."""
    return isinstance(action, Dictionary) and action.get("/S") not in HARMLESS


def _is_action(thing: Object) -> bool:
    if not isinstance(thing, Dictionary | Stream):
        return False
    return "/JS" in thing or thing.get("/S") in ("/JavaScript", "/Launch")


def _check_layers(pdf: Pdf) -> None:
    """Refuse layers of which not all are shown: all of them would be printed."""
    given = pdf.Root.get("/OCProperties", NOTHING)
    layers = list(given.get("/OCGs", ()))
    shown = given.get("/D", NOTHING)
    hidden = len(shown.get("/OFF", ())) or shown.get("/BaseState") == "/OFF"
    hidden = hidden or any(_is_switched(layer) for layer in layers)
    hidden = hidden or any(
        thing.get("/Type") == "/OCMD"
        for thing in pdf.objects
        if isinstance(thing, Dictionary)
    )
    if layers and hidden:
        hint = "ask for it with the layers flattened"
        raise _refused(Code.PRESS_LAYERS, "it has layers that are not shown", hint)


def _is_switched(layer: Object) -> bool:
    usage = layer.get("/Usage", NOTHING)
    states = [usage.get("/Print", NOTHING).get("/PrintState")]
    states.append(usage.get("/View", NOTHING).get("/ViewState"))
    return any(state == "/OFF" for state in states)


def _check_packing(pdf: Pdf) -> None:
    """Refuse a packing that PDF/X forbids, and that has no end that could be set."""
    for thing in pdf.objects:
        if isinstance(thing, Stream) and "/LZW" in str(thing.get("/Filter", "")):
            message = "a stream is packed with LZW"
            raise _refused(Code.PRESS_FILTER, message, "ask for it as PDF/X")


def _refused(code: Code, message: str, hint: str) -> _Refusal:
    return _Refusal(code, message, hint)


def _text(file: BufferedReader, box: Box) -> str:
    """Return the words on the page, for those who cannot see it."""
    try:
        with pypdfium2.PdfDocument(file) as document:
            page = document[0].get_textpage()
            words: str = page.get_text_bounded(*box)
            page.close()
    except pypdfium2.PdfiumError:
        return ""
    return " ".join(words.split())[:MOST_TEXT]
