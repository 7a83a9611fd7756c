"""What a story's shapes promise, the fitter keeps."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.galley.composing import ComposingRoom
from layout.makeup.story.fit_memory import Fitter
from layout.makeup.story.shapes import Shaper
from tests.makeup.promises import articles, promise
from tests.makeup.stories import STYLE, article, picture

STORIES = 16
SHAPER = Shaper(ComposingRoom(STYLE))


@cache
def generated() -> tuple[tuple[object, ...], Fitter]:
    """Return the stories of a generated issue and a fitter that remembers them."""
    found, shop = articles(STORIES, 4)
    return found, Fitter(shop)


@given(data=st.data())
@settings(max_examples=80)
def test_every_depth_of_a_shape_closes_with_level_columns(data: st.DataObject) -> None:
    stories, fitter = generated()
    story = data.draw(st.sampled_from(stories))
    shape = data.draw(st.sampled_from(fitter.shaper.shapes(story)))  # type: ignore[arg-type]
    lines = data.draw(st.integers(min_value=shape.least, max_value=shape.most))
    if not shape.hole:
        made = promise(story, shape, lines, fitter)  # type: ignore[arg-type]
        assert made.broken == (), made.fit.elastic


def test_shapes_come_width_by_width_the_best_way_first() -> None:
    shapes = SHAPER.shapes(article(12, pictures=(picture(),), pull_quotes=("at last",)))
    assert [s.columns for s in shapes] == sorted(s.columns for s in shapes)
    for columns in range(1, 6):
        own = [s for s in shapes if s.columns == columns]
        assert [s.cost for s in own] == sorted(s.cost for s in own)
        assert SHAPER.shape(article(12), columns).cost == 0
        assert all(s.least <= s.natural <= s.most for s in own)


def test_a_quote_left_out_gives_its_lines() -> None:
    shapes = SHAPER.shapes(article(20, pull_quotes=("at last",) * 1))
    own = [s for s in shapes if s.columns == 3 and not s.heading]
    with_quote = next(s for s in own if s.quotes == 1)
    without = next(s for s in own if s.quotes == 0)
    assert without.least < with_quote.least
    assert without.cost > with_quote.cost


def test_a_picture_has_a_second_width_where_the_article_does_not_say() -> None:
    free = SHAPER.shapes(article(20, pictures=(picture(),)))
    told = article(20, slug="told", pictures=(picture(columns=2),))
    assert {s.picture for s in free if s.columns == 4} == {2, 3}
    assert {s.picture for s in SHAPER.shapes(told) if s.columns == 4} == {2}


def test_joined_shapes_cover_what_they_join() -> None:
    story = article(20, pictures=(picture(),), pull_quotes=("at last",))
    shapes, spans = SHAPER.shapes(story), SHAPER.spans(story)
    assert len(spans) <= len(shapes)
    for shape in shapes:
        own = [s for s in spans if s.columns == shape.columns]
        assert any(s.least <= shape.least and shape.most <= s.most for s in own)
