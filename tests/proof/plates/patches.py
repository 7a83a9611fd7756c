"""A page of patches, each drawn in another way, and the ink that a press lays there.

Each patch is 20 points square on a ground of 30 % magenta, so that it can be seen what
knocks out and what overprints.
"""

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String
from PIL import Image

SIDE, ACROSS, GAP = 20, 8, 6
SPOT = "Signal Red"
# Cyan, magenta, yellow, black, and the spot, in per cent.
Inks = tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """Operators that draw in a square of side 1, and the inks in its middle."""

    name: str
    draw: str
    inks: Inks
    also: Callable[[Pdf, Object], None] = field(default=lambda pdf, resources: None)


def ground(cyan: int = 0, yellow: int = 0, black: int = 0, spot: int = 0) -> Inks:
    """Return the inks of a patch that overprints the ground."""
    return cyan, 30, yellow, black, spot


def picture(pdf: Pdf, space: Object | Name, data: bytes, **more: object) -> Object:
    """Return a picture of 2 by 2 pixels."""
    made = Stream(pdf, b"")
    made.write(zlib.compress(data), filter=Name.FlateDecode)
    made.Type, made.Subtype = Name.XObject, Name.Image
    made.Width = made.Height = 2
    made.BitsPerComponent, made.ColorSpace = 8, space
    for key, value in more.items():
        made[f"/{key}"] = value
    return pdf.make_indirect(made)


def placing(name: str, make: Callable[[Pdf], Object]) -> Callable[[Pdf, Object], None]:
    def add(pdf: Pdf, resources: Object) -> None:
        resources.XObject[f"/{name}"] = make(pdf)

    return add


def form(pdf: Pdf, operators: str, **more: object) -> Object:
    made = Stream(pdf, operators.encode())
    made.Type, made.Subtype = Name.XObject, Name.Form
    made.BBox = Array([0, 0, 1, 1])
    for key, value in more.items():
        made[f"/{key}"] = value
    return pdf.make_indirect(made)


def jpeg(pdf: Pdf) -> Object:
    out = io.BytesIO()
    Image.new("CMYK", (2, 2), (51, 0, 0, 204)).save(out, "JPEG", quality=95)
    made = Stream(pdf, b"")
    made.write(out.getvalue(), filter=Name.DCTDecode)
    made.Type, made.Subtype = Name.XObject, Name.Image
    made.Width = made.Height = 2
    made.BitsPerComponent, made.ColorSpace = 8, Name.DeviceCMYK
    # As an Adobe JPEG has its inks, and as the renderer writes it.
    made.Decode = Array([1, 0] * 4)
    return pdf.make_indirect(made)


def stencil(pdf: Pdf) -> Object:
    made = Stream(pdf, b"\x00\x00")
    made.Type, made.Subtype, made.ImageMask = Name.XObject, Name.Image, True
    made.Width = made.Height = 2
    made.BitsPerComponent = 1
    return pdf.make_indirect(made)


def separation(pdf: Pdf, name: str, alternate: tuple[float, ...]) -> Object:
    function = Dictionary(
        FunctionType=2,
        Domain=Array([0, 1]),
        C0=Array([0, 0, 0, 0]),
        C1=Array(list(alternate)),
        N=1,
    )
    return pdf.make_indirect(
        Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, function])
    )


def spot(pdf: Pdf) -> Object:
    return separation(pdf, SPOT, (0, 1, 1, 0))


def device_n(pdf: Pdf, *names: str) -> Object:
    """Return a DeviceN whose alternate has the first ink as cyan, the last as black."""
    program = "{" + "exch 0 0 3 -1 roll" + "}"
    function = Stream(pdf, program.encode())
    function.FunctionType = 4
    function.Domain, function.Range = Array([0, 1] * 2), Array([0, 1] * 4)
    return pdf.make_indirect(
        Array(
            [
                Name.DeviceN,
                Array([Name(f"/{name}") for name in names]),
                Name.DeviceCMYK,
                pdf.make_indirect(function),
            ]
        )
    )


