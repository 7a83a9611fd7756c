"""What is drawn for a person at a terminal; loaded only when something is drawn."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console, ConsoleOptions, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.segment import Segment

from layout.requests import Watch
from layout.show.seeing import seen

# Work that is over sooner than this shows no bar, in seconds.
PATIENCE = 1.0


class _Console(Console):
    """Writes its own signs for colours, and those of others so that they are seen."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """Yield what is drawn of a thing."""
        for segment in super().render(renderable, options):
            if segment.control:
                yield segment
            else:
                yield Segment(seen(segment.text), segment.style)


def console(*, quiet: bool) -> Console:
    """Return standard output to draw on."""
    return _Console(file=sys.stdout, highlight=False, quiet=quiet)


@contextmanager
def bar() -> Iterator[Watch]:
    """Yield something to tell the progress to, which shows it on standard error."""
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=_Console(stderr=True),
        transient=True,
        disable=False,
    ) as progress:
        yield _watch(progress)


def _watch(progress: Progress) -> Watch:
    start = time.perf_counter()
    task = progress.add_task("", visible=False)

    def watch(stage: str, done: int, total: int) -> None:
        late = time.perf_counter() - start > PATIENCE
        progress.update(
            task, description=stage, completed=done, total=total, visible=late
        )

    return watch
