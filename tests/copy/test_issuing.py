"""Which issue an article is of: by issue lines, months, folders and names of files."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.issuing import (
    Printed,
    day_of_name,
    folder_name,
    from_name,
    grouped,
    issue_of,
    laid_over,
    same_title,
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


@pytest.mark.parametrize(
    ("name", "number", "day", "label"),
    [
        ("courier_112", 112, None, ""),
        ("No. 7", 7, None, ""),
        ("#7", 7, None, ""),
        ("edition-7-spring-2019", 7, date(2019, 3, 1), "Spring 2019"),
        ("2019_03_12 no 7", 7, date(2019, 3, 12), ""),
        ("20190312", None, date(2019, 3, 12), ""),
        ("2019.03", None, date(2019, 3, 1), "March 2019"),
        ("112-2026-07", 112, date(2026, 7, 1), "July 2026"),
        ("2026-07-01", None, date(2026, 7, 1), ""),
        ("12 March 2019", None, date(2019, 3, 12), ""),
        ("", None, None, ""),
    ],
)
def test_what_a_folders_name_says(
    name: str, number: int | None, day: date | None, label: str
) -> None:
    line = from_name(name)
    assert (line.number, line.day) == (number, day)
    assert line.label == label


@pytest.mark.parametrize(
    ("stem", "day"),
    [
        ("20190312", date(2019, 3, 12)),
        ("2019_03_12", date(2019, 3, 12)),
        ("2019-02-30-a", None),
        ("a-2019-03-12", None),
        ("2019-03", None),
        ("201903121", None),
    ],
)
def test_days_of_files(stem: str, day: date | None) -> None:
    assert day_of_name(stem) == day


def test_an_issue_is_what_most_of_its_articles_say() -> None:
    articles = [printed(MARCH), printed(MAY), printed(MARCH), printed(POST)]
    assert issue_of(articles) == MARCH


def test_the_date_beside_the_number_is_the_issues() -> None:
    other = IssueLine(number=113, day=date(2019, 5, 1))
    articles = [printed(MARCH), printed(MARCH), printed(other)]
    assert issue_of(articles).day == MARCH.day


def test_a_folder_says_what_no_article_says() -> None:
    line = issue_of([printed(NONE, "112-2019-03-12")])
    assert (line.number, line.day) == (112, date(2019, 3, 12))
    assert issue_of([]) == IssueLine()


def test_posts_of_a_folder_named_by_its_month_go_together() -> None:
    early, late = (IssueLine(day=date(2019, 3, day)) for day in (2, 28))
    articles = [printed(early, "2019-03"), printed(late, "2019-03"), printed(NONE)]
    assert grouped(articles) == [[0, 1], [2]]


def test_an_issue_that_all_others_are_of_takes_what_says_nothing() -> None:
    articles = [printed(MARCH, "a"), printed(NONE, "b")]
    assert grouped(articles) == [[0, 1]]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (IssueLine(day=date(2019, 3, 1)), "2019-03"),
        (IssueLine(day=date(2019, 3, 12), label="Spring 2019"), "2019-03"),
        (IssueLine(number=7, day=date(2019, 3, 12)), "2019-03-12"),
        (IssueLine(number=0), "number-0"),
        (IssueLine(), "undated"),
    ],
)
def test_names_of_issues_folders(line: IssueLine, name: str) -> None:
    assert folder_name(line) == name


LINES = st.builds(
    IssueLine,
    paper=st.sampled_from(["", "The Courier"]),
    number=st.sampled_from([None, 112, 113]),
    day=st.sampled_from([None, date(2019, 3, 1), date(2019, 3, 12), date(2019, 5, 1)]),
)
ARTICLES = st.lists(
    st.builds(Printed, line=LINES, folder=st.sampled_from(["a", "112", "2019-03"])),
    max_size=8,
)


@given(ARTICLES)
def test_every_article_is_of_one_issue(articles: list[Printed]) -> None:
    groups = grouped(articles)
    assert sorted(place for group in groups for place in group) == list(
        range(len(articles))
    )
    firsts = [group[0] for group in groups]
    assert firsts == sorted(firsts)


@given(ARTICLES)
def test_articles_of_two_numbers_are_never_of_one_issue(
    articles: list[Printed],
) -> None:
    for group in grouped(articles):
        numbers = {articles[place].line.number for place in group} - {None}
        assert len(numbers) <= 1


def test_a_folders_date_is_surer_than_that_of_a_post() -> None:
    line = issue_of([printed(POST, "2018-11"), printed(POST, "2018-11")])
    assert line.day == date(2018, 11, 1)
    assert issue_of([printed(MARCH, "2018-11")]).day == MARCH.day


@pytest.mark.parametrize(
    ("line", "name", "number", "day"),
    [
        (MARCH, "2019-03", 112, date(2019, 3, 1)),
        (MARCH, "2019-06", 112, date(2019, 6, 1)),
        (MARCH, "2019-06-14", 112, date(2019, 6, 14)),
        (MARCH, "115", 115, date(2019, 3, 1)),
        (MARCH, "no-115", 115, date(2019, 3, 1)),
        (MARCH, "Courier 115 June 2019", 115, date(2019, 6, 1)),
        (MARCH, "dumps2", 112, date(2019, 3, 1)),
        (NONE, "dumps2", 2, None),
        (POST, "2019-03", None, date(2019, 3, 12)),
        (MARCH, "", 112, date(2019, 3, 1)),
    ],
)
def test_what_a_folder_is_called_lies_over_what_copy_says(
    line: IssueLine, name: str, number: int | None, day: date | None
) -> None:
    found = laid_over(line, name)
    assert (found.number, found.day) == (number, day)


def test_titles_are_one_without_article_and_marks() -> None:
    assert same_title("The Alder Courier", "Alder-Courier!")
    assert not same_title("The Alder Courier", "The Marl Lantern")
