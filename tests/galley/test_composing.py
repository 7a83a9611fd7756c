"""The shop is a pure function that remembers its answers."""

from dataclasses import replace

import pytest

from layout.desk.issue import Article, BlockKind, FactBox, Span
from layout.galley.composing import ComposingRoom
from tests.galley.quadshop import COURIER, best, block, texts

MEASURE = COURIER.grid.measure
LONG = "The county has found the money for the bridge at last, they say. " * 8


def article(**changes: object) -> Article:
    plain = Article(
        slug="bridge",
        file="issues/one/articles/bridge.md",
        sha256="0" * 64,
        language="en-GB",
        headline="Bridge to close",
        rank=3,
        blocks=(
            block(LONG),
            block("What the baker says", kind=BlockKind.CROSSHEAD),
            block(LONG),
            block(LONG),
            FactBox(title="Facts", blocks=(block("One"),), line=9),
        ),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def elements(story: Article) -> list[str]:
    galley = ComposingRoom(COURIER).galley(story, MEASURE)
    return [found.element for found in galley.blocks]


def test_the_same_answer_is_the_same_object(courier: ComposingRoom) -> None:
    assert courier.galley(article(), MEASURE) is courier.galley(article(), MEASURE)
    assert courier.text("caption", "a", 90, "en") is courier.text(
        "caption", "a", 90, "en"
    )


def test_another_shop_gives_an_equal_answer() -> None:
    galleys = [ComposingRoom(COURIER).galley(article(), MEASURE) for _ in range(2)]
    assert galleys[0] == galleys[1]
    assert galleys[0] is not galleys[1]


def test_the_order_of_asking_changes_nothing() -> None:
    forth, back = ComposingRoom(COURIER), ComposingRoom(COURIER)
    measures = [90.0, MEASURE, 200.0]
    a = [forth.galley(article(), m).blocks for m in measures]
    b = [back.galley(article(), m).blocks for m in reversed(measures)]
    assert a == b[::-1]


def test_setting_leaves_the_article_as_it_was(courier: ComposingRoom) -> None:
    story = article(dateline="Alderbeck")
    before = replace(story)
    courier.galley(story, MEASURE)
    assert story == before


def test_elements_follow_from_what_stands_before() -> None:
    assert elements(article()) == [
        "paragraph_first",
        "crosshead",
        "paragraph_first",
        "paragraph",
    ]


@pytest.mark.parametrize(
    ("rank", "times", "element"),
    [
        (1, 1, "paragraph_drop"),
        (2, 1, "paragraph_first"),
        (2, 6, "paragraph_drop"),
        (3, 6, "paragraph_first"),
    ],
)
def test_leads_and_long_second_stories_open_large(
    rank: int, times: int, element: str
) -> None:
    story = article(rank=rank, blocks=(block(LONG),) * times)
    assert elements(story)[0] == element


def test_dateline_opens_the_first_paragraph_only(courier: ComposingRoom) -> None:
    galley = courier.galley(article(dateline="Alderbeck"), MEASURE)
    first, *others = [texts(best(found))[0] for found in galley.blocks]
    assert first.startswith("Alderbeck – The county")
    assert not any("Alderbeck" in other for other in others)
    opening = best(galley.blocks[0])[0].runs[0]
    assert (opening.text, opening.small_caps) == ("Alderbeck", True)


def test_looser_settings_cost_more(courier: ComposingRoom) -> None:
    galley = courier.galley(article(), MEASURE)
    for found in galley.blocks:
        costs = [setting.cost for setting in found.settings]
        assert costs[0] == 0
        assert costs == sorted(costs)
        assert all(cost > 0 for cost in costs[1:])


def test_some_paragraph_offers_another_line_count(courier: ComposingRoom) -> None:
    measures = [MEASURE - step for step in range(0, 20, 2)]
    galleys = [courier.galley(article(), measure) for measure in measures]
    assert any(len(b.settings) > 1 for galley in galleys for b in galley.blocks)


def test_markers_and_source_lines_are_kept(courier: ComposingRoom) -> None:
    item = replace(block(Span(text=LONG), kind=BlockKind.ITEM), marker="3.", line=17)
    found = courier.galley(article(blocks=(item,)), MEASURE).blocks[0]
    assert (found.marker, found.source_line, found.element) == ("3.", 17, "item")
