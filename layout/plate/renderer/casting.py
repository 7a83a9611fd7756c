"""Lines cast before the renderer sets them: known breaks, known words, drawn at once.

The galley has broken every line, and the HTML carries them. WeasyPrint would look for
breaks that are not there, ask Pango for each line four times and spend on that nine
tenths of a page's time. Instead each line box whose content is understood becomes
lines made of words that were shaped once (`founts`), justified as WeasyPrint does it:
what a line is short of its measure goes into its spaces. Whatever is not understood,
by its kind or by any property that a style sheet gives it, is left to WeasyPrint.

A tagged PDF gets a box for each run of type, as WeasyPrint itself would make it, so
that its structure and its links are the same. Without tags a paragraph is one box.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pydyf
import weasyprint.draw as drawing
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block
from weasyprint.layout.inline import _adjust_line_height

from layout.plate.file.tags import SOFT, SPACE
from layout.plate.renderer.founts import Fount, FountWord, UnknownError, fount_of
from layout.plate.renderer.runs import FountRun, Gap, LineCopy, measure_run, pixels

LAST = re.compile(r"(>-?\d+<)?$")
# A glyph's number and the end of its string.
GLYPH = len("0000>")
SOFT_HYPHEN = pydyf.Dictionary({"ActualText": "<feff00ad>"})
# Pixels by which a line may be wider than its measure and still not be broken.
TOLERANCE = 0.01

NOTHING = dict.fromkeys(
    [f"margin_{side}" for side in ("top", "right", "bottom", "left")]
    + [f"padding_{side}" for side in ("top", "right", "bottom", "left")]
    + [f"border_{side}_width" for side in ("top", "right", "bottom", "left")],
    0,
)


@dataclass(slots=True)
class Stroke:
    """A string ready for the PDF at pixels right of and below its box's corner.

    The last glyph of a `soft` one is a hyphen that is only there for the line's end.
    """

    x: float
    y: float
    fount: Fount
    code: str
    words: list[FountWord]
    colour: Any
    soft: bool = False


class CastText(boxes.TextBox):  # type: ignore[misc]  # weasyprint has no types
    """A text box that needs no Pango: it has its strokes."""

    strokes: tuple[Stroke, ...] = ()

    def draw(self, stream: Any) -> None:
        """Write the strokes into a page's stream."""
        colour = None
        for stroke in self.strokes:
            if stroke.colour is not colour:
                if colour is not None:
                    stream.end_text()
                colour = stroke.colour
                stream.set_color(colour)
                stream.begin_text()
            font = stroke.fount.pdf_font(stream)
            known, widths = font.to_unicode, font.widths
            for word in stroke.words:
                for glyph, letters, width in word.glyphs:
                    if glyph not in known:
                        known[glyph] = letters
                        widths.setdefault(glyph, width)
            stream.set_font_size(font.hash, stroke.fount.size)
            x, y = self.position_x + stroke.x, self.position_y + stroke.y
            stream.set_text_matrix(1, 0, 0, -1, x, y)
            _show(stream, stroke)
        if colour is not None:
            stream.end_text()


def _show(stream: Any, stroke: Stroke) -> None:
    """Show a string; a soft hyphen is said to be one (ISO 32000-1, 14.8.2.2.3)."""
    if not stroke.soft:
        stream.show_text(stroke.code)
        return
    stream.show_text(stroke.code[:-GLYPH] + ">")
    stream.begin_marked_content("Span", SOFT_HYPHEN)
    stream.show_text("<" + stroke.code[-GLYPH:])
    stream.end_marked_content()


def _code(run: FountRun, extra: float) -> str:
    """Return a run's string for the PDF; each space gains `extra` pixels."""
    blank = (run.blank + extra) * 1000 / run.fount.size
    parts, carried, words = ["<"], 0.0, run.words
    for word, following in zip(words, [*words[1:], None], strict=True):
        parts.append(word.code)
        carried += word.rest
        if word.glyphs[0][1] in (" ", "\u00a0"):
            carried += blank + (following.kern if following else 0.0)
            whole = round(carried)
            carried -= whole
            if whole:
                parts.append(f">{-whole}<")
    # What would follow the last glyph moves nothing: each string has its own place.
    return LAST.sub(">", "".join(parts), count=1)


