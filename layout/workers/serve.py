"""A worker: a process that does calls, one after another, until its input ends.

Run as `python -m layout.workers.serve` by the pool. Messages are pickles on its
standard input and output, whose other ends nobody has but the process that began it:
first the function that makes its bench ready, then calls. What libraries print goes to
standard error.

The end of its input ends it in the middle of a call too, whatever became of the
process that began it: what is at its bench is put away first.
"""

import errno
import gc
import os
import pickle
import signal
from contextlib import ExitStack
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from layout.disk.stopping import heed
from layout.disk.troubles import trouble
from layout.errors import LayoutError, Unreadable
from layout.workers.calls import EVERYWHERE, Allowance, Call, Reach, Readiness
from layout.workers.confinement import confine, grant
from layout.workers.walls import wall_in

# What a worker is told that tries to change a file and may not.
FORBIDDEN = {errno.EPERM, errno.EACCES}


def _listen(source: BinaryIO, calls: SimpleQueue[bytes | None]) -> None:
    """Hand on what comes in; its end stops whatever is being done.

    Calls are read as bytes: to load what they name is for the thread that does them.
    """
    while True:
        try:
            # From the process that started this one, by a pipe of its own.
            calls.put(pickle.load(source))  # nosec B301
        except (EOFError, OSError, pickle.UnpicklingError):
            # Should a library swallow the signal, this ends the process after the call.
            calls.put(None)
            os.kill(os.getpid(), signal.SIGTERM)
            return


def _serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Answer every call: with what it returned, or with what it ended in."""
    calls: SimpleQueue[bytes | None] = SimpleQueue()
    bench: object = None
    # From the process that started this one, before any file of a stranger's.
    ready: Readiness = pickle.load(source)  # nosec B301
    listener = Thread(target=_listen, args=(source, calls), daemon=True)
    if ready.allowance is None:
        listener.start()
    else:
        confine(ready.allowance)
    refusal: Exception | None = None
    with ExitStack() as benches:
        try:
            bench = benches.enter_context(ready.bench())
        except Exception as failure:  # told to whoever asks for something
            refusal = _told(failure)
        if ready.allowance is not None:
            # A wall is around one thread and those that it starts. What stands at the
            # bench was made of files of ours alone.
            wall_in(_reach(ready))
            listener.start()
        # What is loaded by now lives to the end, and a page makes half a million
        # objects and frees few before it is done.
        gc.freeze()
        gc.set_threshold(200_000, 20, 20)
        # A second signal must not keep the bench from being put away.
        benches.callback(signal.signal, signal.SIGTERM, signal.SIG_IGN)
        while (content := calls.get()) is not None:
            answer = refusal or _answer(content, bench, ready.allowance)
            pickle.dump(answer, sink, pickle.HIGHEST_PROTOCOL)
            sink.flush()


def _reach(ready: Readiness) -> Reach:
    """Return where a worker may read and write that was told nothing of it."""
    writes = ready.allowance is not None and ready.allowance.writes
    anywhere = Reach(reads=EVERYWHERE, writes=EVERYWHERE if writes else ())
    return ready.reach or anywhere


def _answer(content: bytes, bench: object, allowance: Allowance | None) -> object:
    try:
        # Packed by the process that started this one.
        call: Call[object] = pickle.loads(content)  # nosec B301
        if allowance is not None:
            grant(call.allowance or allowance)
        return call.work(bench) if call.at_bench else call.work()
    except Exception as failure:  # reported by the parent
        return _own_doing(failure, allowance) or _told(failure)


def _own_doing(failure: Exception, allowance: Allowance | None) -> Exception | None:
    """Return what to tell of a failure that comes of our limits, not the machine's."""
    if allowance is None or not isinstance(failure, OSError):
        return None
    if failure.errno == errno.ENOMEM:
        return MemoryError()
    limited = {errno.EMFILE, errno.EAGAIN} | (set() if allowance.writes else FORBIDDEN)
    if failure.errno not in limited:
        return None
    return RuntimeError(f"{type(failure).__name__}: {failure}")


def _told(failure: Exception) -> Exception:
    """Return what of a failure the parent can make something of.

    That is an OSError if the disk is full or a file too large, a MemoryError, one of
    the package's own, or else a RuntimeError that names it.
    """
    told = {errno.ENOSPC, errno.EFBIG}
    if isinstance(failure, OSError) and failure.errno in told:
        return OSError(failure.errno, "no room")
    if isinstance(failure, MemoryError):
        return MemoryError()  # without the frames that hold the memory
    if isinstance(failure, LayoutError):
        return failure
    if isinstance(failure, RecursionError):
        return RuntimeError("it is nested too deep")
    if (note := trouble(failure)) is not None:
        return Unreadable(note)
    return RuntimeError(_said(failure))


def _said(failure: Exception) -> str:
    """Name a failure in words, if it has none of its own."""
    words = str(failure)
    if isinstance(failure, NotImplementedError):
        return words or "it has something that is not made here"
    kind = type(failure).__name__
    return f"{kind}: {words}" if words else kind


def main() -> None:
    """Keep standard output for answers alone, and serve."""
    # ^C at a terminal strikes the whole family, and so does its closing; the parent
    # decides what they mean.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    heed()
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        _serve(source, sink)
    except (KeyboardInterrupt, BrokenPipeError, EOFError):
        return


if __name__ == "__main__":
    main()
