"""Clear a script of what the site left: the sure kinds first, then boxes and menus."""

from layout.copy.subbing.alphabets import STOPS
from layout.copy.subbing.leftovers import (
    addresses,
    captions,
    closings,
    comments,
    continuing,
    cookies,
    counters,
    navigation,
    newsletters,
    related,
    rights,
    sharing,
)
from layout.copy.subbing.leftovers import categories as tags
from layout.copy.subbing.script import Role, Script

# Kinds that a line shows by itself, wherever it stands.
ALONE = (
    *(cookies, sharing, newsletters, continuing, counters, rights, addresses),
    *(captions, tags, related),
)


def clear_lines(script: Script) -> None:
    """Leave out the lines that are known by themselves."""
    for place in list(script.free()):
        item = script.items[place]
        if item.heading == 1:
            continue
        for kind in ALONE:
            # A word alone in the midst of the copy may well be a crosshead.
            if kind is continuing and item.words < 2 and not script.at_edge(place):
                continue
            if kind.matches(item):
                script.drop(place, kind.REASON)
                break
        else:
            _clear_category(script, place)


def _clear_category(script: Script, place: int) -> None:
    item = script.items[place]
    section = tags.section_of(item.text) if item.short else ""
    if section and script.at_edge(place):
        script.fields.setdefault("section", section)
        script.drop(place, tags.REASON)


def clear_menus(script: Script) -> None:
    """Leave out breadcrumbs and menus before and behind the copy."""
    for place in list(script.free()):
        item = script.items[place]
        if item.heading or not script.at_edge(place):
            continue
        crumbs = navigation.crumbs_of(item)
        if crumbs:
            _keep_section(script, crumbs)
            script.drop(place, navigation.REASON)
        elif navigation.is_menu(item) or navigation.is_bar(item):
            script.drop(place, navigation.REASON)
    for run in navigation.runs(script):
        for place in run:
            if script.at_edge(place):
                script.drop(place, navigation.REASON)


def _keep_section(script: Script, crumbs: list[str]) -> None:
    """The step behind "Home" is the section; the last one is the page itself."""
    steps = [s for s in crumbs if s.casefold() not in ("home", "home page", "start")]
    if steps and len(steps[0].split()) <= 3 and len(crumbs) > 2:
        script.fields.setdefault("section", steps[0])


def clear_comments(script: Script) -> None:
    """Leave out readers' comments: all from their heading to the end."""
    for place in range(1, len(script.items)):
        item = script.items[place]
        if comments.is_heading(item) and comments.begins(script, place):
            for below in range(place, len(script.items)):
                script.drop(below, comments.REASON)
            return


def clear_boxes(script: Script) -> None:
    """Leave out boxes of other articles, with all that is in them."""
    for place in range(1, len(script.items)):
        if place not in script.roles and related.is_heading(script.items[place]):
            stop = related.stop_of(script, place)
            if stop > place + 1 or script.at_edge(place):
                for below in range(place, stop):
                    script.drop(below, related.BELOW)


def clear_tags(script: Script) -> None:
    """Leave out the entries under a heading such as "Topics"."""
    for place in range(1, len(script.items)):
        if script.reasons.get(place) != tags.REASON:
            continue
        if tags.is_heading(script.items[place]):
            for below in range(place + 1, len(script.items)):
                item = script.items[below]
                long = not item.short or item.words > tags.ENTRY_WORDS
                if long or below in script.roles:
                    break
                script.drop(below, tags.REASON)


def clear_tail(script: Script) -> None:
    """Behind the copy, what follows the first leftover is one too.

    Behind an issue line paragraphs are as well: teasers, and notes of the site.
    """
    begun = False
    last = script.last_long
    start = last if script.end is None else min(last, script.end)
    for place in range(start + 1, len(script.items)):
        left = script.roles.get(place) is Role.LEFTOVER and place not in script.dated
        begun = begun or left
        ended = script.end is not None and place > script.end
        if begun and (ended or script.items[place].short):
            script.drop(place, "behind the article, among what the site left")
    _clear_loose(script)


def _clear_loose(script: Script) -> None:
    """Leave out lines behind the issue line that are no sentences."""
    if script.end is None:
        return
    loose = list(script.free(script.end + 1))
    if all(script.items[place].short for place in loose):
        for place in loose:
            if not STOPS.search(script.items[place].text):
                script.drop(place, navigation.REASON)


def clear_closings(script: Script) -> None:
    """Leave out the marks that close copy, where no copy follows them."""
    for place in list(script.free()):
        item = script.items[place]
        closes = item.block is None and closings.matches(item)
        if closes and (
            place > script.last_long or not any(map(str.isalnum, item.text))
        ):
            script.drop(place, closings.REASON)
