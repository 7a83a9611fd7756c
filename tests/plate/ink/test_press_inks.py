"""Whole papers in the press's inks: the sample, and one in black and red."""

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from layout.desk.printers.profile import read_printer
from layout.desk.style.builtin import builtin_folder
from layout.pdf.marks import Mark, MarkKind
from layout.proof.preflight.inventory import take_inventory
from layout.proof.preflight.preflighting import preflight
from tests.building import Files, run, small
from tests.desk.paper import MANIFEST, STORY

# Whole builds.
pytestmark = pytest.mark.slow

SAMPLE = Path(__file__).parents[3] / "issues/2026-12"
RED = "PANTONE 485 C"
ACCENT = 'accent = { cmyk = [0, 95, 85, 20], rgb = "#a8201a" }'
SPOT = f'accent = {{ spot = "{RED}", cmyk = [0, 95, 100, 0], rgb = "#da291c" }}'
TINT = 'tint = { cmyk = [3, 5, 12, 0], rgb = "#f3efe6" }'
ROSE = f'tint = {{ spot = "{RED}", tint = 15 }}'
PRINTER = """title = "Black and red"
[page]
width = 289
height = 380
unprintable = 10
[colour]
profile = "press.icc"
condition = "SNAP TR 002"
spots = true
process = false
[files]
pdf = "X-1a:2003"
"""
BRIDGE = """---
headline: Bridge shuts
kicker: Roads
section: News
pull_quotes: [Nobody asked the baker]
pictures:
  - file: weir.png
    caption: The weir
---
The bridge shuts. Nobody asked the baker, who has a letter to write about it.
"""
AD = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60">
<rect width="100" height="60" fill="#da291c"/>
<rect width="100" height="20" fill="#f9dfdd"/>
<text x="10" y="35" font-family="Libre Franklin" font-size="12" fill="white">Fair</text>
</svg>"""
ISSUE = """number = 1
date = 2026-12-04
pages = 4
printer = "red"
[[ad]]
name = "fair"
file = "fair.svg"
columns = 2
depth_mm = 60
page = 2
"""


def paper(folder: Path, files: Files | None = None) -> Path:
    """Write a publication with a style and a printer of its own."""
    shutil.copytree(builtin_folder() / "styles/courier", folder / "styles/courier")
    shutil.copytree(builtin_folder() / "fonts", folder / "fonts")
    style = folder / "styles/courier/style.toml"
    style.chmod(0o644)
    text = style.read_text("utf-8")
    assert ACCENT in text
    assert TINT in text
    style.write_text(text.replace(ACCENT, SPOT).replace(TINT, ROSE), "utf-8")
    icc = builtin_folder() / "styles/printers/SNAP_TR002_newsprint.icc"
    own: Files = {
        MANIFEST: ISSUE,
        STORY: BRIDGE,
        "issues/one/ads/fair.svg": AD,
        "issues/one/pictures/weir.png": photograph(),
        "styles/printers/red.toml": PRINTER,
        "styles/printers/press.icc": icc.read_bytes(),
    }
    return small(folder, own | (files or {}))


def photograph() -> bytes:
    """Return a picture in colour, large enough for three columns."""
    file = io.BytesIO()
    Image.linear_gradient("L").resize((1800, 1200)).convert("RGB").point(
        [*range(256), *range(255, -1, -1), *[90] * 256]
    ).save(file, "PNG")
    return file.getvalue()


def built(issue: Path, out: Path) -> Path:
    done = run("build", issue, "-o", out, "--edition", "press")
    assert done.exit_code == 0, done.stderr
    return out / "press.pdf"


def report(home: Path) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads((home / "out/report.json").read_text("utf-8"))
    return whole


def marks(path: Path) -> list[Mark]:
    with pikepdf.open(path) as pdf:
        pages = [take_inventory(n, page) for n, page in enumerate(pdf.pages, start=1)]
    return [mark for page in pages for mark in page.marks if not mark.hidden]


def check_black(found: list[Mark]) -> None:
    """Small black type overprints, and nothing but black does."""
    black = [mark for mark in found if mark.colour.inks == (0, 0, 0, 1)]
    type_ = [mark for mark in black if mark.kind is MarkKind.TEXT and mark.size < 72]
    assert type_
    assert all(mark.overprint and mark.overprint_mode == 1 for mark in type_)
    assert not any(mark.overprint for mark in found if mark not in black)


def test_the_sample_overprints(tmp_path: Path) -> None:
    done = run("build", SAMPLE, "-o", tmp_path / "out", "--edition", "press")
    assert done.exit_code == 0, done.stderr
    found = marks(tmp_path / "out/press.pdf")
    check_black(found)
    rules = [mark for mark in found if mark.kind is MarkKind.STROKE and mark.overprint]
    assert rules
    assert any(mark.colour.white and mark.kind is MarkKind.TEXT for mark in found)


def test_a_black_and_red_paper(tmp_path: Path) -> None:
    path = built(paper(tmp_path), tmp_path / "out")
    found = marks(path)
    red = [mark for mark in found if mark.colour.spots == (RED,)]
    assert {mark.kind for mark in red} >= {MarkKind.TEXT, MarkKind.FILL}
    assert {mark.colour.values for mark in red} >= {(1.0,), (0.15,)}
    others = [mark.colour.inks for mark in found if mark not in red]
    assert not any(any(inks[:3]) for inks in others if inks), "black besides"
    check_black(found)
    pictures = {m.colour.space for m in found if m.kind is MarkKind.PICTURE}
    assert pictures == {"DeviceGray"}
    assert {page["ink"] for page in report(tmp_path)["pages"]} == {"spot"}
    with pikepdf.open(path) as pdf:
        assert pdf.pdf_version == "1.4"
        assert str(pdf.docinfo["/GTS_PDFXVersion"]) == "PDF/X-1a:2003"
        spaces = [o for p in pdf.pages for o in p.Resources.ColorSpace.values()]
        assert {(str(s[0]), str(s[1]), str(s[2])) for s in spaces} == {
            ("/Separation", f"/{RED}", "/DeviceCMYK")
        }
    result = preflight(path, read_printer("red", tmp_path), "press.pdf")
    said = [note for note in result.notes if "rule" not in note.code]
    assert said == [], [note.message for note in said]
    assert {page.plates for page in result.pages} >= {("Black", RED)}


def test_a_printer_of_four_inks_gets_the_alternative(tmp_path: Path) -> None:
    four = PRINTER.replace("spots = true\nprocess = false\n", "")
    four = four.replace("2003", "2001")
    issue = paper(tmp_path, {"styles/printers/red.toml": four})
    found = marks(built(issue, tmp_path / "out"))
    check_black(found)
    assert {mark.colour.space for mark in found} == {"DeviceCMYK"}
    assert (0.0, 0.95, 1.0, 0.0) in {mark.colour.inks for mark in found}
    [note] = [
        note for note in report(tmp_path)["notes"] if note["code"] == "spot-in-cmyk"
    ]
    assert note["severity"] == "advice"
    assert RED in note["message"]
