"""What stands before the items of a list: figures, letters, Roman figures, as set."""

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from layout.copy.manuscript import ListBlock
from layout.copy.web.inlining import tag_of

# Our own attribute, for a mark that a word processor has counted.
MARK: Final = "data-mark"
FIGURES: Final = re.compile(r"(\d{1,6})\.")
ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
# HTML's and CSS's names for ways to count.
COUNTS: Final = {
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
    "lower-latin": "lower-alpha",
    "upper-latin": "upper-alpha",
}
WAYS: Final = frozenset(["lower-alpha", "upper-alpha", "lower-roman", "upper-roman"])
STYLE: Final = re.compile(r"list-style(?:-type)?\s*+:\s*+([\w -]+)")
# Word's HTML writes an item's mark out, for whoever knows no lists.
OFFICE: Final = re.compile(r"mso-list\s*:\s*(?!none|ignore)\w", re.IGNORECASE)
IGNORED: Final = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)


def roman(number: int) -> str:
    """Return a number in Roman figures, in small letters."""
    text = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def letters(number: int, alphabet: str = "abcdefghijklmnopqrstuvwxyz") -> str:
    """Return a number in letters, as spreadsheets have it: z, aa, ab."""
    text = ""
    while number > 0:
        number, place = divmod(number - 1, len(alphabet))
        text = alphabet[place] + text
    return text


def counted(number: int, way: str) -> str:
    """Return a number in one of CSS's ways to count."""
    if number < 1 or number > 3999:
        return str(number)
    text = roman(number) if way.endswith("roman") else letters(number)
    text = text if way in WAYS else str(number)
    return text.upper() if way.startswith("upper") else text


@dataclass(slots=True, kw_only=True)
class ListCounter:
    """Counts the items of one list in its own way."""

    numbered: bool
    number: int = 1
    step: int = 1
    way: str = ""

    @classmethod
    def of(cls, element: etree._Element) -> "ListCounter":
        """Return what counts the items of a list, from its tag and attributes."""
        items = sum(tag_of(child) == "li" for child in element)
        back = element.get("reversed") is not None
        return cls(
            numbered=tag_of(element) == "ol",
            number=_number(element.get("start"), items if back else 1),
            step=-1 if back else 1,
            way=_way(element),
        )

    def next(self, element: etree._Element) -> str:
        """Return the mark of the next item."""
        given = element.get(MARK)
        if given is not None:
            return str(given).strip()
        if not self.numbered:
            return ""
        self.number = _number(element.get("value"), self.number)
        way = _way(element) or self.way
        mark = "" if way == "none" else f"{counted(self.number, way)}."
        self.number += self.step
        return mark

    def block(self, items: tuple[str, ...], marks: list[str], line: int) -> ListBlock:
        """Return items as a list; marks that only count are not named."""
        first = FIGURES.fullmatch(marks[0])
        start = int(first[1]) if first else 1
        plain = [f"{start + place}." for place in range(len(marks))]
        simple = marks == plain or not any(marks)
        return ListBlock(
            items=items,
            line=line,
            numbered=any(marks),
            start=start,
            marks=() if simple else tuple(marks),
        )


def office_mark(element: etree._Element) -> str | None:
    """Return the mark of a paragraph that Word's HTML has as an item, without it.

    A bullet's is empty; what is no item has none.
    """
    if tag_of(element) != "p" or not OFFICE.search(element.get("style") or ""):
        return None
    for span in element.iter("span"):
        if IGNORED.search(span.get("style") or ""):
            mark = " ".join("".join(span.itertext()).split())
            tail = span.tail or ""
            span.clear()
            span.tail = tail
            # Symbol fonts write a bullet as "o" or "\u00b7".
            return mark if len(mark) > 1 and any(map(str.isalnum, mark)) else ""
    return None


def _way(element: etree._Element) -> str:
    own = element.get("type") or ""
    style = STYLE.search((element.get("style") or "").lower())
    named = style[1].split() if style else []
    known = [COUNTS.get(name, name) for name in (*named, own)]
    return next((name for name in known if name in WAYS | {"none", "decimal"}), "")


def _number(text: str | None, otherwise: int) -> int:
    bare = (text or "").strip()
    return int(bare) if bare.isdecimal() and len(bare) < 6 else otherwise
