"""Rules are thick enough to print.

The thinnest a plate holds is a quarter of a point; in several inks, one is seen beside
the other.
"""

from collections.abc import Iterator

from layout.notes import Severity
from layout.proof.preflight.inventory import Kind, Mark
from layout.proof.preflight.subject import Finding, Subject

CODE = "press-rule"
SEVERITY = Severity.ERROR
SOURCE = "the printer's profile; newspapers' specifications"


# A filled shape longer than this many times its width is a rule.
LONG = 8.0
SLACK = 0.005


def check(subject: Subject) -> Iterator[Finding]:
    """Find the thinnest rule of each page, and thin ones of several inks."""
    limits = subject.printer.limits
    for page in subject.pages:
        rules = [mark for mark in page.marks if _is_rule(mark)]
        thin = min((rule.size for rule in rules), default=limits.rule_poor)
        if thin < limits.rule_poor - SLACK:
            least = thin < limits.rule - SLACK
            yield Finding(
                message=f"a rule of {thin:.2f} pt; the press prints them from "
                f"{limits.rule if least else limits.rule_poor:g} pt",
                hint="make it thicker",
                page=page.number,
                severity=None if least else Severity.WARNING,
            )
        inked = [rule.size for rule in rules if rule.colour.plates > 1]
        if inked and min(inked) < limits.rule_inks - SLACK:
            yield Finding(
                message=f"a rule of {min(inked):.2f} pt in several inks; from "
                f"{limits.rule_inks:g} pt they hide how they meet",
                hint="make it thicker, or of one ink",
                page=page.number,
                severity=Severity.WARNING,
            )


def _is_rule(mark: Mark) -> bool:
    if mark.hidden or mark.colour.white:
        return False
    if mark.kind is Kind.STROKE:
        return True
    long = max(mark.box[2] - mark.box[0], mark.box[3] - mark.box[1])
    return mark.kind is Kind.FILL and mark.size > 0 and long >= LONG * mark.size
