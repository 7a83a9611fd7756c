"""One worker as its pool sees it: a process, the pipes to it, what it died of."""

import errno
import os
import pickle
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from layout.codes import Code
from layout.disk.scratch import OPEN, common, nameless
from layout.disk.troubles import files_are_short, memory_is_short, trouble
from layout.errors import Defect, LayoutError, Refused, Unreadable
from layout.notes import Note
from layout.workers.answers import MOST, SpoiledAnswerError, read_answer
from layout.workers.calls import SPENT, Allowance, Call, Readiness, Trade

R = TypeVar("R")

SERVE = "layout.workers.serve"
# Python otherwise looks for modules in the folder that the command was begun in, which
# may be a stranger's publication with a json.py in it (-P).
SAFELY = ("-P", "-W", "ignore")
# Signals that a process gets for what it does itself. Libraries in C end so too when
# there is no memory for them.
BROKEN = frozenset(
    {
        *(signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGILL),
        *(signal.SIGFPE, signal.SIGTRAP, signal.SIGSYS),
    }
)
# What of the environment could have a say in how a page comes out: language, fonts,
# shapers, rasterizers, and the date that fonttools writes into a font.
MACHINE = (
    *("FC_", "FONTCONFIG_", "FREETYPE_", "G_", "HB_", "LANG", "LC_", "PANGO"),
    *("PYTHON", "SOURCE_DATE_EPOCH"),
)


class KilledWorker(Unreadable):
    """A worker was ended from outside, over a call."""


class FallenWorker(Defect):
    """A worker ended by itself, over a call."""


class SpentWorker(Refused):
    """A worker was ended because a call took more than it may, or broke it."""


class WorkerProcess:
    """One process of a trade; what it keeps aside lies in `folder`."""

    def __init__(self, folder: Path, trade: Trade) -> None:
        self._trade = trade
        self._log = nameless(folder)
        # A list and no shell; its words are ours, none is a stranger's.
        self._process = subprocess.Popen(
            [sys.executable, *SAFELY, "-m", SERVE, trade.does],  # nosec B603
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env=_environment(folder),
        )
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("a process was started without pipes")
        self._stdin, self._stdout = self._process.stdin, self._process.stdout
        with suppress(OSError):  # it is gone already: the first call will tell
            ready = Readiness(
                bench=trade.bench, allowance=trade.allowance, reach=trade.reach
            )
            self._send(pickle.dumps(ready, pickle.HIGHEST_PROTOCOL))

    @property
    def process(self) -> int:
        """The process id."""
        return self._process.pid

    def ask(self, call: Call[R]) -> R:
        """Return the answer to a call.

        Raises:
            KilledWorker: the process was ended from outside.
            FallenWorker: the process ended by itself.
            SpentWorker: the call took more than it may, or broke its process.
            Unreadable: there is no room on the disk.
            Refused: the call failed over a page or a file, in a limited worker.
            Defect: the call failed.
            LayoutError: the call raised it.
        """
        content = pickle.dumps(call, pickle.HIGHEST_PROTOCOL)
        allowance = call.allowance or self._trade.allowance
        try:
            self._send(pickle.dumps(content, pickle.HIGHEST_PROTOCOL))
            if allowance and not self._speaks(allowance.patience):
                self._process.kill()
                raise SpentWorker(too_heavy(call, self._doing(call), "time"))
            if self._hangs():
                self._process.kill()
                raise KilledWorker(_hung(call, self._doing(call), self._trade.patience))
            answer = self._answer(allowance)
        # A closed pipe is a ValueError: the pool was left.
        except (EOFError, OSError, ValueError):
            raise self._loss(call) from None
        except SpoiledAnswerError as problem:
            self._process.kill()
            how = f"{self._doing(call)} gave an answer that is none: {problem}"
            raise SpentWorker(failed_over(call, how)) from None
        if isinstance(answer, Exception):
            raise self._failure(call, answer)
        done: R = answer
        return done

    def _answer(self, allowance: Allowance | None) -> Any:
        """Return what the process says, of whatever kind."""
        number = self._stdout.fileno()
        if allowance is None:
            return read_answer(number, patience=self._trade.patience)
        most = min(allowance.memory, MOST)
        return read_answer(number, most=most, patience=allowance.patience)

    def _hangs(self) -> bool:
        """Say whether a worker that nothing confines is silent for too long."""
        patience = 0.0 if self._trade.allowance else self._trade.patience
        return patience > 0 and not self._speaks(patience)

    def _speaks(self, seconds: float) -> bool:
        """Wait until there is an answer, or the end of one that is gone."""
        poll = select.poll()
        poll.register(self._stdout, select.POLLIN)
        return bool(poll.poll(1000 * seconds))

    def _failure(self, call: Call[R], answer: Exception) -> LayoutError:
        """Return what is raised for a call that ended in an exception."""
        how = self._doing(call)
        allowance = call.allowance or self._trade.allowance
        match answer:
            case LayoutError():
                return answer
            case MemoryError():
                short = allowance is None or memory_is_short()
                return _met(answer) if short else _spent(call, how, "memory")
            case OSError(errno=errno.EFBIG):
                short = allowance is None or files_are_short(allowance.file)
                return _met(answer) if short else _spent(call, how, "file size")
            case OSError():
                return Unreadable(_disk_full())
        if self._trade.allowance and _is_about_something(call):
            return Refused(failed_over(call, f"{how} failed: {answer}"))
        return Defect(_lost(call, f"{how} failed: {answer}"))

    def dismiss(self) -> None:
        """Have the process end, whatever it is about; nobody waits here."""
        if not self._trade.parting:
            self._process.kill()
            return
        with suppress(OSError):  # unsent words to a process that is gone
            self._stdin.close()

    def ended(self) -> None:
        """Wait for the process to end; force it if it takes too long."""
        self.dismiss()
        try:
            self._process.wait(self._trade.parting or None)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._process.wait()
        for pipe in (self._stdin, self._stdout, self._log):
            with suppress(OSError):
                pipe.close()

    def _send(self, content: bytes) -> None:
        self._stdin.write(content)
        self._stdin.flush()

    def _loss(self, call: Call[R]) -> LayoutError:
        """Tell why the process is no more."""
        status = self._process.wait()
        how = self._doing(call)
        if status == SPENT:
            return SpentWorker(too_heavy(call, how, "memory"))
        if self._trade.allowance and -status == signal.SIGXCPU:
            return SpentWorker(too_heavy(call, how, "time"))
        if self._trade.allowance and -status in BROKEN:
            name = signal.strsignal(-status)
            return SpentWorker(failed_over(call, f"{how} broke down ({name})"))
        if status < 0:
            return KilledWorker(_killed(call, how, -status))
        self._log.seek(0)
        said = self._log.read().decode(errors="replace").strip().splitlines()
        last = f", {said[-1]}" if said else ""
        ended = f"{how} ended (status {status}{last})"
        if self._trade.allowance and _is_about_something(call):
            return SpentWorker(failed_over(call, ended))
        return FallenWorker(_lost(call, ended))

    def _doing(self, call: Call[R]) -> str:
        return f"the process {call.doing or f'that {self._trade.does}'}"


