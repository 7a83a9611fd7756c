"""Deliberately wrong PDFs, one fault each: every one is caught by its own code."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from layout.codes import Code
from layout.desk.printer import Printer
from layout.errors import LayoutError
from layout.notes import Note
from layout.proof.preflight.all_checks import CHECKS
from layout.proof.preflight.preflighting import preflight
from tests.proof.preflight.cleanly import (
    HEIGHT,
    WIDTH,
    clean,
    draw,
    picture,
    press,
    saved,
)

Spoil = Callable[[Pdf], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """How a clean PDF is spoilt, what that is called, and how often it is found.

    `kind` is the PDF/X asked for, `printer` what else differs in the profile, `save`
    how the file is saved.
    """

    code: str
    spoil: Spoil = field(default=lambda pdf: None)
    kind: str = "X-4"
    pages: int = 1
    printer: dict[str, object] = field(default_factory=dict)
    save: dict[str, object] = field(default_factory=dict)
    also: tuple[str, ...] = ()


def found(folder: Path, content: bytes, printer: Printer) -> tuple[Note, ...]:
    path = folder / "page.pdf"
    path.write_bytes(content)
    return preflight(path, printer, "page.pdf").notes


def resources(pdf: Pdf) -> pikepdf.Object:
    return pdf.pages[0].obj.Resources


def state(pdf: Pdf, operators: str, **keys: object) -> None:
    """Draw in a graphics state of its own."""
    own = Dictionary({f"/{key}": value for key, value in keys.items()})
    resources(pdf).ExtGState.Own = own
    draw(pdf, f"/Own gs {operators}")


def named(pdf: Pdf, name: str, operators: str) -> None:
    """Draw in a separation colour."""
    tint = Dictionary(
        FunctionType=2,
        Domain=Array([0, 1]),
        C0=Array([0, 0, 0, 0]),
        C1=Array([0, 1, 1, 0]),
        N=1,
    )
    space = Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, tint])
    resources(pdf).ColorSpace = Dictionary(Spot=space)
    draw(pdf, f"/Spot cs 1 scn {operators}")


def place(pdf: Pdf, image: pikepdf.Object, wide: float, high: float) -> None:
    resources(pdf).XObject.Own = image
    draw(pdf, f"{wide} 0 0 {high} 300 300 cm /Own Do")


def form(pdf: Pdf, content: bytes, **keys: object) -> pikepdf.Object:
    stream = Stream(pdf, content, **keys)
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array([0, 0, 100, 100])
    return pdf.make_indirect(stream)


def script(pdf: Pdf) -> None:
    action = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root.OpenAction = pdf.make_indirect(action)


def no_title(pdf: Pdf) -> None:
    del pdf.docinfo["/Title"]


def untrapped(pdf: Pdf) -> None:
    del pdf.docinfo["/Trapped"]


def unclaimed(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        del xmp["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"]


def unversioned(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        del xmp["xmpMM:VersionID"]


def no_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


def two_intents(pdf: Pdf) -> None:
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


def light_intent(pdf: Pdf) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    data = bytearray(profile.read_bytes())
    data[12:16] = b"mntr"
    profile.write(bytes(data))


def other_condition(pdf: Pdf) -> None:
    intent = pdf.Root.OutputIntents[0]
    intent.OutputConditionIdentifier = String("FOGRA39")
    data = bytearray(intent.DestOutputProfile.read_bytes())
    data[100] ^= 1
    intent.DestOutputProfile.write(bytes(data))


def jpeg_2000(pdf: Pdf) -> None:
    image = picture(pdf, (300, 200), (0, 0, 0, 100))
    image.Filter = Name.JPXDecode
    place(pdf, image, 72, 48)


def elsewhere(pdf: Pdf) -> None:
    image = picture(pdf, (300, 200), (0, 0, 0, 100))
    image.OPI = Dictionary()
    place(pdf, image, 72, 48)


def postscript(pdf: Pdf) -> None:
    stream = pdf.make_indirect(
        Stream(pdf, b"showpage", Type=Name.XObject, Subtype=Name.PS)
    )
    resources(pdf).XObject.Ps = stream


def layered(pdf: Pdf) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("English")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary())


def no_trim(pdf: Pdf) -> None:
    del pdf.pages[0].obj.TrimBox


def bleed_inside(pdf: Pdf) -> None:
    pdf.pages[0].obj.BleedBox = Array([10, 10, WIDTH - 10, HEIGHT - 10])


def wider(pdf: Pdf) -> None:
    for key in ("/MediaBox", "/BleedBox", "/TrimBox"):
        pdf.pages[0].obj[key] = Array([0, 0, WIDTH + 10, HEIGHT])


def turned(pdf: Pdf) -> None:
    pdf.pages[0].obj.Rotate = 180


def commented(pdf: Pdf) -> None:
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Rect=Array([100, 100, 120, 120])
    )
    pdf.pages[0].obj.Annots = Array([note])


def emptied(pdf: Pdf) -> None:
    pdf.pages[0].obj.Contents = pdf.make_indirect(Stream(pdf, b"q Q"))


def bare_font(pdf: Pdf) -> None:
    del resources(pdf).Font.F.FontDescriptor.FontFile2


def drawn_font(pdf: Pdf) -> None:
    resources(pdf).Font.F.Subtype = Name.Type3


def tagged_cmyk(pdf: Pdf) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    space = Array([Name.ICCBased, profile])
    resources(pdf).ColorSpace = Dictionary(Own=space)
    draw(pdf, "/Own cs 0 0 0 1 scn 300 300 50 50 re f")


def gradient(pdf: Pdf) -> None:
    blend = Dictionary(
        FunctionType=2,
        Domain=Array([0, 1]),
        C0=Array([0, 0, 0, 0.2]),
        C1=Array([0, 0, 0, 0.8]),
        N=1,
    )
    resources(pdf).Shading = Dictionary(
        Own=Dictionary(
            ShadingType=2,
            ColorSpace=Name.DeviceCMYK,
            Coords=Array([0, 0, 100, 0]),
            Function=blend,
        )
    )
    draw(pdf, "300 300 50 50 re W n /Own sh")


def masked(pdf: Pdf) -> None:
    image = picture(pdf, (300, 200), (0, 0, 0, 100))
    image.SMask = picture(pdf, (300, 200), (128,), "Gray")
    place(pdf, image, 72, 48)


def light_group(pdf: Pdf) -> None:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    resources(pdf).XObject.Own = form(pdf, b"0 0 0 1 k 0 0 9 9 re f", Group=group)
    draw(pdf, "1 0 0 1 300 300 cm /Own Do")


def circle(pdf: Pdf) -> None:
    inner = form(pdf, b"/Own Do", Resources=Dictionary())
    inner.Resources.XObject = Dictionary(Own=inner)
    resources(pdf).XObject.Own = inner
    draw(pdf, "/Own Do")


def stencil(pdf: Pdf) -> None:
    image = pdf.make_indirect(
        Stream(
            pdf,
            bytes(1000),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=80,
            Height=100,
            BitsPerComponent=1,
            ImageMask=True,
        )
    )
    place(pdf, image, 72, 90)


def cut_short(pdf: Pdf) -> None:
    draw(pdf, "/Missing Do")


def text(operators: str) -> Spoil:
    return lambda pdf: draw(pdf, f"BT {operators} 300 300 Td (word) Tj ET")


def fill(operators: str, box: str = "300 300 50 50") -> Spoil:
    return lambda pdf: draw(pdf, f"{operators} {box} re f")


X1A = "X-1a:2003"
FAULTS = {
    "too new": Fault(code=Code.PRESS_VERSION, save={"version": "1.7"}),
    "too new for 2001": Fault(code=Code.PRESS_VERSION, kind="X-1a:2001"),
    "no id": Fault(code=Code.PRESS_ID, save={"no_id": True}),
    "a script": Fault(code=Code.PRESS_ACTIVE, spoil=script),
    "no title": Fault(code=Code.PRESS_INFO, spoil=no_title),
    "not said whether trapped": Fault(code=Code.PRESS_TRAPPED, spoil=untrapped),
    "no claim": Fault(code=Code.PRESS_CLAIM, spoil=unclaimed),
    "claims 2003 for 2001": Fault(
        code=Code.PRESS_CLAIM, printer={"pdf": "X-1a:2001"}, also=("press-version",)
    ),
    "no version in the metadata": Fault(code=Code.PRESS_METADATA, spoil=unversioned),
    "no output intent": Fault(code=Code.PRESS_INTENT, spoil=no_intent),
    "two output intents": Fault(code=Code.PRESS_INTENT, spoil=two_intents),
    "a monitor's intent": Fault(code=Code.PRESS_INTENT, spoil=light_intent),
    "for coated paper": Fault(code=Code.PRESS_CONDITION, spoil=other_condition),
    "JPEG 2000": Fault(code=Code.PRESS_FILTER, spoil=jpeg_2000, kind=X1A),
    "a stand-in": Fault(code=Code.PRESS_OUTSIDE, spoil=elsewhere),
    "PostScript": Fault(code=Code.PRESS_POSTSCRIPT, spoil=postscript),
    "a transfer curve": Fault(
        code=Code.PRESS_TRANSFER,
        spoil=lambda pdf: state(pdf, "300 300 9 9 re n", TR=Name.Identity),
    ),
    "packed objects": Fault(
        code=Code.PRESS_PACKED,
        kind=X1A,
        save={
            "version": "1.5",
            "object_stream_mode": pikepdf.ObjectStreamMode.generate,
        },
        also=("press-version",),
    ),
    "layers": Fault(code=Code.PRESS_LAYERS, spoil=layered),
    "no trim box": Fault(code=Code.PRESS_BOXES, spoil=no_trim),
    "trimmed outside the bleed": Fault(code=Code.PRESS_BOXES, spoil=bleed_inside),
    "wider": Fault(code=Code.PRESS_SIZE, spoil=wider),
    "six pages": Fault(code=Code.PRESS_COUNT, pages=6),
    "turned": Fault(code=Code.PRESS_TURNED, spoil=turned),
    "a comment": Fault(code=Code.PRESS_ANNOTATION, spoil=commented),
    "an empty page": Fault(code=Code.PRESS_EMPTY, spoil=emptied),
    "type at the edge": Fault(
        code=Code.PRESS_MARGIN,
        spoil=lambda pdf: draw(pdf, "BT /F 10 Tf 0 0 0 1 k 5 300 Td (word) Tj ET"),
    ),
    "a ground at the edge": Fault(
        code=Code.PRESS_MARGIN, spoil=fill("0 0 0 0.5 k", "0 300 60 60")
    ),
    "a font outside": Fault(code=Code.PRESS_FONT, spoil=bare_font),
    "drawn glyphs": Fault(code=Code.PRESS_FONT_KIND, spoil=drawn_font),
    "RGB": Fault(code=Code.PRESS_RGB, spoil=fill("1 0 0 rg")),
    "an RGB picture": Fault(
        code=Code.PRESS_RGB,
        spoil=lambda pdf: place(
            pdf, picture(pdf, (300, 200), (9, 9, 9), "RGB"), 72, 48
        ),
    ),
    "a spot colour": Fault(
        code=Code.PRESS_SPOT, spoil=lambda pdf: named(pdf, "Gold", "300 300 50 50 re f")
    ),
    "registration": Fault(
        code=Code.PRESS_SPOT,
        spoil=lambda pdf: named(pdf, "All", "300 300 50 50 re f"),
        also=("press-ink",),
    ),
    "a heavy colour": Fault(code=Code.PRESS_INK, spoil=fill("1 1 0.5 0.5 k")),
    "a heavy picture": Fault(
        code=Code.PRESS_PICTURE_INK,
        spoil=lambda pdf: place(
            pdf, picture(pdf, (300, 200), (255, 255, 255, 0)), 72, 48
        ),
    ),
    "CMYK with a profile": Fault(code=Code.PRESS_DOUBLE_ICC, spoil=tagged_cmyk),
    "colour on a black page": Fault(
        code=Code.PRESS_MONO, printer={"signature": 2, "colour": (2,)}
    ),
    "a pale ground": Fault(code=Code.PRESS_TINT, spoil=fill("0 0 0 0.02 k")),
    "a filled-in ground": Fault(code=Code.PRESS_TINT, spoil=fill("0 0 0 0.95 k")),
    "small type": Fault(code=Code.PRESS_TYPE, spoil=text("/F 5 Tf 0 0 0 1 k")),
    "small type by its matrix": Fault(
        code=Code.PRESS_TYPE, spoil=text("/F 10 Tf 0 0 0 1 k 0.5 0 0 0.5 150 150 Tm")
    ),
    "small tinted type": Fault(code=Code.PRESS_TYPE, spoil=text("/F 7 Tf 0 0 0 0.5 k")),
    "small reversed type": Fault(
        code=Code.PRESS_TYPE,
        spoil=lambda pdf: state(
            pdf, "BT /F 8 Tf 0 0 0 0 k 300 300 Td (word) Tj ET", op=False
        ),
    ),
    "small type in two inks": Fault(
        code=Code.PRESS_TYPE, spoil=text("/F 8 Tf 0 1 1 0 k")
    ),
    "black of four inks": Fault(
        code=Code.PRESS_RICH_BLACK, spoil=text("/F 12 Tf 0.5 0.4 0.4 0.9 k")
    ),
    "a hairline": Fault(
        code=Code.PRESS_RULE, spoil=lambda pdf: draw(pdf, "0 w 60 500 m 99 500 l S")
    ),
    "a thin rule in three inks": Fault(
        code=Code.PRESS_RULE,
        spoil=lambda pdf: draw(pdf, "1 w 0 1 1 .2 K 60 500 m 99 500 l S"),
    ),
    "white that overprints": Fault(
        code=Code.PRESS_WHITE, spoil=text("/F 12 Tf 0 0 0 0 k")
    ),
    "black knocked out": Fault(
        code=Code.PRESS_KNOCKOUT,
        spoil=lambda pdf: state(
            pdf, "BT /F 10 Tf 0 0 0 1 k 70 910 Td (word) Tj ET", op=False
        ),
    ),
    "seen through": Fault(
        code=Code.PRESS_TRANSPARENCY,
        kind=X1A,
        spoil=lambda pdf: state(pdf, "300 300 50 50 re f", ca=0.5),
    ),
    "a soft mask": Fault(code=Code.PRESS_TRANSPARENCY, kind=X1A, spoil=masked),
    "a group in light": Fault(code=Code.PRESS_TRANSPARENCY, spoil=light_group),
    "a gradient": Fault(code=Code.PRESS_GRADIENT, kind=X1A, spoil=gradient),
    "a poor picture": Fault(
        code=Code.PRESS_RESOLUTION,
        spoil=lambda pdf: place(pdf, picture(pdf, (80, 60), (0, 0, 0, 100)), 144, 108),
    ),
    "a coarse stencil": Fault(code=Code.PRESS_LINE_ART, spoil=stencil),
    "a wasteful picture": Fault(
        code=Code.PRESS_WASTE,
        spoil=lambda pdf: place(
            pdf, picture(pdf, (1200, 900), (0, 0, 0, 100)), 100, 75
        ),
    ),
    "a form in itself": Fault(code=Code.PRESS_CONTENT, spoil=circle),
    "a picture that is not there": Fault(code=Code.PRESS_CONTENT, spoil=cut_short),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_caught_by_its_code(tmp_path: Path, name: str) -> None:
    fault = FAULTS[name]
    asked = {"pdf": fault.kind, **fault.printer}
    pdf = clean(fault.kind, fault.pages)
    fault.spoil(pdf)
    content = saved_as(pdf, fault)
    notes = found(tmp_path, content, press(**asked))
    codes = {note.code for note in notes}
    assert codes == {fault.code, *fault.also}, notes


def saved_as(pdf: Pdf, fault: Fault) -> bytes:
    options = dict(fault.save)
    without_id = options.pop("no_id", False)
    version = str(options.pop("version", "1.4"))
    content = saved(pdf, version, **options)
    # The same number of bytes, so that the file stays whole.
    return content.replace(b"/ID [", b"/Xx [") if without_id else content


@pytest.mark.parametrize(
    ("kind", "version"), [("X-4", "1.6"), (X1A, "1.4"), ("X-1a:2001", "1.3")]
)
@pytest.mark.parametrize("pages", [1, 4])
def test_the_clean_twin_passes(
    tmp_path: Path, kind: str, version: str, pages: int
) -> None:
    content = saved(clean(kind, pages), version)
    assert found(tmp_path, content, press(pdf=kind)) == ()


def test_every_check_has_a_fault() -> None:
    assert {check.CODE for check in CHECKS} == {fault.code for fault in FAULTS.values()}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "pdf-unreadable"),
        (b"%PDF-1.4\n%%EOF", "pdf-unreadable"),
        (
            saved(
                clean(),
                "2.0",
                deterministic_id=False,
                encryption=pikepdf.Encryption(owner="o"),
            ),
            "pdf-encrypted",
        ),
        (
            saved(
                clean(),
                "2.0",
                deterministic_id=False,
                encryption=pikepdf.Encryption(owner="o", user="u"),
            ),
            "pdf-encrypted",
        ),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, content: bytes, code: str) -> None:
    with pytest.raises(LayoutError) as caught:
        found(tmp_path, content, press())
    assert [note.code for note in caught.value.notes] == [code]


def test_an_advertisement_may_have_any_size(tmp_path: Path) -> None:
    pdf = clean()
    for key in ("/MediaBox", "/BleedBox", "/TrimBox"):
        pdf.pages[0].obj[key] = Array([50, 600, 350, 1000])
    assert found(tmp_path, saved(pdf), press()) == ()
