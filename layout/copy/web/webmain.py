"""The element of a page that holds its article, and what in it belongs to the site.

readability-lxml finds the paragraphs; we take the element around them from our own
tree, with everything in it. Its cleaning is not used: it drops lists, tables and short
paragraphs, and no sentence may be lost. It stands on lxml alone, knows no network, and
works on the tree; trafilatura brings a dozen packages, can fetch, and hands on its own
reduced structure instead of the page's elements.
"""

import copy
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html
from readability import Document
from readability.readability import Unparseable

from layout.copy.web import title_boxes
from layout.copy.web.weblinks import Links

# Our mark on elements, by which those that readability kept are found again.
MARK = "data-layout-n"
SITE_TAGS = frozenset(["nav", "form", "button", "dialog"])
# Words in a class or id by which sites call what is around an article.
SITE_WORDS = re.compile(
    r"(?:^|[-_\s])(?:share|sharing|shares|social|related|newsletter|subscri(?:be|ption)"
    r"|comments?|comment-?list|respond|disqus|cookies?|consent|gdpr|breadcrumbs?|menu"
    r"|navbar|nav|navigation|sidebar|promo|advert(?:isement)?|ads?|sponsor(?:ed)?|tags"
    r"|taglist|pagination|pager|recommended|popular|trending|most-?read|signup|sign-?up"
    r"|toolbar|skip-?link|site-?footer|site-?header|masthead|colophon|banner|widget"
    r"|outbrain|taboola|paywall|post-?nav|read-?more|more-?stories|site-?name|site-?title"
    r"|copyright|back-?to-?top|print-?link|addtoany|sharedaddy|jp-relatedposts)(?:$|[-_\s])",
    re.IGNORECASE,
)
# What readers wrote is never copy, however much they wrote.
READERS = re.compile(
    r"(?:^|[-_\s])(?:comments?|comment-?list|comments?-?area|respond|disqus(?:_thread)?)"
    r"(?:$|[-_\s])",
    re.IGNORECASE,
)
# Inside an article these may hold copy whatever they are called, if they have so many
# words outside links.
WORDY = 60
# A thread may be far longer than the article, but what is nearly all of the page is
# the article, whatever it is called.
MOST_READERS = 0.95
BLOCKS = ("p", "li", "h1", "h2", "h3", "blockquote", "figure", "table", "pre")


def main_of(body: html.HtmlElement) -> html.HtmlElement:
    """Return the element that holds the article; the body where none stands out."""
    found = _kept(body)
    if not found:
        return body
    inner = _around(found)
    outer = next(
        (e for e in (inner, *inner.iterancestors()) if e.tag in ("article", "main")),
        inner,
    )
    # A page of many articles has one around each: the one with the copy is meant.
    return outer if outer.tag == "article" or _articles(outer) <= 1 else inner


def site_parts(
    main: html.HtmlElement, body: html.HtmlElement, host: str = ""
) -> Iterator[tuple[html.HtmlElement, str]]:
    """Yield what belongs to the site, outermost first, each with the reason.

    Elements in and around the article come in the order of the page. `host` is the
    site's.
    """
    around = _Around(main=main, above=frozenset(main.iterancestors()), host=host)
    yield from _parts(body, around)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """The article's element, those above it, and the site's host."""

    main: html.HtmlElement
    above: frozenset[html.HtmlElement]
    host: str


def _parts(
    element: html.HtmlElement, around: _Around
) -> Iterator[tuple[html.HtmlElement, str]]:
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child is around.main:
            words = len(child.text_content().split())
            inside = _Inside(main=child, words=words, links=Links(child, around.host))
            yield from _parts_inside(child, inside)
        elif child in around.above:
            yield from _parts(child, around)
        elif element is not around.main:
            yield child, "it stands outside the page's main text"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Inside:
    """The article's element, how many words are in it, and its links."""

    main: html.HtmlElement
    words: int
    links: Links


def _parts_inside(
    element: html.HtmlElement, inside: _Inside
) -> Iterator[tuple[html.HtmlElement, str]]:
    for child in element:
        if not isinstance(child.tag, str):
            continue
        reason = _reason(child, inside.words)
        if not reason and inside.links.are_all(child):
            reason = "it is nothing but links"
        if not reason and title_boxes.is_title_box(child, inside.main):
            reason = title_boxes.REASON
        if reason:
            yield child, reason
        else:
            yield from _parts_inside(child, inside)


def _reason(element: html.HtmlElement, words: int) -> str:
    """Say why an element inside the article is the site's, if it is.

    `words` are those of the article with all that is in it.
    """
    if element.tag in SITE_TAGS:
        return f"it is the site's ({element.tag})"
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    match = SITE_WORDS.search(name)
    if match is None or element.tag in ("body", "article", "main", "p", "h1"):
        return ""
    own = _own_words(element)
    readers = READERS.search(name) is not None and own < MOST_READERS * words
    if own > WORDY and not readers:
        return ""
    return f'the site calls it "{match[0].strip("-_ ")}"'


def _own_words(element: html.HtmlElement) -> int:
    """Count the words outside links."""
    inside = sum(len(" ".join(a.itertext()).split()) for a in element.iter("a"))
    return len(" ".join(element.itertext()).split()) - inside


def _kept(body: html.HtmlElement) -> list[html.HtmlElement]:
    """Return the blocks of the page that readability takes for its article."""
    elements = [e for e in body.iter() if isinstance(e.tag, str)]
    for number, element in enumerate(elements):
        element.set(MARK, str(number))
    page = etree.Element("html")
    page.append(copy.deepcopy(body))
    tree = html.fromstring(etree.tostring(page, method="html", encoding="unicode"))
    for element in elements:
        del element.attrib[MARK]
    logger = logging.getLogger("readability.readability")
    before, logger.disabled = logger.disabled, True
    try:
        summary = Document(tree).summary(html_partial=True)
        kept = html.fromstring(summary) if summary.strip() else None
    except (Unparseable, etree.LxmlError, ValueError):
        kept = None
    finally:
        logger.disabled = before
    if kept is None:
        return []
    marks = [e.get(MARK) for e in kept.iter(*BLOCKS)]
    return [elements[int(mark)] for mark in marks if mark]


def _around(elements: list[html.HtmlElement]) -> html.HtmlElement:
    """Return the innermost element around all of some, never one of themselves."""
    chains = [list(reversed(list(e.iterancestors()))) for e in elements]
    common = chains[0]
    for chain in chains[1:]:
        size = next(
            (
                i
                for i, (one, other) in enumerate(zip(common, chain, strict=False))
                if one is not other
            ),
            min(len(common), len(chain)),
        )
        common = common[:size]
    return common[-1]


def _articles(element: html.HtmlElement) -> int:
    return sum(1 for _ in element.iter("article"))
