"""The marked-up proof: a page's picture with its grid and its pieces drawn over it.

Grid lines show whether type stands on them, frames which story owns which room, and
lines left open are tinted, so that an editor sees where words are wanted.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from layout.geometry import Grid, Rect
from layout.makeup.dummy import Frame, Page, PlacedLeg

_GRID = (0, 150, 200, 70)
_COLUMN = (0, 150, 200, 28)
_FRAME = (200, 0, 120, 255)
_PIECE = (0, 120, 60, 160)
_OPEN = (255, 170, 0, 110)
_LABEL = (255, 255, 255, 255)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """Draws in grid terms: `scale` is pixels a point."""

    draw: ImageDraw.ImageDraw
    grid: Grid
    scale: float

    def box(self, rect: Rect) -> tuple[float, float, float, float]:
        """Return a rectangle's left, top, right and foot in pixels."""
        return (
            (self.grid.left + rect.x) * self.scale,
            (self.grid.top + rect.line * self.grid.leading) * self.scale,
            (self.grid.left + rect.right) * self.scale,
            (self.grid.top + rect.foot * self.grid.leading) * self.scale,
        )


def mark(image: Image.Image, page: Page, grid: Grid) -> Image.Image:
    """Return the page's picture, which shows the trimmed page, with marks over it."""
    over = Image.new("RGBA", image.size)
    scale = image.width / grid.page_width
    pen = Pen(draw=ImageDraw.Draw(over), grid=grid, scale=scale)
    _mark_grid(pen)
    for frame in page.frames:
        _mark_frame(pen, frame)
    return Image.alpha_composite(image.convert("RGBA"), over).convert("RGB")


def _mark_grid(pen: Pen) -> None:
    grid = pen.grid
    for column in range(grid.columns):
        rect = Rect(x=grid.x(column), line=0, width=grid.measure, lines=grid.lines)
        pen.draw.rectangle(pen.box(rect), fill=_COLUMN)
    for line in range(grid.lines + 1):
        rect = Rect(x=0, line=line, width=grid.span(grid.columns), lines=0)
        pen.draw.line(pen.box(rect), fill=_GRID, width=1)


def _mark_frame(pen: Pen, frame: Frame) -> None:
    for item in frame.items:
        # A rule has no depth to show.
        if item.rect.lines:
            pen.draw.rectangle(pen.box(item.rect), outline=_PIECE, width=1)
    for rect in _open_rects(
        item for item in frame.items if isinstance(item, PlacedLeg)
    ):
        pen.draw.rectangle(pen.box(rect), fill=_OPEN)
    box = pen.box(frame.rect)
    pen.draw.rectangle(box, outline=_FRAME, width=3)
    label = f"{frame.slug} {frame.part + 1}" if frame.part else frame.slug
    if frame.open_lines:
        label += f": {frame.open_lines} open"
    font = ImageFont.load_default(max(10, 11 * pen.scale))
    # Above the frame, in the white between stories, so that the head stays readable.
    place = (box[0] + 3, box[1])
    ground = pen.draw.textbbox(place, label, font=font, anchor="lb")
    pen.draw.rectangle(ground, fill=_FRAME)
    pen.draw.text(place, label, fill=_LABEL, font=font, anchor="lb")


def _open_rects(legs: Iterable[PlacedLeg]) -> Iterable[Rect]:
    """Yield the room below the last line of each leg."""
    for leg in legs:
        foot = max((part.line + len(part.lines) for part in leg.parts), default=0)
        if foot < leg.rect.lines:
            yield Rect(
                x=leg.rect.x,
                line=leg.rect.line + foot,
                width=leg.rect.width,
                lines=leg.rect.lines - foot,
            )
