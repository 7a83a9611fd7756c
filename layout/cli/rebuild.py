"""`layout rebuild`: a shelf of back issues."""

from pathlib import Path

import click

from layout.cli.command import command
from layout.cli.options import NO_CACHE, into, moment, out_folder
from layout.disk.places import issue_folders
from layout.requests import RebuildRequest
from layout.show.voice import Voice


@command("layout rebuild issues/ --jobs 4")
@click.argument("issues", nargs=-1, required=True, metavar="ISSUES")
@into("build")
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1, 256),
    help="How many issues side by side.  [default: one for each processor]",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    default="",
    help="Rebuild on the Dask cluster of this scheduler, tcp://HOST:8786.",
)
@click.option("--anew", is_flag=True, help="Rebuild what is up to date too.")
@click.option(
    "--archive", is_flag=True, help="Lock each issue too, and pack it for a library."
)
@NO_CACHE
def rebuild(
    voice: Voice,
    issues: tuple[str, ...],
    out: Path | None,
    *,
    jobs: int | None,
    scheduler: str,
    anew: bool,
    archive: bool,
    no_cache: bool,
) -> int:
    """Build many back issues again, and an index of the shelf.

    ISSUES are issues' folders, names under issues/, or a folder of issues.

    An issue that fails is told and the others are done. Run again after it was
    stopped, it does what is left: issues whose files are up to date stay as they are.
    """
    here = Path.cwd()
    folders = {folder for name in issues for folder in issue_folders(name, here)}
    request = RebuildRequest(
        issues=tuple(sorted(folders, key=lambda folder: (folder.name, folder))),
        out=out_folder(out),
        jobs=jobs or 0,
        scheduler=scheduler,
        cache=not no_cache,
        anew=anew,
        archive=archive,
        moment=moment(),
    )
    from layout.commands.rebuild import rebuild as build_again
    from layout.show.shelf import show

    with voice.watching() as watch:
        result = build_again(request, watch)
    show(result, voice)
    return result.status
