"""What of a fresh build the printer has not: a line at the end of every build.

Apart from `layout deliver`, so that a build need not load what draws a resend sheet.
"""

from dataclasses import replace
from pathlib import Path

from layout.codes import Code, Severity
from layout.errors import LayoutError
from layout.notes import Note
from layout.sheet.delivery import Action, changed, changes, page_list, read_lock
from layout.sheet.pressed import pressed


def differing(out: Path, issue: str) -> tuple[Note, ...]:
    """Say which pages of a fresh build are not those that the printer has.

    A record that cannot be read is a warning here: the build is good without it.
    """
    try:
        last = read_lock(out)
        if last is None:
            return ()
        built = pressed(out, issue)
    except LayoutError as problem:
        return tuple(replace(note, weight=Severity.WARNING) for note in problem.notes)
    if (last.issue, last.paper) != (built.issue, built.paper):
        return ()
    if not changed(last, built):
        return ()
    moved = [c.number for c in changes(last, built) if c.action is not Action.KEEP]
    what = page_list(moved) if moved else built.press.file
    verb = "differ" if len(moved) > 1 else "differs"
    return (
        Note(
            code=Code.UNDELIVERED,
            message=f"{what} {verb} from delivery {last.delivery}",
            hint=f"layout deliver {issue} writes the sheet for the printer",
        ),
    )
