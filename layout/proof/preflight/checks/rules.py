"""Rules are thick enough to print.

The thinnest a plate holds is a quarter of a point; in several inks, one is seen beside
the other.
"""

from collections.abc import Iterator

from layout.codes import Code, Severity
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_RULE
SOURCE = "the printer's profile; newspapers' specifications"

SLACK = 0.005


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find the thinnest rule of each page, and thin ones of several inks."""
    limits = subject.printer.limits
    page = subject.page
    rules = [mark for mark in page.marks if mark.is_rule]
    thin = min((rule.size for rule in rules), default=limits.rule_poor)
    if thin < limits.rule_poor - SLACK:
        least = thin < limits.rule - SLACK
        yield PreflightFinding(
            message=f"a rule of {thin:.2f} pt; the press prints them from "
            f"{limits.rule if least else limits.rule_poor:g} pt",
            hint="make it thicker",
            severity=None if least else Severity.WARNING,
        )
    inked = [rule.size for rule in rules if rule.colour.plates > 1]
    if inked and min(inked) < limits.rule_inks - SLACK:
        yield PreflightFinding(
            message=f"a rule of {min(inked):.2f} pt in several inks; from "
            f"{limits.rule_inks:g} pt they hide how they meet",
            hint="make it thicker, or of one ink",
            severity=Severity.WARNING,
        )
