"""A font for tests: every letter is a square, one em wide and one em tall.

Widths are then whole ems and expected positions can be worked out by hand.
Built on the fly, so the repository keeps no binary and no licence question.
"""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

EM = 1000
ASCENT, DESCENT = 800, -200
LETTERS = [chr(code) for code in range(ord("a"), ord("z") + 1)]


def square() -> Glyph:
    pen = TTGlyphPen(None)
    pen.moveTo((0, DESCENT))
    for corner in [(0, ASCENT), (EM, ASCENT), (EM, DESCENT)]:
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def build_quad_font(path: Path) -> Path:
    names = [".notdef", "space", "hyphen", *LETTERS]
    empty = TTGlyphPen(None).glyph()
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(
        {0x20: "space", 0x2D: "hyphen", **{ord(letter): letter for letter in LETTERS}}
    )
    builder.setupGlyf({name: empty if name == "space" else square() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (EM, 0)))
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupNameTable({"familyName": "Quad", "styleName": "Regular"})
    builder.setupOS2(
        sTypoAscender=ASCENT,
        sTypoDescender=DESCENT,
        usWinAscent=ASCENT,
        usWinDescent=-DESCENT,
    )
    builder.setupPost()
    builder.font.recalcTimestamp = False
    builder.updateHead(created=0, modified=0)
    builder.save(path)
    return path