@dataclass(slots=True)
class _CastLine:
    """A line with its place: pixels down to its top, its depth, its baseline."""

    items: list[FountRun | Gap]
    top: float
    height: float
    baseline: float
    left: float
    extra: float
    end: str = ""


def _lines(line_box: Any, measure: float) -> list[_CastLine]:
    """Return a line box's lines, justified or aligned."""
    copy = LineCopy(line_box)
    align = _alignment(line_box.style)
    fount = fount_of(line_box.style)
    lines: list[_CastLine] = []
    top, indent = 0.0, line_box.text_indent
    for items in copy.lines:
        natural, spaces = indent, 0
        above, below = fount.baseline, fount.leading - fount.baseline
        for item in items:
            if isinstance(item, FountRun):
                measure_run(item)
                spaces += item.spaces
                above = max(above, item.fount.baseline + item.rise)
                below = max(below, item.fount.leading - item.fount.baseline - item.rise)
            natural += item.width
        rest = measure - natural
        if rest < -TOLERANCE and align == "justify":
            raise UnknownError
        justified = align == "justify" and spaces > 0 and rest > 0
        shares = {"end": rest, "center": rest / 2}
        left = indent + (shares.get(align, 0.0) if rest > 0 else 0.0)
        extra = rest / spaces if justified else 0.0
        lines.append(_CastLine(items, top, above + below, above, left, extra))
        top, indent = top + above + below, 0.0
    return lines


def _alignment(style: Any) -> str:
    """Return start, end, center or justify: every line of ours is a last one."""
    last = style["text_align_last"]
    align = str(style["text_align_all"] if last == "auto" else last)
    align = {"left": "start", "right": "end"}.get(align, align)
    if align == "justify" and style["white_space"] != "pre-line":
        return "start"
    if align not in ("start", "end", "center", "justify"):
        raise UnknownError
    return align


class Caster:
    """Casts what it understands; `tagged` says what the PDF of the page will be."""

    def __init__(self) -> None:
        self.tagged = True
        self._ordinary = block.iter_line_boxes

    def iter_line_boxes(self, context: Any, box: Any, *rest: Any) -> Iterator[Any]:
        """Yield (line, where the next begins), as WeasyPrint's own function does."""
        position_y, bottom_space, skip_stack, parent, *_, letter, line = rest
        plain = not (skip_stack or letter or line or context.excluded_shapes)
        try:
            if not plain or not _is_ours(box.style):
                raise UnknownError
            cast = self._cast(box, parent, position_y)
        except UnknownError:
            cast = []
        if cast and not context.overflows_page(bottom_space, _foot(cast[-1])):
            yield from self._numbered(cast)
        else:
            yield from self._ordinary(context, box, *rest)

    def _numbered(self, lines: list[Any]) -> Iterator[Any]:
        for number, line in enumerate(lines, start=1):
            yield line, ({0: None} if number < len(lines) else None)

    def _cast(self, box: Any, parent: Any, top: float) -> list[Any]:
        box.text_indent = 0.0
        if box.style["text_indent"].value:
            box.text_indent = pixels(box.style["text_indent"])
        lines = _lines(box, parent.width)
        corner = (parent.content_box_x(), top)
        if self.tagged:
            _end_lines(box, lines)
            return [_line_box(box, line, corner) for line in lines]
        strokes = [stroke for line in lines for stroke in _strokes(line)]
        whole = _CastLine(
            [], 0.0, lines[-1].top + lines[-1].height, lines[0].baseline, 0, 0
        )
        return [_boxed(box, whole, [_text_box(box, strokes, corner)], corner)]


def _foot(line: Any) -> float:
    return float(line.position_y + line.height)


def _is_ours(style: Any) -> bool:
    return style["white_space"] in ("pre", "pre-line") and style["direction"] == "ltr"


def _strokes(line: _CastLine) -> Iterator[Stroke]:
    """Yield a line's strings at their places in the paragraph."""
    x = line.left
    for item in line.items:
        if isinstance(item, FountRun):
            yield _stroke(item, line, x, line.top + line.baseline - item.rise)
            x += item.spaces * line.extra
        x += item.width


