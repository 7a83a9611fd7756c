"""A Word file unpacked: only the parts that are read, made safe and plain to read."""

import posixpath
from dataclasses import dataclass
from typing import Final

from lxml import etree

from layout.copy.office.package import Package
from layout.copy.office.told import tell_missing_picture
from layout.copy.office.wordextras import Link, bring_in
from layout.copy.office.wordlists import Numbering, numbering_of, write_numbers
from layout.copy.office.wordstyles import (
    ROLES,
    Style,
    StyleNumber,
    number_of,
    role_of,
)
from layout.copy.office.wordxml import Tidied, local, named, tidy, value_of
from layout.copy.remarks import refusal
from layout.notebook import Notebook

BODY: Final = "word/document.xml"
STYLES: Final = "word/styles.xml"
LISTS: Final = "word/numbering.xml"
# The parts that are read, by the kind of the relationship that leads to each, as they
# are called here; in a file they may be called anything (ECMA-376 part 2, 9.3).
KINDS: Final = {
    "styles": STYLES,
    "numbering": LISTS,
    "footnotes": "word/footnotes.xml",
    "endnotes": "word/endnotes.xml",
    "comments": "word/comments.xml",
}
# An issue of 128 pages has some 6,000 paragraphs, of some 40 elements each as Word
# writes them. A paragraph takes a third of a millisecond.
MOST_PARAGRAPHS: Final = 20_000
MOST_ELEMENTS: Final = 300_000
WORDED: Final = (BODY, "word/footnotes.xml", "word/endnotes.xml")
OFFICE: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
)
RELS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
HEADINGS: Final = tuple(f"h{level}" for level in range(1, 7))


@dataclass(frozen=True, slots=True, kw_only=True)
class WordParts:
    """Where a file has its parts: the body, and others by their names here."""

    body: str
    others: dict[str, str]

    def own(self, name: str) -> str:
        """Return what the file calls a part; its own name where nothing leads there."""
        return self.body if name == BODY else self.others.get(name, name)


def parts_of(package: Package) -> WordParts:
    """Find a file's parts by its relationships, else by the names that Word gives."""
    root = package.xml("_rels/.rels")
    rels = [] if root is None else named(root, "Relationship")
    bodies = [
        _resolved("", rel.get("Target", ""))
        for rel in rels
        if rel.get("Type", "").endswith("/officeDocument")
    ]
    body = next((name for name in bodies if name in package.names), BODY)
    links = package.xml(rels_of(body))
    others = {
        KINDS[kind]: goal
        for rel in ([] if links is None else named(links, "Relationship"))
        if (kind := rel.get("Type", "").rpartition("/")[2]) in KINDS
        and (goal := _resolved(body, rel.get("Target", ""))) in package.names
    }
    return WordParts(body=body, others=others)


def rels_of(name: str) -> str:
    """Return the part with a part's relationships."""
    folder, _, own = name.rpartition("/")
    return f"{folder}/_rels/{own}.rels".lstrip("/")


def _resolved(base: str, target: str) -> str:
    """Return the name of a part that another names."""
    if target.startswith("/"):
        return posixpath.normpath(target.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), target))


def unpacked(package: Package, tidied: Tidied) -> dict[str, bytes]:
    """Return the parts that are read: XML tidied, pictures as they are."""
    where = parts_of(package)
    found: dict[str, etree._Element] = {}
    for name in (*WORDED, STYLES, LISTS):
        tree = package.xml(where.own(name))
        if tree is not None:
            found[name] = tree
    if BODY not in found:
        raise refusal(
            tidied.remarks,
            "the file has no text",
            "open it in Word and save it as .docx",
        )
    _check_length([found[name] for name in WORDED if name in found], tidied.remarks)
    links = {name: _targets(where.own(name), package) for name in WORDED}
    styles = styles_in(found.get(STYLES))
    numbering = numbering_of(found.get(LISTS))
    for name in WORDED:
        if name in found:
            bring_in(found[name], links[name], package, tidied)
            tidy(found[name], tidied)
            _give_roles(found[name], styles, numbering)
            write_numbers(found[name], numbering)
            _check_pictures(found[name], links[name], package)
    found[STYLES] = _with_roles(found.get(STYLES), found[BODY])
    parts = {name: etree.tostring(tree) for name, tree in found.items()}
    parts |= _described(package, links, set(found))
    return parts


def _check_length(roots: list[etree._Element], remarks: Notebook) -> None:
    """Refuse more than any issue has, before it is gone through.

    Raises:
        Unreadable: there is more.
    """
    paragraphs = sum(len(named(root, "p")) for root in roots)
    elements = sum(1 for root in roots for _ in root.iter())
    if paragraphs > MOST_PARAGRAPHS or elements > MOST_ELEMENTS:
        raise refusal(
            remarks,
            f"it has {paragraphs:,} paragraphs in {elements:,} elements, far more than "
            "an issue",
            "save it in parts",
        )


