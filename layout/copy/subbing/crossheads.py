"""Crossheads: short lines without a full stop between paragraphs of copy."""

import re

from layout.copy.manuscript import Quote
from layout.copy.remarks import guess
from layout.copy.subbing.alphabets import ENDS, is_cased
from layout.copy.subbing.script import Item, Role, Script

MOST_WORDS = 10
MOST_CHARACTERS = 70
# A quotation's source, "Nora Fallowfield, editor", stands alone like a crosshead.
QUOTED = re.compile(r"^[\"“„«'‘]")


def find_crossheads(script: Script) -> None:
    """Mark crossheads: those that the source marks, and those that look like one."""
    for place in list(script.free()):
        item = script.items[place]
        if item.heading:
            script.mark(place, Role.CROSSHEAD)
        elif _looks_like_one(item) and _stands_like_one(script, place):
            script.mark(place, Role.CROSSHEAD)
            guess(script.remarks, f'a crosshead: "{item.text}"', item.line)


def find_pull_quotes(script: Script) -> None:
    """Mark short quoted lines whose words stand in the copy as well."""
    copy = " ".join(_plain(item.text) for item in script.items if item.long)
    for place in list(script.free()):
        item = script.items[place]
        lifted = _plain(item.text)
        quoted = isinstance(item.block, Quote) or (
            item.block is None and QUOTED.match(item.text) is not None
        )
        if quoted and not item.heading and 3 < len(lifted.split()) <= 30:
            count = copy.count(lifted) - item.long
            if count > 0:
                script.mark(place, Role.PULL_QUOTE)
                guess(script.remarks, f'a pull quote: "{item.text}"', item.line)


def _looks_like_one(item: Item) -> bool:
    few = item.words <= MOST_WORDS and len(item.text) <= MOST_CHARACTERS
    if item.block is not None or not few or not item.words or not item.set_apart:
        return False
    first = item.text.lstrip("\"“„«'‘([¿¡ ")[:1]
    end = item.text.rstrip("\"”’'»« ")
    open_end = not ENDS.search(item.text) or end.endswith(("?", "؟", "？", ";"))
    exclaimed = end.endswith(("!", "！"))
    large = first.isupper() or first.isdigit() or not is_cased(first)
    return (open_end or exclaimed) and large


def _stands_like_one(script: Script, place: int) -> bool:
    """Say whether copy stands before it and right behind it."""
    behind = script.next_free(place)
    before = max(script.free(0, place), default=None)
    if behind is None or before is None:
        return False
    follows = script.items[behind]
    # A list or table may stand below a crosshead, if the line does not lead into it.
    led = follows.long or follows.block is not None or _is_sentence(follows)
    # Capitals are a mark by themselves, whatever stands above.
    marked = script.items[place].text.isupper()
    return led and (marked or not _looks_alone(script.items[before]))


def _looks_alone(item: Item) -> bool:
    """Say whether the line before is one of display too: then both are a list."""
    bracketed = item.text.startswith("(") and item.text.endswith(")")
    return item.short and not bracketed and not _is_sentence(item)


def _is_sentence(item: Item) -> bool:
    return item.words > 3 and re.search(r"[.!?:][\"”’'»)]*$", item.text) is not None


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
