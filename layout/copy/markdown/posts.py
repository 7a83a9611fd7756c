"""Articles of web sites that are made from Markdown: Jekyll, Hugo, Eleventy, Ghost.

Front matter, then template tags, then Markdown (CommonMark, as all of them read it
by now, with tables, footnotes and definition lists), then the tree that it makes.
"""

import re
from dataclasses import replace
from functools import cache
from typing import Final

import lxml.html
from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from layout.codes import Code, Severity
from layout.copy.dressing import SourceDraft, dressed
from layout.copy.manuscript import Reading, Source
from layout.copy.markdown.asides import marked_boxes, unboxed
from layout.copy.markdown.components import without_code
from layout.copy.markdown.fields import Fields, fields_of
from layout.copy.markdown.front_matter import Matter, read_matter
from layout.copy.markdown.resolving import MARK, Resolved, resolved
from layout.copy.text.encodings import decoded, remark_encoding
from layout.copy.web.controls import CONTROL, without_controls
from layout.copy.web.crowded import uncrowded
from layout.copy.web.flowing import flow_of
from layout.copy.web.inlining import CAPTION, InlineMarkdown, Shot, inline_of
from layout.notebook import Notebook

# Marks around nothing but punctuation: CommonMark would print the asterisks.
POINTED: Final = re.compile(r"(?<=\w)(\*\*|__)([.,;:!?]+)\1")
RULE: Final = re.compile(r"^[ \t]*+\|(?:[ \t]*+:?-{2,}+:?[ \t]*+\|)++[ \t]*+$")
# What editors of web sites leave in the copy for their own machines.
MACHINE: Final = re.compile(
    r"<!--\s*+(?:/?wp:|more\b|kg-card|truncate|excerpt|end)"
    # It ends before another comment begins, so that an end is looked for once.
    r"(?:[^<-]|<(?!!--)|-(?!->))*+-->"
)


def read_markdown(source: Source) -> Reading:
    """Return the article of a Markdown file.

    Raises:
        Unreadable: it is no text.
    """
    remarks = Notebook(file=source.name)
    found = decoded(source.data, remarks)
    remark_encoding(found, remarks)
    matter = read_matter(CONTROL.sub("", found.text))
    if matter.problem:
        remarks.note(
            Code.IMPORT_MENDED,
            f"the front matter was read line by line: {matter.problem}",
            line=1,
            hint="see that headline and byline are right",
            weight=Severity.WARNING,
        )
    text, code = without_code(MACHINE.sub("", matter.copy), source.name, matter.line)
    copy = resolved(marked_boxes(text), matter.keys, matter.line)
    fields = _fields(matter, source.sections, remarks)
    flow = flow_of(_tree(copy))
    flow.items = unboxed(flow.items, remarks)
    flow.leftovers += [*code, *copy.leftovers]
    flow.odd += copy.odd
    draft = SourceDraft(
        source=source, flow=flow, fields=fields, encoding=found.encoding
    )
    return (dressed(draft, remarks),), tuple(remarks.notes)


def _fields(matter: Matter, sections: tuple[str, ...], remarks: Notebook) -> Fields:
    """Return the front matter's fields, their Markdown read."""
    fields = fields_of(matter.keys, sections)
    if fields.others:
        remarks.note(
            Code.IMPORT_KEYS,
            f"keys of the front matter were not used: {', '.join(fields.others)}",
            line=1,
            hint="nothing to do, unless one of them has words to print",
        )
    return replace(
        fields,
        headline=_plain(fields.headline),
        kicker=_plain(fields.kicker),
        standfirsts=tuple(_inline(text) for text in fields.standfirsts),
        shots=tuple(
            replace(shot, caption=_inline(shot.caption)) for shot in fields.shots
        ),
    )


@cache
def _markdown() -> MarkdownIt:
    """Return the parser; it keeps nothing of what it parsed."""
    md = MarkdownIt("commonmark", {"html": True})
    return (
        md.enable(["table", "strikethrough"]).use(footnote_plugin).use(deflist_plugin)
    )


def _tree(copy: Resolved) -> etree._Element:
    """Return copy as a tree whose blocks know their lines, with its pictures."""
    md = _markdown()
    environment: dict[str, object] = {}
    tokens = md.parse(_mended(copy.text), environment)
    _number_lines(tokens, copy)
    html = md.renderer.render(tokens, md.options, environment)
    root = lxml.html.fragment_fromstring(uncrowded(html), create_parent="div")
    without_controls(root)
    for element in list(root.iter()):
        _place(element, copy.shots)
    return root


def _number_lines(tokens: list[Token], copy: Resolved) -> None:
    for token in tokens:
        if token.map is not None and token.nesting >= 0 and token.type != "inline":
            token.attrSet("data-line", str(copy.line(token.map[0] + 1)))


def _mended(text: str) -> str:
    """Mend what older parsers of Markdown let pass and CommonMark does not."""
    lines = POINTED.sub(r"\2", text).split("\n")
    for place in range(1, len(lines)):
        cells = _cells(lines[place - 1])
        if cells > 1 and RULE.match(lines[place]) and _cells(lines[place]) != cells:
            lines[place] = "|" + " --- |" * cells
    return "\n".join(lines)


def _cells(row: str) -> int:
    bare = row.strip()
    return bare.strip("|").count("|") + 1 if bare.startswith("|") else 0


def _place(element: etree._Element, shots: list[Shot]) -> None:
    """Put pictures where their marks stand in an element's text and behind it."""
    if not isinstance(element.tag, str):
        return
    if MARK.search(element.text or ""):
        texts, images = _split(element.text, shots)
        element.text = texts[0]
        _insert(element, 0, texts[1:], images)
    parent = element.getparent()
    if parent is not None and MARK.search(element.tail or ""):
        texts, images = _split(element.tail, shots)
        element.tail = texts[0]
        _insert(parent, parent.index(element) + 1, texts[1:], images)
    for name, value in element.attrib.items():
        if MARK.search(value):
            element.set(name, MARK.sub("", value))


def _split(text: str, shots: list[Shot]) -> tuple[list[str], list[etree._Element]]:
    parts = MARK.split(text)
    images = [_image(shots[int(n)]) for n in parts[1::2] if int(n) < len(shots)]
    return parts[::2], images


def _insert(
    parent: etree._Element, at: int, texts: list[str], images: list[etree._Element]
) -> None:
    for offset, (image, text) in enumerate(zip(images, texts, strict=False)):
        image.tail = text
        parent.insert(at + offset, image)


def _image(shot: Shot) -> etree._Element:
    image = etree.Element("img", src=shot.source, alt=shot.alt)
    image.set(CAPTION, _inline(shot.caption))
    image.set("data-credit", shot.credit)
    return image


def _inline(markdown: str) -> str:
    """Return one line of another house's Markdown as ours."""
    return _line_of(markdown).markdown() if markdown.strip() else ""


def _plain(markdown: str) -> str:
    """Return the words of one line of Markdown."""
    return " ".join(_line_of(markdown).text.split()) if markdown.strip() else ""


def _line_of(markdown: str) -> InlineMarkdown:
    html = _markdown().renderInline(markdown)
    root = lxml.html.fragment_fromstring(uncrowded(html), create_parent="p")
    without_controls(root)
    return inline_of(root)