def palette(pdf: Pdf) -> Object:
    colours = bytes([0, 0, 0, 255, 51, 0, 102, 0])
    return pdf.make_indirect(Array([Name.Indexed, Name.DeviceCMYK, 1, String(colours)]))


def axial(space: Object | Name, first: list[float], last: list[float]) -> Dictionary:
    function = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array(first), C1=Array(last), N=1
    )
    return Dictionary(
        ShadingType=2,
        ColorSpace=space,
        Coords=Array([0, 0, 1, 0]),
        Function=function,
        Extend=Array([True, True]),
    )


def shading(pdf: Pdf, resources: Object) -> None:
    resources.Shading.Blend = pdf.make_indirect(
        axial(Name.DeviceCMYK, [1, 0, 0, 0], [0, 0, 0.4, 0.6])
    )


def tiles(kind: int) -> Callable[[Pdf, Object], None]:
    def add(pdf: Pdf, resources: Object) -> None:
        colour = "0.2 0 0 0.4 k " if kind == 1 else ""
        made = Stream(pdf, f"{colour}0 0 5 5 re f".encode())
        made.Type, made.PatternType, made.PaintType = Name.Pattern, 1, kind
        made.TilingType, made.BBox = 1, Array([0, 0, 5, 5])
        made.XStep = made.YStep = 5
        made.Resources = Dictionary()
        resources.Pattern[f"/Tiles{kind}"] = pdf.make_indirect(made)

    return add


def drawn_font(pdf: Pdf, resources: Object) -> None:
    """Add a font whose letter A is a full square, drawn in its own colour."""
    glyph = Stream(pdf, b"1000 0 d0 0.6 0 0 0 k 0 0 1000 1000 re f")
    resources.Font.Drawn = pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, 0, 1000, 1000]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=Dictionary(A=pdf.make_indirect(glyph)),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([65, Name.A])),
            FirstChar=65,
            LastChar=65,
            Widths=Array([1000]),
            Resources=Dictionary(),
        )
    )


