"""Where each character of a set line stands: the very sums that the plate draws by.

A run is shaped whole by HarfBuzz on the font file that is embedded, with the element's
features; letter-space is added after each glyph and takes ligatures apart, as CSS has
it (css-text-3, 8.2), and what a justified line is short of its measure is shared out
over its spaces. So places here and in the PDF are equal to the rounding of its numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import uharfbuzz as hb

from layout.desk.stylebook import Element, Stylebook
from layout.disk.unchanged import read_unchanged
from layout.galley.rating import STEP
from layout.galley.remembered import remembered
from layout.geometry import Point
from layout.library.printed import around
from layout.plate.html.baselines import Baselines
from layout.plate.html.copy import SHRINK, FaceRun, SetLine, TypeParagraph
from layout.plate.html.views import ViewBox

STRETCHED = (" ", "\u00a0")
NO_LIGATURES = {"liga": False, "clig": False, "dlig": False, "hlig": False}


@dataclass(frozen=True, slots=True)
class CharacterPlace:
    """A character in its run, in em: where it begins, is drawn to, and the next is."""

    start: float
    drawn: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A character of a line at its place."""

    text: str
    box: ViewBox
    styles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePlace:
    """Where a line stands: its left edge, its measure, its baseline, how it is set."""

    left: float
    measure: float
    baseline: float
    align: str
    justified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPlace:
    """Where a run begins on its baseline, and what its letters and spaces gain: points.

    `spacing` follows every glyph, `extra` every space besides.
    """

    left: float
    baseline: float
    spacing: float
    extra: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphType:
    """The type of a paragraph: its element, the face of its plain text, its size."""

    element: Element
    face: str
    size: float
    leading: float

    def face_of(self, piece: FaceRun) -> str:
        """Return the face of a piece of a line."""
        if piece.face or not piece.tags:
            return piece.face or self.face
        if len(piece.tags) > 1:
            return self.element.bold_italic
        return self.element.italic if piece.tags == ("em",) else self.element.bold


