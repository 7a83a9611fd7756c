"""Which pages need colour plates: seen in a small picture of each."""

import pypdfium2
from PIL import Image, ImageChops

# Pixels an inch: a coloured hairline still tints a pixel.
PPI = 24
# How far red, green and blue must part to be a colour and no shade of grey (of 255).
TINT = 10


def colour_pages(content: bytes) -> tuple[int, ...]:
    """Return the numbers of the pages, from 1, that show any colour."""
    with pypdfium2.PdfDocument(content) as document:
        return tuple(
            number for number, page in enumerate(document, start=1) if _coloured(page)
        )


def _coloured(page: pypdfium2.PdfPage) -> bool:
    red, green, blue = page.render(scale=PPI / 72).to_pil().convert("RGB").split()
    parted = (ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return any(_highest(channel) > TINT for channel in parted)


def _highest(channel: Image.Image) -> int:
    return max(value for value, count in enumerate(channel.histogram()) if count)
