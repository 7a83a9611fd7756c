"""Widths of words in the very faces that are embedded, by HarfBuzz.

The renderer's text engine (Pango) shapes with HarfBuzz too, so the widths agree to
the hundredth of a point as long as the features agree; `features` are therefore
part of a typeface here, as they are of the style's CSS.
"""

import unicodedata
from dataclasses import dataclass, field

import uharfbuzz as hb

from layout.codes import Code
from layout.desk.stylebook import Face, Stylebook
from layout.disk.unchanged import read_unchanged
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


class Typecase:
    """All faces of a stylebook, opened once, by face key and features."""

    def __init__(self, style: Stylebook) -> None:
        self.style = style
        self._open: dict[tuple[str, tuple[str, ...]], Typeface] = {}
        self._fonts: dict[str, tuple[hb.Font, frozenset[int], int]] = {}

    def face(self, key: str, features: tuple[str, ...] = ()) -> Typeface:
        """Return the typeface of a face key; `features` are OpenType tags set on."""
        found = self._open.get((key, features))
        if found is None:
            font, characters, upem = self._font(self.style.faces[key])
            found = Typeface(
                font=font,
                features=dict.fromkeys(features, True),
                characters=characters,
                upem=upem,
            )
            self._open[key, features] = found
        return found

    def _font(self, face: Face) -> tuple[hb.Font, frozenset[int], int]:
        if face.key not in self._fonts:
            loaded = hb.Face(hb.Blob(read_unchanged(face.path, face.sha256)))
            self._fonts[face.key] = (
                hb.Font(loaded),
                frozenset(loaded.unicodes),
                loaded.upem,
            )
        return self._fonts[face.key]


def missing_glyph(text: str, family: str, place: tuple[str, int | None]) -> Note:
    """Return the error for characters without a glyph; `place` is file and line."""
    names = ", ".join(f"U+{ord(c):04X} {_name(c)}" for c in text[:MOST_NAMED])
    if len(text) > MOST_NAMED:
        names += f" and {len(text) - MOST_NAMED} more"
    file, line = place
    return Note(
        code=Code.MISSING_GLYPH,
        file=file,
        line=line,
        message=f'no glyph in "{family}" for {names}',
        hint="remove it, or add a face that has it to fonts/fonts.toml",
    )


def _name(character: str) -> str:
    return unicodedata.name(character, "(no name)")
