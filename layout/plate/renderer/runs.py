"""The copy of a line box as runs of type, each measured in its words.

What is not understood, by its kind or by any property that a style sheet gives it,
raises UnknownError.
"""

import re
from dataclasses import dataclass, field
from typing import Protocol

from weasyprint.formatting_structure import boxes

from layout.plate.renderer.founts import (
    PROPERTIES,
    Fount,
    FountWord,
    UnknownError,
    fount_of,
)
from layout.plate.renderer.objects import ComputedStyle, LayoutBox

SPACE = re.compile("([ \u00a0])")

# All that a style sheet may say of a run of type in a line and be understood.
KNOWN = frozenset(
    (
        *PROPERTIES,
        *("color", "letter_spacing", "word_spacing", "margin_right", "vertical_align"),
        *("white_space", "text_align_all", "text_align_last", "text_indent"),
        *("hyphens", "bookmark_level", "bookmark_label", "bookmark_state", "anchor"),
        *("link", "text_decoration_line", "text_decoration_color", "cursor"),
        "text_decoration_thickness",
        *("text_decoration_style", "text_transform", "unicode_bidi", "orphans"),
        *("widows", "font_palette"),
    )
)
REST = frozenset(("display", "width", "font_style"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _CastInk:
    """A style's fount, and what it adds to letters and to spaces, in pixels."""

    fount: Fount
    spacing: float
    blank: float


@dataclass(slots=True, kw_only=True)
class FountRun:
    """Characters of one fount in a line; `rise` is pixels above the baseline.

    `spacing` and `blank` are what letters and spaces gain, in pixels.
    """

    text: str
    box: LayoutBox
    fount: Fount
    around: tuple[LayoutBox, ...]
    rise: float
    spacing: float
    blank: float
    width: float = 0.0
    spaces: int = 0
    words: list[FountWord] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Gap:
    """White of a fixed width, in pixels, within the inline boxes `around` it."""

    width: float
    around: tuple[LayoutBox, ...]


class LineCopy:
    """The lines of a line box read from its tree: runs of type and gaps."""

    def __init__(self, line_box: LayoutBox) -> None:
        self.lines: list[list[FountRun | Gap]] = [[]]
        self._collapses = line_box.style["white_space"] == "pre-line"
        self._read(line_box, (), 0.0)
        for line in self.lines:
            self._trim(line)

    def _read(
        self, parent: LayoutBox, around: tuple[LayoutBox, ...], rise: float
    ) -> None:
        for child in parent.children:
            kind = type(child)
            if kind is boxes.TextBox:
                self._text(child, around, rise)
            elif kind is boxes.InlineBox:
                self._inline(child, around, rise)
            elif kind is boxes.InlineBlockBox and not child.children:
                gap = Gap(width=_width(child.style), around=around)
                self.lines[-1].append(gap)
            else:
                raise UnknownError

    def _inline(
        self, box: LayoutBox, around: tuple[LayoutBox, ...], rise: float
    ) -> None:
        style = box.style
        for name in style.cascaded:
            if name not in KNOWN and not name.startswith("__"):
                raise UnknownError
        raised = style["vertical_align"] if "vertical_align" in style.cascaded else 0
        if raised == "baseline":
            raised = 0
        if not isinstance(raised, int | float):
            raise UnknownError
        inside = (*around, box)
        self._read(box, inside, rise + raised)
        if "margin_right" in style.cascaded:
            margin = pixels(style["margin_right"])
            self.lines[-1].append(Gap(width=margin, around=inside))

    def _text(self, box: LayoutBox, around: tuple[LayoutBox, ...], rise: float) -> None:
        ink = _ink(box.style)
        for number, text in enumerate(box.text.split("\n")):
            if number:
                self.lines.append([])
            if not text:
                continue
            run = FountRun(
                text=text,
                box=box,
                fount=ink.fount,
                around=around,
                rise=rise,
                spacing=ink.spacing,
                blank=ink.blank,
            )
            self.lines[-1].append(run)

    def _trim(self, line: list[FountRun | Gap]) -> None:
        """Take off the spaces that CSS takes off a line; an empty line is not ours."""
        if not line:
            raise UnknownError
        first, last = line[0], line[-1]
        if self._collapses and isinstance(first, FountRun):
            first.text = first.text.lstrip(" ")
        if self._collapses and isinstance(last, FountRun):
            last.text = last.text.rstrip(" ")


def _ink(style: ComputedStyle) -> _CastInk:
    """Return how a style sets letters; found once, and kept with it."""
    found = getattr(style, "cast_ink", None)
    if not isinstance(found, _CastInk):
        if style["visibility"] != "visible" or style["text_decoration_line"] != "none":
            raise UnknownError
        spacing = style["letter_spacing"]
        spacing = 0.0 if spacing == "normal" else spacing
        found = _CastInk(
            fount=fount_of(style),
            spacing=spacing,
            blank=style["word_spacing"] + spacing,
        )
        style.cast_ink = found
    return found


class _Length(Protocol):
    """A computed length of CSS; percentages and keywords have no pixels."""

    value: float
    unit: str


def pixels(length: "_Length | str") -> float:
    """Return a computed length in pixels; raise UnknownError for any other."""
    if isinstance(length, str) or length.unit != "px":
        raise UnknownError
    return float(length.value)


def _width(style: ComputedStyle) -> float:
    """Return the width of an empty inline block that is nothing else."""
    if not REST.issuperset(style.cascaded):
        raise UnknownError
    return pixels(style["width"])


def measure_run(run: FountRun) -> None:
    """Cut a run into words and spaces, and add up its width."""
    fount, spacing = run.fount, run.spacing
    tokens = SPACE.split(run.text)
    em = fount.size / 1000
    step = spacing / em
    width, before = 0.0, ""
    # Words stand at even places, the spaces between them at odd ones.
    for at in range(0, len(tokens), 2):
        after = tokens[at + 1] if at + 1 < len(tokens) else ""
        if tokens[at]:
            word = fount.word(tokens[at], before, after, step)
            run.words.append(word)
            width += word.width + word.kern
        if after:
            space = fount.word(after, "", "", 0.0)
            run.words.append(space)
            run.spaces += 1
            width += space.width
        before = after
    run.width = width * em + run.spaces * run.blank
