"""Verse and addresses in a text: short lines, one right below the other."""

from layout.copy.manuscript import Verse
from layout.copy.subbing.script import Script

# So many lines at least are no accident, and none is as long as a line of copy.
FEWEST, LONGEST = 3, 60


def verses_of(script: Script) -> dict[int, Verse]:
    """Return verses by the place of their first line; the others' places have none.

    Only lines that nobody has taken for anything else are of a verse, and none that
    stands between empty lines.
    """
    found: dict[int, Verse] = {}
    run: list[int] = []
    for place in range(len(script.items) + 1):
        if place < len(script.items) and _goes_on(script, run, place):
            run.append(place)
            continue
        if len(run) >= FEWEST:
            first = script.items[run[0]]
            lines = tuple(script.items[at].markdown for at in run)
            found[run[0]] = Verse(lines=lines, line=first.line)
        run = [place] if place < len(script.items) and _is_line(script, place) else []
    return found


def _goes_on(script: Script, run: list[int], place: int) -> bool:
    if not run or not _is_line(script, place):
        return False
    return script.items[place].line == script.items[run[-1]].line + 1


def _is_line(script: Script, place: int) -> bool:
    item = script.items[place]
    plain = place not in script.roles and item.block is None and not item.long
    return plain and not item.set_apart and 0 < len(item.text) <= LONGEST
