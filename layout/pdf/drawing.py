"""A stranger's pages drawn small, which shows that they can be drawn at all.

PDFium has no bounds of its own: a page may take for ever, or all memory, or break the
process. So it draws for strangers in a worker that is confined, and nowhere else.
"""

from collections.abc import Iterator
from typing import IO

import pypdfium2
from PIL import Image

from layout.pdf.fitness import torn

# Pixels an inch: a coloured hairline still tints a pixel.
PPI = 24


def drawn(file: IO[bytes], count: int) -> Iterator[Image.Image]:
    """Yield a small picture of each page of a file that has `count`, notes left out.

    The file is open already: what is drawn is what was looked at.

    Raises:
        UnfitError: PDFium finds other pages than qpdf, or cannot draw one.
    """
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as problem:
        raise torn("it is damaged: not every program can open it") from problem
    with document:
        if len(document) != count:
            words = f"one program finds {count} pages in it, another {len(document)}"
            raise torn(words)
        for index in range(count):
            yield _drawn(document, index)


def _drawn(document: pypdfium2.PdfDocument, index: int) -> Image.Image:
    try:
        page = document[index]
    except pypdfium2.PdfiumError as problem:
        raise torn("the page cannot be drawn", index + 1) from problem
    try:
        seen: Image.Image = page.render(scale=PPI / 72, draw_annots=False).to_pil()
    except (pypdfium2.PdfiumError, ValueError) as problem:
        raise torn("the page cannot be drawn", index + 1) from problem
    finally:
        page.close()
    return seen
