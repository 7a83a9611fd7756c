"""The record of fillers that ran, kept beside them when an issue goes to press."""

from dataclasses import replace
from pathlib import Path

from layout.codes import Code
from layout.desk.adverts.fillers import FOLDER, RAN, read_record, record_text
from layout.desk.issue import Issue
from layout.desk.room import ReadingRoom
from layout.disk.alone import locked
from layout.disk.atomic import put
from layout.disk.contents import content, is_file
from layout.disk.staging import staged, tidy
from layout.errors import LayoutError
from layout.makeup.dummy import Dummy
from layout.notebook import Notebook
from layout.notes import Note, errors


def record_runs(issue: Issue, dummy: Dummy) -> tuple[Note, ...]:
    """Write down which fillers of the library run in an issue, and which no longer do.

    The pages do not depend on it: what is written counts for later issues alone. So
    one that cannot be written is a warning.
    """
    folder = issue.publication.folder / FOLDER
    if not folder.is_dir():
        return ()
    try:
        # Others may be at it: what they write is read first.
        with locked(folder):
            tidy(folder)
            return _record(issue, dummy, folder)
    except LayoutError as problem:
        name = f"{FOLDER}/{RAN}"
        return tuple(_unwritten(note, name) for note in problem.notes)


def _record(issue: Issue, dummy: Dummy, folder: Path) -> tuple[Note, ...]:
    """Read the record, and write it again with the runs of an issue.

    One that cannot be read stays as it is: whoever reads the fillers says why.
    """
    room = ReadingRoom(publication=issue.publication, folder=folder, book=Notebook())
    placed = {position.name for position in dummy.plan}
    names = tuple(f.name for f in issue.fillers if f.name in placed)
    record = read_record(room)
    before = {run.filler for run in record.runs if run.issue == issue.name}
    text = record_text(record, issue, names)
    path = folder / RAN
    known = is_file(path) and content(path) == text.encode()
    if errors(room.book.notes) or known or not (names or before):
        return ()
    with staged(folder) as staging:
        put(staging.folder / RAN, text)
        staging.publish()
    return ()


def _unwritten(note: Note, file: str) -> Note:
    return replace(
        note,
        code=Code.RAN_UNWRITTEN,
        file=file,
        message="it is not on record which fillers ran in this issue, since the file "
        "cannot be written",
    )
