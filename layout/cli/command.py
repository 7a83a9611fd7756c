"""What every command has in common: a voice, an example, an exit status."""

import functools
import shlex
import sys
from collections.abc import Callable

import click

from layout.cli.exit_status import status
from layout.disk.alone import when_waiting
from layout.disk.scratch import sweep
from layout.show.voice import Voice

# What a command does with a voice and its own options; it returns the exit status.
Work = Callable[..., int]


def command(example: str) -> Callable[[Work], click.Command]:
    """Make a command of a function, with -q, -v, --json and an example in its help.

    The example begins `layout NAME`, which names the command.
    """

    def make(work: Work) -> click.Command:
        @functools.wraps(work)
        def run(quiet: bool, verbose: bool, as_json: bool, **options: object) -> None:
            # Before work begins: it may need the room.
            sweep()
            voice = Voice(quiet=quiet, verbose=verbose, as_json=as_json)
            when_waiting(voice.waiting)
            sys.exit(status(voice, functools.partial(work, voice, **options)))

        for option in (
            click.option(
                "--json", "as_json", is_flag=True, help="Print the report as JSON."
            ),
            click.option(
                "-v", "--verbose", is_flag=True, help="Tell timings; show tracebacks."
            ),
            click.option("-q", "--quiet", is_flag=True, help="Say only errors."),
        ):
            run = option(run)
        name = shlex.split(example)[1]
        return click.command(name, epilog=f"Example: {example}")(run)

    return make
