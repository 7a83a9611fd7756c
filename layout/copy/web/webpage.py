"""HTML: saved pages and fragments. Nothing is fetched, and scripts are never kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree, html

from layout.codes import Code, Severity
from layout.copy.manuscript import (
    Break,
    Footnote,
    Leftover,
    ListBlock,
    Quote,
    Reading,
    Source,
    SourceTable,
    Verse,
)
from layout.copy.markup import escaped, plain_of
from layout.copy.remarks import refusal
from layout.copy.source_pictures import pictures_of
from layout.copy.subbing.people import is_name
from layout.copy.subbing.script import Given, Item
from layout.copy.subbing.subbing import subbed
from layout.copy.text.encodings import Decoded, decoded, remark_encoding
from layout.copy.web.controls import without_controls
from layout.copy.web.crowded import MOST_ATTRIBUTES, crowded_tag
from layout.copy.web.flow import Flow, FlowItem, Head, Para
from layout.copy.web.flowing import flow_of
from layout.copy.web.hiding import take_hidden
from layout.copy.web.webfacts import facts_of
from layout.copy.web.webframes import mark_credits, unframe
from layout.copy.web.weblinks import host_of, leads_out
from layout.copy.web.webmain import main_of, site_parts
from layout.copy.web.webnotes import mark_notes
from layout.notebook import Notebook

CHARSET = re.compile(rb"<meta[^<>]+charset\s*+=\s*+[\"']?\s*+([\w-]+)", re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# Where a link of Markdown leads.
GOAL = re.compile(r"\]\(((?:[^\s)\]]|\](?!\())++)\)")
HEAD_BYTES = 4096
# No line of an article's head has so many words.
LONG = 30
TOO_DEEP = "its elements are nested too deeply to be read"
# The longest articles of encyclopedias come in pages of 30,000 elements; each takes
# a twentieth of a millisecond.
MOST_ELEMENTS = 60_000
SILENT = ("script", "style", "noscript", "template")


def read_html(source: Source) -> Reading:
    """Return the article of a page."""
    remarks = Notebook(file=source.name)
    found = _decoded(source.data, remarks)
    remark_encoding(found, remarks)
    _check_length(found.text, remarks)
    page = _parsed(found.text, remarks)
    given = replace(
        facts_of(page),
        paper=source.paper,
        sections=source.sections,
        repeated=source.repeated,
        encoding=found.encoding,
    )
    body = page.body if page.body is not None else page
    try:
        page_parts = _taken_apart(body, given)
    except RecursionError as problem:
        raise refusal(remarks, TOO_DEEP, "save it as text") from problem
    items, flow = page_parts.items, page_parts.flow
    if not any(item.text for item in items) and not flow.shots:
        raise refusal(
            remarks, "there are no words in it", "see that it was saved whole"
        )
    if flow.odd["script"]:
        remarks.note(
            Code.RAW_HTML,
            "scripts and style sheets are left out",
            weight=Severity.ADVICE,
        )
    pictures, captions = pictures_of(flow.shots, source, remarks)
    manuscript = subbed(items, given, remarks, pictures)
    dropped = (*manuscript.dropped, *page_parts.left, *flow.leftovers, *captions)
    ordered = tuple(sorted(dropped, key=lambda leftover: leftover.line))
    return (replace(manuscript, dropped=ordered),), tuple(remarks.notes)


def _decoded(data: bytes, remarks: Notebook) -> Decoded:
    """Decode a page; what it says of its encoding is surer than a guess."""
    found = decoded(data, remarks)
    said = CHARSET.search(data[:HEAD_BYTES])
    if said is None or found.encoding.startswith("utf"):
        return found
    try:
        name = said[1].decode("ascii").lower()
        legacy = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252"}
        text = data.decode(legacy.get(name, name))
    except (LookupError, UnicodeDecodeError):
        return found
    return Decoded(text=text.replace("\r\n", "\n"), encoding=name)


def _check_length(text: str, remarks: Notebook) -> None:
    """Refuse more than any page of one article has, before a tree is made of it."""
    count = text.count("<") - text.count("</")
    if count > MOST_ELEMENTS:
        raise refusal(
            remarks,
            f"it has {count:,} tags, far more than a page with an article",
            "save the article's own page, or its words as text",
        )
    if (at := crowded_tag(text)) is not None:
        raise refusal(
            remarks,
            f"a tag has more than {MOST_ATTRIBUTES} attributes",
            "save the page anew, or its words as text",
            line=text.count("\n", 0, at) + 1,
        )


def _parsed(text: str, remarks: Notebook) -> html.HtmlElement:
    """Return the tree of a page, its elements marked with their lines."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        page = html.document_fromstring(DECLARATION.sub("", text), parser=parser)
    except (etree.LxmlError, ValueError) as problem:
        raise refusal(
            remarks, "no HTML can be found in it", "save it again"
        ) from problem
    # What is nested deeper than the parser goes would be lost without a word.
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise refusal(remarks, TOO_DEEP, "save it as text")
    without_controls(page)
    for element in page.iter():
        element.set("data-line", str(element.sourceline or 1))
    return page


