"""All doors, in a fixed order; a new one is a module and a line here."""

from tests.attack.grammars import (
    articles,
    drawings,
    manifests,
    pages,
    pdfs,
    rasters,
    texts,
)

DOORS = (
    articles.DOOR,
    manifests.DOOR,
    pages.DOOR,
    pdfs.DOOR,
    texts.DOOR,
    drawings.DOOR,
    rasters.DOOR,
)
