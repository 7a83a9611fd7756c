"""Sheets as PDFs: pages at their places, the right way up, cut at the spine."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from layout.desk.printers.papersizes import lying, paper_size
from layout.errors import LayoutError
from layout.geometry import Size
from layout.pdf.drawing import drawn
from layout.sheet.colour_pages import colour_pages
from layout.sheet.document import PressDocument, document_of
from layout.sheet.dummying import folding_dummy
from layout.sheet.ordering import Folds
from layout.sheet.sheet import Scheme
from layout.sheet.sheeting import Imposed, ImpositionOrder, impose
from layout.units import points
from tests.sheet.papers import BLEED, HEIGHT, WIDTH, marked


def document(folder: Path, pages: int) -> PressDocument:
    path = folder / "paper.pdf"
    path.write_bytes(marked(pages))
    return document_of(pikepdf.open(path), path.name)


def imposed(folder: Path, pages: int, order: ImpositionOrder) -> Imposed:
    return impose(document(folder, pages), order, "paper.pdf")[0]


def pictures(pdf: bytes) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as opened:
        return [page.render(scale=1).to_pil().convert("L") for page in opened]


def dark(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """Return how many points of a box are black."""
    return sum(image.crop(box).histogram()[:90])


def bars(image: Image.Image, corner: tuple[int, int], *, turned: bool = False) -> int:
    """Return the number of the page whose trim's top left (or foot right) is here."""
    x, y = corner
    box = (x - 60, y - 10, x, y) if turned else (x, y, x + 60, y + 10)
    return round(dark(image, box) / 30)


def test_pages_stand_side_by_side_unscaled(tmp_path: Path) -> None:
    made = imposed(tmp_path, 8, ImpositionOrder(scheme=Scheme.SADDLE, folds=Folds()))
    sides = pictures(made.pdf)
    assert sides[0].size == (2 * WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED)
    found = [
        (bars(side, (BLEED, BLEED)), bars(side, (BLEED + WIDTH, BLEED)))
        for side in sides
    ]
    assert found == [(8, 1), (2, 7), (6, 3), (4, 5)]


def test_turned_pages_hang_head_down(tmp_path: Path) -> None:
    order = ImpositionOrder(scheme=Scheme.NESTED, folds=Folds(fold=8))
    front, _ = pictures(imposed(tmp_path, 8, order).pdf)
    left, right, foot = BLEED + WIDTH, BLEED + 2 * WIDTH, BLEED + HEIGHT
    assert bars(front, (left, foot), turned=True) == 5
    assert bars(front, (right, foot), turned=True) == 4
    assert bars(front, (BLEED, foot)) == 8
    assert bars(front, (left, foot)) == 1


def test_bleed_reaches_out_but_never_over_the_spine(tmp_path: Path) -> None:
    made = imposed(tmp_path, 4, ImpositionOrder(scheme=Scheme.SADDLE, folds=Folds()))
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        page = pdf.pages[0]
        assert [float(v) for v in page.TrimBox] == [
            BLEED,
            BLEED,
            BLEED + 2 * WIDTH,
            BLEED + HEIGHT,
        ]
        assert [float(v) for v in page.BleedBox] == [float(v) for v in page.MediaBox]
    # The grey of the bleed goes to the edge of the sheet.
    assert not sum(pictures(made.pdf)[0].histogram()[255:])


def test_creep_moves_inner_pages_to_the_spine(tmp_path: Path) -> None:
    order = ImpositionOrder(scheme=Scheme.SADDLE, folds=Folds(), creep=4.0)
    sides = pictures(imposed(tmp_path, 8, order).pdf)
    spine = BLEED + WIDTH
    # The outer sheet stays; on the inner one page 3 loses 4 points at the spine.
    assert bars(sides[0], (spine, BLEED)) == 1
    assert dark(sides[2], (spine, BLEED, spine + 60, BLEED + 10)) == (9 - 4) * 10
    # Page 6, left of the spine, begins 4 points further in.
    assert dark(sides[2], (BLEED, BLEED, BLEED + 4, BLEED + 10)) == 0


def test_a_booklet_is_scaled_to_its_sheet(tmp_path: Path) -> None:
    order = ImpositionOrder(scheme=Scheme.BOOKLET, folds=Folds(), paper=Size(140, 100))
    made = imposed(tmp_path, 4, order)
    assert made.bed.scale == pytest.approx(140 / (2 * WIDTH))
    assert pictures(made.pdf)[0].size == (140, 100)


