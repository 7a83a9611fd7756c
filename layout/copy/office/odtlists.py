"""The numbers of OpenDocument's lists, counted as its programs count them.

OASIS OpenDocument 1.3 part 3: 16.33 (levels), 19.880 and on (what goes on, what
begins anew). OpenOffice 1's files have the same under other names.
"""

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from layout.copy.office.wordxml import local, named, value_of
from layout.copy.web.itemising import letters, roman

DEEPEST: Final = 10
ITEMS: Final = frozenset(["list-item"])
PARAGRAPHS: Final = frozenset(["p", "h"])


@dataclass(frozen=True, slots=True, kw_only=True)
class OdtLevel:
    """A level: its way to count (HTML's `1`, `a`, `I`), what stands around it.

    `shown` is how many levels the mark names. A bullet has no way to count.
    """

    way: str = ""
    before: str = ""
    behind: str = ""
    start: int = 1
    shown: int = 1


Levels = dict[int, OdtLevel]


@dataclass(slots=True, kw_only=True)
class OdtLists:
    """Counts the items of all lists: the open ones by their styles and depth."""

    styles: dict[str, Levels] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    @property
    def level(self) -> OdtLevel:
        """The level of the innermost open list."""
        return self.styles.get(self.open[-1], {}).get(len(self.open), OdtLevel())

    def begin(self, element: etree._Element) -> bool:
        """Open a list and say whether its items are numbered."""
        outer = self.open[-1] if self.open else ""
        style = value_of(element, "style-name") or outer
        earlier = value_of(element, "continue-list")
        before = self.ids.get(earlier, "") if earlier else ""
        self.ids[value_of(element, "id")] = style
        depth = len(self.open) + 1
        goes_on = value_of(element, "continue-numbering") == "true"
        counts = self.counts.setdefault(style, {})
        if before and before != style:
            counts |= self.counts.get(before, {})
        elif not goes_on and not before:
            for level in [level for level in counts if level >= depth]:
                del counts[level]
        self.open.append(style)
        return bool(self.level.way)

    def end(self) -> None:
        """Close the innermost list."""
        self.open.pop()

    def item(self, element: etree._Element) -> str | None:
        """Count an item on and return its mark; one without a paragraph has none."""
        own = next((child for child in element if local(child)), None)
        if local(element) not in ITEMS or own is None or local(own) not in PARAGRAPHS:
            return ""
        level, depth = self.level, len(self.open)
        if not level.way:
            return None
        counts = self.counts.setdefault(self.open[-1], {})
        given = value_of(element, "start-value")
        counts[depth] = counts[depth] + 1 if depth in counts else level.start
        if given.isdecimal():
            counts[depth] = int(given)
        return self._mark(self.open[-1], depth)

    def heading(self, depth: int) -> str:
        """Count a heading on and return its number, if headings have any."""
        level = self.styles.get("", {}).get(depth, OdtLevel())
        if not level.way:
            return ""
        counts = self.counts.setdefault("", {})
        counts[depth] = counts[depth] + 1 if depth in counts else level.start
        return self._mark("", depth)

    def _mark(self, style: str, depth: int) -> str:
        levels, counts = self.styles[style], self.counts[style]
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        level = levels[depth]
        first = max(1, depth - level.shown + 1)
        shown = [
            counted(counts.get(place, levels[place].start), levels[place].way)
            for place in range(first, depth + 1)
            if place in levels and levels[place].way
        ]
        return f"{level.before}{'.'.join(shown)}{level.behind}".strip()


def levels_of(style: etree._Element) -> Levels:
    """Return the levels of a list style or of the outline."""
    levels: Levels = {}
    found = [e for e in style if local(e).startswith(("list-level", "outline-level"))]
    for place, element in enumerate(found, 1):
        said = value_of(element, "level")
        bullet = "bullet" in local(element) or "image" in local(element)
        way = value_of(element, "num-format")
        if "num-format" not in {etree.QName(key).localname for key in element.attrib}:
            way = "1" if "number" in local(element) else ""
        start, shown = value_of(element, "start-value"), "display-levels"
        levels[int(said) if said.isdecimal() else place] = OdtLevel(
            way="" if bullet else way,
            before=value_of(element, "num-prefix"),
            behind=_behind(element),
            start=int(start) if start.isdecimal() else 1,
            shown=_figure(value_of(element, shown)),
        )
    return levels


def _behind(element: etree._Element) -> str:
    names = {etree.QName(key).localname for key in element.attrib}
    # A list that says nothing of its look is shown with a point.
    bare = not names & {"num-suffix", "num-prefix", "num-format"}
    return (
        "." if bare and "number" in local(element) else value_of(element, "num-suffix")
    )


def _figure(text: str) -> int:
    return min(int(text), DEEPEST) if text.isdecimal() and int(text) else 1


def counted(number: int, way: str) -> str:
    """Return a number in one of OpenDocument's ways to count."""
    if number < 1 or number > 3999 or way.lower() not in ("a", "i"):
        return str(number)
    text = letters(number) if way.lower() == "a" else roman(number)
    return text.upper() if way.isupper() else text


def lists_of(*roots: etree._Element | None) -> OdtLists:
    """Return the lists of a file's parts; the outline's has an empty name."""
    found = OdtLists()
    for root in roots:
        for style in () if root is None else named(root, "list-style", "outline-style"):
            name = value_of(style, "name") if local(style) == "list-style" else ""
            found.styles[name] = levels_of(style)
    return found
