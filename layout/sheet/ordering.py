"""Pages to sheets: which page stands on which sheet, for every scheme."""

from dataclasses import dataclass, replace

from layout.geometry import Lattice
from layout.requests import TWO_UP
from layout.sheet.folding import FOLDS, fold
from layout.sheet.sheet import Cell, Scheme, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Folds:
    """What a person may choose of a scheme.

    `fold` are the pages of one folded sheet (nested, gathered), `signature` those of
    a signature (gathered), `up` the columns and rows of `nup`.
    """

    fold: int = 4
    signature: int = 16
    up: Lattice = TWO_UP


def whole_count(scheme: Scheme, pages: int, folds: Folds) -> int:
    """Return how many pages a scheme makes of so many, blanks included."""
    if scheme is Scheme.NUP:
        return pages
    unit = _leaf(scheme, folds)
    return -(-pages // unit) * unit


def _leaf(scheme: Scheme, folds: Folds) -> int:
    """Return the pages of one folded sheet."""
    return folds.fold if scheme in {Scheme.NESTED, Scheme.GATHERED} else 4


def sheets(scheme: Scheme, pages: int, folds: Folds) -> tuple[Sheet, ...]:
    """Return the sheets of a document of so many pages, the outermost first.

    Pages beyond the last one are blank; they come at the end. The last of gathered
    signatures is as small as its pages allow.
    """
    if scheme is Scheme.NUP:
        return _rows(pages, folds.up)
    total = whole_count(scheme, pages, folds)
    size = folds.signature if scheme is Scheme.GATHERED else total
    found: list[Sheet] = []
    for number, first in enumerate(range(1, total + 1, size), start=1):
        own = range(first, min(first + size, total + 1))
        before = len(found)
        nested = _signature(own, _leaf(scheme, folds), number, pages)
        found += [replace(sheet, number=before + sheet.number) for sheet in nested]
    if scheme is Scheme.PAIRS:
        return _pairs(found)
    return tuple(found)


def _signature(own: range, leaf: int, signature: int, pages: int) -> list[Sheet]:
    """Return the sheets of one signature, each with `leaf` pages, one in another."""
    spots = fold(leaf)
    columns, rows = FOLDS[leaf]
    half = leaf // 2
    made = []
    for nest in range(len(own) // leaf):
        head = own[nest * half : (nest + 1) * half]
        tail = own[len(own) - (nest + 1) * half : len(own) - nest * half]
        numbers = (*head, *tail)
        sides: tuple[list[Cell], list[Cell]] = ([], [])
        for place_in, (page, spot) in enumerate(zip(numbers, spots, strict=True)):
            # Leaves from the outside: the first and the last are the same one.
            from_outside = min(place_in, leaf - 1 - place_in) // 2
            sides[spot.back].append(
                Cell(
                    page=page if page <= pages else None,
                    column=spot.column,
                    row=spot.row,
                    turned=spot.turned,
                    depth=nest * (half // 2) + from_outside,
                )
            )
        front, back = (tuple(sorted(s, key=lambda c: (c.row, c.column))) for s in sides)
        made.append(
            Sheet(
                number=nest + 1,
                signature=signature,
                columns=columns,
                rows=rows,
                front=front,
                back=back,
                deepest=len(own) // leaf * (half // 2) - 1,
            )
        )
    return made


def _pairs(found: list[Sheet]) -> tuple[Sheet, ...]:
    """Return every side as a sheet of its own."""
    sides = [(sheet, side) for sheet in found for side in sheet.sides]
    return tuple(
        replace(sheet, number=number, front=side, back=())
        for number, (sheet, side) in enumerate(sides, start=1)
    )


def _rows(pages: int, up: Lattice) -> tuple[Sheet, ...]:
    columns, rows = up
    size = columns * rows
    return tuple(
        Sheet(
            number=number,
            signature=number,
            columns=columns,
            rows=rows,
            front=tuple(
                Cell(
                    page=first + n if first + n <= pages else None,
                    column=n % columns,
                    row=n // columns,
                )
                for n in range(size)
            ),
        )
        for number, first in enumerate(range(1, pages + 1, size), start=1)
    )
