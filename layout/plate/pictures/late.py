"""What deals with supplied PDFs, which few pages have: loaded when it is called."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layout.plate.tasks import Insert, PictureRecipe


def insert(pdf: bytes, inserts: "Iterable[Insert]", made: Mapping[str, bytes]) -> bytes:
    """Lay supplied PDFs on a page."""
    from layout.plate.pictures import inserting

    return inserting.insert(pdf, inserts, made)


def made_ready(recipe: "PictureRecipe") -> bytes:
    """Make a supplied PDF ready for the press."""
    from layout.plate.pictures import inserting

    return inserting.made_ready(recipe)


def photographed(recipe: "PictureRecipe") -> bytes:
    """Make a picture of a supplied PDF for a screen."""
    from layout.plate.pictures import inserting

    return inserting.photographed(recipe)
