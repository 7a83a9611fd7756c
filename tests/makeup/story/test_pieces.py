"""A story's pieces set: heads, pictures with captions, what stands beside the copy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.galley.composing import ComposingRoom
from layout.makeup.bounds import BOUNDS
from layout.makeup.plot import Plot
from layout.makeup.story.anatomy import SetPicture, SetQuote, StoryPart, Variant
from layout.makeup.story.pieces import (
    cropped,
    default_columns,
    headings,
    insets,
    quotes,
    set_picture,
    share_insets,
    shifts,
)
from tests.makeup.stories import GRID, STYLE, article, picture

SHOP = ComposingRoom(STYLE)
WIDE = picture(width=3000, height=1500)
SENTENCE = "The county has found the money for the bridge at last."


def test_a_picture_is_as_deep_as_its_shape_says_in_whole_lines() -> None:
    found = set_picture(WIDE, SHOP, 3, "en-GB")
    assert found.natural == round(GRID.span(3) / 2 / GRID.leading)
    assert found.least == round(found.natural * BOUNDS.story.crop_least)
    assert found.most == round(found.natural * BOUNDS.story.crop_most)


def test_a_drawing_is_never_cropped() -> None:
    found = set_picture(picture(vector=True), SHOP, 2, "en-GB")
    assert found.least == found.natural == found.most


@given(share=st.floats(-1, 1), columns=st.integers(1, 5))
def test_a_crop_lies_between_the_shallowest_and_the_deepest(
    share: float, columns: int
) -> None:
    found = set_picture(WIDE, SHOP, columns, "en-GB")
    assert found.least <= cropped(found, share) <= found.most
    assert cropped(found, -1) == found.least
    assert cropped(found, 0) == found.natural
    assert cropped(found, 1) == found.most


def test_a_short_credit_stands_beside_the_caption_where_there_is_room() -> None:
    beside = set_picture(picture(credit="Vane"), SHOP, 3, "en-GB")
    below = set_picture(picture(credit="Vane"), SHOP, 1, "en-GB")
    assert beside.side_by_side
    assert beside.caption_lines == beside.caption.lines_deep
    assert not below.side_by_side
    assert below.caption_lines == below.caption.lines_deep + 1


@pytest.mark.parametrize(
    ("width", "columns", "expected"),
    [(1500, 5, 3), (700, 5, 2), (200, 5, 1), (9000, 2, 1)],
)
def test_a_photograph_is_no_wider_than_its_pixels_allow(
    width: int, columns: int, expected: int
) -> None:
    own = picture(width=width, height=width // 2)
    assert default_columns(own, columns, 0) == expected


def test_an_upright_picture_and_every_further_one_have_a_column() -> None:
    assert default_columns(picture(width=900, height=1200), 5, 0) == 1
    assert default_columns(WIDE, 5, 1) == 1


def test_only_a_picture_that_nobody_sized_may_be_shifted() -> None:
    assert shifts(article(pictures=(WIDE,)), 5) == (0, -1, 1)
    assert shifts(article(pictures=(picture(columns=2),)), 5) == (0,)
    assert shifts(article(pictures=(picture(vector=True),)), 5) == (0,)
    assert shifts(article(), 5) == (0,)
    # As wide as the story it would stand above the head.
    assert shifts(article(pictures=(WIDE,)), 3) == (0, -1)


def test_a_shift_widens_the_first_picture_alone() -> None:
    own = article(pictures=(WIDE, picture(name="dam.jpg")))
    plain = insets(own, SHOP, 5)
    wide = insets(own, SHOP, 5, variant=Variant(shift=1))
    assert [p.columns for p in plain if isinstance(p, SetPicture)] == [3, 1]
    assert [p.columns for p in wide if isinstance(p, SetPicture)] == [4, 1]


def test_heads_come_in_the_sizes_of_the_rank_each_once() -> None:
    sizes = [heading.head.size for heading in headings(article(rank=2), SHOP, 3)]
    assert len(set(sizes)) == len(sizes) > 1
    assert set(sizes) <= {head.size for head in STYLE.heads[2].sizes}


def test_a_brief_has_the_smallest_head_and_no_white_below_it() -> None:
    (brief,) = headings(article(rank=1, kicker="", byline=""), SHOP, 1, brief=True)
    last = STYLE.heads[max(STYLE.heads)]
    assert brief.head.size == last.sizes[-1].size
    assert brief.lines == brief.head.lines_deep


def test_a_jumped_story_keeps_its_first_picture_on_its_first_page() -> None:
    own = article(pictures=(WIDE, picture(name="dam.jpg")), pull_quotes=(SENTENCE,))
    pulled = quotes(own, SHOP)
    heading = headings(own, SHOP, 3)[0]
    parts = tuple(
        StoryPart(
            page=page,
            plot=Plot(column=0, columns=3, line=2, lines=60),
            heading=heading,
            jump_from=None,
            jump_to=None,
        )
        for page in (1, 4)
    )
    first, last = share_insets(own, parts, pulled, SHOP)
    names = [i.picture.name for i in (*first, *last) if isinstance(i, SetPicture)]
    assert names == ["weir.jpg", "dam.jpg"]
    assert len(first) == 1
    assert isinstance(last[-1], SetQuote)
    (alone,) = share_insets(own, parts[:1], pulled, SHOP)
    assert len(alone) == 3
