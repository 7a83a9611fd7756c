"""Inline elements into spans, with the typography of the whole paragraph."""

from dataclasses import dataclass, field, replace
from itertools import compress, islice
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE

from layout.desk.articles.links import is_link
from layout.desk.articles.parsing import MEANT, line_tree
from layout.desk.articles.typography import pieces, typeset
from layout.desk.articles.words import unescaped
from layout.desk.issue import Span

# Elements that stand on their own lines; everything else is inside a paragraph.
BLOCKS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "table",
        "pre",
        "hr",
        "div",
    ]
)
# What stands for a forced line break among the characters of a paragraph.
LINE_END = "\u2028"
BLANK = str.maketrans(dict.fromkeys(f"\t\n\r\f\v{LINE_END}", " "))
PLAIN = Span(text="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture in the copy."""

    file: str
    alt: str
    title: str


@dataclass(slots=True, kw_only=True)
class InlineContent:
    """What is inside a paragraph: spans as written, pictures, code and breaks.

    `dropped` are addresses of links that are none. Breaks are `meant` where they are
    written with a backslash.
    """

    raw: list[Span] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    code: bool = False
    breaks: bool = False
    meant: bool = False

    @property
    def text(self) -> str:
        """The characters as written."""
        return "".join(span.text for span in self.raw)

    def spans(self, language: str) -> tuple[Span, ...]:
        """Return the spans with typographic marks, white space closed up."""
        return typeset_spans(self.raw, language)

    def lines(self) -> list[list[Span]]:
        """Return the spans between forced line breaks, where there is any word."""
        lines: list[list[Span]] = [[]]
        for span in self.raw:
            for number, text in enumerate(span.text.split(LINE_END)):
                if number:
                    lines.append([])
                lines[-1].append(replace(span, text=text))
        return [line for line in lines if "".join(s.text for s in line).strip()]


def inline_of(element: Element) -> InlineContent:
    """Collect what is inside a paragraph, up to the first block in it."""
    found = InlineContent()
    _collect(element, PLAIN, found)
    return found


def line_spans(markdown: str, language: str) -> tuple[Span, ...]:
    """Return one line of Markdown, such as a caption, as spans."""
    return line_inline(markdown).spans(language)


def line_inline(markdown: str) -> InlineContent:
    """Return what is inside one line of Markdown."""
    return inline_of(line_tree(markdown))


def text_of(spans: tuple[Span, ...]) -> str:
    """Return the characters of spans."""
    return "".join(span.text for span in spans)


def typeset_spans(raw: list[Span], language: str) -> tuple[Span, ...]:
    """Give a paragraph its typographic marks, across the borders of its spans."""
    text = "".join(span.text for span in raw).translate(BLANK)
    if len(raw) == 1 and _is_close(text):
        return (replace(raw[0], text=typeset(text, language)),) if text else ()
    kept = _kept(text)
    marks = iter(pieces("".join(compress(text, kept)), language))
    merged: list[Span] = []
    place = 0
    for span in raw:
        own = kept[place : place + len(span.text)]
        place += len(span.text)
        _append(replace(span, text="".join(islice(marks, sum(own)))), merged)
    return tuple(merged)


def _append(span: Span, merged: list[Span]) -> None:
    """Add a span to the last one if it looks the same, behind it if not."""
    if not span.text:
        return
    if merged and replace(merged[-1], text="") == replace(span, text=""):
        span = replace(span, text=merged.pop().text + span.text)
    merged.append(span)


def _is_close(text: str) -> bool:
    """Say whether there is one space between words and none at the ends."""
    return "  " not in text and text == text.strip(" ")


def _kept(text: str) -> list[bool]:
    """Say which characters stay: one space between words, none at the ends."""
    if _is_close(text):
        return [True] * len(text)
    end = len(text.rstrip(" "))
    return [
        place < end and (char != " " or (place > 0 and text[place - 1] != " "))
        for place, char in enumerate(text)
    ]


def _collect(element: Element, style: Span, found: InlineContent) -> None:
    """Add an element's text; children that are blocks are left to the caller."""
    _add(element.text, style, found)
    for child in element:
        if child.tag not in BLOCKS:
            _collect_child(child, style, found)
            _add(child.tail, style, found)


def _collect_child(child: Element, style: Span, found: InlineContent) -> None:
    if child.tag == "img":
        found.images.append(
            Image(
                file=child.get("src", ""),
                alt=unescaped(child.get("alt", "")),
                title=unescaped(child.get("title", "")),
            )
        )
        return
    if child.tag == "br":
        found.breaks = True
        found.meant = found.meant or child.get("class") == MEANT
        _add(LINE_END, style, found)
        return
    found.code = found.code or child.tag == "code"
    _collect(child, _styled(child, style, found), found)


def _styled(child: Element, style: Span, found: InlineContent) -> Span:
    match child.tag:
        case "strong":
            return replace(style, bold=True)
        case "em":
            return replace(style, italic=True)
        case "sup":
            return replace(style, superscript=True)
        case "smallcaps":
            return replace(style, small_caps=True)
        case "a":
            return _linked(child, style, found)
    return style


def _linked(child: Element, style: Span, found: InlineContent) -> Span:
    """Return the style inside a link, if it is one that may leave the paper."""
    href = (child.get("href") or "").replace(AMP_SUBSTITUTE, "&")
    address = unescaped(href).strip(" ")
    if is_link(address):
        return replace(style, href=address)
    # An empty one is what a template tag has left; that has its note.
    if address:
        found.dropped.append(address)
    return style


def _add(text: str | None, style: Span, found: InlineContent) -> None:
    if text:
        plain = unescaped(text.replace(AMP_SUBSTITUTE, "&"))
        found.raw.append(replace(style, text=plain))