def test_backs_can_be_turned_for_the_long_edge(tmp_path: Path) -> None:
    order = ImpositionOrder(scheme=Scheme.SADDLE, folds=Folds(), tumble=True)
    _, back = pictures(imposed(tmp_path, 4, order).pdf)
    foot, right = BLEED + HEIGHT, BLEED + 2 * WIDTH
    assert bars(back, (right, foot), turned=True) == 2
    assert bars(back, (BLEED + WIDTH, foot), turned=True) == 3


def test_marks_stand_outside_what_is_printed(tmp_path: Path) -> None:
    order = ImpositionOrder(scheme=Scheme.SADDLE, folds=Folds(), marks=True)
    made = imposed(tmp_path, 4, order)
    side = pictures(made.pdf)[0]
    edge = round(made.bed.corner[0])
    assert side.size[0] == pytest.approx(2 * (WIDTH + made.bed.corner[0]), abs=1)
    assert edge > BLEED + points(5)
    # A hairline is a pale grey at one pixel a point.
    outside = side.crop((0, 0, edge - BLEED - 2, side.size[1]))
    assert sum(outside.histogram()[:250]) > 10


def test_a_sheet_too_small_says_by_how_much(tmp_path: Path) -> None:
    order = ImpositionOrder(scheme=Scheme.SADDLE, folds=Folds(), paper=Size(150, 140))
    with pytest.raises(LayoutError, match=r"53 x 49 mm, and the pages need 71 x 49"):
        imposed(tmp_path, 4, order)


def test_what_the_file_was_it_still_is(tmp_path: Path) -> None:
    made = imposed(tmp_path, 4, ImpositionOrder(scheme=Scheme.SADDLE, folds=Folds()))
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        [intent] = pdf.Root.OutputIntents
        assert intent.OutputConditionIdentifier == "SNAP"
        assert pdf.docinfo["/GTS_PDFXVersion"] == "PDF/X-4"
        assert pdf.docinfo["/Title"] == "The Paper, imposed: saddle"
        with pdf.open_metadata() as xmp:
            assert xmp["xmpMM:DocumentID"] != "xmp.did:1"
        assert "/Annots" not in pdf.pages[0]


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    order = ImpositionOrder(
        scheme=Scheme.NESTED, folds=Folds(fold=8), marks=True, creep=2.0
    )
    assert imposed(tmp_path, 12, order).pdf == imposed(tmp_path, 12, order).pdf


def test_blank_pages_are_told(tmp_path: Path) -> None:
    order = ImpositionOrder(scheme=Scheme.SADDLE, folds=Folds())
    _, [note] = impose(document(tmp_path, 6), order, "paper.pdf")
    assert note.code == "blank-pages"
    assert "2 pages are blank" in note.message
    assert "make it 8 pages" in note.hint


def test_the_dummy_has_a_side_a_page(tmp_path: Path) -> None:
    made = imposed(tmp_path, 8, ImpositionOrder(scheme=Scheme.SADDLE, folds=Folds()))
    plain = pictures(folding_dummy(made.sheets, made.bed, set()))
    coloured = pictures(folding_dummy(made.sheets, made.bed, {8}))
    assert len(plain) == 4
    assert plain[0].size == (842, 596)
    # Page 8 is on the front of the first sheet, and only there is a word more.
    assert [a == b for a, b in zip(plain, coloured, strict=True)] == [
        False,
        True,
        True,
        True,
    ]


def test_colour_is_seen() -> None:
    out, saved = pikepdf.open(io.BytesIO(marked(3))), io.BytesIO()
    hairline = b"0 1 1 0 K 0.3 w 20 50 m 90 50 l S\n"
    out.pages[1].contents_add(hairline)
    out.save(saved)
    assert colour_pages(drawn(saved, 3)) == (2,)


def test_paper_has_names_and_sizes() -> None:
    assert paper_size("a3") == pytest.approx((points(297), points(420)))
    assert paper_size("450 x 320") == pytest.approx((points(450), points(320)))
    assert [paper_size(name) for name in ("B9", "10x10", "a x b", "")] == [None] * 4
    assert lying(Size(100, 200), Size(50, 20)) == Size(200, 100)
