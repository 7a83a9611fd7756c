"""A shelf's issues as they are shown: names, pictures, years and months."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from layout.shelf.index_page import ShownVolume, by_year, shown
from layout.shelf.shelf import (
    FOLDER,
    ShelfEntry,
    ShelfPage,
    ShelfPlace,
    StoryOnPage,
    picture_name,
)


def story(headline: str) -> StoryOnPage:
    return StoryOnPage(slug=headline.lower(), headline=headline)


def place(
    name: str, *, paper: str = "The Larks", number: int | str = 3, label: str = ""
) -> ShelfPlace:
    stories = (story("Weir"), story("Owls"), story("Weir"))
    pages = (
        ShelfPage(number=1, section="", stories=stories),
        ShelfPage(number=2, section="Sport", stories=()),
    )
    entry = ShelfEntry(
        inputs="",
        outputs={},
        paper=paper,
        language="en-GB",
        issue=name,
        number=number,
        date="2026-12-04",
        label=label,
        pages=pages,
    )
    return ShelfPlace(name=name, entry=entry)


def only(shelf: Path, one: ShelfPlace) -> ShownVolume:
    [volume] = shown(shelf, (one,))
    return volume


def test_an_issue_is_named_by_day_and_number(tmp_path: Path) -> None:
    volume = only(tmp_path, place("2026-12"))
    assert volume.folder == "2026-12"
    assert volume.number == "No.\N{NO-BREAK SPACE}3"
    assert volume.name == f"{volume.label}, {volume.number}"
    assert "2026" in volume.label
    assert volume.day == date(2026, 12, 4)


def test_a_label_of_its_own_and_a_number_in_words_stand_as_they_are(
    tmp_path: Path,
) -> None:
    volume = only(tmp_path, place("xmas", number="double issue", label="Christmas"))
    assert volume.name == "Christmas, double issue"


def test_on_a_shelf_of_several_papers_the_paper_is_named(tmp_path: Path) -> None:
    both = (place("a"), place("b", paper="The Owls"))
    assert [volume.name.split(",")[0] for volume in shown(tmp_path, both)] == [
        "The Larks",
        "The Owls",
    ]


def test_a_headline_is_shown_once_a_page(tmp_path: Path) -> None:
    volume = only(tmp_path, place("a"))
    assert volume.front.headlines == ("Weir", "Owls")
    assert [(page.number, page.section) for page in volume.pages] == [
        (1, ""),
        (2, "Sport"),
    ]


def test_a_page_keeps_room_for_its_picture(tmp_path: Path) -> None:
    folder = tmp_path / "a" / FOLDER
    folder.mkdir(parents=True)
    Image.new("RGB", (36, 48)).save(folder / picture_name(1), "WEBP")
    (folder / picture_name(2)).write_bytes(b"no picture")
    volume = only(tmp_path, place("a"))
    assert [(p.picture, p.width, p.height) for p in volume.pages] == [
        (picture_name(1), 36, 48),
        (picture_name(2), 1, 1),
    ]


def test_a_picture_that_is_not_there_has_no_size(tmp_path: Path) -> None:
    assert (only(tmp_path, place("a")).front.width) == 1


def volumes(*days: date) -> tuple[ShownVolume, ...]:
    return tuple(
        ShownVolume(
            folder=day.isoformat(),
            title="",
            language="en-GB",
            name="",
            label="",
            number="",
            day=day,
            pages=(),
        )
        for day in days
    )


def test_the_newest_year_comes_first_and_its_months_in_order() -> None:
    days = (date(2025, 11, 7), date(2026, 1, 2), date(2026, 1, 9), date(2026, 3, 6))
    found = [
        (year.name, [(month.name, len(month.volumes)) for month in year.months])
        for year in by_year(volumes(*days))
    ]
    assert found == [
        ("2026", [("January", 2), ("March", 1)]),
        ("2025", [("November", 1)]),
    ]


def test_an_empty_shelf_has_no_years() -> None:
    assert by_year(()) == ()


@given(st.lists(st.dates(date(1990, 1, 1), date(2030, 12, 31)), unique=True))
def test_every_issue_is_shown_once_under_its_day(days: list[date]) -> None:
    made = volumes(*sorted(days))
    years = by_year(made)
    seen = [
        (year.name, month.name, volume)
        for year in reversed(years)
        for month in year.months
        for volume in month.volumes
    ]
    assert [volume for _, _, volume in seen] == list(made)
    for year, month, volume in seen:
        assert year == str(volume.day.year)
        assert month == f"{volume.day:%B}"


@pytest.mark.parametrize("count", [1, 2])
def test_issues_stand_in_the_order_of_the_shelf(tmp_path: Path, count: int) -> None:
    places = tuple(place(f"issue-{n}") for n in range(count))
    assert [volume.folder for volume in shown(tmp_path, places)] == [
        one.name for one in places
    ]