@dataclass(frozen=True, slots=True, kw_only=True)
class _PageParts:
    """The article's items, the flow they came from, and what belongs to the site."""

    items: list[Item]
    flow: Flow
    left: list[Leftover]


def _taken_apart(body: html.HtmlElement, given: Given) -> _PageParts:
    """Tell the article's items from what belongs to the site."""
    scripts = 0
    for element in list(body.iter(*SILENT)):
        scripts += element.tag in ("script", "style")
        element.drop_tree()
    left = take_hidden(body)
    comments = mark_notes(body)
    unframe(body)
    mark_credits(body)
    main = main_of(body)
    head: list[FlowItem] = []
    host = host_of(body.getroottree().getroot())
    for part, reason in list(site_parts(main, body, host)):
        flow = flow_of(part)
        for item in flow.items:
            if _is_head(item, given) and not _head_has(head, item):
                head.append(item)
            else:
                left += _leftover(item, reason)
        part.drop_tree()
    flow = flow_of(main)
    flow.odd["script"] += scripts
    left += [
        Leftover(text=escaped(text), reason="it is a comment on the draft", line=1)
        for text in comments
    ]
    items = [
        *(_item(item, link=False) for item in head),
        *(
            _item(item, link=linked and not _leads_out(item, host))
            for item, linked in _opened(flow)
        ),
    ]
    return _PageParts(items=items, flow=flow, left=left)


def _opened(flow: Flow) -> Iterator[tuple[FlowItem, bool]]:
    """Yield a page's items, lines above its copy each as one, and if they are links."""
    words = [len(_text_of(item).split()) for item in flow.items]
    first = next((n for n, count in enumerate(words) if count > LONG), 0)
    for place, item in enumerate(flow.items):
        if place < first and isinstance(item, Verse):
            for text in item.lines:
                yield Para(text=text, line=item.line), False
        else:
            yield item, place in flow.linked


def _head_has(head: list[FlowItem], item: FlowItem) -> bool:
    """Say whether the same words are in the head already."""
    return any(_text_of(own) == _text_of(item) for own in head)


def _is_head(item: FlowItem, given: Given) -> bool:
    """Say whether an item outside the main text is of the article's head."""
    text = _text_of(item)
    known = (given.headline, given.standfirst, given.byline)
    if text and text in known:
        return True
    if isinstance(item, Head):
        return item.level == 1 and not given.headline
    if not isinstance(item, Para):
        return False
    named = bool(given.byline) and text.casefold().endswith(given.byline.casefold())
    return named and len(text.split()) < 12 and is_name(given.byline, "")


def _leftover(item: FlowItem, reason: str) -> list[Leftover]:
    markdown = _markdown_of(item)
    if not markdown:
        return []
    return [Leftover(text=markdown, reason=reason, line=item.line)]


def _item(item: FlowItem, *, link: bool) -> Item:
    """Return an item as the sub-editor wants it."""
    markdown = _markdown_of(item)
    text = _text_of(item)
    if isinstance(item, Head):
        return Item(
            text=text,
            markdown=markdown,
            line=item.line,
            heading=item.level,
            link=link,
        )
    if isinstance(item, Para):
        return Item(
            text=text,
            markdown=markdown,
            line=item.line,
            link=link,
        )
    return Item(text=text, markdown=markdown, line=item.line, block=item, link=link)


def _leads_out(item: FlowItem, host: str) -> bool:
    """Say whether an item is a link to another site."""
    return any(leads_out(goal, host) for goal in GOAL.findall(_markdown_of(item)))


def _text_of(item: FlowItem) -> str:
    return plain_of(_markdown_of(item))


def _markdown_of(item: FlowItem) -> str:
    """Return all words of an item on one line."""
    match item:
        case Head() | Para() | Footnote():
            return item.text
        case Verse():
            return " ".join(item.lines)
        case ListBlock():
            return " ".join(item.items)
        case Quote():
            return " ".join(item.paragraphs)
        case SourceTable():
            return " ".join(c for row in (item.header, *item.rows) for c in row if c)
        case Break():
            return ""
