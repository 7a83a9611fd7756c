"""Worker processes: started early, given calls, stopped whatever happens.

Own processes and not a `ProcessPoolExecutor`: that one imports the command again in
each child, and the target for a build with one changed page leaves no time for it.
"""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from types import TracebackType
from typing import Any, Self, TypeVar

from layout.codes import Code
from layout.disk.scratch import Scratch, scratch
from layout.disk.stopping import Held
from layout.disk.troubles import no_more_processes
from layout.errors import Unreadable
from layout.notes import Note
from layout.workers.calls import Call, Reach, Trade
from layout.workers.process import (
    FallenWorker,
    KilledWorker,
    SpentWorker,
    WorkerProcess,
)

R = TypeVar("R")

# To start another worker takes as long as so many calls at the bench.
WORTH = 3
# So many seconds a thread may take to see that its worker is gone. ^C can strike while
# futures are waited for and leave the lock of one held: its thread would never end.
PARTING = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Handed:
    """A call, who waits for its answer, and who wants to know that it is begun."""

    call: Call[Any]
    future: Future[Any]
    begun: Callable[[], None] | None


class WorkerPool:
    """Up to `jobs` workers of a trade (0: one a processor), as a context manager.

    `warm` starts processes before there is anything to do, so that they load while
    others work. One that is lost fails its call, and another takes its place.
    """

    def __init__(self, jobs: int = 0, trade: Trade | None = None) -> None:
        self.jobs = jobs or os.cpu_count() or 1
        self._trade = trade or Trade()
        self._folder = _workshop()
        self._handed: SimpleQueue[_Handed | None] = SimpleQueue()
        self._seats: list[_Seat] = []
        self._begun: list[Future[Any]] = []

    def __enter__(self) -> Self:
        """Return the pool; nothing runs yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End every worker, at once or as soon as its trade allows."""
        with Held():
            for future in self._begun:
                future.cancel()
            for seat in self._seats:
                seat.dismiss()
                self._handed.put(None)
            for seat in self._seats:
                seat.leave()
            self._folder.cleanup()

    def warm(self, workers: int) -> None:
        """Start workers until so many (and at most `jobs`) run."""
        while len(self._seats) < min(workers, self.jobs):
            with Held():
                seat = _Seat(self._folder.folder, self._trade, self._handed)
                self._seats.append(seat)

    def within(self, reads: Iterable[Path] = (), writes: Iterable[Path] = ()) -> None:
        """Let the workers reach these places too, and none that they were not given.

        To be said before one runs: nobody's walls are moved. A pool whose trade roams
        has none.
        """
        if self._trade.roams or self._seats:
            return
        known = self._trade.reach or Reach()
        more = Reach(
            reads=(*known.reads, *reads),
            writes=(*known.writes, *writes),
        )
        self._trade = replace(self._trade, reach=more)

    @property
    def processes(self) -> tuple[int, ...]:
        """The process ids of the workers."""
        return tuple(seat.process for seat in self._seats)

    @property
    def losses(self) -> int:
        """How many workers were lost so far."""
        return sum(seat.losses for seat in self._seats)

    def begin(
        self,
        call: Call[R] | Callable[[], R],
        begun: Callable[[], None] | None = None,
    ) -> Future[R]:
        """Hand a call to the next worker that is free; its future has the answer.

        `begun` is called, in a thread of its own, when a worker takes it. The future
        raises what the call did, if that is a LayoutError, or

            Unreadable: a worker was ended from outside, or cannot run here.
            Refused: a limited worker failed over what the call is about.
            Defect: the call failed.
        """
        self._begun = [future for future in self._begun if not future.done()]
        call = call if isinstance(call, Call) else Call(work=call)
        self.warm(1 + len(self._begun) // WORTH if call.at_bench else 1)
        return self._hand_over(call, begun)

    def rehearse(self, call: Call[None]) -> tuple[Future[None], ...]:
        """Have every worker that runs do a call; nobody need wait for it.

        One that is gone by then is missed at its next call.
        """
        return tuple(self._hand_over(call) for _ in self._seats)

    def _hand_over(
        self, call: Call[R], begun: Callable[[], None] | None = None
    ) -> Future[R]:
        future: Future[R] = Future()
        self._begun.append(future)
        self._handed.put(_Handed(call=call, future=future, begun=begun))
        return future


class _Seat:
    """A place at work, held by one worker after another; the first starts at once."""

    def __init__(
        self, folder: Path, trade: Trade, handed: "SimpleQueue[_Handed | None]"
    ) -> None:
        self._folder = folder
        self._trade = trade
        self._handed = handed
        self._holder: WorkerProcess | None = WorkerProcess(folder, trade)
        self._worn = 0
        self._open = True
        self.losses = 0
        # Nobody is seated once the pool is left.
        self._door = Lock()
        self._thread = Thread(target=self._work, daemon=True)
        try:
            self._thread.start()
        except RuntimeError as problem:  # Python has no better word for it
            self._holder.ended()
            raise Unreadable(no_more_processes()) from problem

    @property
    def process(self) -> int:
        """The process id of who holds the seat, 0 if nobody does."""
        return self._holder.process if self._holder else 0

    def dismiss(self) -> None:
        """Let the worker end, whatever it is about; nobody follows it."""
        with self._door:
            self._open = False
            if self._holder is not None:
                self._holder.dismiss()

    def leave(self) -> None:
        """Wait for the worker's end."""
        if self._holder is not None:
            self._holder.ended()
        self._thread.join(PARTING)

    def _work(self) -> None:
        """Do one call after another, in a thread of its own."""
        while (handed := self._handed.get()) is not None:
            if handed.future.set_running_or_notify_cancel():
                if handed.begun is not None:
                    handed.begun()
                try:
                    handed.future.set_result(self._answer(handed.call))
                except BaseException as problem:  # raised where it is waited for
                    handed.future.set_exception(problem)

    def _answer(self, call: Call[R]) -> R:
        for _ in range(1, self._trade.attempts):
            with suppress(KilledWorker):
                return self._asked(call)
        return self._asked(call)

    def _asked(self, call: Call[R]) -> R:
        worker = self._seated()
        try:
            answer = worker.ask(call)
        except (KilledWorker, FallenWorker, SpentWorker):
            self.losses += 1
            self._holder = None
            worker.ended()
            raise
        self._worn += self._trade.wear(answer) if call.at_bench else 0
        return answer

    def _seated(self) -> WorkerProcess:
        """Return who holds the seat, a new one where it is empty or worn."""
        if self._holder is not None and self._worn >= self._trade.lasts > 0:
            self._holder.ended()
            self._holder = None
        with self._door:
            if self._holder is None and self._open:
                self._holder, self._worn = WorkerProcess(self._folder, self._trade), 0
            if self._holder is None:
                raise CancelledError
            return self._holder


def _workshop() -> Scratch:
    """Make a folder for what workers need; it goes with the pool."""
    try:
        return scratch()
    except FileNotFoundError as problem:  # it has tried every place there is
        raise Unreadable(
            Note(
                code=Code.NO_TEMPORARY_FOLDER,
                message="no folder for temporary files can be written",
                hint="make room on the disk, or name a folder with room in TMPDIR",
            )
        ) from problem
