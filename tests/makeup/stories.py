"""Stories, pictures and issues made by hand on the house style."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from layout.desk.issue import (
    Article,
    BlockKind,
    Issue,
    Picture,
    Publication,
    Span,
    TextBlock,
)
from layout.desk.style.styling import read_stylebook

STYLE = read_stylebook("courier", None)
GRID = STYLE.grid
SENTENCE = "The county has found the money for the bridge at last, engineers say. "


def paragraph(sentences: int = 4, kind: BlockKind = BlockKind.PARAGRAPH) -> TextBlock:
    text = (SENTENCE * sentences).strip()
    return TextBlock(kind=kind, spans=(Span(text=text),), line=1)


def article(paragraphs: int = 8, **changes: object) -> Article:
    plain = Article(
        slug="bridge",
        file="issues/one/articles/bridge.md",
        sha256="0" * 64,
        language="en-GB",
        headline="Bridge to close for nine weeks",
        kicker="Roads",
        byline="Staff reporter",
        section="News",
        rank=3,
        blocks=(paragraph(),) * paragraphs,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def picture(**changes: object) -> Picture:
    plain = Picture(
        name="weir.jpg",
        path=Path("weir.jpg"),
        sha256="0" * 64,
        vector=False,
        width=1500,
        height=1000,
        caption=(Span(text="The path above the weir"),),
        credit="A. Berasategi",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def issue(*articles: Article, **changes: object) -> Issue:
    plain = Issue(
        folder=Path("issues/one"),
        name="one",
        file="issues/one/issue.toml",
        publication=Publication(
            folder=Path(),
            title="The Alder Courier",
            slogan="For the valley",
            ears=("Rain at first", "£1.50"),
            staff=("Tam Birkett, editor",),
            imprint=("Published in Alderbeck.",),
        ),
        number=12,
        date=date(2026, 12, 4),
        label="",
        pages=4,
        price="",
        ears=(),
        style="courier",
        printer="newsprint-tabloid",
        multiple=4,
        sections=("News", "Sport"),
        plans=(),
        ads=(),
        articles=articles,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]
