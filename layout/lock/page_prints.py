"""Fingerprints of the pages of a finished PDF; only workers load what reads them."""

from collections.abc import Sequence
from pathlib import Path

from layout.lock.lock import PagePrint
from layout.lock.prints import bare, boxes, look, print_of
from layout.proof.pictures.page_pictures import page_images
from layout.proof.readback.pdf_words import read_file

LOOK_PPI = 24.0


def page_prints(path: Path, edition: str, numbers: Sequence[int]) -> list[PagePrint]:
    """Return the fingerprints of a finished PDF's pages, numbered so."""
    pages = zip(numbers, read_file(path), page_images(path, ppi=LOOK_PPI), strict=True)
    return [
        PagePrint(
            edition=edition,
            number=number,
            text=print_of(bare(word.text for word in page.words)),
            boxes=print_of(boxes(page)),
            look=look(image),
        )
        for number, page, image in pages
    ]
