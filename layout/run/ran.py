"""The record of fillers that ran, kept beside them when an issue goes to press."""

from dataclasses import replace

from layout.codes import Code
from layout.desk.adverts.fillers import FOLDER, RAN, read_record, record_text
from layout.desk.issue import Issue
from layout.desk.room import ReadingRoom
from layout.disk.staging import staged
from layout.errors import LayoutError
from layout.makeup.dummy import Dummy
from layout.notebook import Notebook
from layout.notes import Note


def record_runs(issue: Issue, dummy: Dummy) -> tuple[Note, ...]:
    """Write down which fillers of the library run in an issue, and which no longer do.

    The pages do not depend on it: what is written counts for later issues alone. So
    one that cannot be written is a warning.
    """
    folder = issue.publication.folder / FOLDER
    if not folder.is_dir():
        return ()
    room = ReadingRoom(publication=issue.publication, folder=folder, book=Notebook())
    placed = {position.name for position in dummy.plan}
    names = tuple(f.name for f in issue.fillers if f.name in placed)
    record = read_record(room)
    before = {run.filler for run in record.runs if run.issue == issue.name}
    text = record_text(record, issue, names)
    path = folder / RAN
    known = path.is_file() and path.read_text("utf-8") == text
    if known or not (names or before):
        return ()
    try:
        with staged(folder) as staging:
            (staging.folder / RAN).write_text(text, "utf-8")
            staging.publish()
    except LayoutError as problem:
        return tuple(_unwritten(note, room.name_of(path)) for note in problem.notes)
    return ()


def _unwritten(note: Note, file: str) -> Note:
    return replace(
        note,
        code=Code.RAN_UNWRITTEN,
        file=file,
        message="it is not on record which fillers ran in this issue, since the file "
        "cannot be written",
    )
