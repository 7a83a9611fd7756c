"""One back issue: looked at, built again if need be, and put on the shelf."""

import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from layout.codes import Code
from layout.commands.archive import archive
from layout.commands.build import build
from layout.commands.freshness import inputs_digest
from layout.disk.atomic import put
from layout.disk.digests import digest_of_file
from layout.disk.owned import REPORT, Claim, listed
from layout.disk.staging import staged
from layout.disk.troubles import trouble
from layout.errors import LayoutError
from layout.library.fixity import DECLARATION
from layout.notes import Note, errors
from layout.requests import (
    ArchiveRequest,
    BuildRequest,
    Outcome,
    RebuildTask,
    Rebuilt,
    Result,
)
from layout.run.forme import Forme
from layout.shelf import late, shelf
from layout.shelf.lifting import lift
from layout.workers.calls import Call
from layout.workers.pool import WorkerPool

# What an earlier run has made in an issue's shelf folder, and this may remove.
FILES = "files.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class _ShelvedFacts:
    """From inputs of which hash an issue was made, and into which bag."""

    inputs: str
    bag: str


def rebuilt(task: RebuildTask, room: WorkerPool) -> Rebuilt:
    """Rebuild an issue, and once more if the renderer was lost on the way."""
    losses = room.losses
    done = reissue(task, room)
    again = done.outcome is Outcome.FAILED and room.losses > losses
    return reissue(task, room) if again else done


def reissue(task: RebuildTask, room: WorkerPool) -> Rebuilt:
    """Build an issue as the task says, with the workers of `room`.

    One whose finished files were made from the same inputs, and are all there as they
    were made, is left as it is. Nothing is raised for an issue that has errors or
    cannot be read: the answer has its notes.
    """
    start = time.perf_counter()
    pages = 0 if task.anew else current_pages(task, _digest(task))
    if pages:
        return Rebuilt(task=task, outcome=Outcome.CURRENT, pages=pages)
    room.warm(1)
    notes, pages = _made(task, room)
    return Rebuilt(
        task=task,
        outcome=Outcome.FAILED if errors(notes) else Outcome.REBUILT,
        pages=pages,
        seconds=time.perf_counter() - start,
        notes=notes,
    )


def _digest(task: RebuildTask) -> str:
    try:
        return inputs_digest(task.issue, task.moment)
    except OSError:
        return ""  # whoever reads the issue next says what is wrong


def current_pages(task: RebuildTask, digest: str) -> int:
    """Return how many pages an issue's finished files have, 0 if they are out of date.

    They are current if their record has this hash of the inputs, and every file is
    there with the content that it was made with. A bag only has to be there: whether
    it is whole is for `layout verify` to say.
    """
    entry = shelf.read_entry(task.out)
    if entry is None or not digest or entry.inputs != digest:
        return 0
    if task.bags and not (
        entry.bag and (task.bags / entry.bag / DECLARATION).is_file()
    ):
        return 0
    try:
        whole = all(
            digest_of_file(task.out / name) == had
            for name, had in entry.outputs.items()
        )
    except OSError:
        return 0
    return len(entry.pages) if whole else 0


def _is_bag(bags: Path, name: str) -> bool:
    return bool(name) and (bags / name / DECLARATION).is_file()


def _made(task: RebuildTask, room: WorkerPool) -> tuple[tuple[Note, ...], int]:
    """Make all of an issue; return its notes, and its pages if nothing went wrong."""
    try:
        if task.bags is None:
            return _built(task, "", room)
        # The bag locks the issue, and the lock is among what decides its files.
        packed = _packed(task, task.bags, room)
        if not packed.files:
            return packed.notes, 0
        return _built(task, packed.files[0].name, room)
    except LayoutError as problem:
        return problem.notes, 0
    except Exception as problem:
        return (trouble(problem) or _defect(problem),), 0


def _packed(task: RebuildTask, bags: Path, room: WorkerPool) -> Result:
    order = ArchiveRequest(
        issue=task.issue,
        out=bags,
        jobs=1,
        cache=task.cache,
        moment=task.moment,
    )
    return archive(order, room=room)


def _built(
    task: RebuildTask, bag: str, room: WorkerPool
) -> tuple[tuple[Note, ...], int]:
    """Build the issue and put it on the shelf."""
    request = BuildRequest(
        issue=task.issue,
        out=task.out,
        jobs=1,
        cache=task.cache,
        record=False,
        moment=task.moment,
    )
    digest = _digest(task)
    built = build(request, room=room)
    if built.forme is None:
        return built.result.notes, 0
    _shelve(built.forme, task.out, _ShelvedFacts(inputs=digest, bag=bag))
    return built.result.notes, len(built.forme.dummy.pages)


def _shelve(forme: Forme, out: Path, made: _ShelvedFacts) -> None:
    """Put beside an issue's files what the shelf's index is made of."""
    issue = forme.issue
    leaves = lift(issue, forme.dummy)
    call = Call(
        work=partial(late.page_pictures, out / shelf.SCREEN),
        doing="drawing its pages small",
        file=shelf.SCREEN,
        made=True,
    )
    pictures = forme.room.begin(call)
    entry = shelf.ShelfEntry(
        inputs=made.inputs,
        outputs=_outputs(out),
        paper=issue.publication.title,
        language=issue.publication.language,
        issue=issue.name,
        number=issue.number,
        date=issue.date.isoformat(),
        label=issue.label,
        pages=tuple(map(_without_words, leaves)),
        bag=made.bag,
    )
    with staged(out / shelf.FOLDER) as staging:
        for leaf, picture in zip(leaves, pictures.result(), strict=True):
            words = shelf.words_script(out.name, leaf)
            put(staging.folder / shelf.words_name(leaf.number), words)
            put(staging.folder / shelf.picture_name(leaf.number), picture)
        put(staging.folder / shelf.RECORD, shelf.entry_text(entry))
        staging.list_in(FILES)
        staging.publish(Claim(listed=partial(staging.listed, FILES)))


def _without_words(leaf: shelf.ShelfPage) -> shelf.ShelfPage:
    stories = tuple(
        shelf.StoryOnPage(slug=piece.slug, headline=piece.headline)
        for piece in leaf.stories
    )
    return shelf.ShelfPage(number=leaf.number, section=leaf.section, stories=stories)


def _outputs(out: Path) -> dict[str, str]:
    """Return the files that the build left, with their sha256."""
    return listed(out / REPORT) | {REPORT: digest_of_file(out / REPORT)}


def _defect(problem: Exception) -> Note:
    return Note(
        code=Code.REBUILD_DEFECT,
        message=f"Layout failed on this issue: {type(problem).__name__}: {problem}",
        hint="build it alone with layout build -v, and report what that says",
    )
