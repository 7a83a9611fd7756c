"""Dates as newspapers print them, found in a line of text.

A date is as fine as it is printed: a day, a month (or two months, "March/April"), a
season. An issue is dated by its first day then, and keeps the words as its label.
"""

import re
from dataclasses import dataclass
from datetime import date

from layout.copy.text.months import MONTH, SEASON, month_number

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
EARLIEST, LATEST = 1600, 2199

_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.|er|re|º|°|ª)?"
_YEAR = r"(?P<year>1[6-9]\d\d|2[01]\d\d)"
# "of", as it stands before a month and a year.
_OF = r"(?:of\s+|de\s+|del\s+|d[’'])?"
_JOINS = r"(?:and|to|und|bis|et|à|y|a|e|i|en|och|og|и|και|و)"
_BETWEEN = rf"\s*(?:/|-|–|—|&|(?<=\s){_JOINS}(?=\s))\s*"
_FORMS = (
    # 12 March 2019; 12-14 March 2019; 12. März 2019; 12 de marzo de 2019
    rf"{_WEEKDAY}{_DAY}(?:{_BETWEEN}\d{{1,2}}(?:st|nd|rd|th|\.)?)?\s+{_OF}(?P<month>{MONTH}),?\s+{_OF}{_YEAR}",
    # March 12, 2019
    rf"{_WEEKDAY}(?P<month>{MONTH})\s+{_DAY},?\s+{_YEAR}",
    # 2019-03-12
    r"(?P<year>1[6-9]\d\d|2[01]\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
    # 12/03/2019, 12.3.2019: the day first, as all but one country write it
    rf"(?P<day>\d{{1,2}})[/.]\s?(?P<number>\d{{1,2}})[/.]\s?{_YEAR}",
    # December 2018/January 2019; March/April 2019; March 2019
    rf"(?P<month>{MONTH})(?:,?\s+(?P<first>1[6-9]\d\d|2[01]\d\d))?{_BETWEEN}{MONTH},?\s+{_OF}{_YEAR}",
    rf"(?P<month>{MONTH}),?\s+{_OF}{_YEAR}",
    rf"(?P<month>{SEASON})(?:{_BETWEEN}{SEASON})?,?\s+{_OF}{_YEAR}(?:[/–-]\d\d(?:\d\d)?)?",
)
FORMS = tuple(re.compile(rf"(?<![\w/.]){form}(?!\w)", re.IGNORECASE) for form in _FORMS)
# 2019年3月12日, 2019年3月号, 2019년 3월 12일: no space parts them from other words.
EASTERN = re.compile(
    rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<number>\d{{1,2}})\s?[月월]"
    r"(?:\s?(?P<day>\d{1,2})\s?[日일]|号|號)?"
)
YEAR = re.compile(r"1[6-9]\d\d|2[01]\d\d")
# Digits of other scripts, each as wide as its own.
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


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
    plain = text.translate(DIGITS)
    # Most lines have no year, and all forms end in one.
    if not YEAR.search(plain):
        return None
    found: Dated | None = None
    for form in (*FORMS, EASTERN):
        for match in form.finditer(plain):
            dated = _dated(match, text)
            if dated and (found is None or _better(dated, found)):
                found = dated
    return found


def _better(one: Dated, other: Dated) -> bool:
    return (one.start, -one.end) < (other.start, -other.end)


def _dated(match: re.Match[str], text: str) -> Dated | None:
    parts = match.groupdict()
    year = int(parts.get("first") or parts["year"])
    day = int(parts.get("day") or 1)
    number = parts.get("number")
    try:
        month = int(number) if number else month_number(parts.get("month") or "")
        when = date(year, month, day)
    except ValueError:
        return None
    if not EARLIEST <= year <= LATEST:
        return None
    return Dated(
        day=when,
        words=text[match.start() : match.end()],
        start=match.start(),
        end=match.end(),
        exact=parts.get("day") is not None,
    )
