"""Heads: the largest size of a rank's class with which the words sit well."""

from layout.desk.issue import Span
from layout.desk.stylebook import HeadClass, HeadSize
from layout.galley.galley import SetText
from layout.galley.ragged import balance
from layout.galley.strip import StripCutter
from layout.galley.texts import set_rows
from layout.units import whole_lines

# The last line of a head fills at least this share of the widest one.
FILL = 0.6
# A head's widest line should fill this share of the room, or it looks lost in it.
FULL = 0.92
# A setting that is so much worse than the best is never taken, whatever would fit.
WORSE = 2.6
# The descenders of the last line hang below its leading by this share of the size.
OVERHANG = 0.10


def head_settings(
    headline: str,
    cutter: StripCutter,
    job: tuple[HeadClass, float, float, str],
) -> tuple[SetText, ...]:
    """Return a head's settings, the best first, each a size and its lines.

    `job` is the class, the width and the grid's leading (points) and the language.
    Best is the largest size whose lines are even and fill the width; every size
    that fits at all follows, so that a head can give way to the copy.
    """
    kind, width, leading, language = job
    element = cutter.element
    found: list[tuple[float, SetText]] = []
    for place, size in enumerate(kind.sizes):
        room = width / size.size
        strip = cutter.strip((Span(text=headline),), room)
        for count in kind.lines:
            breaks = balance(strip, room, language, count)
            if breaks is None or breaks.cost >= 1.0:
                continue
            text = SetText(
                element=element.name,
                size=size.size,
                leading=size.leading,
                lines=set_rows(strip, breaks.rows, (size.size, width)),
                lines_deep=whole_lines(depth(size, count), leading),
                width=width,
            )
            found.append((_worth(text, place, count), text))
    if not found:
        found = [_least(headline, cutter, job)]
    found.sort(key=lambda f: f[0])
    return tuple(text for worth, text in found if worth <= found[0][0] + WORSE)


def depth(size: HeadSize, lines: int) -> float:
    """Return the depth in points of a head: its leadings and the last descenders."""
    return size.leading * lines + OVERHANG * size.size


def _worth(text: SetText, place: int, count: int) -> float:
    """Rate a head, less being better: size first, then fill and evenness."""
    widths = [line.width for line in text.lines]
    thin = max(0.0, FULL - max(widths) / text.width)
    short = max(0.0, FILL - widths[-1] / max(widths))
    return place + 6 * thin + 6 * short + 0.6 * max(0, count - 2) + 0.01 * count


def _least(
    headline: str, cutter: StripCutter, job: tuple[HeadClass, float, float, str]
) -> tuple[float, SetText]:
    """Set a head that fits none of its class: the smallest size, as many lines."""
    kind, width, leading, language = job
    size = kind.sizes[-1]
    room = width / size.size
    strip = cutter.strip((Span(text=headline),), room)
    breaks = balance(strip, room, language)
    assert breaks is not None, "a strip can be cut anywhere when it must"
    rows = set_rows(strip, breaks.rows, (size.size, width))
    return 0.0, SetText(
        element=cutter.element.name,
        size=size.size,
        leading=size.leading,
        lines=rows,
        lines_deep=whole_lines(depth(size, len(rows)), leading),
        width=width,
    )
