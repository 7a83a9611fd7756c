"""Printed pages made up word by word, and an issue that they are of."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from layout.desk.issue import Article, Issue, Publication
from layout.library.printed import (
    PrintedLine,
    PrintedPage,
    PrintedStory,
    PrintedText,
    PrintedWord,
    around,
)
from layout.plate.html.views import ViewBox

WIDTH, HEIGHT = 300.0, 400.0
# Every letter is five points wide and ten high; lines are twelve apart.
LETTER, HIGH, LEADING = 5.0, 10.0, 12.0


def box(left: float, top: float, width: float, height: float = HIGH) -> ViewBox:
    return ViewBox(left=left, top=top, width=width, height=height)


def line(text: str, left: float, top: float) -> PrintedLine:
    """A line whose words stand a letter's width apart."""
    words, x = [], left
    for word in text.split():
        words.append(PrintedWord(text=word, box=box(x, top, LETTER * len(word))))
        x += LETTER * (len(word) + 1)
    return PrintedLine(
        words=tuple(words),
        box=around([word.box for word in words]),
        baseline=top + 8,
    )


def text(
    role: str, *lines: str, left: float = 20.0, top: float = 30.0, face: str = "small"
) -> PrintedText:
    made = tuple(line(each, left, top + LEADING * n) for n, each in enumerate(lines))
    return PrintedText(
        role=role,
        box=around([each.box for each in made]),
        lines=made,
        face=face,
        size=9,
    )


def story(*texts: PrintedText, slug: str = "weir", part: int = 0) -> PrintedStory:
    return PrintedStory(
        slug=slug,
        language="en-GB",
        headline=slug.title(),
        part=part,
        box=around([each.box for each in texts]),
        pieces=texts,
    )


def page(*stories: PrintedStory, number: int = 1) -> PrintedPage:
    return PrintedPage(
        number=number,
        section="",
        width=WIDTH,
        height=HEIGHT,
        above=(),
        stories=stories,
        below=(),
    )


def article(slug: str = "weir", **changes: object) -> Article:
    plain = Article(
        slug=slug,
        file=f"issues/one/articles/{slug}.md",
        sha256="",
        language="en-GB",
        headline=slug.title(),
        section="News",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def issue(*articles: Article, **paper: object) -> Issue:
    folder = Path("paper")
    keys = {"title": "The Larks & Owls", "language": "en-GB"} | paper
    return Issue(
        folder=folder / "issues" / "one",
        name="one",
        file="issues/one/issue.toml",
        publication=Publication(folder=folder, **keys),  # type: ignore[arg-type]
        number=7,
        date=date(2026, 12, 4),
        label="4 December 2026",
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
