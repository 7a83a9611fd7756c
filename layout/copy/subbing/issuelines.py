"""Issue lines and dates: "The Alder Courier 112, March/April 2019", "12 March 2019".

What a line is shows by its parts: a title first, then volume, number and date in any
order and language, with nothing but marks between them. The title may be anything: a
sentence, two, a figure, a question.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from layout.copy.manuscript import IssueLine
from layout.copy.remarks import guess, shown
from layout.copy.subbing.alphabets import is_cased, starts_large, word_count
from layout.copy.subbing.issuewords import (
    GAP,
    VOLUME,
    bare_number,
    named_number,
)
from layout.copy.subbing.script import Script
from layout.copy.text.dating import DIGITS, Dated, first_date

MOST_WORDS = 20
# A title has so many words at most, and so many letters.
MOST_TITLE, MOST_LETTERS = 9, 80
# What leads to a date, or stands behind it, and says nothing by itself.
LEAD = (
    r"(?:first\s+)?(?:published|posted|printed|appeared|updated|last\s+(?:updated|modified)"
    r"|modified|created|added|submitted|uploaded|date(?:d)?|from|taken\s+from|in|on|at|the(?=\s+(?:issue|edition))"
    r"|by|edition\s+of|issue\s+of|this\s+article|article|was|originally|reprinted|source"
    r"|also|of)"
)
# The same, before a title, in other languages.
FOREIGN_LEAD = (
    r"(?:aus|erschienen(?:\s+in)?|zuerst(?:\s+erschienen)?|quelle|paru(?:\s+dans)?|extrait"
    r"|publicado(?:\s+en)?|fuente|источник|опубликовано|z|źródło|ur|källa|fonte)(?=[\s:])"
)
LEADS = re.compile(rf"^(?:\W*(?:{LEAD}|{FOREIGN_LEAD})\b)*+\W*+", re.IGNORECASE)
_ZONE = r"(?-i:GMT|UTC|IST|[A-Z]{1,3}[SD]?T)"
TIME = re.compile(
    r"(?:\bat\s+)?(?<![\d:.])\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?!\d)\s*+(?:[ap]\.?m\.?)?"
    rf"(?:\s*+{_ZONE}\b)?|\bat\s+\d{{1,2}}\s*[ap]\.?m\b\.?",
    re.IGNORECASE,
)
# English ones anywhere; of other languages a word alone that a date follows.
WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\b,?"
    rf"|^\s*(?:(?-i:[^\W\d_A-Z][\w-]+)|[A-Z][a-z]{{2,8}}tag|Mittwoch|Sonnabend),?\s+(?={GAP})",
    re.IGNORECASE,
)
READING = re.compile(
    r"\b\d+[\s-]*min(?:ute)?s?\.?\s*(?:read|to\s+read)\b", re.IGNORECASE
)
BRACKETS = re.compile(rf"\([^(){GAP}]*\)|\[[^\[\]{GAP}]*\]")
# What parts title, number and date, and stands at their ends.
EDGES = ' ,;:()[]|•·/–—-*_«»"“”„'
# So many words set off by marks say something of the issue ("new series").
FILLER_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A line taken apart: date, number, volume, and the title that is left.

    `named` says that a word stands before the number, `known` that the title stands
    elsewhere too, `between` what else is in the line.
    """

    day: date | None = None
    label: str = ""
    words: str = ""
    dated: Dated | None = None
    number: int | None = None
    volume: str = ""
    title: str = ""
    named: bool = False
    known: bool = False
    between: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether it has neither date nor number."""
        return self.day is None and self.number is None


def find_issue_line(script: Script) -> None:
    """Mark issue lines and lines that are nothing but a date."""
    own = (script.given.paper, script.given.issue.paper, script.fields.get("paper", ""))
    papers = tuple(paper.strip() for paper in own if paper.strip())
    above = _lines_above(script)
    for place in list(script.free()):
        item = script.items[place]
        plain = item.block is None and item.words <= MOST_WORDS and item.heading != 1
        placed = plain and (item.short or script.near_edge(place))
        if placed and any(map(str.isdigit, item.text)):
            others = (text for at, text in above if at != place)
            line = taken_apart(item.text, papers, tuple(others))
            _examine(script, place, line)


def _lines_above(script: Script) -> list[tuple[int, str]]:
    """Return what may be the paper's title of the lines above the copy, by place."""
    found: list[tuple[int, str]] = []
    for place in range(script.first_long):
        item = script.items[place]
        if item.block is None and item.words <= MOST_TITLE + FILLER_WORDS:
            name = re.split(r"\s[|–—:-]\s|[:.,]\s|——", item.text)[0].strip()
            found += [(place, item.text.strip()), (place, name)]
    return [(place, text) for place, text in found if text]


