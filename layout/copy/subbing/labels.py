"""Lines that say what they are: "Title: A May Day with rain", as archives dump them."""

import re

from layout.copy.remarks import guess
from layout.copy.subbing.script import Role, Script
from layout.copy.text.dating import first_date

KEYS = {
    **dict.fromkeys(("title", "headline", "heading", "head"), Role.HEADLINE),
    **dict.fromkeys(
        ("subtitle", "standfirst", "summary", "teaser", "lead", "deck"), Role.STANDFIRST
    ),
    **dict.fromkeys(("author", "authors", "byline", "by", "writer"), Role.BYLINE),
    **dict.fromkeys(("section", "category", "rubric", "department"), Role.SECTION),
    **dict.fromkeys(("kicker", "strapline"), Role.KICKER),
}
OTHERS = frozenset(
    {"source", "url", "id", "keywords", "tags", "words", "page", "pages", "file"}
    | {"from", "to", "subject", "cc", "sent", "reply"}
    | {"language", "publication", "paper", "newspaper", "type", "status", "slug"}
)
LABELLED = re.compile(r"^\s*[*_]{0,2}([A-Za-z]{2,12})[*_]{0,2}\s*[:=]\s*(\S.*)$")
NUMBERS = ("issue", "number", "no", "edition")
DATES = ("date", "published", "created")
# What stands before the copy, with or without a label.
MOST_ITEMS = 16


def find_labels(script: Script) -> None:
    """Mark labelled lines before the copy, if a title or three of them are there."""
    found = {}
    for place in script.free(0, min(MOST_ITEMS, len(script.items))):
        match = LABELLED.match(script.items[place].text)
        if match and script.items[place].block is None:
            found[place] = (match[1].casefold(), match[2].strip())
    known = {**KEYS, **dict.fromkeys((*NUMBERS, *DATES, *OTHERS))}
    found = {place: own for place, own in found.items() if own[0] in known}
    titled = any(KEYS.get(key) is Role.HEADLINE for key, _ in found.values())
    if not titled and len(found) < 3:
        return
    for place, (key, text) in found.items():
        _mark(script, place, key, text)
    if titled:
        _drop_above(script, min(found))


def _mark(script: Script, place: int, key: str, text: str) -> None:
    role = KEYS.get(key)
    if role is not None:
        if str(role) not in script.fields:
            script.mark(place, role)
            script.fields[str(role)] = text
            guess(script.remarks, f'the {role} is "{text}"', script.items[place].line)
    elif key in OTHERS or (key in DATES and first_date(text) is None):
        script.drop(place, "a label of the archive")


def _drop_above(script: Script, first: int) -> None:
    for place in script.free(0, first):
        if script.items[place].short:
            script.drop(place, "above the article's own labels: the site's banner")
