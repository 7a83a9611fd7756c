"""How a sheet folds: which page of a signature stands where, and which way up.

The fold is simulated, so that any right-angle folding of a grid comes out right: each
fold halves the longer way, left over right or top down over bottom, and the last one is
left over right, whose crease is the spine. What then lies in the hand is read from the
top, two pages a leaf.
"""

from dataclasses import dataclass, replace

from layout.geometry import Lattice

# Pages of one folded sheet, and its grid of columns and rows.
FOLDS = {
    4: Lattice(2, 1),
    8: Lattice(2, 2),
    16: Lattice(4, 2),
    32: Lattice(4, 4),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedPlace:
    """Where a page of a folded sheet is printed.

    The front is the side of page 1. Columns count as one looks at that side.
    """

    column: int
    row: int
    back: bool
    turned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Leaf:
    """A cell of the sheet on its way: where it began, which face is up, its heads."""

    column: int
    row: int
    face_up: bool = True
    turned: bool = False


def fold(pages: int) -> tuple[FoldedPlace, ...]:
    """Return where the pages of a folded sheet are printed, the first page first.

    `pages` is one of `FOLDS`.
    """
    columns, rows = FOLDS[pages]
    stacks = {
        (column, row): [_Leaf(column=column, row=row)]
        for column in range(columns)
        for row in range(rows)
    }
    wide, deep = columns, rows
    while wide > 1:
        down = deep >= wide
        wide, deep = (wide, deep // 2) if down else (wide // 2, deep)
        stacks = _over(stacks, Lattice(wide, deep), down=down)
    [stack] = stacks.values()
    return tuple(
        FoldedPlace(
            # The sheet was folded with its front, that of page 1, lying below.
            column=columns - 1 - leaf.column if not upper else leaf.column,
            row=leaf.row,
            back=upper,
            turned=leaf.turned,
        )
        for leaf in stack
        for upper in (leaf.face_up, not leaf.face_up)
    )


def _over(
    stacks: dict[tuple[int, int], list[_Leaf]], left: Lattice, *, down: bool
) -> dict[tuple[int, int], list[_Leaf]]:
    """Fold the upper half down over the lower, or the left half over the right.

    `left` is what it covers afterwards. What is folded over comes to lie on top, in
    reversed order and with its other face up; folded down, it hangs head down too.
    """
    wide, deep = left
    folded = {}
    for column in range(wide):
        for row in range(deep):
            if down:
                moved = stacks[column, deep - 1 - row]
                under = stacks[column, deep + row]
            else:
                moved = stacks[wide - 1 - column, row]
                under = stacks[wide + column, row]
            flipped = [
                replace(
                    leaf,
                    face_up=not leaf.face_up,
                    turned=leaf.turned ^ down,
                )
                for leaf in reversed(moved)
            ]
            folded[column, row] = [*flipped, *under]
    return folded
