"""Guillotine cuts: every story once, no overlap, no hole but the white between."""

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.makeup.areas import GAP
from layout.makeup.cutting import SLACK, Cutter, Leaf, Piece, Placement, placements

COLUMNS = 5


def leaf(story: int, columns: int, least: int, play: int) -> Leaf:
    return Leaf(
        story=story,
        columns=columns,
        least=least,
        natural=least + play // 2,
        most=least + play,
        cost=0.0,
        rank=3,
    )


def shapes(story: int, area: int, play: int) -> list[Leaf]:
    """Return a story's leaves: as deep as its area needs at each width."""
    return [
        leaf(story, columns, -(-area // columns), play)
        for columns in range(1, COLUMNS + 1)
    ]


def drawn(places: list[Placement], lines: int) -> list[str]:
    cells = [["."] * COLUMNS for _ in range(lines)]
    for place in places:
        for row in range(place.line, place.line + place.lines):
            for column in range(place.column, place.column + place.columns):
                assert cells[row][column] == "."
                cells[row][column] = str(place.story)
    return ["".join(row) for row in cells]


def cheapest(cutter: Cutter, mask: int) -> Piece:
    return min((p for m, p in cutter.cuts() if m == mask), key=lambda p: p.cost)


def test_one_story_takes_the_page() -> None:
    cutter = Cutter([shapes(0, 50, 4)], COLUMNS, 12)
    places = placements(cheapest(cutter, 1), (0, 0), 12, mirror=False)
    assert drawn(places, 12) == ["00000"] * 12


def test_equal_stories_stand_side_by_side_or_stacked() -> None:
    leaves = [[leaf(0, 5, 6, 2)], [leaf(1, 5, 6, 2)]]
    cutter = Cutter(leaves, COLUMNS, 14 + GAP)
    places = placements(cheapest(cutter, 3), (0, 0), 14 + GAP, mirror=False)
    assert drawn(places, 14 + GAP) == ["00000"] * 7 + ["....."] * GAP + ["11111"] * 7


def test_a_mirrored_cut_has_its_first_part_on_the_right() -> None:
    leaves = [[leaf(0, 3, 8, 2)], [leaf(1, 2, 8, 2)]]
    piece = cheapest(Cutter(leaves, COLUMNS, 9), 3)
    assert drawn(placements(piece, (0, 0), 9, mirror=False), 9) == ["00011"] * 9
    assert drawn(placements(piece, (0, 0), 9, mirror=True), 9) == ["11000"] * 9


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
    leaves = [shapes(n, area, play) for n, (area, play) in enumerate(stories)]
    for mask, piece in Cutter(leaves, COLUMNS, depth).cuts():
        lines = piece.natural
        assert piece.least <= lines <= piece.most
        places = placements(piece, (0, 0), lines, mirror=mirror)
        assert sorted(p.story for p in places) == [
            n for n in range(len(stories)) if mask >> n & 1
        ]
        drawn(places, lines)
        for place in places:
            own = leaves[place.story][place.columns - 1]
            give = SLACK * len(places)
            assert own.least - give <= place.lines <= own.most + give
