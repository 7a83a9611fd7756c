"""A page as it is when it is trimmed, for whoever compares two."""

from pathlib import Path

import pypdfium2
from PIL import Image

from layout.disk.contents import opened


def trimmed_picture(path: Path, place: int, ppi: float) -> Image.Image:
    """Return a picture of a page as it is when it is trimmed: no marks, no bleed."""
    with opened(path) as file, pypdfium2.PdfDocument(file) as document:
        page = document[place]
        left, foot, right, top = page.get_trimbox()
        image = page.render(scale=ppi / 72).to_pil().convert("RGB")
        x, _, _, head = page.get_cropbox()
    scale = ppi / 72
    corners = (left - x, head - top, right - x, head - foot)
    one, two, three, four = (round(corner * scale) for corner in corners)
    trimmed: Image.Image = image.crop((one, two, three, four))
    return trimmed
