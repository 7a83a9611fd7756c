"""What an art director marks on a page: each fault on one page, not on its twin."""

from dataclasses import replace

import pytest

from layout.makeup.costs import COSTS
from layout.makeup.page.cutting import PlacedShape
from layout.makeup.page.facing import alike, face_each_other, look_of
from layout.makeup.page.judging import PageFault, grey_share, marks
from layout.makeup.page.sights import Sight
from layout.makeup.plot import Plot
from tests.makeup.rectangles import COLUMNS, leaf

Fields = dict[str, object]

# The head of every story takes its first two lines, unless a test says otherwise.
SCALE = 6
SIZES = {1: 48.0, 2: 33.0, 3: 24.0, 4: 18.0, 5: 14.0, 6: 20.0}


def drawn(*rows: str, **changes: Fields) -> list[PlacedShape]:
    """Return the stories of a drawing.

    A row stands for SCALE lines. A story is a letter; its rank is 1 for a, 2 for b and
    so on. `changes` are fields of a story's leaf by its letter.
    """
    page = []
    for letter in sorted(set("".join(rows)) - {"."}):
        own = [row for row in rows if letter in row]
        rank = ord(letter) - ord("a") + 1
        made = replace(
            leaf(letter, own[0].count(letter), len(own) * SCALE, 0),
            rank=rank,
            size=SIZES[rank],
            head=(0, 2),
        )
        made = replace(made, **changes.get(letter, {}))  # type: ignore[arg-type]
        page.append(
            PlacedShape(
                shape=made,
                plot=Plot(
                    column=own[0].index(letter),
                    columns=made.columns,
                    line=rows.index(own[0]) * SCALE,
                    lines=len(own) * SCALE,
                ),
            )
        )
    return page


def room(rows: tuple[str, ...]) -> Plot:
    return Plot(column=0, columns=COLUMNS, line=0, lines=len(rows) * SCALE)


def faults(*rows: str, **changes: Fields) -> set[PageFault]:
    page = drawn(*rows, **changes)
    found = marks(page, room(rows), grey_share(page, room(rows)), COSTS.page)
    return {mark.fault for mark in found if mark.fault is not PageFault.GREY}


def picture(column: int, columns: int, line: int, lines: int) -> Sight:
    return Sight(column=column, columns=columns, line=line, lines=lines, picture=True)


GOOD = ("aaaad", "aaaad", "aaaad", "aaaae", "bbbbe", "bbbbe")


def test_a_page_with_a_lead_and_steps_has_no_faults() -> None:
    assert faults(*GOOD) == set()


@pytest.mark.parametrize(
    ("fault", "bad", "good"),
    [
        (PageFault.ABOVE, ("ccccc", "aaaaa", "aaabb"), ("aaaaa", "aaaaa", "ccbbb")),
        (PageFault.LARGER, ("aabbb", "aabbb"), ("aaabb", "aaabb")),
        (
            PageFault.NOT_ON_TOP,
            ("ccccd", "aaaad", "aaaad"),
            ("aaaad", "aaaad", "ccccd"),
        ),
        (PageFault.UNDOMINATED, ("aaabb", "aaabb"), ("aaaab", "aaaab")),
        (PageFault.WALL, ("aaaaa", "aaaaa", "bbbbb"), ("aaaab", "aaaab", "aaaab")),
        (PageFault.ONE_WIDTH, ("aabb.", "aabb."), ("aaab.", "aaab.")),
    ],
)
def test_a_fault_of_order_or_width(
    fault: PageFault, bad: tuple[str, ...], good: tuple[str, ...]
) -> None:
    assert fault in faults(*bad)
    assert fault not in faults(*good)


def test_heads_of_one_size_side_by_side() -> None:
    rows = ("aaabb", "aaabb")
    assert PageFault.HEADS in faults(*rows, b={"size": 48.0})
    assert PageFault.HEADS in faults(*rows, b={"size": 45.0})
    assert PageFault.HEADS not in faults(*rows)
    # One above the other they are no tombstones, nor where one is pushed down.
    assert PageFault.HEADS not in faults("aaaaa", "aaaaa", "bbbbb", b={"size": 48.0})
    assert PageFault.HEADS not in faults(*rows, b={"size": 48.0, "head": (4, 2)})


def test_pictures_of_two_stories_touch() -> None:
    rows = ("aaabb", "aaabb")
    left, right = picture(1, 2, 3, 6), picture(0, 1, 3, 6)
    assert PageFault.TOUCHING in faults(
        *rows, a={"sights": (left,)}, b={"sights": (right,)}
    )
    apart = picture(1, 1, 3, 6)
    assert PageFault.TOUCHING not in faults(
        *rows, a={"sights": (left,)}, b={"sights": (apart,)}
    )


def test_one_picture_leads_the_others() -> None:
    rows = ("aaabb", "aaabb")
    twin: Fields = {"sights": (picture(0, 1, 4, 6),)}
    assert PageFault.PICTURES in faults(
        *rows, a=twin, b={"sights": (picture(1, 1, 4, 6),)}
    )
    large: Fields = {"sights": (picture(0, 2, 4, 6),)}
    assert PageFault.PICTURES not in faults(
        *rows, a=large, b={"sights": (picture(1, 1, 4, 6),)}
    )


def test_two_strands_of_type_side_by_side() -> None:
    deep = ("aaade",) * 9
    assert PageFault.STRANDS in faults(*deep)
    assert PageFault.STRANDS not in faults(*deep[:6], "aaabb", "aaabb", "aaabb")


def test_the_rest_of_a_story_stands_below_the_pages_own() -> None:
    rest: Fields = {"rest": True, "rank": 6}
    assert PageFault.REST_ABOVE in faults("fffff", "aaaaa", "aaaaa", f=rest)
    assert PageFault.REST_ABOVE not in faults("aaaaa", "aaaaa", "fffff", f=rest)
    assert PageFault.ONLY_RESTS in faults("fffff", "fffff", f=rest)


def test_the_largest_field_of_mere_type_is_found() -> None:
    rows = ("bbbbb",) * 10
    plain = drawn(*rows)
    assert grey_share(plain, room(rows)) == 1.0
    quote = Sight(column=0, columns=5, line=30, lines=6)
    relieved = drawn(*rows, b={"sights": (quote,)})
    assert grey_share(relieved, room(rows)) == 0.5
    big = drawn(*rows, b={"size": 48.0, "head": (0, 6)})
    assert grey_share(big, room(rows)) == 0.9


def test_facing_pages_are_not_alike() -> None:
    one, other = GOOD, ("abbbb", "aeddd", "ccccc")
    looks = [
        look_of(drawn(*rows), room(rows), grey)
        for rows in (one, other)
        for grey in (0, 1)
    ]
    same, same_grey, different, _ = looks
    assert alike(same, same, COSTS.page) > 0
    assert alike(same, different, COSTS.page) == 0
    assert alike(same_grey, same_grey, COSTS.page) > alike(same, same, COSTS.page)


def test_a_left_page_faces_the_next() -> None:
    assert face_each_other(2, 3)
    assert not face_each_other(3, 4)
    assert not face_each_other(2, 5)
