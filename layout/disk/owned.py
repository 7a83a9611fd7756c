"""Which files of a folder are a run's own: those that its record there lists, as made.

People keep their own files where a run puts its: an invoice beside the press files, an
older copy under a name like one of ours. So nothing is removed or written over for its
name. A run lists what it makes, with digests, in a record beside it; the next run may
remove or replace what is listed there, lies in the folder itself, and still has the
content it was made with. What a person has changed since is that person's work.
"""

import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from layout.codes import Code
from layout.disk.confined import climbs
from layout.disk.contents import content
from layout.disk.digests import digest_of_file
from layout.disk.listing import matching
from layout.disk.through_link import through_link
from layout.errors import Unreadable
from layout.notes import Note

# The key of a record under which its files stand: names and their sha256.
FILES = "files"
# More than the record of an issue of a thousand pages has.
MOST = 100_000_000
# What `layout build` has written into a folder stands in this; every other command
# that lists its files has a record whose name ends in the other.
REPORT, RECORDS = "report.json", "files.json"


def nothing(_: Path) -> bool:
    """Know no file."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What of the files in an output folder a run takes for an earlier run's.

    `listed` tells what such a run has listed, with its sha256; of that also goes what
    is not written anew, if the run `removes`. `knows` says of a file that nobody lists
    whether it shows itself that it was made here and not changed since.
    """

    listed: Callable[[], Mapping[str, str]] = dict
    removes: bool = True
    knows: Callable[[Path], bool] = nothing


def listed(record: Path) -> dict[str, str]:
    """Return the files that a record lists, with their sha256; none without one."""
    return _read(record) or {}


def is_record(place: Path) -> bool:
    """Say whether a file is a record, by its name and by what is in it."""
    named = place.name == REPORT or place.name.endswith(RECORDS)
    return named and _read(place) is not None


def _read(record: Path) -> dict[str, str] | None:
    try:
        data = json.loads(content(record, most=MOST))
    except (OSError, ValueError, RecursionError):
        return None
    files = data.get(FILES) if isinstance(data, dict) else None
    if not isinstance(files, dict):
        return None
    return {name: said for name, said in files.items() if isinstance(said, str)}


def record_text(files: Mapping[str, str]) -> str:
    """Return the text of a record that is nothing but a list."""
    content = {FILES: dict(sorted(files.items()))}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def left_over(
    folder: Path, files: Mapping[str, str], fresh: Collection[Path]
) -> list[Path]:
    """Return what is left of an earlier run in a folder, sorted.

    Args:
        folder: where that run has put its files.
        files: what it has listed: names, and their sha256 as they were made.
        fresh: the places that a new file comes to.
    """
    own = (folder / name for name in as_made(folder, files, fresh))
    return sorted(own)


def as_made(
    folder: Path, files: Mapping[str, str], fresh: Collection[Path] = ()
) -> dict[str, str]:
    """Return those of listed files that are in a folder as they were made.

    The list may be a stranger's. What leads out, is a link or has other content is
    none of it; whatever it says, no more is in the answer than in the folder.
    """
    found = {}
    for name, digest in files.items():
        place = folder / name
        if place in fresh or climbs(name) or not PurePosixPath(name).parts:
            continue
        if through_link(folder, place) is None and _is_still(place, digest):
            found[place.relative_to(folder).as_posix()] = digest
    return dict(sorted(found.items()))


def check_places(folder: Path, moves: Mapping[Path, Path], claim: Claim) -> None:
    """See that no file of somebody's own stands where a new one is to go.

    Args:
        folder: the output folder.
        moves: the places in it, and the file that is to come to each.
        claim: what there is an earlier run's.

    Raises:
        Unreadable: a file is in the way that is not ours, or was changed since.
    """
    names = {place.relative_to(folder).as_posix(): place for place in moves}
    taken = {name: at for name, at in names.items() if _is_taken(at)}
    lists = [claim.listed(), *_beside(folder)] if taken else []
    strange = []
    for name, place in taken.items():
        said = {files.get(name) for files in lists} - {None}
        own = through_link(folder, place) is None and (
            _is_one_of(place, said | {digest_of_file(moves[place])})
            or is_record(place)
            or claim.knows(place)
        )
        if not own:
            strange.append((name, bool(said)))
    if strange:
        raise Unreadable(_in_the_way(folder, strange))


def _is_taken(place: Path) -> bool:
    """Say whether a file is there; of a folder in the way the move itself tells."""
    return os.path.lexists(place) and (place.is_symlink() or not place.is_dir())


def _beside(folder: Path) -> Iterator[dict[str, str]]:
    """Yield what all commands have listed that write into a folder."""
    for record in (folder / REPORT, *matching(folder, f"*-{RECORDS}")):
        yield listed(record)


def _in_the_way(folder: Path, strange: list[tuple[str, bool]]) -> Note:
    # Without its record nothing is known any more, so of that is spoken first.
    name, was_made = min(strange, key=lambda one: one[0] != REPORT)
    more = f" (and {len(strange) - 1} more like it)" * (len(strange) > 1)
    what = (
        "was changed since it was made" if was_made else "is no file of an earlier run"
    )
    return Note(
        code=Code.FOREIGN_FILE,
        message=f"{folder / name} is there and {what}{more}; it would be overwritten, "
        "so nothing was changed",
        hint="move it elsewhere or remove it, or choose another place with -o",
    )


def check_way(
    folder: Path, place: Path, hint: str = "remove the link, or choose another folder"
) -> None:
    """See that no link leads from a folder to a place in it that is written to.

    What a link leads to is not ours, whoever has put it there.

    Raises:
        Unreadable: the place, or a folder on the way, is a link.
    """
    link = through_link(folder, place)
    if link is not None:
        name = link.relative_to(folder).as_posix()
        raise Unreadable(
            Note(
                code=Code.OUTPUT_UNWRITABLE,
                message=f"cannot write {folder}: {name} in it is a link to another "
                "folder; nothing was changed",
                hint=hint,
            )
        )


def _is_still(place: Path, digest: str) -> bool:
    return _is_one_of(place, {digest})


def _is_one_of(place: Path, digests: Collection[str | None]) -> bool:
    try:
        return digest_of_file(place) in digests
    except OSError:
        return False
