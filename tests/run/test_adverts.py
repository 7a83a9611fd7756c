"""Issues with advertisements that came as PDF, built as people build them."""

import json
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name, Pdf

from layout.desk.printers.profile import read_printer
from layout.desk.style.builtin import builtin_folder
from layout.proof import late
from layout.proof.preflight.inventory import take_inventory
from layout.proof.preflight.preflighting import preflight
from layout.units import points
from layout.workers.pool import WorkerPool
from tests import supplying
from tests.building import ROOT, SMALL, Files, run, small, tree
from tests.desk.paper import ISSUE, MANIFEST
from tests.proof.preflight.cleanly import picture, saved
from tests.supplying import DEPTH, INSETS, ONE, WORDS, advert, spoilt

FAIR = f"{ISSUE}/ads/fair.pdf"
AD = '[[ad]]\nname = "fair"\nfile = "fair.pdf"\ncolumns = 1\npage = 4\n'
PRESSES = Path("styles/printers")


def issue(pdf: bytes, more: str = "", front: str = "") -> Files:
    return {MANIFEST: f"{SMALL}{front}{AD}{more}", FAIR: pdf}


def printer(name: str, kind: str, more: str = "") -> Files:
    """Return a printer of the publication's own: the built-in one's files and kind."""
    folder = builtin_folder() / PRESSES
    text = (folder / "newsprint-tabloid.toml").read_text("utf-8")
    icc = "SNAP_TR002_newsprint.icc"
    return {
        f"{PRESSES}/{name}.toml": text.replace('"X-4" ', f'"{kind}" ') + more,
        f"{PRESSES}/{icc}": (folder / icc).read_bytes(),
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build an issue for PDF/X-1a whose advertisement has the words of its story."""
    home = tmp_path_factory.mktemp("built")
    files = issue(saved(advert(turn=90)), front='printer = "strict"\n')
    folder = small(home, files | printer("strict", "X-1a:2003"))
    done = run("build", folder, "-o", home / "out")
    assert done.exit_code == 0, done.stderr
    assert "ads/fair.pdf" not in done.stderr
    return home


def test_it_is_on_its_page_unscaled(built: Path) -> None:
    with pikepdf.open(built / "out/press.pdf") as pdf:
        marks = take_inventory(4, pdf.pages[3]).marks
        cyan = [m.box for m in marks if m.colour.values == (0.3, 0, 0, 0)]
    (box,) = cyan
    assert box[2] - box[0] == pytest.approx(
        points(ONE) - INSETS[0] - INSETS[2], abs=0.01
    )
    assert box[3] - box[1] == pytest.approx(
        points(DEPTH) - INSETS[1] - INSETS[3], abs=0.01
    )


def test_the_page_is_fit_for_pdf_x_1a(built: Path) -> None:
    press = read_printer("strict", built)
    found = preflight(built / "out/press.pdf", press, "press.pdf")
    assert [str(n) for n in found.notes if n.severity == "error"] == []


def test_the_screen_has_its_picture_and_its_words(built: Path) -> None:
    html = (built / "out/html/page-04.html").read_text("utf-8")
    assert f'alt="{WORDS}"' in html
    with pypdfium2.PdfDocument(built / "out/screen.pdf") as document:
        picture = document[3].render(scale=0.5).to_pil().convert("RGB")
    blue = [p for p in picture.get_flattened_data() if p[2] - p[0] > 40]
    assert len(blue) > 300, "the cyan block is not to be seen"


def test_its_words_are_not_the_storys(built: Path) -> None:
    report = json.loads((built / "out/report.json").read_text("utf-8"))
    (story,) = [s for s in report["stories"] if s["slug"] == "bridge"]
    assert story["words"] == story["words_set"]


def test_the_same_issue_elsewhere_is_the_same_bytes(
    built: Path, tmp_path: Path
) -> None:
    files = issue(saved(advert(turn=90)), front='printer = "strict"\n')
    folder = small(tmp_path, files | printer("strict", "X-1a:2003"))
    done = run("build", folder, "-o", tmp_path / "out", "--no-cache")
    assert done.exit_code == 0, done.stderr
    assert tree(tmp_path / "out") == tree(built / "out")


def test_a_second_build_looks_at_it_no_more(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[object] = []
    begin = WorkerPool.begin

    def noted(room: WorkerPool, call: Any, told: Any = None) -> Future[Any]:
        begun.append(getattr(getattr(call, "work", call), "func", None))
        return begin(room, call, told)

    monkeypatch.setattr(WorkerPool, "begin", noted)
    assert run("build", built / ISSUE, "-o", built / "again").exit_code == 0
    assert late.count_characters in begun
    assert late.preflight_ad not in begun


def _rgb(pdf: Pdf) -> None:
    supplying.add(pdf, b"1 0 0 rg 60 80 40 40 re f")


def _spot(pdf: Pdf) -> None:
    tint = Dictionary(
        FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1
    )
    space = pikepdf.Array(
        [Name.Separation, Name("/Fair Red"), Name.DeviceCMYK, pdf.make_indirect(tint)]
    )
    pdf.pages[0].obj.Resources.ColorSpace = Dictionary(S=space)
    supplying.add(pdf, b"/S cs 1 scn 60 80 40 40 re f")


def _no_font(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Resources.Font.F.FontDescriptor["/FontFile2"]


def _see_through(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.ExtGState.Half = Dictionary(ca=0.5)
    supplying.add(pdf, b"/Half gs 0 1 0 0 k 60 80 40 40 re f")


def _heavy(pdf: Pdf) -> None:
    supplying.add(pdf, b"1 1 1 1 k 60 80 40 40 re f")


def _coarse(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.XObject.Im = picture(pdf, (60, 60), (0, 0, 0, 120))
    supplying.add(pdf, b"80 0 0 80 60 80 cm /Im Do")


WRONG: dict[str, tuple[Callable[[Pdf], None], str]] = {
    "RGB": (_rgb, "press-rgb"),
    "spot colour": (_spot, "press-spot"),
    "font not embedded": (_no_font, "press-font"),
    "transparency in X-1a": (_see_through, "press-transparency"),
    "too much ink": (_heavy, "press-ink"),
    "54 pixels an inch": (_coarse, "press-resolution"),
}


@pytest.mark.parametrize(("spoil", "code"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_printed_is_said_of_the_advertisement(
    built: Path, tmp_path: Path, spoil: Callable[[Pdf], None], code: str
) -> None:
    files = issue(spoilt(spoil), front='printer = "strict"\n')
    folder = small(tmp_path, files | printer("strict", "X-1a:2003"))
    done = run("build", folder, "-o", tmp_path / "out")
    assert done.exit_code == 1
    assert f"{FAIR}: error[{code}]: " in done.stderr
    assert not (tmp_path / "out").exists()


def test_colour_is_refused_on_a_black_page(tmp_path: Path) -> None:
    black = '[[page]]\nnumber = 4\nink = "mono"\n'
    folder = small(tmp_path, issue(saved(advert()), black))
    done = run("build", folder, "-o", tmp_path / "out")
    assert done.exit_code == 1
    assert (
        f"{FAIR}: error[press-mono]: it has colour, and page 4 is printed in black"
        in done.stderr
    )


def test_transparency_is_fine_in_x_4(tmp_path: Path) -> None:
    folder = small(tmp_path, issue(spoilt(_see_through)))
    done = run("build", folder, "-o", tmp_path / "out", "--edition", "press")
    assert (done.exit_code, FAIR in done.stderr) == (0, False), done.stderr


def test_the_samples_own_has_nothing_to_find() -> None:
    path = ROOT / "issues/2026-12/ads/marl.pdf"
    press = read_printer("newsprint-tabloid", None)
    assert preflight(path, press, path.name).notes == ()
