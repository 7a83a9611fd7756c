"""What writes a bag's images, for workers: loaded when it is called."""

from pathlib import Path


def write_image(pdf: Path, page: int, ppi: int, place: Path) -> tuple[int, int]:
    """Write a page's image; return its width and height in pixels."""
    from layout.library import imaging

    return imaging.write_image(pdf, page, ppi, place)
