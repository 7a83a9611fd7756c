"""`layout archive`: the package for a library."""

from pathlib import Path

import click

from layout.cli.command import command
from layout.cli.options import ISSUE, JOBS, NO_CACHE, RESTYLE, into, moment, out_folder
from layout.cli.signing import SIGN, signer
from layout.disk.places import issue_folder
from layout.plate.pressroom import pressroom
from layout.requests import HERE, ArchiveRequest
from layout.show.voice import Voice

SHELF = "archive"


@command("layout archive issues/2026-12 --base-uri https://library.example.org/papers/")
@ISSUE
@into("build/archive")
@click.option(
    "--as",
    "shape",
    type=click.Choice(["folder", "zip", "tar"]),
    default="folder",
    show_default=True,
    help="Leave the bag as a folder, or as one file.",
)
@click.option(
    "--alto",
    type=click.Choice(["4.4", "2.0"]),
    default="4.4",
    show_default=True,
    help="The version of ALTO; 2.0 is for older loaders.",
)
@click.option(
    "--base-uri",
    metavar="URI",
    default=HERE,
    show_default=True,
    help="The address that the bag will be published under.",
)
@click.option(
    "--edition-number",
    type=click.IntRange(1, 99),
    default=1,
    show_default=True,
    metavar="N",
    help="Which of the day's editions it is.",
)
@click.option(
    "--ppi",
    type=click.IntRange(72, 600),
    default=300,
    show_default=True,
    metavar="N",
    help="Pixels an inch of the page images.",
)
@SIGN
@JOBS
@NO_CACHE
@RESTYLE
def archive(
    voice: Voice,
    issue: str,
    out: Path | None,
    *,
    shape: str,
    alto: str,
    base_uri: str,
    edition_number: int,
    ppi: int,
    sign: Path | None,
    jobs: int | None,
    no_cache: bool,
    restyle: bool,
) -> int:
    """Pack ISSUE for a library: one BagIt bag with everything in it.

    ISSUE is an issue's folder, or its name under issues/. The bag has pages, words,
    maps and sources.

    The issue is built and locked first. With an error nothing is written.
    """
    folder = issue_folder(issue, Path.cwd())
    request = ArchiveRequest(
        issue=folder,
        out=out_folder(out, SHELF),
        shape=shape,
        alto=alto,
        ppi=ppi,
        base=_address(base_uri),
        edition=edition_number,
        jobs=jobs or 0,
        cache=not no_cache,
        restyle=restyle,
        moment=moment(),
        sign=signer(sign),
    )
    with voice.watching() as watch, pressroom(request.jobs) as room:
        # It loads the renderer while this process loads the stages.
        room.warm(1)
        from layout.commands.archive import archive as pack

        result = pack(request, watch, room)
    voice.result(result)
    return result.status


def _address(text: str) -> str:
    """Return an address that a manifest can begin with (IIIF Presentation 3, 3.2)."""
    if not text.startswith(("http://", "https://")):
        raise click.BadParameter(f'"{text}" is no address; it begins with https://')
    return text
