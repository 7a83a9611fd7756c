"""Back issues rebuilt on a Dask cluster that is there already.

The workers see the same folders as this machine, by the same paths: tasks carry
paths, files stay where they are, and what became of an issue comes back as data. Each
worker's thread has a process of its own that does the work, the same that does it on
one machine. An issue whose worker is lost is given to another by Dask.

Dask sends what it sends as pickles: whoever holds the scheduler, a worker, or the line
between them can run programs here and there. It has no business on an open network.
Nothing here listens at any port: this machine calls the scheduler, and nobody else.

Loaded only where a scheduler is named: it takes as long as an issue's page.
"""

import logging
import warnings
from asyncio import CancelledError
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import CancelledError as Cancelled
from contextlib import contextmanager
from pathlib import Path

from distributed import Client, Future, KilledWorker, as_completed

from layout.codes import Code
from layout.commands.scheduler import PATIENCE, greeted
from layout.disk.atomic import put
from layout.disk.digests import digest_of_file
from layout.disk.places import MANIFEST
from layout.disk.program import program_digest
from layout.disk.scratch import scratch
from layout.errors import Unreadable
from layout.notes import Note
from layout.requests import Outcome, RebuildTask, Rebuilt

# So many seconds a scheduler has to find a worker.
WORKERS = 10
TOKEN = "seen"

# What a worker sees: the hash of a file, or "" where there is none.
Seen = tuple[str, ...]


def run(
    address: str, tasks: Sequence[RebuildTask], work: Callable[[RebuildTask], Rebuilt]
) -> Generator[Rebuilt]:
    """Yield what became of each issue, as they are done; `work` does one, there.

    Raises:
        Unreadable: the scheduler does not answer, has no workers, or has one that
            does not see the folders or has another Layout. Nothing was begun.
    """
    with _client(address) as client:
        _check(client, tasks)
        futures = {
            client.submit(work, task, pure=False, priority=-place): task
            for place, task in enumerate(tasks)
        }
        try:
            for future in as_completed(futures, loop=client.loop):
                yield _result(futures[future], future)
        finally:
            client.cancel(list(futures), force=True)


def look(paths: tuple[str, ...]) -> tuple[str, Seen]:
    """Return which program a worker runs, and what it sees at some paths."""
    return program_digest(), tuple(map(_seen, paths))


def _seen(path: str) -> str:
    try:
        return digest_of_file(Path(path))
    except OSError:
        return ""


@contextmanager
def _client(address: str) -> Generator[Client]:
    # Its remarks are for those who run the cluster.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            left = greeted(address)
            # Dask takes its time twice: to call, and to be let in.
            client = Client(address, timeout=left / 2, set_as_default=False)
        # Whatever the other end makes Dask stumble over, the other end is at fault.
        except Exception as problem:
            raise Unreadable(_no_scheduler(address, problem)) from None
        with client:
            yield client


def _check(client: Client, tasks: Sequence[RebuildTask]) -> None:
    """See that every worker has this Layout and sees the issues and the output."""
    try:
        client.wait_for_workers(1, timeout=WORKERS)
    except TimeoutError:
        raise Unreadable(_no_workers(client)) from None
    above = _standing(tasks[0].out.parent)
    with scratch(above) as folder:
        token = folder / TOKEN
        put(token, above.as_posix())
        paths = [str(token), *(str(task.issue / MANIFEST) for task in tasks)]
        ours = look(tuple(paths))
        theirs = client.run(look, tuple(paths), on_error="return")
    for worker, found in sorted(theirs.items()):
        if not isinstance(found, tuple) or found[0] != ours[0]:
            raise Unreadable(_unfit(worker, found))
        for path, mine, other in zip(paths, ours[1], found[1], strict=True):
            if mine != other:
                place = above if path == paths[0] else Path(path).parent
                raise Unreadable(_unseen(worker, place))


def _standing(folder: Path) -> Path:
    """Return the nearest folder at or above one that is there."""
    return next(path for path in (folder, *folder.parents) if path.is_dir())


def _result(task: RebuildTask, future: Future) -> Rebuilt:
    try:
        done: Rebuilt = future.result()
    except KilledWorker:
        reason = "workers were lost over it, time and again"
    except (CancelledError, Cancelled):
        reason = "the cluster was lost"
    except Exception as problem:
        reason = f"the cluster failed on it: {type(problem).__name__}: {problem}"
    else:
        return done
    return Rebuilt(task=task, outcome=Outcome.FAILED, notes=(_lost(reason),))


def _no_scheduler(address: str, problem: Exception) -> Note:
    said = str(problem).splitlines()[:1]
    return Note(
        code=Code.NO_SCHEDULER,
        message=f"no Dask scheduler answers at {address}"
        + (f": {said[0]}" if said else f" in {PATIENCE:.0f} seconds"),
        hint="see that it runs and that the address is right, as tcp://HOST:8786; "
        "without --scheduler the issues are rebuilt here",
    )


def _no_workers(client: Client) -> Note:
    return Note(
        code=Code.NO_WORKERS,
        message="the Dask cluster has no workers; nothing was begun",
        hint="start some with: dask worker ADDRESS --nworkers auto",
    )


def _unfit(worker: str, found: object) -> Note:
    if isinstance(found, tuple):
        reason = "has another version of Layout, or of a library that decides pages"
    else:
        reason = f"cannot run Layout ({found})"
    return Note(
        code=Code.WORKER_UNFIT,
        message=f"the worker {worker} {reason}; nothing was begun",
        hint="install the same wheel for all workers: issues would not come out alike",
    )


def _unseen(worker: str, place: Path) -> Note:
    return Note(
        code=Code.FOLDER_UNSEEN,
        message=f"the worker {worker} does not see {place} as it is here; nothing was "
        "begun",
        hint="workers need a file system that they share with this machine, mounted at "
        "the same path",
    )


def _lost(reason: str) -> Note:
    return Note(
        code=Code.CLUSTER_LOST,
        message=reason,
        hint="run the same command again: what is finished is not done twice",
    )
