"""What a page says of itself: JSON-LD, Open Graph, `meta` and `time`.

Only what agrees with the page's own words is used for the headline; the rest is for
the editor to see in the article's front matter.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import html

from layout.copy.manuscript import IssueLine
from layout.copy.subbing.people import listed
from layout.copy.subbing.script import Given
from layout.copy.text.dating import first_date
from layout.copy.text.json_text import read_json

ARTICLES = re.compile(r"(?:Article|BlogPosting|Report|Review)$")
# Where a page's own marks say who wrote it.
BYLINES = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author']",
    "//a[@rel='author']",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' byline ')]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' author ')]",
)
LABEL = re.compile(r"^(?:by|words?:?|text:?|written by|posted by)\s+", re.IGNORECASE)
MOST_NAME = 12


def facts_of(page: html.HtmlElement) -> Given:
    """Return what a page's marks say of its article."""
    data = _linked_data(page)
    day = _day(page, data)
    return Given(
        headline=_headline(page, data),
        standfirst=_text(data.get("description")) or _meta(page, "og:description"),
        byline=_byline(page, data),
        section=_section(page, data),
        issue=IssueLine(day=day),
    )


def _linked_data(page: html.HtmlElement) -> dict[str, Any]:
    """Return the article of the page's JSON-LD, if it has one."""
    for script in page.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            found = read_json(script.text or "")
        except (ValueError, RecursionError):
            continue
        for entry in _entries(found):
            kinds = entry.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(ARTICLES.search(str(kind)) for kind in kinds):
                return entry
    return {}


def _entries(found: object) -> Iterator[dict[str, Any]]:
    if isinstance(found, list):
        for entry in found:
            yield from _entries(entry)
    elif isinstance(found, dict):
        yield found
        yield from _entries(found.get("@graph", []))


def _headline(page: html.HtmlElement, data: dict[str, Any]) -> str:
    """Return the head that the page shows and its marks confirm.

    A page may have its first head of all in a box at its side; then one of the second
    order is the article's, if the marks have the whole of it.
    """
    heads = [_words(head) for head in page.iter("h1")]
    lower = [_words(head) for head in page.iter("h2")]
    said = [
        _text(data.get("headline")),
        _meta(page, "og:title"),
        _meta(page, "twitter:title"),
        _words(next(page.iter("title"), None)),
    ]
    for head in filter(None, heads):
        if any(_plain(head) in _plain(text) for text in said if text):
            return head
    for head in filter(None, lower):
        if len(head.split()) > 1 and any(_opens(head, text) for text in said):
            return head
    if len(heads) == 1 and heads[0] and not any(said):
        return heads[0]
    return ""


def _opens(head: str, said: str) -> bool:
    """Say whether what is said of a page is a head, and perhaps the paper's name."""
    return f"{_plain(said)} ".startswith(f"{_plain(head)} ")


def _byline(page: html.HtmlElement, data: dict[str, Any]) -> str:
    authors = data.get("author")
    authors = authors if isinstance(authors, list) else [authors]
    names = [_text(a.get("name")) if isinstance(a, dict) else _text(a) for a in authors]
    found = [name for name in names if name]
    if found:
        return listed(found)
    for path in BYLINES:
        for element in page.xpath(path):
            name = LABEL.sub("", _words(element))
            if name and len(name.split()) <= MOST_NAME and not first_date(name):
                return name
    name = _meta(page, "author") or _meta(page, "article:author")
    return "" if "://" in name else LABEL.sub("", name)


def _section(page: html.HtmlElement, data: dict[str, Any]) -> str:
    section = data.get("articleSection")
    if isinstance(section, list):
        section = section[0] if section else ""
    return _text(section) or _meta(page, "article:section")


def _day(page: html.HtmlElement, data: dict[str, Any]) -> date | None:
    said = [
        _text(data.get("datePublished")),
        _meta(page, "article:published_time"),
        _meta(page, "date"),
        *(time.get("datetime") or "" for time in page.iter("time")),
    ]
    for text in said:
        # The time of day, and its zone, are not the issue's.
        found = first_date(re.sub(r"T\d\d:?\d\d.*$", "", text))
        if found:
            return found.day
    return None


def _meta(page: html.HtmlElement, name: str) -> str:
    for meta in page.iter("meta"):
        if name in (meta.get("property"), meta.get("name"), meta.get("itemprop")):
            return " ".join((meta.get("content") or "").split())
    return ""


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _words(element: html.HtmlElement | None) -> str:
    return "" if element is None else " ".join(" ".join(element.itertext()).split())


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
