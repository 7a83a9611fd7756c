"""`layout check`: preflight."""

from pathlib import Path

import click

from layout.cli.command import command
from layout.cli.options import JOBS, NO_CACHE, RESTYLE
from layout.disk.places import issue_folder
from layout.plate.pressroom import pressroom
from layout.requests import CheckRequest
from layout.show.voice import Voice

PDF = ".pdf"


@command("layout check ads/fair.pdf --printer newsprint-tabloid")
@click.argument("subject", metavar="ISSUE_OR_PDF")
@click.option(
    "-o",
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Write the certificate into DIR: preflight.pdf and preflight.json.",
)
@click.option(
    "--printer",
    metavar="NAME",
    default="",
    help="The printer's profile.  [default: the issue's; newsprint-tabloid]",
)
@click.option(
    "--separations",
    is_flag=True,
    help="Measure ink on the plates, where overprinting adds up. Takes longer.",
)
@JOBS
@NO_CACHE
@RESTYLE
def check(
    voice: Voice,
    subject: str,
    out: Path | None,
    *,
    printer: str,
    separations: bool,
    jobs: int | None,
    no_cache: bool,
    restyle: bool,
) -> int:
    """Preflight an issue that need not be built, or any PDF.

    An issue is its folder, or its name under issues/. It is told all that a build for
    the press would be.

    A file that is half as large as the printer's page or more is taken for pages, a
    smaller one for an advertisement, whose size is its own affair.
    """
    start = Path.cwd()
    path = Path(subject)
    foreign = (start / path).is_file() or path.suffix.lower() == PDF
    request = CheckRequest(
        subject=path if foreign else issue_folder(subject, start),
        start=start,
        out=start / out if out else None,
        printer=printer,
        jobs=jobs or 0,
        cache=not no_cache,
        restyle=restyle,
        separations=separations,
    )
    if foreign:
        from layout.commands.check_pdf import inspect

        found = inspect(request)
    else:
        with voice.watching() as watch, pressroom(request.jobs) as room:
            # It loads the renderer while this process loads the stages.
            room.warm(1)
            from layout.commands.check import examine

            found = examine(request, watch, room)
    from layout.show.check import show

    show(found, voice)
    return found.status
