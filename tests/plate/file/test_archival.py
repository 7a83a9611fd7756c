"""What every PDF/A asks for: described schemas, plain pictures, streams that end."""

import io
import zlib
from pathlib import Path

import page
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Name, Stream

from layout.commands.build import build
from layout.plate.file.archival import PDFA, PDFX, describe_schemas, settle
from layout.requests import BuildRequest
from tests.building import Files, small

PRINTERS = Path(__file__).parents[3] / "styles/printers"
ENDS = (b"\r", b"\n")


def stream(pdf: pikepdf.Pdf, content: bytes, **keys: object) -> Stream:
    made = Stream(pdf, b"", **keys)
    made.write(zlib.compress(content), filter=Name.FlateDecode)
    pdf.Root.Kept = pdf.make_indirect(made)
    return made


@given(content=st.binary(max_size=40))
def test_operators_end_in_no_line_end(content: bytes) -> None:
    pdf = pikepdf.new()
    kept = stream(pdf, content)
    settle(pdf)
    assert not kept.read_raw_bytes().endswith(ENDS)
    assert kept.read_bytes().rstrip(b" ") == content.rstrip(b" ")


def ending(last: bytes) -> bytes:
    """Return bytes whose deflated stream ends so."""
    contents = (b"glyf" + n.to_bytes(2) for n in range(1 << 16))
    return next(c for c in contents if zlib.compress(c).endswith(last))


@pytest.mark.parametrize("last", ENDS)
@pytest.mark.parametrize("key", ["Length1", "N", "Width"])
def test_type_profiles_and_pixels_are_not_touched(last: bytes, key: str) -> None:
    pdf = pikepdf.new()
    content = ending(last)
    kept = stream(pdf, content, **{key: 4})
    settle(pdf)
    assert not kept.read_raw_bytes().endswith(ENDS)
    assert kept.read_bytes() == content


def test_pictures_are_not_smoothed() -> None:
    pdf = pikepdf.new()
    kept = stream(pdf, b"\0", Subtype=Name.Image, Interpolate=True)
    settle(pdf)
    assert not bool(kept.Interpolate)


def test_a_schema_is_described_in_the_metadata() -> None:
    pdf = pikepdf.new()
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        xmp["dc:title"] = "The Alder Courier"
    describe_schemas(pdf, (PDFX,))
    packet = pdf.Root.Metadata.read_bytes().decode()
    assert packet.startswith("<?xpacket begin")
    assert packet.rstrip().endswith("?>")
    assert "<pdfaSchema:prefix>pdfxid</pdfaSchema:prefix>" in packet
    assert "The Alder Courier" in packet
    out = io.BytesIO()
    pdf.save(out)
    with pikepdf.open(out) as again, again.open_metadata() as xmp:
        assert xmp["dc:title"] == "The Alder Courier"


@pytest.mark.slow
def test_a_press_file_can_be_kept_as_well(tmp_path: Path) -> None:
    icc = PRINTERS / "SNAP_TR002_newsprint.icc"
    profiles: Files = {
        "styles/printers/kept.toml": _kept(),
        f"styles/printers/{icc.name}": icc.read_bytes(),
    }
    issue = small(tmp_path, profiles)
    request = BuildRequest(
        issue=issue, out=tmp_path / "out", printer="kept", editions=("press",)
    )
    assert build(request).result.status == 0
    files = [tmp_path / "out/press.pdf", *sorted((tmp_path / "out/press").iterdir())]
    assert len(files) == 5
    for path in files:
        report = page.validate_pdf(path, profile="2u")
        assert report.is_compliant, [(f.rule_id, f.message) for f in report.failures]
        with pikepdf.open(path) as pdf, pdf.open_metadata() as xmp:
            assert [str(i.S) for i in pdf.Root.OutputIntents] == [
                "/GTS_PDFX",
                "/GTS_PDFA1",
            ]
            assert xmp[PDFX.prefix + ":GTS_PDFXVersion"] == "PDF/X-4"
            assert xmp[f"{PDFA}part"] == "2"


def _kept() -> str:
    text = (PRINTERS / "newsprint-tabloid.toml").read_text("utf-8")
    return text.replace('pdf = "X-4" ', 'pdf = "X-4"\npdfa = true ')
