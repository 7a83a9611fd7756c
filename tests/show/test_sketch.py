"""A page in characters: every box inside the page, every name inside its box."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from layout.makeup.dummy import Position
from layout.show.sketch import DEEP, HATCH, LINES, PLAIN_HATCH, WIDE, Sketch
from tests.makeup.stories import GRID


def position(name: str, *place: int) -> Position:
    column, columns, line, lines = place
    return Position(
        page=1,
        name=name,
        column=column,
        columns=columns,
        line=line,
        lines=lines,
        why="",
    )


def drawn(*positions: Position, plain: bool = True, wide: int = WIDE) -> list[str]:
    sketch = Sketch(GRID, positions, plain=plain, wide=wide)
    sketch.draw({}, {})
    return [row.plain for row in sketch.rows()]


@st.composite
def stacks(draw: st.DrawFn) -> list[Position]:
    """Draw stories one above the other, each as wide as it likes."""
    edges = draw(st.sets(st.integers(1, GRID.lines - 1), max_size=6))
    lines = [0, *sorted(edges), GRID.lines]
    found = []
    for number, (top, foot) in enumerate(pairwise(lines)):
        column = draw(st.integers(0, GRID.columns - 1))
        columns = draw(st.integers(1, GRID.columns - column))
        name = draw(st.sampled_from(["school", "ad:fair", "a-very-long-slug-indeed"]))
        found.append(position(f"{name}{number}", column, columns, top, foot - top))
    return found


@given(stacks(), st.booleans(), st.integers(10, 60))
def test_a_page_is_always_a_rectangle_of_characters(
    positions: list[Position], plain: bool, wide: int
) -> None:
    rows = drawn(*positions, plain=plain, wide=wide)
    assert len(rows) == DEEP + 1
    assert len({len(row) for row in rows}) == 1
    assert len(rows[0]) <= max(WIDE, 3 * GRID.columns) + 1
    assert not plain or all(row.isascii() for row in rows)


@given(stacks())
def test_the_page_s_own_frame_is_closed(positions: list[Position]) -> None:
    rows = drawn(*positions, plain=False)
    signs = set(LINES.values())
    assert rows[0][0] + rows[0][-1] + rows[-1][0] + rows[-1][-1] == "┌┐└┘"
    assert all(row[0] in signs and row[-1] in signs for row in rows)


def test_an_advertisement_is_hatched_and_a_story_is_not() -> None:
    whole = (0, GRID.columns, 0, GRID.lines)
    for plain, sign in ((True, PLAIN_HATCH), (False, HATCH)):
        page = "".join(drawn(position("ad:fair", *whole), plain=plain))
        assert page.count(sign) > DEEP * 10
        assert "fair" in page
        assert "ad:" not in page
    assert PLAIN_HATCH not in "".join(drawn(position("bridge", *whole)))


def test_a_long_name_is_broken_and_stays_in_its_box() -> None:
    rows = drawn(position("nine-weeks-without-a-bridge", 0, 2, 0, GRID.lines))
    step = len(rows[0]) // GRID.columns
    inside = [row[1 : 2 * step] for row in rows]
    words = "".join(part.strip(" |-+") for part in inside)
    assert words.replace("-", "") == "nineweekswithoutabridge"
    assert all(row[2 * step + 1 : -1].strip("-+ ") == "" for row in rows)


def test_edges_with_only_white_between_them_share_a_row() -> None:
    """Two stories a line of white apart have one rule between them, not two."""
    half = GRID.lines // 2
    over = position("over", 0, GRID.columns, 0, half - 1)
    under = position("under", 0, GRID.columns, half, GRID.lines - half)
    rules = [row for row in drawn(over, under) if set(row) <= {"+", "-"}]
    assert len(rules) == 3


def test_a_remark_stands_under_the_name_where_there_is_room() -> None:
    sketch = Sketch(
        GRID, [position("bridge", 0, GRID.columns, 0, GRID.lines)], plain=True
    )
    sketch.draw({"bridge": "bold red"}, {"bridge": "to 6"})
    rows = sketch.rows()
    at = next(n for n, row in enumerate(rows) if "bridge" in row.plain)
    assert rows[at + 1].plain.strip(" |") == "to 6"
    assert styles(rows[at]) == {"bold red"}


def test_a_remark_without_room_is_left_out() -> None:
    sketch = Sketch(GRID, [position("bridge", 0, 1, 0, GRID.lines)], plain=True)
    sketch.draw({}, {"bridge": "continued from page 12"})
    assert not any("page 12" in row.plain for row in sketch.rows())


def test_the_title_is_bold_and_is_cut_to_the_page() -> None:
    sketch = Sketch(GRID, [], plain=True)
    sketch.title("The Alder Courier and Weekly Advertiser of Hollin")
    row = sketch.rows()[1]
    assert row.plain.startswith("| The Alder Courier")
    assert row.plain.endswith(" |")
    assert len(row.plain) == sketch.width
    assert styles(row) == {"bold"}


def styles(row: Text) -> set[str]:
    return {str(span.style) for span in row.spans if str(span.style)}
