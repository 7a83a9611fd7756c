"""Supplied PDFs made ready and laid on rendered pages, unscaled, as form XObjects.

A form is drawn in a graphics state of its own and clipped to its box (ISO 32000-2,
8.10), so nothing on the page and nothing in the advertisement knows of the other.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from layout.desk.adverts.supplied import (
    Box,
    trim_box,
    turn,
    unit,
    upright_size,
)
from layout.desk.adverts.unfit import unfit
from layout.disk.unchanged import read_unchanged
from layout.errors import Refused
from layout.pdf.bounding import bounded
from layout.pdf.fitness import UnfitError, much, torn
from layout.pdf.interpreter import MALFORMED
from layout.pdf.limits import MOST_BYTES, TooMuchError
from layout.pdf.opening import limited
from layout.pdf.operators import operators_of
from layout.pdf.unpacking import unpacked
from layout.plate.tasks import SCREEN_PPI, SCREEN_QUALITY, Insert, PictureRecipe

AD = "/Ad"
# What says something of an object and draws nothing: metadata, private data, layers,
# structure, thumbnails, stand-ins.
SILENT = (
    *("/Metadata", "/PieceInfo", "/LastModified", "/OC", "/Properties"),
    *("/StructParent", "/StructParents", "/Thumb", "/OPI", "/Alternates", "/Measure"),
)
MARKS = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})
MARKED = re.compile(rb"\b(?:BDC|DP)\b")


def made_ready(recipe: PictureRecipe) -> bytes:
    """Return a supplied PDF as one upright page with nothing but its form on it.

    The form's content begins with the file's hash: two that draw alike with other
    resources are never taken for one.

    Raises:
        Refused: the file is not as the desk has read it, or what it has and does not
            draw, which nobody has looked through, cannot be read.
    """
    file = io.BytesIO(read_unchanged(recipe.source, recipe.sha256))
    try:
        with limited(), bounded():
            return _made_ready(file, recipe)
    except (TooMuchError, MemoryError) as problem:
        fault = much("it has more in it than any page of a paper").fault
        raise Refused(unfit(recipe.source.name, fault)) from problem
    except UnfitError as problem:
        raise Refused(unfit(recipe.source.name, problem.fault)) from problem
    except MALFORMED as problem:
        fault = torn(f"the file is malformed: {problem}").fault
        raise Refused(unfit(recipe.source.name, fault)) from problem


def _made_ready(file: io.BytesIO, recipe: PictureRecipe) -> bytes:
    with pikepdf.open(file, attempt_recovery=False) as source, pikepdf.new() as ready:
        page = source.pages[0]
        form = _form(page, recipe.bleed)
        form.write(f"%{recipe.sha256}\n".encode() + form.read_bytes())
        for thing in _reached(form):
            _silence(thing, ready)
        ready.add_blank_page(page_size=upright_size(page))
        forms = Dictionary({AD: ready.copy_foreign(form)})
        ready.pages[0].obj.Resources = Dictionary(XObject=forms)
        ready.pages[0].contents_add(f"{AD} Do".encode())
        return _saved(ready)


def photographed(recipe: PictureRecipe) -> bytes:
    """Return a picture of a supplied PDF for screens, as JPEG.

    PDFium's own conversion of CMYK is that of coated paper, as the advertiser saw it.
    """
    out = io.BytesIO()
    with pypdfium2.PdfDocument(made_ready(recipe)) as document:
        picture = document[0].render(scale=SCREEN_PPI / 72).to_pil().convert("RGB")
    picture.save(out, "JPEG", quality=SCREEN_QUALITY, optimize=True)
    return out.getvalue()


def insert(pdf: bytes, inserts: Iterable[Insert], made: Mapping[str, bytes]) -> bytes:
    """Return a rendered page with supplied PDFs, `made` ready, laid on it."""
    with ExitStack() as opened:
        whole = opened.enter_context(pikepdf.open(io.BytesIO(pdf)))
        page = whole.pages[0]
        drawn = ["\nQ"]
        for number, one in enumerate(inserts):
            source = pikepdf.open(io.BytesIO(made[one.name]))
            ready = opened.enter_context(source).pages[0]
            form = whole.copy_foreign(ready.obj.Resources.XObject[AD])
            name = page.add_resource(form, Name.XObject, Name(f"{AD}{number}"))
            drawn.append(f"q {_moved(one, ready, page)} cm {name} Do Q")
        page.contents_add(b"q\n", prepend=True)
        page.contents_add("\n".join(drawn).encode())
        page.contents_coalesce()
        return _saved(whole)


def _moved(one: Insert, ready: Page, page: Page) -> str:
    """Return the matrix that puts a supplied page in the middle of its rectangle."""
    wide, high = upright_size(ready)
    trim = trim_box(page)
    left = trim[0] + one.left + (one.width - wide) / 2
    foot = trim[3] - one.top - (one.height + high) / 2
    return f"1 0 0 1 {left:.4f} {foot:.4f}"


def _form(page: Page, bleed: float) -> Object:
    """Return a page as a form whose trim's lower left corner, as seen, is the origin.

    It is clipped to its trim: what stands beside it on the page is somebody else's.
    Only one that fills the page goes on beyond it, by `bleed` points.
    """
    form = page.as_form_xobject(handle_transformations=False)
    box = trim_box(page)
    beyond = bleed / unit(page)
    ways = (-beyond, -beyond, beyond, beyond)
    form.BBox = Array(
        [round(side + way, 5) for side, way in zip(box, ways, strict=True)]
    )
    form.Matrix = Array([round(number, 5) for number in _upright(page, box)])
    return form


def _upright(page: Page, box: Box) -> tuple[float, ...]:
    """Return the matrix that stands a page's box upright on the origin."""
    left, foot, right, top = box
    turned = {
        0: (1, 0, 0, 1, -left, -foot),
        90: (0, -1, 1, 0, -foot, right),
        180: (-1, 0, 0, -1, right, top),
        270: (0, 1, -1, 0, top, -left),
    }
    return tuple(number * unit(page) for number in turned[turn(page)])


def _reached(root: Object) -> Iterator[Object]:
    """Yield every dictionary and stream that a form is drawn with, once each."""
    left: list[object] = [root]
    seen: set[tuple[int, int]] = set()
    while left:
        thing = left.pop()
        if not isinstance(thing, Array | Dictionary | Stream):
            continue
        if thing.objgen != (0, 0):
            if thing.objgen in seen:
                continue
            seen.add(thing.objgen)
        if isinstance(thing, Array):
            left += list(thing)
        else:
            yield thing
            left += [item for _, item in thing.items()]


def _silence(thing: Object, desk: Pdf) -> None:
    """Take out of an object what draws nothing; `desk` is a PDF to work in.

    All layers are shown, or the desk had refused the file, so their marks may go.

    Raises:
        TooMuchError: it has more operators than any page.
    """
    for key in SILENT:
        if key in thing:
            del thing[key]
    content = thing.get("/Subtype") == "/Form" or thing.get("/PatternType") == 1
    if not content or not isinstance(thing, Stream):
        return
    if MARKED.search(unpacked(thing, MOST_BYTES)):
        kept = [
            operator.given
            for operator in operators_of(thing, desk, glyphs=True)
            if operator.name not in MARKS
        ]
        thing.write(pikepdf.unparse_content_stream(kept))


def _saved(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()