def _stroke(run: FountRun, line: _CastLine, x: float, y: float) -> Stroke:
    code = _code(run, line.extra)
    return Stroke(x, y, run.fount, code, run.words, run.box.style["color"])


def _text_box(box: Any, strokes: list[Stroke], corner: tuple[float, float]) -> CastText:
    text = CastText(box.element_tag, box.style, box.element, "x")
    text.__dict__.update(NOTHING)
    text.strokes = tuple(strokes)
    text.position_x, text.position_y = corner
    text.width = text.height = text.baseline = 0.0
    return text


def _boxed(
    box: Any, line: _CastLine, children: list[Any], corner: tuple[float, float]
) -> Any:
    """Return a laid out line box."""
    made = box.copy_with_children(children)
    made.__dict__.update(NOTHING)
    made.position_x, made.position_y = corner[0], corner[1] + line.top
    made.width, made.height = 0.0, line.height
    made.baseline = line.baseline
    return made


def _line_box(box: Any, line: _CastLine, corner: tuple[float, float]) -> Any:
    """Return one line with a box for each run, nested as the copy is."""
    made = _boxed(box, line, [], corner)
    opened: list[tuple[Any, Any]] = []
    x, y = corner[0] + line.left, corner[1] + line.top + line.baseline
    last = next((i for i in reversed(line.items) if isinstance(i, FountRun)), None)
    for item in line.items:
        parents = _parents(made, opened, item.around, (x, y))
        width = item.width
        if isinstance(item, FountRun):
            width += item.spaces * line.extra
            stroke = _stroke(item, line, 0.0, item.fount.baseline)
            if item is last:
                _end(stroke, line.end)
            top = y - item.rise - item.fount.baseline
            text = _text_box(item.box, [stroke], (x, top))
            text.width, text.height = width, item.fount.leading
            text.baseline = item.fount.baseline
            parents[-1].children.append(text)
        x += width
        for parent in parents:
            parent.width = x - parent.position_x
    return made


def _end_lines(box: Any, lines: list[_CastLine]) -> None:
    """Say what is between each line and the next, as the copy's tag has it."""
    ends = box.element.get("data-ends", "")
    for at, line in enumerate(lines):
        line.end = ends[at] if at < len(ends) else SPACE


def _end(stroke: Stroke, end: str) -> None:
    """Make a line's last string say what is between it and the next line.

    Words must be apart in the text as they are to the eye (ISO 32000-1, 14.8.2.5):
    the space is drawn where nothing comes after it.
    """
    if end == SPACE:
        space = stroke.fount.word(" ", "", "", 0.0)
        stroke.code = f"{stroke.code[:-1]}{space.code}>"
        stroke.words = [*stroke.words, space]
    stroke.soft = end == SOFT


def _parents(
    line: Any,
    opened: list[tuple[Any, Any]],
    around: tuple[Any, ...],
    place: tuple[float, float],
) -> list[Any]:
    """Return the line and the inline boxes open in it, new ones begun at `place`."""
    same = 0
    while same < min(len(opened), len(around)) and opened[same][0] is around[same]:
        same += 1
    del opened[same:]
    for depth, box in enumerate(around[same:], start=same + 1):
        parent = opened[-1][1] if opened else line
        made = box.copy_with_children([])
        made.__dict__.update(NOTHING)
        _adjust_line_height(made)
        rise = sum(_rise(outer) for outer in around[:depth])
        made.position_x = place[0]
        made.position_y = place[1] - rise - made.baseline
        parent.children.append(made)
        opened.append((box, made))
    return [line, *(made for _, made in opened)]


def _rise(box: Any) -> float:
    raised = box.style["vertical_align"]
    return 0.0 if raised == "baseline" else float(raised)


_caster = Caster()


def begin_page(*, tagged: bool) -> None:
    """Say whether the next page's PDF is tagged."""
    _caster.tagged = tagged


def install() -> None:
    """Put casting in the place of WeasyPrint's own line layout; once a process."""
    block.iter_line_boxes = _caster.iter_line_boxes
    drawing.draw_text = _draw_text


def _draw_text(stream: Any, box: Any, *rest: Any) -> None:
    if isinstance(box, CastText):
        box.draw(stream)
    else:
        _ordinary_draw_text(stream, box, *rest)


_ordinary_draw_text = drawing.draw_text
