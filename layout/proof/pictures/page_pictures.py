"""Pictures of the finished pages: one a page, and the whole issue on a contact sheet.

The sheet shows pages as a reader holds them, the first alone on the right, then
spreads, so that what faces what can be judged at a glance.
"""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from layout.disk.contents import opened
from layout.pdf.fitness import refusal, torn

# Pixels, and greys, of the contact sheet.
_THUMB = 330
_MARGIN = 36
_SPINE = 2
_CAPTION = 34
_DESK = (128, 128, 128)
_LETTERS = (255, 255, 255)

# Spreads in a row of the sheet: eight pages make five spreads in two rows.
_ACROSS = 3


def page_images(path: Path, *, ppi: float = 100.0) -> Iterator[Image.Image]:
    """Yield an RGB picture of each page of a PDF at `ppi` pixels an inch.

    Raises:
        Unreadable: it is no PDF, or has not this page.
    """
    with _document(path) as document:
        for index in range(len(document)):
            yield _picture(document, index, ppi)


def page_image(path: Path, index: int, *, ppi: float = 100.0) -> Image.Image:
    """Return an RGB picture of the page at `index`, counted from 0, of a PDF.

    Raises:
        Unreadable: it is no PDF, or has not this page.
    """
    with _document(path) as document:
        return _picture(document, index, ppi)


def _picture(document: pypdfium2.PdfDocument, index: int, ppi: float) -> Image.Image:
    picture: Image.Image = document[index].render(scale=ppi / 72).to_pil()
    return picture.convert("RGB")


@contextmanager
def _document(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF that a build has left; somebody may have put another there."""
    try:
        with opened(path) as file, pypdfium2.PdfDocument(file) as document:
            yield document
    except (pypdfium2.PdfiumError, IndexError) as problem:
        fault = torn("a page of it cannot be drawn").fault
        raise refusal(path.name, fault) from problem


def png(image: Image.Image) -> bytes:
    """Return a picture as PNG: the same picture gives the same bytes."""
    target = io.BytesIO()
    image.save(target, "PNG", compress_level=6)
    return target.getvalue()


def contact_sheet(images: Sequence[Image.Image], numbers: Sequence[int]) -> Image.Image:
    """Return all pages as spreads (1, 2-3, 4-5, ...) on grey with their numbers.

    Args:
        images: a picture of each page, all of one size.
        numbers: the pages' numbers; even ones lie on the left.
    """
    depth = max((_scaled(image).height for image in images), default=_THUMB)
    places = [_place(number, numbers) for number in numbers]
    rows = 1 + max((row for _, row in places), default=0)
    cell = (2 * _THUMB + _SPINE + _MARGIN, depth + _CAPTION + _MARGIN)
    # An issue of one spread needs no empty desk beside it.
    across = 1 + max((column // 2 for column, _ in places), default=0)
    size = (_MARGIN + across * cell[0], _MARGIN + rows * cell[1])
    sheet = Image.new("RGB", size, _DESK)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(18)
    for image, number, (column, row) in zip(images, numbers, places, strict=True):
        spread, side = divmod(column, 2)
        left = _MARGIN + spread * cell[0] + side * (_THUMB + _SPINE)
        top = _MARGIN + row * cell[1]
        sheet.paste(_scaled(image), (left, top))
        middle = (left + _THUMB // 2, top + depth + _CAPTION // 2)
        draw.text(middle, str(number), fill=_LETTERS, font=font, anchor="mm")
    return sheet


def _scaled(image: Image.Image) -> Image.Image:
    depth = round(image.height * _THUMB / image.width)
    return image.resize((_THUMB, depth), Image.Resampling.LANCZOS)


def _place(number: int, numbers: Sequence[int]) -> tuple[int, int]:
    """Return a page's half column and row on the sheet, counted from 0."""
    spread = number // 2 - min(numbers) // 2
    row, column = divmod(spread, _ACROSS)
    return 2 * column + number % 2, row
