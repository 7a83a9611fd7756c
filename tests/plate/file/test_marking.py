"""What stands around a page: its boxes, and marks that stay outside the bleed."""

import io
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf

from layout.desk.printers.printerkeys import Marks
from layout.pdf.marks import Mark, MarkKind, PageInventory
from layout.pdf.matrix import Box, box_of
from layout.plate.file.marking import PATCHES, ROOM, Surround, mark, surround
from layout.proof.preflight.inventory import take_inventory
from layout.units import points
from tests.plate.dummies import PRINTER

ALL = Marks(crop=True, registration=True, colour_bar=True, slug=True)
SIZES = st.floats(min_value=200, max_value=1600)


def paper(width: float, height: float) -> Pdf:
    """Return a page that is red from edge to edge and 20 pt beyond."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(width, height))
    page = pdf.pages[0]
    page.obj.TrimBox = page.obj.BleedBox = page.obj.MediaBox
    page.obj.Resources = Dictionary()
    red = f"0 1 1 0 k -20 -20 {width + 40} {height + 40} re f"
    page.obj.Contents = pdf.make_stream(red.encode())
    return pdf


def marked(size: tuple[float, float], around: Surround) -> tuple[Pdf, PageInventory]:
    pdf = paper(*size)
    mark(pdf, pdf.pages[0], around)
    return pdf, take_inventory(1, pdf.pages[0])


def box(page: pikepdf.Page, name: str) -> Box:
    return box_of(page.obj[name])


def test_without_bleed_and_marks_a_page_is_left_alone() -> None:
    pdf = paper(500, 700)
    mark(pdf, pdf.pages[0], Surround(bleed=0, marks=Marks(), slug="Page 1"))
    assert bytes(pdf.pages[0].obj.Contents.read_bytes()).startswith(b"0 1 1 0 k")
    assert box(pdf.pages[0], "/MediaBox") == (0, 0, 500, 700)


@given(width=SIZES, height=SIZES, bleed=st.floats(min_value=0, max_value=30))
def test_trim_in_bleed_in_media(width: float, height: float, bleed: float) -> None:
    pdf, _ = marked((width, height), Surround(bleed=bleed, marks=ALL, slug="Page 1"))
    page = pdf.pages[0]
    trim, bled = box(page, "/TrimBox"), box(page, "/BleedBox")
    assert trim[2] - trim[0] == pytest.approx(width, abs=0.001)
    assert trim[3] - trim[1] == pytest.approx(height, abs=0.001)
    assert trim[0] - bled[0] == pytest.approx(bleed, abs=0.001)
    assert bled[3] - trim[3] == pytest.approx(bleed, abs=0.001)
    assert box(page, "/MediaBox")[2] - trim[2] == pytest.approx(bleed + ROOM, abs=0.001)


@given(width=SIZES, height=SIZES, bleed=st.floats(min_value=0, max_value=30))
def test_marks_are_on_the_media_and_beyond_the_bleed(
    width: float, height: float, bleed: float
) -> None:
    around = Surround(bleed=bleed, marks=ALL, slug="The Alder Courier, page 1")
    pdf, found = marked((width, height), around)
    media, bled = box(pdf.pages[0], "/MediaBox"), box(pdf.pages[0], "/BleedBox")
    assert [m.kind for m in found.marks] == [MarkKind.FILL], "only the page itself"
    assert found.outside
    for one in found.outside:
        assert media[0] <= one.box[0]
        assert one.box[2] <= media[2]
        assert media[1] <= one.box[1]
        assert one.box[3] <= media[3]
        assert _beyond(one.box, bled)


def _beyond(inner: Box, edge: Box) -> bool:
    across = inner[2] < edge[0] or inner[0] > edge[2]
    return across or inner[3] < edge[1] or inner[1] > edge[3]


def inks(found: PageInventory, kind: MarkKind) -> list[Mark]:
    return [one for one in found.outside if one.kind is kind]


def test_each_mark_is_in_its_inks() -> None:
    _, found = marked((819, 1077), Surround(bleed=9, marks=ALL, slug="p"))
    strokes = inks(found, MarkKind.STROKE)
    assert len(strokes) == 8 + 4 * 3, "four corners, and four crossed circles"
    assert {one.colour.spots for one in strokes} == {("All",)}
    bar = [m.colour.inks for m in inks(found, MarkKind.FILL) if m.colour.inks]
    assert tuple(bar[: len(PATCHES)]) == PATCHES
    assert set(bar[len(PATCHES) :]) == {(0, 0, 0, 1)}, "the slug line is black alone"


@pytest.mark.parametrize("name", ["crop", "registration", "colour_bar", "slug"])
def test_a_printer_may_want_one_of_them(name: str) -> None:
    marks = Marks(**{name: True})
    pdf, found = marked((819, 1077), Surround(bleed=0, marks=marks, slug="Page 1"))
    spots = {one.colour.spots for one in found.outside}
    assert (("All",) in spots) is (name in ("crop", "registration"))
    assert ("/ColorSpace" in pdf.pages[0].obj.Resources) is (("All",) in spots)
    assert found.outside


def test_what_bleeds_is_kept() -> None:
    _, found = marked((500, 700), Surround(bleed=9, marks=ALL, slug="p"))
    left, foot, right, top = found.marks[0].box
    assert (right - left, top - foot) == pytest.approx((540, 740))


def test_the_slug_line_says_what_this_is() -> None:
    printer = replace(PRINTER, marks=ALL, bleed=points(3))
    around = surround(printer, ("The Alder Courier", "page 4"))
    assert around.slug.split("   ") == [
        *("The Alder Courier", "page 4"),
        *(printer.title, printer.condition, printer.pdf),
    ]


def test_the_same_page_gives_the_same_bytes() -> None:
    def written() -> bytes:
        pdf, _ = marked((500, 700), Surround(bleed=9, marks=ALL, slug="Page 1"))
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()

    assert written() == written()


def test_a_colour_space_that_is_there_stays() -> None:
    pdf = paper(500, 700)
    pdf.pages[0].obj.Resources.ColorSpace = Dictionary(
        Own=Array([Name.Indexed, Name.DeviceGray, 0, pikepdf.String("\0")])
    )
    mark(pdf, pdf.pages[0], Surround(bleed=0, marks=ALL, slug="p"))
    assert set(pdf.pages[0].obj.Resources.ColorSpace) == {"/Own", "/LayoutEvery"}
