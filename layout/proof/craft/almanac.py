"""English dates in copy: "Saturday 5 December", and which day is meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from layout.desk.dates import DAYS, MONTHS

_DAYS = tuple(DAYS["en"].split())
_MONTHS = tuple(MONTHS["en"].split())


def _short(names: tuple[str, ...]) -> str:
    """Return a pattern of names in full or by their first three or four letters."""
    forms = [rf"{n[:3]}(?:{n[3:]}|{n[3:4]}\.?|s?\.)?" for n in names]
    return "|".join(forms)


_DAY = rf"(?P<weekday>{_short(_DAYS)}),?\s+(?:the\s+)?"
_NUMBER = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{_short(_MONTHS)})"
_YEAR = r"(?:,?\s+(?P<year>[12]\d{3})\b)?"
# "Saturday 12 and Sunday 13 December": the first day's month stands behind the second.
_REST = rf"(?:(?:,|\s*[-–]|\s+(?:and|or|to|until))\s*(?:(?:{_short(_DAYS)}),?\s+)?"
_REST += r"[0-3]?\d(?:st|nd|rd|th)?){0,31}"
_DAY_FIRST = re.compile(
    rf"\b{_DAY}{_NUMBER}(?={_REST}\s+(?:of\s+)?{_MONTH}\b{_YEAR})(?!\d|[.:]\d)"
)
_MONTH_FIRST = re.compile(rf"\b{_DAY}{_MONTH}\s+{_NUMBER}\b(?![.:]\d){_YEAR}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A day named in copy: its words, the day, and the weekday that it was given.

    `weekday` counts from 0, Monday. `dated` says whether the year was given. `start`
    and `end` are places in the text.
    """

    text: str
    day: date
    weekday: int
    dated: bool
    start: int
    end: int

    @property
    def right(self) -> str:
        """The weekday that the day really is."""
        return _DAYS[self.day.weekday()]


def mentions(text: str, near: date) -> Iterator[Mention]:
    """Yield the days that a text names with weekday, day and month.

    A date without a year is the one nearest to `near`. Days that no calendar has
    (31 November) are left out: of them nobody can say which weekday they are.
    """
    # Most paragraphs name no day at all, and that is told much faster.
    if not any(day[:3] in text for day in _DAYS):
        return
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(text):
            month = _index(match["month"], _MONTHS)
            years = [int(match["year"])] if match["year"] else _around(near)
            day = _day(int(match["day"]), month + 1, years, near)
            if day is not None:
                yield Mention(
                    text=_words(match),
                    day=day,
                    weekday=_index(match["weekday"], _DAYS),
                    dated=match["year"] is not None,
                    start=match.start(),
                    end=max(match.end(), match.end("month")),
                )


def _words(match: re.Match[str]) -> str:
    if match.end("month") < match.end():
        return match[0]
    return f"{match[0]} {match['month']}"


def _index(word: str, names: tuple[str, ...]) -> int:
    return next(n for n, name in enumerate(names) if name.startswith(word[:3]))


def _around(near: date) -> list[int]:
    return [near.year - 1, near.year, near.year + 1]


def _day(day: int, month: int, years: list[int], near: date) -> date | None:
    """Return the day in that one of the years which is nearest, if any has it."""
    found = []
    for candidate in years:
        try:
            found.append(date(candidate, month, day))
        except ValueError:
            continue
    return min(found, key=lambda d: abs((d - near).days), default=None)