class Ruler:
    """Measures the set lines of one style."""

    def __init__(self, style: Stylebook, baselines: Baselines) -> None:
        self._style = style
        self._baselines = baselines

    def hand(
        self, paragraph: TypeParagraph, size: float | None, leading: float | None
    ) -> ParagraphType:
        """Return the type of a paragraph; its element's where none is given."""
        element = self._style.elements[paragraph.element]
        return ParagraphType(
            element=element,
            face=paragraph.face or element.face,
            size=size or element.size,
            leading=leading or element.leading,
        )

    def baseline(self, hand: ParagraphType) -> float:
        """Return how far below a line box's top its baseline is."""
        return self.down(hand.face, hand.size, hand.leading)

    def down(self, face: str, size: float, leading: float) -> float:
        """Return how far below its line box's top a face's baseline is."""
        return self._baselines.extents(face).baseline(size, leading)

    def letters(
        self, line: SetLine, hand: ParagraphType, room: LinePlace
    ) -> list[Letter]:
        """Return the characters of a line at their places."""
        pieces = line.pieces or (FaceRun(text=line.text),)
        spacing = (line.step * STEP or hand.element.tracking) * hand.size
        spots = [self._placed(piece, hand, spaced=bool(spacing)) for piece in pieces]
        glyphs = sum(len({spot.start for spot in run}) for run in spots)
        natural = sum(run[-1].end for run in spots if run) + glyphs * spacing
        # A letter-spaced line's last letter has its space taken back.
        natural -= spacing if line.step else 0.0
        letters: list[Letter] = []
        place = RunPlace(
            left=room.left + self._moved(room, natural),
            baseline=room.baseline,
            spacing=spacing,
            extra=self._extra(line, hand, room, natural),
        )
        for piece, run in zip(pieces, spots, strict=True):
            laid, end = self._lay(piece, run, hand, place)
            letters += laid
            place = replace(place, left=end)
        return letters

    def _extra(
        self, line: SetLine, hand: ParagraphType, room: LinePlace, natural: float
    ) -> float:
        """Return what each space gains of a line that is `natural` points wide."""
        spaces = sum(line.text.count(space) for space in STRETCHED)
        if not room.justified or not spaces:
            return 0.0
        gain = (room.measure - (line.rest or 0.0) - natural) / spaces
        return max(gain, -SHRINK * hand.size)

    def _moved(self, room: LinePlace, natural: float) -> float:
        rest = room.measure - natural
        if room.justified or rest <= 0:
            return 0.0
        return {"right": rest, "center": rest / 2}.get(room.align, 0.0)

    def _lay(
        self,
        piece: FaceRun,
        spots: Sequence[CharacterPlace],
        hand: ParagraphType,
        place: RunPlace,
    ) -> tuple[list[Letter], float]:
        """Return the letters of a run, and where the next one begins.

        Invariant: `x` is where the run would begin if no letter-space or wider space
        had come before the letter at hand; its own place is counted from there.
        """
        x, baseline = place.left, place.baseline
        face, size = hand.face_of(piece), hand.size
        letters: list[Letter] = []
        if piece.superscript:
            baseline -= self._style.superscript.rise * size
            size *= self._style.superscript.scale(size)
        extents = self._baselines.extents(face)
        styles = self._styles(piece, face)
        before: float | None = None
        for character, spot in zip(piece.text, spots, strict=True):
            # Letter-space follows a glyph: a ligature's characters begin at one place.
            if before is not None and spot.start != before:
                x += place.spacing
            before = spot.start
            box = ViewBox(
                left=x + spot.start,
                top=baseline - extents.ascent * size,
                width=spot.drawn - spot.start,
                height=(extents.ascent + extents.descent) * size,
            )
            letters.append(Letter(text=character, box=box, styles=styles))
            if character in STRETCHED:
                x += place.extra
        return letters, x + (spots[-1].end + place.spacing if spots else 0.0)

    def _styles(self, piece: FaceRun, face: str) -> tuple[str, ...]:
        """Return a piece's styles, as ALTO calls them."""
        found = self._style.faces[face]
        styles = {
            "bold": found.weight >= 600,
            "italics": found.style == "italic",
            "smallcaps": piece.small_caps,
            "superscript": piece.superscript,
        }
        return tuple(name for name, has in styles.items() if has)

    def _placed(
        self, piece: FaceRun, hand: ParagraphType, *, spaced: bool
    ) -> list[CharacterPlace]:
        """Return a piece's spots in points, letter-space left out."""
        capitals = ("smcp",) if piece.small_caps else ()
        features = (*hand.element.features, *capitals)
        scale = self._style.superscript.scale(hand.size)
        small = scale if piece.superscript else 1.0
        size = hand.size * small
        spots = self._spots(piece.text, hand.face_of(piece), features, spaced)
        return [
            CharacterPlace(spot.start * size, spot.drawn * size, spot.end * size)
            for spot in spots
        ]

    def box(self, text: str, face: str, at: Point, size: float) -> ViewBox:
        """Return the box of a text that begins `at` a place on its baseline."""
        left, baseline = at
        extents = self._baselines.extents(face)
        spots = self._spots(text, face, (), False)
        boxes = [
            ViewBox(
                left=left + spot.start * size,
                top=baseline - extents.ascent * size,
                width=(spot.drawn - spot.start) * size,
                height=(extents.ascent + extents.descent) * size,
            )
            for spot in spots
        ]
        return around(boxes)

    def ink(self, text: str, face: str, at: Point, size: float) -> ViewBox:
        """Return the box of a text as high as its ink: of an initial.

        A large letter's whole body would lie over the byline above it.
        """
        whole = self.box(text, face, at, size)
        font, upem = self._font(face)
        glyphs = [font.get_nominal_glyph(ord(letter)) for letter in text]
        inks = [font.get_glyph_extents(glyph) for glyph in glyphs if glyph]
        tops = [ink.y_bearing for ink in inks if ink]
        feet = [ink.y_bearing + ink.height for ink in inks if ink]
        top = at.y - max(tops, default=upem) * size / upem
        foot = at.y - min(feet, default=0) * size / upem
        return replace(whole, top=top, height=foot - top)

    @remembered
    def _font(self, face: str) -> tuple[hb.Font, int]:
        file = self._style.faces[face]
        loaded = hb.Face(hb.Blob(read_unchanged(file.path, file.sha256)))
        return hb.Font(loaded), loaded.upem

    @remembered
    def _spots(
        self, text: str, face: str, features: tuple[str, ...], spaced: bool
    ) -> tuple[CharacterPlace, ...]:
        """Shape a run; every character of a ligature has the whole of it."""
        font, upem = self._font(face)
        wanted = dict.fromkeys(features, True) | (NO_LIGATURES if spaced else {})
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(font, buffer, wanted)
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        ends = [info.cluster for info in infos[1:]] + [len(text)]
        spots: list[CharacterPlace] = []
        start = x = 0.0
        for info, place, end in zip(infos, places, ends, strict=True):
            drawn = x + font.get_glyph_h_advance(info.codepoint) / upem
            x += place.x_advance / upem
            if end > info.cluster:
                spots += [CharacterPlace(start, drawn, x)] * (end - info.cluster)
                start = x
        return tuple(spots)
