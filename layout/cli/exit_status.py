"""Whatever stops a command, as words and as the status that it exits with."""

import sys
from collections.abc import Callable

import click

from layout.errors import LayoutError
from layout.show.voice import Voice

INTERRUPTED = 130
DEFECT = 70


def status(voice: Voice, work: Callable[[], int]) -> int:
    """Do the work; turn whatever stops it into words and an exit status."""
    try:
        return work()
    except LayoutError as problem:
        voice.failed(problem.notes)
        return problem.status
    except KeyboardInterrupt:
        sys.stderr.write("layout: interrupted\n")
        return INTERRUPTED
    except click.ClickException:
        raise
    except Exception as problem:
        voice.defect(problem)
        return DEFECT
