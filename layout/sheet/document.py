"""The document to be imposed: its pages as form XObjects of one size."""

from dataclasses import dataclass

import pikepdf
from pikepdf import Pdf

from layout.codes import Code
from layout.errors import Unreadable
from layout.notes import Note

# Trims that differ by less (points) are the same: a tenth of a millimetre.
SAME = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfBox:
    """A rectangle in points, from its lower left corner."""

    left: float
    foot: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.top - self.foot


@dataclass(frozen=True, slots=True, kw_only=True)
class PressDocument:
    """A PDF whose pages have one trim size; `bleed` is the least beyond it (points)."""

    pdf: Pdf
    trims: tuple[PdfBox, ...]
    bleed: float

    @property
    def size(self) -> tuple[float, float]:
        """The trim's width and height in points."""
        return self.trims[0].width, self.trims[0].height


def document_of(pdf: Pdf, name: str) -> PressDocument:
    """Return a PDF that is open as a document to impose; `name` is its in notes.

    Raises:
        Unreadable: it has pages of two sizes, or turned ones.
    """
    trims = tuple(_box(page.trimbox) for page in pdf.pages)
    _check_sizes(name, trims, pdf)
    return PressDocument(pdf=pdf, trims=trims, bleed=_bleed(pdf, trims))


def _box(values: pikepdf.Object) -> PdfBox:
    x0, y0, x1, y1 = (float(value) for value in values)
    return PdfBox(
        left=min(x0, x1), foot=min(y0, y1), right=max(x0, x1), top=max(y0, y1)
    )


def _check_sizes(name: str, trims: tuple[PdfBox, ...], pdf: Pdf) -> None:
    first = trims[0]
    for number, trim in enumerate(trims, start=1):
        same = abs(trim.width - first.width) <= SAME
        if not same or abs(trim.height - first.height) > SAME:
            raise _unreadable(
                name,
                Code.PAGES_UNEQUAL,
                f"has pages of two sizes: page 1 is {_mm(first)}, page {number} "
                f"{_mm(trim)}",
                "export all pages at one size",
                number,
            )
        if int(pdf.pages[number - 1].get("/Rotate", 0)) % 360:
            raise _unreadable(
                name,
                Code.PAGE_ROTATED,
                f"page {number} is turned by its /Rotate entry",
                "export it upright",
                number,
            )


def _bleed(pdf: Pdf, trims: tuple[PdfBox, ...]) -> float:
    """Return how far every page goes beyond its trim on all sides."""
    least = 0.0
    for number, (page, trim) in enumerate(zip(pdf.pages, trims, strict=True)):
        box = _box(page.bleedbox)
        own = min(
            trim.left - box.left,
            trim.foot - box.foot,
            box.right - trim.right,
            box.top - trim.top,
        )
        least = max(0.0, own if number == 0 else min(least, own))
    return least


def _mm(box: PdfBox) -> str:
    return f"{box.width / 72 * 25.4:.1f} x {box.height / 72 * 25.4:.1f} mm"


def _unreadable(name: str, code: Code, what: str, hint: str, page: int) -> Unreadable:
    return Unreadable(
        Note(code=code, file=name, page=page, message=f"the file {what}", hint=hint)
    )
