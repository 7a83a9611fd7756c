"""Guillotine cuts: every story once, no overlap, no hole but the white between."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.makeup.bounds import BOUNDS
from layout.makeup.costs import COSTS
from layout.makeup.page.cutting import CutPiece, PageCutter, TakeShape, laid_out
from layout.makeup.plot import GAP, Plot
from tests.makeup.rectangles import COLUMNS, drawn, leaf, shapes

Stock = Sequence[tuple[TakeShape, ...]]


def cheapest(stock: Stock, depth: int) -> CutPiece:
    """Return the cheapest cut of all stories that closes in a depth."""
    full = (1 << len(stock)) - 1
    cuts = PageCutter(COLUMNS, depth).cuts(stock, depth)
    closing = [p for mask, p in cuts if mask == full and p.most >= depth]
    return min(closing, key=lambda p: p.cost)


def sheet(lines: int) -> Plot:
    return Plot(column=0, columns=COLUMNS, line=0, lines=lines)


def page(stock: Stock, depth: int, *, mirror: bool = False) -> list[str]:
    piece = cheapest(stock, depth)
    return drawn(laid_out(piece, sheet(depth), mirror=mirror), depth)


def test_one_story_takes_the_page() -> None:
    assert page([shapes("a", 50, 4)], 12) == ["aaaaa"] * 12


def test_stories_over_all_columns_are_stacked() -> None:
    stock = [(leaf("a", 5, 6, 2),), (leaf("b", 5, 6, 2),)]
    rows = ["aaaaa"] * 7 + ["....."] * GAP + ["bbbbb"] * 7
    assert page(stock, 14 + GAP) == rows


def test_a_mirrored_cut_has_its_first_part_on_the_right() -> None:
    stock = [(leaf("a", 3, 8, 2),), (leaf("b", 2, 8, 2),)]
    assert page(stock, 9) == ["aaabb"] * 9
    assert page(stock, 9, mirror=True) == ["bbaaa"] * 9


def test_a_better_story_stands_above() -> None:
    short = replace(leaf("a", 5, 4, 0), rank=4)
    lead = replace(leaf("b", 5, 6, 0), rank=1)
    assert page([(short,), (lead,)], 10 + GAP)[0] == "bbbbb"
    assert page([(replace(short, rank=1),), (lead,)], 10 + GAP)[0] == "aaaaa"


def sized(
    story: str, rank: int, size: float, columns: tuple[int, ...]
) -> list[TakeShape]:
    """Return leaves of ten lines with a head of two lines, in one size."""
    return [
        replace(leaf(story, count, 10, 0), rank=rank, size=size, head=(1, 2))
        for count in columns
    ]


def test_equal_heads_are_not_put_side_by_side() -> None:
    """Of two ways to close, the one without heads of one size in a row is taken."""
    stock = [
        tuple(sized("a", 2, 30.0, (3,))),
        tuple(sized("b", 3, 24.0, (2,))),
        tuple(sized("c", 3, 24.0, (3,))),
        tuple(sized("d", 4, 18.0, (2,))),
    ]
    rows = page(stock, 20 + GAP)
    assert {rows[0], rows[-1]} == {"aaabb", "cccdd"}


def test_heads_of_one_size_cost_more_than_others() -> None:
    left, right = sized("a", 3, 24.0, (3,)), sized("b", 3, 24.0, (2,))
    equal = cheapest([tuple(left), tuple(right)], 10).cost
    smaller = [replace(leaf, size=18.0) for leaf in right]
    deeper = [replace(leaf, head=(1, 3)) for leaf in right]
    assert equal == COSTS.page.tombstone
    assert cheapest([tuple(left), tuple(deeper)], 10).cost == COSTS.page.same_size
    assert cheapest([tuple(left), tuple(smaller)], 10).cost == 0


def test_eight_short_stories_share_a_page() -> None:
    stock = [shapes(letter, 20, 2) for letter in "abcdefgh"]
    assert len(stock) == BOUNDS.page.stories
    depth = 8 * 20 // COLUMNS + 3 * GAP
    assert set("".join(page(stock, depth))) >= set("abcdefgh")


def test_the_pieces_of_some_stories_do_not_depend_on_the_others() -> None:
    stock = [shapes(letter, 40 + 7 * n, 6) for n, letter in enumerate("abcde")]
    shared = PageCutter(COLUMNS, 90)
    list(shared.cuts(stock, 90))
    again = [p for m, p in shared.cuts(stock[1:4], 90) if m == 7]
    alone = [p for m, p in PageCutter(COLUMNS, 90).cuts(stock[1:4], 90) if m == 7]
    assert again == alone


STORIES = st.lists(
    st.tuples(st.integers(min_value=20, max_value=150), st.integers(0, 12)),
    min_size=1,
    max_size=5,
)


@given(stories=STORIES, mirror=st.booleans())
@settings(max_examples=40)
def test_every_cut_places_its_stories_once_within_their_depths(
    stories: list[tuple[int, int]], mirror: bool
) -> None:
    depth = 90
    stock = [shapes("abcde"[n], *size) for n, size in enumerate(stories)]
    for mask, piece in PageCutter(COLUMNS, depth).cuts(stock, depth):
        lines = piece.natural
        assert piece.least <= lines <= piece.most
        places = laid_out(piece, sheet(lines), mirror=mirror)
        names = ["abcde"[n] for n in range(len(stock)) if mask >> n & 1]
        assert sorted(p.shape.story for p in places) == names
        drawn(places, lines)
        give = BOUNDS.page.slack * len(places)
        for place in places:
            assert place.shape.least - give <= place.lines <= place.shape.most + give


@given(stories=STORIES)
@settings(max_examples=20)
def test_cutting_twice_is_the_same(stories: list[tuple[int, int]]) -> None:
    stock = [shapes("abcde"[n], *size) for n, size in enumerate(stories)]
    once = list(PageCutter(COLUMNS, 90).cuts(stock, 90))
    assert list(PageCutter(COLUMNS, 90).cuts(stock, 90)) == once


@given(stories=STORIES, depth=st.integers(min_value=20, max_value=90))
@settings(max_examples=30)
def test_a_cut_that_closes_covers_the_page(
    stories: list[tuple[int, int]], depth: int
) -> None:
    stock = [shapes("abcde"[n], *size) for n, size in enumerate(stories)]
    for _, piece in PageCutter(COLUMNS, 90).cuts(stock, depth):
        if piece.least <= depth <= piece.most:
            places = laid_out(piece, sheet(depth), mirror=False)
            white = sum(row.count(".") for row in drawn(places, depth))
            joins = _white_between(piece)
            assert white == joins


def _white_between(piece: CutPiece) -> int:
    """Return the column lines of white that a piece's stacked parts keep."""
    if piece.first is None or piece.second is None:
        return 0
    own = GAP * piece.columns if piece.stacked else 0
    return own + _white_between(piece.first) + _white_between(piece.second)


def test_no_strip_stands_below_another() -> None:
    # Two half as deep as the page, and a story that would go beside them.
    strips = [(leaf("a", 1, 9, 0),), (leaf("b", 1, 9, 0),)]
    stock = [*strips, (leaf("c", COLUMNS - 1, 18 + GAP, 0),)]
    assert not list(PageCutter(1, 30).cuts(strips, 30))[2:]
    stacked = PageCutter(1, 30, narrow=2)
    assert [mask for mask, _ in stacked.cuts(strips, 30)] == [1, 2, 3, 3]
    # Side by side there may be one in each column.
    masks = {mask for mask, _ in PageCutter(COLUMNS, 30).cuts(stock, 30)}
    assert 7 in masks
    many = [(leaf(f"{n}", 1, 9, 0),) for n in range(COLUMNS + 1)]
    masks = {mask for mask, _ in PageCutter(COLUMNS, 30).cuts(many, 30)}
    assert max(mask.bit_count() for mask in masks) == COLUMNS
