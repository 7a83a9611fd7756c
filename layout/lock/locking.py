"""A finished build into its lock: versions, inputs, outputs, fingerprints."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pikepdf

from layout.desk.issue import Issue
from layout.desk.planned import PLAN
from layout.desk.printer import Printer
from layout.desk.stylebook import Stylebook
from layout.disk.digests import digest_of, digest_of_file
from layout.disk.listing import files_below
from layout.disk.program import versions
from layout.disk.unchanged import read_unchanged
from layout.lock import late
from layout.lock.inputs import hyphenation_files, issue_files, publication_files
from layout.lock.kept import keep
from layout.lock.lock import FORMAT, BuildFacts, Lock
from layout.lock.prints import story_prints
from layout.proof.readback.evidence import FoundPage
from layout.workers.awaiting import gathered
from layout.workers.calls import Call
from layout.workers.pool import WorkerPool

# What a run says of itself is no output: its versions would never be the same.
UNLOCKED = frozenset({"report.json"})
# The issue's own files of these kinds are kept too, so that years later a change can
# be told by its line. Pictures lie beside them in the issue and would only be twice.
TEXTS = frozenset({".md", ".toml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A build that is ready to be locked; its files lie in `folder`.

    `editions` are (name, PDF, its pages' numbers), `found` what was read on each page
    by its number. `plan` is the flatplan that the tool made, if the issue has none of
    its own.
    """

    facts: BuildFacts
    issue: Issue
    style: Stylebook
    printers: tuple[Printer, ...]
    folder: Path
    editions: tuple[tuple[str, Path, tuple[int, ...]], ...]
    plan: bytes | None
    found: tuple[tuple[int, FoundPage], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """A lock, and the contents of the files that it wants kept."""

    lock: Lock
    files: dict[str, bytes]


def make_lock(finished: Finished, room: WorkerPool) -> Locked:
    """Return a finished build's lock.

    Raises:
        Refused: a file has changed since the issue was read.
        LayoutError: a worker failed at its part.
    """
    prints = [
        room.begin(
            Call(
                work=partial(late.page_prints, pdf, name, numbers),
                doing="taking its pages' fingerprints",
                file=pdf.name,
                made=True,
            )
        )
        for name, pdf, numbers in finished.editions
    ]
    issue = finished.issue
    files = publication_files(issue, finished.style, finished.printers)
    if finished.plan is not None:
        files[PLAN] = finished.plan
    lock = Lock(
        format=FORMAT,
        build=finished.facts,
        versions={**versions(), "qpdf": pikepdf.__libqpdf_version__},
        issue=issue_files(issue),
        publication={name: digest_of(content) for name, content in files.items()},
        hyphenation=hyphenation_files(issue),
        outputs=output_files(finished.folder),
        page=tuple(page for own in gathered(prints) for page in own),
        story=tuple(story_prints(dict(finished.found))),
    )
    return Locked(lock=lock, files=files | _texts(issue, lock))


def _texts(issue: Issue, lock: Lock) -> dict[str, bytes]:
    """Return the issue's own texts."""
    return {
        name: read_unchanged(issue.folder / name, digest)
        for name, digest in lock.issue.items()
        if Path(name).suffix in TEXTS
    }


def output_files(folder: Path) -> dict[str, str]:
    """Return the sha256 of a build's files, by their paths in the output folder."""
    found = {}
    for path in files_below(folder):
        name = path.relative_to(folder).as_posix()
        if name not in UNLOCKED and not name.startswith("."):
            found[name] = digest_of_file(path)
    return found


def keep_all(locked: Locked, issue: Issue) -> None:
    """Keep the style and all that a lock names, and the issue's own texts.

    Raises:
        OSError: the publication cannot be written.
    """
    keep(issue.publication.folder, locked.files)
