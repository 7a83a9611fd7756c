"""Footnotes of any page: marks and notes found by the links between them.

Word, LibreOffice, Google Docs, Pandoc, Substack, wikis and a dozen plugins each have
their own classes for notes. What all of them have is a pair of links: the mark leads
to the note, and the note back to its mark.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from lxml import etree

from layout.copy.web.inlining import MARKS, NOTE_LABEL, label_of, tag_of

# Our own attribute: the label of the footnote that an element is.
NOTE: Final = "data-note"
# Google Docs' way to link the comments of a draft.
COMMENT: Final = "#cmnt"
# What notes are called; their further paragraphs stand in one element with them.
NAMED: Final = re.compile(r"note|fn|ftn|edn", re.IGNORECASE)
HOLDERS: Final = frozenset(["div", "li", "aside", "section", "dd", "td"])
BLOCKS: Final = HOLDERS | frozenset(["p", "blockquote"])


def mark_notes(root: etree._Element) -> list[str]:
    """Mark footnotes and their marks in a tree; return the comments taken out of it.

    Links that lead back are taken out, for they are no words.
    """
    places = _places(root)
    comments: list[str] = []
    pairs = list(_pairs(root, places))
    shared = Counter(above for _, back in pairs for above in back.iterancestors())
    taken: set[etree._Element] = set()
    for mark, back in pairs:
        if mark in taken or back in taken:
            continue
        taken |= {mark, back}
        note = _block_of(back, mark, shared)
        if (mark.get("href") or "").startswith(COMMENT):
            _drop(back)
            comments.append(" ".join("".join(note.itertext()).split()))
            _drop(note)
            _drop(_raising(mark))
        elif note is not root:
            label = label_of(mark)
            _drop(back)
            mark.set(MARKS, label)
            note.set(NOTE, label)
    return comments


def _places(root: etree._Element) -> dict[str, etree._Element]:
    """Return the elements that links may lead to, by their names."""
    places: dict[str, etree._Element] = {}
    for element in root.iter():
        if isinstance(element.tag, str):
            for name in (element.get("id"), element.get("name")):
                if name:
                    places.setdefault(name, element)
    return places


def _pairs(
    root: etree._Element, places: dict[str, etree._Element]
) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Yield each mark and the link that leads back to it, in the order of the page."""
    links = [a for a in root.iter("a") if (a.get("href") or "").startswith("#")]
    order = {link: number for number, link in enumerate(links)}
    inside: dict[etree._Element, list[etree._Element]] = {}
    for link in links:
        for above in (link, *link.iterancestors()):
            inside.setdefault(above, []).append(link)
    for mark in links:
        if not NOTE_LABEL.fullmatch(label_of(mark)):
            continue
        goal = places.get((mark.get("href") or "")[1:])
        if goal is None:
            continue
        for back in _behind(goal, inside):
            leads = places.get((back.get("href") or "")[1:])
            if order[back] > order[mark] and leads is not None and _near(leads, mark):
                yield mark, back
                break


def _behind(
    goal: etree._Element, inside: dict[etree._Element, list[etree._Element]]
) -> list[etree._Element]:
    """Return the links in what a mark leads to, or in the paragraph it is in."""
    if goal in inside:
        return inside[goal]
    above = next((a for a in goal.iterancestors() if tag_of(a) in BLOCKS), None)
    return [] if above is None else inside.get(above, [])


def _near(element: etree._Element, mark: etree._Element) -> bool:
    """Say whether a link back leads to a mark: to it, around it or into it."""
    if element is mark or element in (mark.getparent(), mark.getprevious()):
        return True
    above = list(mark.iterancestors())[:3]
    return element in above or element in list(mark.iter())[:4]


def _block_of(
    back: etree._Element, mark: etree._Element, shared: Counter[etree._Element]
) -> etree._Element:
    """Return the largest element that has this note and no other, nor its mark.

    `shared` counts the notes in an element.
    """
    foreign = set(mark.iterancestors())
    found = back
    for above in back.iterancestors():
        small = tag_of(above) in BLOCKS | {"span", "sup", "a", "b"}
        if above in foreign or shared[above] > 1 or not small:
            break
        if tag_of(found) in BLOCKS and _has_more(above, found):
            break
        found = above
    return found


def _has_more(above: etree._Element, found: etree._Element) -> bool:
    """Say whether an element has words beside a note's that are not the note's too."""
    place = above.index(found)
    before = [above.text or "", *map(_words, above[:place])]
    behind = [found.tail or "", *map(_words, above[place + 1 :])]
    named = f"{above.get('id') or ''} {above.get('class') or ''}"
    own = tag_of(above) == "li" or NAMED.search(named) is not None
    return bool("".join(before).strip() or (not own and "".join(behind).strip()))


def _words(element: etree._Element) -> str:
    return "".join(element.itertext()) + (element.tail or "")


def _raising(mark: etree._Element) -> etree._Element:
    """Return what raises a mark, or the mark itself."""
    parent = mark.getparent()
    alone = parent is not None and tag_of(parent) == "sup" and len(parent) == 1
    return parent if alone and parent is not None else mark


def _drop(element: etree._Element) -> None:
    """Take an element out of its tree; what stands behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    tail, before = element.tail or "", element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
