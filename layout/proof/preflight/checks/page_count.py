"""The pages fill the printer's sheets.

Paper is folded; what lacks is printed blank, on the back page as a rule.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.preflight.subject import PreflightFinding, Subject

CODE = Code.PRESS_COUNT
SOURCE = "the printer's profile"


def check(subject: Subject) -> Iterator[PreflightFinding]:
    """Find a number of pages that is no multiple of the printer's."""
    count, multiple = len(subject.pdf.pages), subject.printer.multiple
    if subject.whole and count > 1 and count % multiple:
        yield PreflightFinding(
            message=f"it has {count} pages, no multiple of {multiple}",
            hint=f"make it {count + -count % multiple} pages, or ask the printer",
        )
