"""A Word file unpacked: only the parts that are read, made safe and plain to read."""

import posixpath
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from layout.copy.office.package import Package
from layout.copy.office.told import tell_missing_picture
from layout.copy.office.wordstyles import ROLES, Style, number_of, role_of
from layout.copy.office.wordxml import Tidied, local, named, tidy, value_of
from layout.copy.remarks import refusal

BODY: Final = "word/document.xml"
# The parts that are read; all others stay behind.
PARTS: Final = (
    *("[Content_Types].xml", "_rels/.rels", BODY, "word/_rels/document.xml.rels"),
    *("word/styles.xml", "word/numbering.xml", "word/footnotes.xml"),
    *("word/_rels/footnotes.xml.rels", "word/endnotes.xml"),
    "word/_rels/endnotes.xml.rels",
)
WORDED: Final = (BODY, "word/footnotes.xml", "word/endnotes.xml")


def unpacked(package: Package, tidied: Tidied) -> dict[str, bytes]:
    """Return the parts that are read: XML tidied, pictures as they are."""
    trees = {name: package.xml(name) for name in PARTS}
    found = {name: tree for name, tree in trees.items() if tree is not None}
    if BODY not in found:
        raise refusal(
            tidied.remarks,
            "the file has no text",
            "open it in Word and save it as .docx",
        )
    styles = _styles(found.get("word/styles.xml"))
    for name in WORDED:
        if name in found:
            tidy(found[name], tidied)
            _give_roles(found[name], styles)
            rels = f"word/_rels/{PurePosixPath(name).name}.rels"
            _check_pictures(found[name], found.get(rels), package)
    found["word/styles.xml"] = _with_roles(found.get("word/styles.xml"), found[BODY])
    parts = {name: etree.tostring(tree) for name, tree in found.items()}
    media = _media(found)
    parts |= {
        name: package.read(name) or b"" for name in package.names if name in media
    }
    return parts


def _styles(root: etree._Element | None) -> dict[str, Style]:
    """Return the paragraph styles by their ids."""
    styles: dict[str, Style] = {}
    for style in () if root is None else named(root, "style"):
        if value_of(style, "type") != "paragraph":
            continue
        said = {local(child): value_of(child) for child in style.iter()}
        level = said.get("outlineLvl", "")
        styles.setdefault(
            value_of(style, "styleId"),
            Style(
                number=said.get("numId", ""),
                name=said.get("name", ""),
                parent=said.get("basedOn", ""),
                outline=int(level) if level.isdecimal() else None,
            ),
        )
    return styles


def _give_roles(root: etree._Element, styles: dict[str, Style]) -> None:
    """Give each paragraph that is a part of an article the style of that part."""
    for mark in named(root, "pStyle"):
        for attribute, style in mark.attrib.items():
            role = role_of(style, styles)
            if role:
                mark.set(attribute, f"layout-{role}")
            else:
                _give_number(mark, number_of(style, styles))


def _give_number(mark: etree._Element, number: str) -> None:
    """Write a style's list out in its paragraph, where mammoth looks for it."""
    properties = mark.getparent()
    if not number or properties is None or named(properties, "numPr"):
        return
    space = etree.QName(mark).namespace
    listed = etree.SubElement(properties, f"{{{space}}}numPr")
    etree.SubElement(listed, f"{{{space}}}ilvl").set(f"{{{space}}}val", "0")
    etree.SubElement(listed, f"{{{space}}}numId").set(f"{{{space}}}val", number)


def _with_roles(root: etree._Element | None, body: etree._Element) -> etree._Element:
    """Add to a file's styles those of the parts of an article, by their own names.

    The file's own stay: lists hang on them.
    """
    space = etree.QName(body).namespace
    if root is None:
        root = etree.Element(f"{{{space}}}styles")
    for role in (*ROLES, "quote", *(f"h{level}" for level in range(1, 7))):
        style = etree.SubElement(root, f"{{{space}}}style")
        style.set(f"{{{space}}}type", "paragraph")
        style.set(f"{{{space}}}styleId", f"layout-{role}")
        name = etree.SubElement(style, f"{{{space}}}name")
        name.set(f"{{{space}}}val", f"layout-{role}")
    return root


def _targets(rels: etree._Element | None) -> dict[str, str | None]:
    """Return what a part's relationships lead to: a part, or None outside the file."""
    targets: dict[str, str | None] = {}
    for rel in () if rels is None else named(rels, "Relationship"):
        goal = rel.get("Target", "")
        path = goal.lstrip("/") if goal.startswith("/") else f"word/{goal}"
        outside = rel.get("TargetMode") == "External"
        targets[rel.get("Id", "")] = None if outside else posixpath.normpath(path)
    return targets


def _media(trees: dict[str, etree._Element]) -> set[str]:
    """Return the parts that a file's relationships lead to and that may be pictures."""
    rels = [tree for name, tree in trees.items() if name.startswith("word/_rels/")]
    goals = {goal for tree in rels for goal in _targets(tree).values()}
    return {goal for goal in goals if goal and not goal.endswith((".xml", ".bin"))}


def _check_pictures(
    root: etree._Element, rels: etree._Element | None, package: Package
) -> None:
    """Take out pictures that are not in the file, each with a remark."""
    targets = _targets(rels)
    for blip in named(root, "blip", "imagedata"):
        given = {etree.QName(key).localname: v for key, v in blip.attrib.items()}
        known = given.get("embed") or given.get("id") or ""
        if (targets.get(known) or "") in package.names:
            continue
        linked = known or given.get("link", "")
        found = () if rels is None else named(rels, "Relationship")
        goals = (rel.get("Target", "") for rel in found if rel.get("Id") == linked)
        goal = next(goals, "without a name")
        tell_missing_picture(package.remarks, goal)
        parent = blip.getparent()
        if parent is not None:
            parent.remove(blip)
