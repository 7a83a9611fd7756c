"""Date past: an event that is over before the paper is out.

A listing of last month's that was left in sends people to a dark hall. Only days
that a paper announces are looked at: the entries of a list of events (several
paragraphs that open with a day, most of them to come) and sentences with "will".
Reports may tell of any day they like.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from layout.codes import Code
from layout.proof.craft.almanac import Mention, mentions
from layout.proof.craft.passages import Passage
from layout.proof.craft.specimen import CraftFinding, Specimen

CODE = Code.DATE_PAST

# Pieces of a story that announce events.
COPY = frozenset({"copy", "fact box"})
# Paragraphs that open with a day before a story is a list of events.
ENTRIES = 3
# Characters before the first day that still let it open the paragraph.
OPENING = 6
# Characters between the days of one opening: "Saturday 28 to Sunday 29 November".
BETWEEN = 8

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“‘])")
_TO_COME = re.compile(r"\b(?:will|is to|are to|is due|are due|shall)\b")
_REPORTED = re.compile(r"\b(?:said|told|had|was|were|promised|wrote)\b")


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find days of events before the issue's own date, in English copy."""
    issued = specimen.issue.date
    stories: dict[str, list[Passage]] = defaultdict(list)
    for passage in specimen.passages:
        if passage.is_english and passage.what in COPY:
            stories[passage.article.slug].append(passage)
    for slug, copy in stories.items():
        for passage, mention in _announced(copy, issued):
            if mention.day < issued:
                yield CraftFinding(
                    page=specimen.page_of(slug),
                    file=passage.article.file,
                    line=passage.line,
                    message=f'"{mention.text}" is over when the issue of '
                    f"{issued.isoformat()} is out",
                    hint="take the event out, or correct its date",
                )


def _announced(copy: list[Passage], issued: date) -> Iterator[tuple[Passage, Mention]]:
    """Yield the days of events, with the passages that announce them."""
    entries = [(p, m) for p in copy if (m := _opening(p.text, issued))]
    ahead = sum(mention.day >= issued for _, mention in entries)
    listed = len(entries) >= ENTRIES and 2 * ahead > len(entries)
    if listed:
        yield from entries
    opened = {passage.line for passage, _ in entries} if listed else set()
    for passage in copy:
        if passage.line not in opened:
            yield from ((passage, m) for m in _promised(passage.text, issued))


def _opening(text: str, issued: date) -> Mention | None:
    """Return the last of the days that a paragraph opens with, if it does."""
    found: Mention | None = None
    end = OPENING - BETWEEN
    for mention in sorted(mentions(text, issued), key=lambda m: m.start):
        if mention.start > end + BETWEEN:
            break
        found, end = mention, mention.end
    return found


def _promised(text: str, issued: date) -> Iterator[Mention]:
    """Yield the days of sentences that speak of what is to come."""
    if not any(mentions(text, issued)):
        return
    for sentence in _SENTENCE.split(text):
        if _TO_COME.search(sentence) and not _REPORTED.search(sentence):
            yield from mentions(sentence, issued)
