"""What steps hand on to each other: an issue read, made up, ready for plates; a log."""

import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from layout.desk.issue import Issue
from layout.desk.printer import Presses, Printer
from layout.desk.stylebook import Stylebook
from layout.disk.cache import Cache
from layout.errors import LayoutError
from layout.galley.composing import ComposingRoom
from layout.makeup.dummy import Dummy
from layout.notes import Note, in_order
from layout.plate.plate import FinishedPage
from layout.requests import Result, Timing, Watch
from layout.run.preflight import Clearance
from layout.run.readback import Readback
from layout.workers.pool import WorkerPool


@dataclass(frozen=True, slots=True)
class Log:
    """What a run has remarked so far, and how long each stage took.

    `asides` are about the run and not about the issue: they are told, and do not
    stand in report.json, which must come out the same years later.
    """

    watch: Watch
    notes: list[Note] = field(default_factory=list)
    asides: list[Note] = field(default_factory=list)
    timings: list[Timing] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage; if it fails, the remarks made before it are told as well."""
        self.watch(name, 0, 1)
        start = time.perf_counter()
        try:
            yield
        except LayoutError as problem:
            raise type(problem)(*self.notes, *problem.notes) from problem
        finally:
            seconds = time.perf_counter() - start
            self.timings.append(Timing(stage=name, seconds=seconds))

    def result(self, text: str, files: tuple[Path, ...] = ()) -> Result:
        """Return the run's result."""
        return Result(
            report=text,
            notes=in_order((*self.notes, *self.asides)),
            files=files,
            timings=tuple(self.timings),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadIssue:
    """An issue as the desk passes it, the style that it is set in, and the setter."""

    issue: Issue
    style: Stylebook
    presses: Presses
    shop: ComposingRoom
    cache: Cache


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUp:
    """An issue with its pages made up."""

    issue: Issue
    style: Stylebook
    presses: Presses
    dummy: Dummy
    cache: Cache

    @property
    def printer(self) -> Printer:
        """The issue's printer; single pages may have another."""
        return self.presses.main


@dataclass(frozen=True, slots=True, kw_only=True)
class Forme(MadeUp):
    """An issue made up, ready for plates in `room`."""

    room: WorkerPool
    readback: Readback
    clearance: Clearance
    rehearsals: tuple[Future[None], ...] = ()

    def finished(self, page: FinishedPage) -> None:
        """Look at a page as soon as it is there."""
        self.readback.page(page)
        self.clearance.page(page)
