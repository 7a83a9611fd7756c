"""The byline: a line that says who wrote it, at the top or at the very end."""

import re

from layout.copy.remarks import guess
from layout.copy.subbing.mailheads import is_greeting
from layout.copy.subbing.people import is_name, is_short_name, is_staff
from layout.copy.subbing.script import Role, Script
from layout.copy.text.dating import first_date

LABEL = re.compile(
    r"(?:(?:story|words?|text|report(?:ed)?|written|posted|published|article|review(?:ed)?"
    r"|submitted|compiled|interview)\s*(?:by|:)|by|author|from|—|–|--)(?:\s*+:)?\s++",
    re.IGNORECASE,
)
# The same in other languages: "written by", "author", "text" and "by" alone.
FOREIGN = re.compile(
    r"(?:(?:text(?:e|o)?|tekst(?:i)?|ord|foto|autor(?:in|a|e|zy)?|auteurs?|författare"
    r"|forfatter|kirjoittanut|автор(?:ы)?|текст|συντάκτης|κείμενο)"
    r"|(?:ein\s+)?(?:beitrag|artikel|bericht)\s+von|von|par|propos\s+recueillis\s+par|por"
    r"|di|da|door|av|af|od|tarafından|του|της|των|بقلم|كتب(?:ت)?|تقرير|מאת)(?:\s*+:)?\s++"
    r"|(?:文|作者|记者|記者|撰文|取材・文|文・写真)(?:\s*+[：:／/]| )\s*+",
    re.IGNORECASE,
)
# Words before a name that are only a label; a dash is none, nor is a bare "from".
MOST_WORDS = 16
AGAIN = "the byline again"
# Where an author is found on the web.
ACCOUNT = re.compile(r"@\w+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
CUTS = re.compile(r" ?[|•·] ?| [–—-] ")
# A name needs its capitals, so case is let go for the label alone.
CREDITED = re.compile(r"(?P<name>[^.;,]++)[.;,]\s*+(?i:photos?|pictures?)\b.*")
# What leads to a date, and the time of day behind it.
LEAD = re.compile(
    r"(?:(?:first\s+)?(?:posted|published|updated|printed|date|written))?\s*+(?::\s*+)?(?:on|at)?:?",
    re.IGNORECASE,
)
TIME = re.compile(r"^[\s,]*(?:at\s+)?\d\d?[:.]\d\d(?:\s*[ap]\.?m\.?)?", re.IGNORECASE)


def find_byline(script: Script) -> None:
    """Mark the byline, one at the top before one at the end."""
    if "byline" in script.fields:
        return
    copy = _lower_copy(script)
    places = [i for i in script.free() if _may_be(script, i)]
    # A line that says "by" is surer than one that is nothing but a name.
    for labelled in (True, False):
        for place in places:
            name = byline_of(script.items[place].text, copy, labelled=labelled)
            if name and (labelled or not _is_other(script, place, copy)):
                _mark(script, place, name)
                return
    _find_uncased(script)


def _find_uncased(script: Script) -> None:
    """Mark a name of a script without capitals: short, and next to the issue line.

    Where nothing but the length shows a name, its place must show it too: it is the
    last line behind the copy, or stands beside the line of number and date there.
    """
    last = script.last_long
    behind = [i for i in script.free(last + 1) if script.items[i].block is None]
    beside = [i for i in behind if {i - 1, i + 1} & script.dated]
    for place in beside or behind[:1]:
        if last >= 0 and is_short_name(script.items[place].text):
            _mark(script, place, script.items[place].text.strip())
            return


def drop_repeated(script: Script) -> None:
    """Leave out a line that says the byline again."""
    said = (script.fields.get("byline", ""), script.given.byline)
    names = {name.casefold() for name in said if name}
    for place in list(script.free()):
        item = script.items[place]
        if not item.short or not names:
            continue
        bare = _undated(item.text).casefold().strip(" .:,|•·–—-")
        if bare in names or bare.removeprefix("by ") in names:
            script.drop(place, AGAIN)
            found = first_date(item.text)
            if found:
                script.note_date(found, item.line)
        elif ACCOUNT.fullmatch(item.text.strip()) and script.at_edge(place):
            script.drop(place, "the author's account")


def _is_other(script: Script, place: int, copy: str) -> bool:
    """Say whether a name is no author's: a signature, or a line of an address."""
    amid = script.first_long < place < script.last_long
    return (amid and not script.items[place].set_apart) or _is_signature(
        script, place, copy
    )


def _is_signature(script: Script, place: int, copy: str) -> bool:
    """Say whether a name is one of many: then they sign letters, and none the page."""
    top = place < script.first_long
    others = (
        i
        for i in script.free(0, script.end)
        if i != place and script.items[i].short and not script.items[i].heading
    )
    return not top and any(is_name(script.items[i].text, copy) for i in others)


def byline_of(text: str, copy: str, *, labelled: bool) -> str:
    """Return the name in a line that is a byline, else nothing.

    A date beside the name is passed over: `dating` has it.
    """
    line = _undated(text)
    label = LABEL.match(line) or FOREIGN.match(line)
    if labelled != (label is not None):
        return ""
    rest = line[label.end() :] if label else line
    # The first word says nothing of a name where "by" stands before it.
    known = "" if label else copy
    if is_name(rest, known) or is_staff(rest) or (label and _is_credited(rest)):
        return rest.strip(" ,;|•·–—-")
    return rest.strip() if label and is_short_name(rest) else ""


def _is_credited(text: str) -> bool:
    """Say whether a name is followed by who took the pictures."""
    match = CREDITED.fullmatch(text)
    return match is not None and is_name(match["name"], "")


def _may_be(script: Script, place: int) -> bool:
    item = script.items[place]
    plain = item.block is None and item.words <= MOST_WORDS
    small = item.heading in (0, 4, 5, 6)
    return plain and small and script.near_edge(place) and not is_greeting(item.text)


def _undated(text: str) -> str:
    """Return a line without its date, and without what only leads to that."""
    line = " ".join(text.split())
    found = first_date(line)
    if found is None:
        return line
    parts = (*CUTS.split(line[: found.start]), *CUTS.split(line[found.end :]))
    bare = (TIME.sub("", part).strip(" ,|•·()–—-") for part in parts)
    kept = [part for part in bare if part and not LEAD.fullmatch(part)]
    return kept[0] if len(kept) == 1 else line


def _mark(script: Script, place: int, name: str) -> None:
    item = script.items[place]
    script.mark(place, Role.BYLINE)
    script.fields["byline"] = name
    guess(script.remarks, f'the byline is "{name}"', item.line)
    found = first_date(item.text)
    if found and not script.issue.day:
        script.note_date(found, item.line)


def _lower_copy(script: Script) -> str:
    """Return the paragraphs of copy, in which a name never stands in small letters."""
    return " ".join(item.text for item in script.items if item.long)
