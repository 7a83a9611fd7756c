"""The arguments and options that several commands have, and how they are read."""

import os
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click

from layout.cli.command import Work
from layout.disk.owned import check_way
from layout.requests import ALL_EDITIONS, EDITIONS

DEFAULT_OUT = "build"

ISSUE = click.argument("issue")
JOBS = click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1, 256),
    help="How many processes render.  [default: one for each processor]",
)
NO_CACHE = click.option(
    "--no-cache", is_flag=True, help="Set and render everything anew."
)
ANEW = click.option(
    "--anew", is_flag=True, help="Plan again what plan.toml has not locked."
)
RESTYLE = click.option(
    "--restyle", is_flag=True, help="Set a locked issue in today's style."
)
PRINTER = click.option(
    "--printer",
    metavar="NAME",
    default="",
    help="For another printer than the issue's.",
)


def into(default: str) -> Callable[[Work], Work]:
    """Return the option -o of a command that writes to `default` without it."""
    return click.option(
        "-o",
        "--out",
        metavar="DIR",
        type=click.Path(path_type=Path),
        help=f"Write into DIR.  [default: {default}]",
    )


def out_folder(out: Path | None, *names: str) -> Path:
    """Return the folder that a person says, or the one in `build` for that.

    Raises:
        Unreadable: none was said, and a link is there, as a stranger may have laid it
            into a publication.
    """
    here = Path.cwd()
    if out is not None:
        return here / out
    place = here.joinpath(DEFAULT_OUT, *names)
    check_way(here, place, "remove the link, or name a folder with -o")
    return place


def page_numbers(
    context: click.Context, option: click.Parameter, value: str | None
) -> tuple[int, ...]:
    """Read `1,4-6` as the page numbers that it means."""
    numbers: set[int] = set()
    for part in (value or "").replace(" ", "").split(",") if value else ():
        match = re.fullmatch(r"(\d{1,4})(?:-(\d{1,4}))?", part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if not 0 < first <= last:
            raise click.BadParameter(f'"{part}" is no page; write them like 1,4-6')
        numbers.update(range(first, last + 1))
    return tuple(sorted(numbers))


def moment() -> int | None:
    """Return SOURCE_DATE_EPOCH, by which builders of packages date what they build.

    See reproducible-builds.org/docs/source-date-epoch. None where it is not set.
    """
    value = os.environ.get("SOURCE_DATE_EPOCH")
    if not value:
        return None
    if not re.fullmatch(r"\d{1,11}", value):
        raise click.UsageError(
            f'SOURCE_DATE_EPOCH is "{value}", which is no number of seconds since 1970'
        )
    return int(value)


def edition_names(
    context: click.Context, option: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    """Read `press,archive`, said once or more, as editions in their order."""
    names = {name.strip() for value in values for name in value.split(",")}
    for name in sorted(names.difference((*ALL_EDITIONS, "all"))):
        editions = ", ".join(ALL_EDITIONS)
        raise click.BadParameter(f'"{name}" is no edition; say {editions} or all')
    if not names:
        return EDITIONS
    return tuple(n for n in ALL_EDITIONS if n in names or "all" in names)


def day_of(
    context: click.Context, option: click.Parameter, value: datetime | None
) -> date | None:
    """Read a date as a day, without a time."""
    return value.date() if value else None
