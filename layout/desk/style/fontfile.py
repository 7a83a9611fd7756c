"""A font file looked at before it is used: TrueType, whole, and within its own bounds.

A font is tables that point into each other, and comes from anybody. What is wrong with
one shows late and far off: in the renderer, which cannot embed it, or at the printer's.
So the tables that a page needs are followed here, at the desk, and a font that leads
out of itself is refused by name. Tables are those of ISO/IEC 14496-22 (OpenType 1.9).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import uharfbuzz as hb

KINDS = {
    b"wOFF": "WOFF, packed for the web",
    b"wOF2": "WOFF2, packed for the web",
    b"ttcf": "a collection of several fonts",
    b"OTTO": "OpenType with PostScript outlines",
}
TRUETYPE = (b"\x00\x01\x00\x00", b"true")
NEEDED = ("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp")
# OpenType has some sixty kinds of tables.
MOST_TABLES = 100
MAGIC = 0x5F0F3CF5
LEAST_UPEM, MOST_UPEM = 16, 16384
# The longest ligature of Arabic, a whole sentence, is 12 em wide.
WIDEST = 30
# Parts within parts of an accented letter, and how many in one glyph.
DEEPEST, MOST_PARTS = 8, 200
# Flags of a composite glyph's parts.
WORDS, SCALE, MORE, SCALES, MATRIX = 0x1, 0x8, 0x20, 0x40, 0x80


class _FontError(Exception):
    """The file is no font that a page can be set in; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Font:
    """A font's tables by their tags, each within the file."""

    tables: dict[str, bytes]

    def number(self, tag: str, place: int, kind: str = "H") -> int:
        """Return a number of a table; a short table is a broken one."""
        try:
            (found,) = struct.unpack_from(f">{kind}", self.tables[tag], place)
        except struct.error:
            raise _FontError(f"is broken: its table {tag} is cut off") from None
        return int(found)


def font_problem(data: bytes) -> str:
    """Say why a file cannot be the font of a page; empty if it can."""
    try:
        font = _opened(data)
        glyphs = font.number("maxp", 4)
        _check_head(font)
        _check_widths(font, glyphs)
        _check_parts(font, _places(font, glyphs))
        _check_characters(data)
    except _FontError as problem:
        return str(problem)
    return ""


def _opened(data: bytes) -> _Font:
    kind = data[:4]
    if kind not in TRUETYPE:
        other = f"is {KINDS[kind]}, " if kind in KINDS else "is "
        raise _FontError(f"{other}no TrueType font")
    if len(data) < 12:
        raise _FontError("is cut off")
    (count,) = struct.unpack_from(">H", data, 4)
    if not count <= MOST_TABLES or len(data) < 12 + 16 * count:
        raise _FontError(f"is cut off, or has {count} tables")
    tables = {}
    for number in range(count):
        tag, _, start, length = struct.unpack_from(">4sLLL", data, 12 + 16 * number)
        name = tag.decode("latin-1").rstrip()
        if start + length > len(data):
            raise _FontError(
                f"is cut off: its table {_shown(name)} ends behind the file"
            )
        if name in tables:
            raise _FontError(f"has two tables {_shown(name)}")
        tables[name] = data[start : start + length]
    for name in NEEDED:
        if name not in tables:
            raise _FontError(f"has no table {name}")
    return _Font(tables=tables)


def _shown(tag: str) -> str:
    return ascii(tag)[1:-1]


def _check_head(font: _Font) -> None:
    if font.number("head", 12, "L") != MAGIC:
        raise _FontError("has a broken table head")
    upem = font.number("head", 18)
    if not LEAST_UPEM <= upem <= MOST_UPEM:
        raise _FontError(f"has {upem} units in an em, not {LEAST_UPEM} to {MOST_UPEM}")
    if font.number("hhea", 4, "h") - font.number("hhea", 6, "h") <= 0:
        raise _FontError("has letters of no height: its table hhea is broken")


def _check_widths(font: _Font, glyphs: int) -> None:
    own = font.number("hhea", 34)
    if glyphs < 1:
        raise _FontError("has no glyphs")
    if not 1 <= own <= glyphs:
        raise _FontError(f"has widths of {own} glyphs, and {glyphs} glyphs")
    if len(font.tables["hmtx"]) < 4 * own + 2 * (glyphs - own):
        raise _FontError("has not a width for each glyph: its table hmtx is cut off")
    widest = max(font.number("hmtx", 4 * place) for place in range(own))
    if widest > WIDEST * font.number("head", 18):
        raise _FontError(
            f"has a letter wider than {WIDEST} em: its table hmtx is broken"
        )


def _places(font: _Font, glyphs: int) -> tuple[int, ...]:
    """Return where each glyph's outline begins in `glyf`, and where the last ends."""
    long = font.number("head", 50)
    if long not in (0, 1):
        raise _FontError("has a broken table head")
    size = 4 if long else 2
    loca = font.tables["loca"][: size * (glyphs + 1)]
    if len(loca) < size * (glyphs + 1):
        raise _FontError("has not an outline for each glyph: its table loca is cut off")
    found = struct.unpack(f">{glyphs + 1}{'L' if long else 'H'}", loca)
    places = found if long else tuple(2 * place for place in found)
    if places[-1] > len(font.tables["glyf"]) or any(
        start > end for start, end in pairwise(places)
    ):
        raise _FontError("has outlines outside its table glyf")
    return places


def _check_parts(font: _Font, places: tuple[int, ...]) -> None:
    """Follow glyphs that are made of others: to an end, and not too deep."""
    glyf = font.tables["glyf"]
    made = {
        glyph: tuple(_parts(glyf[start:end]))
        for glyph, (start, end) in enumerate(pairwise(places))
        if end > start and glyf[start] & 0x80
    }
    if any(part >= len(places) - 1 for parts in made.values() for part in parts):
        raise _FontError("has a glyph made of one that is not there")
    # Once a round those fall away whose parts are plain; what stays is a circle.
    for _ in range(DEEPEST):
        made = {
            glyph: inner
            for glyph, parts in made.items()
            if (inner := tuple(part for part in parts if part in made))
        }
    if made:
        raise _FontError("has a glyph made of itself, or of parts too deep")


def _parts(outline: bytes) -> Iterator[int]:
    """Yield the glyphs that a composite one is made of (OpenType, glyf)."""
    place, count = 10, 0
    more = True
    while more:
        if place + 4 > len(outline) or count >= MOST_PARTS:
            raise _FontError("has a broken glyph: its parts have no end")
        flags, glyph = struct.unpack_from(">HH", outline, place)
        yield glyph
        place += 4 + (4 if flags & WORDS else 2)
        if flags & SCALE:
            place += 2
        elif flags & SCALES:
            place += 4
        elif flags & MATRIX:
            place += 8
        more = bool(flags & MORE)
        count += 1


def _check_characters(data: bytes) -> None:
    """See that the font says which glyph a character has, and can be cut down."""
    face = hb.Face(hb.Blob(data))
    characters = frozenset(face.unicodes)
    if not characters:
        raise _FontError("has no glyph for any character: its table cmap is broken")
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(sorted(characters)[:1])
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    try:
        hb.subset(face, wanted)
    except RuntimeError:
        raise _FontError("cannot be embedded: one of its tables is broken") from None
    font = hb.Font(face)
    space = font.get_nominal_glyph(ord(" "))
    if space and font.get_glyph_h_advance(space) <= 0:
        raise _FontError("has a space of no width")
