"""Date and weekday: a day that the calendar calls otherwise.

"Sunday 5 December" in a year when that is a Saturday: half of the readers come on
the wrong day. One of the two is a slip, and nobody can say which. Dates far from the
issue's are left alone, since their year is a guess, and so are paragraphs that
speak of other years.
"""

import re
from collections.abc import Iterator

from layout.codes import Code
from layout.proof.craft.almanac import Mention, mentions
from layout.proof.craft.specimen import CraftFinding, Specimen

CODE = Code.DATE_WEEKDAY

# Days before and after the issue within which a date without a year is this year's.
BEFORE, AFTER = 45, 100

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find English dates whose weekday is wrong."""
    issued = specimen.issue.date
    for passage in specimen.passages:
        if not passage.is_english:
            continue
        for mention in mentions(passage.text, issued):
            wrong = mention.weekday != mention.day.weekday()
            if wrong and not _is_history(mention, passage.text, specimen):
                yield CraftFinding(
                    page=specimen.page_of(passage.article.slug),
                    file=passage.article.file,
                    line=passage.line,
                    message=f'"{mention.text}" is a {mention.right} in '
                    f"{mention.day.year}",
                    hint="correct the day or the date",
                )


def _is_history(mention: Mention, text: str, specimen: Specimen) -> bool:
    """Say whether a date may well be of another year than the nearest."""
    if mention.dated:
        return False
    away = (mention.day - specimen.issue.date).days
    near = {specimen.issue.date.year + n for n in (-1, 0, 1)}
    others = {int(year) for year in _YEAR.findall(text)} - near
    return bool(others) or not -BEFORE <= away <= AFTER
