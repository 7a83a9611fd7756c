"""Inline elements of HTML as inline Markdown; what stands among them is counted.

An element's words are taken whatever its name is: only what prints nothing (scripts,
form fields) is passed over, and only a struck-out passage is kept apart.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from lxml import etree

from layout.copy.markup import (
    emphatic,
    escaped,
    linked,
    note_mark,
    raised,
    strong,
    superscript,
)

BOLD: Final = frozenset(["strong", "b"])
ITALIC: Final = frozenset(["em", "i", "cite", "dfn", "var", "address"])
RAISED: Final = frozenset(["sup"])
CODE: Final = frozenset(["code", "kbd", "samp", "tt", "pre"])
STRUCK: Final = frozenset(["s", "strike", "del"])
# What prints nothing of its own on paper, by name.
SILENT: Final = frozenset(
    (
        *("script", "style", "template", "noscript", "head", "title", "meta", "link"),
        *("input", "select", "button", "textarea", "option", "datalist", "param"),
        *("source", "track", "area", "map", "base", "col", "colgroup"),
    )
)
# What of that only a browser reads.
SCRIPTS: Final = frozenset(["script", "style"])
# What shows something that no page can: films, frames, programs.
EMBEDDED: Final = frozenset(
    ["iframe", "object", "embed", "video", "audio", "canvas", "svg", "applet"]
)
# Our own attribute, for a caption that is inline Markdown already.
CAPTION: Final = "layout-caption"
# Marks that lead back from a footnote to its place.
BACK: Final = frozenset("↩↑^⏎\ufe0e\ufe0f\u00a0 ")
# Our own attribute: the label of the footnote whose mark an element is.
MARKS: Final = "data-note-mark"
# Where a footnote's mark leads, in the ways of word processors and web sites.
NOTE_GOAL: Final = re.compile(r"#(?:_?fn|_?ftn|_?edn|footnote|endnote|sdfootnote)")
NOTE_LABEL: Final = re.compile(r"\d{1,3}|[ivxlc]{1,6}|[a-z]|[*†‡§¶]{1,3}")
# A picture of one letter, for the first of a paragraph.
INITIAL: Final = re.compile(r"[“‘\"'«]?[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A picture as a source names it. `caption` is inline Markdown."""

    source: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class StyledRun:
    """Characters in one style; `breaks` is a forced line break instead.

    `note` says that they are the label of a footnote, `stale` that they are a link
    within a site.
    """

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    note: bool = False
    href: str = ""
    stale: bool = False
    breaks: bool = False


@dataclass(slots=True, kw_only=True)
class InlineMarkdown:
    """What is inside a paragraph, and what of it no paragraph can hold."""

    runs: list[StyledRun] = field(default_factory=list)
    shots: list[Shot] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    embedded: list[str] = field(default_factory=list)
    code: int = 0
    stale_links: int = 0
    scripts: int = 0

    @property
    def text(self) -> str:
        """The characters, style apart; marks of footnotes are none of them."""
        return "".join(
            raised(run.text) if run.raised else run.text
            for run in self.runs
            if not run.note
        )

    @property
    def italic(self) -> bool:
        """Whether every word is italic."""
        return _all(self.runs, "italic")

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return _all(self.runs, "bold")

    @property
    def anchored(self) -> bool:
        """Whether every word stands in a link, wherever that leads."""
        worded = [run for run in self.runs if run.text.strip()]
        return bool(worded) and all(run.href or run.stale for run in worded)

    def markdown(self) -> str:
        """Return it all as inline Markdown on one line."""
        return written(self.runs)

    def lines(self) -> list["InlineMarkdown"]:
        """Return what stands between forced line breaks, where there is anything."""
        lines = [InlineMarkdown()]
        for run in self.runs:
            if run.breaks:
                lines.append(InlineMarkdown())
            else:
                lines[-1].runs.append(run)
        return [line for line in lines if line.text.strip()]


def _all(runs: list[StyledRun], style: str) -> bool:
    worded = [run for run in runs if run.text.strip() and not run.note]
    return bool(worded) and all(getattr(run, style) for run in worded)


def tag_of(element: etree._Element) -> str:
    """Return an element's name in lower case; comments and the like have none.

    Pages have names that no XML has (`<br<br>`), so the name is taken as it stands.
    """
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def classes_of(element: etree._Element) -> frozenset[str]:
    """Return the words of an element's class."""
    return frozenset((element.get("class") or "").lower().split())


def inline_of(element: etree._Element) -> InlineMarkdown:
    """Collect everything inside an element."""
    found = InlineMarkdown()
    _collect(element, StyledRun(text=""), found)
    return found


def inline_nodes(nodes: list[etree._Element | str]) -> InlineMarkdown:
    """Collect texts and elements that stand side by side without a paragraph."""
    found = InlineMarkdown()
    for node in nodes:
        if isinstance(node, str):
            _add(node, StyledRun(text=""), found)
        else:
            _collect_child(node, StyledRun(text=""), found)
    return found


def written(runs: list[StyledRun]) -> str:
    """Return runs as inline Markdown: links hold bold, bold holds italic."""
    text = ""
    for href, linked_runs in groupby(_merged(runs), key=lambda run: run.href):
        inside = "".join(
            _styled(list(group), bold=bold, after=text)
            for bold, group in groupby(linked_runs, key=lambda run: run.bold)
        )
        text += linked(inside, href) if href else inside
    return " ".join(text.split())


