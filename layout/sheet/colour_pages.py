"""Which pages need colour plates: seen in a small picture of each."""

from collections.abc import Iterable

from PIL import Image, ImageChops

# How far red, green and blue must part to be a colour and no shade of grey (of 255).
TINT = 10


def colour_pages(pictures: Iterable[Image.Image]) -> tuple[int, ...]:
    """Return the numbers of the pages, from 1, whose pictures show any colour."""
    return tuple(
        number for number, seen in enumerate(pictures, start=1) if _coloured(seen)
    )


def _coloured(seen: Image.Image) -> bool:
    red, green, blue = seen.convert("RGB").split()
    parted = (ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return any(_highest(channel) > TINT for channel in parted)


def _highest(channel: Image.Image) -> int:
    return max(value for value, count in enumerate(channel.histogram()) if count)