def _met(answer: Exception) -> Unreadable:
    """Tell of a limit that the machine has set: no page and no file is at fault."""
    note = trouble(answer)
    return Unreadable(*((note,) if note else ()))


def _spent(call: Call[R], how: str, what: str) -> SpentWorker:
    return SpentWorker(too_heavy(call, how, what))


def _environment(folder: Path) -> dict[str, str]:
    """Return a worker's environment: nothing of the machine.

    Workers are ended by force, so what they keep aside has to lie in a folder that
    goes with the pool: the renderer copies every font into one of its own.

    PATH is empty because the renderer otherwise runs a compiler to look for
    libraries that it then finds by name: 0.2 s a start.
    """
    kept = {k: v for k, v in os.environ.items() if not k.startswith(MACHINE)}
    return kept | {
        "PYTHONPATH": os.pathsep.join(_places()),
        "PYTHONHASHSEED": "0",
        "TMPDIR": str(folder),
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "PATH": "",
    }


def _places() -> Iterator[str]:
    """Yield where modules are looked for: as here, but not in the working folder.

    That is on Python's path if it was begun with -m or -c. Where this package itself
    lies in it, it stays.
    """
    here, ours = Path(os.path.realpath(".")), Path(__file__).parents[2]
    for place in dict.fromkeys(sys.path):
        if place and (Path(os.path.realpath(place)) != here or here == ours):
            yield place
    yield str(ours)


def _disk_full() -> Note:
    # A worker's own folder, which goes with its pool, lies in the one that is full.
    folder = common()
    if folder.name.startswith(OPEN):
        folder = folder.parent
    return Note(
        code=Code.DISK_FULL,
        message="there is no room for temporary files or for the cache",
        hint=f"make room on the disk of {folder} and of the publication",
    )


def _is_about_something(call: Call[R]) -> bool:
    return call.page is not None or bool(call.file)


def _killed(call: Call[R], how: str, number: int) -> Note:
    return Note(
        code=Code.RENDERER_KILLED,
        page=call.page,
        file=call.file,
        message=f"{how} was ended by signal {number} ({signal.strsignal(number)})",
        hint="build again; if memory ran out, with --jobs 1",
    )


def too_heavy(call: Call[R], how: str, what: str) -> Note:
    """Say that a call took more of something than it may."""
    return Note(
        code=Code.TOO_HEAVY,
        page=call.page,
        file=call.file,
        message=f"{how} took more {what} than it may",
        hint=_lighten(call),
    )


def failed_over(call: Call[R], message: str) -> Note:
    """Say that a page or a file is such that its process failed."""
    return Note(
        code=Code.PROCESS_FAILED,
        page=call.page,
        file=call.file,
        message=message,
        hint=_lighten(call),
    )


def _lighten(call: Call[R]) -> str:
    if call.page is not None:
        return (
            "take out what is unusual on the page: rules of the style, "
            "advertisements, pictures; one after another, to find which it is"
        )
    if call.made:
        return (
            "take large pictures and advertisements out of the issue, one after "
            "another, to find which it is"
        )
    return "save it anew and simpler in the program it is from, or leave it out"


def _hung(call: Call[R], how: str, seconds: float) -> Note:
    return Note(
        code=Code.RENDERER_KILLED,
        page=call.page,
        file=call.file,
        message=f"{how} gave no answer in {seconds / 60:.2g} minutes, and was ended",
        hint="build again, and report what hangs if it happens again",
    )


def _lost(call: Call[R], message: str) -> Note:
    return Note(
        code=Code.RENDERER_LOST,
        page=call.page,
        file=call.file,
        message=message,
        hint="build again; if it happens again, please report it",
    )
