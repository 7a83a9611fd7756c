"""A clean publication of one locked issue, laid out to be built and compared."""

from dataclasses import dataclass
from pathlib import Path

from layout.desk.files.differences import first_difference
from layout.desk.publications import PAPER
from layout.disk.atomic import place
from layout.disk.confined import LeadsOutError, inside
from layout.disk.contents import content
from layout.disk.listing import files_below
from layout.disk.refusing import refusal
from layout.lock.comparing import Change
from layout.lock.kept import KEPT, keep, kept_files, kept_text, lay_out
from layout.lock.lock import Lock
from layout.lock.locking import TEXTS

# So much of a line is told, around what changed in it.
SHOWN = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A locked issue: its folder, its publication's folder, its lock."""

    issue: Path
    home: Path
    lock: Lock


def lay_out_clean(original: Original, folder: Path) -> Path:
    """Copy a locked issue, and what it was set with, into an empty folder.

    Nothing else of the publication is there: whatever it has today has no say.
    Returns the issue's folder.

    Raises:
        Unreadable: something that was kept is missing or altered.
        Refused: a file of the issue is a link that leads out of the publication.
    """
    lock = original.lock
    files = kept_files(original.home, lock)
    home = folder if PAPER in files else folder / lock.build.issue
    issue = folder / "issues" / lock.build.issue if home == folder else home
    keep(home, files)
    lay_out({name: files[name] for name in (PAPER,) if name in files}, home)
    for path in files_below(original.issue):
        name = path.relative_to(original.issue)
        hidden = any(part.startswith(".") for part in name.parts)
        if hidden or name.parts[0] == KEPT:
            continue
        if not inside(path, original.home):
            problem = LeadsOutError(name.as_posix(), by_link=True)
            raise refusal(problem, path.relative_to(original.home).as_posix())
        place(path, issue / name)
    return issue


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """A line of a source that is not as it was; `line` is its number now."""

    line: int
    before: str
    after: str


def text_change(original: Original, change: Change) -> TextChange | None:
    """Return the first line that changed in one of the issue's texts.

    None where it is no text, or what it was is not kept.
    """
    path = original.issue / change.name
    if Path(change.name).suffix not in TEXTS or not (change.then and change.now):
        return None
    old = kept_text(original.home, change.name, change.then)
    if old is None:
        return None
    before, after = (
        old.split("\n"),
        content(path).decode("utf-8", "replace").split("\n"),
    )
    apart = first_difference(before, after)
    if apart is None:
        return None
    one = before[apart.first] if apart.first < apart.end else ""
    two = after[apart.begin] if apart.begin < apart.stop else ""
    return TextChange(line=apart.begin + 1, **_shortened(one, two))


def _shortened(before: str, after: str) -> dict[str, str]:
    """Return what two lines have apart, with a few words around it."""
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    start = max(0, same - SHOWN // 2)
    # From the beginning of a word.
    start = before.rfind(" ", 0, start) + 1 if start else 0
    return {"before": _cut(before, start), "after": _cut(after, start)}


def _cut(line: str, start: int) -> str:
    head = "…" if start else ""
    tail = "…" if len(line) > start + SHOWN else ""
    return head + line[start : start + SHOWN].strip() + tail
