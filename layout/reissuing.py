"""One back issue: looked at, built again if need be, and put on the shelf."""

import time
from hashlib import sha256
from pathlib import Path

from layout.errors import LayoutError
from layout.forming import Forme
from layout.freshness import inputs_digest
from layout.notes import Note, Severity, errors
from layout.orders import BuildRequest, Outcome, RebuildTask, Rebuilt
from layout.output import REPORT, staged
from layout.pipeline import BUILT, build
from layout.plate.pressroom import Pressroom
from layout.plate.tasks import Errand
from layout.volume import shelf
from layout.volume.lifting import lift

PICTURES = "layout.volume.picturing:page_pictures"
# What an earlier run may have left in an issue's shelf folder.
SHELVED = ("page-*.webp", "page-*.js")
# A run that was ended by force leaves its workshop in the output folder.
WORKSHOPS = ".layout-*"


def reissue(task: RebuildTask, room: Pressroom) -> Rebuilt:
    """Build an issue as the task says, with the workers of `room`.

    One whose finished files were made from the same inputs, and are all there as they
    were made, is left as it is. Nothing is raised for an issue that has errors or
    cannot be read: the answer has its notes.
    """
    start = time.perf_counter()
    try:
        digest = inputs_digest(task.issue, task.moment)
    except OSError:
        digest = ""  # whoever reads the issue next says what is wrong
    pages = 0 if task.anew else current_pages(task.out, digest)
    if pages:
        return Rebuilt(task=task, outcome=Outcome.CURRENT, pages=pages)
    room.warm(1)
    notes, pages = _built(task, digest, room)
    return Rebuilt(
        task=task,
        outcome=Outcome.FAILED if errors(notes) else Outcome.REBUILT,
        pages=pages,
        seconds=time.perf_counter() - start,
        notes=notes,
    )


def current_pages(out: Path, digest: str) -> int:
    """Return how many pages an issue's finished files have, 0 if they are out of date.

    They are current if their record has this hash of the inputs, and every file is
    there with the content that it was made with.
    """
    entry = shelf.read_entry(out)
    if entry is None or entry.inputs != digest or not entry.outputs:
        return 0
    try:
        whole = all(_sha256(out / name) == had for name, had in entry.outputs.items())
    except OSError:
        return 0
    return len(entry.pages) if whole else 0


def _built(
    task: RebuildTask, digest: str, room: Pressroom
) -> tuple[tuple[Note, ...], int]:
    """Build the issue; return its notes and, if it was built, how many pages it has."""
    request = BuildRequest(
        issue=task.issue,
        out=task.out,
        jobs=1,
        cache=task.cache,
        record=False,
        moment=task.moment,
    )
    formes: list[Forme] = []
    try:
        result = build(request, room=room, finished=formes.append)
        if formes:
            _shelve(formes[0], task.out, digest)
    except LayoutError as problem:
        return problem.notes, 0
    except Exception as problem:
        return (_defect(problem),), 0
    return result.notes, len(formes[0].dummy.pages) if formes else 0


def _shelve(forme: Forme, out: Path, digest: str) -> None:
    """Put beside an issue's files what the shelf's index is made of."""
    issue = forme.issue
    leaves = lift(issue, forme.dummy)
    errand = Errand(call=PICTURES, arguments=(out / shelf.SCREEN,))
    pictures = forme.room.begin(errand)
    entry = shelf.Entry(
        inputs=digest,
        outputs=_outputs(out),
        paper=issue.publication.title,
        language=issue.publication.language,
        issue=issue.name,
        number=issue.number,
        date=issue.date.isoformat(),
        label=issue.label,
        pages=tuple(map(_without_words, leaves)),
    )
    with staged(out / shelf.FOLDER) as staging:
        for leaf, picture in zip(leaves, pictures.result(), strict=True):
            words = shelf.words_script(out.name, leaf)
            (staging.folder / shelf.words_name(leaf.number)).write_text(words, "utf-8")
            (staging.folder / shelf.picture_name(leaf.number)).write_bytes(picture)
        text = shelf.entry_text(entry)
        (staging.folder / shelf.RECORD).write_text(text, "utf-8")
        staging.publish(SHELVED, mark=shelf.RECORD)


def _without_words(leaf: shelf.Leaf) -> shelf.Leaf:
    stories = tuple(
        shelf.Piece(slug=piece.slug, headline=piece.headline) for piece in leaf.stories
    )
    return shelf.Leaf(number=leaf.number, section=leaf.section, stories=stories)


def _outputs(out: Path) -> dict[str, str]:
    """Return the files that the build left, with their sha256."""
    patterns = ("*.pdf", REPORT, *BUILT)
    found = {path for pattern in patterns for path in out.glob(pattern)}
    return {path.relative_to(out).as_posix(): _sha256(path) for path in sorted(found)}


def _sha256(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _defect(problem: Exception) -> Note:
    return Note(
        code="rebuild-defect",
        severity=Severity.ERROR,
        message=f"Layout failed on this issue: {type(problem).__name__}: {problem}",
        hint="build it alone with layout build -v, and report what that says",
    )
