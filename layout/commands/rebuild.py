"""A shelf of back issues built again: what is to be done, who does it, what came of it.

One whole issue a process, the longest first; an issue that fails is told and the rest
is done. What is finished stays finished, so a run that was stopped goes on where it
was.
"""

import json
import os
from collections import Counter
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from layout.codes import Code
from layout.commands import late
from layout.commands.crew import crew, rebuild_all, rebuild_there
from layout.disk.contents import is_file, size_of
from layout.disk.listing import matching
from layout.disk.owned import Claim, check_way
from layout.disk.staging import staged
from layout.errors import Unreadable
from layout.notes import Note
from layout.requests import (
    Outcome,
    RebuildRequest,
    RebuildTask,
    Rebuilt,
    Watch,
    unwatched,
)
from layout.shelf.shelf import FOLDER, standing
from layout.shelf.shelving import BAGS, FILES, INDEX, LIST, RECORD, index

ARTICLES = "articles"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfResult:
    """What a run made of a shelf: its issues by their folders' names, its index."""

    out: Path
    issues: tuple[Rebuilt, ...]
    files: tuple[Path, ...] = ()

    @property
    def status(self) -> int:
        """0, or 1 where an issue failed."""
        return int(any(done.outcome is Outcome.FAILED for done in self.issues))

    @property
    def report(self) -> str:
        """The JSON of the run."""
        issues = [_plain(done) for done in self.issues]
        whole = {
            "out": os.path.relpath(self.out),
            "issues": issues,
            "files": [os.path.relpath(path) for path in self.files],
        }
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def rebuild(request: RebuildRequest, watch: Watch = unwatched) -> ShelfResult:
    """Build issues again, each into a folder of its name in `request.out`.

    Then the shelf's index is made, of all issues that stand there.

    Raises:
        LayoutError: nothing was begun: folders clash, or the cluster cannot be used;
            or the index cannot be written.
    """
    tasks = _tasks(request)
    _check_index(request.out)
    done: dict[Path, Rebuilt] = {}
    in_hand: dict[Path, str] = {}
    with closing(_news(request, tasks)) as news:
        for item in news:
            if isinstance(item, RebuildTask):
                in_hand[item.issue] = item.issue.name
            else:
                in_hand.pop(item.task.issue, None)
                done[item.task.issue] = _placed(item)
            watch(", ".join(in_hand.values()) or "shelf", len(done), len(tasks))
    issues = tuple(done[path] for path in request.issues if path in done)
    watch("index", len(done), len(tasks))
    files = _index(request.out)
    return ShelfResult(out=request.out, issues=issues, files=files)


def _index(out: Path) -> tuple[Path, ...]:
    """Write the shelf's index, if anything stands there; return its chief files."""
    if next(standing(out), None) is None:
        return ()
    with staged(out) as staging:
        index(out, staging.folder)
        staging.list_in(RECORD)
        staging.publish(Claim(listed=partial(staging.listed, RECORD)))
    return out / INDEX, out / LIST


def _check_index(out: Path) -> None:
    """Refuse a folder whose index is somebody else's.

    Raises:
        Unreadable: there is an index.html, and no files of a shelf's index beside it.
    """
    if (out / INDEX).exists() and not (out / FILES).is_dir():
        raise Unreadable(_foreign_index(out))


def _news(
    request: RebuildRequest, tasks: Sequence[RebuildTask]
) -> Generator[RebuildTask | Rebuilt]:
    """Yield what is begun and what is done, here or on a cluster."""
    if request.scheduler:
        yield from late.rebuild_on_cluster(request.scheduler, tasks, rebuild_there)
        return
    with crew(request.jobs) as workers:
        yield from rebuild_all(workers, tasks)


def _tasks(request: RebuildRequest) -> list[RebuildTask]:
    """Return what is to be done, longest first: the last is waited for by all others.

    Raises:
        Unreadable: two issues have one output folder, one would write into its own,
            or a link is where one is written to.
    """
    owners: dict[Path, Path] = {}
    if request.archive:
        check_way(request.out, request.out / BAGS)
    for issue in request.issues:
        out = request.out / issue.name
        check_way(request.out, out / FOLDER)
        if out in owners:
            raise Unreadable(_same_output(owners[out], issue, out))
        if out.resolve() == issue:
            raise Unreadable(_own_output(issue))
        owners[out] = issue
    tasks = [
        RebuildTask(
            issue=issue,
            out=out,
            bags=request.out / BAGS if request.archive else None,
            cache=request.cache,
            anew=request.anew,
            moment=request.moment,
        )
        for out, issue in owners.items()
    ]
    return sorted(tasks, key=lambda task: (-_length(task.issue), task.issue))


def _length(issue: Path) -> int:
    """Return how much copy an issue has, in bytes."""
    files = matching(issue / ARTICLES, "*.md")
    return sum(size_of(path) for path in files if is_file(path))


def _placed(done: Rebuilt) -> Rebuilt:
    """Return an issue's result, its notes with a place where they have none."""
    folder = os.path.relpath(done.task.issue)
    notes = tuple(n if n.file else replace(n, file=folder) for n in done.notes)
    return replace(done, notes=notes)


def _plain(done: Rebuilt) -> dict[str, object]:
    counts = Counter(note.severity.value for note in done.notes)
    return {
        "issue": done.task.issue.name,
        "folder": os.path.relpath(done.task.out),
        "result": done.outcome.value,
        "pages": done.pages,
        "errors": counts["error"],
        "warnings": counts["warning"],
        "advice": counts["advice"],
        "notes": [note.plain() for note in done.notes],
    }


def _same_output(one: Path, other: Path, out: Path) -> Note:
    return Note(
        code=Code.SAME_OUTPUT,
        message=f"{os.path.relpath(one)} and {os.path.relpath(other)} would both be "
        f"written to {os.path.relpath(out)}; nothing was begun",
        hint="rebuild them one after the other, with another -o",
    )


def _foreign_index(out: Path) -> Note:
    return Note(
        code=Code.FOREIGN_INDEX,
        file=os.path.relpath(out / INDEX),
        message="this is no index of a shelf, and would be overwritten; nothing was "
        "begun",
        hint="choose another folder with -o, or move the file",
    )


def _own_output(issue: Path) -> Note:
    return Note(
        code=Code.OUTPUT_IN_ISSUE,
        file=os.path.relpath(issue),
        message="the files would be written among the issue's own; nothing was begun",
        hint="choose another folder with -o",
    )
