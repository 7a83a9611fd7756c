"""A locked issue set again, in a clean folder, and compared with what it was."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from layout.codes import Code
from layout.commands.build import build
from layout.commands.verify_bag import (
    BagCase,
    bag_case,
    is_unproved,
    lock_odds,
    remarks_on_bag,
)
from layout.disk.atomic import put
from layout.disk.contents import is_file, is_folder
from layout.disk.owned import Claim
from layout.disk.places import issue_folder
from layout.disk.scratch import scratch
from layout.disk.staging import staged
from layout.errors import Unreadable
from layout.library.accounting import Repacked, Unaccounted, unaccounted
from layout.library.bagging import TAGS
from layout.library.fixity import DECLARATION
from layout.library.unwrapping import is_wrapped, unwrap
from layout.lock.album import INDEX, RECORD, album
from layout.lock.changes import remarks_on
from layout.lock.comparing import Answer, Change, LockComparison, compare
from layout.lock.differing import PageDifferences, Views, once_a_page
from layout.lock.laid_out import Original, lay_out_clean
from layout.lock.lock import LOCK, Lock
from layout.lock.signers import read_signers
from layout.lock.viewing import Pages
from layout.lock.vouching import Signatures, signatures, vouched
from layout.notes import Note, in_order
from layout.plate.pressroom import pressroom
from layout.requests import (
    ALL_EDITIONS,
    BuildRequest,
    Result,
    VerifyRequest,
    Watch,
    unwatched,
)
from layout.run.bag_packing import BagPlaces, Packer
from layout.run.forme import Forme, Log
from layout.run.locked import home_of, lock_of
from layout.workers.pool import WorkerPool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a verification came to; `report` is JSON, `files` what was written.

    `pages` are those that differ, with their lines where both can be seen. With
    `unproved` a bag has files that do not come out so here, with other programs.
    """

    answer: Answer
    comparison: LockComparison | None
    pages: tuple[PageDifferences, ...]
    report: str
    notes: tuple[Note, ...]
    files: tuple[Path, ...] = ()
    unproved: bool = False

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
        """0 where the pages are the same and nothing of a bag is unproved, else 1."""
        same = self.answer in (Answer.IDENTICAL, Answer.SAME_PAGES)
        return 0 if same and not self.unproved else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """An issue in its original, and where files of the build it was locked with lie.

    `bag` is the bag that it came in.
    """

    original: Original
    folders: tuple[Path, ...]
    bag: BagCase | None = None


def verify(
    request: VerifyRequest, watch: Watch = unwatched, room: WorkerPool | None = None
) -> Verification:
    """Set a locked issue or a bag's again and say how it compares.

    Nothing is written but the report, if one is asked for.

    Raises:
        LayoutError: there is no lock, or it or something that it names cannot be used.
    """
    with (
        scratch() as clean,
        pressroom(request.jobs, room) as workers,
    ):
        workers.within(writes=[clean])
        case = _case(request, clean / "bag")
        # Before anything of it is built: it may be a stranger's.
        signed = _signed(case, request)
        issue = lay_out_clean(case.original, clean / "publication")
        order = _order(case.original.lock, issue, clean / "out", request)
        built = build(order, watch, workers)
        now = lock_of(issue)
        if built.forme is None or now is None:
            return _refused(built.result)
        odds: tuple[Unaccounted, ...] = ()
        if case.bag:
            places = BagPlaces(built=order.out, bag=clean / "made")
            odds = _odds(case.bag, built.forme, places, Log(watch))
        views = _views(case, now, built.forme, order.out)
        return _verification(
            case, views, Findings(odds=odds, signed=signed), request.report
        )


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found of a bag's files, and of who has signed."""

    odds: tuple[Unaccounted, ...]
    signed: Signatures


# --- What is verified.


