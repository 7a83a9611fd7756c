"""The process that rebuilds back issues, one after another, until its input ends.

Run as `python -m layout.commands.rebuilder` by the crew. It loads the stages; the
renderer is loaded by one worker of its own, which serves all its issues. Messages are
pickles on its standard input and output.

The end of its input ends it in the middle of an issue too, whatever became of the
process that began it: the issue's half-made files are taken away first.
"""

import gc
import os
import pickle
import signal
import sys
from queue import SimpleQueue
from threading import Thread
from types import FrameType
from typing import BinaryIO

from layout.commands.rebuild_issue import reissue
from layout.requests import Outcome, RebuildTask, Rebuilt
from layout.workers.pool import WorkerPool


class LastingRenderer:
    """A renderer that serves issue after issue, and is replaced if it is lost."""

    def __init__(self) -> None:
        self._room = WorkerPool(1)

    def work(self, task: RebuildTask) -> Rebuilt:
        """Rebuild an issue, and once more if the renderer was lost on the way."""
        done = reissue(task, self._room)
        if done.outcome is Outcome.FAILED and self._room.short:
            self.close()
            self._room = WorkerPool(1)
            done = reissue(task, self._room)
        return done

    def close(self) -> None:
        """End the renderer."""
        self._room.__exit__(None, None, None)


def _listen(source: BinaryIO, tasks: SimpleQueue[RebuildTask | None]) -> None:
    """Hand on what comes in; its end stops whatever is being done."""
    while True:
        try:
            tasks.put(pickle.load(source))  # our own parent process
        except (EOFError, OSError, pickle.UnpicklingError):
            tasks.put(None)
            os.kill(os.getpid(), signal.SIGTERM)
            return


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main() -> None:
    """Keep standard output for answers alone, and rebuild."""
    # ^C at a terminal strikes the whole family; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _stop)
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    gc.freeze()
    gc.set_threshold(200_000, 20, 20)
    tasks: SimpleQueue[RebuildTask | None] = SimpleQueue()
    bench = LastingRenderer()
    try:
        Thread(target=_listen, args=(sys.stdin.buffer, tasks), daemon=True).start()
        while (task := tasks.get()) is not None:
            pickle.dump(bench.work(task), sink, pickle.HIGHEST_PROTOCOL)
            sink.flush()
    except (KeyboardInterrupt, BrokenPipeError):
        return
    finally:
        # A second signal must not keep the renderer from being ended.
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        bench.close()


if __name__ == "__main__":
    main()
