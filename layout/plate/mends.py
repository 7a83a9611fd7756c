"""Places where WeasyPrint 70 is too coarse for print, made exact, or slow for nothing.

It is pinned to one version, and the contract test of the plate stage reads every
baseline and edge back, so neither mend can silently stop working.
"""

import zlib

import pydyf
import uharfbuzz as hb
from weasyprint.draw import text as drawing
from weasyprint.pdf.fonts import Font

# What a PDF has no use for; GPOS and GSUB did their work when the line was shaped.
DROPPED = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT", "STAT")

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
    """Keep the used glyphs of a font under their old numbers.

    The HarfBuzz of our pinned wheel does it, not the machine's or (where that has
    none) fontTools: faster, and the same bytes everywhere.
    """
    if not to_unicode:
        return
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(to_unicode)
    wanted.drop_table_tag_set.update(map(_tag, DROPPED))
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    )
    face = hb.subset(hb.Face(hb.Blob(font.file_content)), wanted)
    font.file_content = face.blob.data


def _tag(name: str) -> int:
    return int.from_bytes(name.encode(), "big")
