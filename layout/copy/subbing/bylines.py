"""The byline: a line that says who wrote it, at the top or at the very end."""

import re

from layout.copy.dating import first_date
from layout.copy.subbing.names import PERSON, is_name, is_staff
from layout.copy.subbing.script import Role, Script

LABEL = re.compile(
    r"(?:(?:story|words?|text|report(?:ed)?|written|posted|published|article|review(?:ed)?"
    r"|submitted|compiled|interview)\s*(?:by|:)|by|author|from|—|–|--)\s*:?\s+",
    re.IGNORECASE,
)
# Words before a name that are only a label; a dash is none, nor is a bare "from".
MOST_WORDS = 16
CUTS = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+")
CREDITED = re.compile(rf"{PERSON}\s*[.;,]\s*(?:photos?|pictures?)\b.*", re.IGNORECASE)
AFTER = re.compile(r"^(?:on|at|,)\s*$|^\s*(?:in\s+[\w &]+)?$", re.IGNORECASE)


def find_byline(script: Script) -> None:
    """Mark the byline, one at the top before one at the end."""
    copy = _lower_copy(script)
    places = [i for i in script.free() if _may_be(script, i)]
    # A line that says "by" is surer than one that is nothing but a name.
    for labelled in (True, False):
        for place in places:
            name = byline_of(script.items[place].text, copy, labelled=labelled)
            if name:
                _mark(script, place, name)
                return


def byline_of(text: str, copy: str, *, labelled: bool) -> str:
    """Return the name in a line that is a byline, else nothing.

    A date beside the name is passed over: `dating` has it.
    """
    line = _undated(text)
    label = LABEL.match(line)
    if labelled != (label is not None):
        return ""
    rest = line[label.end() :] if label else line
    # The first word says nothing of a name where "by" stands before it.
    known = "" if label else copy
    if is_name(rest, known) or is_staff(rest) or (label and CREDITED.fullmatch(rest)):
        return rest.strip(" ,;|•·–—-")
    return ""


def _may_be(script: Script, place: int) -> bool:
    item = script.items[place]
    plain = item.block is None and item.words <= MOST_WORDS
    return plain and script.at_edge(place) and item.heading in (0, 4, 5, 6)


def _undated(text: str) -> str:
    """Return a line without a date that stands at one of its ends."""
    line = " ".join(text.split())
    found = first_date(line)
    if found is None:
        return line
    before, after = line[: found.start], line[found.end :]
    before = re.sub(r"[\s|•·,(–—-]*(?:\bon)?\s*$", "", before)
    after = re.sub(r"^[\s|•·,)–—-]*(?:\d\d?[:.]\d\d)?[\s|•·,–—-]*", "", after)
    if before and after:
        return line if not re.match(r"(?i)(posted|published)$", before) else after
    return before or after


def _mark(script: Script, place: int, name: str) -> None:
    item = script.items[place]
    script.mark(place, Role.BYLINE)
    script.fields["byline"] = name
    script.remarks.guess(f'the byline is "{name}"', item.line)
    found = first_date(item.text)
    if found and not script.issue.day:
        script.note_date(found, item.line)


def _lower_copy(script: Script) -> str:
    """Return the paragraphs of copy, in which a name never stands in small letters."""
    return " ".join(item.text for item in script.items if item.long)
