"""The ink coverage map: how much ink is where, and where it is too much.

Too much ink does not dry: it sets off on the facing page and tears the web. Steps of
one hue are paler for less, and what is over the limit is of another, so that nobody
has to tell hues from each other who cannot.
"""

from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFilter

from layout.proof.plates.coverage import PageCoverage
from layout.proof.plates.figures import TOLERANCE, PageInks
from layout.proof.plates.picture_words import font_for

Rgb = tuple[int, int, int]
# Steps of so much ink, in per cent; a hue for each, and for what is over the limit.
STEP = 40
PAPER: Rgb = (255, 255, 255)
HUES: tuple[Rgb, ...] = (
    *((226, 236, 245), (186, 210, 232), (134, 175, 214), (82, 134, 190)),
    *((45, 94, 157), (20, 57, 112), (9, 30, 66)),
)
OVER: Rgb = (225, 0, 50)
INK: Rgb = (20, 20, 20)
# The least ink that a map shows, in per cent.
LEAST = 0.2
# What is over the limit is drawn so many pixels larger, or nobody would see it.
SWELL = 7


class HeatStep(NamedTuple):
    """A hue of the map, and from and up to how much ink it is, in per cent."""

    least: float
    most: float
    hue: Rgb


def heat_map(ink: PageCoverage, found: PageInks) -> Image.Image:
    """Return a page's map with its legend under it."""
    steps = _steps(found.limit)
    page = Image.new("RGB", ink.total.size, PAPER)
    for least, _, hue in steps:
        page.paste(hue, mask=ink.over(least))
    over = ink.over(found.limit + TOLERANCE)
    page.paste(OVER, mask=over.filter(ImageFilter.MaxFilter(SWELL)))
    if found.highest:
        _mark(page, found, ink.pixel)
    return _with_legend(page, found, steps)


def _steps(limit: float) -> list[HeatStep]:
    """Return from and up to how much ink each hue is, the last up to the limit."""
    bounds = [float(bound) for bound in range(0, int(limit), STEP)]
    # Printers' limits are 200 to 280; of a higher one the last step is longer.
    bounds = bounds[: len(HUES)]
    last = max(len(bounds) - 1, 1)
    hues = [HUES[round(n * (len(HUES) - 1) / last)] for n in range(len(bounds))]
    # Anything at all is ink; half a level is none.
    starts = [LEAST, *bounds[1:]]
    ends = zip(starts, [*bounds[1:], limit], hues, strict=True)
    return [HeatStep(least, most, hue) for least, most, hue in ends]


def _mark(page: Image.Image, found: PageInks, pixel: float) -> None:
    """Draw a ring around the place of the highest ink, in black between white."""
    x, y = (side / pixel for side in found.at)
    draw = ImageDraw.Draw(page)
    radius = max(8.0, 6.0 / pixel)
    for more, hue in ((-2, PAPER), (2, PAPER), (0, INK)):
        edge = radius + more
        draw.ellipse((x - edge, y - edge, x + edge, y + edge), outline=hue, width=2)


def _with_legend(
    page: Image.Image, found: PageInks, steps: list[HeatStep]
) -> Image.Image:
    labels = [f"{round(least)}-{round(most)}" for least, most, _ in steps]
    keys = [*zip(labels, (hue for _, _, hue in steps), strict=True)]
    keys.append((f"over {found.limit:g} %", OVER))
    width = page.width / len(keys)
    lines = said(found)
    font = font_for(lines, page.width * 0.96)
    small = font_for([label for label, _ in keys], width * 0.92, 18)
    deep = max(12, round(font.getbbox("Ag")[3] * 1.5))
    sheet = Image.new("RGB", (page.width, page.height + deep * (len(lines) + 3)), PAPER)
    sheet.paste(page, (0, 0))
    draw = ImageDraw.Draw(sheet)
    draw.line((0, page.height, page.width, page.height), fill=INK, width=2)
    top = page.height + deep // 3
    for number, line in enumerate(lines):
        hue = OVER if number else INK
        draw.text((page.width * 0.02, top + number * deep), line, fill=hue, font=font)
    top += len(lines) * deep + deep // 4
    for number, (label, hue) in enumerate(keys):
        left = number * width
        draw.rectangle((left, top, left + width - 1, top + deep * 0.8), fill=hue)
        place = (left + width / 2, top + deep * 1.4)
        draw.text(place, label, fill=INK, font=small, anchor="mm")
    return sheet


def said(found: PageInks) -> list[str]:
    """Return what a map's legend says of the page, a line each."""
    x, y = found.at
    lines = [
        f"Page {found.number}: highest ink {found.highest:g} % at {x:g} mm across, "
        f"{y:g} mm down (ring); the limit is {found.limit:g} %"
    ]
    if found.over:
        lines.append(f"{found.over:g} square millimetres are over the limit (red)")
    return lines
