"""Copy poured into columns, drawn as one string a column."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from layout.galley.galley import DropCap, SetBlock, SetTable, Setting
from layout.makeup.bounds import BOUNDS
from layout.makeup.costs import COSTS
from layout.makeup.story.anatomy import Well
from layout.makeup.story.pouring import Pour, Slice, pour
from tests.galley.quadshop import COURIER
from tests.makeup.blocks import crosshead, para, setting

BLOCKS = st.lists(
    st.one_of(
        st.builds(
            lambda n, hyphens, more: para(
                n, *([setting(n + 1, 3.0)] if more else []), hyphens=tuple(hyphens)
            ),
            st.integers(min_value=1, max_value=9),
            st.sets(st.integers(min_value=0, max_value=7), max_size=3),
            st.booleans(),
        ),
        st.builds(crosshead, st.integers(min_value=1, max_value=2)),
    ),
    min_size=1,
    max_size=12,
)
WELLS = st.lists(st.integers(min_value=0, max_value=20), min_size=1, max_size=5)


def wells(*lines: int) -> list[Well]:
    return [Well(lines=count) for count in lines]


def drawn(blocks: Sequence[SetBlock], depths: Sequence[int]) -> list[str]:
    """Draw each column: a letter for each line of a paragraph, a dot for white."""
    poured = pour(blocks, wells(*depths))
    columns = [["."] * depth for depth in depths]
    for piece in poured.slices:
        for number in range(piece.last - piece.first):
            columns[piece.well][piece.line + number] = chr(ord("a") + piece.block)
    return ["".join(column) for column in columns]


def in_well(poured: Pour, well: int) -> list[Slice]:
    return [piece for piece in poured.slices if piece.well == well]


def test_columns_are_filled_to_the_foot() -> None:
    assert drawn([para(4), para(5), para(3)], [6, 6]) == ["aaaabb", "bbbccc"]


def test_white_above_a_crosshead_but_not_at_a_columns_head() -> None:
    assert drawn([para(4), crosshead(), para(3)], [9]) == ["aaaa.bccc"]
    assert drawn([para(4), crosshead(), para(3)], [4, 4]) == ["aaaa", "bccc"]


def test_no_widow_where_there_is_another_way() -> None:
    assert drawn([para(5), para(4)], [4, 6]) == ["aaa.", "aabbbb"]


def test_no_orphan_where_there_is_another_way() -> None:
    assert drawn([para(3), para(4)], [4, 4]) == ["aaa.", "bbbb"]


def test_the_lines_beside_an_initial_stay_in_its_column() -> None:
    face = COURIER.initials.face
    cap = DropCap(text="T", face=face, size=30.0, lines=3, width=20.0)
    opening = replace(para(9), drop_cap=cap)
    assert drawn([para(9)], [2, 4, 4]) == ["aa", "aaaa", "aaa."]
    assert drawn([opening], [2, 5, 5]) == ["..", "aaaaa", "aaaa."]


def test_no_hyphen_at_a_columns_foot_where_there_is_another_way() -> None:
    hyphened = para(6, hyphens=(3,))
    assert drawn([hyphened, para(2)], [4, 5]) == ["aaa.", "aaabb"]


def test_a_looser_setting_avoids_a_widow() -> None:
    blocks = [para(5, setting(6, 2.0)), para(4)]
    poured = pour(blocks, wells(4, 6))
    assert poured.slices[0].setting == 1
    assert drawn(blocks, [4, 6]) == ["aaaa", "aabbbb"]


def test_a_crosshead_takes_two_lines_along() -> None:
    blocks = [para(4), crosshead(), para(5)]
    assert drawn(blocks, [7, 7]) == ["aaaa...", "bccccc."]
    assert drawn(blocks, [8, 7])[0] == "aaaa.bcc"


def test_a_crosshead_is_not_left_behind_by_its_paragraph() -> None:
    columns = drawn([para(4), crosshead(), para(3)], [8, 8])
    assert columns in (["aaaa....", "bccc...."], ["aaaa.bcc", "c......."])


def test_open_lines_are_counted() -> None:
    assert pour([para(4)], wells(6, 3)).open_lines == 5
    assert pour([para(9)], wells(6, 3)).open_lines == 0


def test_overset_is_counted() -> None:
    poured = pour([para(6), para(4)], wells(6))
    assert poured.overset == 4
    assert [piece.well for piece in poured.slices] == [0, 1]


def test_hyphens_weigh_more_before_a_jump() -> None:
    blocks = [para(6, hyphens=(2, 3)), para(2)]
    jump = [Well(lines=4, jump=True), Well(lines=5)]
    plain = pour(blocks, wells(4, 5)).cost
    assert pour(blocks, jump).cost > plain


@given(blocks=BLOCKS, depths=WELLS)
def test_every_line_once_and_in_order(
    blocks: list[SetBlock], depths: list[int]
) -> None:
    poured = pour(blocks, wells(*depths))
    places = [(piece.well, piece.line) for piece in poured.slices]
    assert places == sorted(places)
    for number, block in enumerate(blocks):
        own = [piece for piece in poured.slices if piece.block == number]
        assert len({piece.setting for piece in own}) == 1
        ends = [piece.first for piece in own[1:]]
        assert [own[0].first, *ends] == [0, *(piece.last for piece in own[:-1])]
        assert own[-1].last == len(block.settings[own[0].setting].lines)
        assert all(piece.first < piece.last for piece in own)
    order = [piece.block for piece in poured.slices]
    assert order == sorted(order)


@given(blocks=BLOCKS, depths=WELLS)
def test_no_well_is_over_full(blocks: list[SetBlock], depths: list[int]) -> None:
    poured = pour(blocks, wells(*depths))
    for well, depth in enumerate(depths):
        pieces = in_well(poured, well)
        feet = [piece.line + piece.last - piece.first for piece in pieces]
        heads = [piece.line for piece in pieces]
        assert all(head >= foot for foot, head in zip(feet, heads[1:], strict=False))
        assert max(feet, default=0) <= depth


@given(blocks=BLOCKS, depths=WELLS)
def test_white_stands_only_above_crossheads(
    blocks: list[SetBlock], depths: list[int]
) -> None:
    poured = pour(blocks, wells(*depths))
    for well in range(len(depths)):
        pieces = in_well(poured, well)
        for above, below in itertools.pairwise(pieces):
            white = below.line - (above.line + above.last - above.first)
            block = blocks[below.block]
            due = block.before if below.first == 0 else 0
            assert white in ((due, due + 1) if due and block.keeps else (due,))
        assert all(piece.line == 0 for piece in pieces[:1])


@given(blocks=BLOCKS, depths=WELLS)
def test_no_crosshead_in_the_last_two_lines(
    blocks: list[SetBlock], depths: list[int]
) -> None:
    poured = pour(blocks, wells(*depths))
    for piece, after in itertools.pairwise(poured.slices):
        twice = blocks[piece.block].keeps and blocks[after.block].keeps
        if blocks[piece.block].keeps and piece.well < len(depths) and not twice:
            copy = len(blocks[after.block].settings[after.setting].lines)
            assert after.well == piece.well
            assert after.last - after.first >= min(2, copy)


@given(lines=st.integers(min_value=4, max_value=40), depths=WELLS)
def test_overset_is_what_the_columns_lack(lines: int, depths: list[int]) -> None:
    poured = pour([para(2)] * (lines // 2), wells(*depths))
    room, copy = sum(depths), lines // 2 * 2
    over = sum(p.last - p.first for p in in_well(poured, len(depths)))
    assert poured.overset == over >= max(0, copy - room)
    assert over <= max(0, copy - room + BOUNDS.story.give * len(depths))


@given(blocks=BLOCKS, depths=WELLS)
def test_pouring_twice_is_the_same(blocks: list[SetBlock], depths: list[int]) -> None:
    assert pour(blocks, wells(*depths)) == pour(blocks, wells(*depths))


def quoting(*texts: str) -> SetBlock:
    """Return a paragraph of such lines."""
    block = para(len(texts))
    lines = tuple(
        replace(line, runs=(replace(line.runs[0], text=text),))
        for line, text in zip(block.settings[0].lines, texts, strict=True)
    )
    return replace(block, settings=(Setting(lines=lines, cost=0.0),))


def cut_before_a_jump(*texts: str) -> int:
    """Return how many lines of a paragraph stand before a jump of four lines."""
    blocks = [quoting(*texts), para(3)]
    poured = pour(blocks, [Well(lines=4, jump=True), Well(lines=6)])
    return poured.slices[0].last


def test_a_jump_does_not_part_a_quotation_where_there_is_another_way() -> None:
    assert cut_before_a_jump("a", "b", "c.", "He", "said", "so.") == 4
    assert cut_before_a_jump("a", "b", "c.", "“He", "said", "so.”") == 3
    assert cut_before_a_jump("a", "„b", "c“", "„He", "said", "so.“") == 3


def test_a_crosshead_next_after_a_jump_has_its_price() -> None:
    blocks = [para(6), crosshead(), para(4)]
    plain = pour(blocks, wells(6, 5)).cost
    jump = pour(blocks, [Well(lines=6, jump=True), Well(lines=5)]).cost
    assert jump - plain == COSTS.story.jump_at_crosshead


@given(blocks=BLOCKS, depths=WELLS)
def test_columns_are_uneven_only_at_a_price(
    blocks: list[SetBlock], depths: list[int]
) -> None:
    poured = pour(blocks, wells(*depths))
    ends = [0] * (len(depths) + 1)
    for piece in poured.slices:
        ends[piece.well] = piece.line + piece.last - piece.first
    left = [depth - end for depth, end in zip(depths, ends, strict=False)]
    assert poured.open_lines == sum(left)
    if poured.cost < COSTS.story.uneven:
        assert max(left) <= BOUNDS.story.give


def test_a_table_that_goes_on_has_its_head_at_a_columns_head() -> None:
    whole = table_of(lines=3, head=1, again=False)
    more = table_of(lines=2, head=1, again=True)
    found = pour([whole, more, more, more], wells(5, 8)).slices
    assert [(piece.well, piece.line) for piece in found] == [
        (0, 0),
        (0, 3),
        # Its head takes the column's first line.
        (1, 0),
        (1, 3),
    ]


def table_of(*, lines: int, head: int, again: bool) -> SetBlock:
    """Return a part of a table in the copy."""
    block = para(1)
    part = SetTable(
        header=(),
        rows=(),
        columns=(),
        gap=0.0,
        align=(),
        row_lines=(head, lines),
        width=1.0,
        lines_deep=lines,
        part=True,
        again=again,
    )
    settings = (Setting(lines=(), cost=0.0),)
    return replace(block, settings=settings, before=0, table=part)