def _examine(script: Script, place: int, line: Parts | None) -> None:
    item = script.items[place]
    if line is None:
        return
    whole = bool(line.title) and line.number is not None and line.day is not None
    if not script.near_edge(place) and not (whole and _is_behind(script, place)):
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
    if place > script.last_long or (whole and _is_behind(script, place)):
        script.end = place


def _is_behind(script: Script, place: int) -> bool:
    """Say whether most of the copy stands before a line."""
    words = [item.words if item.long else 0 for item in script.items]
    return sum(words[:place]) > sum(words[place:])


def _keep(script: Script, line: Parts, where: int) -> None:
    known = script.issue
    script.issue = IssueLine(
        paper=line.title,
        number=line.number,
        volume=line.volume,
        day=line.day or known.day,
        label=line.label if line.day else known.label,
    )
    number = f"number {line.number}" if line.number is not None else "an issue"
    when = f" of {line.words}" if line.words else ""
    title = f': "{shown(line.title)}"' if line.title else ""
    guess(script.remarks, f"printed in {number}{when}{title}", where)


def taken_apart(
    text: str, papers: tuple[str, ...] = (), lines: tuple[str, ...] = ()
) -> Parts | None:
    """Return what an issue line or a date line says, None if it is neither.

    `papers` are titles that the paper has, `lines` what else may be its title.
    """
    plain = " ".join(text.split()).translate(DIGITS)
    title, rest = _known_title(plain, papers)
    own = bool(title)
    if not own:
        title, rest = _known_title(plain, lines)
    known = bool(title)
    dated = first_date(rest)
    if dated:
        rest = f"{rest[: dated.start]}{GAP}{rest[dated.end :]}"
        rest = READING.sub(GAP, TIME.sub(GAP, WEEKDAY.sub(" ", rest)))
    rest, volume = _volume(rest)
    counted = named_number(rest)
    if counted is None:
        bare = bare_number(rest)
        # A number alone needs a date, its year, or the paper's own title beside it.
        counted = bare if bare and (dated or own or bare.year) else None
    if counted:
        rest = counted.rest
    pieces = BRACKETS.sub(" ", rest).split(GAP)
    if not known:
        title, pieces = _title_in(pieces)
    year = counted.year if counted and not dated else None
    line = Parts(
        day=dated.day if dated else date(year, 1, 1) if year else None,
        label=dated.label if dated else str(year or ""),
        words=dated.words if dated else str(year or ""),
        dated=dated,
        number=counted.number if counted else None,
        volume=volume,
        title=title,
        named=bool(counted and counted.named),
        known=known,
        between=tuple(piece for piece in pieces if piece.strip(EDGES + ".")),
    )
    if not known and dated and _is_account(line, plain):
        # Who put a page on the site: "Posted by webteam on 3 March 2019".
        line = replace(line, title="", number=None)
    return line if _holds(line, plain) else None


