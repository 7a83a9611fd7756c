"""Grounds are neither too pale to print nor so dark that they fill in.

Under a twentieth, dots vanish; over four fifths, the white between them does.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.pdf.marks import Mark, MarkKind
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_TINT
SOURCE = "the printer's profile; newspapers' specifications"


# A rule is no ground: what is thinner than this (points) is not looked at.
GROUND = 6.0


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find tints of a single ink outside the press's range."""
    limits = subject.printer.limits
    page = subject.page
    for mark in page.marks:
        if mark.kind is MarkKind.FILL and mark.size >= GROUND and _one_ink(mark):
            share = mark.colour.total
            if not limits.tint_least <= share <= limits.tint_most and share < 1:
                yield PreflightFinding(
                    message=f"a ground is a tint of {share:.0%}; the press prints "
                    f"{limits.tint_least:.0%} to {limits.tint_most:.0%}",
                    hint="make it a little darker, or full",
                )
                break


def _one_ink(mark: Mark) -> bool:
    return mark.colour.plates == 1 and not mark.colour.spots
