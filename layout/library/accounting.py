"""Every byte of a bag accounted for, and not by its own manifests alone.

Whoever changes a file of a bag can write its digest anew into the manifest. So nothing
of what a bag says of itself is believed that can be worked out: its sources are what
its lock names, all others what comes out when the bag is packed again from its sources,
printed files what the lock has of them besides; and its manifests and labels are what
would be written for the files as they lie there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from layout.disk.digests import digest_of, digest_of_file
from layout.disk.listing import files_below
from layout.library.bagging import (
    DECLARED,
    MANIFEST,
    TAGS,
    info_text,
    manifest_text,
    tags_text,
)
from layout.library.fixity import DECLARATION, INFO, PAYLOAD, SOURCE
from layout.library.packed import BUILD, KEPT, PRESSED, SINGLES, WHOLE
from layout.library.source import issue_place, source_files
from layout.lock.lock import LOCK, Lock, lock_text

Files = dict[str, str]


class Odds(StrEnum):
    """What is the matter with a file of a bag."""

    CHANGED = "changed"
    MISSING = "missing"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unaccounted:
    """A file of a bag that is not what it should be.

    It is `made` where that was found by packing the bag again: another version of a
    library may be the reason. All else was found without making anything.
    """

    name: str
    odds: Odds
    made: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Repacked:
    """A bag, its lock, and the same bag packed again in the folder `made`.

    `info` and `facts` are what its bag-info.txt and data/build.json are to say,
    `signatures` are files that no packing can make: they are looked at elsewhere.
    """

    bag: Path
    lock: Lock
    made: Path
    info: tuple[tuple[str, str], ...]
    facts: bytes
    signatures: frozenset[str]


def unaccounted(bag: Repacked) -> tuple[Unaccounted, ...]:
    """Return the files of a bag that are not what they should be, by name."""
    here = _digests(bag.bag)
    made, fixed = _made(bag), _fixed(bag)
    due = made | fixed
    said = _printed(bag.lock, made)
    found = []
    for name in sorted({*here, *due, *said} - bag.signatures):
        # The lock is the bag's own: what it says is not enough, but must be so too.
        is_said = here.get(name) == said.get(name, here.get(name))
        if is_said and here.get(name) == due.get(name):
            continue
        odds = Odds.CHANGED
        if name not in here:
            odds = Odds.MISSING
        elif name not in due:
            odds = Odds.NEW
        is_made = is_said and name in made and name not in fixed
        found.append(Unaccounted(name=name, odds=odds, made=is_made))
    return tuple(found)


def _digests(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): digest_of_file(path)
        for path in files_below(folder)
    }


def _made(bag: Repacked) -> Files:
    """Return what was made again; sources and tag files are looked at without it."""
    return {
        name: digest
        for name, digest in _digests(bag.made).items()
        if name.startswith(f"{PAYLOAD}/") and not name.startswith(f"{SOURCE}/")
    }


def _fixed(bag: Repacked) -> Files:
    """Return what the lock, and the bag's own files, say of some files."""
    lock = bag.lock
    text = {
        f"{issue_place(lock)}/{LOCK}": lock_text(lock),
        DECLARATION: DECLARED,
        INFO: info_text(bag.bag, bag.info),
        MANIFEST: manifest_text(bag.bag),
        TAGS: tags_text(bag.bag),
    }
    return (
        source_files(lock)
        | {name: digest_of(said.encode()) for name, said in text.items()}
        | {BUILD: digest_of(bag.facts)}
    )


def _printed(lock: Lock, made: Iterable[str]) -> Files:
    """Return what went to the printer, and the whole issue, as the lock has them."""
    outputs = lock.outputs
    pressed = {name for name in outputs if name.startswith(f"{SINGLES}/")}
    wholes = {name.rpartition("/")[2] for name in made if name.startswith(PRESSED)}
    found = {f"{PAYLOAD}/{name}": outputs[name] for name in pressed}
    found |= {f"{PRESSED}/{name}": outputs[name] for name in wholes & outputs.keys()}
    return found | ({WHOLE: outputs[KEPT]} if KEPT in outputs else {})
