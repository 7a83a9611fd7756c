"""What every run begins with: the issue read, its pages made up, a log kept of it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from layout.desk.adverts.fillers import with_fillers
from layout.desk.issue import Issue
from layout.desk.printer import Presses, Printer
from layout.desk.printers.pageprinters import presses_of
from layout.desk.printers.profile import on_page
from layout.desk.reading import read_issue
from layout.desk.style.styling import read_style
from layout.desk.stylebook import Stylebook
from layout.disk.cache import Cache
from layout.disk.places import cache_folder
from layout.errors import LayoutError
from layout.galley.composing import GalleyShop
from layout.galley.glyphs import missing_glyphs
from layout.makeup.dummy import Dummy
from layout.makeup.making import make_pages
from layout.notes import Note, in_order
from layout.proof.craft.criticising import criticise
from layout.requests import PlanRequest, Request, Result, Timing, Watch
from layout.run.locked import find_binding, remarks


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
    shop: GalleyShop


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUp:
    """An issue with its pages made up."""

    issue: Issue
    style: Stylebook
    presses: Presses
    dummy: Dummy

    @property
    def printer(self) -> Printer:
        """The issue's printer; single pages may have another."""
        return self.presses.main


def read_copy(request: Request, log: Log) -> ReadIssue:
    """Turn the folder into an issue and a stylebook, checked."""
    with log.stage("desk"):
        binding = (
            None if request.restyle else find_binding(request.issue, request.printer)
        )
        issue, notes = read_issue(
            request.issue,
            anew=request.anew,
            printer=request.printer,
            remember=_sizes if request.cache else None,
            kept=binding.folder if binding else None,
            plan=binding.plan if binding else None,
        )
        log.notes.extend(notes)
        if binding:
            log.asides.extend(remarks(binding, issue))
        presses = presses_of(issue)
        style = on_page(read_style(issue.style, issue.publication), presses.main)
    shop = GalleyShop(style, Cache(cache_of(issue, request, "type")))
    return ReadIssue(issue=issue, style=style, presses=presses, shop=shop)


def _go_on(copy: ReadIssue) -> None:
    """Do nothing more when the copy is read."""


def make_up(
    request: Request, log: Log, ready: Callable[[ReadIssue], None] = _go_on
) -> MadeUp:
    """Read an issue, set type as makeup asks for it, and make pages of it.

    `ready` is called when the copy is read.
    """
    copy = read_copy(request, log)
    ready(copy)
    issue, style = copy.issue, copy.style
    with log.stage("makeup"):
        dummy, notes = make_pages(
            issue, copy.shop, thorough=isinstance(request, PlanRequest)
        )
        # From here on the fillers that run are copy like any other, and all others
        # are nowhere.
        issue = with_fillers(issue, (position.name for position in dummy.plan))
        log.notes.extend(missing_glyphs(issue, copy.shop))
        log.notes.extend(notes + criticise(issue, dummy, style))
    return MadeUp(issue=issue, style=style, presses=copy.presses, dummy=dummy)


def _sizes(publication: Path) -> Cache:
    """Return the memory of pictures that were opened before."""
    return Cache(cache_folder(publication) / "sizes")


def cache_of(issue: Issue, request: Request, name: str) -> Path | None:
    """Return the folder where a run keeps things of a kind, if it keeps any."""
    return cache_folder(issue.publication.folder) / name if request.cache else None
