"""Boxes beside the copy that list the heads of other articles, with or without links.

A box of facts looks the same. Its heading tells them apart where it is known ("Most
read"); else that facts have figures and labels, and speak of what the copy speaks of.
"""

from typing import Final

from lxml import html

from layout.copy.subbing.alphabets import ENDS, stems, word_count
from layout.copy.subbing.leftovers import related
from layout.copy.subbing.script import Item
from layout.copy.web.weblinks import is_led

REASON: Final = "it is a list of other articles beside the copy"
HEADS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
# Under a known heading two make a list.
FEWEST, FEWEST_UNKNOWN = 2, 3
# A head has so many words at most, and so many in the mean; facts are shorter.
MOST_WORDS, MEAN_WORDS = 16, 4
# The copy has so large a share of a line's longer words where it speaks of it.
SAID: Final = 0.5


def is_title_box(element: html.HtmlElement, main: html.HtmlElement) -> bool:
    """Say whether an element of the article `main` is a list of other heads."""
    aside = element.tag == "aside" or element.get("role") == "complementary"
    if not aside or is_led(element):
        return False
    heading = " ".join(_text(head) for head in element.iter(*HEADS)).strip()
    titles = [text for entry in element.iter("li") if (text := _text(entry))]
    if len(titles) < FEWEST or not all(map(_may_be_title, titles)):
        return False
    # Nothing but the heading and the list is in it.
    if word_count(_text(element)) != word_count(" ".join((heading, *titles))):
        return False
    head = Item(text=heading, markdown="", line=1)
    return related.is_heading(head) or _are_others(titles, _copy_stems(main, element))


def _text(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _may_be_title(text: str) -> bool:
    return word_count(text) <= MOST_WORDS and not ENDS.search(text.rstrip("?!"))


def _are_others(titles: list[str], known: frozenset[str]) -> bool:
    """Say whether lines are long enough for heads, and the copy has few of them."""
    words = sum(map(word_count, titles))
    if len(titles) < FEWEST_UNKNOWN or words < MEAN_WORDS * len(titles):
        return False
    if any(char.isdecimal() or char in ":：–" for text in titles for char in text):
        return False
    said = sum(1 for text in titles if _is_said(text, known))
    return 2 * said < len(titles)


def _is_said(text: str, known: frozenset[str]) -> bool:
    own = set(stems(text))
    return len(own & known) >= SAID * len(own)


def _copy_stems(main: html.HtmlElement, box: html.HtmlElement) -> frozenset[str]:
    """Return the beginnings of the longer words of an article's paragraphs."""
    inside = set(box.iter("p"))
    copy = (_text(para) for para in main.iter("p") if para not in inside)
    return frozenset(word for text in copy for word in stems(text))
