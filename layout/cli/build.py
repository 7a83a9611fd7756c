"""`layout build`: an issue's PDFs."""

from pathlib import Path

import click

from layout.cli.command import command
from layout.cli.options import (
    ANEW,
    ISSUE,
    JOBS,
    NO_CACHE,
    PRINTER,
    RESTYLE,
    edition_names,
    into,
    moment,
    out_folder,
    page_numbers,
)
from layout.cli.signing import SIGN, signer
from layout.disk.places import issue_folder
from layout.plate.pressroom import pressroom
from layout.requests import BuildRequest
from layout.show.voice import Voice


@command("layout build issues/2026-12 --edition press --pages 1,4-6")
@ISSUE
@into("build/ISSUE")
@click.option(
    "--edition",
    "editions",
    multiple=True,
    metavar="[press|screen|archive|all]",
    callback=edition_names,
    help="Which PDFs to make; several with commas.  [default: press,screen]",
)
@click.option(
    "--pages", metavar="1,4-6", callback=page_numbers, help="Build only these pages."
)
@click.option("--draft", is_flag=True, help="Write only draft.pdf, overset or not.")
@click.option(
    "--lock", is_flag=True, help="Write issue.lock, and keep the style with the issue."
)
@SIGN
@ANEW
@JOBS
@NO_CACHE
@PRINTER
@RESTYLE
def build(
    voice: Voice,
    issue: str,
    out: Path | None,
    *,
    editions: tuple[str, ...],
    pages: tuple[int, ...],
    draft: bool,
    lock: bool,
    sign: Path | None,
    anew: bool,
    jobs: int | None,
    no_cache: bool,
    printer: str,
    restyle: bool,
) -> int:
    """Build the PDFs of ISSUE.

    ISSUE is an issue's folder, or its name under issues/.

    With an error nothing is written, and what an earlier run left stays as it is.
    """
    folder = issue_folder(issue, Path.cwd())
    request = BuildRequest(
        issue=folder,
        out=out_folder(out, folder.name),
        editions=editions,
        pages=pages,
        draft=draft,
        jobs=jobs or 0,
        cache=not no_cache,
        restyle=restyle,
        anew=anew,
        printer=printer,
        lock=lock,
        moment=moment(),
        sign=signer(sign),
    )
    if sign and not lock:
        raise click.UsageError("--sign signs the lock: say --lock too")
    if request.lock:
        _check_lock(request)
    with voice.watching() as watch, pressroom(request.jobs) as room:
        # It loads the renderer while this process loads the stages.
        room.warm(1)
        from layout.commands.build import build as make

        result = make(request, watch, room).result
    voice.result(result)
    return result.status


def _check_lock(request: BuildRequest) -> None:
    """Refuse to lock what is not the whole issue as it goes to press."""
    if request.draft or request.pages or "press" not in request.editions:
        raise click.UsageError(
            "--lock is for the whole issue as it goes to press: "
            "leave out --draft and --pages, and make the edition press"
        )
