"""A key that only this user has: what the cache holds is known by it as one's own.

A publication comes from anybody, and its cache lies in it. Whoever knows this program
could name any page and put another in its place; a digest would only say that it is
whole. So what is kept is named and sealed with a key (RFC 7693, keyed BLAKE2b) that
lies in the user's folder for what programs remember, and nowhere else.

It decides where an answer lies and never what is in it.
"""

import errno
import os
import stat
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from layout.disk.contents import opened

SIZE = 32
NAME = "cache-key"
# So many letters of a folder's name, each half a byte.
LETTERS = 16


def cache_key() -> bytes | None:
    """Return the user's key, made if need be; None where none can be kept.

    In the place of one that is cut, that others may read or that is somebody else's,
    another is made.
    """
    try:
        path = _state_folder() / NAME
        try:
            return _read(path)
        except FileNotFoundError:
            pass
        except OSError:
            path.unlink()
        return _make(path)
    except (OSError, RuntimeError):  # there may be no home either
        return None


def own_name(key: bytes, publication: Path) -> str:
    """Return the name of the user's own part of a publication's cache.

    Nobody can guess it. It is another for every publication, and so is known to nobody
    who was sent one: by its path, so that one that was moved begins anew.
    """
    path = b"folder\0" + os.fsencode(os.path.realpath(publication))
    return blake2b(path, key=key).hexdigest()[:LETTERS]


def _state_folder() -> Path:
    """Return the folder for what programs remember (XDG base directories)."""
    state = os.environ.get("XDG_STATE_HOME")
    home = Path(state) if state else Path.home() / ".local" / "state"
    return home / "layout"


def _read(path: Path) -> bytes:
    with opened(path, most=SIZE, through_link=False) as file:
        status = os.fstat(file.fileno())
        key = file.read()
    private = not stat.S_IMODE(status.st_mode) & (stat.S_IRWXG | stat.S_IRWXO)
    if len(key) != SIZE or status.st_uid != os.geteuid() or not private:
        raise OSError(errno.EPERM, "it is nobody's own key", str(path))
    return key


def _make(path: Path) -> bytes:
    """Write a key, whole at once; of two that are made at once the first is it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_name(f".{NAME}.{os.getpid()}")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(os.urandom(SIZE))
        with suppress(FileExistsError):
            os.link(beside, path)
    finally:
        beside.unlink()
    return _read(path)
