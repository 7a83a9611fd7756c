"""The command line: parse, call, show, exit. Nothing is worked out here.

One file a command, loaded only when the command is called or asked for its help:
`layout --help` and a mistyped word need not wait for the others. So a command is
listed here with its one-line help, which its file says again.
"""

import gc
import os
import sys
from _thread import interrupt_main
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from threading import Timer

import click

from layout import __version__
from layout.show.seeing import seen
from layout.show.streams import Streams, interrupted

# Seconds after which a ^C that was missed strikes again.
AGAIN = 0.01


def _init() -> click.Command:
    from layout.cli.init import init

    return init


def _new() -> click.Command:
    from layout.cli.new import new

    return new


def _import() -> click.Command:
    from layout.cli.import_copy import bring

    return bring


def _plan() -> click.Command:
    from layout.cli.plan import plan

    return plan


def _build() -> click.Command:
    from layout.cli.build import build

    return build


def _proof() -> click.Command:
    from layout.cli.proof import proof

    return proof


def _deliver() -> click.Command:
    from layout.cli.deliver import deliver

    return deliver


def _check() -> click.Command:
    from layout.cli.check import check

    return check


def _verify() -> click.Command:
    from layout.cli.verify import verify

    return verify


def _impose() -> click.Command:
    from layout.cli.impose import impose

    return impose


def _archive() -> click.Command:
    from layout.cli.archive import archive

    return archive


def _rebuild() -> click.Command:
    from layout.cli.rebuild import rebuild

    return rebuild


@dataclass(frozen=True, slots=True)
class CommandEntry:
    """What loads a command, and its help in the list of commands."""

    load: Callable[[], click.Command]
    help: str


COMMANDS = {
    "init": CommandEntry(_init, "Start a publication in the new or empty folder DIR."),
    "new": CommandEntry(_new, "Start the next ISSUE in a folder of its own."),
    "import": CommandEntry(
        _import, "Make articles of SOURCES: text, HTML, Word, folders, zip."
    ),
    "plan": CommandEntry(
        _plan,
        "Show the flatplan of ISSUE: pages, stories, how they fit, advice.",
    ),
    "build": CommandEntry(_build, "Build the PDFs of ISSUE."),
    "proof": CommandEntry(
        _proof,
        "Make pictures of the pages of ISSUE, and a contact sheet.",
    ),
    "deliver": CommandEntry(
        _deliver, "Put on record what of ISSUE goes to the printer."
    ),
    "check": CommandEntry(
        _check, "Preflight an issue that need not be built, or any PDF."
    ),
    "verify": CommandEntry(
        _verify,
        "Set a locked ISSUE again: does it still come out the same?",
    ),
    "impose": CommandEntry(
        _impose,
        "Impose FILE.pdf: put its pages on sheets in the printer's order.",
    ),
    "archive": CommandEntry(
        _archive,
        "Pack ISSUE for a library: one BagIt bag with everything in it.",
    ),
    "rebuild": CommandEntry(
        _rebuild, "Build many back issues again, and an index of the shelf."
    ),
}


def load(name: str) -> click.Command:
    """Return the command of a name in the list, from its file."""
    return COMMANDS[name].load()


class Commands(click.Group):
    """The commands in the list."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order in which they are needed."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command; None if there is none of that name."""
        return load(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the list of commands without loading one."""
        names = self.list_commands(ctx)
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name].help) for name in names])


@click.group(
    cls=Commands,
    # Only their names are looked at, to say which one may have been meant.
    commands=[click.Command(name) for name in COMMANDS],
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="layout")
def commands() -> None:
    """Print-ready newspapers from a folder of Markdown, pictures and one manifest.

    Exit status: 0 done, 1 the issue has errors, 2 usage or input that cannot be
    read, 70 a defect of Layout, 130 interrupted.
    """


def _strike_again(missed: "sys.UnraisableHookArgs") -> None:
    """Have a ^C raised that came where Python raises nothing, as within an import."""
    if not issubclass(missed.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(missed)
        return
    # On a machine that is busy it may strike while this is still at work, and would be
    # missed once more: then it has longer.
    seconds = AGAIN
    while True:
        try:
            Timer(seconds, interrupt_main).start()
            return
        except KeyboardInterrupt:
            seconds *= 2


def main() -> int:
    """Run the command line; return its exit status."""
    streams = Streams()
    sys.unraisablehook = _strike_again
    # An issue is a million objects that live to the end; to look for dead ones among
    # them time and again costs a tenth of a run.
    gc.set_threshold(200_000, 20, 20)
    # HarfBuzz, which shapes in this process, takes orders from the environment.
    for name in [name for name in os.environ if name.startswith("HB_")]:
        del os.environ[name]
    return streams.finish(_run())


def _run() -> int:
    """Run the command that the words name; only help and wrong words come back."""
    try:
        status = commands(prog_name="layout", standalone_mode=False)
    except click.ClickException as problem:
        # It repeats the words that were given.
        said = StringIO()
        problem.show(said)
        sys.stderr.write(seen(said.getvalue()))
        return problem.exit_code
    except click.Abort:
        # So click calls a ^C, which may come before there is a command.
        return interrupted()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return status if isinstance(status, int) else 0
