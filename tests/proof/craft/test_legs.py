"""Columns of copy: how they begin and end, how long and how level they are."""

from dataclasses import replace

import pytest
from msgspec import structs

from layout.galley.galley import SetTable
from layout.makeup.dummy import LegPart, Page, PlacedTable
from layout.proof.craft.checks import (
    foot_hyphen,
    ladder,
    orphan,
    short_leg,
    stranded_crosshead,
    uneven_columns,
    widow,
)
from layout.proof.craft.specimen import CraftCheck, CraftFinding
from tests.makeup.stories import STYLE
from tests.proof.craft.pages import (
    broken,
    copy,
    found,
    frame,
    leg,
    page,
    part,
    picture,
    rect,
)


def one(*parts: LegPart) -> Page:
    return page(frame(leg(*parts)))


def test_a_last_line_alone_at_the_head_is_a_widow() -> None:
    (finding,) = found(widow, one(part("in the end.", opens=False), copy(6, at=1)))
    assert finding.message == (
        '"bridge", column 1 of its copy, begins with a widow: "in the end."'
    )


@pytest.mark.parametrize(
    "first",
    [
        part("in the", "end.", opens=False),
        part("A paragraph."),
        part("a line in the midst", opens=False, closes=False),
    ],
    ids=["two lines", "a whole paragraph", "more to come"],
)
def test_other_first_lines_are_no_widows(first: LegPart) -> None:
    assert not found(widow, one(first, copy(6, at=2)))


def test_a_first_line_alone_at_the_foot_is_an_orphan() -> None:
    (finding,) = found(orphan, one(copy(6), part("It is said", at=6, closes=False)))
    assert 'ends with an orphan: "It is said"' in finding.message


@pytest.mark.parametrize(
    "last",
    [
        part("It is said", "that", at=6, closes=False),
        part("It is said.", at=6),
        part("by all", at=6, opens=False, closes=False),
    ],
    ids=["two lines", "a whole paragraph", "begun before"],
)
def test_other_last_lines_are_no_orphans(last: LegPart) -> None:
    assert not found(orphan, one(copy(6), last))


CROSSHEAD = part("Why not June", at=7, element="crosshead")


@pytest.mark.parametrize(
    "after",
    [(), (part("One line", at=8, closes=False),)],
    ids=["nothing below", "one line below"],
)
def test_a_crosshead_at_the_foot_is_stranded(after: tuple[LegPart, ...]) -> None:
    (finding,) = found(stranded_crosshead, one(copy(6), CROSSHEAD, *after))
    assert '"Why not June"' in finding.message


def test_a_crosshead_with_copy_or_a_table_below_is_not() -> None:
    assert not found(stranded_crosshead, one(copy(6), CROSSHEAD, copy(2, at=8)))
    brief = part("In June it rains.", at=8)
    assert not found(stranded_crosshead, one(copy(6), CROSSHEAD, brief))
    table = PlacedTable(rect=rect(0, 1, 18, 6), table=TABLE)
    assert not found(stranded_crosshead, page(frame(leg(copy(6), CROSSHEAD), table)))


TABLE = SetTable(
    header=(), rows=(), columns=(), gap=0, align=(), row_lines=(), width=1, lines_deep=6
)


def test_a_word_broken_at_the_foot_is_told() -> None:
    last = part("It is", broken("a long-post-"), at=6, closes=False)
    (finding,) = found(foot_hyphen, one(copy(6), last))
    assert 'ends within a word: "long-post-"' in finding.message


def test_a_word_broken_above_the_foot_is_not() -> None:
    last = part("It is", broken("a long-post-"), "poned letter", at=6, closes=False)
    assert not found(foot_hyphen, one(copy(6), last))


@pytest.mark.parametrize(("rungs", "count"), [(2, 0), (3, 1), (5, 1)])
def test_three_hyphens_in_a_row_are_a_ladder(rungs: int, count: int) -> None:
    steps = part("The council", *(broken("has post-"),) * rungs, "poned it")
    findings = found(ladder, one(steps))
    assert len(findings) == count
    if count:
        assert f"{rungs} lines in a row" in findings[0].message


@pytest.mark.parametrize(
    ("hyphens", "least"), [(0, 2), (1, 2), (2, 3), (5, 6), (9, 10)]
)
def test_a_ladder_is_longer_than_the_style_allows(hyphens: int, least: int) -> None:
    limits = structs.replace(STYLE.justification, hyphens=hyphens)
    style = replace(STYLE, justification=limits)

    def ladders(rungs: int) -> list[CraftFinding]:
        steps = part("The council", *(broken("has post-"),) * rungs, "poned it")
        return found(ladder, one(steps), style=style)

    assert not ladders(least - 1)
    assert len(ladders(least)) == 1


def test_the_copys_own_hyphens_are_rungs_and_white_lines_part_them() -> None:
    rungs = (broken("has post-"), broken("in post-"))
    assert found(ladder, one(part(*rungs, "a half-")))
    assert not found(ladder, one(part(*rungs, "a half -")))
    apart = part("a half-", at=3, opens=False)
    assert not found(ladder, one(part(*rungs, closes=False), apart))


def legs(*depths: int, rooms: int = 20) -> Page:
    """A story of columns so deep beside each other."""
    return page(
        frame(
            *(leg(copy(n), column=c, lines=rooms) for c, n in enumerate(depths)),
            place=rect(0, len(depths), 2, 60),
        )
    )


def test_short_columns_beside_others_are_told_once() -> None:
    (finding,) = found(short_leg, legs(12, 4, 3))
    assert finding.message == '"bridge" has 2 short columns; the shortest has 3 lines'
    assert finding.file == ""


@pytest.mark.parametrize("depths", [(6, 6), (4,), (12, 11)])
def test_six_lines_are_enough_and_a_brief_may_be_short(depths: tuple[int, ...]) -> None:
    assert not found(short_leg, legs(*depths))


def test_columns_end_level_give_or_take_a_line() -> None:
    assert not found(uneven_columns, legs(12, 12, 11))
    (finding,) = found(uneven_columns, legs(12, 12, 9))
    assert "short in lines: column 3 by 3" in finding.message


def test_a_picture_ends_a_column_as_copy_does() -> None:
    two = [leg(copy(12)), leg(copy(4), column=1)]
    place = rect(0, 2, 2, 60)
    below = picture(1, 1, 15, 7)
    assert not found(uneven_columns, page(frame(*two, below, place=place)))
    above = picture(1, 1, 2, 7)
    assert found(uneven_columns, page(frame(*two, above, place=place)))


@pytest.mark.parametrize(
    "check", [widow, orphan, stranded_crosshead, foot_hyphen, ladder, short_leg]
)
def test_a_story_of_pictures_has_no_faulty_columns(check: CraftCheck) -> None:
    assert not found(check, page(frame(picture(0, 5, 2, 20), leg())))
