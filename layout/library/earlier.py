"""The bag that an earlier run has left where a new one goes: which files are its own.

A bag is written over one of the same issue. What the earlier one lists goes with it;
what somebody else has put there does not, and a bag with a file too many is none. So
then no bag is written: it would not pass for whole.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from layout.codes import Code
from layout.disk.contents import is_folder, text
from layout.disk.digests import digest_of_file
from layout.disk.owned import Claim, left_over
from layout.disk.scratch import scratch
from layout.errors import Unreadable
from layout.library.bagging import MANIFEST, TAGS
from layout.library.fixity import ENTRY, below, whole_bag
from layout.library.unwrapping import unwrap
from layout.lock.lock import SIGNED
from layout.lock.vouching import vouched
from layout.notes import Note


def earlier_bag(out: Path, name: str) -> dict[str, str]:
    """Return what a bag lists, and its signature, by names in the folder it is in.

    Nothing where there is no bag; a line that is none of ours is passed over.
    """
    found: dict[str, str] = {}
    for manifest in (MANIFEST, TAGS):
        try:
            lines = text(out / name / manifest).split("\n")
        except (OSError, UnicodeDecodeError):
            continue
        parts = (line.partition("  ") for line in lines)
        found |= {f"{name}/{file}": digest for digest, _, file in parts}
    return found | _signature(out, name)


def bag_claim(out: Path, name: str) -> Claim:
    """Return what of a folder is the bag of that name that an earlier run made."""
    return Claim(listed=partial(earlier_bag, out, name), knows=_is_tag_list)


def refuse_strangers(out: Path, name: str, *, fresh: Path) -> None:
    """See that nothing is left of what lies in a bag's place, once `fresh` is there.

    Raises:
        Unreadable: somebody else's file is there, or one of the bag's was changed.
    """
    strangers = sorted(_strangers(out, name, fresh))
    if strangers:
        raise Unreadable(_in_the_way(name, strangers))


def _is_tag_list(place: Path) -> bool:
    """Say whether a file is the one of a bag that none of its lists can name."""
    try:
        return place.name == TAGS and all(
            ENTRY.fullmatch(line) for line in text(place).splitlines()
        )
    except (OSError, UnicodeDecodeError):
        return False


def is_whole_bag(place: Path) -> bool:
    """Say whether a file is a packed bag that has all that it lists and nothing else.

    One that a person has changed is none, nor is something else of that name.
    """
    try:
        with scratch(place.parent) as folder:
            # Of its own: in the other is the mark of a run.
            empty = folder / "bag"
            empty.mkdir()
            whole_bag(unwrap(place, empty))
    except (Unreadable, OSError):
        return False
    return True


def _strangers(out: Path, name: str, fresh: Path) -> Iterator[str]:
    bag = out / name
    if not is_folder(bag):
        return
    due = [bag / path.relative_to(fresh) for path in below(fresh)]
    known = {*due, *left_over(out, earlier_bag(out, name), due)}
    for path in below(bag):
        if path not in known and (path.is_symlink() or not is_folder(path)):
            yield path.relative_to(bag).as_posix()


def _signature(out: Path, name: str) -> dict[str, str]:
    """Return the file that signs a bag, which none of its manifests can list."""
    bag = out / name
    try:
        if vouched(bag / TAGS, TAGS, None) is None:
            return {}
    except (Unreadable, OSError):  # of something else
        return {}
    signature = f"{TAGS}{SIGNED}"
    return {f"{name}/{signature}": digest_of_file(bag / signature)}


def _in_the_way(name: str, strangers: list[str]) -> Note:
    more = f" and {len(strangers) - 1} more" * (len(strangers) > 1)
    return Note(
        code=Code.OUTPUT_UNWRITABLE,
        file=name,
        message=f"{strangers[0]}{more} in it did not come from an earlier run, or was "
        "changed since, and a bag with a file too many is not whole; the bag was left "
        "as it is",
        hint="move what is not of the bag elsewhere, or choose another folder",
    )
