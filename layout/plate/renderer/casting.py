"""Lines cast before the renderer sets them: known breaks, known words, drawn at once.

The galley has broken every line, and the HTML carries them. WeasyPrint would look for
breaks that are not there, ask Pango for each line four times and spend on that nine
tenths of a page's time. Instead each line box whose content is understood becomes
lines made of words that were shaped once (`founts`), justified as WeasyPrint does it:
what a line is short of its measure goes into its spaces. Whatever is not understood,
by its kind or by any property that a style sheet gives it, is left to WeasyPrint.

A line is cast in four steps.

1. `runs` reads the tree of boxes as lines of runs and gaps, and refuses what it does
   not know. From here on there are only lengths.
2. `_cast_lines` adds up each line, finds its deepest and highest fount, and shares what
   is left of the measure: between the spaces, or before the line.
3. `strokes` writes a run as the one string that a PDF shows.
4. The strings are given back as boxes, because WeasyPrint draws boxes. Without tags a
   paragraph is one box with all its strings, which is the fastest. A tagged PDF gets a
   box for each run of type, nested as the copy is, as WeasyPrint itself would make
   it: its structure and its links hang on them.

Invariants: no line is broken, joined or reordered here; a cast line ends where its
measure does to a thousandth of an em; a line box is cast whole or not at all, so that
its lines cannot come from two ways of counting.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import weasyprint.draw as drawing
from weasyprint.layout import inline

from layout.plate.renderer.founts import UnknownError, fount_of
from layout.plate.renderer.objects import (
    ComputedStyle,
    LayoutBox,
    LayoutContext,
    PageStream,
)
from layout.plate.renderer.page_state import page_in_hand
from layout.plate.renderer.runs import FountRun, Gap, LineCopy, measure_run, pixels
from layout.plate.renderer.strokes import CastText, Stroke, string_of
from layout.plate.tags import SPACE

# Pixels by which a line may be wider than its measure and still not be broken: sums of
# floats differ by less, and no eye sees a hundredth.
TOLERANCE = 0.01
# What WeasyPrint's drawing asks of every box and ours have none of.
NOTHING = dict.fromkeys(
    [f"margin_{side}" for side in ("top", "right", "bottom", "left")]
    + [f"padding_{side}" for side in ("top", "right", "bottom", "left")]
    + [f"border_{side}_width" for side in ("top", "right", "bottom", "left")],
    0,
)

_ordinary_lines = inline.iter_line_boxes
_ordinary_draw_text = drawing.draw_text


@dataclass(frozen=True, slots=True, kw_only=True)
class _BoxPlace:
    """A place on the page in pixels, y running down."""

    x: float
    y: float


@dataclass(slots=True, kw_only=True)
class _CastLine:
    """A line with its place: pixels down to its top, its depth, its baseline.

    `top` is below the paragraph's, `baseline` below `top`; `left` is what stands before
    the line, `extra` what each of its spaces gains. `end` is what is between it and
    the next line.
    """

    items: list[FountRun | Gap]
    top: float
    height: float
    baseline: float
    left: float
    extra: float
    end: str = ""


def iter_line_boxes(context: LayoutContext, box: LayoutBox, *rest: Any) -> Any:
    """Yield (line, where the next begins), as WeasyPrint's own function does."""
    position_y, bottom_space, skip_stack, parent, *_, letter, line = rest
    page = page_in_hand()
    # A line box that goes on from somewhere, beside a float, or with a first letter of
    # its own kind is half set already: casting knows whole line boxes only.
    whole = not (skip_stack or letter or line or context.excluded_shapes)
    cast: list[LayoutBox] = []
    if page is not None and whole and _is_ours(box.style):
        try:
            cast = _cast(box, parent, position_y, tagged=page.tagged)
        except UnknownError:
            cast = []
    # What does not fit the page has to be parted, and that again is WeasyPrint's.
    if cast and not context.overflows_page(bottom_space, _foot(cast[-1])):
        yield from _numbered(cast)
    else:
        yield from _ordinary_lines(context, box, *rest)


def draw_text(stream: PageStream, box: LayoutBox, *rest: Any) -> None:
    """Draw a text box, as WeasyPrint's own function does; cast ones draw themselves."""
    if isinstance(box, CastText):
        box.draw(stream)
    else:
        _ordinary_draw_text(stream, box, *rest)


