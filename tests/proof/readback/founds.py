"""Columns and texts as if they had been read back, without a PDF."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from layout.desk.articles.words import words_of
from layout.desk.issue import Article, Issue, Publication
from layout.galley.galley import DropCap, Line, Run
from layout.geometry import Grid, Rect
from layout.makeup.dummy import LegPart, PlacedLeg
from layout.proof.readback.evidence import (
    FoundLeg,
    FoundLine,
    FoundRow,
    FoundText,
    WordsFound,
)

LEADING = 10.0
# Columns of 100 points, from 20 points at the left on, on lines of 10 from 30 on.
GRID = Grid(
    page_width=360,
    page_height=400,
    left=20,
    right=20,
    top=30,
    foot=30,
    columns=3,
    gutter=10,
    leading=LEADING,
)
# Baselines stand so far below the line's head.
REST = 7.5
HEIGHT = 11.0
SLUG = "weir"
FILE = "issues/one/articles/weir.md"


def line(text: str, **changes: object) -> Line:
    plain = Line(
        runs=(Run(text=text, face="text"),),
        width=GRID.measure,
        spaces=text.count(" "),
        measure=GRID.measure,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def found_line(text: str, row: int, *, right: float) -> FoundLine:
    baseline = GRID.top + row * LEADING + REST
    return FoundLine(text=text, right=right, baseline=baseline, height=HEIGHT)


def leg(*lines: str, column: int = 0, initial: str = "", page: int = 1) -> FoundLeg:
    """A column read back as it was set; a line in `=` ends in a hyphen of ours."""
    made = tuple(
        line(text.replace("=", "-"), hyphenated=text.endswith("=")) for text in lines
    )
    drop_cap = DropCap(text=initial, face="text", size=30, lines=2, width=20)
    part = LegPart(
        block=0,
        element="paragraph",
        line=0,
        lines=made,
        opens=True,
        closes=True,
        drop_cap=drop_cap if initial else None,
    )
    rect = Rect(x=GRID.x(column), line=0, width=GRID.measure, lines=len(made))
    rows = tuple(
        FoundRow(
            row=number,
            line=each,
            part=part,
            found=found_line(each.text, number, right=GRID.left + rect.right),
            margin=initial if number == 0 else "",
        )
        for number, each in enumerate(made)
    )
    return FoundLeg(
        page=page, slug=SLUG, leg=PlacedLeg(rect=rect, parts=(part,)), rows=rows
    )


def with_row(column: FoundLeg, number: int, row: FoundRow) -> FoundLeg:
    """A column with one row another."""
    rows = (*column.rows[:number], row, *column.rows[number + 1 :])
    return replace(column, rows=rows)


def reread(column: FoundLeg, number: int, **changes: object) -> FoundLeg:
    """A column with something else read in one of its rows."""
    row = column.rows[number]
    assert row.found is not None
    found = replace(row.found, **changes)  # type: ignore[arg-type]
    return with_row(column, number, replace(row, found=found))


def text(*lines: str, slug: str = SLUG, page: int = 1) -> FoundText:
    return FoundText(page=page, slug=slug, lines=lines)


def found(*parts: FoundLeg | FoundText) -> WordsFound:
    return WordsFound(
        legs=tuple(part for part in parts if isinstance(part, FoundLeg)),
        texts=tuple(part for part in parts if isinstance(part, FoundText)),
    )


def article(copy: str, **changes: object) -> Article:
    plain = Article(
        slug=SLUG,
        file=FILE,
        sha256="",
        language="en-GB",
        headline="",
        words=words_of(copy),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def issue(*articles: Article) -> Issue:
    folder = Path("paper")
    return Issue(
        folder=folder / "issues" / "one",
        name="one",
        file="issues/one/issue.toml",
        publication=Publication(folder=folder, title="The Larks"),
        number=1,
        date=date(2026, 12, 4),
        label="",
        pages=4,
        price="",
        ears=(),
        style="courier",
        printer="",
        multiple=4,
        sections=(),
        plans=(),
        ads=(),
        articles=articles,
    )
