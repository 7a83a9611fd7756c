"""The command line: parse, call, show, exit. Nothing is worked out here.

One file a command, loaded only when the command is called or asked for its help:
`layout --help` and a mistyped word need not wait for the others. So a command is
listed here with its one-line help, which its file says again.
"""

import gc
import importlib
import os
from dataclasses import dataclass
from typing import Any

import click

from layout import __version__


@dataclass(frozen=True, slots=True)
class CommandEntry:
    """Where a command is, as `file:function`, and its help in the list of commands."""

    at: str
    help: str


COMMANDS = {
    "init": CommandEntry(
        "init:init", "Start a publication in the new or empty folder DIR."
    ),
    "new": CommandEntry("new:new", "Start the next ISSUE in a folder of its own."),
    "import": CommandEntry(
        "import_copy:bring", "Make articles of SOURCES: text, HTML, Word, folders, zip."
    ),
    "plan": CommandEntry(
        "plan:plan",
        "Show the flatplan of ISSUE: pages, stories, how they fit, advice.",
    ),
    "build": CommandEntry("build:build", "Build the PDFs of ISSUE."),
    "proof": CommandEntry(
        "proof:proof",
        "Make pictures of the pages of ISSUE, and a contact sheet.",
    ),
    "deliver": CommandEntry(
        "deliver:deliver", "Put on record what of ISSUE goes to the printer."
    ),
    "check": CommandEntry(
        "check:check", "Preflight an issue that need not be built, or any PDF."
    ),
    "verify": CommandEntry(
        "verify:verify",
        "Set a locked ISSUE again: does it still come out the same?",
    ),
    "impose": CommandEntry(
        "impose:impose",
        "Impose FILE.pdf: put its pages on sheets in the printer's order.",
    ),
    "archive": CommandEntry(
        "archive:archive",
        "Pack ISSUE for a library: one BagIt bag with everything in it.",
    ),
    "rebuild": CommandEntry(
        "rebuild:rebuild", "Build many back issues again, and an index of the shelf."
    ),
}


def load(name: str) -> click.Command:
    """Return the command of a name in the list, from its file."""
    module, _, function = COMMANDS[name].at.partition(":")
    loaded = getattr(importlib.import_module(f"layout.cli.{module}"), function)
    if not isinstance(loaded, click.Command):
        raise TypeError(f"layout/cli/{module}.py: {function} is no command")
    return loaded


class Commands(click.Group):
    """The commands in the list."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # Only their names are looked at, to say which one may have been meant.
        self.commands = {name: click.Command(name) for name in COMMANDS}

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


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="layout")
def commands() -> None:
    """Print-ready newspapers from a folder of Markdown, pictures and one manifest.

    Exit status: 0 done, 1 the issue has errors, 2 usage or input that cannot be
    read, 70 a defect of Layout, 130 interrupted.
    """


def main() -> None:
    """Run the command line."""
    # An issue is a million objects that live to the end; to look for dead ones among
    # them time and again costs a tenth of a run.
    gc.set_threshold(200_000, 20, 20)
    # HarfBuzz, which shapes in this process, takes orders from the environment.
    for name in [name for name in os.environ if name.startswith("HB_")]:
        del os.environ[name]
    commands(prog_name="layout")
