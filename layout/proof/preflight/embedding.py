"""A face of ours embedded in a PDF: lines of type that can be searched and copied."""

import zlib
from pathlib import Path

import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

# Six letters before a subset's name say that it is one (ISO 32000-2, 9.9.2).
PREFIX = "LAYOUT+"
MISSING = ord("?")
DROPPED = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT", "STAT")
CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Layout def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{lines}
endcmap end end"""


class EmbeddedFace:
    """A TrueType file, of which the glyphs that are set are embedded at the end."""

    def __init__(self, path: Path) -> None:
        self._name = path.stem.replace("_", "-")
        self._face = hb.Face(hb.Blob.from_file_path(path))
        self._font = hb.Font(self._face)
        self._known: dict[str, tuple[int, float]] = {}
        self._used: dict[int, int] = {}

    def width(self, text: str, size: float) -> float:
        """Return how wide a line of a size in points is."""
        return sum(self._glyph(letter)[1] for letter in text) * size

    def codes(self, text: str) -> str:
        """Return a line as the operand of Tj, its glyphs noted for embedding."""
        glyphs = [self._glyph(letter)[0] for letter in text]
        for glyph, letter in zip(glyphs, text, strict=True):
            known = self._font.get_nominal_glyph(ord(letter))
            self._used.setdefault(glyph, ord(letter) if known else MISSING)
        return f"<{''.join(f'{glyph:04X}' for glyph in glyphs)}>"

    def fitted(self, text: str, size: float, width: float) -> str:
        """Return a line cut so that it is no wider than `width`, with its end if so."""
        left = width - self.width("…", size)
        if self.width(text, size) <= width:
            return text
        for count, letter in enumerate(text):
            left -= self._glyph(letter)[1] * size
            if left < 0:
                return f"{text[:count]}…"
        return text

    def embed(self, pdf: Pdf) -> Object:
        """Return the font object for a page's resources (ISO 32000-2, 9.7)."""
        name = Name(f"/{PREFIX}{self._name}")
        below = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=Dictionary(
                Registry="Adobe", Ordering="Identity", Supplement=0
            ),
            CIDToGIDMap=Name.Identity,
            FontDescriptor=pdf.make_indirect(self._descriptor(pdf, name)),
            W=Array(self._widths()),
        )
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=name,
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(below)]),
                ToUnicode=_packed(pdf, self._to_unicode().encode()),
            )
        )

    def _glyph(self, letter: str) -> tuple[int, float]:
        """Return the glyph of a letter and its advance in em; "?" where none is."""
        if letter not in self._known:
            glyph = self._font.get_nominal_glyph(ord(letter))
            glyph = int(glyph or self._font.get_nominal_glyph(MISSING) or 0)
            advance = self._font.get_glyph_h_advance(glyph) / self._face.upem
            self._known[letter] = (glyph, float(advance))
        return self._known[letter]

    def _descriptor(self, pdf: Pdf, name: Name) -> Dictionary:
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(self._used)
        wanted.drop_table_tag_set.update(
            int.from_bytes(tag.encode(), "big") for tag in DROPPED
        )
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
        extents = self._font.get_font_extents("ltr")
        scale = 1000 / self._face.upem
        rise, fall = round(extents.ascender * scale), round(extents.descender * scale)
        return Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=4,
            FontBBox=Array([-500, fall, 1500, rise]),
            ItalicAngle=0,
            Ascent=rise,
            Descent=fall,
            CapHeight=rise,
            StemV=80,
            FontFile2=_packed(pdf, hb.subset(self._face, wanted).blob.data),
        )

    def _widths(self) -> list[object]:
        scale = 1000 / self._face.upem
        parts: list[object] = []
        for glyph in sorted(self._used):
            advance = round(self._font.get_glyph_h_advance(glyph) * scale)
            parts += [glyph, Array([advance])]
        return parts

    def _to_unicode(self) -> str:
        pairs = [
            f"<{glyph:04X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
            for glyph, code in sorted(self._used.items())
        ]
        # At most a hundred in one block (Adobe Technical Note 5014).
        blocks = [pairs[n : n + 100] for n in range(0, len(pairs), 100)]
        return CMAP.format(
            lines="\n".join(
                f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar"
                for block in blocks
            )
        )


def _packed(pdf: Pdf, data: bytes) -> Object:
    stream = Stream(pdf, b"")
    stream.write(zlib.compress(data), filter=Name.FlateDecode)
    stream.Length1 = len(data)
    return pdf.make_indirect(stream)
