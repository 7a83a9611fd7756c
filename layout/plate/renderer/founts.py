"""Founts: a face at a size with its features, and words set in it once and kept.

Pango shapes every line of a page four times. Our lines are broken already, so a word
is shaped once by HarfBuzz, which Pango stands on too, and a line is put together of
its words. What a word is drawn with is kept as the PDF operator wants it (ISO 32000-2,
9.4.3): glyph numbers in hexadecimal, adjustments in whole thousandths of an em.
"""

import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import uharfbuzz as hb
from weasyprint.text.fonts import (
    font_features,
    get_hb_object_data,
    get_pango_font_hb_face,
    get_pango_font_key,
)
from weasyprint.text.line_break import Layout, strut

from layout.plate.renderer.objects import ComputedStyle, PageStream, PdfFont

# Everything in a style by which one fount differs from another.
PROPERTIES = (
    *("font_family", "font_style", "font_stretch", "font_weight", "font_size"),
    *("font_kerning", "font_variant_ligatures", "font_variant_position"),
    *("font_variant_caps", "font_variant_numeric", "font_variant_alternates"),
    *("font_variant_east_asian", "font_feature_settings", "font_variation_settings"),
    *("font_language_override", "lang", "line_height"),
)
CAPS = ("normal", "small-caps")
NO_SCRIPT = (None, "", "Zyyy", "Zinh", "Zzzz")
NO_LIGATURES = {"liga": False, "clig": False, "dlig": False, "hlig": False}
# Letters that run from left to right, or have no direction of their own.
LEFT_TO_RIGHT = frozenset(("L", "EN", "ES", "ET", "CS", "ON", "WS"))


class UnknownError(Exception):
    """Something that only the renderer's own way can set."""


# Named tuples and no data classes: a page has a hundred thousand of them.
class ShapedGlyph(NamedTuple):
    """A glyph as it is set: the characters it stands for, its advance (em/1000)."""

    number: int
    letters: str
    advance: float


class DrawnGlyph(NamedTuple):
    """A glyph as it is drawn: the PDF's `width` of it is in whole em/1000."""

    number: int
    letters: str
    width: int


class _SpacesAround(NamedTuple):
    """The spaces before and after a word, if any: some faces kern against them."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FountWord:
    """A word as it is drawn; all lengths are thousandths of an em.

    `code` stands inside the angle brackets of a shown string. `rest` is what it is
    short of `width` by, `kern` what the space before it gains.
    """

    code: str
    width: float
    rest: float
    kern: float
    glyphs: tuple[DrawnGlyph, ...]


@dataclass(slots=True)
class Fount:
    """One face, size and set of features. `size`, `leading`, `baseline` are pixels."""

    font: hb.Font
    features: dict[str, bool]
    language: str
    upem: int
    size: float
    leading: float
    baseline: float
    key: int
    pango_font: object
    layout: Layout
    words: dict[tuple[str, str, str, float], FountWord] = field(default_factory=dict)
    shaped: dict[tuple[str, bool], list[ShapedGlyph]] = field(default_factory=dict)

    def word(self, text: str, before: str, after: str, spacing: float) -> FountWord:
        """Return a word between two spaces (or none), letter-spaced.

        Raises:
            UnknownError: it has marks, a missing glyph, or runs from the right.
        """
        key = (text, before, after, spacing)
        found = self.words.get(key)
        if found is None:
            found = self.words[key] = self._word(
                text, _SpacesAround(before, after), spacing
            )
        return found

    def _word(self, text: str, around: _SpacesAround, spacing: float) -> FountWord:
        before, after = around
        # Shaped with its spaces, because the face may kern against them; what the
        # space before it gains by that is given to the space.
        whole = before + text + after
        glyphs = self._shape(whole, spaced=spacing != 0)
        kern = 0.0
        if before:
            alone = self._shape(before, spaced=False)[0]
            kern = glyphs[0].advance - alone.advance
        inner = glyphs[len(before) : len(glyphs) - len(after)]
        parts, used, carried, width = [], [], 0.0, 0.0
        for glyph, letters, advance in inner:
            advance += spacing
            drawn = self.drawn_width(glyph)
            # Invariant: what is written falls short of `width` by `carried`.
            adjust = advance - drawn + carried
            whole_adjust = round(adjust)
            carried = adjust - whole_adjust
            parts.append(f"{glyph:04x}")
            if whole_adjust:
                parts.append(f">{-whole_adjust}<")
            used.append(DrawnGlyph(glyph, letters, drawn))
            width += advance
        return FountWord("".join(parts), width, carried, kern, tuple(used))

    def has_small_caps(self) -> bool:
        """Tell whether the face has small capitals; else Pango makes them."""
        x = self._shape("x", spaced=False)[0].number
        return bool(x != self.font.get_nominal_glyph(ord("x")))

    def drawn_width(self, glyph: int) -> int:
        """Return a glyph's width as the PDF has it."""
        advance: int = self.font.get_glyph_h_advance(glyph)
        return round(advance * 1000 / self.upem)

    def _shape(self, text: str, *, spaced: bool) -> list[ShapedGlyph]:
        """Return a text's glyphs, without ligatures where letters are `spaced`."""
        known = self.shaped.get((text, spaced))
        if known is None:
            known = self.shaped[text, spaced] = self._shaped(text, spaced=spaced)
        return known

    def _shaped(self, text: str, *, spaced: bool) -> list[ShapedGlyph]:
        if any(map(_is_unknown, text)):
            raise UnknownError
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        if buffer.script in NO_SCRIPT:
            buffer.script = "Latn"
        if self.language:
            buffer.language = self.language
        features = self.features | NO_LIGATURES if spaced else self.features
        hb.shape(self.font, buffer, features)
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        starts = [info.cluster for info in infos]
        ends = [*starts[1:], len(text)]
        scale = 1000 / self.upem
        shaped = []
        for info, place, start, end in zip(infos, places, starts, ends, strict=True):
            if not info.codepoint or start >= end or place.x_offset or place.y_offset:
                raise UnknownError
            letters = text[start:end]
            advance = place.x_advance * scale
            shaped.append(ShapedGlyph(info.codepoint, letters, advance))
        return shaped

    def pdf_font(self, stream: PageStream) -> PdfFont:
        """Return the face as the page's PDF knows it."""
        fonts = stream._fonts
        if self.key not in fonts:
            stream.add_font(self.pango_font)
        return fonts[self.key]


