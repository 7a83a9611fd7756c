"""The numbers of Word's lists, counted as Word counts them, and written out.

Word keeps no number in a file: each is counted when a page is shown (ECMA-376 part 1,
17.9). A reader that makes HTML of it counts every list from one and every level in
figures, so here each paragraph gets its own mark, between two characters that no copy
has, and whoever reads the paragraph finds it there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from layout.copy.office.wordxml import local, named, value_of
from layout.copy.web.itemising import letters, roman

# Private characters around a mark, for the way through a reader of other people's.
OPENING: Final = "\ue0f0"
CLOSING: Final = "\ue0f1"
WRITTEN: Final = re.compile(f"{OPENING}([^{OPENING}{CLOSING}]*){CLOSING}")
LEVELS: Final = 9
MOST: Final = 3999
PLACE: Final = re.compile(r"%([1-9])")
RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщэюя"
CHINESE: Final = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of a list: how it counts (`way`), its text ("(%1)"), where it starts.

    It is counted anew behind an item of level `restart` or above.
    """

    way: str = "decimal"
    text: str = "%1."
    start: int = 1
    restart: int | None = None
    figures: bool = False


@dataclass(slots=True, kw_only=True)
class Numbering:
    """All lists of a file: those that are named, and what they count in common."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    common: dict[str, str] = field(default_factory=dict)
    starts: dict[str, set[int]] = field(default_factory=dict)
    by_style: dict[tuple[str, str], int] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def mark(self, number: str, level: int) -> str | None:
        """Count one item on and return its mark; a bullet has none."""
        own = self.levels.get(number, {})
        if level not in own:
            return None
        key = self.common.get(number, number)
        counts = self.counts.setdefault(key, [None] * LEVELS)
        if number not in self.begun:
            self.begun.add(number)
            for place in self.starts.get(number, ()):
                counts[place] = None
        last = counts[level]
        counts[level] = own[level].start if last is None else last + 1
        for deeper in range(level + 1, LEVELS):
            after = own.get(deeper, Level()).restart
            if after is None or (after and level < after):
                counts[deeper] = None
        return _written(own, counts, level)


def numbering_of(root: etree._Element | None) -> Numbering:
    """Return the lists of a file's numbering part."""
    found = Numbering()
    if root is None:
        return found
    abstract = {value_of(a, "abstractNumId"): a for a in named(root, "abstractNum")}
    linked = {
        value_of(link): key
        for key, a in abstract.items()
        for link in named(a, "styleLink")
    }
    for num in named(root, "num"):
        number = value_of(num, "numId")
        key = next((value_of(a) for a in named(num, "abstractNumId")), "")
        alias = next(
            (value_of(a) for a in named(abstract.get(key, num), "numStyleLink")), ""
        )
        key = linked.get(alias, key)
        if key not in abstract:
            continue
        levels = {_index(lvl): _level(lvl) for lvl in named(abstract[key], "lvl")}
        for lvl in named(abstract[key], "lvl"):
            for style in named(lvl, "pStyle"):
                found.by_style.setdefault((number, value_of(style)), _index(lvl))
        found.starts[number] = set()
        for override in named(num, "lvlOverride"):
            place = _index(override)
            levels |= {_index(lvl): _level(lvl) for lvl in named(override, "lvl")}
            for start in named(override, "startOverride"):
                found.starts[number].add(place)
                first = _figure(value_of(start), 1)
                levels[place] = replace(levels.get(place, Level()), start=first)
        found.levels[number] = levels
        found.common[number] = key
    return found


def _level(lvl: etree._Element) -> Level:
    said = {local(child): value_of(child) for child in lvl}
    restart = said.get("lvlRestart")
    return Level(
        way=said.get("numFmt", "decimal"),
        text=said.get("lvlText", "%1."),
        start=_figure(said.get("start", ""), 0 if "start" not in said else 1),
        restart=None if restart is None else _figure(restart, 0),
        figures="isLgl" in said,
    )


