"""Issue lines and lines that are only a date, told from lines of copy with figures."""

from datetime import date

import pytest

from layout.copy.subbing.issuelines import find_issue_line, taken_apart
from layout.copy.subbing.script import Given
from tests.copy.making import COPY, left_out, quoted, script_of, told

HEAD = "Bridge at Marl closed by surveyor"
MARCH = date(2019, 3, 1)


@pytest.mark.parametrize(
    ("text", "paper", "number", "day", "label"),
    [
        (
            "The Alder Courier 112, March/April 2019",
            "The Alder Courier",
            112,
            MARCH,
            "March/April 2019",
        ),
        ("Alder Courier no. 112", "Alder Courier", 112, None, ""),
        (
            "The Alder Courier, issue 112, March 2019",
            "The Alder Courier",
            112,
            MARCH,
            "March 2019",
        ),
        ("Issue 112 | 1 March 2019", "", 112, MARCH, ""),
        ("Number 112", "", 112, None, ""),
        ("#112, Spring 2019", "", 112, MARCH, "Spring 2019"),
        ("№ 112", "", 112, None, ""),
        ("Vol. XII, No. 3, 1 March 2019", "", 3, MARCH, ""),
        ("From The Alder Courier, 1 March 2019", "The Alder Courier", None, MARCH, ""),
        (
            "First published in The Alder Courier 112 (March 2019)",
            "The Alder Courier",
            112,
            MARCH,
            "March 2019",
        ),
        (
            "This article was printed in The Alder Courier no. 112",
            "The Alder Courier",
            112,
            None,
            "",
        ),
        (
            "Taken from the Marl Lantern, March 2019",
            "the Marl Lantern",
            None,
            MARCH,
            "March 2019",
        ),
    ],
)
@pytest.mark.parametrize("behind", [False, True])
def test_an_issue_line_says_paper_number_and_date(
    text: str,
    paper: str,
    number: int | None,
    day: date | None,
    label: str,
    behind: bool,
) -> None:
    script = script_of(HEAD, *COPY, text) if behind else script_of(text, HEAD, *COPY)
    find_issue_line(script)
    assert left_out(script) == [text]
    issue = script.issue
    assert (issue.paper, issue.number, issue.day, issue.label) == (
        paper,
        number,
        day,
        label,
    )
    assert script.end == (3 if behind else None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 March 2019", date(2019, 3, 12)),
        ("Published on 12 March 2019", date(2019, 3, 12)),
        ("Posted: March 12, 2019", date(2019, 3, 12)),
        ("12/03/2019 10:04", date(2019, 3, 12)),
        ("Tuesday, 12 March 2019 at 10.04 pm GMT", date(2019, 3, 12)),
        ("Last updated 2019-03-12", date(2019, 3, 12)),
        ("(March 2019)", MARCH),
    ],
)
def test_a_line_of_a_date_dates_the_issue(text: str, day: date) -> None:
    script = script_of(HEAD, text, *COPY)
    find_issue_line(script)
    assert left_out(script) == [text]
    assert script.issue.day == day
    assert script.issue.number is None
    assert script.dated == {1}


@pytest.mark.parametrize(
    "text",
    [
        *("Dienstag, 12. März 2019", "mardi 12 mars 2019", "martedì, 12 marzo 2019"),
        *("вторник, 12 марта 2019", "Updated 10:01 pm, Tuesday, March 12, 2019"),
        *("12 March 2019 at 9:24 pm ET • 2 min read", "Posted by web on 12 March 2019"),
    ],
)
def test_a_date_may_have_its_weekday_and_time(text: str) -> None:
    script = script_of(HEAD, text, *COPY)
    find_issue_line(script)
    assert left_out(script) == [text]
    assert script.issue.day == date(2019, 3, 12)


