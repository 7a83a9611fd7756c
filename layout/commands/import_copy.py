"""Foreign copy into an issue's folder: found, brought in, and moved into place at once.

The stage `copy` says what the folders are to hold; here is what it may not know: where
publications and issues lie, and how files come to the disk.
"""

import json
import tomllib
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from layout.codes import Code
from layout.copy.gathering import gathered
from layout.copy.importing import (
    Folder,
    Imported,
    Story,
    by_issue,
    import_into,
    issue_line,
    read_stories,
)
from layout.copy.issuing import folder_name
from layout.copy.manifests import line_of
from layout.copy.manuscript import IssueLine, Source
from layout.disk.alone import locked
from layout.disk.confined import Confined, LeadsOutError, content_within
from layout.disk.contents import text
from layout.disk.listing import entries, matching
from layout.disk.places import (
    ISSUES,
    MANIFEST,
    PAPER,
    not_led_out,
    publication_folder,
)
from layout.disk.refusing import refusal
from layout.disk.staging import staged, tidy
from layout.errors import Unreadable
from layout.notes import Note, errors, in_order
from layout.requests import ImportRequest, Result, Watch

# More than any manifest has.
MOST_KEYS = 10_000_000
PARTS = ("articles", "pictures")
RECORD = "import.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Target:
    """Where an import goes: an issue's folder, or with `shelf` a folder of issues."""

    folder: Path
    shelf: bool


@dataclass(slots=True, kw_only=True)
class _Issue:
    """An issue's folder on disk, as it is, and what it gets."""

    path: Path
    folder: Folder
    got: Imported = field(default_factory=Imported)


def bring_in(request: ImportRequest, watch: Watch) -> Result:
    """Import sources into an issue, or into one issue each of a shelf.

    Raises:
        Unreadable: a source that was named cannot be read, or none has any copy.
    """
    target = _target(request)
    found = gathered(request.sources)
    sources = _for_paper(found.sources, target.folder)
    stories, notes = read_stories(sources, watch, keep_all=request.keep_all)
    notes = [*found.notes, *notes]
    if errors(notes) or not stories:
        raise Unreadable(*in_order(notes))
    # What stands in a folder decides what comes into it: one import after the other.
    with locked(target.folder):
        tidy(target.folder)
        target, groups = _groups(target, stories, request, notes)
        issues = [_issue(target, group, request) for group in groups]
        for issue, group in zip(issues, groups, strict=True):
            issue.got = import_into(issue.folder, group)
            notes += issue.got.notes
        files = _publish(target, issues)
    ordered = in_order(notes)
    return Result(report=_report(issues, ordered), notes=ordered, files=files)


def _target(request: ImportRequest) -> _Target:
    """Return the folder that `--into` names, as seen from `start`."""
    typed = request.start / request.into
    if typed.name == MANIFEST:
        typed = typed.parent
    if typed.is_file():
        raise Unreadable(_no_folder(request.into))
    if not (typed / MANIFEST).is_file() and _is_bare(request.into):
        publication = publication_folder(request.start)
        if publication is not None and request.into != ISSUES:
            typed = typed if typed.is_dir() else publication / ISSUES / request.into
    if (typed / PAPER).is_file():
        typed = typed / ISSUES
    not_led_out(typed)
    return _Target(folder=typed, shelf=_is_shelf(typed))


def _no_folder(into: str) -> Note:
    return Note(
        code=Code.IMPORT_REFUSED,
        message=f"{into} is a file, and no issue's folder",
        hint="name a folder with --into; it is made if there is none",
    )


def _is_bare(into: str) -> bool:
    return "/" not in into.rstrip("/") and into not in (".", "..")


def _is_shelf(folder: Path) -> bool:
    """Say whether a folder is one of issues."""
    if (folder / MANIFEST).is_file():
        return False
    # What an import that was killed has left is hidden, and is no issue.
    return folder.name == ISSUES or any(matching(folder, f"[!.]*/{MANIFEST}"))


