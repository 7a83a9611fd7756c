"""Navigation: breadcrumbs, menus in a line, and runs of short entries."""

import re

from layout.copy.subbing.alphabets import ENDS, word_count
from layout.copy.subbing.leftovers.continuing import WAY
from layout.copy.subbing.script import Item, Script

REASON = "navigation of the site"
_ENTRIES = (
    "home,about,about us,contact,contact us,search,menu,login,log in,sign in"
    ",register,subscribe,subscriptions,archive,archives,shop,donate,join,join us"
    ",events,calendar,links,rss,sitemap,site map,help,faq,news,latest,latest news"
    ",sport,sports,opinion,comment,features,culture,business,politics,local,world"
    ",international,video,videos,photos,podcast,podcasts,gallery,letters,jobs"
    ",weather,puzzles,e-paper,my account,account,advertise,advertise with us,more"
    ",categories,category,editorial,lifestyle,health,education,environment,arts"
    ",books,reviews,back issues,issues,magazine,newspaper,press,media,blog"
    ",main menu,primary menu,navigation,skip to content,top stories,obituaries"
    ",classifieds,classified,notices,community,what's on,what’s on,analysis"
    ",theory,history,facebook,twitter,youtube,instagram,privacy,cookies,terms"
)
ENTRIES = frozenset(_ENTRIES.split(","))
CRUMBS = re.compile(r">|»|›|→|::|/")
CRUMB_MARK = re.compile(r"\s(?:>|»|›|→|::)\s|^you are here", re.IGNORECASE)
BARS = re.compile(r"\s*[|•·]\s*|\s{3,}|\t+|\s+/\s+")
# A menu has so many entries at least; fewer may be copy.
FEWEST = 3
# An entry of a menu in a line has so many words at most.
BAR_WORDS = 3


def crumbs_of(item: Item) -> list[str]:
    """Return the steps of a breadcrumb trail ("Home > News > Bridge"), else none."""
    if item.words > 24 or not CRUMB_MARK.search(item.text):
        return []
    text = re.sub(r"(?i)^you are here\W*", "", item.text.strip())
    steps = [step.strip() for step in CRUMBS.split(text) if step.strip()]
    begins = bool(steps) and steps[0].casefold() in (
        "home",
        "home page",
        "start",
        "news",
    )
    return steps if len(steps) > 1 and (begins or steps[0] != text) else []


def is_menu(item: Item) -> bool:
    """Say whether a line has several short entries, known ones among them."""
    entries = [e.strip().casefold() for e in BARS.split(item.text) if e.strip()]
    if len(entries) < FEWEST or any(len(entry.split()) > 4 for entry in entries):
        return False
    known = sum(entry in ENTRIES or bool(WAY.fullmatch(entry)) for entry in entries)
    return known * 2 >= len(entries)


def is_bar(item: Item) -> bool:
    """Say whether a line is nothing but short entries between bars, in any language."""
    entries = [e.strip() for e in BARS.split(item.text) if e.strip()]
    short = all(word_count(e) <= BAR_WORDS and not ENDS.search(e) for e in entries)
    return len(entries) >= FEWEST and short and item.block is None


def is_entry(item: Item) -> bool:
    """Say whether a line alone may be a menu's entry."""
    return item.bare in ENTRIES


def runs(script: Script) -> list[range]:
    """Return runs of short lines before or behind the copy that are menus."""
    found = []
    start = 0
    items = script.items
    while start < len(items):
        stop = start
        while stop < len(items) and _entry_like(script, stop):
            stop += 1
        known = sum(is_entry(items[i]) for i in range(start, stop))
        if stop - start >= FEWEST and known * 2 >= stop - start:
            last = max(i for i in range(start, stop) if is_entry(items[i]))
            first = min(i for i in range(start, stop) if is_entry(items[i]))
            found.append(range(first, last + 1))
        start = max(stop, start + 1)
    return found


def _entry_like(script: Script, place: int) -> bool:
    item = script.items[place]
    return item.short and item.words <= 3 and not item.text.rstrip().endswith(".")
