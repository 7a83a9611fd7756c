"""A story's blocks made ready for pouring: what each may do at a column's foot."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from layout.galley.galley import SetBlock
from layout.makeup.bounds import BOUNDS

# Quotation marks. The raised one on the left opens in English, and closes in German
# what a low one has opened.
LOW, LEFT, RIGHT = "„«", "“", "”»"


@dataclass(frozen=True, slots=True)
class Way:
    """A setting of a block: `hyphens` and `quoted` say of each line how it ends.

    A line is quoted if a quotation that began before its end goes on after it.
    """

    choice: int
    lines: int
    cost: float
    hyphens: tuple[bool, ...]
    quoted: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A block to be poured.

    `before` is the white above it, `follow` the lines that must stand below it in its
    column; `led` says that a crosshead is next above, `keeps` that it is one itself,
    `quoted` that it goes on in a quotation. So many lines as `least` stand beside an
    initial, and it hangs below its column if they do not all stand in it. At a
    column's head it takes `head` lines more: those of the table that goes on there.
    """

    number: int
    ways: tuple[Way, ...]
    before: int
    follow: int
    led: bool
    keeps: bool
    table: bool
    quoted: bool
    least: int = 1
    head: int = 0


def steps_of(blocks: Sequence[SetBlock], *, jumps: bool) -> tuple[Step, ...]:
    """Return the steps of a story's blocks, in order.

    Only of a story that `jumps` are quotations looked for: that takes its time.
    """
    steps = []
    quoted = False
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        ways = tuple(
            _way(block, choice, jumps=jumps) for choice in range(len(block.settings))
        )
        steps.append(
            Step(
                number=number,
                ways=ways,
                before=block.before,
                follow=_follow(block, following),
                led=number > 0 and blocks[number - 1].keeps,
                keeps=block.keeps,
                table=block.table is not None,
                quoted=quoted,
                least=block.drop_cap.lines if block.drop_cap else 1,
                head=block.table.head_lines if block.table else 0,
            )
        )
        if ways and ways[0].quoted:
            # A quotation may go on from paragraph to paragraph before it is closed.
            quoted = ways[0].quoted[-1]
    return tuple(steps)


def _way(block: SetBlock, choice: int, *, jumps: bool) -> Way:
    setting = block.settings[choice]
    if block.table is not None:
        return Way(choice, block.depth, setting.cost, (), ())
    lines = setting.lines
    return Way(
        choice=choice,
        lines=len(lines),
        cost=setting.cost,
        hyphens=tuple(line.hyphenated for line in lines),
        quoted=tuple(_quoted(line.text for line in lines)) if jumps else (),
    )


def _quoted(lines: Iterable[str]) -> Iterator[bool]:
    """Yield for each line whether it ends within a quotation."""
    opened = ""
    for text in lines:
        for mark in text:
            if mark in LOW or (mark in LEFT and (not opened or opened not in LOW)):
                opened = mark
            elif mark in LEFT or mark in RIGHT:
                opened = ""
        yield bool(opened)


def _follow(block: SetBlock, following: SetBlock | None) -> int:
    """Return how many lines must stand below a block in its column."""
    if not block.keeps or following is None:
        return 0
    if following.table is not None:
        return following.before + following.depth
    return BOUNDS.story.after_crosshead
