"""Small pictures of pages: the first larger, all the same every time."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from layout.shelf.thumbnails import FRONT, INSIDE, page_pictures
from tests.sheet.papers import EDGE, HEIGHT, WIDTH, marked


def written(folder: Path, pages: int) -> Path:
    path = folder / "screen.pdf"
    path.write_bytes(marked(pages))
    return path


def opened(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content)) as image:
        assert image.format == "WEBP"
        return image.convert("L")


def test_the_front_is_larger_than_the_others(tmp_path: Path) -> None:
    images = [opened(each) for each in page_pictures(written(tmp_path, 3))]
    assert [image.width for image in images] == [FRONT, INSIDE, INSIDE]
    shape = (HEIGHT + 2 * EDGE) / (WIDTH + 2 * EDGE)
    for image in images:
        assert image.height == pytest.approx(image.width * shape, abs=1)


def test_every_page_is_shown_in_order(tmp_path: Path) -> None:
    images = [opened(each) for each in page_pictures(written(tmp_path, 4))]
    # A page's bar is its number times three points wide.
    shares = [sum(im.histogram()[:90]) / (im.width * im.height) for im in images]
    assert shares == sorted(shares)
    for number, share in enumerate(shares, start=1):
        page = (WIDTH + 2 * EDGE) * (HEIGHT + 2 * EDGE)
        assert share == pytest.approx(30 * number / page, rel=0.35)


def test_the_same_pages_give_the_same_pictures(tmp_path: Path) -> None:
    path = written(tmp_path, 2)
    assert page_pictures(path) == page_pictures(path)


def test_what_is_no_pdf_has_none(tmp_path: Path) -> None:
    path = tmp_path / "screen.pdf"
    path.write_bytes(b"no PDF")
    with pytest.raises(pypdfium2.PdfiumError):
        page_pictures(path)
