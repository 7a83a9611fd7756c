"""Answers of a worker that was taken over: each written to its pipe by itself."""

import builtins
import os
import pickle
import subprocess
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from layout.codes import Code, Severity
from layout.plate.tasks import PageTask
from layout.workers.process import WorkerProcess


class Calling:
    """What has a function called where it is loaded."""

    def __init__(self, work: Callable[..., object], *given: object) -> None:
        self.call = work, given

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self.call


def says(answer: bytes) -> None:
    """Write an answer to the pipe, as code that has taken over a process could."""
    view = memoryview(answer)
    while view:
        view = view[os.write(_pipe(), view) :]


def says_and_sleeps(answer: bytes) -> None:
    """Write an answer and never end the call."""
    says(answer)
    time.sleep(60)


def says_without_end() -> None:
    """Write lists that are never ended."""
    says(b"\x80\x05")
    while True:
        says(b"]" * 4096)


def _pipe() -> int:
    """Return the number of the pipe that answers go through."""
    pipes = {
        n: str(Path(f"/proc/self/fd/{n}").readlink()) for n in range(3, 9) if _open(n)
    }
    # Standard input is the other one; standard output is the log by now.
    source = str(Path("/proc/self/fd/0").readlink())
    return next(n for n, to in pipes.items() if to.startswith("pipe:") and to != source)


def _open(number: int) -> bool:
    return Path(f"/proc/self/fd/{number}").is_symlink()


def named(module: str, name: str) -> bytes:
    """Return the steps that put something on the stack by its name."""
    texts = (text.encode() for text in (module, name))
    return b"".join(b"\x8c" + bytes([len(t)]) + t for t in texts) + b"\x93"


def steps(value: object) -> bytes:
    """Return the steps that put a value on the stack."""
    made = pickle.dumps(value, 4)[2:-1]
    return made[9:] if made.startswith(b"\x95") else made


def called(module: str, name: str, *given: object) -> bytes:
    """Return the pickle that has something called with what can be pickled."""
    return b"\x80\x05" + named(module, name) + steps(given) + b"R."


def changed(value: bytes, state: object) -> bytes:
    """Return the pickle that gives what steps put on the stack another state."""
    return b"\x80\x05" + value + steps(state) + b"b."


def calling(bird: Path) -> dict[str, bytes]:
    """Return pickles that would touch a file if anything of them were done."""
    touch = f"open({str(bird)!r}, 'a').close()"
    remove = f"rm {bird}"
    values = {
        "system": Calling(os.system, remove),
        "popen": Calling(subprocess.getoutput, remove),
        "eval": Calling(builtins.eval, touch),
        "exec": Calling(builtins.exec, touch),
        "open": Calling(builtins.open, str(bird), "a"),
        "remove": Calling(os.remove, str(bird)),
        "method": Calling(Path.unlink, bird),
        "partial": Calling(partial(os.remove, str(bird))),
        "nested": (1, [{"a": Calling(os.remove, str(bird))}]),
        "a function as a value": os.remove,
        "a module's class": WorkerProcess,
        "a class of the standard library": subprocess.Popen,
    }
    made = {name: pickle.dumps(value, 5) for name, value in values.items()}
    old = {f"{n}, old": pickle.dumps(values[n], 0) for n in ("system", "eval", "open")}
    touched = str(bird)
    return {
        **made,
        **old,
        "through our module": called("layout.disk.atomic", "os.remove", touched),
        "our function": called("layout.disk.atomic", "put", touched, b"gone"),
        "our import of another's": called("layout.workers.process", "Path", touched),
        "our private name": called("layout.workers.pool", "_workshop"),
        "the command line": called("layout.__main__", "main"),
        "a module that is none": called("layout.nothing", "Nothing"),
        "getattr": called("builtins", "getattr", touched, "join"),
        "import": called("builtins", "__import__", "os"),
        "copyreg": called("copyreg", "_reconstructor", touched, touched, None),
        "marshal": called("marshal", "loads", b"c"),
        "ctypes": called("ctypes", "CDLL", None),
        "rebuilding": called("msgspec._utils", "rebuild", len, {}),
        "a library": called("PIL.Image", "open", touched),
        "a worker": called("layout.workers.process", "WorkerProcess", touched, None),
        "another's state": changed(named("layout.notes", "Note"), (None, {"x": 1})),
        "an error's class": changed(
            named("layout.errors", "Refused"), (None, {"status": 0})
        ),
        "a path's class": changed(named("pathlib", "PosixPath"), (None, {"x": 1})),
        "a code's state": changed(steps(Code.TOO_HEAVY), {"x": 1}),
        "a weight's state": changed(steps(Severity.ERROR), {"x": 1}),
        "calling a value": b"\x80\x05" + steps(Code.TOO_HEAVY) + b")R.",
        "a registered number": b"\x80\x05\x82\x01.",
        "a thing of ours by number": b"\x80\x05\x8c\x01aQ.",
        "wrong values": called("layout.plate.tasks", PageTask.__name__, 1, 2),
        "no pickle": b"%PDF-1.7 and so on",
        "nothing on the stack": b"\x80\x05.",
        "a step that is none": b"\x80\x05\xff\xff.",
        "a far place": b"\x80\x05Nr\xff\xff\xff\x7f.",
        "a large number of bytes": b"\x80\x05\x8e" + b"\xff" * 7 + b"\x7f.",
        "a large text": b"\x80\x05\x8d" + b"\xff\xff\xff\xff\x0f\0\0\0.",
        "a large array": b"\x80\x05\x96" + b"\xff\xff\xff\xff\x0f\0\0\0.",
        "a wide frame": b"\x80\x05\x95" + b"\xff" * 8 + b"Q.",
        "half": pickle.dumps(("words " * 100, 5), 5)[:-20],
    }
