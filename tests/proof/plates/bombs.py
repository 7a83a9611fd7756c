"""Pages of a few kilobytes that ask for hours of work or for gigabytes."""

import zlib
from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from tests.proof.preflight.cleanly import clean, saved

TWO_MILLION = 2_000_000


def packed(pdf: Pdf, content: bytes) -> Object:
    """Return a stream that is packed as well as can be."""
    stream = Stream(pdf, b"")
    stream.write(zlib.compress(content, 9), filter=Name.FlateDecode)
    return pdf.make_indirect(stream)


def form(pdf: Pdf, content: bytes, **resources: Object) -> Object:
    stream = Stream(pdf, content)
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array([0, 0, 9, 9])
    stream.Resources = Dictionary(
        {f"/{kind}": things for kind, things in resources.items()}
    )
    return pdf.make_indirect(stream)


def cell(pdf: Pdf, content: bytes, **resources: Object) -> Object:
    """Return a tiling pattern."""
    stream = Stream(pdf, content)
    stream.Type, stream.PatternType = Name.Pattern, 1
    stream.PaintType = stream.TilingType = 1
    stream.BBox, stream.XStep, stream.YStep = Array([0, 0, 9, 9]), 9, 9
    stream.Resources = Dictionary(
        {f"/{kind}": things for kind, things in resources.items()}
    )
    return pdf.make_indirect(stream)


def only(content: bytes, **resources: object) -> Callable[[Pdf], None]:
    """Return what puts content on the first page, and nothing else."""

    def spoil(pdf: Pdf) -> None:
        pdf.pages[0].obj.Contents = packed(pdf, content)
        for kind, things in resources.items():
            pdf.pages[0].obj.Resources[f"/{kind}"] = things

    return spoil


def nest_forms(pdf: Pdf) -> None:
    """Draw a form that draws a form ten times, that draws a form ten times..."""
    below = form(pdf, b"0 0 1 1 re f")
    for _ in range(12):
        below = form(pdf, b"/Own Do " * 10, XObject=Dictionary(Own=below))
    only(b"/Own Do", XObject=Dictionary(Own=below))(pdf)


def nest_patterns(pdf: Pdf) -> None:
    """Fill with a pattern that is filled with a pattern ten times, and so on."""
    fill = b"/Pattern cs /Own scn 0 0 9 9 re f "
    below = cell(pdf, b"0 0 1 1 re f")
    for _ in range(12):
        below = cell(pdf, fill * 10, Pattern=Dictionary(Own=below))
    only(fill, Pattern=Dictionary(Own=below))(pdf)


def pattern_in_itself(pdf: Pdf) -> None:
    fill = b"/Pattern cs /Own scn 0 0 9 9 re f "
    own = cell(pdf, fill)
    own.Resources.Pattern = Dictionary(Own=own)
    only(fill, Pattern=Dictionary(Own=own))(pdf)


def glyph_font(pdf: Pdf, glyph: bytes) -> Object:
    """Return a font whose one glyph is drawn by operators."""
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, 0, 9, 9]),
            FontMatrix=Array([0.1, 0, 0, 0.1, 0, 0]),
            CharProcs=Dictionary(a=packed(pdf, glyph)),
            Encoding=Dictionary(Differences=Array([97, Name.a])),
            FirstChar=97,
            LastChar=97,
            Widths=Array([10]),
            Resources=Dictionary(),
        )
    )


def costly_glyphs(pdf: Pdf) -> None:
    """Set a glyph of ten thousand operators a thousand times."""
    font = glyph_font(pdf, b"10 0 d0 " + b"0 0 1 1 re f " * 5000)
    text = b"BT /T 9 Tf 9 9 Td (" + b"a" * 1000 + b") Tj ET"
    only(text, Font=Dictionary(T=font))(pdf)


def font_in_itself(pdf: Pdf) -> None:
    """Set a glyph that is set in its own font."""
    font = glyph_font(pdf, b"10 0 d0 BT /T 1 Tf (a) Tj ET 0 0 9 9 re f")
    font.Resources.Font = Dictionary(T=font)
    only(b"BT /T 9 Tf 9 9 Td (a) Tj ET", Font=Dictionary(T=font))(pdf)


def many_plates(pdf: Pdf) -> None:
    """Name a thousand inks."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * 4, C1=[0, 1, 1, 0], N=1)
    spaces = Dictionary()
    for number in range(1000):
        name = Name(f"/Ink{number}")
        spaces[f"/S{number}"] = Array([Name.Separation, name, Name.DeviceCMYK, tint])
    only(b"/S1 cs 1 scn 0 0 9 9 re f", ColorSpace=spaces)(pdf)


def wide_page(pdf: Pdf) -> None:
    for key in ("/MediaBox", "/BleedBox", "/TrimBox"):
        pdf.pages[0].obj[key] = Array([0, 0, 200_000, 200_000])


# What each does, and whether it is too much, or is printed for all that.
TOO_MUCH: dict[str, Callable[[Pdf], None]] = {
    "two million operators": only(b"0 g " * TWO_MILLION),
    "two million pairs of states": only(b"q Q " * (TWO_MILLION // 2)),
    "a million states kept": only(b"q " * 1_000_000),
    "thirty million numbers": only(b"1 " * 30_000_000),
    "forms in forms": nest_forms,
    "patterns in patterns": nest_patterns,
    "costly glyphs": costly_glyphs,
}
CIRCLES: dict[str, Callable[[Pdf], None]] = {
    "a pattern in itself": pattern_in_itself,
    "a font in itself": font_in_itself,
}


def bomb(spoil: Callable[[Pdf], None]) -> bytes:
    """Return a file with one page that is spoilt."""
    pdf = clean()
    spoil(pdf)
    return saved(pdf)