def _described(
    package: Package, links: dict[str, list[Link]], found: set[str]
) -> dict[str, bytes]:
    """Return what says which parts there are, and the pictures that they name."""
    types = package.read("[Content_Types].xml")
    parts = {"[Content_Types].xml": types} if types else {}
    parts["_rels/.rels"] = _rels(
        [Link(id="rId1", kind=OFFICE, goal=f"/{BODY}", inside=True)]
    )
    for name in WORDED:
        given = links[name]
        own = [link for link in given if link.kind.rpartition("/")[2] not in KINDS]
        if name == BODY:
            space = OFFICE.rpartition("/")[0]
            own += [
                Link(id=f"layout{kind}", kind=f"{space}/{kind}", goal=f"/{part}")
                for kind, part in KINDS.items()
                if part in found
            ]
        parts[rels_of(name)] = _rels(own)
        for link in own:
            goal = link.goal.lstrip("/")
            if link.inside and not goal.endswith((".xml", ".bin")):
                data = package.read(goal)
                parts |= {} if data is None else {goal: data}
    return parts


def _rels(links: list[Link]) -> bytes:
    root = etree.Element(f"{{{RELS}}}Relationships", nsmap={None: RELS})
    for link in links:
        rel = etree.SubElement(root, f"{{{RELS}}}Relationship")
        rel.set("Id", link.id)
        rel.set("Type", link.kind)
        rel.set("Target", link.goal)
        if not link.inside:
            rel.set("TargetMode", "External")
    data: bytes = etree.tostring(root)
    return data


def _targets(name: str, package: Package) -> list[Link]:
    """Return what a part's relationships lead to."""
    rels = package.xml(rels_of(name))
    links: list[Link] = []
    for rel in () if rels is None else named(rels, "Relationship"):
        inside = rel.get("TargetMode") != "External"
        goal = rel.get("Target", "")
        links.append(
            Link(
                id=rel.get("Id", ""),
                kind=rel.get("Type", ""),
                goal=f"/{_resolved(name, goal)}" if inside else goal,
                inside=inside,
            )
        )
    return links


def styles_in(root: etree._Element | None) -> dict[str, Style]:
    """Return the paragraph styles by their ids; a style of no type is one of them."""
    styles: dict[str, Style] = {}
    for style in () if root is None else named(root, "style"):
        space = etree.QName(style).namespace
        if not value_of(style, "type"):
            style.set(f"{{{space}}}type", "paragraph")
        if not value_of(style, "styleId"):
            style.set(f"{{{space}}}styleId", f"layout-unnamed-{len(styles)}")
        if value_of(style, "type") != "paragraph":
            continue
        said = {local(child): value_of(child) for child in style.iter()}
        level = said.get("outlineLvl", "")
        styles.setdefault(
            value_of(style, "styleId"),
            Style(
                number=said.get("numId", ""),
                level=said.get("ilvl", ""),
                name=said.get("name", ""),
                parent=said.get("basedOn", ""),
                outline=int(level) if level.isdecimal() else None,
            ),
        )
    return styles


def _give_roles(
    root: etree._Element, styles: dict[str, Style], numbering: Numbering
) -> None:
    """Give each paragraph that is a part of an article the style of that part."""
    for mark in named(root, "pStyle"):
        for attribute, style in mark.attrib.items():
            role = role_of(style, styles)
            if role in ROLES:
                _unnumber(mark)
            else:
                _give_number(mark, number_of(style, styles), numbering)
            if role:
                mark.set(attribute, f"layout-{role}")


def _unnumber(mark: etree._Element) -> None:
    """Take a part of the head out of any list: it is no item."""
    properties = mark.getparent()
    for listed in () if properties is None else named(properties, "numPr"):
        listed.getparent().remove(listed)


def _give_number(mark: etree._Element, given: StyleNumber, lists: Numbering) -> None:
    """Write a style's list out in its paragraph, where mammoth looks for it."""
    properties = mark.getparent()
    if not given.number or properties is None or named(properties, "numPr"):
        return
    place = lists.by_style.get((given.number, given.style), 0)
    space = etree.QName(mark).namespace
    listed = etree.SubElement(properties, f"{{{space}}}numPr")
    level = etree.SubElement(listed, f"{{{space}}}ilvl")
    level.set(f"{{{space}}}val", given.level or str(place))
    etree.SubElement(listed, f"{{{space}}}numId").set(f"{{{space}}}val", given.number)


def _with_roles(root: etree._Element | None, body: etree._Element) -> etree._Element:
    """Add to a file's styles those of the parts of an article, by their own names.

    The file's own stay: lists hang on them.
    """
    space = etree.QName(body).namespace
    if root is None:
        root = etree.Element(f"{{{space}}}styles")
    for role in (*ROLES, "quote", *HEADINGS):
        style = etree.SubElement(root, f"{{{space}}}style")
        style.set(f"{{{space}}}type", "paragraph")
        style.set(f"{{{space}}}styleId", f"layout-{role}")
        name = etree.SubElement(style, f"{{{space}}}name")
        name.set(f"{{{space}}}val", f"layout-{role}")
    return root


def _check_pictures(root: etree._Element, links: list[Link], package: Package) -> None:
    """Take out pictures that are not in the file, each with a remark."""
    targets = {link.id: link for link in links}
    for blip in named(root, "blip", "imagedata"):
        given = {etree.QName(key).localname: v for key, v in blip.attrib.items()}
        known = given.get("embed") or given.get("id") or ""
        link = targets.get(known)
        if link and link.inside and link.goal.lstrip("/") in package.names:
            continue
        linked = targets.get(known or given.get("link", ""))
        goal = "without a name" if linked is None else linked.goal
        tell_missing_picture(package.remarks, goal.removeprefix("/word/"))
        parent = blip.getparent()
        if parent is not None:
            parent.remove(blip)
