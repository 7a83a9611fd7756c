"""Which files of a folder are a run's own: those that its record there lists, as made.

People keep their own files where a run puts its: an invoice beside the press files, an
older copy under a name like one of ours. So nothing is removed for its name. A run
lists what it makes, with digests, in a record beside it; the next run may remove what
is listed there, lies in the folder itself, and still has the content it was made with.
"""

import json
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath

from layout.codes import Code
from layout.disk.confined import climbs
from layout.disk.contents import content
from layout.disk.digests import digest_of_file
from layout.disk.through_link import through_link
from layout.errors import Unreadable
from layout.notes import Note

# The key of a record under which its files stand: names and their sha256.
FILES = "files"
# More than the record of an issue of a thousand pages has.
MOST = 100_000_000


def listed(record: Path) -> dict[str, str]:
    """Return the files that a record lists, with their sha256; none without one."""
    try:
        data = json.loads(content(record, most=MOST))
    except (OSError, ValueError, RecursionError):
        return {}
    files = data.get(FILES) if isinstance(data, dict) else None
    if not isinstance(files, dict):
        return {}
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
    try:
        return digest_of_file(place) == digest
    except OSError:
        return False
