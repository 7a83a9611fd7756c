"""Strokes: strings of glyphs with their place, written straight into a page's stream.

A string is shown by one operator (ISO 32000-2, 9.4.3): glyph numbers in hexadecimal
and, between them, adjustments in whole thousandths of an em. A justified line puts
what it is short of into its spaces, and a share of a space is no whole number; so what
rounding takes from one space is carried to the next, and no error grows along a line.
"""

import re
from dataclasses import dataclass

import pydyf
from weasyprint.formatting_structure import boxes

from layout.plate.renderer.founts import Fount, FountWord
from layout.plate.renderer.objects import PageStream
from layout.plate.renderer.runs import FountRun
from layout.plate.tags import SOFT, SPACE

LAST = re.compile(r"(>-?\d+<)?$")
# A glyph's number and the end of its string.
GLYPH = len("0000>")
SOFT_HYPHEN = pydyf.Dictionary({"ActualText": "<feff00ad>"})
SPACES = (" ", "\u00a0")


@dataclass(slots=True, kw_only=True)
class Stroke:
    """A string ready for the PDF at pixels right of and below its box's corner.

    The last glyph of a `soft` one is a hyphen that is only there for the line's end.
    """

    x: float
    y: float
    fount: Fount
    code: str
    words: list[FountWord]
    colour: object
    soft: bool = False

    def end(self, end: str) -> None:
        """Say in the string what is between it and the next line.

        Words must be apart in the text as they are to the eye (ISO 32000-1,
        14.8.2.5): the space is drawn where nothing comes after it.
        """
        if end == SPACE:
            space = self.fount.word(" ", "", "", 0.0)
            self.code = f"{self.code[:-1]}{space.code}>"
            self.words = [*self.words, space]
        self.soft = end == SOFT


class CastText(boxes.TextBox):  # type: ignore[misc]  # weasyprint has no types
    """A text box that needs no Pango: it has its strokes."""

    strokes: tuple[Stroke, ...] = ()

    def draw(self, stream: PageStream) -> None:
        """Write the strokes into a page's stream."""
        colour: object = None
        for stroke in self.strokes:
            # One text object for all strokes of a colour: colour is set outside it.
            if stroke.colour is not colour:
                if colour is not None:
                    stream.end_text()
                colour = stroke.colour
                stream.set_color(colour)
                stream.begin_text()
            font = stroke.fount.pdf_font(stream)
            known, widths = font.to_unicode, font.widths
            # What is drawn has to be embedded, and found again as text.
            for word in stroke.words:
                for glyph in word.glyphs:
                    if glyph.number not in known:
                        known[glyph.number] = glyph.letters
                        widths.setdefault(glyph.number, glyph.width)
            stream.set_font_size(font.hash, stroke.fount.size)
            x, y = self.position_x + stroke.x, self.position_y + stroke.y
            # y runs down the page, and type has to stand upright on it.
            stream.set_text_matrix(1, 0, 0, -1, x, y)
            _show(stream, stroke)
        if colour is not None:
            stream.end_text()


def _show(stream: PageStream, stroke: Stroke) -> None:
    """Show a string; a soft hyphen is said to be one (ISO 32000-1, 14.8.2.2.3)."""
    if not stroke.soft:
        stream.show_text(stroke.code)
        return
    stream.show_text(stroke.code[:-GLYPH] + ">")
    stream.begin_marked_content("Span", SOFT_HYPHEN)
    stream.show_text("<" + stroke.code[-GLYPH:])
    stream.end_marked_content()


def string_of(run: FountRun, extra: float) -> str:
    """Return a run's string for the PDF; each space gains `extra` pixels."""
    blank = (run.blank + extra) * 1000 / run.fount.size
    parts, carried, words = ["<"], 0.0, run.words
    for word, following in zip(words, [*words[1:], None], strict=True):
        parts.append(word.code)
        # Invariant: what is written and `carried` are together the exact width so far.
        carried += word.rest
        if word.glyphs[0].letters in SPACES:
            carried += blank + (following.kern if following else 0.0)
            whole = round(carried)
            carried -= whole
            if whole:
                parts.append(f">{-whole}<")
    # What would follow the last glyph moves nothing: each string has its own place.
    return LAST.sub(">", "".join(parts), count=1)
