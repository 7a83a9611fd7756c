"""A community paper on a copier: light or grey instead of inks, and sheets to fold."""

from collections import Counter
from pathlib import Path

import pikepdf
import pytest

from layout.commands.build import build
from layout.commands.check_pdf import inspect
from layout.requests import BuildRequest, CheckRequest
from layout.units import points
from tests.building import ROOT, Files, small

PRINTERS = ROOT / "styles/printers"
ICC = "SNAP_TR002_newsprint.icc"


def office(folder: Path, space: str) -> Path:
    """Return an issue in a publication whose copier has colour or not."""
    text = (PRINTERS / "office-a3.toml").read_text("utf-8")
    files: Files = {
        "styles/printers/copier.toml": text.replace(
            'space = "rgb"', f'space = "{space}"'
        ),
        f"styles/printers/{ICC}": (PRINTERS / ICC).read_bytes(),
    }
    return small(folder, files)


def spaces(path: Path) -> Counter[str]:
    """Count the operators and pictures by what they colour with."""
    found: Counter[str] = Counter()
    with pikepdf.open(path) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
                found[str(thing.ColorSpace)] += 1
        streams = [*pdf.pages, *_forms(pdf)]
        for stream in streams:
            for step in pikepdf.parse_content_stream(stream):
                name = str(step.operator).lower()
                if name in ("rg", "k", "g"):
                    found[name] += 1
    return found


def _forms(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [
        thing
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form"
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("space", "operator", "pictures"),
    [("rgb", "rg", "/DeviceRGB"), ("grey", "g", "/DeviceGray")],
)
def test_a_copier_gets_what_it_can_print(
    tmp_path: Path, space: str, operator: str, pictures: str
) -> None:
    issue, out = office(tmp_path, space), tmp_path / "out"
    result = build(BuildRequest(issue=issue, out=out, printer="copier")).result
    assert result.status == 0, result.notes
    found = spaces(out / "press.pdf")
    assert {name for name in found if name in ("rg", "k", "g")} == {operator}
    assert {name for name in found if name.startswith("/Device")} <= {pictures}
    assert not (out / "press").exists(), "nobody asked for single pages"
    with pikepdf.open(out / "press.pdf") as pdf:
        assert "/OutputIntents" not in pdf.Root
        assert "/GTS_PDFXVersion" not in pdf.docinfo
    with pikepdf.open(out / "sheets.pdf") as sheets:
        assert len(sheets.pages) == 2, "four pages are a sheet with two sides"
        box = [float(value) for value in sheets.pages[0].mediabox]
        assert box[2:] == pytest.approx([points(420), points(297)], abs=0.01)
    again = inspect(
        CheckRequest(subject=out / "press.pdf", start=tmp_path, printer="copier")
    )
    assert not [n for n in again.notes if n.code in ("press-rgb", "press-intent")]


@pytest.mark.slow
def test_a_build_for_a_press_takes_the_sheets_away(tmp_path: Path) -> None:
    issue, out = office(tmp_path, "rgb"), tmp_path / "out"
    assert (
        build(BuildRequest(issue=issue, out=out, printer="copier")).result.status == 0
    )
    assert (out / "sheets.pdf").exists()
    assert build(BuildRequest(issue=issue, out=out)).result.status == 0
    assert not (out / "sheets.pdf").exists()
