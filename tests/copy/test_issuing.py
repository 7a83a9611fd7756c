"""Which issue an article is of: by issue lines, months, folders and names of files."""

from datetime import date

import pytest

from layout.copy.issuing import (
    Printed,
    day_of_name,
    folder_name,
    from_name,
    grouped,
    issue_of,
)
from layout.copy.manuscript import IssueLine

MARCH = IssueLine(
    paper="The Courier", number=112, day=date(2019, 3, 1), label="March/April 2019"
)
MAY = IssueLine(
    paper="The Courier", number=113, day=date(2019, 5, 1), label="May/June 2019"
)
POST = IssueLine(day=date(2019, 3, 12))
NONE = IssueLine()


def printed(line: IssueLine, folder: str = "dumps") -> Printed:
    return Printed(line=line, folder=folder)


def test_articles_of_one_number_are_of_one_issue() -> None:
    articles = [printed(MARCH), printed(MAY), printed(MARCH)]
    assert grouped(articles) == [[0, 2], [1]]


def test_a_bare_date_goes_with_the_issue_of_its_month() -> None:
    articles = [printed(MAY, "b"), printed(MARCH, "c"), printed(POST, "a")]
    assert grouped(articles) == [[0], [1, 2]]


def test_what_says_nothing_goes_with_its_folder() -> None:
    articles = [
        printed(MARCH, "112"),
        printed(NONE, "113"),
        printed(NONE, "112"),
        printed(MAY, "113"),
    ]
    assert grouped(articles) == [[0, 2], [1, 3]]


def test_posts_of_one_month_are_one_issue_dated_by_it() -> None:
    later = IssueLine(day=date(2019, 3, 20))
    articles = [printed(later), printed(POST)]
    assert grouped(articles) == [[0, 1]]
    line = issue_of(articles)
    assert (line.day, line.label) == (date(2019, 3, 1), "March 2019")


@pytest.mark.parametrize(
    ("name", "number", "day"),
    [
        ("112", 112, None),
        ("issue-112", 112, None),
        ("2019-03", None, date(2019, 3, 1)),
        ("2019-03-12", None, date(2019, 3, 12)),
        ("Courier 112 March 2019", 112, date(2019, 3, 1)),
        ("dumps", None, None),
    ],
)
def test_a_folder_is_named_after_its_issue(
    name: str, number: int | None, day: date | None
) -> None:
    line = from_name(name)
    assert (line.number, line.day) == (number, day)


def test_a_file_is_named_after_its_day() -> None:
    assert day_of_name("2019-03-12-bridge") == date(2019, 3, 12)
    assert day_of_name("2019-13-12-bridge") is None
    assert day_of_name("bridge") is None


def test_a_folder_of_issues_has_one_named_by_date() -> None:
    assert folder_name(MARCH) == "2019-03"
    assert folder_name(POST) == "2019-03-12"
    assert folder_name(IssueLine(number=7)) == "number-7"
