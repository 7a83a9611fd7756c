"""Dates as newspapers print them, found in a line of text.

A date is as fine as it is printed: a day, a month (or two months, "March/April"), a
season. An issue is dated by its first day then, and keeps the words as its label.
"""

import re
from dataclasses import dataclass
from datetime import date

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
# The quarter's first month; a paper's winter number opens in December.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
EARLIEST, LATEST = 1600, 2199

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[6-9]\d\d|2[01]\d\d)"
_BETWEEN = r"\s*(?:/|-|–|—|&|and|to)\s*"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_FORMS = (
    # 12 March 2019; 12-14 March 2019
    rf"{_WEEKDAY}{_DAY}(?:{_BETWEEN}\d{{1,2}}(?:st|nd|rd|th)?)?\s+(?:of\s+)?(?P<month>{_MONTH}),?\s+{_YEAR}",
    # March 12, 2019
    rf"{_WEEKDAY}(?P<month>{_MONTH})\s+{_DAY},?\s+{_YEAR}",
    # 2019-03-12
    r"(?P<year>1[6-9]\d\d|2[01]\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
    # 12/03/2019, 12.3.2019: the day first, as all but one country write it
    rf"{_DAY}[/.](?P<number>\d{{1,2}})[/.]{_YEAR}",
    # December 2018/January 2019; March/April 2019; March 2019
    rf"(?P<month>{_MONTH})(?:,?\s+(?P<first>1[6-9]\d\d|2[01]\d\d))?{_BETWEEN}{_MONTH},?\s+{_YEAR}",
    rf"(?P<month>{_MONTH}),?\s+{_YEAR}",
    rf"{_SEASON},?\s+{_YEAR}",
)
FORMS = tuple(re.compile(rf"(?<![\w/.]){form}(?!\w)", re.IGNORECASE) for form in _FORMS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date found: its first day, its words, where they stand, and how fine it is."""

    day: date
    words: str
    start: int
    end: int
    exact: bool

    @property
    def label(self) -> str:
        """The words of a date that is more than a day, else nothing."""
        return "" if self.exact else " ".join(self.words.split())


def first_date(text: str) -> Dated | None:
    """Return the first date in a text that the calendar has, the longest there."""
    found: Dated | None = None
    for form in FORMS:
        for match in form.finditer(text):
            dated = _dated(match)
            if dated and (found is None or _better(dated, found)):
                found = dated
    return found


def _better(one: Dated, other: Dated) -> bool:
    return (one.start, -one.end) < (other.start, -other.end)


def _dated(match: re.Match[str]) -> Dated | None:
    parts = match.groupdict()
    year = int(parts.get("first") or parts["year"])
    day = int(parts.get("day") or 1)
    try:
        when = date(year, _month(parts), day)
    except ValueError:
        return None
    if not EARLIEST <= year <= LATEST:
        return None
    return Dated(
        day=when,
        words=match[0],
        start=match.start(),
        end=match.end(),
        exact=parts.get("day") is not None,
    )


def _month(parts: dict[str, str | None]) -> int:
    if parts.get("number"):
        return int(parts["number"] or 0)
    if parts.get("season"):
        return SEASONS[(parts["season"] or "").lower()]
    stem = (parts.get("month") or "").lower()[:3]
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(stem))
