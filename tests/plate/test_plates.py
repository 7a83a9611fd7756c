"""What the plates of a page with one of every kind of piece are made of."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Object

from layout.disk.cache import Cache
from layout.makeup.dummy import Dummy
from layout.plate.plate import PlateJob, Plates
from layout.plate.plating import make_plates
from layout.plate.tasks import Edition
from tests.plate.dummies import PRINTER, PROFILE, STYLE, dense, dummy, issue, page
from tests.plate.reader import drawn
from tests.plate.rich import rich_page

# Whole builds, page after page.
pytestmark = pytest.mark.slow

RGB = re.compile(rb"(?<![\w/.])(rg|RG|g|G)(?![\w.])")
CMYK = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) (?:k|scn)\b")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Dummy:
    folder = tmp_path_factory.mktemp("sources")
    market = replace(page(2, dense("market")), section="Market")
    return dummy(rich_page(folder), market)


def job(pages: Dummy, folder: Path) -> PlateJob:
    stories = (dense("rich"), dense("market"))
    return PlateJob(
        issue=issue(*stories), dummy=pages, style=STYLE, folder=folder, printer=PRINTER
    )


@pytest.fixture(scope="module")
def plates(pages: Dummy, tmp_path_factory: pytest.TempPathFactory) -> Plates:
    return make_plates(job(pages, tmp_path_factory.mktemp("plates")))


def pdf_of(plates: Plates, edition: Edition) -> Path:
    return next(e.pdf for e in plates.editions if e.edition is edition)


def streams(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for sheet in pdf.pages:
        yield sheet.obj.Contents
    yield from (
        o
        for o in pdf.objects
        if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"
    )


def test_nothing_is_remarked(plates: Plates) -> None:
    assert plates.notes == ()


def test_the_press_has_no_colour_but_ink(plates: Plates) -> None:
    with pikepdf.open(pdf_of(plates, Edition.PRESS)) as pdf:
        operators = b"\n".join(s.read_bytes() for s in streams(pdf))
        assert not RGB.search(operators)
        inks = {tuple(map(float, found)) for found in CMYK.findall(operators)}
        spaces = {
            str(o.ColorSpace)
            for o in pdf.objects
            if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"
        }
    assert spaces == {"/DeviceCMYK"}
    assert (0.0, 0.95, 0.85, 0.2) in inks, "a drawing's palette red is the palette's"
    assert all(sum(ink) <= 2.4 for ink in inks)
    assert not [ink for ink in inks if 0.9 < ink[3] < 1 and any(ink[:3])]


def test_a_press_page_is_a_pdf_x_4(plates: Plates) -> None:
    press = next(e for e in plates.editions if e.edition is Edition.PRESS)
    names = [path.name for _, path in press.pages]
    assert names == ["the-alder-courier_test_01.pdf", "the-alder-courier_test_02.pdf"]
    for path in (press.pdf, *(path for _, path in press.pages)):
        with pikepdf.open(path) as pdf:
            (intent,) = pdf.Root.OutputIntents
            assert intent.S == "/GTS_PDFX"
            assert intent.DestOutputProfile.read_bytes() == PROFILE.read_bytes()
            assert all("/Annots" not in sheet.obj for sheet in pdf.pages)
            assert all("/TrimBox" in sheet.obj for sheet in pdf.pages)
            assert pdf.docinfo["/Trapped"] == "/False"
            assert pdf.docinfo["/CreationDate"] == "D:20261204000000Z"
            with pdf.open_metadata() as xmp:
                key = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
                assert xmp[key] == "PDF/X-4"
            assert "/Outlines" not in pdf.Root
            assert "/StructTreeRoot" not in pdf.Root


def test_the_jump_line_leads_to_its_page(plates: Plates) -> None:
    with pikepdf.open(pdf_of(plates, Edition.SCREEN)) as pdf:
        links = list(pdf.pages[0].obj.Annots)
        inside = [link for link in links if "/Dest" in link]
        outside = [link for link in links if "/A" in link]
        assert [link.Dest[0].objgen for link in inside] == [pdf.pages[1].obj.objgen]
        assert {str(link.A.URI) for link in outside} == {"https://example.org/hollin"}


def test_bookmarks_are_sections_and_their_stories(plates: Plates) -> None:
    with (
        pikepdf.open(pdf_of(plates, Edition.SCREEN)) as pdf,
        pdf.open_outline() as outline,
    ):
        found = [(i.title, [c.title for c in i.children]) for i in outline.root]
    assert found == [
        ("News", ["Every kind of piece"]),
        ("Market", ["Bridge to close for nine weeks"]),
    ]


def kids(element: Object) -> Iterator[Object]:
    for child in element.get("/K", Array()):
        if isinstance(child, Dictionary) and "/S" in child:
            yield child


def walk(element: Object) -> Iterator[Object]:
    for child in kids(element):
        yield child
        yield from walk(child)


def test_one_structure_tree_holds_all_pages(plates: Plates) -> None:
    with pikepdf.open(pdf_of(plates, Edition.SCREEN)) as pdf:
        root = pdf.Root.StructTreeRoot
        elements = list(walk(root.K[0]))
        kinds = [str(e.S) for e in elements]
        nums = list(root.ParentTree.Nums)
        keys = [int(key) for key in nums[::2]]
        assert keys == list(range(len(keys)))
        for number, sheet in enumerate(pdf.pages):
            assert int(sheet.obj.StructParents) == number
        numbers = {e.objgen for e in elements}
        for value in nums[1::2]:
            parents = value if isinstance(value, Array) else [value]
            assert all(parent.objgen in numbers for parent in parents)
        for sheet in pdf.pages:
            for link in sheet.obj.get("/Annots", Array()):
                assert Name.Link == nums[2 * int(link.StructParent) + 1].S
        pictures = [e for e in elements if e.S == "/Figure"]
        assert all("/Alt" in e for e in pictures)
        assert str(pdf.Root.Lang) == "en-GB"
    assert kinds.count("/Art") == 2
    assert {"/Table", "/TH", "/TD", "/H2", "/P", "/Figure", "/Caption"} <= set(kinds)


def test_fonts_of_all_pages_are_embedded_truetype(plates: Plates) -> None:
    for edition in (Edition.PRESS, Edition.SCREEN):
        with pikepdf.open(pdf_of(plates, edition)) as pdf:
            for sheet in pdf.pages:
                for font in dict(sheet.obj.Resources.Font.items()).values():
                    (descendant,) = font.DescendantFonts
                    assert "/FontFile2" in descendant.FontDescriptor


def test_a_readers_order_is_the_dummys(plates: Plates) -> None:
    text = "".join(s.text for s in drawn(pdf_of(plates, Edition.SCREEN)))
    order = ["Two ramps", "Ward", "The closure", "Continued on page 2", "What the"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_the_html_opens_without_us(plates: Plates) -> None:
    number, path = plates.html[0]
    html = path.read_text(encoding="utf-8")
    assert number == 1
    assert 'href="page-02.html#market"' in html
    for name in re.findall(r'(?:src|href)="(assets/[^"]+)"', html):
        assert (path.parent / name).is_file()
    css = (path.parent / "assets" / "screen.css").read_text(encoding="utf-8")
    for name in re.findall(r"url\(([^)]+)\)", css):
        assert (path.parent / "assets" / name).is_file()
    assert "device-cmyk" not in css


def test_same_sources_same_bytes(plates: Plates, pages: Dummy, tmp_path: Path) -> None:
    again = make_plates(replace(job(pages, tmp_path), jobs=1))
    for edition in (Edition.PRESS, Edition.SCREEN):
        assert (
            pdf_of(again, edition).read_bytes() == pdf_of(plates, edition).read_bytes()
        )


def test_an_unchanged_page_is_not_rendered_again(pages: Dummy, tmp_path: Path) -> None:
    cache = Cache(folder=tmp_path / "cache")
    cached = replace(job(pages, tmp_path / "one"), cache=cache)
    first = make_plates(cached)
    assert (first.rendered, first.cached) == (4, 0)
    changed = dummy(pages.pages[0], page(2, dense("fair")))
    second = make_plates(replace(cached, folder=tmp_path / "two"))
    third = make_plates(replace(cached, dummy=changed, folder=tmp_path / "three"))
    assert (second.rendered, second.cached) == (0, 4)
    assert (third.rendered, third.cached) == (2, 2)
    assert (
        pdf_of(second, Edition.PRESS).read_bytes()
        == pdf_of(first, Edition.PRESS).read_bytes()
    )


def test_only_the_wanted_pages(pages: Dummy, tmp_path: Path) -> None:
    wanted = replace(job(pages, tmp_path), pages=(1,), editions=(Edition.SCREEN,))
    plates = make_plates(wanted)
    with pikepdf.open(pdf_of(plates, Edition.SCREEN)) as pdf:
        assert len(pdf.pages) == 1
        links = [link for link in pdf.pages[0].obj.Annots if "/Dest" in link]
        assert links == [], "page 2 is not in the file"


def test_a_draft_says_so_on_every_page(pages: Dummy, tmp_path: Path) -> None:
    draft = replace(job(pages, tmp_path), draft=True, editions=(Edition.PRESS,))
    path = pdf_of(make_plates(draft), Edition.PRESS)
    document = pypdfium2.PdfDocument(path)
    for sheet in document:
        assert "DRAFT" in sheet.get_textpage().get_text_bounded()
    document.close()


def test_progress_is_told(pages: Dummy, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []

    def progress(stage: str, done: int, of: int) -> None:
        told.append((stage, done, of))

    make_plates(replace(job(pages, tmp_path), progress=progress))
    assert told == [("plate", done, 4) for done in range(1, 5)]
