"""An issue's words passage by passage, and a page's words piece by piece."""

from dataclasses import replace

import pytest

from layout.desk.issue import BlockKind, FactBox, Span, Table, TextBlock
from layout.proof.craft.neighbours import neighbours
from layout.proof.craft.page_text import joined, printed
from layout.proof.craft.passages import passages
from tests.makeup import stories
from tests.makeup.stories import GRID
from tests.proof.craft.pages import (
    broken,
    frame,
    furniture,
    leg,
    line,
    page,
    part,
    rect,
    specimen,
    text,
)


def words(content: str) -> tuple[Span, ...]:
    return (Span(text=content),)


BLOCK = TextBlock(kind=BlockKind.PARAGRAPH, spans=words("The weir is shut."), line=9)
ARTICLE = replace(
    stories.article(),
    kicker="Roads",
    headline="Bridge to close",
    standfirst="",
    byline="By Ann Reed",
    dateline="ALDER",
    jump_head="Bridge",
    pull_quotes=("The weir is shut",),
    pictures=(),
    blocks=(
        BLOCK,
        Table(
            header=(words("Road"),), rows=((words("Mill Lane"),),), align=(), line=11
        ),
        FactBox(title="Facts", blocks=(replace(BLOCK, line=15),), line=14),
    ),
)


def test_passages_come_in_the_order_of_reading_and_none_is_empty() -> None:
    found = [(p.what, p.text, p.line) for p in passages(ARTICLE)]
    assert found == [
        ("kicker", "Roads", None),
        ("headline", "Bridge to close", None),
        ("byline", "By Ann Reed", None),
        ("dateline", "ALDER", None),
        ("jump head", "Bridge", None),
        ("pull quote", "The weir is shut", None),
        ("copy", "The weir is shut.", 9),
        ("table", "Road", 11),
        ("table", "Mill Lane", 11),
        ("fact box", "Facts", 14),
        ("copy", "The weir is shut.", 15),
    ]


@pytest.mark.parametrize(
    ("language", "english"), [("en-GB", True), ("EN", True), ("de-AT", False)]
)
def test_passages_know_whether_they_are_english(
    language: str, *, english: bool
) -> None:
    first = next(iter(passages(replace(ARTICLE, language=language))))
    assert first.is_english is english


def test_hyphens_of_the_setter_are_not_of_the_text() -> None:
    lines = [line("the county has post-", hyphenated=True), line("poned a long-")]
    assert joined([*lines, line("planned thing")]) == (
        "the county has postponed a long- planned thing"
    )


def test_a_page_prints_its_furniture_and_its_stories() -> None:
    place = rect(0, 5, 0, 1)
    made = page(
        frame(
            text("headline", place, "Bridge", "to close"),
            leg(part(broken("has post-"), "poned it")),
        ),
        furniture=(furniture("folio", text("folio", place, "Page 3")),),
    )
    assert [words for words in printed(made) if words] == [
        "Page 3",
        "Bridge to close",
        "has postponed it",
    ]


def heads(*sizes: float, apart: float = 0.0) -> list[bool]:
    """Say of two heads side by side whether they read as one."""
    one, two = (
        frame(
            text("headline", rect(n, 1, 10, 3), "Shut shut shut", size=size),
            slug=f"s{n}",
        )
        for n, size in enumerate(sizes)
    )
    return [pair.reads_as_one for pair in neighbours(specimen(page(one, two)))]


def test_heads_of_a_size_side_by_side_read_as_one() -> None:
    size = GRID.measure / 7.2
    assert heads(size, size) == [True]
    assert heads(size, size * 0.9) == [True]
    assert heads(size, size * 0.7) == [False]
