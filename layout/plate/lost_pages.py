"""Pages that cannot be rendered, and the style where it is the style's fault."""

from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path

from layout.codes import Code
from layout.errors import Refused
from layout.notes import Note
from layout.plate.html.templating import PAGE, TYPE, design_of
from layout.plate.plate import PlateJob
from layout.plate.tasks import Rendered
from layout.units import counted

# After so many pages that failed for one cause the others are not tried: it is the
# style, and each page would take its time to fail. One alone has a cause of its own.
ENOUGH = 2
# What a page or a rehearsal fails with that its rules have brought about.
OWN_DOING = (Code.TOO_HEAVY, Code.PROCESS_FAILED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DuePage:
    """A page that is being rendered, by its number and its answer."""

    number: int
    answer: Future[Rendered]


@dataclass(slots=True)
class LostPages:
    """What is told of pages that cannot be rendered; the rest goes on.

    A page that failed in one edition is not tried in the other.
    """

    job: PlateJob
    due: tuple[DuePage, ...]
    notes: list[Note] = field(default_factory=list)
    _causes: dict[tuple[Code, str], set[int]] = field(default_factory=dict)
    _style: list[Note] = field(default_factory=list)
    _none_can_be: bool = False

    def add(self, number: int, failure: Refused) -> None:
        """Tell of a page that failed; drop what would only fail as it did."""
        self.notes += failure.notes
        self._drop(number)
        for note in failure.notes:
            cause = _cause(note)
            pages = self._causes.setdefault(cause, set())
            pages.add(number)
            if note.code in OWN_DOING and len(pages) == ENOUGH and not self._style:
                self._drop()
                self._style = [self._of_style(note, "these pages")]

    def rehearsed(self, trial: Future[None]) -> None:
        """Drop all pages, if an empty one with the style's rules has failed already."""
        if trial.cancelled() or not isinstance(failure := trial.exception(), Refused):
            return
        found = [note for note in failure.notes if note.code in OWN_DOING]
        if found and not self._none_can_be:
            self._drop()
            self._none_can_be = True
            self._style = [self._of_style(found[0], "an empty page")]

    def told(self) -> tuple[Note, ...]:
        """Return what is to be told: of pages, and of the style at the end.

        Where not even an empty page can be laid out, nothing is said of the pages that
        failed as it did: it is not for what stands on them.
        """
        if self._none_can_be:
            others = (note for note in self.notes if note.code not in OWN_DOING)
            return (*others, *self._style)
        known = {note.page for note in self.notes}
        left = {one.number for one in self.due if one.answer.cancelled()} - known
        untried = f"; {counted(len(left), 'other page')} not tried" if left else ""
        style = (replace(n, message=n.message + untried) for n in self._style[:1])
        return (*self.notes, *style)

    def _drop(self, number: int | None = None) -> None:
        """Cancel a page in every edition, or all of them."""
        for one in self.due:
            if number in (None, one.number):
                one.answer.cancel()

    def _of_style(self, note: Note, what: str) -> Note:
        """Return what is told of a style whose rules a renderer cannot follow."""
        style = self.job.style
        own = [*design_of(style.files), TYPE]
        others = " and ".join([*own[1:], PAGE])
        return Note(
            code=note.code,
            file=_name(self.job, style.folder / own[0]),
            message=f"the style cannot be laid out: with its rules, {what} failed "
            f"({note.message})",
            hint=f"take back what was changed last in it, in {others}: huge sizes and "
            "counts, grids in grids",
        )


def _cause(note: Note) -> tuple[Code, str]:
    """Return what pages have in common that fail for the same reason."""
    return note.code, "" if note.code is Code.TOO_HEAVY else note.message


def _name(job: PlateJob, path: Path) -> str:
    try:
        return job.issue.publication.name_of(path)
    except ValueError:  # a style that came with the program
        return path.name
