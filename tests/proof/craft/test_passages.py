"""An issue's words passage by passage."""

from dataclasses import replace

import pytest

from layout.desk.issue import BlockKind, FactBox, Span, Table, TextBlock
from layout.proof.craft.passages import passages
from tests.makeup import stories


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
