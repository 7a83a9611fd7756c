"""The headline, and what stands around it: banner, section, kicker, standfirst."""

import re

from layout.copy.issuing import same_title
from layout.copy.remarks import guess, shown
from layout.copy.subbing.above import SURE_RUN, clear_above, thin_runs
from layout.copy.subbing.alphabets import STOPS, WORD
from layout.copy.subbing.banners import (
    BANNER,
    is_banner,
    is_page_title,
    overlap,
    paper_in,
)
from layout.copy.subbing.script import Role, Script

# A head has so many words at most; longer first lines are copy.
MOST_WORDS = 24
KICKER_WORDS = 3
# Few heads have more words; summaries do.
LONG_HEAD = 11
TITLE = "the page's title, which repeats the headline"
QUOTED = re.compile(r"[\"“„«'‘]")
# A standfirst is a sentence or two.
STANDFIRST_WORDS = 55
SECTIONS = frozenset(
    {"news", "local news", "opinion", "comment", "editorial", "features", "feature"}
    | {"sport", "sports", "letters", "reviews", "review", "culture", "arts", "books"}
    | {"international", "world", "national", "local", "analysis", "politics", "health"}
    | {"business", "education", "environment", "history", "interview", "interviews"}
    | {"obituary", "obituaries", "notices", "community", "events", "youth", "leader"}
    | {
        "workplace",
        "campaigns",
        "economy",
        "science",
        "technology",
        "food",
        "home news",
    }
    | {"people", "life", "nature", "farming", "theory", "reports", "home affairs"}
)


def find_section(script: Script) -> None:
    """Mark a line before the copy that is nothing but a section's name."""
    # Where the paper has sections, no other word is one: it is a kicker.
    known = {name.casefold() for name in script.given.sections} or SECTIONS
    # The second step of a trail may be the paper itself: "Home > The Courier > 112".
    if same_title(script.fields.get("section", ""), script.issue.paper):
        script.fields.pop("section", None)
    runs = thin_runs(script, 0, script.first_long)
    menus = {place for run in runs if len(run) >= SURE_RUN for place in run}
    for place in script.free(0, script.first_long):
        item = script.items[place]
        if place in menus and not script.given.sections:
            continue
        said = script.fields.get("section", "")
        named = item.bare == said.casefold() if said else item.bare in known
        if item.heading != 1 and item.bare and named:
            if script.next_free(place) is None:
                return
            script.mark(place, Role.SECTION)
            script.fields["section"] = item.text.strip(" :»>|")
            guess(
                script.remarks,
                f'the section is "{script.fields["section"]}"',
                item.line,
            )
            return


def find_headline(script: Script) -> None:
    """Mark the headline, and drop the banner above it."""
    if script.place_of(Role.HEADLINE) is not None:
        return
    top = _top(script)
    marked = [place for place in top if script.items[place].heading]
    if script.given.headline:
        _take_given(script, top)
        return
    if marked:
        best = min(marked, key=lambda place: (script.items[place].heading, place))
        _drop_banners(script, [place for place in top if place < best], best)
        _mark(script, best)
        return
    for place in top[:-1]:
        for head in (i for i in top if i > place):
            if is_page_title(script, place, head):
                script.drop(place, TITLE)
                title, text = script.items[place].text, script.items[head].text
                script.fields["paper"] = paper_in(title, text)
    top = clear_above(script, [place for place in top if place not in script.roles])
    while len(top) > 1 and is_banner(script, top[0], top[1]):
        script.drop(top[0], BANNER)
        top = top[1:]
    if len(top) > 1 and _is_kicker(script, top[0], top[1]):
        _mark_kicker(script, top[0])
        top = top[1:]
    if top:
        # A greeting above the headline ends as a sentence does, a headline does not.
        open_ended = (i for i in top if not STOPS.search(script.items[i].text))
        _mark(script, next(open_ended, top[0]))


