"""Dates as newspapers print them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.text.dating import MONTHS, first_date


@pytest.mark.parametrize(
    ("text", "day", "label"),
    [
        ("12 March 2019", date(2019, 3, 12), ""),
        ("Tuesday, 12th of March 2019", date(2019, 3, 12), ""),
        ("March 12, 2019", date(2019, 3, 12), ""),
        ("Posted on 2019-03-12 at 10:04", date(2019, 3, 12), ""),
        ("12/03/2019", date(2019, 3, 12), ""),
        ("March/April 2019", date(2019, 3, 1), "March/April 2019"),
        ("The Alder Courier 112, Mar–Apr 2019", date(2019, 3, 1), "Mar–Apr 2019"),
        (
            "December 2018/January 2019",
            date(2018, 12, 1),
            "December 2018/January 2019",
        ),
        ("Spring 2019", date(2019, 3, 1), "Spring 2019"),
        ("May 2019", date(2019, 5, 1), "May 2019"),
    ],
)
def test_a_date_is_its_first_day_and_its_words(
    text: str, day: date, label: str
) -> None:
    found = first_date(text)
    assert found is not None
    assert (found.day, found.label) == (day, label)


@pytest.mark.parametrize(
    "text", ["12 horses in 2019", "31/02/2019", "call 01632 960111", "may 12"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert first_date(text) is None


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_is_known_whole_and_in_short(month: int) -> None:
    name = MONTHS[month - 1]
    for written in (name.title(), name.upper(), name[:3], f"{name[:3].title()}."):
        for text in (f"12 {written} 2019", f"{written} 12, 2019"):
            found = first_date(text)
            assert found is not None, text
            assert (found.day, found.exact) == (date(2019, month, 12), True), text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1st March 2019", date(2019, 3, 1)),
        ("22nd of March, 2019", date(2019, 3, 22)),
        ("Sat., 23rd Sept. 2019", date(2019, 9, 23)),
        ("12-14 March 2019", date(2019, 3, 12)),
        ("12 and 13 March 2019", date(2019, 3, 12)),
        ("3.4.2019", date(2019, 4, 3)),
        ("1 January 1600", date(1600, 1, 1)),
        ("31 December 2199", date(2199, 12, 31)),
        ("29 February 2020", date(2020, 2, 29)),
    ],
)
def test_days_in_many_forms(text: str, day: date) -> None:
    found = first_date(text)
    assert found is not None
    assert (found.day, found.label) == (day, "")


@pytest.mark.parametrize(
    ("text", "day", "label"),
    [
        ("Winter 2018", date(2018, 12, 1), "Winter 2018"),
        ("Autumn, 2019", date(2019, 9, 1), "Autumn, 2019"),
        ("FALL 2019", date(2019, 9, 1), "FALL 2019"),
        ("July & August 2019", date(2019, 7, 1), "July & August 2019"),
        ("Jan to Feb 2019", date(2019, 1, 1), "Jan to Feb 2019"),
        ("in  March\n2019", date(2019, 3, 1), "March 2019"),
    ],
)
def test_what_is_more_than_a_day_is_its_first_and_keeps_its_words(
    text: str, day: date, label: str
) -> None:
    found = first_date(text)
    assert found is not None
    assert (found.day, found.label, found.exact) == (day, label, False)


@pytest.mark.parametrize(
    "text",
    [
        *("2019-13-01", "2019-00-10", "31/02/2019", "12/13/2019", ""),
        *("March", "2019", "in 1599", "12 March 1599", "12 March 2200"),
        *("page 3/4/20191", "a1.3.2019", "the May 20191 fair"),
    ],
)
def test_what_the_calendar_does_not_have_is_no_date(text: str) -> None:
    assert first_date(text) is None


def test_the_first_date_is_found_and_the_longest_there() -> None:
    found = first_date("Printed on 12 March 2019, changed in April 2020")
    assert found is not None
    assert (found.day, found.words) == (date(2019, 3, 12), "12 March 2019")
    assert (found.start, found.end) == (11, 24)


def test_a_date_that_is_none_does_not_hide_the_next() -> None:
    found = first_date("31 February 2019, or 1 March 2019")
    assert found is not None
    # The month alone is a date where its day is none.
    assert (found.day, found.exact) == (date(2019, 2, 1), False)


@given(st.dates(date(1600, 1, 1), date(2199, 12, 31)))
def test_any_day_is_read_as_it_is_printed(day: date) -> None:
    month = MONTHS[day.month - 1].title()
    for text in (f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}"):
        found = first_date(f"Posted {text} by us")
        assert found is not None
        assert (found.day, found.words) == (day, text)
    found = first_date(day.isoformat())
    assert found is not None
    assert found.day == day


@given(st.text("0123456789/.-MarchJune ,", max_size=30))
def test_words_of_a_date_are_those_of_the_text(text: str) -> None:
    found = first_date(text)
    if found is not None:
        assert text[found.start : found.end] == found.words


@pytest.mark.parametrize(
    ("text", "day", "label"),
    [
        ("12. März 2019", date(2019, 3, 12), ""),
        ("1er mai 2019", date(2019, 5, 1), ""),
        ("12 de marzo de 2019", date(2019, 3, 12), ""),
        ("14 мая 2021", date(2021, 5, 14), ""),
        ("marzec 2019", date(2019, 3, 1), "marzec 2019"),
        ("Σεπτέμβριος 2016", date(2016, 9, 1), "Σεπτέμβριος 2016"),
        ("أبريل ٢٠١٤", date(2014, 4, 1), "أبريل ٢٠١٤"),
        ("渡口报2019年3月12日", date(2019, 3, 12), ""),
        ("2019年3月号", date(2019, 3, 1), "2019年3月号"),
        ("Januar/Februar 2018", date(2018, 1, 1), "Januar/Februar 2018"),
        ("novembre et décembre 2013", date(2013, 11, 1), "novembre et décembre 2013"),
        ("Winter 2018/19", date(2018, 12, 1), "Winter 2018/19"),
        ("Herbst 2021", date(2021, 9, 1), "Herbst 2021"),
    ],
)
def test_dates_are_read_in_many_languages(text: str, day: date, label: str) -> None:
    found = first_date(text)
    assert found is not None
    assert (found.day, found.label) == (day, label)