@pytest.mark.parametrize(
    ("text", "paper", "number", "volume"),
    [
        ("Ring! Mind the Gap! 118, March 2019", "Ring! Mind the Gap!", 118, ""),
        ("What Now? no. 7 (new series), March 2019", "What Now?", 7, ""),
        ("Key & Door 61 | March 2019", "Key & Door", 61, ""),
        ("We Wait. You Pay. Number 3, March 2019", "We Wait. You Pay.", 3, ""),
        ("Hay & Oats, vol. 12, no. 3, March 2019", "Hay & Oats", 3, "12"),
        ("Wool, Vol. VII, No. XIV, March 2019", "Wool", 14, "VII"),
        ("Брод № 41, март 2019", "Брод", 41, ""),
        ("Zange 5/2019, 12. Jahrgang", "Zange", 5, "12"),
        ("Roue Libre n°63 (mars 2019)", "Roue Libre", 63, ""),
        ("The Ferrier, No. 1,204, 12 March 2019", "The Ferrier", 1204, ""),
        ("渡口报第6期，2019年3月", "渡口报", 6, ""),
        ("صوت المرسى العدد 22، مارس 2019", "صوت المرسى", 22, ""),
    ],
)
def test_a_title_may_be_anything_and_numbers_count_in_any_way(
    text: str, paper: str, number: int, volume: str
) -> None:
    line = taken_apart(text)
    assert line is not None
    assert (line.title, line.number, line.volume) == (paper, number, volume)


def test_a_title_with_a_figure_is_known_from_the_banner() -> None:
    line = taken_apart("Platform 9, 12 March 2019", (), ("Platform 9",))
    assert line is not None
    assert (line.title, line.number) == ("Platform 9", None)


@pytest.mark.parametrize(
    "text",
    [
        "The strike began in No. 4 pit on 12 March 2019.",
        "Bus 14 crashed on 12 March 2019",
        "Lorries of over 7 tons may not pass before March 2019",
    ],
)
def test_a_sentence_with_number_and_date_is_copy(text: str) -> None:
    assert taken_apart(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "The flood of March 2019",
        "112 horses at the fair",
        "Bridge shut until 12 March 2019",
        "No 12 bus goes again",
        "Ferry fares rise 4% in March 2019",
        "By Ada Tarn, 12 March 2019",
        "In 2019 the weir broke",
        "Issue of the day",
        "Ada Tarn, March 2019",
    ],
)
def test_a_line_of_copy_with_figures_is_none(text: str) -> None:
    script = script_of(text, *COPY)
    find_issue_line(script)
    assert script.reasons == {}
    assert script.dated == set()


def test_the_papers_own_name_needs_nothing_else() -> None:
    given = Given(paper="The Marl Lantern")
    script = script_of("Marl Lantern 7", HEAD, *COPY, given=given)
    find_issue_line(script)
    assert (script.issue.paper, script.issue.number) == ("Marl Lantern", 7)
    script = script_of("Marl Lantern, March 2019", HEAD, *COPY, given=given)
    find_issue_line(script)
    assert (script.issue.paper, script.issue.day) == ("Marl Lantern", MARCH)


def test_the_first_issue_line_is_believed() -> None:
    script = script_of(
        "The Alder Courier 112, March 2019", HEAD, *COPY, "The Alder Courier no. 113"
    )
    find_issue_line(script)
    assert script.issue.number == 112
    assert len(left_out(script)) == 2
    assert told(script.remarks) == [
        'printed in number 112 of March 2019: "The Alder Courier"'
    ]


def test_an_issue_line_goes_with_the_date_line_beside_it() -> None:
    script = script_of("12 March 2019", "The Alder Courier no. 112", HEAD, *COPY)
    find_issue_line(script)
    assert (script.issue.number, script.issue.day) == (112, date(2019, 3, 12))


def test_a_line_in_the_midst_of_the_copy_is_copy() -> None:
    script = script_of(HEAD, *COPY, *COPY, "12 March 2019", *COPY)
    find_issue_line(script)
    assert script.reasons == {}


def test_a_quotation_or_a_first_heading_is_none() -> None:
    script = script_of("# 12 March 2019", quoted("12 March 2019"), *COPY)
    find_issue_line(script)
    assert script.reasons == {}
