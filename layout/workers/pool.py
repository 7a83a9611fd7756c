"""Worker processes: started early, given tasks, stopped whatever happens.

Own processes and not a `ProcessPoolExecutor`: that one imports the command again in
each child, and the target for a build with one changed page leaves no time for it.
"""

import os
import pickle
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, as_completed
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Any, Self

from layout.codes import Code
from layout.errors import Defect, LayoutError, Unreadable
from layout.notes import Note
from layout.plate.tasks import NO_LIBRARY, PageTask, Rehearsal, Rendered, Task

WORKER = "layout.plate.renderer.worker"
# To load the renderer takes as long as so many pages.
WORTH = 3
# So many seconds a thread may take to see that its worker is gone. ^C can strike while
# futures are waited for and leave the lock of one held: its thread would never end.
PARTING = 3.0
PANGO = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
# What of the environment could have a say in how a page comes out: language, fonts,
# shapers, rasterizers, and the date that fonttools writes into a font.
MACHINE = (
    *("FC_", "FONTCONFIG_", "FREETYPE_", "G_", "HB_", "LANG", "LC_", "PANGO"),
    *("PYTHON", "SOURCE_DATE_EPOCH"),
)
NO_SYSTEM_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{folder}</cachedir></fontconfig>
"""


class WorkerPool:
    """Up to `jobs` workers (0: one a processor). Use it as a context manager.

    `warm` starts processes before there is anything to render, so that they load
    while the earlier stages work.
    """

    def __init__(self, jobs: int = 0) -> None:
        self.jobs = jobs or os.cpu_count() or 1
        self._folder = _workshop()
        self._tasks: SimpleQueue[tuple[Task, Future[Any]] | None] = SimpleQueue()
        self._workers: list[_Worker] = []
        self._threads: list[Thread] = []
        self._begun: list[Future[Any]] = []

    def __enter__(self) -> Self:
        """Return the pressroom; nothing runs yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End every worker, at once."""
        for future in self._begun:
            future.cancel()
        for worker in self._workers:
            worker.stop()
            self._tasks.put(None)
        for thread in self._threads:
            thread.join(PARTING)
        self._folder.cleanup()

    def warm(self, workers: int) -> None:
        """Start workers until so many (and at most `jobs`) run."""
        while len(self._workers) < min(workers, self.jobs):
            worker = _Worker(Path(self._folder.name))
            thread = Thread(target=self._employ, args=(worker,), daemon=True)
            self._workers.append(worker)
            self._threads.append(thread)
            thread.start()

    @property
    def processes(self) -> tuple[int, ...]:
        """The process ids of the workers."""
        return tuple(worker.process for worker in self._workers)

    @property
    def short(self) -> bool:
        """Whether a worker was lost, whom nobody replaces."""
        return any(worker.ended for worker in self._workers)

    def begin(self, task: Task) -> Future[Any]:
        """Hand a task to the next worker that is free; its future has the answer.

        The answer is a `Rendered`, or whatever an errand returned. The future raises

            Unreadable: a worker was ended from outside, or cannot run here.
            Defect: the renderer failed on a page, or an errand failed.
        """
        self._begun = [future for future in self._begun if not future.done()]
        # Errands are for a worker that waits, and no reason for another one.
        pages = isinstance(task, PageTask)
        self.warm(1 + len(self._begun) // WORTH if pages else 1)
        return self._hand_over(task)

    def rehearse(self, rehearsal: Rehearsal) -> None:
        """Have every worker that runs rehearse; nobody waits for it.

        One that is gone by then is missed at its next task.
        """
        for _ in self._workers:
            self._hand_over(rehearsal)

    def render(self, tasks: Iterable[PageTask]) -> Iterator[Rendered]:
        """Yield the rendered pages as they are ready, first come.

        Each task is handed on before the next is asked for, so that pages are still
        written while others are rendered. Raises what the future of `begin` does.
        """
        for future in as_completed([self.begin(task) for task in tasks]):
            yield future.result()

    def _hand_over(self, task: Task) -> Future[Any]:
        future: Future[Any] = Future()
        self._begun.append(future)
        self._tasks.put((task, future))
        return future

    def _employ(self, worker: "_Worker") -> None:
        """Give a worker one task after another; a thread of its own does that."""
        while (handed := self._tasks.get()) is not None:
            task, future = handed
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(worker.ask(task))
                except BaseException as problem:  # raised where it is waited for
                    future.set_exception(problem)


class _Worker:
    """One process and the pipes to it."""

    def __init__(self, folder: Path) -> None:
        fonts = folder / "fonts.conf"
        fonts.write_text(NO_SYSTEM_FONTS.format(folder=folder), encoding="utf-8")
        self._log = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env=_environment(folder, fonts),
        )

    @property
    def process(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def ended(self) -> bool:
        """Whether the process is no more."""
        return self._process.poll() is not None

    def ask(self, task: Task) -> object:
        """Return the answer to a task, or raise as the future of `begin` does."""
        stdin, stdout = self._process.stdin, self._process.stdout
        try:
            if stdin is None or stdout is None:
                raise EOFError
            pickle.dump(task, stdin, pickle.HIGHEST_PROTOCOL)
            stdin.flush()
            answer = pickle.load(stdout)  # our own child process
        # A closed pipe is a ValueError: the pressroom was left.
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            raise self._end(task) from None
        if isinstance(answer, LayoutError):
            raise answer
        if isinstance(answer, OSError):
            raise Unreadable(_disk_full())
        if isinstance(answer, Exception):
            raise Defect(_lost(task, f"failed: {answer}"))
        return answer

    def stop(self) -> None:
        """Kill the process and wait for its end."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # unsent words to a process that is gone
                    pipe.close()
        self._log.close()

    def _end(self, task: Task) -> LayoutError:
        """Tell why the process is no more: killed, not able to start, or our fault."""
        status = self._process.wait()
        if status == NO_LIBRARY:
            return Unreadable(_no_library())
        if status < 0:
            return Unreadable(_killed(task, -status))
        self._log.seek(0)
        said = self._log.read().decode(errors="replace").strip().splitlines()
        last = f", {said[-1]}" if said else ""
        return Defect(_lost(task, f"ended (status {status}{last})"))


