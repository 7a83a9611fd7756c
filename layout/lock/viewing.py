"""Pages of finished files looked at side by side, before and after."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PIL import Image, ImageChops, ImageDraw

from layout.disk.digests import digest_of_file
from layout.disk.listing import files_below
from layout.lock import late
from layout.lock.lock import Lock
from layout.proof.readback.printed_words import ReadPage
from layout.workers.apart import apart
from layout.workers.calls import Call

# Both pages are drawn by the rasterizer of today. So fine that the smallest figure in
# a picture or an advertisement, whose text nobody can compare, is ten pixels high.
PPI = 100.0
# Of 255, in any of red, green and blue.
FAR = 48
# So few of a million pixels are a rounding and no difference, if no more than a few of
# them are in one tile: another figure has a dozen of its own.
STRAY, FEW = 100, 4
# Pixels across a tile in which differences are gathered to be marked.
TILE = 16

R = TypeVar("R")
Box = tuple[float, float, float, float]


class Pages:
    """The pages of an issue's files, as they lie in some folders."""

    def __init__(self, lock: Lock, folders: Iterable[Path]) -> None:
        self._files = _by_digest(folders)
        self._lock = lock

    def find(self, edition: str, number: int) -> tuple[Path, int] | None:
        """Return the file that has a page, and its place in it from 0."""
        outputs = self._lock.outputs
        whole = self._files.get(outputs.get(f"{edition}.pdf", ""))
        numbers = [p.number for p in self._lock.page if p.edition == edition]
        if number not in numbers:
            return None
        place = numbers.index(number)
        if whole:
            return whole, place
        singles = sorted(name for name in outputs if name.startswith(f"{edition}/"))
        if len(singles) != len(numbers):
            return None
        single = self._files.get(outputs[singles[place]])
        return (single, 0) if single else None

    def read(self, edition: str, number: int) -> ReadPage | None:
        """Return a page's words, if its file is there."""
        place = self.find(edition, number)
        return _apart(partial(late.read_page_at, *place), place[0]) if place else None

    def picture(
        self, edition: str, number: int, ppi: float = PPI
    ) -> Image.Image | None:
        """Return a picture of a trimmed page, if its file is there."""
        place = self.find(edition, number)
        if place is None:
            return None
        size, pixels = _apart(partial(late.trimmed_picture, *place, ppi), place[0])
        return Image.frombytes("RGB", (int(size.width), int(size.height)), pixels)


def _apart(work: Callable[[], R], path: Path) -> R:
    """Do something with a file that may be a stranger's: it lies in a bag."""
    call = Call(work=work, doing="that looks at its pages", file=path.name)
    return apart(call, path.parent)


def _by_digest(folders: Iterable[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in folders:
        for path in files_below(folder):
            if path.suffix == ".pdf":
                found.setdefault(digest_of_file(path), path)
    return found


def is_same_picture(one: Image.Image, two: Image.Image) -> bool:
    """Say whether two pictures are those of one page."""
    if one.size != two.size:
        return False
    far = _far(one, two)
    pixels = far.histogram()[255]
    if pixels * 1_000_000 > STRAY * one.width * one.height:
        return False
    return max(_in_tiles(far).tobytes()) <= FEW


def differing(one: Image.Image, two: Image.Image) -> tuple[Box, ...]:
    """Return where two pictures differ: tiles, as shares of width and depth."""
    if one.size != two.size:
        return ((0.0, 0.0, 1.0, 1.0),)
    wide, high = one.size
    tiles = _in_tiles(_far(one, two))
    across, down = tiles.size
    return tuple(
        (
            x * TILE / wide,
            y * TILE / high,
            min(1.0, (x + 1) * TILE / wide),
            min(1.0, (y + 1) * TILE / high),
        )
        for y in range(down)
        for x in range(across)
        if tiles.getpixel((x, y))
    )


def _in_tiles(far: Image.Image) -> Image.Image:
    """Return how many pixels are white in each tile, of a picture that is black else.

    A tile has 256 pixels and a level 256 steps, so that they count one for one.
    """
    across, down = -(-far.width // TILE), -(-far.height // TILE)
    sheet = Image.new("L", (across * TILE, down * TILE))
    sheet.paste(far)
    return sheet.resize((across, down), Image.Resampling.BOX)


def _far(one: Image.Image, two: Image.Image) -> Image.Image:
    """Return a picture that is white where two differ, and black elsewhere."""
    bands = ImageChops.difference(one, two).split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return most.point([0] * FAR + [255] * (256 - FAR))


def marked(image: Image.Image, boxes: Iterable[Box], colour: str) -> Image.Image:
    """Return a picture with boxes, shares of its sides, tinted in a colour (`#rgb`)."""
    over = Image.new("RGBA", image.size)
    draw = ImageDraw.Draw(over)
    wide, high = image.size
    for left, top, right, foot in boxes:
        corners = (left * wide, top * high, right * wide, foot * high)
        # A tint of a quarter, and an edge of two thirds.
        draw.rectangle(corners, fill=f"{colour}46", outline=f"{colour}a0")
    return Image.alpha_composite(image.convert("RGBA"), over).convert("RGB")
