"""`layout verify`: an issue set again and compared with its lock."""

from pathlib import Path

import click

from layout.cli.command import command
from layout.cli.options import JOBS
from layout.plate.pressroom import pressroom
from layout.requests import VerifyRequest
from layout.show.voice import Voice


@command("layout verify issues/2026-12 --report build/differences")
@click.argument("issue")
@click.option(
    "--report",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Write index.html with the pages before and after into DIR.",
)
@click.option(
    "--against",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where the files lie that it was locked with.  [default: build/ISSUE]",
)
@click.option(
    "--signer",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Take only what one of the public keys in FILE has signed.",
)
@JOBS
def verify(
    voice: Voice,
    issue: str,
    *,
    report: Path | None,
    against: Path | None,
    signer: Path | None,
    jobs: int | None,
) -> int:
    """Set a locked ISSUE again: does it still come out the same?

    ISSUE is an issue's folder, its name under issues/, or an archive's bag.

    The answer is one of: identical, same pages, same text, different. The status is
    0 for the first two.
    """
    request = VerifyRequest(
        name=issue,
        start=Path.cwd(),
        against=against,
        report=Path.cwd() / report if report else None,
        signers=signer,
        jobs=jobs or 0,
    )
    with voice.watching() as watch, pressroom(request.jobs) as room:
        # It loads the renderer while this process loads the stages.
        room.warm(1)
        from layout.commands.verify import verify as compare

        found = compare(request, watch, room)
    from layout.show.verify import show

    show(found, voice)
    return found.status
