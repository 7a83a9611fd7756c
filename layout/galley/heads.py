"""Heads: the largest size of a rank's class with which the words sit well."""

from layout.desk.issue import Span
from layout.desk.stylebook import HeadClass, HeadSize
from layout.galley.galley import SetText
from layout.galley.ragged import balance
from layout.galley.stick import Stick
from layout.galley.strip import Strip, StripCutter, StripLine
from layout.galley.texts import set_rows
from layout.units import whole_lines

# The last line of a head fills at least this share of the widest one.
FILL = 0.6
# A head's widest line should fill this share of the room, or it looks lost in it.
FULL = 0.92
# What a head is worth, in steps of its class's sizes: the next smaller size is worse by
# one. A tenth of the fill that is lacking, in either sense, costs six tenths of a step.
THIN_COST = 6.0
SHORT_COST = 6.0
# Each line over two costs most of a step: a head is read at one glance. Of equals the
# one with fewer lines is taken.
DEEP_COST = 0.6
LINE_COST = 0.01
# A setting that is so many steps worse than the best is never taken, whatever fits.
WORSE = 2.6
# One whose breaks cost so much (`ragged`) has a word cut, or nearly a bare line.
BADLY_BROKEN = 1.0
# The descenders of the last line hang below its leading by this share of the size.
OVERHANG = 0.10


def head_settings(
    headline: str, cutter: StripCutter, kind: HeadClass, stick: Stick
) -> tuple[SetText, ...]:
    """Return a head's settings in its class, the best first, each a size and its lines.

    Best is the largest size whose lines are even and fill the width; every size
    that fits at all follows, so that a head can give way to the copy.
    """
    found: list[tuple[float, SetText]] = []
    for place, size in enumerate(kind.sizes):
        room = stick.width / size.size
        strip = cutter.strip((Span(text=headline),), room)
        for count in kind.lines:
            breaks = balance(strip, room, stick.language, count)
            if breaks is None or breaks.cost >= BADLY_BROKEN:
                continue
            text = _set(strip, breaks.rows, cutter, size, stick)
            found.append((_worth(text, place, count), text))
    if not found:
        return (_least(headline, cutter, kind, stick),)
    found.sort(key=lambda f: f[0])
    return tuple(text for worth, text in found if worth <= found[0][0] + WORSE)


def _set(
    strip: Strip,
    rows: tuple[StripLine, ...],
    cutter: StripCutter,
    size: HeadSize,
    stick: Stick,
) -> SetText:
    return SetText(
        element=cutter.element.name,
        size=size.size,
        leading=size.leading,
        lines=set_rows(strip, rows, size=size.size, measure=stick.width),
        lines_deep=whole_lines(depth(size, len(rows)), stick.leading),
        width=stick.width,
    )


def depth(size: HeadSize, lines: int) -> float:
    """Return the depth in points of a head: its leadings and the last descenders."""
    return size.leading * lines + OVERHANG * size.size


def _worth(text: SetText, place: int, count: int) -> float:
    """Rate a head, less being better: size first, then fill and evenness."""
    widths = [line.width for line in text.lines]
    thin = max(0.0, FULL - max(widths) / text.width)
    short = max(0.0, FILL - widths[-1] / max(widths))
    deep = DEEP_COST * max(0, count - 2) + LINE_COST * count
    return place + THIN_COST * thin + SHORT_COST * short + deep


def _least(
    headline: str, cutter: StripCutter, kind: HeadClass, stick: Stick
) -> SetText:
    """Set a head that fits none of its class: the smallest size, as many lines."""
    size = kind.sizes[-1]
    room = stick.width / size.size
    strip = cutter.strip((Span(text=headline),), room)
    breaks = balance(strip, room, stick.language)
    assert breaks is not None, "a strip can be cut anywhere when it must"
    return _set(strip, breaks.rows, cutter, size, stick)
