"""The file names the printing condition that its colours are meant for, once.

Without it, four numbers are no colour. The profile of the condition is in the file and
is a printer's, in four inks.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.preflight.subject import PreflightFinding, Subject

CODE = Code.PRESS_INTENT
SOURCE = "ISO 15930-1, -4 and -7 (PDF/X)"


NAME = "/OutputConditionIdentifier"


def check(subject: Subject) -> Iterator[PreflightFinding]:
    """Find a condition that is missing, double or no press."""
    intents = subject.intents
    if len(intents) != 1:
        many = "no output intent" if not intents else f"{len(intents)} output intents"
        yield _finding(f"it has {many} for PDF/X", subject)
        return
    [intent] = intents
    if not str(intent.get(NAME, "")):
        yield _finding("its output intent names no condition", subject)
    [profile] = subject.profiles
    if profile is None:
        yield _finding("its output intent has no profile", subject)
        return
    head = profile[:20]
    if head[12:16] != b"prtr":
        yield _finding("the profile of its output intent is no printer's", subject)
    inks = {b"CMYK": 4, b"GRAY": 1, b"RGB ": 3}.get(head[16:20], 0)
    if inks != int(intent.DestOutputProfile.get("/N", 0)):
        yield _finding("the profile of its output intent has other inks", subject)
    elif inks != 4:
        yield _finding("its output intent is not for four inks", subject)


def _finding(message: str, subject: Subject) -> PreflightFinding:
    return PreflightFinding(
        message=message,
        hint=f"export it for {subject.printer.condition}, profile embedded",
    )
