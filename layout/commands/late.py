"""What rebuilds issues, in workers and on a cluster: loaded when it is called.

The process that hands out issues loads neither the stages nor the renderer, so its
memory does not grow with them.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from layout.codes import Code
from layout.errors import Unreadable
from layout.notes import Note
from layout.requests import RebuildTask, Rebuilt

if TYPE_CHECKING:
    from layout.workers.pool import WorkerPool


def own_renderer() -> "AbstractContextManager[WorkerPool]":
    """Have one renderer at the bench of a worker, which serves all its issues."""
    from layout.commands import rebuild_issue
    from layout.plate.pressroom import roaming

    assert rebuild_issue, "it is loaded before there is anything to do"
    return roaming()


def rebuild_issue(task: RebuildTask, room: "WorkerPool") -> Rebuilt:
    """Rebuild an issue with the renderer at the bench."""
    from layout.commands.rebuild_issue import rebuilt

    return rebuilt(task, room)


def rebuild_on_cluster(
    address: str, tasks: Sequence[RebuildTask], work: Callable[[RebuildTask], Rebuilt]
) -> Iterator[RebuildTask | Rebuilt]:
    """Rebuild issues on the Dask cluster of a scheduler; nobody else needs Dask.

    `work` does one, there.

    Raises:
        Unreadable: the package's extra `cluster` is not installed, or the cluster
            cannot be used.
    """
    try:
        from layout.commands import cluster
    except ModuleNotFoundError as problem:
        raise Unreadable(_no_dask()) from problem
    return cluster.run(address, tasks, work)


def _no_dask() -> Note:
    return Note(
        code=Code.NO_DASK,
        message="Dask, which --scheduler needs, is not installed",
        hint="install it with the wheel: pip install 'layout[cluster]'",
    )
