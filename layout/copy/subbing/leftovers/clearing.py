"""Clear a script of what the site left: the sure kinds first, then boxes and menus."""

from layout.copy.manuscript import ListBlock, Quote, SourceTable
from layout.copy.subbing.alphabets import ENDS, STOPS
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
    templates,
)
from layout.copy.subbing.leftovers import categories as tags
from layout.copy.subbing.script import Item, Role, Script

# Kinds that a line shows by itself, wherever it stands.
ALONE = (
    *(cookies, sharing, newsletters, continuing, counters, rights, addresses),
    *(captions, tags, related, templates),
)

# A link alone in a paragraph that has so many words is the head of another article.
SIGNPOST = 4
# So many times as much copy stands above the issue line as what the site has below it.
MORE = 2


def clear_lines(script: Script) -> None:
    """Leave out the lines that are known by themselves, and are no sentences."""
    for place in list(script.free()):
        item = script.items[place]
        if item.heading == 1 or item.long:
            continue
        reason = _reason(script, place)
        if reason:
            script.drop(place, reason)
        else:
            _clear_category(script, place)


def clear_sentences(script: Script) -> None:
    """Leave out sentences that are known by themselves before or behind the copy.

    A full sentence between paragraphs is copy, whatever words it has, unless it stands
    in a box with lines that are the site's.
    """
    places = [place for place in script.free() if script.items[place].long]
    known = {place: _reason(script, place) for place in places}
    copy = [place for place in places if not known[place] or script.items[place].link]
    for place, reason in known.items():
        amid = bool(copy) and copy[0] < place < copy[-1]
        boxed = bool({place - 1, place + 1} & script.reasons.keys())
        if reason and (script.items[place].link or boxed or not amid):
            script.drop(place, reason)


def _reason(script: Script, place: int) -> str:
    """Return why a line is the site's by itself, else nothing."""
    item = script.items[place]
    if _is_signpost(item):
        return related.REASON
    for kind in ALONE:
        # A word alone in the midst of the copy may well be a crosshead.
        if kind is continuing and item.words < 2 and not script.at_edge(place):
            continue
        if kind.matches(item):
            return str(kind.REASON)
    return ""


def _is_signpost(item: Item) -> bool:
    """Say whether a paragraph is the head of another article, linked as a whole."""
    plain = item.link and item.block is None and not item.heading
    return plain and item.words >= SIGNPOST and not ENDS.search(item.text)


def _clear_category(script: Script, place: int) -> None:
    item = script.items[place]
    section = tags.section_of(item.text) if item.short else ""
    if section and script.at_edge(place):
        # Behind the copy it is the category, and says nothing of the lines above.
        behind = -1 < script.last_long < place
        script.fields.setdefault("category" if behind else "section", section)
        script.drop(place, tags.REASON)


def clear_menus(script: Script) -> None:
    """Leave out breadcrumbs and menus before and behind the copy."""
    for place in list(script.free()):
        item = script.items[place]
        if item.heading or not script.at_edge(place):
            continue
        if addresses.BARE.fullmatch(item.text.strip()):
            script.drop(place, addresses.REASON)
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
    """Leave out boxes of other articles, with all that is in them.

    Above the copy a line such as "Latest" is a menu's, if no link below it shows more.
    """
    for place in range(1, len(script.items)):
        behind = script.items[place + 1 : place + 2]
        if place < script.first_long and not any(item.link for item in behind):
            continue
        if place not in script.roles and related.is_heading(script.items[place]):
            stop = related.stop_of(script, place)
            # A heading with sentences or a list below it is one of the copy.
            if stop > place + 1 or stop == len(script.items) or stop in script.roles:
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
    last = script.last_long if script.end is not None else _last_copy(script)
    start = last if script.end is None else min(last, script.end)
    for place in range(start + 1, len(script.items)):
        left = script.roles.get(place) is Role.LEFTOVER and place not in script.dated
        begun = begun or left
        ended = script.end is not None and place > script.end
        if begun and (ended or script.items[place].short):
            script.drop(place, "behind the article, among what the site left")
    _clear_loose(script)


def _last_copy(script: Script) -> int:
    """Return the last place of copy: a paragraph, a sentence, a list or a table.

    Lists of links are none, nor are a text's lists of bare entries.
    """
    last = script.last_long
    for place in script.free(last + 1):
        item = script.items[place]
        sentence = item.block is None and related.is_sentence(item)
        if not item.link and (sentence or _is_block(script, place)):
            last = place
    return last


def _is_block(script: Script, place: int) -> bool:
    item = script.items[place]
    if isinstance(item.block, ListBlock):
        led = place > 0 and script.items[place - 1].text.rstrip().endswith((":", "："))
        return led or any(map(STOPS.search, item.block.items))
    return isinstance(item.block, SourceTable | Quote)


def _clear_loose(script: Script) -> None:
    """Leave out lines behind the issue line that are no sentences."""
    if script.end is None:
        return
    loose = list(script.free(script.end + 1))
    if all(script.items[place].short for place in loose):
        for place in loose:
            if not STOPS.search(script.items[place].text):
                script.drop(place, navigation.REASON)
    elif not related.is_sentence(script.items[loose[0]]) and _ends(script, script.end):
        for place in loose:
            script.drop(place, "behind the issue line, among what the site left")


def _ends(script: Script, end: int) -> bool:
    """Say whether the article ends at a line: far more copy stands above than below."""
    words = [item.words if item.long else 0 for item in script.items]
    others = any(place > end for place in script.dated)
    return not others and sum(words[:end]) >= MORE * sum(words[end:])


def clear_closings(script: Script) -> None:
    """Leave out the marks that close copy, where no copy follows them."""
    for place in list(script.free()):
        item = script.items[place]
        closes = item.block is None and closings.matches(item)
        if closes and (
            place > script.last_long or not any(map(str.isalnum, item.text))
        ):
            script.drop(place, closings.REASON)
