"""A bag packed again from its own sources, and held against itself file by file."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from msgspec import structs

from layout.codes import Code
from layout.disk.listing import matching
from layout.errors import Unreadable
from layout.library.accounting import Odds, Unaccounted
from layout.library.bagging import TAGS
from layout.library.fixity import FETCH_AGAIN, SOURCE, whole_bag
from layout.library.packed import BagForm, read_form
from layout.library.source import issue_place
from layout.lock.comparing import LockComparison
from layout.lock.laid_out import Original
from layout.lock.lock import LOCK, SIGNED, Lock
from layout.notes import Note
from layout.requests import ALL_EDITIONS
from layout.run.locked import home_of, lock_of

HOW = {
    Odds.CHANGED: "it is not the file that comes of the bag's own sources",
    Odds.MISSING: "it should be in the bag",
    Odds.NEW: "nothing in the bag's sources makes it",
}
# Outputs that a note names; the report has all.
SOME = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class BagCase:
    """A whole bag, how it was packed, and the locked issue that is its source."""

    folder: Path
    form: BagForm
    original: Original

    @property
    def signatures(self) -> frozenset[str]:
        """Where the bag's signatures lie, if it has any."""
        lock = f"{issue_place(self.original.lock)}/{LOCK}"
        return frozenset({f"{TAGS}{SIGNED}", f"{lock}{SIGNED}"})


def bag_case(folder: Path) -> BagCase | None:
    """Return a bag with its issue; None where no lock is in it.

    Raises:
        Unreadable: it is not whole, or its lock or what it says of itself is broken.
    """
    bag = whole_bag(folder)
    form = read_form(bag.folder)
    locks = matching(bag.folder, f"{SOURCE}/issues/*/{LOCK}")
    if not locks:
        return None
    if len(locks) > 1:
        raise Unreadable(_not_of_it(locks[1].relative_to(folder).as_posix()))
    issue = locks[0].parent
    lock = lock_of(issue)
    assert lock is not None, "it was found"
    name = locks[0].relative_to(folder).as_posix()
    if name != f"{issue_place(lock)}/{LOCK}" or lock.build.editions != ALL_EDITIONS:
        raise Unreadable(_not_of_it(name))
    home = home_of(issue, lock)
    if home != issue:
        home = bag.source
    original = Original(issue=issue, home=home, lock=lock)
    return BagCase(folder=bag.folder, form=form, original=original)


def lock_odds(case: BagCase, now: Lock) -> list[Unaccounted]:
    """Return the lock if it says what does not come of the sources.

    Its outputs count: most of them lie in no bag, and only it tells what they were.
    """
    then = case.original.lock
    if structs.replace(now, versions=then.versions) == then:
        return []
    name = f"{issue_place(then)}/{LOCK}"
    return [Unaccounted(name=name, odds=Odds.CHANGED, made=True)]


def remarks_on_bag(
    odds: tuple[Unaccounted, ...], found: LockComparison
) -> tuple[Note, ...]:
    """Return a note for each file of a bag that is not what it should be."""
    return tuple(
        _unproved(file, found) if is_unproved(file, found) else _differs(file, found)
        for file in odds
    )


def is_unproved(file: Unaccounted, found: LockComparison) -> bool:
    """Say whether a file may differ because other programs made it."""
    return file.made and bool(found.versions)


def _differs(file: Unaccounted, found: LockComparison) -> Note:
    others = _others(found) if PurePosixPath(file.name).name == LOCK else ""
    return Note(
        code=Code.BAG_DIFFERS,
        file=file.name,
        message=f"{HOW[file.odds]}, though the manifests have it so{others}",
        hint=FETCH_AGAIN,
    )


def _others(found: LockComparison) -> str:
    """Name some of the outputs that a lock has otherwise than they come out."""
    names = [change.name for change in found.outputs]
    if not names:
        return ""
    more = len(names) - SOME
    told = ", ".join(names[:SOME]) + (f", and {more} more" if more > 0 else "")
    return f"; of its outputs these are others: {told}"


def _unproved(file: Unaccounted, found: LockComparison) -> Note:
    first, more = found.versions[0], len(found.versions) - 1
    other = (
        f"{first.name} is {first.now or 'none'} here, and was {first.then or 'none'}"
    )
    return Note(
        code=Code.BAG_UNPROVED,
        file=file.name,
        message="it does not come out to the byte here, where other programs are at "
        f"work ({other}{f', and {more} more' * bool(more)})",
        hint="a signature can vouch for it, or the same versions prove it",
    )


def _not_of_it(name: str) -> Note:
    return Note(
        code=Code.LOCK_BROKEN,
        file=name,
        message="this is not the lock of the one issue that a bag has",
        hint=FETCH_AGAIN,
    )
