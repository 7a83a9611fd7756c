"""What may be imposed, and what is refused with its reason."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Pdf

from layout.errors import Unreadable
from layout.sheet.document import SAME, PdfBox, PressDocument, document_of
from tests.sheet.papers import BLEED, EDGE, HEIGHT, WIDTH, marked


def written(folder: Path, change: Callable[[Pdf], None], pages: int = 2) -> Path:
    """Return the file of a small paper after a change."""
    path = folder / "paper.pdf"
    with pikepdf.open(io.BytesIO(marked(pages))) as pdf:
        change(pdf)
        pdf.save(path)
    return path


def read_document(path: Path) -> PressDocument:
    return document_of(pikepdf.open(path), path.as_posix())


def code_of(path: Path) -> tuple[str, int | None]:
    with pytest.raises(Unreadable) as caught:
        read_document(path)
    [note] = caught.value.notes
    assert note.file == path.as_posix()
    assert note.hint
    return note.code, note.page


def test_a_document_is_as_large_as_its_trim(tmp_path: Path) -> None:
    found = read_document(written(tmp_path, lambda pdf: None, 3))
    assert found.size == (WIDTH, HEIGHT)
    assert found.bleed == BLEED
    trim = PdfBox(left=EDGE, foot=EDGE, right=EDGE + WIDTH, top=EDGE + HEIGHT)
    assert found.trims == (trim, trim, trim)


def test_the_least_bleed_of_all_pages_counts(tmp_path: Path) -> None:
    def shorten(pdf: Pdf) -> None:
        left, foot, right, top = (float(v) for v in pdf.pages[1].BleedBox)
        pdf.pages[1].BleedBox = Array([left, foot, right, top - 4])

    assert read_document(written(tmp_path, shorten)).bleed == BLEED - 4


def test_a_bleed_within_the_trim_is_none(tmp_path: Path) -> None:
    def inside(pdf: Pdf) -> None:
        box = [EDGE + 3, EDGE + 3, EDGE + WIDTH - 3, EDGE + HEIGHT - 3]
        pdf.pages[0].BleedBox = Array(box)

    assert read_document(written(tmp_path, inside)).bleed == 0


def test_a_page_without_boxes_of_its_own_is_its_medium(tmp_path: Path) -> None:
    def strip(pdf: Pdf) -> None:
        for page in pdf.pages:
            del page["/TrimBox"]
            del page["/BleedBox"]

    found = read_document(written(tmp_path, strip))
    assert found.size == (WIDTH + 2 * EDGE, HEIGHT + 2 * EDGE)
    assert found.bleed == 0


def test_a_box_may_name_its_corners_in_any_order(tmp_path: Path) -> None:
    def turn(pdf: Pdf) -> None:
        left, foot, right, top = (float(v) for v in pdf.pages[0].TrimBox)
        pdf.pages[0].TrimBox = Array([right, top, left, foot])

    assert read_document(written(tmp_path, turn)).size == (WIDTH, HEIGHT)


@pytest.mark.parametrize(
    ("more", "refused"),
    [
        pytest.param(SAME - 0.1, False, id="within a tenth of a millimetre"),
        pytest.param(SAME + 0.1, True, id="beyond it"),
    ],
)
@pytest.mark.parametrize("edge", [2, 3])
def test_pages_of_two_sizes(
    tmp_path: Path, more: float, edge: int, *, refused: bool
) -> None:
    def grow(pdf: Pdf) -> None:
        box = [float(v) for v in pdf.pages[1].TrimBox]
        box[edge] += more
        pdf.pages[1].TrimBox = Array(box)

    path = written(tmp_path, grow)
    if refused:
        assert code_of(path) == ("pages-unequal", 2)
    else:
        assert len(read_document(path).trims) == 2


@pytest.mark.parametrize("turn", [90, 180, -90])
def test_a_turned_page_is_refused(tmp_path: Path, turn: int) -> None:
    def rotate(pdf: Pdf) -> None:
        pdf.pages[1].Rotate = turn

    assert code_of(written(tmp_path, rotate)) == ("page-rotated", 2)


def test_a_full_turn_is_none(tmp_path: Path) -> None:
    def rotate(pdf: Pdf) -> None:
        pdf.pages[0].Rotate = 360

    assert len(read_document(written(tmp_path, rotate)).trims) == 2
