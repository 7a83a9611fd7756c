"""Widths of words in the very faces that are embedded, by HarfBuzz.

The renderer's text engine (Pango) shapes with HarfBuzz too, so the widths agree to
the hundredth of a point as long as the features agree; `features` are therefore
part of a typeface here, as they are of the style's CSS.
"""

import unicodedata
from dataclasses import dataclass, field

import uharfbuzz as hb

from layout.codes import Code
from layout.desk.stylebook import Stylebook
from layout.disk.unchanged import read_unchanged
from layout.galley.remembered import remembered
from layout.notes import Note

# More missing characters than these are counted, not named: it is another script.
MOST_NAMED = 6


@dataclass(slots=True)
class Typeface:
    """One font file at one set of features; widths are em, cached by text."""

    font: hb.Font
    features: dict[str, bool]
    characters: frozenset[int]
    upem: int
    cache: dict[str, float] = field(default_factory=dict)

    def width(self, text: str) -> float:
        """Return the advance width in em of a text in this face."""
        found = self.cache.get(text)
        if found is None:
            found = self.cache[text] = self._shape(text)
        return found

    def _shape(self, text: str) -> float:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self.font, buffer, self.features)
        return float(sum(p.x_advance for p in buffer.glyph_positions)) / self.upem

    def missing(self, text: str) -> str:
        """Return the characters that this face has no glyph for, each once."""
        return "".join(
            sorted({c for c in text if ord(c) not in self.characters and c != "\n"})
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedFont:
    """A font file opened: what it can set, and its units in an em."""

    font: hb.Font
    characters: frozenset[int]
    upem: int


class Typecase:
    """All faces of a stylebook, opened once, by face key and features."""

    def __init__(self, style: Stylebook) -> None:
        self.style = style

    @remembered
    def face(self, key: str, features: tuple[str, ...] = ()) -> Typeface:
        """Return the typeface of a face key; `features` are OpenType tags set on."""
        opened = self._opened(key)
        return Typeface(
            font=opened.font,
            features=dict.fromkeys(features, True),
            characters=opened.characters,
            upem=opened.upem,
        )

    @remembered
    def _opened(self, key: str) -> OpenedFont:
        face = self.style.faces[key]
        loaded = hb.Face(hb.Blob(read_unchanged(face.path, face.sha256)))
        return OpenedFont(
            font=hb.Font(loaded),
            characters=frozenset(loaded.unicodes),
            upem=loaded.upem,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPlace:
    """Where a text stands in the publication's files; its line may be unknown."""

    file: str
    line: int | None


def missing_glyph(text: str, family: str, place: CopyPlace) -> Note:
    """Return the error for characters without a glyph."""
    names = ", ".join(f"U+{ord(c):04X} {_name(c)}" for c in text[:MOST_NAMED])
    if len(text) > MOST_NAMED:
        names += f" and {len(text) - MOST_NAMED} more"
    return Note(
        code=Code.MISSING_GLYPH,
        file=place.file,
        line=place.line,
        message=f'no glyph in "{family}" for {names}',
        hint="remove it, or add a face that has it to fonts/fonts.toml",
    )


def _name(character: str) -> str:
    return unicodedata.name(character, "(no name)")
