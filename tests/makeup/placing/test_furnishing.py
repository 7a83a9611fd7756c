"""Folio lines, nameplate, pointers and masthead."""

from datetime import date

import pytest
from msgspec import structs

from layout.galley.composing import ComposingRoom
from layout.makeup.dummy import Furniture, PlacedText
from layout.makeup.placing.furnishing import (
    FOLIO,
    NAMEPLATE,
    Pointer,
    contents,
    depth,
    long_date,
    masthead,
    nameplate,
    page_head,
    section_head,
)
from layout.makeup.plot import Plot
from tests.makeup.stories import GRID, article, issue

WIDTH = GRID.page_width - GRID.left - GRID.right


def folio(shop: ComposingRoom, number: int, **changes: object) -> dict[str, str]:
    furniture, _ = page_head(issue(**changes), number, "News", shop)
    assert isinstance(furniture, Furniture)
    return {text.role: text.text.text for text in furniture.texts}


def pointers(count: int) -> list[Pointer]:
    return [
        Pointer(article=article(slug=f"story{n}", headline=f"Story {n}"), page=n + 2)
        for n in range(count)
    ]


def plot(columns: int, lines: int) -> Plot:
    return Plot(column=1, columns=columns, line=11, lines=lines)


def test_folio_stands_at_the_outer_edge(shop: ComposingRoom) -> None:
    left, right = folio(shop, 4), folio(shop, 5)
    assert left["folio"].startswith("4")
    assert right["folio_right"].endswith("5")
    assert left["folio_centre"] == right["folio_centre"] == "News"
    assert left["folio_right"] == right["folio"] == "Friday 4 December 2026"


def test_label_takes_the_dates_place(shop: ComposingRoom) -> None:
    assert folio(shop, 4, label="Christmas 2026")["folio_right"] == "Christmas 2026"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 12, 4), "Friday 4 December 2026"),
        (date(2024, 2, 29), "Thursday 29 February 2024"),
        (date(2027, 1, 10), "Sunday 10 January 2027"),
    ],
)
def test_dates_in_words(day: date, words: str) -> None:
    assert long_date(issue(date=day)) == words


def test_depth_of_page_heads() -> None:
    assert depth(1, opens_section=True) == NAMEPLATE
    assert depth(2, opens_section=False) == FOLIO
    assert depth(2, opens_section=True) > FOLIO


def test_section_head_has_room_above_the_copy(shop: ComposingRoom) -> None:
    head = section_head("News", issue(), shop)
    assert head.rect.foot <= depth(2, opens_section=True)


@pytest.mark.parametrize(
    "title", ["Echo", "The Alder Courier", "The Alderbeck and Harrowdale Intelligencer"]
)
def test_the_title_goes_into_one_line(shop: ComposingRoom, title: str) -> None:
    paper = structs.replace(issue().publication, title=title)
    plate, ears, *_ = nameplate(issue(publication=paper), shop)
    assert isinstance(plate, Furniture)
    assert isinstance(ears, Furniture)
    text = plate.texts[0].text
    natural = shop.text("nameplate", title, 100_000.0, "en-GB")
    assert text.text == title
    assert (
        natural.lines[0].width * text.size / natural.size <= plate.texts[0].rect.width
    )
    for ear in ears.texts:
        rect = plate.texts[0].rect
        assert ear.rect.right <= rect.x or ear.rect.x >= rect.right


def test_nameplate_tells_number_date_and_slogan(shop: ComposingRoom) -> None:
    plate, ears, *_ = nameplate(issue(), shop)
    assert isinstance(plate, Furniture)
    assert isinstance(ears, Furniture)
    found = [text.text.text for text in plate.texts[1:]]
    assert found == ["No. 12", "Friday 4 December 2026", "For the valley"]
    assert [text.text.text for text in ears.texts] == ["Rain at first", "£1.50"]
    assert all(text.rect.foot <= NAMEPLATE for text in (*plate.texts, *ears.texts))


def test_price_fills_an_empty_ear(shop: ComposingRoom) -> None:
    _, ears, *_ = nameplate(issue(ears=("Snow",), price="£2"), shop)
    assert isinstance(ears, Furniture)
    assert [text.text.text for text in ears.texts] == ["Snow", "£2"]


@pytest.mark.parametrize("columns", [1, 2, 5])
@pytest.mark.parametrize("lines", [6, 10, 20, 40])
def test_pointers_never_overflow_nor_overlap(
    shop: ComposingRoom, columns: int, lines: int
) -> None:
    place = plot(columns, lines)
    found = contents(place, pointers(20), issue(), shop)
    cells: set[tuple[float, int]] = set()
    for text in found.texts:
        assert place.line <= text.rect.line
        assert text.rect.foot <= place.foot
        assert text.rect.right <= found.rect.right + 1e-6
        own = {(text.rect.x, n) for n in range(text.rect.line, text.rect.foot)}
        assert not own & cells
        cells |= own


def test_pointers_name_their_pages(shop: ComposingRoom) -> None:
    found = contents(plot(2, 30), pointers(4), issue(), shop)
    pairs = [text for text in found.texts if text.role == "pointer"]
    assert [(t.text.text, t.target, t.slug) for t in pairs] == [
        (f"Page {n + 2}", n + 2, f"story{n}") for n in range(4)
    ]
    heads = [text for text in found.texts if text.role == "pointer_head"]
    assert [t.target for t in heads] == [2, 3, 4, 5]


def test_masthead_counts_what_is_over(shop: ComposingRoom) -> None:
    box, over = masthead(plot(1, 20), issue(), shop)
    assert over == 0
    assert [text.text.text for text in box.texts] == [
        "The Alder Courier",
        "Tam Birkett, editor",
        "Published in Alderbeck.",
    ]
    _, over = masthead(plot(1, 2), issue(), shop)
    assert over == _foot(box.texts) - 11 - 2


def _foot(texts: tuple[PlacedText, ...]) -> int:
    return max(text.rect.foot for text in texts)
