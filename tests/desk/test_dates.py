"""An issue's date in words, and inks that pages are printed in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.dates import DAYS, MONTHS, date_label


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Friday 4 December 2026"),
        ("en-GB", "Friday 4 December 2026"),
        ("en-US", "Friday, December 4, 2026"),
        ("EN-us", "Friday, December 4, 2026"),
        ("de", "Freitag, 4. Dezember 2026"),
        ("de-AT", "Freitag, 4. Dezember 2026"),
        ("fr", "vendredi 4 décembre 2026"),
        ("fr-CA", "vendredi 4 décembre 2026"),
        ("nl", "2026-12-04"),
        ("sv-FI", "2026-12-04"),
    ],
)
def test_a_date_is_printed_in_its_language(language: str, label: str) -> None:
    assert date_label(date(2026, 12, 4), language) == label


@pytest.mark.parametrize("language", sorted(DAYS))
def test_every_language_has_its_days_and_months(language: str) -> None:
    assert len(DAYS[language].split()) == 7
    assert len(MONTHS[language].split()) == 12
    assert len(set(MONTHS[language].split())) == 12


@given(st.dates(), st.sampled_from(["en-GB", "en-US", "de", "fr", "nl"]))
def test_day_and_year_are_in_every_label(day: date, language: str) -> None:
    label = date_label(day, language)
    assert str(day.day) in label
    assert str(day.year) in label
    assert "{" not in label
