"""Pages imposed: sheets in printer's order as one PDF, still what the pages were.

The pages become form XObjects, unscaled but for a booklet, so nothing in them is
rendered again: colours, overprinting and fonts stay. The output intent and what the
document says of itself (ISO 15930) go with them.
"""

import io
from dataclasses import dataclass
from hashlib import sha256

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from layout.codes import Code
from layout.desk.printers.papersizes import lying
from layout.errors import Refused
from layout.geometry import Point, Size
from layout.notes import Note
from layout.sheet.document import PressDocument
from layout.sheet.ordering import Folds, sheets, whole_count
from layout.sheet.placing import MARK_ROOM, Bed, side_content
from layout.sheet.sheet import Scheme, Sheet
from layout.units import millimetres

# Rounding of a sheet that is exactly as large as its pages (points).
ROUNDING = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpositionOrder:
    """What a printer ordered. Sizes are in points; no `paper`: as large as needed."""

    scheme: Scheme
    folds: Folds
    paper: Size | None = None
    creep: float = 0.0
    marks: bool = False
    tumble: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Imposed:
    """Sheets, what they are printed on, and their PDF's bytes."""

    sheets: tuple[Sheet, ...]
    bed: Bed
    pdf: bytes


def impose(
    doc: PressDocument, order: ImpositionOrder, file: str
) -> tuple[Imposed, tuple[Note, ...]]:
    """Impose a document; a note tells of blank pages.

    Raises:
        Refused: the paper is too small, by how much is said.
    """
    count = len(doc.trims)
    made = sheets(order.scheme, count, order.folds)
    bed = _bed(doc, order, made[0], file)
    pdf = _written(doc, order, made, bed)
    blank = whole_count(order.scheme, count, order.folds) - count
    notes = (_blank(blank, count, order.scheme, file),) if blank else ()
    return Imposed(sheets=made, bed=bed, pdf=pdf), notes


def _bed(doc: PressDocument, order: ImpositionOrder, sheet: Sheet, file: str) -> Bed:
    """Lay the block of pages on the paper, in its middle."""
    width, height = doc.size
    block = Size(sheet.columns * width, sheet.rows * height)
    around = doc.bleed + (MARK_ROOM if order.marks else 0.0)
    size = Size(block.width + 2 * around, block.height + 2 * around)
    scale = 1.0
    if order.paper is not None:
        size = lying(order.paper, block)
        if order.scheme is Scheme.BOOKLET:
            spare = 2 * MARK_ROOM if order.marks else 0.0
            room = Size(size.width - spare, size.height - spare)
            scale = min(room.width / block.width, room.height / block.height)
        else:
            _check_room(size, block, around if order.marks else 0.0, file)
    return Bed(
        size=size,
        corner=Point(
            (size.width - block.width * scale) / 2,
            (size.height - block.height * scale) / 2,
        ),
        cell=Size(width * scale, height * scale),
        scale=scale,
        bleed=doc.bleed,
        creep=order.creep,
        marks=order.marks,
    )


def _check_room(size: Size, block: Size, around: float, file: str) -> None:
    lack = [b + 2 * around - s for b, s in zip(block, size, strict=True)]
    if max(lack) <= ROUNDING:
        return
    need = " x ".join(f"{millimetres(b + 2 * around):.0f}" for b in block)
    have = " x ".join(f"{millimetres(s):.0f}" for s in size)
    raise Refused(
        Note(
            code=Code.SHEET_TOO_SMALL,
            file=file,
            message=f"the sheet is {have} mm, and the pages need {need} mm",
            hint="choose larger paper, leave out the marks, or --scheme booklet, "
            "which scales",
        )
    )


def _written(
    doc: PressDocument, order: ImpositionOrder, made: tuple[Sheet, ...], bed: Bed
) -> bytes:
    out = pikepdf.new()
    forms = [_form(out, doc, number) for number in range(len(doc.trims))]
    for sheet in made:
        for side in sheet.sides:
            content = side_content(side, sheet, bed, doc)
            used = {f"/P{c.page}": forms[c.page - 1] for c in side if c.page}
            turned = order.tumble and side is sheet.back
            if turned:
                content = _head_down(content, bed.size)
            page = _page(sheet, bed)
            page.Resources = Dictionary(XObject=Dictionary(used))
            page.Contents = out.make_indirect(Stream(out, content.encode("ascii")))
            out.pages.append(pikepdf.Page(page))
    _describe(out, doc, order)
    stream = io.BytesIO()
    out.save(
        stream,
        deterministic_id=True,
        force_version=doc.pdf.pdf_version,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return stream.getvalue()


def _form(out: Pdf, doc: PressDocument, number: int) -> Object:
    """Return a page as a form XObject as large as its media (ISO 32000-2, 8.10)."""
    page = doc.pdf.pages[number]
    form = page.as_form_xobject()
    form.BBox = Array([float(value) for value in page.mediabox])
    if "/Matrix" in form:
        del form["/Matrix"]
    return out.copy_foreign(form)


def _head_down(content: str, size: Size) -> str:
    return f"q -1 0 0 -1 {size.width:.4f} {size.height:.4f} cm\n{content}Q\n"


def _page(sheet: Sheet, bed: Bed) -> Dictionary:
    """Return a side's page: as large as the paper, trimmed where its pages end."""
    x, y = bed.corner
    right = x + sheet.columns * bed.cell.width
    top = y + sheet.rows * bed.cell.height
    beyond = min(bed.bleed * bed.scale, x, y)
    return Dictionary(
        Type=Name.Page,
        MediaBox=_rounded(0, 0, *bed.size),
        BleedBox=_rounded(x - beyond, y - beyond, right + beyond, top + beyond),
        TrimBox=_rounded(x, y, right, top),
    )


def _rounded(*values: float) -> Array:
    return Array([round(value, 4) for value in values])


def _describe(out: Pdf, doc: PressDocument, order: ImpositionOrder) -> None:
    """Carry over the output intent and the metadata; the document is a new one."""
    source = doc.pdf
    if "/OutputIntents" in source.Root:
        intents = [
            out.copy_foreign(source.make_indirect(intent))
            for intent in source.Root.OutputIntents
        ]
        out.Root.OutputIntents = Array(intents)
    for key, value in source.docinfo.items():
        if isinstance(value, String | Name):
            out.docinfo[key] = out.copy_foreign(value) if value.is_indirect else value
    title = f"{source.docinfo.get('/Title', 'Pages')}, imposed: {order.scheme.value}"
    out.docinfo["/Title"] = String(title)
    if "/Metadata" not in source.Root:
        return
    packet = source.Root.Metadata.read_bytes()
    out.Root.Metadata = Stream(out, packet, Type=Name.Metadata, Subtype=Name.XML)
    own = sha256(packet + repr(order).encode()).hexdigest()[:32]
    with out.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:title"] = title
        xmp["xmpMM:DocumentID"] = f"xmp.did:{own}"


def _blank(blank: int, count: int, scheme: Scheme, file: str) -> Note:
    pages = "one page is blank" if blank == 1 else f"{blank} pages are blank"
    return Note(
        code=Code.BLANK_PAGES,
        file=file,
        message=f"{pages} at the end: {count} pages do not fill the sheets of "
        f'the scheme "{scheme.value}"',
        hint=f"make it {count + blank} pages, or print it so",
    )
