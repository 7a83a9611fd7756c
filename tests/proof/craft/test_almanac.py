"""Days named in English copy, and which day of the calendar is meant."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.proof.craft.almanac import Mention, mentions

NEAR = date(2026, 12, 4)
DAYS = st.dates(date(2026, 7, 1), date(2027, 4, 30))


def only(text: str, near: date = NEAR) -> Mention:
    (found,) = mentions(text, near)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "on Saturday 12 December at ten",
        "on Saturday, 12 December",
        "Saturday the 12th of December",
        "Sat 12 Dec",
        "Saturday, December 12",
        "Saturday 12 and Sunday 20 December",
    ],
)
def test_a_day_is_known_however_it_is_written(text: str) -> None:
    first = next(mentions(text, NEAR))
    assert (first.day, first.weekday, first.dated) == (date(2026, 12, 12), 5, False)


@pytest.mark.parametrize(
    "text",
    [
        "on Saturday",
        "12 December",
        "Saturday 12.30 December hall",
        "Tuesday 31 November",
        "the Sun 12 times",
    ],
)
def test_what_names_no_day_of_the_calendar_is_left_out(text: str) -> None:
    assert not list(mentions(text, NEAR))


@given(DAYS)
def test_a_day_without_a_year_is_the_nearest(day: date) -> None:
    found = only(f"{day:%A} {day.day} {day:%B}")
    assert abs(found.day - NEAR) <= timedelta(days=183)
    assert (found.day.month, found.day.day) == (day.month, day.day)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_with_its_year_has_its_own_weekday(day: date) -> None:
    found = only(f"It was {day:%A} {day.day} {day:%B} {day.year}.")
    assert (found.day, found.dated) == (day, True)
    assert found.right == f"{day:%A}"
    assert found.weekday == day.weekday()


def test_a_mention_knows_where_it_stands() -> None:
    text = "Come on Friday 11 December, all of you."
    found = only(text)
    assert text[found.start : found.end] == found.text == "Friday 11 December"
