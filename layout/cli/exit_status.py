"""Whatever stops a command, as words and as the status that it exits with."""

from collections.abc import Callable

import click

from layout.errors import LayoutError
from layout.show.streams import interrupted
from layout.show.voice import Voice

DEFECT = 70


def status(voice: Voice, work: Callable[[], int]) -> int:
    """Do the work; turn whatever stops it into words and an exit status."""
    try:
        return work()
    except LayoutError as problem:
        voice.failed(problem.notes)
        return problem.status
    except KeyboardInterrupt:
        return interrupted()
    except click.ClickException:
        raise
    except Exception as problem:
        voice.defect(problem)
        return DEFECT
