"""An advertisement's PDF held against the printer that is to print the issue."""

from dataclasses import replace
from pathlib import Path

from layout.codes import Code
from layout.desk.printer import Printer
from layout.disk.unchanged import unchanged
from layout.notes import in_order
from layout.proof.preflight.preflighting import preflight
from layout.proof.readback.evidence import Accepted

# What is asked of a file that goes to a press as it is, and not of one that is drawn
# on a page of ours: that has its version, its title, its boxes and its intent from us.
# What runs or is stuck on has been looked for by the desk.
OF_FILES = frozenset(
    (
        *(Code.PRESS_ACTIVE, Code.PRESS_ANNOTATION, Code.PRESS_BOXES, Code.PRESS_ID),
        *(Code.PRESS_INFO, Code.PRESS_METADATA, Code.PRESS_PACKED, Code.PRESS_INTENT),
        *(Code.PRESS_COUNT, Code.PRESS_SIZE, Code.PRESS_TURNED, Code.PRESS_VERSION),
        *(Code.PRESS_CLAIM, Code.PRESS_TRAPPED),
    )
)
BLACK = frozenset({"Black"})


def preflight_ad(path: Path, printer: Printer, digest: str) -> Accepted:
    """Preflight the one page of an advertisement; its notes name no file.

    Raises:
        Refused: the file has another SHA-256 than `digest` by now.
        Unreadable: it is no PDF that the desk would have let pass.
    """
    with unchanged(path, digest):
        found = preflight(path, printer, "")
    notes = [replace(n, page=None) for n in found.notes if n.code not in OF_FILES]
    return Accepted(
        notes=in_order(notes), coloured=any(set(p.plates) - BLACK for p in found.pages)
    )
