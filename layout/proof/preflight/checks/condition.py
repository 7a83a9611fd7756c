"""The file is meant for the printer's own condition.

Colours that were separated for coated paper fill in on newsprint.
"""

from collections.abc import Iterator
from hashlib import sha256

from layout.codes import Code
from layout.proof.preflight.subject import PreflightFinding, Subject

CODE = Code.PRESS_CONDITION
SOURCE = "the printer's profile"


def check(subject: Subject) -> Iterator[PreflightFinding]:
    """Find another condition than the printer's, by its profile."""
    for intent, profile in zip(subject.intents, subject.profiles, strict=True):
        if profile is None:
            continue
        own = sha256(profile).hexdigest()
        name = str(intent.get("/OutputConditionIdentifier", ""))
        if own != subject.printer.profile_sha256 and name != subject.printer.condition:
            yield PreflightFinding(
                message=f'it is meant for "{name}", and the printer has '
                f'"{subject.printer.condition}"',
                hint="ask for a file made for this printer, or look at a proof",
            )
