"""Pages with a printer of their own: other inks, other files, the same paper."""

from pathlib import Path

import pikepdf
import pytest

from layout.commands.build import build
from layout.commands.deliver import deliver
from layout.desk.printers.pageprinters import presses_of
from layout.errors import Refused
from layout.requests import BuildRequest, DeliverRequest, Result
from tests.building import ROOT, Files, small
from tests.desk.paper import MANIFEST, manifest, notes_on, publication, read

PRINTERS = ROOT / "styles/printers"
ICC = "SNAP_TR002_newsprint.icc"


def cover(name: str = "cover", numbers: tuple[int, ...] = (1, 4)) -> str:
    pages = [f'[[page]]\nnumber = {n}\nprinter = "{name}"\n' for n in numbers]
    return manifest("".join(pages)).replace("pages = 8", "pages = 4")


def house(**changes: str) -> Files:
    """Return a printer called "cover": X-1a where the paper's is X-4, with bleed."""
    text = (PRINTERS / "heatset-tabloid.toml").read_text("utf-8")
    text = text.replace('pdf = "X-4" ', 'pdf = "X-1a:2003" ')
    for old, new in changes.items():
        text = text.replace(f"{old} = ", f"{old} = {new} # ", 1)
    return {
        MANIFEST: cover(),
        "styles/printers/cover.toml": text,
        f"styles/printers/{ICC}": (PRINTERS / ICC).read_bytes(),
    }


def test_each_page_knows_its_printer(tmp_path: Path) -> None:
    presses = presses_of(read(tmp_path, house()))
    assert [presses.of(n).name for n in range(1, 5)] == [
        *("cover", "newsprint-tabloid"),
        *("newsprint-tabloid", "cover"),
    ]
    assert [printer.name for printer in presses.all] == ["newsprint-tabloid", "cover"]


def test_the_issues_own_printer_by_name_is_no_other(tmp_path: Path) -> None:
    files: Files = {MANIFEST: cover("newsprint-tabloid")}
    assert presses_of(read(tmp_path, files)).own == ()


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (house(width="315"), "page-printer"),
        ({MANIFEST: cover("nobody")}, "no-printer"),
        ({MANIFEST: cover("../x")}, "bad-value"),
        (house(ppi="20"), "bad-value"),
    ],
)
def test_a_printer_that_cannot_print_it(
    tmp_path: Path, files: Files, code: str
) -> None:
    kind, notes = notes_on(publication(tmp_path, files))
    assert kind is Refused
    assert code in {note.code for note in notes}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    folder = tmp_path_factory.mktemp("house")
    issue = small(folder, house())
    (folder / MANIFEST).write_text(cover(), "utf-8")
    out = folder / "out"
    return out, build(BuildRequest(issue=issue, out=out)).result


@pytest.mark.slow
def test_each_printer_gets_its_own_pages_in_its_own_kind(
    built: tuple[Path, Result],
) -> None:
    out, result = built
    assert result.status == 0, result.notes
    kinds = {}
    for name in ("press", "press-cover"):
        with pikepdf.open(out / f"{name}.pdf") as pdf:
            kinds[name] = (len(pdf.pages), pdf.pdf_version)
    assert kinds == {"press": (2, "1.6"), "press-cover": (2, "1.4")}
    with pikepdf.open(out / "screen.pdf") as pdf:
        assert len(pdf.pages) == 4
    singles = sorted(path.name for path in (out / "press").iterdir())
    versions = []
    for name in singles:
        with pikepdf.open(out / "press" / name) as pdf:
            versions.append(pdf.pdf_version)
    assert versions == ["1.4", "1.6", "1.6", "1.4"]


@pytest.mark.slow
def test_each_printer_gets_its_own_certificate(built: tuple[Path, Result]) -> None:
    out, _ = built
    for name, printer, pages in (
        ("preflight", "newsprint-tabloid", [2, 3]),
        ("preflight-cover", "cover", [1, 4]),
    ):
        said = (out / f"{name}.json").read_text("utf-8")
        assert f'"printer": "{printer}"' in said
        assert all(f"_0{page}.pdf" in said for page in pages)
        assert (out / f"{name}.pdf").exists()


@pytest.mark.slow
def test_all_of_it_is_delivered(built: tuple[Path, Result]) -> None:
    out, _ = built
    result = deliver(DeliverRequest(issue="one", out=out, dry=True))
    assert [page.number for page in result.pages] == [1, 2, 3, 4]


@pytest.mark.slow
def test_asked_for_by_name_one_printer_prints_it_all(tmp_path: Path) -> None:
    issue = small(tmp_path, house())
    (tmp_path / MANIFEST).write_text(cover(), "utf-8")
    out = tmp_path / "out"
    for printer, files in (
        ("", ["press-cover.pdf", "press.pdf"]),
        ("cover", ["press.pdf"]),
    ):
        request = BuildRequest(
            issue=issue, out=out, printer=printer, editions=("press",)
        )
        assert build(request).result.status == 0
        assert sorted(path.name for path in out.glob("press*.pdf")) == files