def _workshop() -> tempfile.TemporaryDirectory[str]:
    """Make a folder for what workers need; it goes with the pressroom."""
    try:
        return tempfile.TemporaryDirectory(prefix="layout-")
    except FileNotFoundError as problem:  # it has tried every place there is
        raise Unreadable(
            Note(
                code=Code.NO_TEMPORARY_FOLDER,
                message="no folder for temporary files can be written",
                hint="make room on the disk, or name a folder with room in TMPDIR",
            )
        ) from problem


def _environment(folder: Path, fonts: Path) -> dict[str, str]:
    """Return a worker's environment: no system fonts, nothing of the machine.

    Workers are ended by force, so what they keep aside has to lie in a folder that
    goes with the pressroom: the renderer copies every font into one of its own.

    PATH is empty because the renderer otherwise runs a compiler to look for
    libraries that it then finds by name: 0.2 s a start.
    """
    kept = {k: v for k, v in os.environ.items() if not k.startswith(MACHINE)}
    return kept | {
        "FONTCONFIG_FILE": str(fonts),
        "PYTHONPATH": os.pathsep.join(path or "." for path in sys.path),
        "PYTHONHASHSEED": "0",
        "TMPDIR": str(folder),
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "PATH": "",
    }


def _no_library() -> Note:
    return Note(
        code=Code.NO_PANGO,
        message="the Pango library, which paints the type, is not on this machine",
        hint=(
            f"install it: sudo apt-get install {PANGO} (Debian, Ubuntu), "
            "brew install pango (macOS), sudo dnf install pango (Fedora)"
        ),
    )


def _disk_full() -> Note:
    return Note(
        code=Code.DISK_FULL,
        message="there is no room for temporary files or for the cache",
        hint=f"make room on the disk of {tempfile.gettempdir()} and of the publication",
    )


def _doing(task: Task) -> str:
    return f"rendering the {task.edition} page" if task.edition else "that renders"


def _killed(task: Task, number: int) -> Note:
    return Note(
        code=Code.RENDERER_KILLED,
        page=task.number,
        message=f"the process {_doing(task)} was ended by "
        f"signal {number} ({signal.strsignal(number)})",
        hint="build again; if memory ran out, with --jobs 1",
    )


def _lost(task: Task, how: str) -> Note:
    return Note(
        code=Code.RENDERER_LOST,
        page=task.number,
        message=f"the process {_doing(task)} {how}",
        hint="build again; if it happens again, please report it",
    )