def fount_of(style: ComputedStyle) -> Fount:
    """Return the fount of a computed style; raise UnknownError for what has none."""
    found = getattr(style, "fount", None)
    if not isinstance(found, Fount):
        found = style.fount = _found(style)
    return found


def _found(style: ComputedStyle) -> Fount:
    parent = style.parent_style
    cascaded = getattr(style, "cascaded", None)
    if parent is not None and (
        cascaded is None or not any(key in cascaded for key in PROPERTIES)
    ):
        return fount_of(parent)
    known: dict[str, Fount] = style.font_config.__dict__.setdefault("founts", {})
    key = repr([style[name] for name in PROPERTIES])
    if key not in known:
        known[key] = _open(style)
    return known[key]


def _open(style: ComputedStyle) -> Fount:
    """Ask Pango which font file a style means."""
    layout = Layout(style)
    layout.set_text("x")
    run = layout.get_first_line()[0].runs[0].data
    pango_font = run.item.analysis.font
    data = get_hb_object_data(get_pango_font_hb_face(pango_font))
    face = hb.Face(hb.Blob(data))
    key, _, _ = get_pango_font_key(pango_font)
    caps = style["font_variant_caps"]
    if not style["font_size"] or face.has_var_data or caps not in CAPS:
        raise UnknownError
    leading, baseline = strut(style)
    fount = Fount(
        font=hb.Font(face),
        features={name: bool(on) for name, on in _features(style).items()},
        language=style["lang"] or "",
        upem=face.upem,
        size=style["font_size"],
        leading=leading,
        baseline=baseline,
        key=key,
        pango_font=pango_font,
        layout=layout,
    )
    if caps != "normal" and not fount.has_small_caps():
        raise UnknownError
    return fount


def _features(style: ComputedStyle) -> dict[str, int]:
    found: dict[str, int] = font_features(
        style["font_kerning"],
        style["font_variant_ligatures"],
        style["font_variant_position"],
        style["font_variant_caps"],
        style["font_variant_numeric"],
        style["font_variant_alternates"],
        style["font_variant_east_asian"],
        style["font_feature_settings"],
    )
    return found


@cache
def _is_unknown(letter: str) -> bool:
    return (
        unicodedata.category(letter) in ("Cf", "Cc", "Mn", "Mc", "Co", "Cn")
        or unicodedata.bidirectional(letter) not in LEFT_TO_RIGHT
    )
