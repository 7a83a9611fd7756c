"""Which links may leave the paper: to web pages, to a mailbox, to a telephone.

This is the one place that decides it. A link in copy becomes something to click in the
screen edition, in the pages for a browser and in what a library keeps; a `javascript:`
or `file:` there would act on the reader's machine. So nothing is looked for that is
bad: what is not plainly one of four kinds is no link, and its words are printed.
"""

import re
import unicodedata

from layout.codes import Code
from layout.notebook import Notebook

# Addresses of the web (RFC 3986, 3.2.2: a host and no empty one), mailboxes (RFC 6068)
# and telephones (RFC 3966). A backslash is a slash to browsers, so it is none here.
ALLOWED = re.compile(
    r"https?://[^\s/?#\\<>\"]+(?:[/?#][^\s\\<>\"]*)?"
    r"|mailto:[^\s\\<>\"/]+@[^\s\\<>\"]+"
    r"|tel:\+?[0-9][0-9().-]*(?:;[0-9a-z.+=-]+)*",
    re.IGNORECASE,
)
# Browsers and readers of PDF differ beyond.
LONGEST = 2000
# Control, format (bidirectional marks, zero width), surrogate, private, unassigned.
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
SHOWN = 60


def is_link(address: str) -> bool:
    """Say whether an address is one that an edition may lead to."""
    return (
        len(address) <= LONGEST
        and ALLOWED.fullmatch(address) is not None
        and not any(unicodedata.category(char) in HIDDEN for char in address)
    )


def note_dropped(addresses: list[str], line: int | None, book: Notebook) -> None:
    """Note the links that are none, each once."""
    for address in dict.fromkeys(addresses):
        plain = ascii(address)[1:-1]
        shown = plain if len(plain) <= SHOWN else plain[: SHOWN - 3] + "..."
        web = address.startswith("www.")
        book.note(
            Code.LINK_DROPPED,
            f"only the words of this link are printed: {shown}",
            line=line,
            hint="write https:// before it"
            if web
            else "links are http, https, mailto or tel, in full",
        )
