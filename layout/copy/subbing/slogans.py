"""The slogan: a call between the copy's last paragraph and the author or issue line."""

from layout.copy.remarks import guess, shown
from layout.copy.subbing.alphabets import STOPS
from layout.copy.subbing.people import is_name
from layout.copy.subbing.script import Role, Script

# A call has so many words at most, and a paper prints no more than two.
MOST_WORDS, MOST_LINES = 14, 2
CALLS = ("!", "！")


def find_slogan(script: Script) -> None:
    """Mark the call at the end of the copy, if something shows where that is.

    Behind it stands the author's name or the issue line. A short last line that ends
    as a sentence does is copy.
    """
    ends = [i for i in script.dated if i > script.last_long]
    byline = script.place_of(Role.BYLINE)
    if byline is not None and byline > script.last_long:
        ends.append(byline)
    if not ends or script.last_long < 0:
        return
    free = list(script.free(script.last_long + 1, max(ends)))
    calls = [place for place in free if _is_call(script, place)]
    for place in calls[-MOST_LINES:]:
        script.mark(place, Role.SLOGAN)
        item = script.items[place]
        guess(script.remarks, f'a slogan: "{shown(item.text)}"', item.line)


def _is_call(script: Script, place: int) -> bool:
    item = script.items[place]
    if item.block is not None or item.words > MOST_WORDS or STOPS.search(item.text):
        return False
    end = item.text.rstrip("\"”’'»*_ ")
    if end.endswith(CALLS):
        return True
    # Without the mark it must stand where a call does: alone, before the author.
    beside = script.roles.get(place + 1) is Role.BYLINE or place + 1 in script.dated
    alone = place - 1 == script.last_long
    plain = not end.endswith((":", ",", "…", "?")) and not is_name(item.text, "")
    return plain and beside and alone and item.set_apart and item.words > 1
