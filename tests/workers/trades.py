"""Trades and calls for tests of the pool: real processes that do next to nothing."""

import ctypes
import fcntl
import os
import resource
import signal
import socket
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from errno import ENOSPC
from pathlib import Path

from layout.codes import Code
from layout.errors import Refused, Unreadable
from layout.notes import Note
from layout.workers.calls import Trade

NO_PAGE = Note(code=Code.NO_SUCH_PAGE, message="there is no page 9", hint="say another")


class Desk:
    """What a worker has at hand: it counts how often it is used."""

    def __init__(self) -> None:
        self.used = 0


@contextmanager
def desk() -> Iterator[Desk]:
    yield Desk()


@contextmanager
def desk_with_a_paper() -> Iterator[Path]:
    """Lay a file where the pool keeps things aside; it is put away at the end."""
    paper = Path(os.environ["PAPER"])
    paper.write_text("half made")
    try:
        yield paper
    finally:
        paper.unlink()


@contextmanager
def broken_desk() -> Iterator[None]:
    raise Unreadable(NO_PAGE)
    yield


@contextmanager
def missing_desk() -> Iterator[None]:
    raise LookupError("no desk in this house")
    yield


def process() -> int:
    return os.getpid()


def count(bench: Desk) -> int:
    bench.used += 1
    return bench.used


def count_in_process(bench: Desk) -> tuple[int, int]:
    return os.getpid(), count(bench)


def variables() -> dict[str, str]:
    return dict(os.environ)


def shout(words: str) -> str:
    print(words)  # noqa: T201  # it must not be taken for an answer
    return words.upper()


def refuse() -> None:
    raise Refused(NO_PAGE)


def fail() -> None:
    raise LookupError("no such drawer")


def find_it_unknown() -> None:
    raise NotImplementedError


def fill_the_disk() -> None:
    raise OSError(ENOSPC, "no space left")


def leave(status: int) -> None:
    sys.stderr.write("some lines\nthe last word\n")
    sys.stderr.flush()
    os._exit(status)


def strike(number: int) -> None:
    os.kill(os.getpid(), number)
    time.sleep(60)


def interrupt() -> str:
    """Be struck by ^C as all processes of a terminal are."""
    os.kill(os.getpid(), signal.SIGINT)
    return "went on"


def wait(seconds: float) -> None:
    time.sleep(seconds)


def wait_at(seconds: float, bench: object) -> None:
    time.sleep(seconds)


DESK = Trade(does="counts", bench=desk)


# What a confined worker tries, each on its own.


def reach_out() -> None:
    with socket.socket() as reached:
        reached.connect(("127.0.0.1", 9))


def look_up() -> None:
    socket.getaddrinfo("example.com", 80)


def reach_the_machine() -> None:
    socket.socket(socket.AF_UNIX).close()


def start_a_program() -> None:
    subprocess.run(["/bin/true"], check=True)


def become_a_program() -> None:
    os.execv("/bin/true", ["true"])


def fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def signal_the_parent() -> None:
    os.kill(os.getppid(), signal.SIGTERM)


def look_into_the_parent() -> None:
    with Path(f"/proc/{os.getppid()}/mem").open("rb") as memory:
        memory.read(1)


def ask_what_the_parent_has_open() -> None:
    Path(f"/proc/{os.getppid()}/fd/0").readlink()


def limit_the_parent() -> None:
    resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (1, 1))


def trace_the_parent() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.ptrace(16, os.getppid(), 0, 0) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def type_a_letter() -> None:
    fcntl.ioctl(0, termios.TIOCSTI, b"x")


def limit_oneself() -> int:
    resource.prlimit(0, resource.RLIMIT_CORE, (0, 0))
    resource.prlimit(os.getpid(), resource.RLIMIT_CORE, (0, 0))
    return resource.getrlimit(resource.RLIMIT_CORE)[0]


def write(path: Path, size: int = 1) -> int:
    with path.open("wb") as file:
        for _ in range(size):
            file.write(b"x" * 1000)
    return path.stat().st_size


def write_aside() -> int:
    return write(Path(os.environ["TMPDIR"]) / "aside")


def append(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"x")


def remove(path: Path) -> None:
    path.unlink()


def rename(path: Path) -> None:
    path.rename(path.with_suffix(".moved"))


def make_a_folder(path: Path) -> None:
    (path.parent / "new").mkdir()


def link(path: Path) -> None:
    (path.parent / "link").symlink_to(path)


def read(path: Path) -> str:
    return path.read_text()


def use_a_thread() -> int:
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(1))
    thread.start()
    thread.join()
    return sum(found)


def spin() -> None:
    while True:
        pass


def want_much() -> int:
    return len(bytearray(3 * 10**8))


def want_more_and_more() -> None:
    kept = []
    while True:
        kept.append(bytearray(10**6))


def go_down() -> None:
    go_down()


def open_many() -> None:
    with ExitStack() as opened:
        for _ in range(1000):
            opened.enter_context(Path(os.devnull).open())


def break_down() -> None:
    ctypes.string_at(0)


def break_over(*words: object) -> None:
    """Break down, whatever it is about."""
    break_down()


def give_up() -> None:
    os.abort()


def status() -> str:
    return Path("/proc/self/status").read_text()


def work_hard(seconds: float) -> int:
    """Take so many seconds of the processor."""
    start = time.process_time()
    while time.process_time() - start < seconds:
        pass
    return os.getpid()


def unpacked(step: bytes) -> tuple[int, int, int, int]:
    code, met, unmet, value = struct.unpack("HBBI", step)
    return code, met, unmet, value
