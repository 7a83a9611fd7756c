"""Control characters taken out of a tree: a page may have them, and XML may not."""

import re
from typing import Final

from lxml import etree

# XML 1.0, 2.2: what a document may hold; noncharacters and halves of pairs go too.
CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def without_controls(root: etree._Element) -> None:
    """Take them out of all texts and attributes of a tree.

    A reference such as `&#1;` brings them in past any look at the file's own text, and
    nothing that has them can be moved in the tree.
    """
    for element in root.iter():
        if element.text and CONTROL.search(element.text):
            element.text = CONTROL.sub(" ", element.text)
        if element.tail and CONTROL.search(element.tail):
            element.tail = CONTROL.sub(" ", element.tail)
        for name, value in element.attrib.items():
            if CONTROL.search(value):
                element.set(name, CONTROL.sub("", value))
