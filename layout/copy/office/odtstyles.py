"""The styles of an OpenDocument file: what a paragraph is, how a span looks.

OASIS OpenDocument 1.3 part 3: 16.2 (styles and their parents), 16.27 (text
properties), 19.880 and on (lists). Names have their odd characters written as `_20_`.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from layout.copy.office.wordstyles import Style, role_of
from layout.copy.office.wordxml import named, value_of

CODED: Final = re.compile(r"_([0-9a-f]{1,4})_")
BOLD: Final = frozenset(["bold", "600", "700", "800", "900"])


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanLook:
    """How a style sets words apart, by HTML's names for it."""

    tags: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(slots=True, kw_only=True)
class Styles:
    """All styles of a file, by name."""

    paragraphs: dict[str, Style] = field(default_factory=dict)
    looks: dict[str, SpanLook] = field(default_factory=dict)

    def role(self, name: str) -> str:
        """Return the part of an article that a paragraph style stands for."""
        return role_of(name, self.paragraphs)

    def look(self, name: str) -> SpanLook:
        """Return how a style sets words apart."""
        return self.looks.get(name, SpanLook())


def styles_of(*roots: etree._Element | None) -> Styles:
    """Return the styles of a file's parts."""
    styles = Styles()
    for root in roots:
        for style in () if root is None else named(root, "style"):
            _add_style(style, styles)
    return styles


def _add_style(style: etree._Element, styles: Styles) -> None:
    name = value_of(style, "name")
    shown = value_of(style, "display-name") or CODED.sub(_decoded, name)
    level = value_of(style, "default-outline-level")
    styles.paragraphs[name] = Style(
        name=shown,
        parent=value_of(style, "parent-style-name"),
        outline=int(level) - 1 if level.isdecimal() and int(level) else None,
    )
    own = styles.looks.get(value_of(style, "parent-style-name"), SpanLook())
    tags, hidden = list(own.tags), own.hidden
    # OpenOffice 1 has all properties of a style in one element.
    for properties in named(style, "text-properties", "properties"):
        tags += _tags(properties)
        hidden = hidden or value_of(properties, "display") == "none"
    styles.looks[name] = SpanLook(tags=tuple(dict.fromkeys(tags)), hidden=hidden)


def _tags(properties: etree._Element) -> list[str]:
    said = {etree.QName(key).localname: text for key, text in properties.attrib.items()}
    tags = ["strong"] if said.get("font-weight") in BOLD else []
    tags += ["em"] if said.get("font-style") in ("italic", "oblique") else []
    raised = said.get("text-position", "").startswith("super")
    tags += ["sup"] if raised else []
    struck = said.get("text-line-through-style", "none") != "none"
    return [*tags, "s"] if struck else tags


def _decoded(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))