FULL = "0 0 1 1 re f"
PATCHES = [
    Patch(name="four inks", draw=f"0.1 0.2 0.3 0.4 k {FULL}", inks=(10, 20, 30, 40, 0)),
    Patch(name="a space by name", draw=f"/DeviceCMYK cs 1 0 0 0 sc {FULL}",
          inks=(100, 0, 0, 0, 0)),
    Patch(name="a space begins black", draw=f"/DeviceCMYK cs {FULL}",
          inks=(0, 0, 0, 100, 0)),
    Patch(name="grey", draw=f"0.25 g {FULL}", inks=(0, 0, 0, 75, 0)),
    Patch(name="black knocks out", draw=f"0 0 0 1 k {FULL}", inks=(0, 0, 0, 100, 0)),
    Patch(name="black overprints", draw=f"/Over gs 0 0 0 1 k {FULL}",
          inks=ground(black=100)),
    Patch(name="overprint after colour", draw=f"0 0 0 1 k /Over gs {FULL}",
          inks=ground(black=100)),
    Patch(name="mode 0 knocks out", draw=f"/Nought gs 0 0 0 1 k {FULL}",
          inks=(0, 0, 0, 100, 0)),
    Patch(name="white knocks out", draw=f"0 0 0 0 k {FULL}", inks=(0, 0, 0, 0, 0)),
    Patch(name="white overprints to nothing", draw=f"/Over gs 0 0 0 0 k {FULL}",
          inks=ground()),
    Patch(name="the state is restored", draw=f"q /Over gs Q 0.5 0 0 0 k {FULL}",
          inks=(50, 0, 0, 0, 0)),
    Patch(name="stroke overprints",
          draw="/Over gs 0 0 0 1 K 1 w 0 0.5 m 1 0.5 l S", inks=ground(black=100)),
    Patch(name="fill overprints, stroke does not",
          draw="/Fill gs 0 0 0 1 k 0 0 0 0 K 0.1 w 0 0 1 1 re B",
          inks=ground(black=100)),
    Patch(name="nothing painted still clips",
          draw="/Over gs 0 0 0 0 k 0 0 0.1 0.1 re W f 1 0 0 0 k 0 0 1 1 re f",
          inks=ground()),
    Patch(name="half seen through", draw=f"/Half gs 1 0 0 0 k {FULL}",
          inks=(50, 15, 0, 0, 0)),
    Patch(name="multiplied", draw=f"/Multiply gs 0.2 0 0 0 k {FULL}",
          inks=(20, 30, 0, 0, 0)),
    Patch(name="spot", draw=f"/Spot cs 0.6 scn {FULL}", inks=(0, 0, 0, 0, 60)),
    Patch(name="spot overprints", draw=f"/Over gs /Spot cs 0.6 scn {FULL}",
          inks=ground(spot=60)),
    Patch(name="inks spare the spot under them",
          draw=f"/Spot cs 1 scn {FULL} /Over gs 0 0 0 1 k {FULL}",
          inks=(0, 0, 0, 100, 100)),
    Patch(name="inks knock the spot out",
          draw=f"/Spot cs 1 scn {FULL} 0 0 0 1 k {FULL}", inks=(0, 0, 0, 100, 0)),
    Patch(name="black by name overprints", draw=f"/Over gs /Black cs 1 scn {FULL}",
          inks=ground(black=100)),
    Patch(name="on every plate", draw=f"/All cs 0.5 scn {FULL}",
          inks=(50, 50, 50, 50, 50)),
    Patch(name="on no plate", draw=f"/None cs 1 scn {FULL}", inks=ground()),
    Patch(name="spot and black", draw=f"/Two cs 0.3 0.7 scn {FULL}",
          inks=(0, 0, 0, 70, 30)),
    Patch(name="picture in four inks", draw="/Four Do", inks=(20, 0, 0, 40, 0),
          also=placing("Four", lambda pdf: picture(
              pdf, Name.DeviceCMYK, bytes([51, 0, 0, 102] * 4)))),
    Patch(name="picture overprints as it is", draw="/Over gs /Four Do",
          inks=(20, 0, 0, 40, 0)),
    Patch(name="JPEG in four inks", draw="/Jpeg Do", inks=(20, 0, 0, 80, 0),
          also=placing("Jpeg", jpeg)),
    Patch(name="grey picture", draw="/Grey Do", inks=(0, 0, 0, 40, 0),
          also=placing("Grey", lambda pdf: picture(
              pdf, Name.DeviceGray, bytes([153] * 4)))),
    Patch(name="picture in one bit", draw="/Bit Do", inks=(0, 0, 0, 100, 0),
          also=placing("Bit", lambda pdf: picture(
              pdf, Name.DeviceGray, b"\x00\x00", BitsPerComponent=1))),
    Patch(name="picture from a palette", draw="/Palette Do", inks=(20, 0, 40, 0, 0),
          also=placing("Palette", lambda pdf: picture(
              pdf, palette(pdf), b"\xc0\xc0", BitsPerComponent=1))),
    Patch(name="picture in the spot", draw="/Red Do", inks=(0, 0, 0, 0, 60),
          also=placing("Red", lambda pdf: picture(pdf, spot(pdf), bytes([153] * 4)))),
    Patch(name="picture in the spot overprints", draw="/Over gs /Red Do",
          inks=ground(spot=60)),
    Patch(name="picture with hidden colours", draw="/Keyed Do", inks=ground(),
          also=placing("Keyed", lambda pdf: picture(
              pdf, Name.DeviceCMYK, bytes([51, 0, 0, 102] * 4),
              Mask=Array([50, 60, 0, 0, 0, 0, 100, 110])))),
    Patch(name="picture behind glass", draw="/Glass Do", inks=(10, 15, 0, 20, 0),
          also=placing("Glass", lambda pdf: picture(
              pdf, Name.DeviceCMYK, bytes([51, 0, 0, 102] * 4),
              SMask=picture(pdf, Name.DeviceGray, bytes([128] * 4))))),
    Patch(name="stencil", draw="0 0.8 0 0 k /Stencil Do", inks=(0, 80, 0, 0, 0),
          also=placing("Stencil", stencil)),
    Patch(name="stencil overprints", draw="/Over gs 0 0 0 1 k /Stencil Do",
          inks=ground(black=100)),
    Patch(name="inline picture",
          draw="BI /W 1 /H 1 /CS /CMYK /BPC 8 /F /AHx ID 33000066> EI",
          inks=(20, 0, 0, 40, 0)),
    Patch(name="form in its caller's ink", draw="0 0 0.7 0 k /Form Do",
          inks=(0, 0, 70, 0, 0), also=placing("Form", lambda pdf: form(pdf, FULL))),
    Patch(name="the same form in another", draw="/Over gs 0 0 0 0.7 k /Form Do",
          inks=ground(black=70)),
    Patch(name="group half seen through", draw="/Half gs /Group Do",
          inks=(50, 15, 0, 0, 0),
          also=placing("Group", lambda pdf: form(
              pdf, f"1 0 0 0 k {FULL}",
              Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)))),
    Patch(name="tiles", draw=f"/Pattern cs /Tiles1 scn {FULL}",
          inks=(20, 0, 0, 40, 0), also=tiles(1)),
    Patch(name="tiles in a colour", draw=f"/Tinted cs 0 0.9 0 0 /Tiles2 scn {FULL}",
          inks=(0, 90, 0, 0, 0), also=tiles(2)),
    Patch(name="gradient", draw="0 0 1 1 re W n /Blend sh", inks=(50, 0, 20, 30, 0),
          also=shading),
    Patch(name="drawn type", draw="BT /Drawn 1 Tf 0 0 Td (A) Tj ET",
          inks=(60, 0, 0, 0, 0), also=drawn_font),
]  # fmt: skip


