"""The command line: parse, call, show, exit. Nothing is worked out here."""

import functools
import gc
import importlib
import os
import re
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from layout import __version__
from layout.errors import LayoutError
from layout.following import start_issue
from layout.orders import (
    EDITIONS,
    BuildRequest,
    PlanRequest,
    ProofRequest,
    Result,
)
from layout.places import issue_folder
from layout.starting import start_publication
from layout.voice import Voice

INTERRUPTED = 130
DEFECT = 70
DEFAULT_OUT = Path("build")

# What a command does with a voice and its own options; it returns the exit status.
Work = Callable[..., int]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="layout")
def commands() -> None:
    """Print-ready newspapers from a folder of Markdown, pictures and one manifest.

    Exit status: 0 done, 1 the issue has errors, 2 usage or input that cannot be
    read, 70 a defect of Layout, 130 interrupted.
    """


def command(example: str) -> Callable[[Work], click.Command]:
    """Make a command of a function, with -q, -v, --json and an example in its help."""

    def make(work: Work) -> click.Command:
        @functools.wraps(work)
        def run(quiet: bool, verbose: bool, as_json: bool, **options: object) -> None:
            voice = Voice(quiet=quiet, verbose=verbose, as_json=as_json)
            sys.exit(_status(voice, functools.partial(work, voice, **options)))

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
        return commands.command(epilog=f"Example: {example}")(run)

    return make


def _status(voice: Voice, work: Callable[[], int]) -> int:
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


def _late(name: str) -> ModuleType:
    """Load a module, and all that it stands on, only when it is needed.

    That takes a while, which `layout --help` and a mistyped option should not.
    """
    return importlib.import_module(f"layout.{name}")


def _page_numbers(
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


def _day(
    context: click.Context, option: click.Parameter, value: datetime | None
) -> date | None:
    return value.date() if value else None


def _out(default: str) -> Callable[[Work], Work]:
    """Return the option -o of a command that writes to `default` without it."""
    return click.option(
        "-o",
        "--out",
        metavar="DIR",
        type=click.Path(path_type=Path),
        help=f"Write into DIR.  [default: {default}]",
    )


_ISSUE = click.argument("issue")
_JOBS = click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1, 256),
    help="How many processes render.  [default: one for each processor]",
)
_NO_CACHE = click.option(
    "--no-cache", is_flag=True, help="Set and render everything anew."
)
_ANEW = click.option(
    "--anew", is_flag=True, help="Plan again what plan.toml has not locked."
)


@command("layout init paper && layout build paper/issues/2026-06")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init(voice: Voice, folder: Path) -> int:
    """Start a publication in the new or empty folder DIR.

    It gets a paper.toml, a first issue that builds at once, and the built-in style
    and fonts, all of them yours to change.
    """
    issue = start_publication(folder)
    voice.lines(f"{folder} is a newspaper now. To build it: layout build {issue}")
    voice.made(publication=folder.as_posix(), issue=issue.as_posix())
    return 0


@command("layout new 2027-01 --date 2027-01-08")
@_ISSUE
@click.option(
    "--date",
    "day",
    metavar="YYYY-MM-DD",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_day,
    help="The issue's date.  [default: what the name says, or the usual interval]",
)
@click.option(
    "--pages",
    metavar="N",
    type=click.IntRange(1, 256),
    help="How many pages.  [default: as many as the last issue]",
)
def new(voice: Voice, issue: str, day: date | None, pages: int | None) -> int:
    """Start the next ISSUE in a folder of its own.

    Its manifest is made from the last issue's. The number goes up by one. Sections,
    colour pages and house advertisements stay; plans and booked advertisements go.
    """
    begun = start_issue(issue, Path.cwd(), day=day, pages=pages)
    voice.notes(begun.notes)
    folder = os.path.relpath(begun.folder)
    voice.lines(
        f"{folder} is number {begun.number} of {begun.day.isoformat()}. "
        f"Write its stories into {folder}/articles"
    )
    voice.made(
        issue=begun.folder.as_posix(), number=begun.number, date=begun.day.isoformat()
    )
    return 0


