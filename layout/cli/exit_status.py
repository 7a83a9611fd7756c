"""Whatever stops a command, as words and as the status that it exits with."""

from collections.abc import Callable
from pathlib import Path

import click

from layout.codes import Code
from layout.disk.troubles import trouble
from layout.errors import LayoutError, Unreadable
from layout.notes import Note
from layout.show.streams import interrupted
from layout.show.voice import Voice

DEFECT = 70


def status(voice: Voice, work: Callable[[], int]) -> int:
    """Do the work; turn whatever stops it into words and an exit status."""
    try:
        _check_place()
        return work()
    except LayoutError as problem:
        voice.failed(problem.notes)
        return problem.status
    except KeyboardInterrupt:
        return interrupted()
    except click.ClickException:
        raise
    except Exception as problem:
        note = trouble(problem)
        if note is None:
            voice.defect(problem)
            return DEFECT
        voice.failed((note,))
        return Unreadable.status


def _check_place() -> None:
    """See that the command is run in a folder that is there."""
    try:
        Path.cwd()
    except FileNotFoundError:
        note = Note(
            code=Code.NO_SUCH_PLACE,
            message="the folder that you are in is gone",
            hint="go to another one: cd",
        )
        raise Unreadable(note) from None
