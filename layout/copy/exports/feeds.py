"""Exports of web sites: WordPress's, and feeds in RSS and Atom, an article an item.

WordPress: https://wordpress.org/documentation/article/tools-export-screen/; RSS 2.0;
RFC 4287. The text of an item is HTML, so it comes to the tree that all copy comes to.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Final

import lxml.html
from lxml import etree

from layout.codes import Code
from layout.copy.dressing import SourceDraft, dressed
from layout.copy.manuscript import IssueLine, Manuscript, Reading, Source
from layout.copy.markdown.fields import Fields
from layout.copy.markup import escaped
from layout.copy.remarks import guess, refusal
from layout.copy.web.controls import CONTROL, without_controls
from layout.copy.web.crowded import uncrowded
from layout.copy.web.flowing import flow_of
from layout.copy.web.inlining import Shot, inline_of, tag_of
from layout.notebook import Notebook

# What of a WordPress export is copy; the rest is menus, pictures and settings.
POSTS: Final = frozenset(["", "post", "page"])
BLOCK: Final = re.compile(
    r"<(?:p|div|h[1-6]|ul|ol|table|blockquote|figure|section|article|pre)\b", re.I
)
# One without an end goes on to the last letter, so that none is looked for in it.
COMMENT: Final = re.compile(r"<!--(?:[^-]|-(?!->))*+(?:-->|(?P<open>\Z))")
SHORTCODE: Final = re.compile(
    r"\[/?(?:gallery|embed|audio|video|playlist|contact-form(?:-7)?|gravityform"
    r"|vc_\w+|et_pb_\w+|fusion_\w+)\b[^\[\]\n]*\]"
)
# No part of a caption goes on into the next one.
_INSIDE: Final = r"(?:[^>\[]|\[(?!caption))*+"
CAPTION: Final = re.compile(
    r"\[caption(?:[^\]\[]|\[(?!caption))*+\]"
    rf"(?P<picture>(?:<a{_INSIDE}>)?\s*+<img{_INSIDE}>\s*+(?:</a>)?)"
    r"(?P<words>(?:[^\[]|\[(?!/?caption))*+)\[/caption\]"
)
FIGURE: Final = r"<figure>\g<picture><figcaption>\g<words></figcaption></figure>"
DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
# XML 1.0, 2.2: what no document may hold, in any encoding that has ASCII's letters.
CONTROLS: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
MOST_ITEMS: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An article of an export: its parts as written, its copy HTML."""

    title: str
    html: str
    byline: str = ""
    summary: str = ""
    section: str = ""
    day: date | None = None
    picture: str = ""
    line: int = 1


