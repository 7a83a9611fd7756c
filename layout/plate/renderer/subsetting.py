"""Fonts cut down to the glyphs that are used, and those of all pages put together.

Glyphs keep their numbers, so pages that use other glyphs of a face can share one font.
"""

from collections.abc import Collection, Iterable
from functools import cache

import uharfbuzz as hb
from pikepdf import Object, Pdf, Stream

from layout.disk.unchanged import read_unchanged
from layout.plate.tasks import FontFile

# What a PDF has no use for; GPOS and GSUB did their work when the line was shaped.
DROPPED = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT", "STAT")


def subset(content: bytes, glyphs: Collection[int]) -> bytes:
    """Return a TrueType font with only some glyphs, under their old numbers.

    The HarfBuzz of our pinned wheel does it, not the machine's or (where that has
    none) fontTools: faster, and the same bytes everywhere.
    """
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(map(_tag, DROPPED))
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    )
    data: bytes = hb.subset(hb.Face(hb.Blob(content)), wanted).blob.data
    return data


def _tag(name: str) -> int:
    return int.from_bytes(name.encode(), "big")


def embed_once(whole: Pdf, faces: Iterable[FontFile]) -> None:
    """Give all pages one font of each face, with the glyphs of all of them.

    A page's font belongs to a face if that, cut down alike, has the very same bytes;
    one that belongs to none, an advertisement's, stays.
    """
    sources = [_content(face) for face in faces]
    fonts: dict[str, list[Object]] = {}
    for page in whole.pages:
        for _, font in page.obj.Resources.get("/Font", {}).items():
            if "/DescendantFonts" in font:
                fonts.setdefault(str(font.BaseFont), []).append(font.DescendantFonts[0])
    for name in sorted(fonts):
        _merge(whole, fonts[name], sources)


def _merge(whole: Pdf, fonts: list[Object], sources: list[bytes]) -> None:
    """Put the fonts of one face together, if there is more than one."""
    files = {font.FontDescriptor.FontFile2.objgen for font in fonts}
    if len(files) < 2:
        return
    first = fonts[0].FontDescriptor.FontFile2.read_bytes()
    used = _used(fonts[0])
    source = next((s for s in sources if subset(s, used) == first), None)
    if source is None:
        return
    content = subset(source, {glyph for font in fonts for glyph in _used(font)})
    shared = Stream(whole, content, Length1=len(content))
    # Packed when it is saved, like everything that is new.
    placed = whole.make_indirect(shared)
    for font in fonts:
        font.FontDescriptor.FontFile2 = placed


def _used(font: Object) -> frozenset[int]:
    """Return the numbers of the glyphs that a font has widths of (9.7.4.3)."""
    runs = list(font.W)
    return frozenset(
        int(first) + place
        for first, widths in zip(runs[::2], runs[1::2], strict=True)
        for place in range(len(widths))
    )


@cache
def _content(face: FontFile) -> bytes:
    return read_unchanged(face.path, face.sha256)
