"""Files kept by content: what an issue was set with, whatever becomes of `styles/`.

A kept file is `kept/<first two digits>/<sha256>` with the suffix that it had, so that
every program still knows what it is, `sha256sum` can check it, and many issues share
what they have in common.
"""

from collections.abc import Mapping
from pathlib import Path

from layout.codes import Code
from layout.disk.atomic import put, touch
from layout.disk.confined import Confined, content_within
from layout.disk.digests import digest_of
from layout.disk.staging import staged, tidy
from layout.errors import Unreadable
from layout.lock.lock import LOCK, Lock
from layout.notes import Note

KEPT = "kept"


def kept_path(name: str, digest: str) -> Path:
    """Return where a file of this name and content is kept, from the publication."""
    return Path(KEPT, digest[:2], digest + Path(name).suffix)


def keep(publication: Path, files: Mapping[str, bytes]) -> None:
    """Keep files, by name and content; what is kept already stays as it is.

    A run that is killed here leaves what the next one sweeps away.

    Raises:
        LeadsOutError: the folder of kept files is a link that leads out.
        OSError: the publication cannot be written.
        Unreadable: the folder of kept files cannot be written.
    """
    out = Confined(folder=publication).place(KEPT)
    tidy(out)
    places = {kept_path(name, digest_of(data)): data for name, data in files.items()}
    missing = {
        place.relative_to(KEPT): data
        for place, data in places.items()
        if _content(publication, place) != data
    }
    if not missing:
        return
    with staged(out) as staging:
        for place, data in missing.items():
            put(staging.folder / place, data)
        staging.publish()


def kept_files(publication: Path, lock: Lock) -> dict[str, bytes]:
    """Return the publication's files as they were when an issue was locked.

    One that is not in `kept/`, as in an archive's package, may be at its own place.

    Raises:
        Unreadable: some are missing or altered; the notes name each.
    """
    found: dict[str, bytes] = {}
    notes = []
    stored = (publication / KEPT).is_dir()
    for name, digest in sorted(lock.publication.items()):
        place = kept_path(name, digest) if stored else Path(name)
        content = _content(publication, place)
        if stored and content is None:
            # What has its digest is that file, wherever it lies.
            own = _content(publication, Path(name))
            content = own if own and digest_of(own) == digest else None
        if content is None:
            notes.append(_missing(name, place))
        elif digest_of(content) != digest:
            notes.append(_altered(name, place))
        else:
            found[name] = content
    if notes:
        raise Unreadable(*notes)
    return found


def kept_text(publication: Path, name: str, digest: str) -> str | None:
    """Return a text that was kept, if it is there and whole."""
    content = _content(publication, kept_path(name, digest))
    if content is None or digest_of(content) != digest:
        return None
    return content.decode("utf-8", "replace")


def lay_out(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files to their places below a folder, where they are not there yet."""
    room = Confined(folder=folder)
    for name, content in files.items():
        if _content(folder, Path(name)) == content:
            # In use again: the cache is pruned by that.
            touch(folder / name)
        else:
            room.put(name, content)


def _content(publication: Path, place: Path) -> bytes | None:
    # A link may lead anywhere, and to another content tomorrow.
    try:
        return content_within(publication / place, publication)
    except OSError:
        return None


def _missing(name: str, place: Path) -> Note:
    return Note(
        code=Code.KEPT_MISSING,
        file=place.as_posix(),
        message=f"{name}, which {LOCK} names, is missing",
        hint="bring the file back, or set the issue in today's style with --restyle",
    )


def _altered(name: str, place: Path) -> Note:
    return Note(
        code=Code.KEPT_ALTERED,
        file=place.as_posix(),
        message=f"{name} is not as it was when the issue was locked",
        hint="bring the file back, or set the issue in today's style with --restyle",
    )
