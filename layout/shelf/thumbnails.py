"""Small pictures of finished pages, for the index of a shelf."""

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from layout.disk.contents import opened

# Pixels wide. Page one stands in the index, about 180 wide and twice as sharp; the
# others stand on their issue's page. In WebP that is 20 and 8 kB.
FRONT = 360
INSIDE = 220
QUALITY = 60


def page_pictures(path: Path) -> tuple[bytes, ...]:
    """Return a small WebP picture of each page of a PDF."""
    with opened(path) as file, pypdfium2.PdfDocument(file) as document:
        return tuple(_pictures(document))


def _pictures(document: pypdfium2.PdfDocument) -> Iterator[bytes]:
    for index in range(len(document)):
        page = document[index]
        scale = (INSIDE if index else FRONT) / page.get_width()
        image = page.render(scale=scale).to_pil().convert("RGB")
        page.close()
        target = io.BytesIO()
        image.save(target, "WEBP", quality=QUALITY, method=4)
        yield target.getvalue()
