"""Copy set paragraph by paragraph: each with its best setting and its variants."""

from dataclasses import dataclass, replace

from layout.desk.issue import BlockKind, Span, TextBlock
from layout.desk.style.stylekeys import Initials
from layout.desk.stylebook import Element
from layout.galley.breaking import Breaker, Breaks
from layout.galley.galley import DropCap, Line, SetBlock, Setting
from layout.galley.setting import line_of
from layout.galley.strip import Strip, StripCutter

# A variant is offered if its widest space is under this many natural ones, or under
# that of the best setting plus a little: nobody should see that a story was fitted.
LOOSEST = 2.4
LEEWAY = 0.35
# Room between a drop cap and the lines beside it, in em of the copy: as much as a wide
# word space.
CAP_GAP = 0.3
OPENING_QUOTES = "‘“„«(["


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementTools:
    """What setting one element needs: its cutter, breaker and language."""

    element: Element
    cutter: StripCutter
    breaker: Breaker
    initials: Initials


def set_block(block: TextBlock, bench: ElementTools, measure: float) -> SetBlock:
    """Set a paragraph of copy to a measure in points, with its looser variants."""
    element = bench.element
    cap, spans = None, block.spans
    if element.drop_cap:
        cap, spans = drop_cap(block.spans, bench)
    settings = _settings(spans, bench, _ruler(element, measure, cap))
    if cap and min((len(s.lines) for s in settings), default=0) <= cap.lines:
        # A paragraph that ends beside its initial leaves a hole under it.
        cap = None
        settings = _settings(block.spans, bench, _ruler(element, measure, None))
    return SetBlock(
        kind=block.kind,
        element=element.name,
        settings=settings,
        before=element.before,
        source_line=block.line,
        marker=block.marker,
        drop_cap=cap,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ruler:
    """Where the lines of a paragraph stand, in points.

    `rooms` are those of the first lines, the last for the rest; all begin `offset`
    from the left, the first ones `beside` more. The first line of all is moved in by
    `indent` em, and the type has `size` points.
    """

    rooms: tuple[float, ...]
    offset: float
    beside: float
    indent: float
    size: float


def _ruler(element: Element, measure: float, cap: DropCap | None) -> _Ruler:
    size = element.size
    inset, hang = element.inset * size, element.hang * size
    room = measure - 2 * inset - hang
    short = (room - cap.width,) * cap.lines if cap else ()
    return _Ruler(
        rooms=(*short, room),
        offset=inset + hang,
        beside=cap.width if cap else 0.0,
        indent=0.0 if cap else element.indent,
        size=size,
    )


def _settings(
    spans: tuple[Span, ...], bench: ElementTools, ruler: _Ruler
) -> tuple[Setting, ...]:
    measures = [room / ruler.size for room in ruler.rooms]
    strip = bench.cutter.strip(spans, min(measures), ruler.indent)
    if not strip.tokens:
        return ()
    found = bench.breaker.settings(strip, measures)
    best = found[0]
    limit = max(LOOSEST, best.loosest + LEEWAY)
    kept = [b for b in found if b is best or b.loosest <= limit]
    return tuple(
        Setting(lines=_lines(strip, breaks, ruler), cost=breaks.cost - best.cost)
        for breaks in kept
    )


def _lines(strip: Strip, breaks: Breaks, ruler: _Ruler) -> tuple[Line, ...]:
    lines: list[Line] = []
    last = len(breaks.rows) - 1
    for number, row in enumerate(breaks.rows):
        short = number < len(ruler.rooms) - 1
        room = ruler.rooms[number] if short else ruler.rooms[-1]
        # The last letter's letter-space is taken back.
        gaps = strip.end_letters[row.last] - strip.start_letters[row.first] - 1
        natural = (strip.width(row) + row.letter * gaps) * ruler.size
        full = number != last or natural > room
        # The strip's first line is wider by its indent; the line itself is not.
        indent = -strip.start[0] * ruler.size if number == 0 else 0.0
        lines.append(
            line_of(
                strip,
                row,
                width=natural - indent,
                measure=room - indent,
                offset=ruler.offset + indent + (ruler.beside if short else 0.0),
                justified=full and strip.spaces(row) > 0,
                letter_space=row.letter,
            )
        )
    return tuple(lines)


def drop_cap(
    spans: tuple[Span, ...], bench: ElementTools
) -> tuple[DropCap | None, tuple[Span, ...]]:
    """Take the initial from a paragraph's spans; return it and the rest.

    Its height goes from the first line's cap height to the last one's baseline. A
    dateline in small capitals or a figure gives no drop cap.
    """
    element, how, first = bench.element, bench.initials, spans[0]
    text = first.text.lstrip()
    count = 1 + (text[:1] in OPENING_QUOTES)
    letters = text[:count]
    if first.small_caps or not letters[-1:].isalpha():
        return None, spans
    lines = element.drop_cap
    height = (lines - 1) * element.leading + element.size * how.capitals
    face = bench.cutter.typeface(how.face)
    size = height / how.capitals
    width = face.width(letters) * size + CAP_GAP * element.size
    cap = DropCap(
        text=letters,
        face=how.face,
        size=size,
        lines=lines,
        width=width,
        alone=text[count : count + 1].isspace(),
    )
    rest = (replace(first, text=text[count:]), *spans[1:])
    return cap, rest


def element_for(block: TextBlock, before: TextBlock | None, *, drop: bool) -> str:
    """Return the style element of a block by what stands before it."""
    if block.kind is not BlockKind.PARAGRAPH:
        return str(block.kind)
    if heads_next(block):
        return "question"
    if before is None:
        return "paragraph_drop" if drop else "paragraph_first"
    if before.kind is BlockKind.PARAGRAPH:
        return "paragraph"
    return "paragraph_first"


def heads_next(block: TextBlock) -> bool:
    """Say whether a block belongs to what follows: a crosshead, a bold question."""
    if block.kind is BlockKind.CROSSHEAD:
        return True
    bold = all(span.bold for span in block.spans if span.text.strip())
    return block.kind is BlockKind.PARAGRAPH and bold
