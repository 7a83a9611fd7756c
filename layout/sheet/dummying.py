"""The folding dummy: small numbered sheets to print on both sides, cut and fold."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from layout.plate.file.lettering import lettering
from layout.sheet.placing import Bed, corner_of
from layout.sheet.sheet import Cell, Sheet
from layout.units import points

# A4 lying, with a margin that any copier can print (points).
PAPER = (points(297), points(210))
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
                MediaBox=Array([0, 0, round(PAPER[0], 3), round(PAPER[1], 3)]),
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
    across, down = sheet.columns * bed.cell[0], sheet.rows * bed.cell[1]
    room = (PAPER[0] - 2 * MARGIN, PAPER[1] - 2 * MARGIN)
    scale = min(room[0] / across, room[1] / down)
    return Bed(
        size=PAPER,
        corner=((PAPER[0] - across * scale) / 2, (PAPER[1] - down * scale) / 2),
        cell=(bed.cell[0] * scale, bed.cell[1] * scale),
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
        x, y = corner_of(cell, sheet.rows, bed)
        parts.append(f"{x:.2f} {y:.2f} {bed.cell[0]:.2f} {bed.cell[1]:.2f} re S")
        parts += _numbered(cell, (x, y), bed, colours)
    face = "front" if side == sheet.front else "back"
    caption = f"Signature {sheet.signature}, sheet {sheet.number}, {face}"
    parts += _text(caption, CAPTION, (MARGIN, MARGIN / 2), turned=False)
    return parts


def _numbered(
    cell: Cell, corner: tuple[float, float], bed: Bed, colours: set[int]
) -> list[str]:
    """Draw a page's number in its middle, head down where the page is."""
    width, height = bed.cell
    middle = corner[0] + width / 2
    way = -1 if cell.turned else 1
    base = corner[1] + (height if cell.turned else 0.0)
    number = str(cell.page) if cell.page is not None else "blank"
    size = height * (NUMBER if cell.page is not None else NUMBER / 3)
    parts = _centred(number, size, (middle, base + way * height * RISE), cell.turned)
    if cell.page in colours:
        below = base + way * height * RISE / 2
        parts += _centred("colour", 2 * CAPTION, (middle, below), cell.turned)
    return parts


def _centred(
    text: str, size: float, place: tuple[float, float], turned: bool
) -> list[str]:
    width = lettering(text, size).width
    x = place[0] + (width / 2 if turned else -width / 2)
    return _text(text, size, (x, place[1]), turned=turned)


def _text(
    text: str, size: float, place: tuple[float, float], *, turned: bool
) -> list[str]:
    outlines = lettering(text, size).operators
    way = -1 if turned else 1
    return [f"q {way} 0 0 {way} {place[0]:.2f} {place[1]:.2f} cm", outlines, "Q"]
