"""The sample's finished files, as qpdf reads them and Ghostscript separates them."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops

from layout.commands.build import build
from layout.desk.printers.profile import read_printer
from layout.pdf.marks import Mark, MarkKind
from layout.proof.preflight.inventory import take_inventory
from layout.proof.preflight.preflighting import preflight
from layout.requests import BuildRequest
from tests.building import ROOT, run
from tests.proof.plates.ghost import GS, needs_ghostscript

KINDS = ("X-4", "X-1a:2003", "X-1a:2001")
PPI = 100
# A glyph's ink on the black plate, of 255.
INKED = 200
COLOURED = ("Cyan", "Magenta", "Yellow")
INKS = (*COLOURED, "Black")
# The share of pixels that may be over a limit: compression leaves single ones.
FORGIVEN = 1e-4

needs_qpdf = pytest.mark.skipif(
    shutil.which("qpdf") is None, reason="qpdf cannot be installed here"
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the sample paper, with a printer for each kind of PDF/X."""
    home = tmp_path_factory.mktemp("paper")
    for name in ("issues", "styles", "fonts", "fillers"):
        shutil.copytree(ROOT / name, home / name)
    shutil.copy(ROOT / "paper.toml", home)
    plain = (home / "styles/printers/newsprint-tabloid.toml").read_text()
    for kind in KINDS:
        profile = plain.replace('pdf = "X-4"', f'pdf = "{kind}"')
        (home / f"styles/printers/{_printer(kind)}.toml").write_text(profile)
    return home


def _printer(kind: str) -> str:
    return kind.lower().replace(":", "-")


@pytest.fixture(scope="module", params=KINDS)
def press(paper: Path, request: pytest.FixtureRequest) -> Path:
    """Return the output folder of the sample, built for a kind of PDF/X."""
    return built(paper, request.param)


def built(paper: Path, kind: str) -> Path:
    """Build the sample for a printer who asks for a kind, unless it is there."""
    out = paper / "build" / _printer(kind)
    order = BuildRequest(
        issue=paper / "issues" / "2026-12",
        out=out,
        printer=_printer(kind),
        editions=("press", "screen") if kind == "X-4" else ("press",),
    )
    assert out.exists() or build(order).result.status == 0
    return out


def test_nothing_is_found(paper: Path, press: Path) -> None:
    printer = read_printer(press.name, paper)
    assert preflight(press / "press.pdf", printer, "press.pdf").notes == ()


@needs_qpdf
def test_qpdf_finds_nothing(press: Path, tmp_path: Path) -> None:
    sheets = tmp_path / "sheets.pdf"
    done = run("impose", press / "press.pdf", "--scheme", "saddle", "-o", sheets)
    assert done.exit_code == 0, done.stderr
    single = sorted(press.glob("press/*.pdf"))[1]
    for file in (sheets, single, *sorted(press.glob("*.pdf"))):
        found = subprocess.run(
            ["qpdf", "--check", file], capture_output=True, text=True, check=False
        )
        assert found.returncode == 0, f"{file.name}: {found.stdout}{found.stderr}"


@dataclass(frozen=True, kw_only=True)
class Separated:
    """A page's plates as Ghostscript makes them, 255 full ink, and what is on it."""

    marks: tuple[Mark, ...]
    plates: dict[str, Image.Image]
    height: float

    @cached_property
    def total(self) -> float:
        """The total ink that no more than one pixel in ten thousand exceeds."""
        cyan, magenta, yellow, black = (self.plates[name] for name in INKS)
        halves = ImageChops.add(cyan, magenta, 2), ImageChops.add(yellow, black, 2)
        levels = ImageChops.add(*halves, 2).histogram()
        left = FORGIVEN * sum(levels)
        for level in range(255, -1, -1):
            left -= levels[level]
            if left < 0:
                return level * 4 / 255
        return 0.0

    def grounds(self) -> Iterator[tuple[Mark, dict[str, set[int]]]]:
        """Yield small black type with the inks under each glyph's own pixels."""
        for mark in self.marks:
            if (
                mark.kind is MarkKind.TEXT
                and mark.colour.black_alone
                and mark.size < 12
            ):
                yield mark, self._under(mark)

    def _under(self, mark: Mark) -> dict[str, set[int]]:
        scale = PPI / 72
        left, foot, right, top = mark.box
        area = (
            round(left * scale),
            round((self.height - top) * scale),
            round(right * scale),
            round((self.height - foot) * scale),
        )
        black = self.plates["Black"].crop(area).tobytes()
        found = {}
        for name in COLOURED:
            inks = self.plates[name].crop(area).tobytes()
            found[name] = {
                ink for ink, key in zip(inks, black, strict=True) if key >= INKED
            }
        return found


@pytest.fixture(scope="module")
def separated(paper: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Separated]:
    """Take the file apart; of the other kinds, the marks are the same."""
    press = built(paper, "X-4")
    folder = tmp_path_factory.mktemp("plates")
    subprocess.run(
        [
            *(str(GS), "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep"),
            *(f"-r{PPI}", "-dOverprint=/enable", "-o", folder / "%d.tif"),
            press / "press.pdf",
        ],
        check=True,
        capture_output=True,
    )
    pages = []
    with pikepdf.open(press / "press.pdf") as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            pages.append(
                Separated(
                    marks=tuple(take_inventory(number, page).marks),
                    plates={name: plate(folder, number, name) for name in INKS},
                    height=float(page.mediabox[3]),
                )
            )
    return pages


def plate(folder: Path, number: int, name: str) -> Image.Image:
    """Read a plate; where it is black in the file, all ink is printed."""
    with Image.open(folder / f"{number}({name}).tif") as picture:
        return ImageChops.invert(picture.convert("L"))


@needs_ghostscript
def test_ink_stays_under_the_limit(paper: Path, separated: list[Separated]) -> None:
    limit = read_printer(_printer("X-4"), paper).ink_limit
    for number, page in enumerate(separated, start=1):
        assert 1 < page.total <= limit + 0.01, number


@needs_ghostscript
def test_black_type_is_black_alone_and_leaves_its_ground(
    separated: list[Separated],
) -> None:
    tinted = 0
    for number, page in enumerate(separated, start=1):
        for mark, inks in page.grounds():
            for name, found in inks.items():
                # Neither knocked out of its ground nor mixed of other inks.
                assert len(found) <= 1, (number, mark.box, name, found)
            tinted += any(found - {0} for found in inks.values())
    assert tinted > 10, "no black type stands on a tint"
