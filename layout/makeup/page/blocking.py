"""Letters together: a block of stories on one page, cut inside as a page is."""

from dataclasses import replace

from layout.desk.issue import Article
from layout.makeup.areas import Slot
from layout.makeup.bounds import BOUNDS
from layout.makeup.costs import PageCosts
from layout.makeup.page.cutting import CutPiece, PageCutter, TakeShape, laid_out
from layout.makeup.plot import GAP, Plot


class LetterBlock:
    """A block of letters: its shapes, and the letters' plots in a plot."""

    def __init__(
        self,
        letters: tuple[Article, ...],
        shapes: list[list[TakeShape]],
        page: Plot,
        costs: PageCosts,
    ) -> None:
        self.rank = min(letter.rank for letter in letters)
        stock = [
            [
                replace(one, story=letter.slug)
                for one in own
                if one.columns <= BOUNDS.page.letter_width
            ]
            for letter, own in zip(letters, shapes, strict=True)
        ]
        full = (1 << len(letters)) - 1
        self.pieces: dict[int, list[CutPiece]] = {}
        for columns in range(1, page.columns + 1):
            # Letters do stand one below another.
            cutter = PageCutter(columns, page.lines, costs, narrow=len(letters))
            cuts = cutter.cuts(stock, page.lines)
            whole = [piece for mask, piece in cuts if mask == full]
            whole.sort(key=lambda piece: piece.cost)
            self.pieces[columns] = whole[: BOUNDS.page.letter_ways]

    def shapes(self) -> list[TakeShape]:
        """Return a shape for each way in which the block closes."""
        return [
            TakeShape(
                story="",
                columns=columns,
                least=piece.least,
                natural=piece.natural,
                most=piece.most,
                cost=piece.cost,
                rank=self.rank,
                size=piece.left.size,
                head=piece.left.head,
            )
            for columns, pieces in self.pieces.items()
            for piece in pieces
        ]

    @property
    def area(self) -> float:
        """The least columns times lines of the block, infinite if it never closes."""
        sizes = [own.columns * (own.least + GAP) for own in self.shapes()]
        return float(min(sizes)) if sizes else float("inf")

    def slots(self, plot: Plot) -> tuple[Slot, ...]:
        """Return the letters' plots: the cheapest cut that closes at this depth."""
        ways = self.pieces[plot.columns]
        piece = min(ways, key=lambda p: (_miss(p, plot.lines), p.cost))
        return tuple(
            Slot(name=laid.shape.story, plot=laid.plot)
            for laid in laid_out(piece, plot, mirror=False)
        )


def _miss(piece: CutPiece, lines: int) -> int:
    return max(0, piece.least - lines, lines - piece.most)
