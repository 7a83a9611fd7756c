"""What a story's shapes promise, and what the fitter keeps of it.

python -m tests.makeup.promises STORIES SEED
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from layout.desk.issue import Article
from layout.desk.reading import read_issue
from layout.desk.style.styling import read_stylebook
from layout.galley.composing import ComposingRoom
from layout.makeup.plot import PartPlace, Plot
from layout.makeup.story.anatomy import SetQuote, Shape
from layout.makeup.story.fit_memory import Fitter
from layout.makeup.story.fitting import Fit
from tests.makeup.generator import generate


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A depth within a shape of a story, and how the story came out there."""

    article: Article
    shape: Shape
    fit: Fit

    @property
    def broken(self) -> tuple[str, ...]:
        """How the promise is broken: over, open, uneven, dropped; nothing if kept."""
        columns = self.shape.columns
        ends = feet(self.fit)
        faults = {
            "over": self.fit.overset > 0,
            "open": self.fit.pour.open_lines > columns,
            "uneven": max(ends) - min(ends) > 1,
            "dropped": any(
                not isinstance(inset, SetQuote)
                for carving in self.fit.carvings
                for inset in carving.dropped
            ),
        }
        return tuple(name for name, fault in faults.items() if fault)


def feet(fit: Fit) -> list[int]:
    """Return the lines that each well of a story leaves open."""
    columns = [column for carving in fit.carvings for column in carving.columns]
    ends = [0] * (len(columns) + 1)
    for piece in fit.pour.slices:
        block = fit.galley.blocks[piece.block]
        lines = block.depth if block.table else piece.last - piece.first
        ends[piece.well] = piece.line + lines
    return [c.lines - end for c, end in zip(columns, ends, strict=False)] or [0]


def promises(article: Article, fitter: Fitter, *, step: int = 1) -> Iterator[Promise]:
    """Yield every `step`th depth of every shape of a story, fitted."""
    for shape in fitter.shaper.shapes(article):
        if shape.hole:
            continue
        for lines in sorted({*range(shape.least, shape.most + 1, step), shape.most}):
            yield promise(article, shape, lines, fitter)


def promise(article: Article, shape: Shape, lines: int, fitter: Fitter) -> Promise:
    """Fit a story at a depth of a shape."""
    plot = Plot(column=0, columns=shape.columns, line=2, lines=lines)
    fit = fitter.fit(article, (PartPlace(page=2, plot=plot),))
    return Promise(article=article, shape=shape, fit=fit)


def articles(stories: int, seed: int) -> tuple[tuple[Article, ...], ComposingRoom]:
    """Return a generated issue's articles, and a shop to set them."""
    with tempfile.TemporaryDirectory() as folder:
        issue, _ = read_issue(generate(Path(folder), stories=stories, seed=seed))
        style = read_stylebook(issue.style, issue.publication.folder)
        return issue.articles, ComposingRoom(style)


def main(stories: int, seed: int) -> None:
    """Say of each story which promises are broken."""
    found, shop = articles(stories, seed)
    fitter = Fitter(shop)
    kept, broken = 0, Counter[str]()
    for article in found:
        for made in promises(article, fitter, step=3):
            kept += not made.broken
            broken.update(made.broken)
            if made.broken:
                shape = made.shape
                lines = made.fit.parts[0].plot.lines
                sys.stdout.write(
                    f"{article.slug} {shape.columns}x{lines} of {shape.least}-"
                    f"{shape.natural}-{shape.most}: {made.broken} {made.fit.elastic}"
                    f" open {feet(made.fit)} over {made.fit.overset}\n"
                )
    sys.stdout.write(f"kept {kept}, broken {dict(broken)}\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