def page_of_patches() -> bytes:
    """Return the page as PDF, without any rgb in it."""
    pdf = pikepdf.new()
    rows = -(-len(PATCHES) // ACROSS)
    step = SIDE + GAP
    size = (ACROSS * step, rows * step)
    resources = _resources(pdf)
    parts = [f"0 0.3 0 0 k 0 0 {size[0]} {size[1]} re f"]
    for number, patch in enumerate(PATCHES):
        x, y = corner(number)
        patch.also(pdf, resources)
        parts.append(f"q {SIDE} 0 0 {SIDE} {x} {y} cm {patch.draw}\nQ")
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, *size]),
        TrimBox=Array([0, 0, *size]),
        # The space that is blended in; without it some blend in RGB.
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK),
        Resources=resources,
        Contents=pdf.make_indirect(Stream(pdf, "\n".join(parts).encode())),
    )
    pdf.pages.append(pikepdf.Page(page))
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def corner(number: int) -> tuple[int, int]:
    """Return a patch's left and foot in points."""
    row, column = divmod(number, ACROSS)
    return column * (SIDE + GAP) + GAP // 2, row * (SIDE + GAP) + GAP // 2


def _resources(pdf: Pdf) -> Object:
    def state(**keys: object) -> Dictionary:
        return Dictionary({f"/{key}": value for key, value in keys.items()})

    return pdf.make_indirect(
        Dictionary(
            ExtGState=Dictionary(
                Over=state(OP=True, op=True, OPM=1),
                Nought=state(OP=True, op=True, OPM=0),
                Fill=state(OP=False, op=True, OPM=1),
                Half=state(ca=0.5),
                Multiply=state(BM=Name.Multiply),
            ),
            ColorSpace=Dictionary(
                {
                    "/Spot": spot(pdf),
                    "/Black": separation(pdf, "Black", (0, 0, 0, 1)),
                    "/All": separation(pdf, "All", (1, 1, 1, 1)),
                    "/None": separation(pdf, "None", (0, 0, 0, 1)),
                    "/Two": device_n(pdf, SPOT, "Black"),
                    "/Tinted": Array([Name.Pattern, Name.DeviceCMYK]),
                }
            ),
            XObject=Dictionary(),
            Pattern=Dictionary(),
            Shading=Dictionary(),
            Font=Dictionary(),
        )
    )
