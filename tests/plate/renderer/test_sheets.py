"""Sheets for people: the same bytes, known letters, nothing fetched from anywhere."""

import io
from collections.abc import Iterator

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from layout.plate.renderer.sheets import (
    DOTS,
    SheetFiles,
    cut_to,
    print_sheet,
    widest,
)
from tests.plate.installed import installed

STYLE = """<style>
@font-face { font-family: Sheet; src: url(asset:LibreFranklin_400Regular.ttf) }
@page { size: 200pt 100pt; margin: 10pt } body { margin: 0; font: 10pt/12pt Sheet }
</style>"""
TEXTS = st.text(alphabet="abcWMil .,-0189é", max_size=60)


@pytest.fixture(autouse=True, scope="module")
def as_in_a_worker() -> Iterator[None]:
    with installed():
        yield


def words(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return str(document[0].get_textpage().get_text_range()).strip()


def sheet(body: str, **pictures: bytes) -> bytes:
    files = {f"{name}.png": content for name, content in pictures.items()}
    html = f'<html lang="en"><title>A sheet</title>{STYLE}{body}</html>'
    return print_sheet(html, files, "What to do")


def test_the_same_sheet_is_the_same_bytes() -> None:
    assert sheet("<p>Replace page 3") == sheet("<p>Replace page 3")
    assert sheet("<p>Replace page 3") != sheet("<p>Replace page 4")


def test_it_says_what_it_is_and_who_made_it() -> None:
    with pikepdf.open(io.BytesIO(sheet("<p>Keep"))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "What to do"
        assert str(pdf.docinfo["/Producer"]) == "Layout"
        assert "/CreationDate" not in pdf.docinfo
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert pdf.check_pdf_syntax() == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Café, £5", "Café, £5"),
        ("新聞 and ☃", "?? and ?"),
        ("tab\tand\nline", "tab?and line"),
    ],
)
def test_letters_that_the_face_lacks_are_question_marks(text: str, read: str) -> None:
    assert words(sheet(f"<p>{text}")) == read


def test_a_picture_is_found_by_its_name() -> None:
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(out, "PNG")
    made = sheet('<img src="asset:page.png" style="width: 40pt">', page=out.getvalue())
    with pypdfium2.PdfDocument(made) as document:
        pixels = document[0].render().to_pil().convert("RGB")
    assert pixels.getpixel((20, 20)) == (255, 0, 0)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a.png",
        "file:///etc/passwd",
        "asset:../paper.toml",
        "asset:sub/a.png",
        "asset:notes.txt",
    ],
)
def test_nothing_else_is_fetched(url: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        SheetFiles({}).fetch(url)


def test_the_built_in_faces_are_served() -> None:
    served = SheetFiles({}).fetch("asset:LibreFranklin_700Bold.ttf")
    assert served.read(4) == b"\x00\x01\x00\x00"


@given(text=TEXTS, ems=st.floats(min_value=1, max_value=30))
def test_what_is_cut_fits_and_says_that_it_is(text: str, ems: float) -> None:
    cut = cut_to(text, ems)
    assert widest([cut]) <= max(1.0, ems)
    if cut != text:
        assert cut.endswith(DOTS)
        assert text.startswith(cut.removesuffix(DOTS))
        assert widest([text]) > ems


@given(texts=st.lists(TEXTS, max_size=4))
def test_the_widest_is_as_wide_as_each(texts: list[str]) -> None:
    assert widest(texts) == max([1.0, *(widest([text]) for text in texts)])


def test_widths_are_those_that_are_drawn() -> None:
    text = "WMi-0189.pdf"
    with pypdfium2.PdfDocument(sheet(f"<p>{text}")) as document:
        page = document[0].get_textpage()
        boxes = [page.get_charbox(n, loose=True) for n in range(len(text))]
    assert boxes[-1][2] - boxes[0][0] == pytest.approx(10 * widest([text]), abs=0.2)
