"""What is wrong with a story in its plots: over, open, insets or jumps without room."""

from collections.abc import Iterator
from dataclasses import dataclass

from layout.codes import Code, Severity
from layout.desk.issue import Table
from layout.galley.galley import SetBox, SetTable
from layout.galley.shop import GalleyShop
from layout.makeup.advice.checks import sticks_out
from layout.makeup.bounds import BOUNDS
from layout.makeup.dummy import PlacedTable
from layout.makeup.placing.framing import frames
from layout.makeup.story.anatomy import Inset, SetPicture, SetQuote
from layout.makeup.story.fitting import Fit, part_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFault:
    """One thing wrong with a story on a page; `code` is that of its note.

    `lines` are those over or open, of a jump's part, or of the plot without room.
    `inset` is what has no room.
    """

    code: Code
    severity: Severity
    page: int
    lines: int = 0
    inset: str = ""

    @property
    def grave(self) -> bool:
        """Whether it keeps the issue from the press."""
        return self.severity is Severity.ERROR


def faults(fit: Fit, shop: GalleyShop) -> tuple[StoryFault, ...]:
    """Return what is wrong with a fit, the worst first."""
    found = [*_length(fit), *_jumps(fit), *_insets(fit), *_tables(fit, shop)]
    weights = list(Severity)
    return tuple(sorted(found, key=lambda fault: weights.index(fault.severity)))


def _length(fit: Fit) -> Iterator[StoryFault]:
    page = fit.parts[-1].page
    if fit.overset:
        yield StoryFault(
            code=Code.OVERSET, severity=Severity.ERROR, page=page, lines=fit.overset
        )
    elif fit.pour.open_lines > max(1, sum(len(c.columns) for c in fit.carvings)):
        yield StoryFault(
            code=Code.UNDERSET,
            severity=Severity.ADVICE,
            page=page,
            lines=fit.pour.open_lines,
        )


def _jumps(fit: Fit) -> Iterator[StoryFault]:
    """Yield what is wrong with jumps: nothing, or too little, goes on."""
    counts = part_lines(fit.pour, fit.carvings)
    if len(counts) == 1 or fit.overset:
        return
    for part, lines in zip(fit.parts, counts, strict=True):
        if lines < BOUNDS.story.jump_lines:
            yield StoryFault(
                code=Code.SHORT_JUMP if lines else Code.EMPTY_JUMP,
                severity=Severity.WARNING if lines else Severity.ERROR,
                page=part.page,
                lines=lines,
            )


def _insets(fit: Fit) -> Iterator[StoryFault]:
    for carving in fit.carvings:
        for inset in carving.dropped:
            quote = isinstance(inset, SetQuote)
            yield StoryFault(
                code=Code.NO_ROOM,
                severity=Severity.ADVICE if quote else Severity.ERROR,
                page=fit.parts[-1].page,
                lines=carving.plot.lines,
                inset=_name(inset),
            )


def _tables(fit: Fit, shop: GalleyShop) -> Iterator[StoryFault]:
    """Yield the tables that are too wide for their place."""
    if not any(isinstance(block, Table) for block in fit.article.blocks):
        return
    for page, frame in frames(fit, shop):
        for item in frame.items:
            if isinstance(item, PlacedTable) and sticks_out(item.table):
                yield StoryFault(
                    code=Code.TABLE_TOO_WIDE, severity=Severity.ERROR, page=page
                )


def _name(inset: Inset) -> str:
    match inset:
        case SetPicture():
            return "a picture"
        case SetTable():
            return "its table"
        case SetBox():
            return "its fact box"
        case SetQuote():
            return "a pull quote"
