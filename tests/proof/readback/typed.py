"""PDFs of a few words at known places, written operator by operator."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

WIDTH, HEIGHT = 300, 200
# Trimmed so much at the left and at the top.
LEFT, TOP = 10, 20
# Courier's letters are 0.6 em wide: at 10 points, 6 each.
SIZE, LETTER = 10, 6


def typed(*pages: str) -> bytes:
    """Return a PDF of pages with this content between BT and ET."""
    out = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)
    for content in pages:
        stream = f"BT /F {SIZE} Tf {content} ET".encode("latin-1")
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, WIDTH, HEIGHT]),
            TrimBox=Array([LEFT, 0, WIDTH, HEIGHT - TOP]),
            Resources=Dictionary(Font=Dictionary(F=font)),
            Contents=out.make_indirect(Stream(out, stream)),
        )
        out.pages.append(pikepdf.Page(page))
    made = io.BytesIO()
    out.save(made, deterministic_id=True)
    return made.getvalue()


def at(text: str, left: float, baseline: float) -> str:
    """Return operators that set a text at a place from the trimmed top left."""
    x, y = LEFT + left, HEIGHT - TOP - baseline
    return f"1 0 0 1 {x} {y} Tm ({text}) Tj "
