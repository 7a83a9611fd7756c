"""What draws at a terminal: loaded when something is drawn.

That takes longer than most commands take to begin.
"""

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from layout.requests import Watch


def console(*, quiet: bool) -> "Console":
    """Return standard output to draw on."""
    from layout.show import terminal

    return terminal.console(quiet=quiet)


def bar() -> "AbstractContextManager[Watch]":
    """Return what shows the progress on standard error."""
    from layout.show import terminal

    return terminal.bar()
