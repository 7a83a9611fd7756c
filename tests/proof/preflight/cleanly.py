"""A page without a fault, made object by object, for tests to spoil."""

import io
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String
from PIL import Image

from layout.desk.printer import Printer
from layout.desk.printers.profile import read_printer
from layout.desk.style.builtin import builtin_folder

PRINTER = read_printer("newsprint-tabloid", None)
FACE = "LibreFranklin_400Regular.ttf"
WIDTH, HEIGHT = round(PRINTER.width, 3), round(PRINTER.height, 3)
TRIM = (0.0, 0.0, WIDTH, HEIGHT)
PICTURE = (300, 200)
CONTENT = """\
/Over gs
q 0.3 0 0 0 k 60 900 200 60 re f Q
q 1 w 0 0 0 1 K 60 880 m 400 880 l S Q
q 120 0 0 80 60 700 cm /Im Do Q
BT /F 10 Tf 0 0 0 1 k 60 650 Td (The bridge) Tj ET
"""


def clean(kind: str = "X-4", pages: int = 1) -> Pdf:
    """Return a PDF in which preflight finds nothing; `kind` is the PDF/X asked for."""
    pdf = pikepdf.new()
    font = _font(pdf)
    for _ in range(pages):
        pdf.pages.append(pikepdf.Page(_page(pdf, font)))
    _describe(pdf, kind)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(_intent(pdf))])
    return pdf


def saved(pdf: Pdf, version: str = "1.4", **options: object) -> bytes:
    """Return a PDF's bytes, as a press file is saved."""
    out = io.BytesIO()
    given: dict[str, object] = {
        "deterministic_id": True,
        "force_version": version,
        "object_stream_mode": pikepdf.ObjectStreamMode.disable,
        **options,
    }
    pdf.save(out, **given)  # type: ignore[arg-type]
    return out.getvalue()


def draw(pdf: Pdf, operators: str, page: int = 0) -> None:
    """Add operators to a page, in a state of their own."""
    pdf.pages[page].contents_add(f"\nq {operators} Q\n".encode())


def picture(
    pdf: Pdf, pixels: tuple[int, int], inks: tuple[int, ...], space: str = "CMYK"
) -> Object:
    """Return a picture of one colour, packed without loss."""
    mode = {"CMYK": "CMYK", "RGB": "RGB", "Gray": "L"}[space]
    image = Image.new(mode, pixels, inks if len(inks) > 1 else inks[0])
    stream = Stream(pdf, b"")
    stream.write(zlib.compress(image.tobytes()), filter=Name.FlateDecode)
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height = pixels
    stream.BitsPerComponent, stream.ColorSpace = 8, Name(f"/Device{space}")
    return pdf.make_indirect(stream)


def _page(pdf: Pdf, font: Object) -> Dictionary:
    over = Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1)
    return Dictionary(
        Type=Name.Page,
        MediaBox=Array(list(TRIM)),
        BleedBox=Array(list(TRIM)),
        TrimBox=Array(list(TRIM)),
        Resources=Dictionary(
            Font=Dictionary(F=font),
            ExtGState=Dictionary(Over=over),
            XObject=Dictionary(Im=picture(pdf, PICTURE, (0, 0, 0, 120))),
        ),
        Contents=pdf.make_indirect(Stream(pdf, CONTENT.encode())),
    )


def _font(pdf: Pdf) -> Object:
    data = (builtin_folder() / "fonts" / FACE).read_bytes()
    file = Stream(pdf, b"")
    file.write(zlib.compress(data), filter=Name.FlateDecode)
    file.Length1 = len(data)
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/ABCDEF+LibreFranklin"),
        Flags=32,
        FontBBox=Array([-200, -250, 1000, 970]),
        ItalicAngle=0,
        Ascent=966,
        Descent=-246,
        CapHeight=742,
        StemV=80,
        FontFile2=pdf.make_indirect(file),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name("/ABCDEF+LibreFranklin"),
            FirstChar=32,
            LastChar=126,
            Widths=Array([500] * 95),
            Encoding=Name.WinAnsiEncoding,
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )


def _describe(pdf: Pdf, kind: str) -> None:
    info = pdf.docinfo
    info["/Title"] = String("The paper")
    info["/CreationDate"] = info["/ModDate"] = String("D:20261204000000Z")
    info["/Trapped"] = Name("/False")
    if kind == "X-1a:2001":
        info["/GTS_PDFXVersion"] = String("PDF/X-1:2001")
        info["/GTS_PDFXConformance"] = String("PDF/X-1a:2001")
    elif kind == "X-1a:2003":
        info["/GTS_PDFXVersion"] = String("PDF/X-1a:2003")
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:title"] = "The paper"
        for key in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
            xmp[key] = "2026-12-04T00:00:00+00:00"
        xmp["xmpMM:DocumentID"] = "xmp.did:1"
        xmp["xmpMM:VersionID"] = "1"
        xmp["xmpMM:RenditionClass"] = "default"
        if kind == "X-4":
            xmp["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] = "PDF/X-4"


def _intent(pdf: Pdf) -> Dictionary:
    profile = Stream(pdf, b"")
    data = PRINTER.profile.read_bytes()
    profile.write(zlib.compress(data), filter=Name.FlateDecode)
    profile.N = 4
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(PRINTER.condition),
        Info=String(PRINTER.condition),
        DestOutputProfile=pdf.make_indirect(profile),
    )


def press(**changes: object) -> Printer:
    """Return the printer with some of its profile changed."""
    values = {name: getattr(PRINTER, name) for name in PRINTER.__slots__}
    return Printer(**{**values, **changes})
