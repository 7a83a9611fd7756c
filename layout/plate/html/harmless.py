"""The markup of a house advertisement: it shows something and does nothing.

It goes into the page that a reader opens in a browser, so it has no scripts and no
frames, and its links lead where those of copy may. What it shows is the issue's: an
address of another file is refused by the renderer too, but a browser would ask for it.

Words are sought and not parsed: there are many ways to write markup that one parser
takes for text and another does not, and nobody advertises `onclick =`.
"""

import re
from html import unescape

ACTIVE = re.compile(
    r"<(applet|base|embed|form|frame|frameset|iframe|link|meta|object|portal|script)\b",
    re.IGNORECASE,
)
HANDLER = re.compile(r"\b(on[a-z]+)\s*=", re.IGNORECASE)
ADDRESS = re.compile(
    r"\b(action|background|data|formaction|href|longdesc|ping|poster|src|srcset)"
    r"\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]*)",
    re.IGNORECASE,
)
# Where links lead: to the web, or to a place in the page.
LINKS = ("http:", "https:", "mailto:", "tel:", "#")
SHOWN = ("#", "data:image/")


def unwanted(markup: str) -> tuple[str, ...]:
    """Return what an advertisement's markup has that no markup may."""
    elements = [f"<{match[1].lower()}>" for match in ACTIVE.finditer(markup)]
    handlers = [match[1].lower() for match in HANDLER.finditer(markup)]
    addresses = [
        f"{match[1].lower()}={match[2][:60]}"
        for match in ADDRESS.finditer(markup)
        if not _leads(match[1].lower(), match[2])
    ]
    return tuple(dict.fromkeys(elements + handlers + addresses))


def _leads(name: str, address: str) -> bool:
    """Say whether an address is a link of the web, or what the page has itself."""
    # As a browser reads it: without what cannot be seen.
    plain = "".join(c for c in unescape(address.strip("\"'")) if c > " ").lower()
    return plain.startswith(SHOWN) or (name == "href" and plain.startswith(LINKS))