def _numbered(lines: list[LayoutBox]) -> Iterator[tuple[LayoutBox, object]]:
    """Yield each line with what WeasyPrint calls a skip stack; None after the last.

    It is only asked whether there is more: nobody resumes within what is cast.
    """
    for number, line in enumerate(lines, start=1):
        yield line, ({0: None} if number < len(lines) else None)


def _is_ours(style: ComputedStyle) -> bool:
    """Say whether a block's white space is kept as the galley wrote it."""
    return style["white_space"] in ("pre", "pre-line") and style["direction"] == "ltr"


def _foot(line: LayoutBox) -> float:
    return line.position_y + line.height


def _cast(
    box: LayoutBox, parent: LayoutBox, top: float, *, tagged: bool
) -> list[LayoutBox]:
    """Return a line box's lines as boxes of the layout, from `top` pixels downwards.

    Raises:
        UnknownError: there is something in it that only WeasyPrint can set.
    """
    box.text_indent = 0.0
    if box.style["text_indent"].value:
        box.text_indent = pixels(box.style["text_indent"])
    lines = _cast_lines(box, parent.width)
    corner = _BoxPlace(x=parent.content_box_x(), y=top)
    if tagged:
        _end_lines(box, lines)
        return [_line_box(box, line, corner) for line in lines]
    strokes = [stroke for line in lines for stroke in _strokes(line)]
    # To the layout the paragraph is one deep line: its baseline is the first one's,
    # since that is what a neighbour would be aligned with.
    whole = _CastLine(
        items=[],
        top=0.0,
        height=lines[-1].top + lines[-1].height,
        baseline=lines[0].baseline,
        left=0.0,
        extra=0.0,
    )
    return [_boxed(box, whole, [_text_box(box, strokes, corner)], corner)]


def _cast_lines(line_box: LayoutBox, measure: float) -> list[_CastLine]:
    """Return a line box's lines, justified or aligned to a measure in pixels."""
    align = _alignment(line_box.style)
    fount = fount_of(line_box.style)
    lines: list[_CastLine] = []
    top, indent = 0.0, line_box.text_indent
    for items in LineCopy(line_box).lines:
        natural, spaces = indent, 0
        # The strut (CSS 2.2, 10.8.1): no line is less deep than its block's own fount.
        above, below = fount.baseline, fount.leading - fount.baseline
        for item in items:
            if isinstance(item, FountRun):
                measure_run(item)
                spaces += item.spaces
                above = max(above, item.fount.baseline + item.rise)
                below = max(below, item.fount.leading - item.fount.baseline - item.rise)
            natural += item.width
        rest = measure - natural
        # Type is shaped here as the galley shaped it. If a line is too long all the
        # same, it was not the galley's, and has to be broken.
        if rest < -TOLERANCE and align == "justify":
            raise UnknownError
        justified = align == "justify" and spaces > 0 and rest > 0
        shares = {"end": rest, "center": rest / 2}
        # A negative rest is no reason to begin left of the measure: it sticks out.
        left = indent + (shares.get(align, 0.0) if rest > 0 else 0.0)
        lines.append(
            _CastLine(
                items=items,
                top=top,
                height=above + below,
                baseline=above,
                left=left,
                extra=rest / spaces if justified else 0.0,
            )
        )
        # Invariant: the next line begins where this one ends, to the last bit.
        top, indent = top + above + below, 0.0
    return lines


def _alignment(style: ComputedStyle) -> str:
    """Return start, end, center or justify: every line of ours is a last one."""
    last = style["text_align_last"]
    align = str(style["text_align_all"] if last == "auto" else last)
    align = {"left": "start", "right": "end"}.get(align, align)
    # Where all white space is kept there is none to stretch (CSS Text 3, 6.4).
    if align == "justify" and style["white_space"] != "pre-line":
        return "start"
    if align not in ("start", "end", "center", "justify"):
        raise UnknownError
    return align


