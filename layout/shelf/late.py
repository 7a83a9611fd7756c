"""What makes pictures for the shelf, for workers: loaded when it is called."""

from pathlib import Path


def page_pictures(path: Path) -> tuple[bytes, ...]:
    """Return a small picture of each page of a PDF."""
    from layout.shelf import thumbnails

    return thumbnails.page_pictures(path)
