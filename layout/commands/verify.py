"""A locked issue set again, in a clean folder, and compared with what it was."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from layout.codes import Code
from layout.commands.build import build
from layout.disk.atomic import put
from layout.disk.places import issue_folder
from layout.disk.scratch import scratch
from layout.disk.staging import staged
from layout.errors import Unreadable
from layout.library.fixity import DECLARATION, whole_bag
from layout.library.unwrapping import WRAPPED, unwrap
from layout.lock.album import INDEX, RECORD, album
from layout.lock.changes import remarks_on
from layout.lock.comparing import Answer, Change, LockComparison, compare
from layout.lock.differing import PageDifferences, Views, once_a_page
from layout.lock.laid_out import Original, lay_out_clean
from layout.lock.lock import LOCK, Lock
from layout.lock.viewing import Pages
from layout.notes import Note, in_order
from layout.requests import (
    ALL_EDITIONS,
    BuildRequest,
    Result,
    VerifyRequest,
    Watch,
    unwatched,
)
from layout.run.forme import Forme
from layout.run.locked import home_of, lock_of
from layout.workers.pool import WorkerPool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a verification came to; `report` is JSON, `files` what was written.

    `pages` are those that differ, with their lines where both can be seen.
    """

    answer: Answer
    comparison: LockComparison | None
    pages: tuple[PageDifferences, ...]
    report: str
    notes: tuple[Note, ...]
    files: tuple[Path, ...] = ()

    @property
    def shown(self) -> tuple[PageDifferences, ...]:
        """The pages that differ, once each, whatever editions they differ in."""
        return once_a_page(self.pages)

    @property
    def unread(self) -> tuple[str, ...]:
        """The names of the files that differ."""
        return tuple(c.name for c in self.comparison.outputs) if self.comparison else ()

    @property
    def status(self) -> int:
        """0 where the pages are the same, else 1."""
        return 0 if self.answer in (Answer.IDENTICAL, Answer.SAME_PAGES) else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """An issue in its original, and where files of the build it was locked with lie."""

    original: Original
    folders: tuple[Path, ...]


def verify(
    request: VerifyRequest, watch: Watch = unwatched, room: WorkerPool | None = None
) -> Verification:
    """Set a locked issue or a bag's again and say how it compares.

    Nothing is written but the report, if one is asked for.

    Raises:
        LayoutError: there is no lock, or it or something that it names cannot be used.
    """
    with scratch() as clean:
        case = _case(request, clean / "bag")
        issue = lay_out_clean(case.original, clean / "publication")
        order = _order(case.original.lock, issue, clean / "out", request)
        built = build(order, watch, room)
        now = lock_of(issue)
        if built.forme is None or now is None:
            return _refused(built.result)
        views = _views(case, now, built.forme, clean / "out")
        return _verification(case, views, request.report)


def _order(lock: Lock, issue: Path, out: Path, request: VerifyRequest) -> BuildRequest:
    facts = lock.build
    return BuildRequest(
        issue=issue,
        out=out,
        printer=facts.printer,
        editions=facts.editions,
        jobs=request.jobs,
        cache=False,
        anew=facts.anew,
        lock=True,
        record=False,
        moment=facts.moment,
    )


# --- What is verified.


def _case(request: VerifyRequest, unpacked: Path) -> _Case:
    """Find the issue, its lock, and what may be left of the files of then.

    A bag that comes as one file is `unpacked` there.
    """
    typed = request.start / request.name
    if typed.suffix in WRAPPED and typed.is_file():
        typed = unwrap(typed, unpacked)
    if (typed / DECLARATION).is_file():
        bag = whole_bag(typed)
        issue, folders = _issue_in(bag.source), [typed / "data"]
    else:
        issue = issue_folder(request.name, request.start)
        built = Path("build") / issue.name
        folders = [request.start / built, home_of(issue) / built]
    if request.against:
        folders.insert(0, request.against)
    lock = lock_of(issue)
    if lock is None:
        raise Unreadable(_no_lock(request.name))
    unknown = sorted(set(lock.build.editions) - set(ALL_EDITIONS))
    if unknown:
        raise Unreadable(_unknown_edition(unknown[0], request.name))
    original = Original(issue=issue, home=home_of(issue), lock=lock)
    there = dict.fromkeys(folder for folder in folders if folder.is_dir())
    return _Case(original=original, folders=tuple(there))


def _issue_in(source: Path) -> Path:
    """Return the locked issue of a bag's source."""
    found = sorted(path.parent for path in source.rglob(LOCK))
    if not found:
        raise Unreadable(_no_lock(source.as_posix()))
    return found[0]


def _no_lock(name: str) -> Note:
    return Note(
        code=Code.NO_LOCK,
        file=name,
        message=f"there is no {LOCK} to compare with",
        hint="lock the issue when it is as it should be: layout build --lock",
    )


def _unknown_edition(edition: str, name: str) -> Note:
    return Note(
        code=Code.LOCK_BROKEN,
        file=name,
        message=f'the lock is of an edition "{edition}", which is not known',
        hint="install the Layout that wrote it",
    )


# --- What it comes to.


def _refused(result: Result) -> Verification:
    """Answer for an issue that cannot even be built any more."""
    notes = result.notes
    report = {
        "answer": Answer.DIFFERENT.value,
        "refused": True,
        "notes": [note.plain() for note in notes],
    }
    return Verification(
        answer=Answer.DIFFERENT,
        comparison=None,
        pages=(),
        report=_json(report),
        notes=notes,
    )


def _verification(case: _Case, views: Views, report: Path | None) -> Verification:
    found = compare(case.original.lock, views.lock, views.is_same)
    pages = tuple(views.differences(page) for page in found.pages)
    notes = in_order(remarks_on(case.original, found))
    files: tuple[Path, ...] = ()
    if report:
        files = _write_album(report, found, pages, views)
    return Verification(
        answer=found.answer,
        comparison=found,
        pages=pages,
        report=_json(_plain(case.original, found, pages, notes)),
        notes=notes,
        files=files,
    )


def _views(case: _Case, now: Lock, forme: Forme, out: Path) -> Views:
    return Views(
        before=Pages(case.original.lock, case.folders),
        after=Pages(now, (out,)),
        lock=now,
        made={page.number: page for page in forme.dummy.pages},
        grid=forme.style.grid,
    )


def _write_album(
    folder: Path, found: LockComparison, pages: Sequence[PageDifferences], views: Views
) -> tuple[Path, ...]:
    """Write pictures of the pages that differ, and a page that shows them."""
    content = album(found, pages, views)
    with staged(folder) as staging:
        for name, data in content.items():
            put(staging.folder / name, data)
        staging.list_in(RECORD)
        files = staging.publish(partial(staging.listed, RECORD))
    return tuple(path for path in files if path.name == INDEX)


def _plain(
    original: Original,
    found: LockComparison,
    pages: Sequence[PageDifferences],
    notes: tuple[Note, ...],
) -> dict[str, object]:
    """Return the report as JSON has it."""
    return {
        "answer": found.answer.value,
        "issue": original.lock.build.issue,
        "versions": [_change(change) for change in found.versions],
        "inputs": [_change(change) for change in (*found.issue, *found.hyphenation)],
        "outputs": [_change(change) for change in found.outputs],
        "stories": list(found.stories),
        "pages": [page.plain() for page in pages],
        "notes": [note.plain() for note in notes],
    }


def _change(change: Change) -> dict[str, str]:
    return {"name": change.name, "then": change.then, "now": change.now}


def _json(report: dict[str, object]) -> str:
    return json.dumps(report, ensure_ascii=False, indent=2)
