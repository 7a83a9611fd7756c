"""Places where WeasyPrint 70 is too coarse for print, made exact, or slow for nothing.

It is pinned to one version, and the contract test of the plate stage reads every
baseline and edge back, so neither mend can silently stop working.
"""

import zlib

import pydyf
from weasyprint.draw import text as drawing
from weasyprint.pdf.fonts import Font

from layout.plate.renderer.subsetting import subset

LEVEL = 6


class Carrying:
    """A rounding to whole numbers whose error is carried to the next number.

    Glyph adjustments are written in whole thousandths of an em, and `int` loses up
    to one at each word space: a justified line would end 0.05 to 0.1 pt short.
    """

    def __init__(self) -> None:
        self.carried = 0.0

    def __call__(self, number: float) -> int:
        """Return `number` plus what is carried, rounded."""
        exact = number + self.carried
        whole = round(exact)
        self.carried = exact - whole
        return whole


_carrying = Carrying()


def begin_page() -> None:
    """Forget what is carried, so that a page does not depend on the one before."""
    _carrying.carried = 0.0


def install() -> None:
    """Put the mends in place; once a process."""
    drawing.int = _carrying
    Font.subset = _subset
    pydyf.zlib = _Deflation


class _Deflation:
    """What stands in for zlib where streams are written.

    Its hardest level, which pydyf asks for, saves three bytes in a hundred over the
    usual one and takes a quarter of a page's time.
    """

    compress = zlib.compress

    @staticmethod
    def compressobj(level: int) -> "zlib._Compress":
        """Return a compressor of the usual level."""
        return zlib.compressobj(min(level, LEVEL))


def _subset(font: Font, to_unicode: dict[int, str], _hinting: bool) -> None:
    """Keep the used glyphs of a font under their old numbers."""
    if to_unicode:
        font.file_content = subset(font.file_content, to_unicode)
