"""The byline: labelled or a bare name, at the top or the end, beside a date or not."""

from datetime import date

import pytest

from layout.copy.subbing.bylines import byline_of, drop_repeated, find_byline
from layout.copy.subbing.script import Role
from tests.copy.making import COPY, left_out, marked_by, quoted, script_of, told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("By Ada Tarn", "Ada Tarn"),
        ("by Ada Tarn", "Ada Tarn"),
        ("BY ADA TARN", "ADA TARN"),
        ("By: Ada Tarn", "Ada Tarn"),
        ("Words by Ada Tarn", "Ada Tarn"),
        ("Words: Ada Tarn", "Ada Tarn"),
        ("Story by Ada Tarn", "Ada Tarn"),
        ("Written by Ada Tarn", "Ada Tarn"),
        ("Posted by Ada Tarn", "Ada Tarn"),
        ("Reported by Ada Tarn and Odd Fell", "Ada Tarn and Odd Fell"),
        ("Author: Ada Tarn", "Ada Tarn"),
        ("From our own correspondent", "our own correspondent"),
        ("By staff reporters", "staff reporters"),
        ("— Ada Tarn", "Ada Tarn"),
        ("By Ada Tarn | 12 March 2019", "Ada Tarn"),
        ("By Ada Tarn, 12 March 2019", "Ada Tarn"),
        ("By Ada Tarn – published on 12 March 2019 at 10:04", "Ada Tarn"),
        ("12 March 2019 • By Ada Tarn", "Ada Tarn"),
        ("By Ada Tarn. Photos Nell Harrow", "Ada Tarn. Photos Nell Harrow"),
    ],
)
def test_a_labelled_line_names_who_wrote(text: str, name: str) -> None:
    assert byline_of(text, "", labelled=True) == name
    assert byline_of(text, "", labelled=False) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Tarn", "Ada Tarn"),
        ("Ada Tarn | 12 March 2019", "Ada Tarn"),
        ("Staff reporter", "Staff reporter"),
        ("12 March 2019 – Ada Tarn", "Ada Tarn"),
        ("Ada Tarn, Marl", "Ada Tarn, Marl"),
    ],
)
def test_a_bare_name_is_a_weaker_one(text: str, name: str) -> None:
    assert byline_of(text, "", labelled=False) == name
    assert byline_of(text, "", labelled=True) == ""


@pytest.mark.parametrize(
    "text",
    [
        "By the river",
        "By boat and by bicycle",
        "From Marl to Alder",
        "By Tuesday the road was dry",
        "Words fail",
        "Words: twelve",
        "12 March 2019",
        "",
    ],
)
def test_a_line_with_the_same_words_is_none(text: str) -> None:
    assert byline_of(text, "", labelled=True) == ""
    assert byline_of(text, "", labelled=False) == ""


def test_a_labelled_line_is_surer_than_a_bare_name() -> None:
    script = script_of("Bridge shut", "Odd Fell", "By Ada Tarn", *COPY)
    assert marked_by(find_byline, script) == {"By Ada Tarn": Role.BYLINE}
    assert script.fields["byline"] == "Ada Tarn"
    assert told(script.remarks) == ['the byline is "Ada Tarn"']
    assert script.remarks.notes[0].line == 3


def test_the_byline_may_stand_at_the_end() -> None:
    script = script_of("Bridge shut", *COPY, "Ada Tarn")
    assert marked_by(find_byline, script) == {"Ada Tarn": Role.BYLINE}


def test_a_date_beside_the_name_dates_the_issue() -> None:
    script = script_of("Bridge shut", "By Ada Tarn, 12 March 2019", *COPY)
    find_byline(script)
    assert script.issue.day == date(2019, 3, 12)


def test_names_of_many_sign_letters() -> None:
    script = script_of(
        "Letters", COPY[0], "Ada Tarn", COPY[1], "Odd Fell", COPY[0], "Nell Harrow"
    )
    assert marked_by(find_byline, script) == {}


def test_a_name_in_the_midst_of_the_copy_is_none() -> None:
    script = script_of("Bridge shut", *COPY, *COPY, "By Ada Tarn", *COPY)
    assert marked_by(find_byline, script) == {}


def test_a_quotation_is_no_byline() -> None:
    script = script_of("Bridge shut", quoted("By Ada Tarn"), *COPY)
    assert marked_by(find_byline, script) == {}


def test_a_high_heading_is_no_byline_but_a_small_one_may_be() -> None:
    assert marked_by(find_byline, script_of("# By Ada Tarn", *COPY)) == {}
    found = marked_by(find_byline, script_of("# Bridge", "#### By Ada Tarn", *COPY))
    assert found == {"By Ada Tarn": Role.BYLINE}


def test_a_byline_that_is_known_is_not_sought() -> None:
    script = script_of("Bridge shut", "By Ada Tarn", *COPY)
    script.fields["byline"] = "Odd Fell"
    assert marked_by(find_byline, script) == {}


def test_the_byline_again_is_left_out() -> None:
    script = script_of("Bridge shut", "By Ada Tarn", *COPY, "ADA TARN", "by Ada Tarn")
    find_byline(script)
    drop_repeated(script)
    assert left_out(script) == ["ADA TARN", "by Ada Tarn"]
    assert set(script.reasons.values()) == {"the byline again"}


def test_nothing_is_repeated_where_nobody_signed() -> None:
    script = script_of("Bridge shut", *COPY, "")
    drop_repeated(script)
    assert script.reasons == {}