def read_feed(source: Source) -> Reading:
    """Return the articles of an export or a feed.

    Raises:
        Unreadable: it is no XML, or has no article.
    """
    remarks = Notebook(file=source.name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
        huge_tree=False,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(CONTROLS.sub(b" ", source.data.lstrip()), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    posts = [] if root is None else list(_posts(root, remarks))
    if not posts:
        raise refusal(
            remarks, "there is no article in it", "export the articles as HTML or text"
        )
    return articles_of(posts, source, remarks), tuple(remarks.notes)


def articles_of(
    posts: list[Post], source: Source, remarks: Notebook
) -> tuple[Manuscript, ...]:
    """Return the posts of an export as articles."""
    if len(posts) > 1:
        guess(remarks, f"the file is taken for {len(posts)} articles")
    return tuple(article_of(post, source, remarks) for post in posts)


def article_of(post: Post, source: Source, remarks: Notebook) -> Manuscript:
    """Return one post as an article."""
    tree = tree_of(post.html)
    for element in tree.iter():
        if isinstance(element.tag, str):
            element.set("data-line", str(post.line))
    fields = Fields(
        headline=words_of_html(post.title),
        byline=" ".join(post.byline.split()),
        standfirsts=(escaped(words_of_html(post.summary)),) if post.summary else (),
        section=" ".join(post.section.split()),
        shots=(Shot(source=post.picture),) if post.picture else (),
    )
    draft = SourceDraft(source=source, flow=flow_of(tree), fields=fields)
    article = dressed(draft, remarks)
    return replace(article, issue=IssueLine(day=post.day)) if post.day else article


def _left_open(comment: re.Match[str]) -> str:
    return "" if comment["open"] is None else comment[0]


def tree_of(text: str) -> etree._Element:
    """Return a post's copy as a tree; without tags, empty lines part its paragraphs."""
    html = CAPTION.sub(FIGURE, text)
    html = COMMENT.sub(_left_open, CONTROL.sub(" ", html))
    html = SHORTCODE.sub("", html)
    if not BLOCK.search(html):
        parts = re.split(r"\n\s*\n", html.strip())
        html = "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in parts)
    try:
        tree = lxml.html.fragment_fromstring(uncrowded(html), create_parent="div")
    except (etree.LxmlError, ValueError):
        tree = lxml.html.Element("div")
    without_controls(tree)
    return tree


def words_of_html(text: str) -> str:
    """Return the words of a title or summary, which may hold tags and entities."""
    if not text.strip():
        return ""
    if "<" not in text and "&" not in text:
        return " ".join(text.split())
    tree = lxml.html.fragment_fromstring(
        uncrowded(CONTROL.sub(" ", text)), create_parent="p"
    )
    return " ".join(inline_of(tree).text.split())


def _posts(root: etree._Element, remarks: Notebook) -> Iterator[Post]:
    authors = _authors(root)
    pictures = _pictures(root)
    drafts = 0
    items = [e for e in root.iter() if tag_of(e) in ("item", "entry")]
    for item in items[:MOST_ITEMS]:
        said = _said(item)
        if said.get("post_type", "") not in POSTS:
            continue
        if said.get("status", "publish") not in ("publish", "future", "inherit"):
            drafts += 1
            continue
        html = said.get("encoded") or said.get("content") or said.get("description", "")
        if not html.strip() and not said.get("title", "").strip():
            continue
        name = said.get("creator") or said.get("author", "")
        summary = said.get("excerpt") or said.get("summary", "")
        summary = summary or (
            said.get("description", "") if said.get("encoded") else ""
        )
        yield Post(
            title=said.get("title", ""),
            html=html,
            byline=authors.get(name, name),
            summary=summary,
            section=said.get("section", ""),
            day=_day(said),
            picture=pictures.get(said.get("thumbnail", ""), ""),
            line=item.sourceline or 1,
        )
    if drafts:
        remarks.note(
            Code.IMPORT_DROPPED,
            f"{drafts} posts that were not published are left out",
            hint="publish them, or import their texts by themselves",
        )


def _said(item: etree._Element) -> dict[str, str]:
    """Return an item's parts by their names; the two `encoded` are told apart."""
    said: dict[str, str] = {}
    for child in item:
        name = tag_of(child)
        space = etree.QName(child).namespace or "" if isinstance(child.tag, str) else ""
        text = _inside(child)
        if name == "encoded" and "excerpt" in space:
            said["excerpt"] = text
        elif name == "category":
            own = child.get("domain") in (None, "category")
            if own and text.strip() and text.strip() != "Uncategorized":
                said.setdefault("section", text or child.get("term", ""))
        elif name == "author" and len(child):
            said["author"] = next(
                (_inside(e) for e in child if tag_of(e) == "name"), ""
            )
        elif name == "postmeta":
            parts = [_inside(e).strip() for e in child]
            if parts[:1] == ["_thumbnail_id"] and len(parts) > 1:
                said["thumbnail"] = parts[1]
        elif name:
            said.setdefault(name, text)
    return said


def _inside(element: etree._Element) -> str:
    """Return an element's text; an Atom text of XHTML keeps its tags."""
    if not isinstance(element.tag, str):
        return ""
    if element.get("type") == "xhtml":
        return "".join(etree.tostring(child, encoding="unicode") for child in element)
    return "".join(element.itertext())


def _authors(root: etree._Element) -> dict[str, str]:
    """Return the names of a site's authors by those that they log in with."""
    found: dict[str, str] = {}
    for author in root.iter():
        if tag_of(author) == "author":
            said = {tag_of(child): _inside(child).strip() for child in author}
            if said.get("author_login"):
                shown_name = said.get("author_display_name") or said["author_login"]
                found[said["author_login"]] = shown_name
    return found


def _pictures(root: etree._Element) -> dict[str, str]:
    """Return the addresses of a WordPress site's pictures by their numbers."""
    found: dict[str, str] = {}
    for item in root.iter("item"):
        said = {tag_of(child): _inside(child).strip() for child in item}
        if said.get("post_type") == "attachment" and said.get("attachment_url"):
            found[said.get("post_id", "")] = said["attachment_url"]
    return found


def _day(said: dict[str, str]) -> date | None:
    for name in ("post_date", "pubDate", "pubdate", "published", "updated", "date"):
        text = said.get(name, "").strip()
        match = DAY.match(text)
        try:
            if match is not None:
                return date(*map(int, match.groups()))
            if text:
                return parsedate_to_datetime(text).date()
        except (ValueError, TypeError, IndexError):
            continue
    return None
