"""Issue lines and dates: "The Alder Courier 112, March/April 2019", "12 March 2019"."""

import re
from dataclasses import dataclass

from layout.copy.manuscript import IssueLine
from layout.copy.remarks import guess, shown
from layout.copy.subbing.script import Script
from layout.copy.text.dating import Dated, first_date

MOST_WORDS = 20
# What leads to a date, or stands behind it, and says nothing by itself.
LEAD = (
    r"(?:first\s+)?(?:published|posted|printed|appeared|updated|last\s+(?:updated|modified)"
    r"|modified|created|added|submitted|uploaded|date(?:d)?|from|taken\s+from|in|on|at|the(?=\s+(?:issue|edition))"
    r"|by|edition\s+of|issue\s+of|this\s+article|article|was|originally|reprinted|source"
    r"|also|of)"
)
LEADS = re.compile(rf"^(?:\W*{LEAD}\b)*+\W*+", re.IGNORECASE)
TIME = re.compile(
    r"^\W*(?:at\s+)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*+(?:[ap]\.?m\.?)?(?:\s*+(?:GMT|BST|UTC))?\W*$",
    re.IGNORECASE,
)
COUNT = r"(?:issue|number|no|nr|num|edition|#|№)\.?\s*+(?:no\.?\s*+)?(?::\s*+)?"
NUMBER = re.compile(
    rf"(?:\b|(?<=#)|(?<=№)){COUNT}(\d{{1,5}})\b|[#№]\s*(\d{{1,5}})\b", re.I
)
BARE_NUMBER = re.compile(r"(?<![\w.£$€])(\d{1,5})(?![\w%]|\.\d)")
VOLUME = re.compile(r"\bvol(?:ume)?\.?\s*(?:\d+|[ivxlc]+)\b,?", re.IGNORECASE)
TITLE = re.compile(
    r"(?:the\s+)?(?:[^\W\d_a-z][\w’'&.-]*|of|the|and|&|for|in|de|la|le|der|die|das)"
    r"(?:\s+(?:[^\W\d_a-z][\w’'&.-]*|of|the|and|&|for|in|de|la|le|der|die|das)){0,6}",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _IssueLine:
    """A line taken apart: its date, its number, and the title that is left."""

    dated: Dated | None
    number: int | None
    title: str

    @property
    def empty(self) -> bool:
        return self.dated is None and self.number is None


def find_issue_line(script: Script) -> None:
    """Mark issue lines and lines that are nothing but a date."""
    for place in list(script.free()):
        item = script.items[place]
        plain = item.block is None and item.words <= MOST_WORDS
        if plain and item.heading != 1 and script.near_edge(place):
            _examine(script, place)


def _examine(script: Script, place: int) -> None:
    item = script.items[place]
    line = _taken_apart(item.text, script.given.paper)
    if line is None:
        return
    script.dated.add(place)
    if line.number is None and not line.title and line.dated:
        script.drop(place, "a date: it is the issue's, not the article's")
        script.note_date(line.dated, item.line)
        return
    first = script.issue.number is None and not script.issue.paper
    script.drop(place, "an issue line: issue.toml has what it says")
    if first:
        _keep(script, line, item.line)
    if place > script.last_long:
        script.end = place


def _keep(script: Script, line: _IssueLine, where: int) -> None:
    dated = line.dated
    script.issue = IssueLine(
        paper=line.title,
        number=line.number,
        day=dated.day if dated else script.issue.day,
        label=dated.label if dated else script.issue.label,
    )
    number = f"number {line.number}" if line.number is not None else "an issue"
    when = f" of {dated.words}" if dated else ""
    title = f': "{shown(line.title)}"' if line.title else ""
    guess(script.remarks, f"printed in {number}{when}{title}", where)


def _taken_apart(text: str, paper: str) -> _IssueLine | None:
    """Return what an issue line or a date line says, None if it is neither."""
    plain = " ".join(text.split())
    dated = first_date(plain)
    rest = plain if dated is None else f"{plain[: dated.start]} {plain[dated.end :]}"
    rest = VOLUME.sub(" ", rest)
    if dated and TIME.match(rest[dated.start :] if dated.start < len(rest) else ""):
        rest = rest[: dated.start]
    named = NUMBER.search(rest)
    number = named or (BARE_NUMBER.search(rest) if dated else None)
    if number:
        rest = f"{rest[: number.start()]} {rest[number.end() :]}"
    title = LEADS.sub("", rest).strip(" ,.;:()[]|•·/–—-*_")
    count = int(next(g for g in number.groups() if g)) if number else None
    line = _IssueLine(dated=dated, number=count, title=title)
    return line if _holds(line, plain, paper, named=named is not None) else None


def _holds(line: _IssueLine, text: str, paper: str, *, named: bool) -> bool:
    """Say whether what is left of a line is only a newspaper's title."""
    if line.empty:
        return False
    if not line.title:
        return line.dated is not None or named
    if not TITLE.fullmatch(line.title):
        return False
    is_paper = _same(line.title, paper)
    if line.number is not None:
        return bool(line.dated) or named or is_paper
    led = re.match(rf"\W*{LEAD}\b", text, re.IGNORECASE) is not None
    return is_paper or (led and " by " not in f" {text.casefold()} " and _titled(line))


def _titled(line: _IssueLine) -> bool:
    return len(line.title.split()) >= 2


def _same(one: str, other: str) -> bool:
    def plain(text: str) -> str:
        return re.sub(r"^the\s+|\W+", "", text.casefold())

    return bool(other) and plain(one) == plain(other)
