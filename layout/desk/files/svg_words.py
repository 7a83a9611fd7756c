"""Addresses and families in the words of a drawing, whatever reads them later.

Every attribute and style sheet is looked through, in as many steps as it has letters.
"""

import re
from collections.abc import Iterator

DATA = re.compile(r"data:image/(?:png|jpe?g|gif|webp)[;,]", re.IGNORECASE)
FETCHING = re.compile(r"@import|@namespace|@font-face|image-set\(|\bsrc\(", re.I)
ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
# So much of an address says where it leads.
LOOKED_AT = 300


def unescaped(css: str) -> str:
    """Return CSS with its escapes of characters written out."""
    return ESCAPE.sub(_character, css) if "\\" in css else css


def fetches(css: str) -> str:
    """Return what in a style would fetch something; nothing if there is none."""
    found = FETCHING.search(css)
    return found[0] if found else ""


def urls_outside(css: str) -> Iterator[str]:
    """Yield each `url(...)` in a style that leads out of its drawing."""
    low = css.lower()
    at = low.find("url(")
    while at >= 0:
        words = css[at : at + LOOKED_AT]
        inside = words[4:].lstrip(" \n\r\t\"'")
        if not harmless(inside.partition(")")[0].rstrip(" \n\r\t\"'")):
            yield words.partition(")")[0] + ")"
        at = low.find("url(", at + 4)


def harmless(address: str) -> bool:
    """Say whether an address is of a thing in the drawing, or a picture itself."""
    target = address.strip()
    return target.startswith("#") or not target or DATA.match(target) is not None


def first_family(families: str) -> str:
    """Return the family that will be used, if a property names any."""
    name = families.partition(",")[0].strip("\"' \n\r\t")
    return "" if name == "inherit" else name


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0x110000 else ""
