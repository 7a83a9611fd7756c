"""Large pictures made smaller without ever being in memory twice.

A scan of sixty megapixels takes a quarter of a gigabyte when it is unpacked, and every
step after that as much again. So workers unpack one at a time, and take what lies
between the scan and its size on paper away in strips.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image

from layout.disk.alone import locked
from layout.disk.scratch import common

MODES = ("RGB", "RGBA", "L", "LA", "CMYK")
# A picture of more pixels is reduced before anything else is done with it.
LARGE = 25_000_000
# Rows of a strip; so many of the widest picture are a few megabytes.
ROWS = 64
# So many seconds a worker waits for its turn; then it takes the memory all the same.
PATIENCE = 600


def is_large(picture: Image.Image) -> bool:
    """Say whether a picture is to be unpacked alone; JPEG comes in small as well."""
    small = LARGE if picture.format == "JPEG" else LARGE // 4
    return picture.width * picture.height > small


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other worker of the pool unpacks a large picture.

    Workers of a pool have one folder for what they keep aside.
    """
    with locked(common(), seconds=PATIENCE, needed=False):
        yield


def plain(picture: Image.Image) -> Image.Image:
    """Return a picture in one of MODES.

    Scanners write greys of 16 bits; a conversion would take all but 256 for white.
    """
    if picture.mode in MODES:
        return picture
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda level: level / 257).convert("L")
    return picture.convert("RGBA" if "transparency" in picture.info else "RGB")


def reduced(picture: Image.Image, shrink: float) -> Image.Image:
    """Return a large picture by whole steps smaller, but not by more than `shrink`.

    What is not large is returned as it is, and what is drawn in lines as greys. One
    that was reduced is closed: there is no room for both.
    """
    if picture.width * picture.height <= LARGE:
        return picture
    picture.load()
    step = int(shrink)
    if step < 2:
        return picture.convert("L") if picture.mode == "1" else picture
    wide, high = -(-picture.width // step), -(-picture.height // step)
    made: Image.Image | None = None
    for top in range(0, high, ROWS):
        box = (0, top * step, picture.width, min((top + ROWS) * step, picture.height))
        strip = picture.crop(box)
        strip = strip.convert("L") if strip.mode == "1" else plain(strip)
        strip = strip.reduce(step)
        if made is None:
            made = Image.new(strip.mode, (wide, high))
        made.paste(strip, (0, top))
    if made is None:
        return picture
    made.info = {**picture.info}
    picture.close()
    return made
