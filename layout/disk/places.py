"""Where things lie on disk: a publication, its issues, the cache."""

import os
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import layout
from layout.codes import Code
from layout.disk.atomic import put
from layout.disk.cache_key import cache_key, own_name
from layout.disk.confined import inside
from layout.disk.listing import entries
from layout.disk.scratch import Scratch, scratch
from layout.errors import Unreadable
from layout.notes import Note

PAPER = "paper.toml"
MANIFEST = "issue.toml"
ISSUES = "issues"
CACHE = ".layout-cache"
IGNORED = ".gitignore"

_PACKAGE = Path(layout.__file__).resolve().parent


def starter_folder() -> Path:
    """Return the publication that `layout init` copies."""
    return _PACKAGE / "starter"


def publication_folder(start: Path) -> Path | None:
    """Return the nearest folder at or above `start` that has a paper.toml."""
    start = start.resolve()
    above = (start, *start.parents)
    return next((folder for folder in above if (folder / PAPER).is_file()), None)


def issue_folder(name: str, start: Path) -> Path:
    """Return the folder of the issue that a person calls `name`.

    That is a folder as seen from `start`, or a name under `issues/` of the
    publication at or above `start`.

    Raises:
        Unreadable: there is no such folder, or it is a link out of its publication.
    """
    typed = start / name
    if typed.name == MANIFEST:
        typed = typed.parent
    if (typed / MANIFEST).is_file():
        return not_led_out(typed).resolve()
    publication = publication_folder(start)
    if publication is not None:
        named = publication / ISSUES / name
        if (named / MANIFEST).is_file():
            return not_led_out(named).resolve()
        if named.parent == publication / ISSUES and named.is_dir():
            typed = named
    if name and typed.is_dir():
        raise Unreadable(_no_manifest(name, typed))
    raise Unreadable(_no_issue(name, publication))


def issue_folders(name: str, start: Path) -> tuple[Path, ...]:
    """Return the folders of the issues that `name` stands for, sorted by name.

    That is one issue, or all issues in a folder of issues or in a publication.

    Raises:
        Unreadable: there is no such folder, or no issue in it, or one of them is a
            link out of its publication.
    """
    typed = start / name
    if not (typed / MANIFEST).is_file():
        for pattern in (f"*/{MANIFEST}", f"{ISSUES}/*/{MANIFEST}"):
            if found := sorted(typed.glob(pattern)):
                folders = (not_led_out(manifest.parent) for manifest in found)
                return tuple(folder.resolve() for folder in folders)
    return (issue_folder(name, start),)


def not_led_out(folder: Path) -> Path:
    """Return a folder, which no link leads out of the publication that it is seen in.

    A publication may be a stranger's. What its link leads to may be another issue of
    one's own: what is asked for this one would be read and written there.

    Raises:
        Unreadable: a link leads out.
    """
    seen = Path(os.path.normpath(folder))
    home = next((place for place in seen.parents if (place / PAPER).is_file()), None)
    if home is not None and not inside(seen, home):
        raise Unreadable(
            Note(
                code=Code.OUTSIDE,
                file=seen.relative_to(home).as_posix(),
                message="the folder is a link that leads out of the publication",
                hint="name the folder that it leads to",
            )
        )
    return folder


def issues_of(publication: Path) -> tuple[Path, ...]:
    """Return the folders under `issues/` that have a manifest, sorted by name.

    Those that links lead to, out of the publication, are none of it.
    """
    found = sorted((publication / ISSUES).glob(f"*/{MANIFEST}"))
    folders = (manifest.parent for manifest in found)
    return tuple(folder for folder in folders if inside(folder, publication))


def cache_folder(publication: Path) -> Path:
    """Return a folder to keep set type and rendered pages in, made if need be.

    It lies in the publication, so that it goes when the publication goes; in the
    user's cache folder where the publication cannot be written. Each user has a part
    of it, of a name that no stranger can have made. Without a place for the user's key
    it is a folder for this process alone.

    Raises:
        Unreadable: there is none.
    """
    key = cache_key()
    if key is None:
        return _passing_folder()
    for folder in (publication / CACHE, *_user_caches()):
        try:
            if folder.is_symlink():
                continue  # a stranger's may lead anywhere
            own = folder / own_name(key, publication)
            if own.is_symlink() or any(path.is_symlink() for path in entries(own)):
                continue  # nor is one of its folders ours, then
            own.mkdir(parents=True, exist_ok=True)
            # Whatever keeps the publication's history should not keep its cache.
            if not os.path.lexists(folder / IGNORED):
                put(folder / IGNORED, "*\n")
            if os.access(own, os.W_OK):
                return own
        except OSError:
            continue
    return _passing_folder()


@cache
def _passing_folder() -> Path:
    """Return a folder that goes with this process."""
    try:
        made = scratch()
    except OSError as problem:
        raise Unreadable(
            Note(
                code=Code.CACHE_UNWRITABLE,
                message="no folder for the cache can be written",
                hint="free one, or say --no-cache",
            )
        ) from problem
    _passing.append(made)
    return made.folder


# It goes when nobody holds it, which is at the end of the process.
_passing: list[Scratch] = []


def _user_caches() -> tuple[Path, ...]:
    """Return the user's folder for caches (XDG base directories), if there is one."""
    named = os.environ.get("XDG_CACHE_HOME")
    try:
        return ((Path(named) if named else Path.home() / ".cache") / "layout",)
    except RuntimeError:
        return ()


def _no_manifest(name: str, folder: Path) -> Note:
    """Say that the folder is no issue, and which issues are in it."""
    inside = sorted(
        manifest.parent.relative_to(folder).as_posix()
        for pattern in (f"*/{MANIFEST}", f"{ISSUES}/*/{MANIFEST}")
        for manifest in folder.glob(pattern)
    )
    if inside:
        hint = f"name an issue in it: {', '.join(inside)}"
    else:
        hint = f"an issue is a folder with an {MANIFEST} of its number and date"
    return Note(
        code=Code.NO_MANIFEST,
        file=Path(name).as_posix(),
        message=f"the folder has no {MANIFEST}",
        hint=hint,
    )


def _no_issue(name: str, publication: Path | None) -> Note:
    names = [folder.name for folder in issues_of(publication)] if publication else []
    near = get_close_matches(Path(name).name, names, n=1, cutoff=0.5)
    if near:
        hint = f"did you mean {near[0]}?"
    elif names:
        hint = f"the issues here are {', '.join(names)}"
    else:
        hint = "give an issue's folder, or its name from inside a publication"
    return Note(
        code=Code.NO_SUCH_ISSUE,
        message=f'there is no issue "{name}"',
        hint=hint,
    )
