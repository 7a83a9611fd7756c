"""Advertisements that come as PDF: one page that opens, stands still and has a size.

They are somebody else's work and are printed as they are. So nothing is mended here,
and what would not come out as its maker saw it is refused with the reason.
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Object, Page, Pdf, Stream

from layout.codes import Code
from layout.desk.files.greyness import has_colour
from layout.notebook import Notebook

# What one stream may unpack to: an uncompressed CMYK picture of a broadsheet's page.
MOST_UNPACKED = 1 << 28
# What all operators of an advertisement may come to, each form counted as often as
# it is drawn. A map with every house has ten megabytes.
MOST_DRAWN = 1 << 25
MOST_OBJECTS = 200_000
# Forms in forms; what draws pages nests them ten deep.
DEEPEST = 16
# Longer than any text that somebody wants to hear read out in an advertisement's place.
MOST_TEXT = 1000
# Pixels an inch at which colour is looked for: a coloured hairline still tints one.
AFAR = 24
# Points; no page of a paper is wider (two metres).
WIDEST = 5700.0

LIMITS: dict[str, Any] = {
    "flate_max_memory": MOST_UNPACKED,
    "run_length_max_memory": MOST_UNPACKED,
    "png_max_memory": MOST_UNPACKED,
    "tiff_max_memory": MOST_UNPACKED,
    "dct_max_memory": MOST_UNPACKED,
    "max_stream_filters": 3,
    "parser_max_container_size": 1_000_000,
}
# Actions that only show another place, and annotations that never print.
HARMLESS = ("/GoTo", "/URI", "/Named", "/GoToR")
UNPRINTED = ("/Link", "/Popup", "/PrinterMark", "/TrapNet")
DO = re.compile(rb"(?<![\w/])Do(?!\w)")
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


def supplied(data: bytes, book: Notebook) -> Supplied | None:
    """Return what a PDF measures, or None with a note on why it cannot be placed."""
    try:
        with bounded(), _opened(data) as pdf:
            page = _only_page(pdf)
            _check_still(pdf)
            _check_layers(pdf)
            _check_packing(pdf)
            _check_drawing(page)
            width, height = upright_size(page)
            beyond = bleed_of(page)
            text = _text(data, trim_box(page))
            colour = _has_colour(data)
    except _Refusal as refusal:
        code, message, hint = refusal.args
        book.note(code, message, hint=hint)
        return None
    except (pikepdf.PikepdfError, ValueError, TypeError, KeyError, AttributeError):
        # What a PDF's objects are not, whoever asks them finds out in his own way.
        book.note(Code.PDF_UNREADABLE, "the file is damaged", hint="ask for it again")
        return None
    return Supplied(width=width, height=height, beyond=beyond, text=text, colour=colour)


@contextmanager
def bounded() -> Iterator[None]:
    """Keep whatever is unpacked of a PDF from filling the memory."""
    before: dict[str, Any] = pikepdf.settings.set_qpdf_limits(**LIMITS)
    try:
        yield
    finally:
        pikepdf.settings.set_qpdf_limits(**before)


@contextmanager
def _opened(data: bytes) -> Iterator[Pdf]:
    """Open a PDF that is whole: one that has to be guessed at is not printed."""
    try:
        pdf = pikepdf.open(io.BytesIO(data), attempt_recovery=False)
    except pikepdf.PasswordError as problem:
        raise _locked() from problem
    with pdf:
        if pdf.is_encrypted:
            raise _locked()
        if len(pdf.objects) > MOST_OBJECTS:
            raise _too_large(f"{len(pdf.objects)} objects")
        yield pdf


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


def _check_drawing(page: Page) -> None:
    """Refuse a drawing that unpacks to more than any page of a paper has."""
    try:
        parts = page.obj.get("/Contents", Array())
        streams = list(parts) if isinstance(parts, Array) else [parts]
        data = b"\n".join(stream.read_bytes() for stream in streams)
    except pikepdf.PdfError as problem:
        raise _too_large("a drawing that cannot be unpacked") from problem
    resources = _inherited(page.obj, "/Resources") or NOTHING
    drawn = _Writing().length(data, resources)
    if drawn > MOST_DRAWN:
        raise _too_large(f"over {MOST_DRAWN >> 20} MB of drawing")


@dataclass(slots=True, kw_only=True)
class _Writing:
    """Writes forms out where they are drawn; `known` are those that it has met."""

    known: dict[object, int] = field(default_factory=dict)
    depth: int = 0

    def length(self, data: bytes, resources: Object) -> int:
        """Return how long operators are, at most, with every form written out.

        A form is taken for as long as the longest that stands beside it; one that is
        inside itself, or deeper in others than anybody nests, has no end.
        """
        longest = 0
        times = len(DO.findall(data))
        forms = resources.get("/XObject", NOTHING)
        for _, form in forms.items() if times else ():
            if form.get("/Subtype") == "/Form":
                longest = max(longest, self._form(form, resources))
        return min(len(data) + times * longest, MOST_DRAWN + len(data) + 1)

    def _form(self, form: Object, resources: Object) -> int:
        key = form.objgen
        if key not in self.known:
            self.known[key] = MOST_DRAWN + 1
            if self.depth < DEEPEST:
                self.depth += 1
                inner = form.get("/Resources", resources)
                self.known[key] = self.length(form.read_bytes(), inner)
                self.depth -= 1
        return self.known[key]


def _too_large(what: str) -> _Refusal:
    hint = "ask for it flattened, with pictures in the size they are printed"
    return _refused(Code.ENORMOUS_AD, f"the file is too large to print: {what}", hint)


def _locked() -> _Refusal:
    hint = "ask for it without a password"
    return _refused(Code.PDF_ENCRYPTED, "the file is encrypted", hint)


def _refused(code: Code, message: str, hint: str) -> _Refusal:
    return _Refusal(code, message, hint)


def _has_colour(data: bytes) -> bool:
    """Say whether the page shows colour, looked at from afar."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            seen = document[0].render(scale=AFAR / 72)
            return has_colour(seen.to_pil())
    except pypdfium2.PdfiumError:
        return False


def _text(data: bytes, box: Box) -> str:
    """Return the words on the page, for those who cannot see it."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            page = document[0].get_textpage()
            words: str = page.get_text_bounded(*box)
            page.close()
    except pypdfium2.PdfiumError:
        return ""
    return " ".join(words.split())[:MOST_TEXT]
