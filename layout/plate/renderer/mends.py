"""Places where WeasyPrint 70 is too coarse for print, made exact, or slow for nothing.

The contract test of the plate stage reads every baseline and edge back, so that none
of them can silently stop working.
"""

import zlib

from layout.plate.renderer.objects import PdfFont
from layout.plate.renderer.page_state import page_in_hand
from layout.plate.renderer.subsetting import subset

# zlib's usual level.
LEVEL = 6


def carrying_int(number: float) -> int:
    """Return a whole number, its error carried to the next one of the same page.

    Glyph adjustments are written in whole thousandths of an em, and `int` loses up
    to one at each word space: a justified line would end 0.05 to 0.1 pt short.
    """
    page = page_in_hand()
    return int(number) if page is None else page.round(number)


class UsualDeflation:
    """What stands in for zlib where streams are written: never the hardest level."""

    compress = staticmethod(zlib.compress)

    @staticmethod
    def compressobj(level: int) -> "zlib._Compress":
        """Return a compressor of the usual level."""
        return zlib.compressobj(min(level, LEVEL))


def keep_used_glyphs(font: PdfFont, to_unicode: dict[int, str], _: bool) -> None:
    """Keep the used glyphs of a font under their old numbers."""
    if to_unicode:
        font.file_content = subset(font.file_content, to_unicode)
