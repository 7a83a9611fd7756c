"""What a Word file keeps in other parts: diagrams, charts, whole files within it.

SmartArt and charts are drawings whose words lie in parts of their own; a reader of the
body alone passes over them (ECMA-376 part 1, 21.2 and 21.4). Another file that was
placed in the copy (17.17.2.1, altChunk) is read where it stands.
"""

from dataclasses import dataclass
from typing import Final

from lxml import etree

from layout.copy.office.package import Package
from layout.copy.office.wordxml import Tidied, local, named, value_of

# Private characters around the number of a file within the file, for the way through
# a reader of other people's.
CHUNK: Final = "\ue0f2{}\ue0f3"
# Points of a diagram that are lines between others, not words.
LINES: Final = frozenset(["pres", "parTrans", "sibTrans"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relationship: what kind it is, and where it leads; `/` begins a part's name."""

    id: str
    kind: str
    goal: str
    inside: bool = True


def bring_in(
    root: etree._Element, links: list[Link], package: Package, tidied: Tidied
) -> None:
    """Put the words of diagrams and charts, and the place of files, into the body."""
    goals = {link.id: link.goal.lstrip("/") for link in links if link.inside}
    for element in named(root, "relIds"):
        part = _part(package, goals.get(value_of(element, "dm"), ""))
        _behind(element, [] if part is None else _diagram(part, root))
    for element in named(root, "chart"):
        part = _part(package, goals.get(value_of(element, "id"), ""))
        _behind(element, [] if part is None else _chart(part, root))
    for element in named(root, "altChunk"):
        name = goals.get(value_of(element, "id"), "")
        data = package.read(name) if name else None
        if data is not None:
            tidied.chunks.append(data)
            place = CHUNK.format(len(tidied.chunks) - 1)
            element.addnext(_paragraph(root, place))


def _part(package: Package, name: str) -> etree._Element | None:
    return package.xml(name) if name else None


def _behind(element: etree._Element, blocks: list[etree._Element]) -> None:
    """Put blocks behind the paragraph that something is drawn in."""
    anchor = next((a for a in element.iterancestors() if local(a) == "p"), None)
    if anchor is not None:
        for block in reversed(blocks):
            anchor.addnext(block)


def _diagram(part: etree._Element, root: etree._Element) -> list[etree._Element]:
    texts = []
    for point in named(part, "pt"):
        if value_of(point, "type") not in LINES:
            paragraphs = [_text(p) for p in named(point, "p")]
            texts.append(" ".join(filter(None, paragraphs)))
    return [_paragraph(root, text) for text in texts if text]


def _chart(part: etree._Element, root: etree._Element) -> list[etree._Element]:
    """Return a chart's title and the table of its figures."""
    titles = [_text(title) for title in named(part, "title")]
    blocks = [_paragraph(root, " ".join(filter(None, titles)))] if any(titles) else []
    series = named(part, "ser")
    if not series:
        words = [_text(e) for e in named(part, "v", "pt") if not len(e)]
        return [*blocks, *(_paragraph(root, word) for word in words if word)]
    names = [" ".join(_values(s, "tx")) for s in series]
    labels = next(
        (found for s in series if (found := _values(s, "cat") or _values(s, "xVal"))),
        [],
    )
    figures = [_values(s, "val") or _values(s, "yVal") for s in series]
    deep = max([len(labels), *map(len, figures)])
    rows = [["", *names] if any(names) else []]
    for place in range(deep):
        cells = [column[place : place + 1] for column in (labels, *figures)]
        rows.append(["".join(cell) for cell in cells])
    return [*blocks, _table(root, [row for row in rows if any(row)])]


def _values(series: etree._Element, name: str) -> list[str]:
    """Return the values of a series that are kept with the chart, in their places."""
    holder = next((child for child in series if local(child) == name), None)
    if holder is None:
        return []
    points = named(holder, "pt")
    if not points:
        return [_text(v) for v in named(holder, "v")]
    found: dict[int, str] = {}
    for point in points:
        place = value_of(point, "idx")
        found[int(place) if place.isdecimal() else len(found)] = _text(point)
    return [found.get(place, "") for place in range(min(max(found) + 1, 1000))]


def _text(element: etree._Element) -> str:
    """Return the words of an element of drawing or chart."""
    texts = (e.text or "" for e in element.iter() if local(e) in ("t", "v"))
    return " ".join("".join(texts).split())


def _paragraph(root: etree._Element, text: str) -> etree._Element:
    space = etree.QName(root).namespace
    paragraph = etree.Element(f"{{{space}}}p")
    run = etree.SubElement(paragraph, f"{{{space}}}r")
    etree.SubElement(run, f"{{{space}}}t").text = text
    return paragraph


def _table(root: etree._Element, rows: list[list[str]]) -> etree._Element:
    space = etree.QName(root).namespace
    table = etree.Element(f"{{{space}}}tbl")
    for row in rows:
        line = etree.SubElement(table, f"{{{space}}}tr")
        for cell in row:
            etree.SubElement(line, f"{{{space}}}tc").append(_paragraph(root, cell))
    return table
