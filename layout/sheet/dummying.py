"""The folding dummy: small numbered sheets to print on both sides, cut and fold."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from layout.geometry import Point, Size
from layout.plate.file.lettering import lettering
from layout.sheet.placing import Bed, corner_of
from layout.sheet.sheet import Cell, Sheet
from layout.units import points

# A4 lying, with a margin that any copier can print (points).
PAPER = Size(points(297), points(210))
MARGIN = points(12)
# A number is this share of its page's height, and its foot this share up.
NUMBER, RISE = 0.34, 0.36
CAPTION = 7.0


def folding_dummy(sheets: tuple[Sheet, ...], bed: Bed, colours: set[int]) -> bytes:
    """Return a PDF of the sheets, drawn small, a side a page, fronts and backs in turn.

    Pages in `colours` say so under their number.
    """
    out = pikepdf.new()
    for sheet in sheets:
        small = _small(sheet, bed)
        for side in sheet.sides:
            content = "\n".join(_side(side, sheet, small, colours))
            stream = out.make_indirect(Stream(out, content.encode("ascii")))
            page = Dictionary(
                Type=Name.Page,
                MediaBox=Array([0, 0, round(PAPER.width, 3), round(PAPER.height, 3)]),
                Resources=Dictionary(),
                Contents=stream,
            )
            out.pages.append(pikepdf.Page(page))
    out.docinfo["/Title"] = String("Folding dummy")
    made = io.BytesIO()
    out.save(made, deterministic_id=True)
    return made.getvalue()


def _small(sheet: Sheet, bed: Bed) -> Bed:
    """Return the sheet's bed as large as the dummy's paper allows."""
    across, down = sheet.columns * bed.cell.width, sheet.rows * bed.cell.height
    room = Size(PAPER.width - 2 * MARGIN, PAPER.height - 2 * MARGIN)
    scale = min(room.width / across, room.height / down)
    left, foot = PAPER.width - across * scale, PAPER.height - down * scale
    return Bed(
        size=PAPER,
        corner=Point(left / 2, foot / 2),
        cell=Size(bed.cell.width * scale, bed.cell.height * scale),
        scale=scale,
        bleed=0.0,
        creep=0.0,
        marks=False,
    )


def _side(
    side: tuple[Cell, ...], sheet: Sheet, bed: Bed, colours: set[int]
) -> list[str]:
    parts = ["0.5 w 0 G 0 g"]
    for cell in side:
        corner = corner_of(cell, sheet.rows, bed)
        numbers = (*corner, *bed.cell)
        parts.append(" ".join(f"{number:.2f}" for number in numbers) + " re S")
        parts += _numbered(cell, corner, bed, colours)
    face = "front" if side == sheet.front else "back"
    caption = f"Signature {sheet.signature}, sheet {sheet.number}, {face}"
    parts += _text(caption, CAPTION, Point(MARGIN, MARGIN / 2), turned=False)
    return parts


def _numbered(cell: Cell, corner: Point, bed: Bed, colours: set[int]) -> list[str]:
    """Draw a page's number in its middle, head down where the page is."""
    width, height = bed.cell
    middle = corner.x + width / 2
    way = -1 if cell.turned else 1
    base = corner.y + (height if cell.turned else 0.0)
    number = str(cell.page) if cell.page is not None else "blank"
    size = height * (NUMBER if cell.page is not None else NUMBER / 3)
    parts = _centred(
        number, size, Point(middle, base + way * height * RISE), cell.turned
    )
    if cell.page in colours:
        below = base + way * height * RISE / 2
        parts += _centred("colour", 2 * CAPTION, Point(middle, below), cell.turned)
    return parts


def _centred(text: str, size: float, middle: Point, turned: bool) -> list[str]:
    width = lettering(text, size).width
    left = middle.x + (width / 2 if turned else -width / 2)
    return _text(text, size, Point(left, middle.y), turned=turned)


def _text(text: str, size: float, start: Point, *, turned: bool) -> list[str]:
    outlines = lettering(text, size).operators
    way = -1 if turned else 1
    return [f"q {way} 0 0 {way} {start.x:.2f} {start.y:.2f} cm", outlines, "Q"]