def _for_paper(sources: list[Source], folder: Path) -> list[Source]:
    """Tell sources the title and the sections of the newspaper that they are for."""
    publication = publication_folder(folder)
    if publication is None:
        return sources
    try:
        keys = tomllib.loads(text(publication / PAPER, most=MOST_KEYS))
    except (OSError, ValueError):
        # Whatever is wrong with it, the desk will say when the issue is built.
        return sources
    sections = keys.get("sections", ())
    names = tuple(map(str, sections)) if isinstance(sections, list) else ()
    title = str(keys.get("title", ""))
    return [replace(source, paper=title, sections=names) for source in sources]


def _groups(
    target: _Target, stories: list[Story], request: ImportRequest, notes: list[Note]
) -> tuple[_Target, list[list[Story]]]:
    """Part the stories by issue, if they go into a folder of issues."""
    groups = by_issue(stories)
    fresh = not target.folder.exists() and request.into.endswith("/")
    if target.shelf or (fresh and len(groups) > 1):
        return replace(target, shelf=True), groups
    if len(groups) > 1:
        said = ", ".join(folder_name(issue_line(group)) for group in groups)
        notes.append(
            Note(
                code=Code.IMPORT_ISSUES,
                message=f"the sources seem to be of {len(groups)} issues: {said}",
                hint=f"say --into {ISSUES}/ for a folder each",
            )
        )
    return target, [stories]


def _issue(target: _Target, stories: list[Story], request: ImportRequest) -> _Issue:
    path = target.folder
    if target.shelf:
        path = _on_shelf(target.folder, issue_line(stories))
        tidy(path)
    files = _files_of(path)
    line = IssueLine(number=request.number, day=request.day)
    return _Issue(path=path, folder=Folder(name=path.name, files=files, line=line))


def _on_shelf(shelf: Path, line: IssueLine) -> Path:
    """Return the folder of an issue: one that has its number or date, or a new one."""
    for manifest in matching(shelf, f"[!.]*/{MANIFEST}"):
        own = line_of(content_within(manifest, shelf, most=MOST_KEYS))
        same_number = line.number is not None and own.number == line.number
        if same_number or (line.number is None and line.day and own.day == line.day):
            return manifest.parent
    name, number = folder_name(line), 2
    free = shelf / name
    while free.exists() and line.day is not None:
        free = shelf / f"{name}-{line.number or number}"
        if free.exists():
            name, number = f"{name}-{number}", number + 1
    return free


def _files_of(folder: Path) -> dict[str, bytes]:
    """Return the files of an issue that an import may touch, by their paths in it."""
    names = [MANIFEST, RECORD]
    for part in PARTS:
        names += [f"{part}/{path.name}" for path in entries(folder / part)]
    root = publication_folder(folder) or folder
    found = {}
    for name in names:
        try:
            found[name] = content_within(folder / name, root)
        except LeadsOutError as problem:
            raise refusal(problem, (folder / name).as_posix()) from None
        except (FileNotFoundError, IsADirectoryError):
            continue
    return found


def _publish(target: _Target, issues: list[_Issue]) -> tuple[Path, ...]:
    """Move what the folders get into place, all of it or nothing."""
    if not any(issue.got.files for issue in issues):
        return ()
    with staged(target.folder) as staging:
        for issue in issues:
            place = staging.folder / issue.path.relative_to(target.folder)
            for name, data in sorted(issue.got.files.items()):
                Confined(folder=place).put(name, data)
        return staging.publish()


def _report(issues: list[_Issue], notes: tuple[Note, ...]) -> str:
    content = {
        "issues": [_plain_issue(issue) for issue in issues],
        "notes": [_plain_note(note) for note in notes],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _plain_issue(issue: _Issue) -> dict[str, object]:
    manifest = issue.got.files.get(MANIFEST) or issue.folder.files.get(MANIFEST, b"")
    line = line_of(manifest)
    return {
        "folder": issue.path.as_posix(),
        "number": line.number,
        "date": _iso(line.day),
        "label": line.label,
        "articles": [
            {"slug": slug, "source": source}
            for source, slug in sorted(issue.got.slugs.items())
        ],
        "written": sorted(issue.got.files),
    }


def _plain_note(note: Note) -> dict[str, object]:
    return {
        "code": note.code,
        "severity": note.severity.value,
        "file": note.file,
        "line": note.line,
        "page": note.page,
        "message": note.message,
        "hint": note.hint,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
