"""What is on a page, measured as a certificate states it."""

from layout.pdf.marks import Mark, MarkKind
from layout.proof.preflight.reports import PageMeasures
from layout.proof.preflight.subject import PageSubject
from layout.units import millimetres

PLATES = ("Cyan", "Magenta", "Yellow", "Black")
GREY = ("DeviceGray", "CalGray", "ICCBased1")


def measure(subject: PageSubject) -> PageMeasures:
    """Measure a page."""
    page = subject.page
    left, foot, right, top = (float(value) for value in page.page.trimbox)
    seen = [mark for mark in page.marks if not mark.hidden]
    sizes = [m.size for m in seen if m.kind is MarkKind.TEXT]
    rules = [m.size for m in seen if m.is_rule]
    pictures = [m.ppi for m in seen if m.kind is MarkKind.PICTURE]
    # A page has few colours and many marks; equal ones are mostly the same object.
    drawn = list({(id(m.colour), m.kind): m for m in seen}.values())
    inks = max((m.colour.total for m in drawn), default=0.0)
    return PageMeasures(
        number=page.number,
        width=round(millimetres(abs(right - left)), 2),
        height=round(millimetres(abs(top - foot)), 2),
        ink=round(max(inks, subject.picture_ink), 3),
        type=round(min(sizes, default=0.0), 2),
        rule=round(min(rules, default=0.0), 3),
        ppi=round(min(pictures, default=0.0), 1),
        fonts=tuple(sorted(page.fonts)),
        spaces=tuple(sorted({m.colour.space for m in drawn})),
        plates=_plates(drawn),
    )


def _plates(seen: list[Mark]) -> tuple[str, ...]:
    """Return the plates that print; a picture in four inks has all of them."""
    used: set[str] = set()
    for mark in seen:
        inks = mark.colour.inks or (0.0, 0.0, 0.0, 0.0)
        used.update(
            plate for plate, share in zip(PLATES, inks, strict=True) if share > 0
        )
        used.update(mark.colour.spots)
        if mark.kind is MarkKind.PICTURE:
            used.update(PLATES[3:] if mark.colour.space in GREY else PLATES)
    spots = sorted(used.difference(PLATES))
    return (*(plate for plate in PLATES if plate in used), *spots)
