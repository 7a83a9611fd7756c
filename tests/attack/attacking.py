"""A command given hostile files: what it said, took and touched.

A command runs as a process of its own. Its memory is that of its whole family, every
page counted once where several processes share it (PSS of proc(5)), looked at twenty
times a second. A canary is a file that no command has a reason to open: the kernel
tells whether somebody did (inotify(7)).
"""

import ctypes
import os
import re
import select
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from tests.building import PROC, children, start

# What issue after issue of hostile files is allowed.
SECONDS, MEGABYTES = 10.0, 600.0
# One that still runs then is ended by force; a loaded machine is three times slower.
PATIENCE = 60.0
IN_ACCESS, IN_MODIFY, IN_OPEN = 0x1, 0x2, 0x20
CANARY = "The canary sings at dusk."
CODE = re.compile(r"\b(?:error|warning|advice)\[([a-z0-9-]+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a command came to; `seconds` are of the processor, all its family's."""

    status: int
    out: str
    err: str
    seconds: float
    megabytes: float

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the notes it gave, in order."""
        return tuple(CODE.findall(self.err + self.out))

    def check(self, *, seconds: float = SECONDS, megabytes: float = MEGABYTES) -> None:
        """See that it ended in words, in time, in bounds, and blamed nobody."""
        said = self.err + self.out
        assert self.status in (0, 1, 2), f"status {self.status}: {said[-2000:]}"
        assert "Traceback" not in said, said[-2000:]
        assert "defect" not in said, said[-2000:]
        assert self.seconds < seconds, f"{self.seconds:.1f} s"
        assert self.megabytes < megabytes, f"{self.megabytes:.0f} MB"

    def check_refused(self, code: str, *, status: int | None = None) -> None:
        """See that it was refused under a code, within bounds."""
        self.check()
        assert self.status in ((1, 2) if status is None else (status,))
        assert code in self.codes, self.err[-2000:]


def attack(*words: str | Path, cwd: Path) -> Outcome:
    """Run `layout` with words in a folder, and measure it."""
    running = start(*words, cwd=cwd)
    over, memory = Event(), _Memory()
    watch = Thread(target=memory.watch, args=(running.pid, over), daemon=True)
    watch.start()
    before = os.times()
    try:
        out, err = running.communicate(timeout=PATIENCE)
    except BaseException:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
        raise
    finally:
        over.set()
        watch.join()
    after = os.times()
    spent = after.children_user + after.children_system
    return Outcome(
        status=running.returncode,
        out=out,
        err=err,
        seconds=spent - before.children_user - before.children_system,
        megabytes=memory.most / 1e6,
    )


@dataclass(slots=True)
class _Memory:
    """The most bytes that a family of processes had at once."""

    most: int = field(default=0)

    def watch(self, parent: int, over: Event) -> None:
        while not over.wait(0.05):
            self.most = max(self.most, sum(map(held, family(parent))))


def family(parent: int) -> Iterator[int]:
    """Yield a process, those that it has started, and so on."""
    yield parent
    for child in children(parent):
        yield from family(child)


def held(process: int) -> int:
    """Return a process's share of the memory it has, in bytes; 0 when it is gone."""
    with suppress(OSError, ValueError, IndexError):
        text = (PROC / str(process) / "smaps_rollup").read_text()
        return 1024 * int(re.findall(r"^Pss:\s+(\d+) kB$", text, re.M)[0])
    return 0


@dataclass(frozen=True, slots=True)
class Canary:
    """A file that nobody has a reason to open."""

    path: Path
    events: int

    @property
    def touched(self) -> bool:
        """Say whether anybody has opened, read or written it."""
        return bool(select.select([self.events], [], [], 0)[0])

    def check(self) -> None:
        """See that nobody opened it and that it is as it was."""
        assert not self.touched, f"{self.path} was opened"
        assert self.path.read_text() == CANARY


@contextmanager
def canary(path: Path) -> Iterator[Canary]:
    """Put a canary at a path and have the kernel watch it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(CANARY)
    libc = ctypes.CDLL(None, use_errno=True)
    events = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    mask = IN_ACCESS | IN_MODIFY | IN_OPEN
    if events < 0 or libc.inotify_add_watch(events, os.fsencode(path), mask) < 0:
        raise OSError(ctypes.get_errno(), "no inotify")
    try:
        yield Canary(path, events)
    finally:
        os.close(events)
