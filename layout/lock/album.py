"""A report of a verification to look at: pages before and after, side by side."""

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from PIL import Image

from layout.lock.comparing import LockComparison
from layout.lock.differing import PageDifferences, Views, once_a_page
from layout.lock.viewing import Box, differing, marked
from layout.proof.pictures.page_pictures import png

INDEX = "index.html"
# What a report has made and may remove: fewer pages differ the next time.
RECORD = "verify-files.json"
TEMPLATE = "album.html.j2"
PPI = 90.0
GONE, COME = "#c81e1e", "#1e783c"


def album(
    found: LockComparison,
    pages: Sequence[PageDifferences],
    views: Views,
) -> dict[str, bytes]:
    """Return the report's files by name."""
    files: dict[str, bytes] = {}
    shown = []
    for page in once_a_page(pages):
        names = _pictures(page, views, files)
        shown.append({"differences": page, "pictures": names})
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    text = environment.get_template(TEMPLATE).render(found=found, pages=shown)
    files[INDEX] = text.encode()
    return files


def _pictures(
    page: PageDifferences, views: Views, files: dict[str, bytes]
) -> dict[str, str]:
    """Add a page's pictures to the files; return their names."""
    edition, number = page.page.edition, page.page.number
    before = views.before.picture(edition, number, ppi=PPI)
    after = views.after.picture(edition, number, ppi=PPI)
    tiles = differing(before, after) if before and after else ()
    names = {}
    for key, image, colour in (("before", before, GONE), ("after", after, COME)):
        if image is None:
            continue
        boxes = _boxes(page, key, image) or tiles
        name = f"{key}-{page.page.number:02}.png"
        files[name] = png(marked(image, boxes, colour))
        names[key] = name
    return names


def _boxes(page: PageDifferences, key: str, image: Image.Image) -> tuple[Box, ...]:
    """Return where the differing lines stand, as shares of the page."""
    wide, high = (side * 72 / PPI for side in image.size)
    lines = [getattr(change, key) for change in page.lines]
    return tuple(
        (
            line.left / wide,
            (line.baseline - 0.8 * line.height) / high,
            line.right / wide,
            (line.baseline + 0.25 * line.height) / high,
        )
        for line in lines
        if line
    )
