"""Advertisements to pages: rows of one depth, the outer edge, what is left beside."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from layout.desk.issue import Ad, AdKind
from layout.makeup.bounds import BOUNDS
from layout.makeup.issue.booking import ad_lines, ad_rows, ad_slots, book
from tests.makeup.stories import GRID


def ad(name: str, columns: int, depth: float, page: int | None = None) -> Ad:
    return Ad(
        name=name,
        kind=AdKind.VECTOR,
        path=Path(f"{name}.svg"),
        sha256="",
        columns=columns,
        depth_mm=depth,
        page=page,
    )


def test_a_depth_is_rounded_up_to_whole_lines() -> None:
    one = ad("mart", 1, 25.4)
    assert ad_lines(one, 12.0) == 6
    assert ad_lines(one, 11.9) == 7


def test_a_row_has_advertisements_of_nearly_one_depth() -> None:
    own = [ad("feed", 2, 74), ad("tyres", 3, 70), ad("mart", 2, 60)]
    names = [[a.name for a in row] for row in ad_rows(own, 5)]
    assert names == [["feed", "tyres"], ["mart"]]


@given(
    sizes=st.lists(
        st.tuples(st.integers(1, 5), st.sampled_from((37, 40, 74, 76, 110))), max_size=9
    )
)
def test_every_advertisement_is_in_one_row_that_is_no_wider_than_the_page(
    sizes: list[tuple[int, int]],
) -> None:
    own = [ad(f"ad-{n}", columns, depth) for n, (columns, depth) in enumerate(sizes)]
    rows = ad_rows(own, 5)
    assert sorted(a.name for row in rows for a in row) == sorted(a.name for a in own)
    for row in rows:
        depths = [a.depth_mm for a in row]
        assert sum(a.columns for a in row) <= 5
        assert max(depths) - min(depths) <= BOUNDS.issue.same_depth


def test_a_wish_is_booked_first_and_the_front_page_last() -> None:
    own = [ad("mart", 5, 74, page=3), ad("feed", 5, 60), ad("tyres", 5, 50)]
    booked = book(own, [1, 2, 3], 5)
    assert {page: [a.name for a in row] for page, row in booked.items()} == {
        3: ["mart"],
        2: ["feed"],
        1: ["tyres"],
    }


def test_what_no_page_is_left_for_is_not_booked() -> None:
    assert len(book([ad("a", 5, 60), ad("b", 5, 20)], [4], 5)) == 1


def test_a_row_stands_at_the_foot_the_widest_at_the_outer_edge() -> None:
    slots, rest = ad_slots((ad("feed", 1, 74), ad("tyres", 3, 74)), GRID)
    places = [(s.name, s.plot.column, s.plot.columns, s.plot.foot) for s in slots]
    assert places == [
        ("ad:tyres", 2, 3, GRID.lines),
        ("ad:feed", 1, 1, GRID.lines),
    ]
    assert rest is not None
    assert (rest.column, rest.columns) == (0, 1)
    assert rest.line == slots[0].plot.line


def test_a_full_row_leaves_nothing_beside_it() -> None:
    assert ad_slots((ad("mart", GRID.columns, 66),), GRID)[1] is None
    assert ad_slots((), GRID) == ((), None)
