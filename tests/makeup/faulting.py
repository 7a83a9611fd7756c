"""What a production editor would mark on a generated issue: code by page and story.

python -m tests.makeup.faulting STORIES SEED [STORIES SEED ...]
"""

import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from layout.desk.reading import read_issue
from layout.desk.style.styling import read_stylebook
from layout.galley.composing import ComposingRoom
from layout.makeup.dummy import Dummy
from layout.makeup.making import make_pages
from layout.notes import Note
from layout.proof.craft.criticising import criticise
from tests.makeup.generator import generate

# Marks of the words and the paper's particulars, not of how pages are made up.
OF_THE_COPY = {"date-past", "date-weekday", "imprint-unnamed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """An issue made up, and the marks on it, in page order."""

    dummy: Dummy
    marks: tuple[Note, ...]

    @property
    def codes(self) -> Counter[str]:
        """The codes of the marks, counted."""
        return Counter(note.code for note in self.marks)


def faults(folder: Path) -> Faults:
    """Read, make up and criticise an issue."""
    issue, _ = read_issue(folder)
    style = read_stylebook(issue.style, issue.publication.folder)
    dummy, _ = make_pages(issue, ComposingRoom(style))
    marks = criticise(issue, dummy, style)
    return Faults(
        dummy=dummy, marks=tuple(n for n in marks if n.code not in OF_THE_COPY)
    )


def listing(found: Faults) -> str:
    """Return the marks as text, a line each, then each code's count."""
    lines = [
        f"{note.page or 0:4} {note.severity.name:8} {note.code:18} {_brief(note)}"
        for note in found.marks
    ]
    lines.append(", ".join(f"{code} {n}" for code, n in sorted(found.codes.items())))
    return "\n".join(lines) + "\n"


def _brief(note: Note) -> str:
    return re.sub(r"\s+", " ", note.message)[:110]


def main(numbers: list[int]) -> None:
    """Generate issues, criticise them and say what was marked."""
    for stories, seed in zip(numbers[::2], numbers[1::2], strict=True):
        with tempfile.TemporaryDirectory() as folder:
            issue = generate(Path(folder), stories=stories, seed=seed)
            sys.stdout.write(f"{stories} stories, seed {seed}\n")
            sys.stdout.write(listing(faults(issue)))


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]])