def _top(script: Script) -> list[int]:
    """Return the free places that may be heads: those before the copy begins."""
    first = script.first_long
    places = [i for i in script.free(0, first) if script.items[i].block is None]
    if places or first == len(script.items):
        return places
    # A head may be long, and end with a full stop, if copy follows.
    long_head = script.items[first].words <= MOST_WORDS
    followed = script.next_free(first) is not None
    return [first] if long_head and followed else []


def _drop_banners(script: Script, above: list[int], head: int) -> None:
    """Above a marked head stand banners and kickers only."""
    for place in above:
        if is_banner(script, place, head) or is_page_title(script, place, head):
            script.drop(place, BANNER)
        elif place == above[-1] and _is_kicker(script, place, head):
            _mark_kicker(script, place)


def _is_kicker(script: Script, place: int, head: int) -> bool:
    item, below = script.items[place], script.items[head]
    few = item.words <= KICKER_WORDS and not STOPS.search(item.text)
    if QUOTED.match(item.text) or "section" in script.fields:
        return False
    # A head is no longer than that: a short line above is the head, this its summary.
    shorter = item.words < below.words <= LONG_HEAD
    return few and below.short and shorter and not below.heading > 1


def _mark_kicker(script: Script, place: int) -> None:
    item = script.items[place]
    script.mark(place, Role.KICKER)
    script.fields["kicker"] = item.text.strip(" :|")
    guess(script.remarks, f'the kicker is "{shown(item.text)}"', item.line)


def _mark(script: Script, place: int) -> None:
    item = script.items[place]
    script.mark(place, Role.HEADLINE)
    script.fields["headline"] = item.text
    guess(script.remarks, f'the headline is "{shown(item.text)}"', item.line)
    for other in script.free(0, script.first_long):
        if is_page_title(script, other, place):
            script.drop(other, TITLE)


def _take_given(script: Script, top: list[int]) -> None:
    """Mark the line that the source's own marks call the headline; others repeat it."""
    script.fields["headline"] = script.given.headline
    said = _plain(script.given.headline)
    for place in script.free():
        if script.items[place].text and _plain(script.items[place].text) == said:
            if script.place_of(Role.HEADLINE) is not None:
                script.drop(place, "the headline again")
                continue
            script.mark(place, Role.HEADLINE)
            _drop_banners(script, [i for i in top if i < place], place)


def find_standfirst(script: Script) -> None:
    """Mark the summary under the headline, if something shows that it is one."""
    head = script.place_of(Role.HEADLINE)
    given = _plain(script.given.standfirst)
    if given:
        for place in script.free():
            if _plain(script.items[place].text) == given:
                _mark_standfirst(script, place)
                return
    if head is None:
        return
    below = script.next_free(head)
    if below is not None and _is_standfirst(script, below, head):
        _mark_standfirst(script, below)


def _is_standfirst(script: Script, place: int, head: int) -> bool:
    item = script.items[place]
    behind = script.next_free(place)
    if item.block is not None or behind is None or item.words > STANDFIRST_WORDS:
        return False
    if item.heading:
        # A second head close under the first, with copy below, is its standfirst.
        return item.heading > 1 and item.words > 6 and place == head + 1
    # Between it and the copy stands the byline, the date or the like.
    if behind > place + 1 and any(
        _is_line(script, i) for i in range(place + 1, behind)
    ):
        return all(i in script.roles for i in range(head + 1, place))
    return (
        item.words > 3
        and not item.long
        and script.items[behind].long
        and not (overlap(script, place) == 0 and item.text.endswith("!"))
    )


def _is_line(script: Script, place: int) -> bool:
    """Say whether an item is a byline, a date or an issue line."""
    return script.roles.get(place) is Role.BYLINE or place in script.dated


def _mark_standfirst(script: Script, place: int) -> None:
    item = script.items[place]
    script.mark(place, Role.STANDFIRST)
    script.fields["standfirst"] = item.markdown
    guess(script.remarks, f'the standfirst is "{shown(item.text)}"', item.line)


def _plain(text: str) -> str:
    return " ".join(WORD.findall(re.sub(r"[’‘]", "'", text.casefold())))