@command("layout plan issues/2026-12 --write")
@_ISSUE
@click.option(
    "--write", is_flag=True, help="Plan again what is not locked; write plan.toml."
)
@click.option(
    "--shapes", metavar="SLUG", help="Show only the shapes that a story can take."
)
@_ANEW
@_NO_CACHE
def plan(voice: Voice, issue: str, **options: Any) -> int:
    """Show the flatplan of ISSUE: pages, stories, how they fit, advice.

    ISSUE is an issue's folder, or its name under issues/.

    With -v it says of each story why it stands where it does. With --write the plan
    goes into the issue's plan.toml, which later builds follow exactly. Change it, and
    lock what you like: locked pages and stories stay when you plan again.
    """
    request = PlanRequest(
        issue=issue_folder(issue, Path.cwd()),
        write=options["write"],
        cache=not options["no_cache"],
        anew=options["anew"] or options["write"],
    )
    flatplan, showing = _late("flatplan"), _late("showing")
    if options["shapes"]:
        found = flatplan.shapes(request, options["shapes"])
        voice.notes(found.notes)
        showing.show_shapes(found, voice.console())
        voice.made(slug=found.slug, shapes=found.plain())
        return 0
    with voice.watching() as watch:
        made = flatplan.plan(request, watch)
    showing.show_plan(made, voice.console(), reasons=voice.verbose)
    voice.result(made.result)
    result: Result = made.result
    return result.status


@command("layout build issues/2026-12 --edition press --pages 1,4-6")
@_ISSUE
@_out("build/ISSUE")
@click.option(
    "--edition",
    "editions",
    multiple=True,
    type=click.Choice([*EDITIONS, "all"]),
    help="Which PDF to make; may be given twice.  [default: all]",
)
@click.option(
    "--pages", metavar="1,4-6", callback=_page_numbers, help="Build only these pages."
)
@click.option("--draft", is_flag=True, help="Write only draft.pdf, overset or not.")
@_ANEW
@_JOBS
@_NO_CACHE
def build(voice: Voice, issue: str, out: Path | None, **options: Any) -> int:
    """Build the PDFs of ISSUE.

    ISSUE is an issue's folder, or its name under issues/.

    With an error nothing is written, and what an earlier run left stays as it is.
    """
    folder = issue_folder(issue, Path.cwd())
    editions = options["editions"]
    request = BuildRequest(
        issue=folder,
        out=Path.cwd() / (out or DEFAULT_OUT / folder.name),
        editions=EDITIONS if not editions or "all" in editions else editions,
        pages=options["pages"],
        draft=options["draft"],
        jobs=options["jobs"] or 0,
        cache=not options["no_cache"],
        anew=options["anew"],
    )
    with voice.watching() as watch:
        result: Result = _late("pipeline").build(request, watch)
    voice.result(result)
    return result.status


@command("layout proof issues/2026-12 --ppi 200")
@_ISSUE
@_out("build/ISSUE/proof")
@click.option(
    "--ppi",
    type=click.FloatRange(20, 600),
    default=100.0,
    show_default=True,
    metavar="N",
    help="Pixels an inch of the pictures.",
)
@_ANEW
@_JOBS
@_NO_CACHE
def proof(voice: Voice, issue: str, out: Path | None, **options: Any) -> int:
    """Make pictures of the pages of ISSUE, and a contact sheet.

    ISSUE is an issue's folder, or its name under issues/.

    Each page comes twice: as printed, and marked with its grid and frames. Pages with
    overset are pictured too.
    """
    folder = issue_folder(issue, Path.cwd())
    request = ProofRequest(
        issue=folder,
        out=Path.cwd() / (out or DEFAULT_OUT / folder.name / "proof"),
        jobs=options["jobs"] or 0,
        cache=not options["no_cache"],
        anew=options["anew"],
        ppi=options["ppi"],
    )
    with voice.watching() as watch:
        result: Result = _late("pipeline").proof(request, watch)
    voice.result(result)
    return result.status


def main() -> None:
    """Run the command line."""
    # An issue is a million objects that live to the end; to look for dead ones among
    # them time and again costs a tenth of a run.
    gc.set_threshold(200_000, 20, 20)
    commands(prog_name="layout")