def _known_title(plain: str, titles: tuple[str, ...]) -> tuple[str, str]:
    """Part the longest title that the line begins with from the rest of it."""
    start = LEADS.match(plain)
    for at in (0, start.end() if start else 0):
        for title in sorted(titles, key=len, reverse=True):
            own = " ".join(title.split())
            for form in (own, own.removeprefix("The ")):
                if form and _begins(plain[at:], form):
                    end = at + len(form)
                    return plain[at:end], f"{GAP}{plain[end:]}"
    return "", plain


def _begins(text: str, title: str) -> bool:
    """Say whether a text begins with a title, and its last word ends there."""
    if text[: len(title)].casefold() != title.casefold():
        return False
    behind = text[len(title) : len(title) + 1]
    return not behind.isalnum() or not title[-1].isalnum() or not is_cased(title)


def _volume(rest: str) -> tuple[str, str]:
    match = VOLUME.search(rest)
    if match is None:
        return rest, ""
    said = match["after"] or match["before"]
    return f"{rest[: match.start()]}{GAP}{rest[match.end() :]}", said


def _title_in(pieces: list[str]) -> tuple[str, list[str]]:
    """Take the title out of a line's pieces: the first, else the longest."""
    first = _trimmed(pieces[0])
    if first:
        return first, pieces[1:]
    best = max(range(len(pieces)), key=lambda at: len(_trimmed(pieces[at])))
    return _trimmed(pieces[best]), pieces[:best] + pieces[best + 1 :]


def _trimmed(piece: str) -> str:
    title = LEADS.sub("", piece).strip(EDGES)
    # The full stop of a title of two sentences is its own.
    return title if re.search(r"[.!?]\s", title) else title.rstrip(". ")


def _holds(line: Parts, text: str) -> bool:
    """Say whether what is left of a line is only a newspaper's title."""
    if line.empty or not _is_close(line):
        return False
    if not line.title:
        return line.day is not None or line.named
    if line.known:
        return True
    few = word_count(line.title) <= MOST_TITLE and len(line.title) <= MOST_LETTERS
    if not few or not _opens_large(line.title):
        return False
    if line.number is not None:
        return line.day is not None or (line.named and _titled(line.title))
    led = re.match(rf"\W*{LEAD}\b", text, re.IGNORECASE) is not None
    by = " by " in f" {text.casefold()} "
    return led and not by and _titled(line.title) and len(line.title.split()) > 1


def _is_close(line: Parts) -> bool:
    """Say whether nothing but marks and fillers stands between the parts of a line.

    Whatever word stands before the number of a paper that is known counts it.
    """
    few = all(len(piece.split()) < FILLER_WORDS for piece in line.between)
    counts = line.known and line.day is not None and few
    return counts or all(map(_is_filler, line.between))


def _is_filler(piece: str) -> bool:
    """Say whether a piece between title, number and date adds to them only."""
    words = re.findall(r"[^\W\d_]+", piece)
    if len(words) > FILLER_WORDS:
        return False
    bare = piece.strip()
    marked = bare[:1] in EDGES.strip() or bare[-1:] in EDGES.strip()
    led = LEADS.sub("", bare).strip(EDGES) == ""
    return not words or marked or led or all(len(word) < 3 for word in words)


def _opens_large(title: str) -> bool:
    bare = re.sub(r"^the\s+", "", title, flags=re.IGNORECASE)
    first = next((char for char in bare if char.isalnum()), "")
    return first.isdigit() or starts_large(first) or not is_cased(first)


def _titled(title: str) -> bool:
    """Say whether the longer words of a title are large, as a name's are."""
    longer = [word for word in re.findall(r"[^\W\d_]+", title) if len(word) > 3]
    return all(starts_large(word) or not is_cased(word) for word in longer)


def _is_account(line: Parts, text: str) -> bool:
    words = [w for w in line.title.split() if w.casefold() not in ("on", "at", "am")]
    led = re.match(rf"\W*{LEAD}\b", text, re.IGNORECASE) is not None
    return led and len(words) == 1 and words[0].islower()
