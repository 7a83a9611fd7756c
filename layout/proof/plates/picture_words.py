"""Words on pictures of pages: as large as there is room for."""

from collections.abc import Sequence

from PIL import ImageFont

LARGEST, SMALLEST = 26, 7


def font_for(
    lines: Sequence[str], width: float, largest: float = LARGEST
) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Return the largest font in which every line keeps within a width in pixels."""
    for size in range(int(largest), SMALLEST, -1):
        font = ImageFont.load_default(size)
        if all(font.getlength(line) <= width for line in lines):
            return font
    return ImageFont.load_default(SMALLEST)
