"""Processes that rebuild back issues side by side; one that dies is replaced.

This process loads neither the stages nor the renderer: it hands out tasks and keeps
what became of them, so its memory does not grow with the issues.
"""

import os
import pickle
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Self

from layout.codes import Code
from layout.notes import Note
from layout.requests import Outcome, RebuildTask, Rebuilt

REBUILDER = "layout.commands.rebuilder"
# How often an issue is begun whose process was ended from outside.
ATTEMPTS = 2
# So many issues a process builds before another takes its place: what libraries keep of
# each page adds up, by about a megabyte an issue, and a fresh one costs half an issue.
ISSUES = 12
# So many seconds a process may take to put its half-made files away.
PARTING = 3.0
# What a run that was ended by force leaves in its output folders.
WORKSHOPS = (".layout-*", "*/.layout-*")

# A task that is begun, or what became of it; or what stopped the crew itself.
News = RebuildTask | Rebuilt | BaseException


class Rebuilder:
    """One process that rebuilds issues, and the pipes to it."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", REBUILDER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ
            | {
                "PYTHONPATH": os.pathsep.join(path or "." for path in sys.path),
                # It may be ended by force: what it keeps aside goes with the crew.
                "TMPDIR": str(folder),
            },
        )

    @property
    def process(self) -> int:
        """The process id."""
        return self._process.pid

    def ask(self, task: RebuildTask) -> Rebuilt | None:
        """Return what became of an issue; None if the process ended over it."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            return None
        try:
            pickle.dump(task, stdin, pickle.HIGHEST_PROTOCOL)
            stdin.flush()
            answer = pickle.load(stdout)  # our own child process
        # A closed pipe is a ValueError: the crew was left.
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            return None
        return answer if isinstance(answer, Rebuilt) else None

    def dismiss(self) -> None:
        """Let the process put its half-made files away and end; nobody waits here."""
        if self._process.stdin is not None:
            with suppress(OSError):  # it is gone already
                self._process.stdin.close()

    def ended(self) -> int:
        """Wait for the end, force it if it takes too long; return the exit status."""
        self.dismiss()
        try:
            self._process.wait(PARTING)
        except subprocess.TimeoutExpired:
            self._process.kill()
        status = self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        return status


class Post:
    """A place at work, held by one process after another; each starts in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._holder: Rebuilder | None = None
        self._served = 0
        self._open = True

    def done(self, task: RebuildTask) -> Rebuilt:
        """Have a task done, by a second process if one dies over it."""
        start = time.perf_counter()
        status = 0
        for attempt in range(ATTEMPTS):
            done = self._fresh().ask(task)
            if done is not None:
                self._served += done.outcome is not Outcome.CURRENT
                return replace(done, notes=(*done.notes, *_again(attempt, status)))
            status = self._leave()
            tidy(task.out)
            if not self._open:
                break
        return Rebuilt(
            task=task,
            outcome=Outcome.FAILED,
            seconds=time.perf_counter() - start,
            notes=(_lost(status),),
        )

    @property
    def process(self) -> int:
        """The process id of who holds the post, 0 if nobody does."""
        return self._holder.process if self._holder else 0

    def _fresh(self) -> Rebuilder:
        """Return who holds the post, a new one where there is none or it is worn."""
        if self._served >= ISSUES:
            self._leave()
        if self._holder is None:
            self._holder, self._served = Rebuilder(self._folder), 0
        return self._holder

    def _leave(self) -> int:
        """Wait for the holder's end; return its exit status."""
        status = self._holder.ended() if self._holder else 0
        self._holder, self._served = None, 0
        return status

    def dismiss(self) -> None:
        """Let the process end, whatever it is about; nobody follows it."""
        self._open = False
        if self._holder is not None:
            self._holder.dismiss()

    def ended(self) -> None:
        """Wait for the process to end."""
        if self._holder is not None:
            self._holder.ended()


class Crew:
    """`size` processes (0: one a processor). Use it as a context manager."""

    def __init__(self, size: int = 0) -> None:
        self.size = size or os.cpu_count() or 1
        self._folder = tempfile.TemporaryDirectory(prefix="layout-")
        self._posts: list[Post] = []
        self._threads: list[Thread] = []
        self._tasks: SimpleQueue[RebuildTask | None] = SimpleQueue()
        self._news: SimpleQueue[News] = SimpleQueue()
        self._open = True

    def __enter__(self) -> Self:
        """Return the crew; nothing runs yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End every process; what it was about is put away."""
        self._open = False
        for post in self._posts:
            post.dismiss()
            self._tasks.put(None)
        for thread in self._threads:
            thread.join(2 * PARTING)
        self._folder.cleanup()

    def run(self, tasks: Sequence[RebuildTask]) -> Iterator[RebuildTask | Rebuilt]:
        """Yield each task when it is begun, and what became of it when it is done.

        Tasks are begun in their order.
        """
        for task in tasks:
            self._tasks.put(task)
        for _ in range(min(self.size, len(tasks))):
            post = Post(Path(self._folder.name))
            thread = Thread(target=self._employ, args=(post,), daemon=True)
            self._posts.append(post)
            self._threads.append(thread)
            thread.start()
        due = len(tasks)
        while due:
            news = self._news.get()
            if isinstance(news, BaseException):
                raise news
            due -= isinstance(news, Rebuilt)
            yield news

    def _employ(self, post: Post) -> None:
        """Give a post a task after another, in a thread of its own."""
        try:
            while self._open and (task := self._tasks.get()) is not None:
                self._news.put(task)
                self._news.put(post.done(task))
        except BaseException as problem:  # raised where the news are waited for
            self._news.put(problem)
        finally:
            post.ended()


def tidy(out: Path) -> None:
    """Remove what a process that was ended by force left in an output folder."""
    for pattern in WORKSHOPS:
        for folder in sorted(out.glob(pattern)):
            shutil.rmtree(folder, ignore_errors=True)


def _again(attempt: int, status: int) -> tuple[Note, ...]:
    if not attempt:
        return ()
    note = Note(
        code=Code.REBUILT_AGAIN,
        message=f"{_how(status)}; the issue was begun anew",
        hint="if memory ran out, give fewer --jobs",
    )
    return (note,)


def _lost(status: int) -> Note:
    return Note(
        code=Code.REBUILDER_LOST,
        message=f"{_how(status)}, {ATTEMPTS} times",
        hint="run the same command again; if memory ran out, with fewer --jobs",
    )


def _how(status: int) -> str:
    if status < 0:
        name = signal.strsignal(-status)
        return f"the process that rebuilds was ended by signal {-status} ({name})"
    return f"the process that rebuilds ended (status {status})"