def _index(element: etree._Element) -> int:
    return min(_figure(value_of(element, "ilvl"), 0), LEVELS - 1)


def _figure(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else otherwise


def _written(
    levels: dict[int, Level], counts: list[int | None], level: int
) -> str | None:
    at = levels[level]
    if at.way == "bullet":
        return None

    def figure(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        way = levels.get(place, Level()).way
        last = counts[place]
        number = levels.get(place, Level()).start if last is None else last
        return counted(number, "decimal" if at.figures else way)

    return PLACE.sub(figure, at.text).strip()


def counted(number: int, way: str) -> str:
    """Return a number in one of Word's ways to count (17.18.59)."""
    if not 0 <= number <= MOST:
        return str(number)
    ways = {
        "lowerLetter": _repeated(number),
        "upperLetter": _repeated(number).upper(),
        "lowerRoman": roman(number),
        "upperRoman": roman(number).upper(),
        "decimalZero": f"{number:02}",
        "ordinal": f"{number}{_ordinal(number)}",
        "numberInDash": f"- {number} -",
        "russianLower": letters(number, RUSSIAN),
        "russianUpper": letters(number, RUSSIAN).upper(),
        "hex": f"{number:X}",
        "none": "",
    }
    if way in ways:
        return ways[way]
    if way.startswith(("chinese", "japaneseCounting", "taiwanese", "ideographDigital")):
        return _chinese(number)
    if way.startswith("decimalEnclosed") and 0 < number <= 20:
        return chr(0x245F + number)
    return str(number)


def _repeated(number: int) -> str:
    """Return a number in letters as Word has it: z, aa, bb."""
    if number < 1:
        return ""
    rounds, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (rounds + 1)


def _ordinal(number: int) -> str:
    if 10 < number % 100 < 14:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _chinese(number: int) -> str:
    if number < 10 or number > 99:
        return "".join(CHINESE[int(figure)] for figure in str(number))
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else CHINESE[tens]) + "十" + (CHINESE[ones] if ones else "")


def write_numbers(root: etree._Element, numbering: Numbering) -> None:
    """Write each numbered paragraph's mark into it, as its first run."""
    for paragraph in named(root, "p"):
        properties = next((c for c in paragraph if local(c) == "pPr"), None)
        number = None if properties is None else _number_of(properties, numbering)
        if properties is None or number is None:
            continue
        space = etree.QName(paragraph).namespace
        run = etree.Element(f"{{{space}}}r")
        etree.SubElement(run, f"{{{space}}}t").text = f"{OPENING}{number}{CLOSING}"
        properties.addnext(run)


def _number_of(properties: etree._Element, numbering: Numbering) -> str | None:
    """Return the mark of a paragraph by its properties, counting it."""
    listed = next((c for c in properties if local(c) == "numPr"), None)
    if listed is None:
        return None
    said = {local(child): value_of(child) for child in listed}
    place = min(_figure(said.get("ilvl", ""), 0), LEVELS - 1)
    return numbering.mark(said.get("numId", ""), place)


def take_marks(root: etree._Element) -> None:
    """Turn the marks in a reader's tree into attributes of items, else into words."""
    for element in root.iter():
        if isinstance(element.tag, str):
            _take(element)


def _take(element: etree._Element) -> None:
    for holder, text in _texts(element):
        match = WRITTEN.search(text)
        if match is None:
            continue
        item = next(
            (e for e in (element, *element.iterancestors()) if e.tag == "li"), None
        )
        own = item is not None and item.get("data-mark") is None
        rest = text[: match.start()] + text[match.end() :]
        if own and item is not None:
            item.set("data-mark", match[1])
        elif match[1]:
            rest = f"{text[: match.start()]}{match[1]} {text[match.end() :]}"
        setattr(element, holder, WRITTEN.sub("", rest))


def _texts(element: etree._Element) -> Iterator[tuple[str, str]]:
    for holder in ("text", "tail"):
        text = getattr(element, holder) or ""
        if OPENING in text:
            yield holder, text
