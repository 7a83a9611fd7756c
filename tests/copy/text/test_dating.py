"""Dates as newspapers print them."""

from datetime import date

import pytest

from layout.copy.text.dating import first_date


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
