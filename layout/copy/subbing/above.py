"""What a site leaves above the headline, told by place and form in any language.

Menus stand between the site's banner and the article: lines of a word or three, one
below the other, of which the copy says nothing. What is above them is the site's.
"""

from collections.abc import Iterator

from layout.copy.subbing.alphabets import ENDS, stems
from layout.copy.subbing.banners import BANNER, is_paper, overlap
from layout.copy.subbing.leftovers import continuing, navigation
from layout.copy.subbing.script import Script

# An entry of a menu has so many words and letters at most.
THIN_WORDS, THIN_LETTERS = 3, 32
# Two such lines may be a section and a kicker; with a known entry they are a menu.
SURE_RUN, RUN = 3, 2
# With more lines than these above the copy, the one that it speaks of is the headline.
MANY = 7
# What a word costs that the copy does not have, and each line between line and copy.
MISSED, FAR = 0.5, 0.02
SITES = (navigation.REASON, continuing.REASON)


def clear_above(script: Script, top: list[int]) -> list[int]:
    """Leave out what stands above the headline; return the places that are left.

    One place is always left: it is the headline, whatever it looks like.
    """
    repeated = [i for i in top if script.items[i].text in script.given.repeated]
    # Where files are states of one article, all of them have its headline too.
    telling = len(repeated) < len(top)
    for place in top:
        known = telling and place in repeated
        if (known or is_paper(script, place)) and _others(script, top, place):
            script.drop(place, BANNER)
    for run in list(thin_runs(script, 0, script.first_long)):
        _clear_run(script, top, run)
    last = max(
        (i for i in range(script.first_long) if _is_sites(script, i)), default=-1
    )
    below = [i for i in top if i > last and i not in script.roles]
    if below and last >= 0:
        for place in top:
            if place < last:
                script.drop(place, BANNER)
    left = [place for place in top if place not in script.roles]
    return _from_best(script, left) if len(left) > MANY else left


def _from_best(script: Script, top: list[int]) -> list[int]:
    """Leave out all above the line that says most of the copy, and labels below it.

    No head is so long: a whole page stands there, with all that it offers.
    """
    heads = [place for place in top if not _is_thin(script, place)] or top
    best = max(heads, key=lambda place: (_said(script, place, top[-1]), place))
    for place in top:
        if place < best:
            script.drop(place, BANNER)
        elif place > best and _is_thin(script, place) and not overlap(script, place):
            script.drop(place, navigation.REASON)
    return [place for place in top if place not in script.roles]


def _said(script: Script, place: int, last: int) -> float:
    """Return how much of the copy a line says: the words that return in it, near it."""
    words = set(stems(script.items[place].text))
    hits = len(words & script.copy_stems)
    return hits - MISSED * (len(words) - hits) - FAR * (last - place)


def clear_below(script: Script) -> None:
    """Leave out a menu behind the copy: thin lines of which the copy says nothing."""
    last = script.last_long
    for run in list(thin_runs(script, last + 1, len(script.items))):
        free = [place for place in run if place not in script.roles]
        if last >= 0 and len(run) >= SURE_RUN and not any(map(script.said, free)):
            for place in free:
                script.drop(place, navigation.REASON)


def _others(script: Script, top: list[int], place: int) -> bool:
    return any(i != place and i not in script.roles for i in top)


def _is_sites(script: Script, place: int) -> bool:
    return script.reasons.get(place) in SITES


def thin_runs(script: Script, start: int, stop: int) -> Iterator[list[int]]:
    """Yield runs of thin lines, among them those known already as the site's."""
    run: list[int] = []
    for place in range(start, stop):
        if _is_thin(script, place):
            run.append(place)
            continue
        if len(run) >= RUN:
            yield run
        run = []
    if len(run) >= RUN:
        yield run


def _is_thin(script: Script, place: int) -> bool:
    item = script.items[place]
    few = 0 < item.words <= THIN_WORDS and len(item.text) <= THIN_LETTERS
    free = place not in script.roles or _is_sites(script, place)
    plain = free and item.block is None and not item.heading
    return few and plain and not ENDS.search(item.text)


def _clear_run(script: Script, top: list[int], run: list[int]) -> None:
    free = [place for place in run if place not in script.roles]
    below = [i for i in top if i > run[-1] and i not in script.roles]
    if not free:
        return
    if len(run) < SURE_RUN and len(free) == len(run):
        # Nothing but two lines: a menu only if the copy speaks of neither.
        if not below or any(overlap(script, place) for place in free):
            return
    elif not below or overlap(script, free[-1]) > 0:
        # The last of them may be a kicker, or the headline.
        free = free[:-1]
    for place in free:
        script.drop(place, navigation.REASON)