def _case(request: VerifyRequest, unpacked: Path) -> _Case:
    """Find the issue, its lock, and what may be left of the files of then.

    A bag that comes as one file is `unpacked` there.
    """
    typed = request.start / request.name
    if is_wrapped(typed):
        typed = unwrap(typed, unpacked)
    bag = None
    if is_file(typed / DECLARATION):
        bag = bag_case(typed)
        original, folders = bag.original if bag else None, [typed / "data"]
    else:
        issue = issue_folder(request.name, request.start)
        built = Path("build") / issue.name
        folders = [request.start / built, home_of(issue) / built]
        original = _original(issue)
    if original is None:
        raise Unreadable(_no_lock(request.name))
    unknown = sorted(set(original.lock.build.editions) - set(ALL_EDITIONS))
    if unknown:
        raise Unreadable(_unknown_edition(unknown[0], request.name))
    folders = [request.against, *folders] if request.against else folders
    there = dict.fromkeys(folder for folder in folders if is_folder(folder))
    return _Case(original=original, folders=tuple(there), bag=bag)


def _original(issue: Path) -> Original | None:
    lock = lock_of(issue)
    if lock is None:
        return None
    return Original(issue=issue, home=home_of(issue, lock), lock=lock)


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


def _signed(case: _Case, request: VerifyRequest) -> Signatures:
    """Look at who has signed: a bag as a whole, an issue's lock.

    Raises:
        Unreadable: a signature is not good, or not by whom it should be.
    """
    signers = None
    if request.signers:
        signers = read_signers(request.start / request.signers)
    lock = case.original.issue / LOCK
    name = lock.relative_to(case.original.home).as_posix()
    if case.bag is None:
        return signatures({name: lock}, signers)
    # Whose lock it was may be another than who packed the bag.
    inner = vouched(lock, name, None)
    whole = signatures({TAGS: case.bag.folder / TAGS}, signers)
    return replace(whole, by=(*whole.by, inner)) if inner else whole


def _verification(
    case: _Case, views: Views, findings: Findings, report: Path | None
) -> Verification:
    found, odds = compare(case.original.lock, views.lock, views.is_same), findings.odds
    if case.bag:
        odds = (*odds, *lock_odds(case.bag, views.lock))
    found = _with_odds(found, odds)
    pages = tuple(views.differences(page) for page in found.pages)
    remarks = (*remarks_on(case.original, found), *remarks_on_bag(odds, found))
    notes = in_order((*remarks, *findings.signed.notes))
    files: tuple[Path, ...] = ()
    if report:
        files = _write_album(report, found, pages, views)
    return Verification(
        answer=found.answer,
        comparison=found,
        unproved=not findings.signed.known
        and any(is_unproved(file, found) for file in odds),
        pages=pages,
        report=_json(
            _plain(case.original, found, pages, notes)
            | {"signatures": [one.plain() for one in findings.signed.by]}
        ),
        notes=notes,
        files=files,
    )


def _odds(
    case: BagCase, forme: Forme, places: BagPlaces, log: Log
) -> tuple[Unaccounted, ...]:
    """Pack a bag again from what was built again; return the files that differ."""
    lock = case.original.lock
    packer = Packer(forme, case.form, lock_of(forme.issue.folder) or lock, places)
    packer.pack(log)
    then = Packer(forme, case.form, lock, places)
    return unaccounted(
        Repacked(
            bag=case.folder,
            lock=lock,
            made=places.bag,
            info=then.info,
            facts=then.facts,
            signatures=case.signatures,
        )
    )


def _with_odds(found: LockComparison, odds: tuple[Unaccounted, ...]) -> LockComparison:
    """Return a comparison whose answer minds the bag's other files too."""
    if all(is_unproved(file, found) for file in odds):
        less = found.answer is Answer.IDENTICAL and odds
        return replace(found, answer=Answer.SAME_PAGES) if less else found
    return replace(found, answer=Answer.DIFFERENT)


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
        files = staging.publish(Claim(listed=partial(staging.listed, RECORD)))
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
