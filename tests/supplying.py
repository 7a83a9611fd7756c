"""Advertisements as PDF, right and wrong, made object by object."""

import io
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from layout.units import points
from tests.proof.preflight.cleanly import clean, saved

# A column and two of the built-in style's page, and a depth, in millimetres.
ONE, TWO, DEPTH = 49.8, 103.6, 60.0
# A block stands so far from each of the four edges as they are seen: left, foot,
# right, top. All differ, so that no turn or shift can pass for another.
INSETS = (10.0, 20.0, 30.0, 40.0)
WORDS = "The bridge shuts"

Boxes = dict[str, tuple[float, float, float, float]]


def advert(
    wide: float = ONE, deep: float = DEPTH, *, turn: int = 0, unit: float = 1.0
) -> Pdf:
    """Return an advertisement that is seen `wide` by `deep` mm, whatever its turn.

    It has a block of cyan, WORDS in black, and a trim that is not at the origin.
    """
    seen = (points(wide) / unit, points(deep) / unit)
    across, up = seen[::-1] if turn % 180 else seen
    left, foot = 31.5, 47.25
    trim = (left, foot, left + across, foot + up)
    inset = [side / unit for side in INSETS]
    # Turned clockwise by a quarter, what was left is seen at the top, foot at the left.
    order = {0: (0, 1, 2, 3), 90: (3, 0, 1, 2), 180: (2, 3, 0, 1), 270: (1, 2, 3, 0)}
    x0, y0, x1, y1 = (inset[n] for n in order[turn])
    block = (left + x0, foot + y0, across - x0 - x1, up - y0 - y1)
    pdf = clean()
    page = pdf.pages[0].obj
    size = " ".join(f"{number:.5f}" for number in block)
    page.Contents = pdf.make_indirect(
        Stream(
            pdf,
            f"q 0.3 0 0 0 k {size} re f Q /Over gs BT /F 9 Tf 0 0 0 1 k "
            f"{left + across / 3:.3f} {foot + up / 2:.3f} Td ({WORDS}) Tj ET".encode(),
        )
    )
    page.MediaBox = page.BleedBox = Array([0, 0, across + 90, up + 120])
    page.TrimBox = Array([round(side, 5) for side in trim])
    if turn:
        page.Rotate = turn
    if unit != 1:
        page.UserUnit = unit
    return pdf


def spoilt(spoil: Callable[[Pdf], object]) -> bytes:
    pdf = advert()
    spoil(pdf)
    return saved(pdf)


def add(pdf: Pdf, operators: bytes) -> None:
    pdf.pages[0].contents_add(b"\nq " + operators + b" Q")


def encrypted(user: str) -> bytes:
    out = io.BytesIO()
    advert().save(out, encryption=pikepdf.Encryption(owner="owner", user=user))
    return out.getvalue()


def bomb(megabytes: int = 300) -> bytes:
    """Return an advertisement whose drawing unpacks to so much, packed twice."""
    packer, packed = zlib.compressobj(9), b""
    for _ in range(megabytes):
        packed += packer.compress(b" " * 1_000_000)
    packed = zlib.compress(packed + packer.flush(), 9)
    pdf = advert()
    stream = Stream(pdf, b"")
    stream.write(packed, filter=Array([Name.FlateDecode, Name.FlateDecode]))
    pdf.pages[0].obj.Contents = pdf.make_indirect(stream)
    return _as_packed(pdf)


def _as_packed(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    level = pikepdf.StreamDecodeLevel.none
    pdf.save(out, compress_streams=False, stream_decode_level=level)
    return out.getvalue()


def nest(pdf: Pdf, depth: int = 9, times: int = 9) -> None:
    """Draw a form of forms of forms."""
    inner = form(pdf, b"0 0 1 1 re f", {})
    for _ in range(depth):
        inner = form(pdf, b"/F Do " * times, {"/F": inner})
    pdf.pages[0].obj.Resources.XObject.Nest = inner
    add(pdf, b"/Nest Do")


def circle(pdf: Pdf) -> None:
    """Draw a form that draws itself."""
    ring = form(pdf, b"/F Do", {})
    ring.Resources.XObject = Dictionary(F=ring)
    pdf.pages[0].obj.Resources.XObject.Ring = ring
    add(pdf, b"/Ring Do")


def form(pdf: Pdf, operators: bytes, inside: dict[str, pikepdf.Object]) -> Stream:
    made = pdf.make_indirect(Stream(pdf, operators))
    assert isinstance(made, Stream)
    made.Type, made.Subtype = Name.XObject, Name.Form
    made.BBox = Array([0, 0, 9, 9])
    made.Resources = Dictionary(XObject=Dictionary(inside))
    return made


def layers(pdf: Pdf, *, hidden: bool) -> None:
    """Put a block on a layer."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Prices")))
    shown = Dictionary(OFF=Array([layer] if hidden else []))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=shown)
    pdf.pages[0].obj.Resources.Properties = Dictionary(L=layer)
    add(pdf, b"/OC /L BDC 0 1 0 0 k 60 100 20 20 re f EMC")


def script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("print()"))


def attach(pdf: Pdf) -> None:
    pdf.attachments["prices.txt"] = b"1"


def comment(pdf: Pdf) -> None:
    note = Dictionary(Subtype=Name.FreeText, Rect=Array([50, 50, 90, 90]))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def field(pdf: Pdf) -> None:
    blank = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("name")))
    pdf.Root.AcroForm = Dictionary(Fields=Array([blank]))


def lzw() -> bytes:
    pdf = advert()
    stream = Stream(pdf, b"")
    stream.write(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", filter=Name.LZWDecode)
    pdf.pages[0].obj.Resources.XObject.Packed = pdf.make_indirect(stream)
    return _as_packed(pdf)
