"""A page before and after, small, with what has changed marked."""

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

# Pixels an inch of the pictures that are kept of delivered pages.
PPI = 60.0
# A grey or colour has changed if it is off by more than so many of 255 levels.
FAR = 24
# Changes nearer to each other than this many pixels are ringed together.
NEAR = 17
RING = (225, 0, 50)
# A ring is as thick as this filter takes off, in pixels.
THICK = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePair:
    """A page as it was and as it is, each with rings around what differs.

    `share` is how much of the page lies within them, of 1.
    """

    before: Image.Image
    after: Image.Image
    share: float


def compared(before: Image.Image, after: Image.Image) -> PagePair:
    """Compare two pictures of a page; one of another size is changed all over."""
    if before.size != after.size:
        return PagePair(before=before, after=after, share=1.0)
    off = ImageChops.difference(before.convert("RGB"), after.convert("RGB"))
    red, green, blue = off.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    areas = most.point([255 * (level > FAR) for level in range(256)])
    areas = areas.filter(ImageFilter.MaxFilter(NEAR))
    edge = ImageChops.subtract(areas, areas.filter(ImageFilter.MinFilter(THICK)))
    marked = []
    for picture in (before, after):
        ringed = picture.convert("RGB")
        ringed.paste(RING, mask=edge)
        marked.append(ringed)
    share = areas.histogram()[255] / (areas.width * areas.height)
    return PagePair(before=marked[0], after=marked[1], share=share)
