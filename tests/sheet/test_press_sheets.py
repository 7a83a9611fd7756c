"""Press pages put on sheets as a printer's profile says, in a file beside them."""

from pathlib import Path

import pikepdf
import pytest

from layout.desk.printer import SheetPlan
from layout.errors import Unreadable
from layout.sheet.press_sheets import SHEETS, impose_press, named_paper
from layout.units import points
from tests.sheet.papers import BLEED, HEIGHT, WIDTH, marked

SADDLE = SheetPlan(scheme="saddle", paper="")


def pressed(folder: Path, pages: int) -> Path:
    path = folder / "press.pdf"
    path.write_bytes(marked(pages))
    return path


def test_sheets_lie_beside_the_pages(tmp_path: Path) -> None:
    path = pressed(tmp_path, 8)
    before = path.read_bytes()
    assert impose_press(SADDLE, path) == ()
    assert path.read_bytes() == before
    with pikepdf.open(tmp_path / SHEETS) as pdf:
        assert len(pdf.pages) == 4
        assert [float(v) for v in pdf.pages[0].mediabox] == [
            0,
            0,
            2 * WIDTH + 2 * BLEED,
            HEIGHT + 2 * BLEED,
        ]


def test_the_profiles_paper_marks_and_turned_backs_are_taken(tmp_path: Path) -> None:
    path = pressed(tmp_path, 4)
    plan = SheetPlan(scheme="saddle", paper="A4", marks=True, tumble=True)
    assert impose_press(plan, path) == ()
    with pikepdf.open(tmp_path / SHEETS) as pdf:
        width, height = (float(v) for v in list(pdf.pages[0].mediabox)[2:])
        assert (width, height) == pytest.approx((points(297), points(210)), abs=0.01)
        front, back = (page.Contents.read_bytes() for page in pdf.pages)
    assert b" l S" in front
    assert back.startswith(b"q -1 0 0 -1 ")
    assert not front.startswith(b"q -1")


def test_blank_pages_are_told_by_the_press_files_name(tmp_path: Path) -> None:
    [note] = impose_press(SADDLE, pressed(tmp_path, 3))
    assert (note.code, note.file) == ("blank-pages", "press.pdf")
    assert "one page is blank" in note.message


def test_no_name_is_no_paper() -> None:
    assert named_paper("") is None


def test_paper_is_named_or_measured() -> None:
    assert named_paper("A3") == pytest.approx((points(297), points(420)))
    assert named_paper("320x450") == pytest.approx((points(320), points(450)))


@pytest.mark.parametrize("name", ["A99", "big", "0x0", "12"])
def test_what_is_no_paper_is_refused_with_examples(name: str) -> None:
    with pytest.raises(Unreadable) as caught:
        named_paper(name)
    [note] = caught.value.notes
    assert note.code == "no-such-paper"
    assert name in note.message
    assert "A3" in note.hint
