"""`layout verify`: an issue set again and compared with its lock."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from layout.cli.commanding import command, late
from layout.cli.options import JOBS
from layout.plate.pressroom import pressroom
from layout.requests import VerifyRequest
from layout.show.voice import Voice

if TYPE_CHECKING:
    from layout.commands.verify import Verification
    from layout.lock.differing import PageDifferences
    from layout.lock.lines import LineChange

# So many lines of a page are told, and the rest counted.
FEW = 6


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
@JOBS
def verify(voice: Voice, issue: str, **options: Any) -> int:
    """Set a locked ISSUE again: does it still come out the same?

    ISSUE is an issue's folder, its name under issues/, or an archive's bag.

    The answer is one of: identical, same pages, same text, different. The status is
    0 for the first two.
    """
    request = VerifyRequest(
        name=issue,
        start=Path.cwd(),
        against=options["against"],
        report=options["report"] and Path.cwd() / options["report"],
        jobs=options["jobs"] or 0,
    )
    with voice.watching() as watch, pressroom(request.jobs) as room:
        # It loads the renderer while this process loads the stages.
        room.warm(1)
        found: Verification = late("commands.verify").verify(request, watch, room)
    if voice.as_json:
        voice.text(found.report)
    else:
        voice.lines(found.answer.value, *_differences(found))
    voice.notes(found.notes)
    return found.status


def _differences(found: "Verification") -> Iterator[str]:
    """Yield what differs, page by page."""
    for page in found.shown:
        yield f"page {page.page.number}: {_summary(page)}"
        told = (page.changed or page.moved)[:FEW]
        yield from (f"  {line.story}, line {line.line}: {_told(line)}" for line in told)
        more = len(page.changed or page.moved) - len(told)
        if more > 0:
            yield f"  and {more} more"
    if found.unread and not found.pages:
        yield "only what is not seen differs: " + ", ".join(found.unread)


def _summary(page: "PageDifferences") -> str:
    if not page.seen:
        return f"{page.page.answer}; the files it was locked with are not there"
    if not page.lines:
        return "the words are the same; a picture, a rule or a colour differs"
    return f"{len(page.moved)} lines moved, {len(page.changed)} changed"


def _told(change: "LineChange") -> str:
    before, after = change.before, change.after
    if before and after and change.moved:
        across, down = after.left - before.left, after.baseline - before.baseline
        return f'"{after.text}" moved by {across:+.2f}, {down:+.2f} pt'
    if before and after:
        return f'"{before.text}" became "{after.text}"'
    return (
        f'"{after.text}" is new'
        if after
        else f'"{before.text if before else ""}" is gone'
    )
