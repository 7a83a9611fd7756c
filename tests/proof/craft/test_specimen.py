"""Pages taken apart for the checks: legs, heads, passages, photographs."""

from dataclasses import replace

import pytest

from layout.desk.issue import BlockKind, FactBox, Span, Table, TextBlock
from layout.galley.galley import SetTable
from layout.makeup.dummy import PlacedPicture, PlacedTable
from layout.proof.craft.passages import passages
from layout.proof.craft.photographs import photographs
from tests.makeup import stories
from tests.proof.craft.pages import (
    copy,
    frame,
    leg,
    page,
    part,
    picture,
    rect,
    specimen,
    text,
)


def test_legs_are_counted_in_each_frame() -> None:
    one = frame(leg(copy(4)), leg(copy(4), column=1), leg(copy(2), column=2))
    two = frame(leg(copy(3)), slug="owls")
    made = specimen(page(one), page(two, number=2))
    assert [(found.page, found.number, found.last) for found in made.legs] == [
        (1, 1, False),
        (1, 2, False),
        (1, 3, True),
        (2, 1, True),
    ]
    assert made.legs[1].place == '"bridge", column 2 of its copy'


def test_a_column_without_copy_is_no_leg() -> None:
    made = specimen(page(frame(leg(), leg(copy(4), column=1))))
    [found] = made.legs
    assert (found.number, found.last) == (1, True)


def test_lines_are_told_by_their_grid_lines() -> None:
    [found] = specimen(page(frame(leg(part("a", "b"), part("c", at=3))))).legs
    assert [(row, each.text) for row, each, _ in found.lines] == [
        (0, "a"),
        (1, "b"),
        (3, "c"),
    ]


def table(column: int, at: int) -> PlacedTable:
    content = SetTable(
        header=(),
        rows=(),
        columns=(40.0,),
        gap=4.0,
        align=("left",),
        row_lines=(2,),
        width=40.0,
        lines_deep=2,
    )
    return PlacedTable(rect=rect(column, 1, at, 2), table=content)


@pytest.mark.parametrize(
    ("column", "at", "own"),
    [
        pytest.param(0, 10, True, id="at its head"),
        pytest.param(0, 29, True, id="at its foot"),
        pytest.param(0, 30, False, id="below"),
        pytest.param(0, 9, False, id="above"),
        pytest.param(1, 12, False, id="in the next column"),
    ],
)
def test_a_leg_has_the_tables_in_its_column(column: int, at: int, *, own: bool) -> None:
    [found] = specimen(page(frame(leg(copy(4)), table(column, at)))).legs
    assert bool(found.tables) is own


def test_heads_are_headlines_and_jump_heads() -> None:
    roles = ("kicker", "headline", "standfirst", "jump_head", "caption")
    items = (text(role, rect(0, 2, 2, 3), role) for role in roles)
    made = specimen(page(frame(*items)))
    assert [found.head.role for found in made.heads] == ["headline", "jump_head"]


def test_a_story_begins_on_the_first_page_that_has_it() -> None:
    pages = (page(), page(frame(), number=2), page(frame(part=1), number=3))
    made = specimen(*pages)
    assert made.page_of("bridge") == 2
    assert made.page_of("owls") is None


def test_a_story_that_is_not_in_the_issue_has_no_file() -> None:
    made = specimen(page())
    assert made.file("bridge") == "issues/one/articles/bridge.md"
    assert made.file("filler:owls") == ""


def test_photographs_are_told_in_the_order_of_the_pages() -> None:
    other = replace(picture(0, 2, 30, 8), picture=stories.picture(name="owl.jpg"))
    pages = (page(frame(picture(0, 2, 4, 8), other)), page(frame(other), number=2))
    found = [(p.page, p.picture.name) for p in photographs(specimen(*pages))]
    assert found == [(1, "weir.jpg"), (1, "owl.jpg"), (2, "owl.jpg")]


def test_a_drawing_is_no_photograph() -> None:
    drawing = PlacedPicture(
        rect=rect(0, 2, 4, 8),
        picture=stories.picture(vector=True),
        crop=(0, 0, 1, 1),
    )
    assert list(photographs(specimen(page(frame(drawing))))) == []


def spans(words: str) -> tuple[Span, ...]:
    return (Span(text=words),)


def block(words: str, line: int) -> TextBlock:
    return TextBlock(kind=BlockKind.PARAGRAPH, spans=spans(words), line=line)


def test_an_article_is_read_from_kicker_to_copy() -> None:
    article = stories.article(
        blocks=(block("The weir is dry.", 7),),
        standfirst="Nobody knows why",
        pictures=(stories.picture(),),
        pull_quotes=("It is dry",),
        byline="",
    )
    assert [(p.what, p.text, p.line) for p in passages(article)] == [
        ("kicker", "Roads", None),
        ("headline", "Bridge to close for nine weeks", None),
        ("standfirst", "Nobody knows why", None),
        ("caption", "The path above the weir", None),
        ("credit", "A. Berasategi", None),
        ("pull quote", "It is dry", None),
        ("copy", "The weir is dry.", 7),
    ]


def test_boxes_and_tables_are_read_piece_by_piece() -> None:
    box = FactBox(
        title="In short", blocks=(block("Dry.", 5), block("Shut.", 6)), line=4
    )
    cells = Table(
        header=(spans("Day"),),
        rows=((spans("Friday"),), (spans("Sunday"),)),
        align=("left",),
        line=9,
    )
    found = list(passages(stories.article(blocks=(box, cells))))
    assert [(p.what, p.text, p.line) for p in found if p.line] == [
        ("fact box", "In short", 4),
        ("copy", "Dry.", 5),
        ("copy", "Shut.", 6),
        ("table", "Day", 9),
        ("table", "Friday", 9),
        ("table", "Sunday", 9),
    ]