def _strokes(line: _CastLine) -> Iterator[Stroke]:
    """Yield a line's strings at their places in the paragraph."""
    x = line.left
    for item in line.items:
        if isinstance(item, FountRun):
            y = line.top + line.baseline - item.rise
            yield _stroke(item, line, _BoxPlace(x=x, y=y))
            x += item.spaces * line.extra
        x += item.width


def _stroke(run: FountRun, line: _CastLine, spot: _BoxPlace) -> Stroke:
    return Stroke(
        x=spot.x,
        y=spot.y,
        fount=run.fount,
        code=string_of(run, line.extra),
        words=run.words,
        colour=run.box.style["color"],
    )


def _text_box(box: LayoutBox, strokes: list[Stroke], corner: _BoxPlace) -> CastText:
    """Return a text box that draws strings; it takes no room of its own."""
    text = CastText(box.element_tag, box.style, box.element, "x")
    text.__dict__.update(NOTHING)
    text.strokes = tuple(strokes)
    text.position_x, text.position_y = corner.x, corner.y
    text.width = text.height = text.baseline = 0.0
    return text


def _boxed(
    box: LayoutBox, line: _CastLine, children: list[LayoutBox], corner: _BoxPlace
) -> LayoutBox:
    """Return a laid out line box, which is as wide as what is put into it later."""
    made = box.copy_with_children(children)
    made.__dict__.update(NOTHING)
    made.position_x, made.position_y = corner.x, corner.y + line.top
    made.width, made.height = 0.0, line.height
    made.baseline = line.baseline
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """An inline box that is open in a line: the copy's, and what is made of it."""

    box: LayoutBox
    made: LayoutBox


def _line_box(box: LayoutBox, line: _CastLine, corner: _BoxPlace) -> LayoutBox:
    """Return one line with a box for each run, nested as the copy is."""
    made = _boxed(box, line, [], corner)
    opened: list[_Opened] = []
    x, y = corner.x + line.left, corner.y + line.top + line.baseline
    last = next((i for i in reversed(line.items) if isinstance(i, FountRun)), None)
    for item in line.items:
        _open(made, opened, item.around, _BoxPlace(x=x, y=y))
        parents = [made, *(one.made for one in opened)]
        width = item.width
        if isinstance(item, FountRun):
            width += item.spaces * line.extra
            stroke = _stroke(item, line, _BoxPlace(x=0.0, y=item.fount.baseline))
            if item is last:
                stroke.end(line.end)
            top = y - item.rise - item.fount.baseline
            text = _text_box(item.box, [stroke], _BoxPlace(x=x, y=top))
            text.width, text.height = width, item.fount.leading
            text.baseline = item.fount.baseline
            parents[-1].children.append(text)
        x += width
        # Invariant: a box reaches from its first run to the one set last. Links are
        # as large as the boxes that they stand on.
        for parent in parents:
            parent.width = x - parent.position_x
    return made


def _end_lines(box: LayoutBox, lines: list[_CastLine]) -> None:
    """Say what is between each line and the next, as the copy's tag has it."""
    ends = box.element.get("data-ends", "") if box.element is not None else ""
    for at, line in enumerate(lines):
        line.end = ends[at] if at < len(ends) else SPACE


def _open(
    line: LayoutBox,
    opened: list[_Opened],
    around: tuple[LayoutBox, ...],
    spot: _BoxPlace,
) -> None:
    """Make `opened` the inline boxes `around` a run; new ones begin at its baseline.

    Those that the run before stood in too stay open, so that words in italics within a
    link are one box in one box, however many runs they are.
    """
    same = 0
    while same < min(len(opened), len(around)) and opened[same].box is around[same]:
        same += 1
    del opened[same:]
    for depth, box in enumerate(around[same:], start=same + 1):
        parent = opened[-1].made if opened else line
        made = box.copy_with_children([])
        made.__dict__.update(NOTHING)
        inline._adjust_line_height(made)
        rise = sum(_rise(outer) for outer in around[:depth])
        made.position_x = spot.x
        made.position_y = spot.y - rise - made.baseline
        parent.children.append(made)
        opened.append(_Opened(box=box, made=made))


def _rise(box: LayoutBox) -> float:
    """Return by how many pixels an inline box stands above its parent's baseline."""
    raised = box.style["vertical_align"]
    return 0.0 if raised == "baseline" else float(raised)
