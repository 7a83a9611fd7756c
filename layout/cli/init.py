"""`layout init`: a publication to begin with."""

from pathlib import Path

import click

from layout.cli.command import command
from layout.show.voice import Voice


@command("layout init paper && layout build paper/issues/2026-06")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init(voice: Voice, folder: Path) -> int:
    """Start a publication in the new or empty folder DIR.

    It gets a paper.toml, a first issue that builds at once, and the built-in style
    and fonts, all of them yours to change.
    """
    from layout.commands.init import start_publication

    issue = start_publication(folder)
    voice.lines(f"{folder} is a newspaper now. To build it: layout build {issue}")
    voice.made(publication=folder.as_posix(), issue=issue.as_posix())
    return 0
