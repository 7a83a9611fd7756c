"""The markup of a house advertisement: it shows something and does nothing.

It goes into the page that a reader opens in a browser, so it has no scripts and no
frames. What it shows is the issue's: an address of another file is refused by the
renderer too, but a browser would ask for it. Links are seen to where those of copy are.

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
    r"\b(action|background|data|formaction|longdesc|ping|poster|src|srcset)"
    r"\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]*)",
    re.IGNORECASE,
)
# What a page has itself.
SHOWN = ("#", "data:image/")


def unwanted(markup: str) -> tuple[str, ...]:
    """Return what an advertisement's markup has that no markup may."""
    elements = [f"<{match[1].lower()}>" for match in ACTIVE.finditer(markup)]
    handlers = [match[1].lower() for match in HANDLER.finditer(markup)]
    addresses = [
        f"{match[1].lower()}={match[2][:60]}"
        for match in ADDRESS.finditer(markup)
        if not _is_inside(match[2])
    ]
    return tuple(dict.fromkeys(elements + handlers + addresses))


def _is_inside(address: str) -> bool:
    """Say whether an address is of what the page has itself."""
    # As a browser reads it: without what cannot be seen.
    plain = "".join(c for c in unescape(address.strip("\"'")) if c > " ").lower()
    return plain.startswith(SHOWN)
