"""What the copy and pictures say: placeholders, dates, captions, credits."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.dates import date_label
from layout.desk.issue import Article, BlockKind, Picture, Span, Table, TextBlock
from layout.makeup.dummy import PlacedPicture
from layout.proof.craft.almanac import mentions
from layout.proof.craft.checks import (
    caption_missing,
    credit_missing,
    date_past,
    date_weekday,
    picture_twice,
    placeholder,
)
from tests.makeup import stories
from tests.proof.craft.pages import found, frame, page, rect

ISSUED = date(2026, 12, 4)


def article(*paragraphs: str, **changes: object) -> Article:
    blocks = tuple(
        TextBlock(kind=BlockKind.PARAGRAPH, spans=(Span(text=text),), line=7 + n)
        for n, text in enumerate(paragraphs)
    )
    return replace(stories.article(), blocks=blocks, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "TK",
        "The cost is TK, says TKTK.",
        "About XXX people came.",
        "Lorem ipsum dolor sit amet",
        "Caption here",
        "Headline goes here",
        "[insert caption]",
        "Your text here.",
        "tbc",
    ],
)
def test_placeholders_are_found(text: str) -> None:
    (finding,) = found(placeholder, page(frame()), articles=(article("Copy.", text),))
    assert (finding.line, finding.page) == (8, 1)
    assert finding.file == "issues/one/articles/bridge.md"


@pytest.mark.parametrize(
    "text",
    [
        "She bought it at TK Maxx.",
        "They watched Super Bowl XXX.",
        "You will find the whole text here.",
        "A TKO in the third round, with xxx from his aunt.",
        "The file is called IMG-TK-3.jpg.",
        "The kick-off is to be confirmed.",
    ],
)
def test_words_that_only_look_like_placeholders_are_not(text: str) -> None:
    assert not found(placeholder, articles=(article(text),))


def test_placeholders_are_found_in_the_front_matter_and_not_in_fixtures() -> None:
    (finding,) = found(placeholder, articles=(article(headline="Headline goes here"),))
    assert finding.message.startswith('the headline of "bridge" has a placeholder')
    cell = (Span(text="TBC"),)
    table = Table(header=(cell,), rows=((cell,),), align=("left",), line=9)
    assert not found(placeholder, articles=(stories.article(blocks=(table,)),))


@given(st.integers(-180, 180))
def test_a_day_near_the_issue_is_the_day_that_is_meant(away: int) -> None:
    day = ISSUED + timedelta(days=away)
    words = date_label(day, "en-GB").rpartition(" ")[0]
    (mention,) = mentions(f"Come on {words}, at ten.", ISSUED)
    assert (mention.day, mention.text) == (day, words)
    assert mention.weekday == day.weekday()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Sat 5 Dec", ["2026-12-05"]),
        ("Tues. 8 Dec.", ["2026-12-08"]),
        ("Saturday the 5th of December", ["2026-12-05"]),
        ("Saturday, December 5", ["2026-12-05"]),
        ("Saturday 12 and Sunday 13 December", ["2026-12-12", "2026-12-13"]),
        ("Friday 1 January", ["2027-01-01"]),
        ("Tuesday 3 October 1995", ["1995-10-03"]),
        ("Monday 31 November", []),
        ("Monday, 12 sheep and a decorator", []),
        ("Sunday 5.30 December carols", []),
        ("the sun 3 marches", []),
    ],
)
def test_days_are_read_as_they_are_written(text: str, days: list[str]) -> None:
    assert [m.day.isoformat() for m in mentions(text, ISSUED)] == days


def test_a_wrong_weekday_is_told_with_the_right_one() -> None:
    (finding,) = found(date_weekday, articles=(article("On Sunday 5 December."),))
    assert finding.message == '"Sunday 5 December" is a Saturday in 2026'
    assert finding.line == 7


@pytest.mark.parametrize(
    "text",
    [
        "On Saturday 5 December the lights go on.",
        "It shut on Sunday 5 May, for good.",
        "In 1974 it snowed on Sunday 5 December.",
        "On Tuesday 3 October 1995 she complained.",
    ],
    ids=["right", "months ago", "another year", "dated and right"],
)
def test_right_or_doubtful_weekdays_are_left_alone(text: str) -> None:
    assert not found(date_weekday, articles=(article(text),))


def test_a_full_date_is_held_to_its_year() -> None:
    assert found(date_weekday, articles=(article("On Monday 3 October 1995."),))


def test_other_languages_are_not_read() -> None:
    french = article("On Sunday 5 December.", language="fr-FR")
    assert not found(date_weekday, articles=(french,))
    assert not found(date_past, articles=(french,))


AHEAD = ("Saturday 5 December Lights.", "Sunday 6 December Wreaths.")


def test_last_months_event_in_a_list_is_told() -> None:
    stale = article(*AHEAD, "Saturday 28 November Fair.")
    (finding,) = found(date_past, articles=(stale,))
    assert finding.line == 9
    assert finding.message == (
        '"Saturday 28 November" is over when the issue of 2026-12-04 is out'
    )


@pytest.mark.parametrize(
    "copy",
    [
        (*AHEAD, "Friday 4 December Music."),
        (*AHEAD, "Saturday 28 November to Sunday 6 December Paintings."),
        ("Saturday 28 November Rovers won.", "Saturday 21 November They lost."),
        ("It fell on Saturday 28 November, and nobody was hurt.",),
        ("He said on Saturday 28 November that it will close.",),
    ],
    ids=["today", "still on", "results", "a report", "a saying"],
)
def test_days_to_come_and_days_reported_are_right(copy: tuple[str, ...]) -> None:
    assert not found(date_past, articles=(article(*copy),))


def test_what_will_be_and_has_been_is_told() -> None:
    late = article("The lights will be lit on Saturday 28 November at five.")
    assert found(date_past, articles=(late,))
    due = article("The lights will be lit on Saturday 5 December at five.")
    assert not found(date_past, articles=(due,))


def placed(**changes: object) -> PlacedPicture:
    picture: Picture = stories.picture(**changes)
    return PlacedPicture(rect=rect(0, 2, 4, 20), picture=picture, crop=(0, 0, 1, 1))


def test_a_picture_in_two_stories_is_told_at_the_second() -> None:
    again = page(frame(placed(), slug="school"), number=3)
    (finding,) = found(picture_twice, page(frame(placed())), again)
    assert finding.page == 3
    assert finding.message.endswith('stands with "bridge" on page 1 already')


def test_two_pictures_are_two_whatever_their_names() -> None:
    other = page(frame(placed(sha256="1" * 64), slug="school"), number=3)
    assert not found(picture_twice, page(frame(placed())), other)


def test_a_photograph_wants_caption_and_credit() -> None:
    assert found(caption_missing, page(frame(placed(caption=()))))
    assert found(credit_missing, page(frame(placed(credit=""))))
    for check in (caption_missing, credit_missing):
        assert not found(check, page(frame(placed())))


def test_a_drawing_needs_neither() -> None:
    drawing = page(frame(placed(vector=True, caption=(), credit="")))
    assert not found(caption_missing, drawing)
    assert not found(credit_missing, drawing)
