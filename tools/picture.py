"""Make the README's picture of a page's proof: as wide as a screen shows it, and light.

Run as `python tools/picture.py build/picture/page-01.png docs/front-page.png`.
"""

import sys
from pathlib import Path

from PIL import Image

WIDTH = 900
# Without a few rounds of k-means the small red of the kickers turns brown.
COLOURS = 256
KMEANS = 3


def shrink(page: Path, picture: Path) -> None:
    """Write the PNG `page` to `picture`, WIDTH pixels wide and in COLOURS colours."""
    with Image.open(page) as opened:
        height = round(WIDTH * opened.height / opened.width)
        small = opened.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
    few = small.quantize(COLOURS, kmeans=KMEANS)
    picture.parent.mkdir(exist_ok=True)
    few.save(picture, optimize=True)


if __name__ == "__main__":
    shrink(Path(sys.argv[1]), Path(sys.argv[2]))
