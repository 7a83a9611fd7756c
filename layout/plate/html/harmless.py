"""The markup of pages and house advertisements: it shows something and does nothing.

It goes into the page that a reader opens in a browser, so it has no scripts, no frames
and nothing that changes it later. What it shows is the issue's: an address of another
file is refused by the renderer too, but a browser would ask for it. Only `a` and `area`
have links, and these lead where a link of copy may, or to another page.

A tag is looked at wherever one could begin, in a comment and in a style sheet as well,
and has to be written so that every reader takes it for the same tag.
"""

import re
from collections.abc import Iterator
from html import unescape

from layout.desk.files.svg_words import unescaped, urls_outside

TAG = re.compile(
    r"<(?P<name>[a-z][^\s/<>\"'=]*+)"
    r"(?P<attributes>(?:[\s/]++(?:[^\s/<>\"'=]++"
    r"(?:\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'|[^\s\"'<>=`]++))?+)?+)*+)>",
    re.IGNORECASE,
)
ATTRIBUTE = re.compile(
    r"([^\s/<>\"'=]++)(?:\s*+=\s*+(\"[^\"]*+\"|'[^']*+'|[^\s\"'<>=`]++))?+"
)
BEGUN = re.compile(r"<[a-z][^\s/<>\"'=]{0,20}", re.IGNORECASE)
ACTIVE = frozenset(
    (
        *("applet", "base", "embed", "form", "frame", "frameset", "iframe", "link"),
        *("fencedframe", "meta", "object", "portal", "script", "handler", "listener"),
        # SMIL gives attributes other values: a link's address too.
        *("animate", "animatecolor", "animatemotion", "animatetransform", "discard"),
        *("set", "mpath"),
    )
)
ADDRESSES = frozenset(
    (
        *("action", "archive", "background", "classid", "codebase", "data", "dynsrc"),
        *("formaction", "href", "icon", "imagesrcset", "longdesc", "lowsrc"),
        *("manifest", "ping", "poster", "profile", "src", "srcdoc", "srcset"),
        "xlink:href",
    )
)
# Lists of addresses, and pages in an attribute: whatever they begin with.
NEVER = frozenset(("imagesrcset", "ping", "srcdoc", "srcset"))
# Text that people read or a program counts; no browser looks for an address in it.
WORDS = re.compile(r"(?:alt|class|content|id|lang|title|aria-.*|data-.*)")
LINKING = frozenset(("a", "area"))
SCHEME = re.compile(r"[a-z][a-z\d+.-]*:")
LEADING = ("goto:", "http:", "https:", "mailto:", "tel:")
# What a page has itself.
SHOWN = ("#", "data:image/")
STYLE_END = re.compile(r"</style", re.IGNORECASE)
CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
# Of CSS: what fetches a file that no `url()` names.
FETCHING = re.compile(r"@import|image-set\(|\bsrc\(", re.IGNORECASE)
# CSS takes a backslash before any other letter for nothing.
BACKSLASH = re.compile(r"\\(?=[^\n])")
IN_STYLE = re.compile(r"<[a-z!/?]", re.IGNORECASE)
SAID = 60


def unwanted(
    markup: str, *, assets: str = "", stylesheet: str = "", page: bool = False
) -> tuple[str, ...]:
    """Return what markup has that no markup may.

    A `page` may describe itself (`meta`), have a `stylesheet`, and show the files
    whose addresses begin with `assets`.
    """
    found: list[str] = []
    styled = 0
    for begun in BEGUN.finditer(markup):
        tag = TAG.match(markup, begun.start())
        name = begun[0][1:].lower()
        if tag is None:
            active = name in ACTIVE
            found.append(f"<{name}>" if active else f"{begun[0]} that has no end")
            continue
        name = tag["name"].lower()
        attributes = tuple(_attributes(tag["attributes"]))
        if name.rpartition(":")[2] in ACTIVE and not (
            page and _describes(name, dict(attributes), stylesheet)
        ):
            found.append(f"<{name}>")
            continue
        for key, value in attributes:
            found += _of_attribute(name, key, value, assets)
        if name.rpartition(":")[2] == "style" and tag.start() >= styled:
            end = STYLE_END.search(markup, tag.end())
            styled = end.start() if end else len(markup)
            found += _of_style(markup[tag.end() : styled])
    return tuple(dict.fromkeys(found))


def unwanted_css(css: str, assets: str) -> tuple[str, ...]:
    """Return what a style sheet would fetch that is not the style's own.

    Its own are files beside each other, whose addresses begin with `assets`.
    """
    plain = BACKSLASH.sub("", unescaped(css))
    fetched = [found[0] for found in FETCHING.finditer(plain)]
    outside = [
        url[:SAID]
        for url in urls_outside(plain)
        if not _is_shown(url[4:-1].strip(" \n\r\t\"'"))
        and not _is_beside(url[4:-1].strip(" \n\r\t\"'"), assets)
    ]
    return tuple(dict.fromkeys(fetched + outside))


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    """Yield names in small letters, and values as a browser reads them."""
    for match in ATTRIBUTE.finditer(text):
        value = match[2] or ""
        if value[:1] in ("'", '"'):
            value = value[1:-1]
        yield match[1].lower(), unescape(value)


def _describes(name: str, attributes: dict[str, str], stylesheet: str) -> bool:
    """Say whether a tag in a page's head is one that a page may have."""
    if name == "meta":
        return "http-equiv" not in attributes
    if name != "link" or not stylesheet:
        return False
    return attributes == {"rel": "stylesheet", "href": stylesheet}


def _of_attribute(tag: str, name: str, value: str, assets: str) -> Iterator[str]:
    if name.startswith("on") and name.isalpha():
        yield name
    elif tag in LINKING and name in ("href", "xlink:href"):
        if not _leads(value):
            yield f"{name}={value[:SAID]}"
    elif name in ADDRESSES:
        own = assets and value.startswith(assets) and _is_beside(value, assets)
        if name in NEVER or not (own or _is_shown(value)):
            yield f"{name}={value[:SAID]}"
    elif ("url" in value or "\\" in value or "(" in value) and not WORDS.fullmatch(
        name
    ):
        yield from _of_style(value)


def _of_style(css: str) -> Iterator[str]:
    """Yield what a page's own style has that it may not."""
    css = CDATA.sub("", css)
    if IN_STYLE.search(css):
        yield "a tag in <style>"
    # In a drawing's style `&#117;` is a letter, in others it is not.
    for reading in dict.fromkeys((css, unescape(css))):
        yield from unwanted_css(reading, "#")


def _is_beside(address: str, assets: str) -> bool:
    """Say whether an address is of a file among the assets, and in no other folder."""
    name = address.removeprefix(assets)
    return address.startswith(assets) and not re.search(r"[/\\:%?\x00-\x1f]", name)


def _plain(address: str) -> str:
    """Return an address as a browser reads it: without what cannot be seen."""
    return "".join(c for c in address if c > " ").lower()


def _is_shown(address: str) -> bool:
    """Say whether an address is of what the page has itself."""
    return not address or _plain(address).startswith(SHOWN)


def _leads(address: str) -> bool:
    """Say whether a link leads to a page, or where links of copy may."""
    plain = _plain(address)
    return SCHEME.match(plain) is None or plain.startswith(LEADING)
