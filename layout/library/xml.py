"""XML as an archive keeps it: UTF-8, indented, the same bytes for the same content."""

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

# What XML 1.0 cannot hold (2.2, Char).
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# lxml comes without types.
Element = Any


class Tree:
    """Makes elements of one namespace; others go by their prefixes ("mods:title")."""

    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self._namespaces = dict(namespaces)

    def root(self, name: str, /, **attributes: str) -> Element:
        """Return a root element with all the namespaces declared."""
        nsmap = {prefix or None: uri for prefix, uri in self._namespaces.items()}
        root = etree.Element(self._name(name), nsmap=nsmap)
        self._set(root, attributes)
        return root

    def add(
        self, parent: Element, name: str, text: str = "", /, **attributes: str
    ) -> Element:
        """Add an element; `__` in an attribute's name stands for a prefix's colon."""
        element = etree.SubElement(parent, self._name(name))
        self._set(element, attributes)
        if text:
            element.text = clean(text)
        return element

    def say(self, parent: Element, last: Element | None, text: str) -> Element | None:
        """Add text behind the child `last` of an element, or before all of them."""
        if last is None:
            parent.text = (parent.text or "") + clean(text)
        else:
            last.tail = (last.tail or "") + clean(text)
        return last

    def _set(self, element: Element, attributes: Mapping[str, str]) -> None:
        for name, value in attributes.items():
            prefix, _, local = name.rpartition("__")
            whole = f"{{{self._namespaces[prefix]}}}{local}" if prefix else local
            element.set(whole, clean(value))

    def _name(self, name: str) -> str:
        prefix, _, local = name.rpartition(":")
        uri = self._namespaces.get(prefix, "")
        return f"{{{uri}}}{local}" if uri else local


def clean(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return FORBIDDEN.sub("", text)


def written(root: Element) -> bytes:
    """Return an element and all below it as a file.

    Where text stands among elements nothing is indented: white space is text there,
    and an empty text says that any would be.
    """
    _indent(root, "\n")
    content: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return content + b"\n"


def _indent(element: Element, before: str) -> None:
    children = list(element)
    mixed = element.text is not None or any(c.tail is not None for c in children)
    if mixed or not children:
        return
    inside = before + "  "
    element.text = inside
    for child in children:
        child.tail = inside
        _indent(child, inside)
    children[-1].tail = before