def _merged(runs: list[StyledRun]) -> Iterator[StyledRun]:
    """Join neighbours of one style; white space and marks alone need no style."""
    bare = (replace(run, stale=False) for run in runs)
    plain = [
        replace(run, bold=False, italic=False, text=run.text or " ")
        if not any(char.isalnum() for char in run.text) and not run.note
        else run
        for run in bare
    ]
    for _, group in groupby(plain, key=lambda run: replace(run, text="")):
        same = list(group)
        yield replace(same[0], text="".join(run.text for run in same))


def _styled(runs: list[StyledRun], *, bold: bool, after: str) -> str:
    text = ""
    for run in runs:
        if run.note:
            text = f"{text.rstrip()}{note_mark(run.text)}"
            continue
        piece = superscript(run.text.strip()) if run.raised else escaped(run.text)
        # Two marks that touch are read as one: the second goes.
        clear = not text.endswith("*") and not (not text and after.endswith("*"))
        text += emphatic(piece) if run.italic and not run.raised and clear else piece
    return strong(text) if bold and not after.endswith("*") else text


def _collect(element: etree._Element, style: StyledRun, found: InlineMarkdown) -> None:
    _add(element.text, style, found)
    for child in element:
        _collect_child(child, style, found)
        _add(child.tail, style, found)


def _collect_child(
    child: etree._Element, style: StyledRun, found: InlineMarkdown
) -> None:
    tag = tag_of(child)
    if tag == "img":
        _add_picture(child, style, found)
    elif tag == "input" and (child.get("type") or "").lower() == "checkbox":
        _add("☐" if child.get("checked") is None else "☒", style, found)
    elif tag == "br":
        found.runs.append(replace(style, text=" ", breaks=True))
    elif tag in SCRIPTS:
        found.scripts += 1
    elif tag in EMBEDDED:
        found.embedded.append(shown_tag(child))
    elif tag in STRUCK:
        inside = inline_of(child)
        found.shots += inside.shots
        found.embedded += inside.embedded
        found.struck += [inside.markdown(), *inside.struck]
    elif tag and tag not in SILENT and not _leads_back(child):
        _collect_styled(child, tag, style, found)


def _add_picture(
    image: etree._Element, style: StyledRun, found: InlineMarkdown
) -> None:
    """Add a picture; one of a paragraph's first letter is that letter."""
    alt = (image.get("alt") or "").strip()
    behind = image.tail or ""
    opens = not found.text.strip() and behind[:1].islower()
    if opens and INITIAL.fullmatch(alt):
        _add(alt, style, found)
    else:
        found.shots.append(shot_of(image))


def _collect_styled(
    child: etree._Element, tag: str, style: StyledRun, found: InlineMarkdown
) -> None:
    if tag in CODE:
        found.code += 1
    label = child.get(MARKS) or (label_of(child) if is_note_mark(child) else "")
    if label:
        _add(label, replace(style, note=True), found)
        return
    spaced = tag in ("td", "th", "li", "p", "div", "dd", "dt", "tr", "figcaption")
    _add(" " if spaced else "", style, found)
    _collect(child, _style_of(child, tag, style, found), found)
    _add(" " if spaced else "", style, found)


def _style_of(
    child: etree._Element, tag: str, style: StyledRun, found: InlineMarkdown
) -> StyledRun:
    if tag in BOLD:
        return replace(style, bold=True)
    if tag in ITALIC:
        return replace(style, italic=True)
    if tag in RAISED:
        return replace(style, raised=True)
    href = (child.get("href") or "").strip() if tag == "a" else ""
    if href.startswith(("http://", "https://", "mailto:")):
        return replace(style, href=href)
    stale = bool(href) and not href.startswith("#")
    found.stale_links += stale
    return replace(style, stale=True) if stale else style


def is_note_mark(child: etree._Element) -> bool:
    """Say whether a link is the mark of a footnote."""
    if tag_of(child) != "a" or not label_of(child):
        return False
    return "footnote-ref" in classes_of(child) | _parent_classes(child) or (
        NOTE_GOAL.match(child.get("href") or "") is not None
        and NOTE_LABEL.fullmatch(label_of(child)) is not None
    )


def label_of(child: etree._Element) -> str:
    """Return what a footnote's mark says, its brackets left away."""
    return "".join("".join(child.itertext()).split()).strip("[](). ")


def _parent_classes(child: etree._Element) -> frozenset[str]:
    parent = child.getparent()
    return frozenset() if parent is None else classes_of(parent)


def _leads_back(child: etree._Element) -> bool:
    text = "".join(child.itertext()).strip()
    back = {"footnote-backref", "reversefootnote", "footnote-back"}
    return bool(classes_of(child) & back) or (
        tag_of(child) == "a"
        and (child.get("href") or "").startswith("#")
        and bool(text)
        and set(text) <= BACK
    )


def _add(text: str | None, style: StyledRun, found: InlineMarkdown) -> None:
    if text:
        found.runs.append(replace(style, text=text))


def shot_of(image: etree._Element) -> Shot:
    """Return the picture that an `img` names; lazy pages hide its address."""
    lazy = ("data-src", "data-lazy-src", "data-original", "src")
    sources = [image.get(name) or "" for name in lazy]
    named = [source for source in sources if source]
    real = [source for source in named if not source.startswith("data:")]
    return Shot(
        source=(real or named or [""])[0].strip(),
        alt=" ".join((image.get("alt") or "").split()),
        caption=image.get(CAPTION) or escaped(image.get("title") or "").strip(),
        credit=" ".join((image.get("data-credit") or "").split()),
    )


def shown_tag(element: etree._Element) -> str:
    """Name an element as an editor may look it up: its tag and its address."""
    address = element.get("src") or element.get("data") or element.get("href") or ""
    return f"<{tag_of(element)}> {address}".strip()
