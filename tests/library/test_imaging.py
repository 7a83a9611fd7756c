"""Page images: JPEG 2000 of the page's size, which says its resolution."""

import io
import struct
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from layout.library.imaging import with_resolution, write_image
from tests.sheet.papers import EDGE, HEIGHT, WIDTH, add_page, marked

WIDE, HIGH = WIDTH + 2 * EDGE, HEIGHT + 2 * EDGE


def written(folder: Path, page: int = 0, ppi: int = 72) -> Path:
    pdf = folder / "issue.pdf"
    pdf.write_bytes(marked(2))
    write_image(pdf, page, ppi, folder / "page.jp2")
    return folder / "page.jp2"


@pytest.mark.parametrize("ppi", [72, 144])
def test_an_image_is_as_large_as_its_page(tmp_path: Path, ppi: int) -> None:
    with Image.open(written(tmp_path, ppi=ppi)) as image:
        assert image.format == "JPEG2000"
        assert image.size == (WIDE * ppi // 72, HIGH * ppi // 72)


@pytest.mark.parametrize(
    ("ink", "mode"),
    [("0.5 g", "L"), ("0.5 0.5 0.5 rg", "L"), ("1 0 0 rg", "RGB")],
)
def test_a_page_without_colour_is_in_greys(tmp_path: Path, ink: str, mode: str) -> None:
    pdf = tmp_path / "issue.pdf"
    with pikepdf.new() as out:
        add_page(out, 1, HEIGHT)
        content = f"{ink} 20 20 60 60 re f\n".encode()
        out.pages[0].Contents = out.make_stream(content)
        out.save(pdf)
    write_image(pdf, 0, 72, tmp_path / "page.jp2")
    with Image.open(tmp_path / "page.jp2") as image:
        assert image.mode == mode


def test_pages_count_from_nought(tmp_path: Path) -> None:
    dark = []
    for page in (0, 1):
        with Image.open(written(tmp_path, page)) as image:
            dark.append(sum(image.histogram()[:60]))
    assert dark[0] < dark[1]


def test_the_same_page_gives_the_same_bytes(tmp_path: Path) -> None:
    once = written(tmp_path).read_bytes()
    assert written(tmp_path).read_bytes() == once


def resolution(content: bytes) -> tuple[float, float]:
    """Return samples an inch, down and across (ISO 15444-1, I.5.3.7)."""
    at = content.index(b"resc") + 4
    down, over, across, under, ten, more = struct.unpack_from(">HHHHbb", content, at)
    return down / over * 10**ten * 0.0254, across / under * 10**more * 0.0254


@pytest.mark.parametrize("ppi", [72, 150, 300, 400, 600])
def test_an_image_says_its_resolution(tmp_path: Path, ppi: int) -> None:
    content = with_resolution(written(tmp_path).read_bytes(), ppi)
    with Image.open(io.BytesIO(content)) as image:
        assert image.size == (WIDE, HIGH)
    # Behind one that was there before.
    last = content[content.rindex(b"resc") - 4 :]
    assert resolution(last) == pytest.approx((ppi, ppi))


def test_a_file_without_a_header_is_none() -> None:
    with pytest.raises(ValueError, match="without a header"):
        with_resolution(struct.pack(">I4s", 8, b"ftyp"), 300)
