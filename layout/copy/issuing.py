"""Which issue a source was printed in: its issue line, its date, its folder's name."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from layout.copy.manuscript import IssueLine
from layout.copy.text.dating import MONTHS, first_date

Key = TypeVar("Key")
NUMBER = re.compile(
    r"(?:issue|number|no|nr|num|edition|#)[\s._-]*(\d{1,5})(?!\d)|(?<!\d)(\d{1,5})(?!\d)",
    re.IGNORECASE,
)
# A name that is nothing but an issue's number.
SURE_NUMBER = re.compile(
    r"(?:(?:issue|number|no|nr|num|edition)?[\s._#-]*)?\d{1,5}", re.IGNORECASE
)
MONTH = re.compile(r"(?<!\d)(1[6-9]\d\d|2[01]\d\d)[-_. ](0[1-9]|1[0-2])(?!\d)")
DAY = re.compile(
    r"(?<!\d)(1[6-9]\d\d|2[01]\d\d)[-_. ]?(0[1-9]|1[0-2])[-_. ]?"
    r"(0[1-9]|[12]\d|3[01])(?!\d)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One article's issue as far as known; `folder` is where its source lay."""

    line: IssueLine
    folder: str = ""


def from_name(name: str) -> IssueLine:
    """Return what a folder's name says: "112", "2019-03", "Courier 112 March 2019"."""
    for pattern in (DAY, MONTH):
        match = pattern.search(name)
        if match:
            day = int(match[3]) if pattern is DAY else 1
            try:
                when = date(int(match[1]), int(match[2]), day)
            except ValueError:
                continue
            label = month_label(when) if pattern is MONTH else ""
            number = _number(name.replace(match[0], " "))
            return IssueLine(day=when, label=label, number=number)
    text = re.sub(r"[_-]+", " ", name)
    found = first_date(text)
    if found:
        rest = text.replace(found.words, " ")
        label = found.label[:1].upper() + found.label[1:]
        return IssueLine(day=found.day, label=label, number=_number(rest))
    return IssueLine(number=_number(text))


def month_label(day: date) -> str:
    """Return the words for a day's month, as an issue of no certain day prints them."""
    return f"{MONTHS[day.month - 1].title()} {day.year}"


def day_of_name(name: str) -> date | None:
    """Return the day that a file's name begins with: 2019-03-12-bridge.txt."""
    match = DAY.match(name)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def grouped(printed: list[Printed]) -> list[list[int]]:
    """Return the places of the articles of each issue, issues in order of first place.

    An issue line is sure; a day alone may be that of a web site's post. So an article
    without an issue line goes with what its folder's name says, then with the issue
    of its month, then with the others of its folder.
    """
    keys = [_key(article.line) for article in printed]
    months = _months(printed, keys)
    named = {p.folder: _folder_key(p.folder, printed, keys) for p in printed}
    groups: dict[str, list[int]] = {}
    for place, article in enumerate(printed):
        key = keys[place] or named[article.folder]
        if not key and article.line.day is not None:
            month = _month(article.line.day)
            key = months.get(month, f"month {month}")
        groups.setdefault(key or _only(keys), []).append(place)
    return list(groups.values())


def issue_of(printed: list[Printed]) -> IssueLine:
    """Return what the articles of one issue say of it together: the most frequent.

    A number and the date that stands beside it belong together.
    """
    numbers = Counter(p.line.number for p in printed if p.line.number is not None)
    number = _commonest(numbers)
    with_number = [p.line for p in printed if number is None or p.line.number == number]
    days = Counter((ln.day, ln.label) for ln in with_number if ln.day is not None)
    if not days:
        days = Counter((p.line.day, p.line.label) for p in printed if p.line.day)
    day, label = _commonest(days) or (None, "")
    if number is None and len(days) > 1 and not any(label for _, label in days):
        # Posts of several days make one issue: that of their month.
        first = min(when for when, _ in days if when is not None)
        day, label = first.replace(day=1), month_label(first)
    papers = Counter(p.line.paper for p in printed if p.line.paper)
    volumes = Counter(p.line.volume for p in printed if p.line.volume)
    named = [from_name(p.folder) for p in printed]
    if number is None:
        number = next((line.number for line in named if line.number is not None), None)
    # Without an issue line a date is that of a site's post: a folder's is surer.
    if day is None or not any(_key(p.line) for p in printed):
        best = next((line for line in named if line.day is not None), None)
        if best is not None and not _within(day, best):
            day, label = best.day, best.label
    return IssueLine(
        paper=_commonest(papers) or "",
        number=number,
        volume=_commonest(volumes) or "",
        day=day,
        label=label,
    )


def laid_over(line: IssueLine, name: str) -> IssueLine:
    """Return what copy says of its issue under what the issue's folder is called.

    A number in a name that may mean something else only fills in what is not known.
    """
    named = from_name(name)
    sure = line.number is None or SURE_NUMBER.fullmatch(name) is not None
    if named.number is not None and (sure or named.day is not None):
        line = replace(line, number=named.number)
    if named.day is None or _within(line.day, named):
        return line
    return replace(line, day=named.day, label=named.label)


def _within(day: date | None, named: IssueLine) -> bool:
    """Say whether a day is in the month that a name says, and the name no finer."""
    if day is None or named.day is None:
        return False
    coarse = bool(named.label) or named.day.day == 1
    return day == named.day or (coarse and _month(day) == _month(named.day))


def same_title(one: str, other: str) -> bool:
    """Say whether two titles are one paper's, the article and marks apart."""

    def plain(title: str) -> str:
        return re.sub(r"^the\s+|\W+", "", title.casefold())

    return plain(one) == plain(other)


def folder_name(line: IssueLine) -> str:
    """Return the name of an issue's folder: 2019-03, or 2019-03-12 if it has a day."""
    if line.day is not None:
        whole = line.day.isoformat()
        return whole[:7] if line.label or line.day.day == 1 else whole
    return f"number-{line.number}" if line.number is not None else "undated"


def _key(line: IssueLine) -> str:
    """Return what an issue line says for sure, else nothing."""
    if line.number is not None:
        return f"number {line.number}"
    return f"date {line.day}" if line.day is not None and line.paper else ""


def _months(printed: list[Printed], keys: list[str]) -> dict[str, str]:
    """Return the issue of each month that has only one."""
    found: dict[str, set[str]] = {}
    for article, key in zip(printed, keys, strict=True):
        if key and article.line.day is not None:
            found.setdefault(_month(article.line.day), set()).add(key)
    return {month: own.pop() for month, own in found.items() if len(own) == 1}


def _folder_key(folder: str, printed: list[Printed], keys: list[str]) -> str:
    """Return the issue that a folder's name says, or on which its articles agree."""
    own = from_name(folder)
    inside = {
        key for p, key in zip(printed, keys, strict=True) if key and p.folder == folder
    }
    if len(inside) == 1:
        return inside.pop()
    if own.number is not None:
        return f"number {own.number}"
    if own.day is not None:
        return _months(printed, keys).get(_month(own.day), f"month {_month(own.day)}")
    return ""


def _only(keys: list[str]) -> str:
    """Return the issue that all articles with an issue line are of, if there is one."""
    known = {key for key in keys if key}
    return known.pop() if len(known) == 1 else ""


def _month(day: date) -> str:
    return day.isoformat()[:7]


def _commonest(counts: Counter[Key]) -> Key | None:
    """Return what is there most often; of equals, what came first."""
    return counts.most_common(1)[0][0] if counts else None


def _number(text: str) -> int | None:
    match = NUMBER.search(text)
    return int(match[1] or match[2]) if match else None
