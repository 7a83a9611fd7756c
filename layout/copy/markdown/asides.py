"""Boxes of other houses' Markdown: notes, tips, warnings.

GitHub and Obsidian write `> [!NOTE]`, Docusaurus and Pandoc `:::note`, MkDocs
`!!! note "Title"`. All are made block quotes, which any parser knows; a mark that no
text may hold tells them from quotes when the copy has been parsed.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from layout.codes import Code, Severity
from layout.copy.manuscript import Quote
from layout.copy.markup import escaped, plain_of, strong
from layout.copy.remarks import shown
from layout.copy.web.flow import FlowItem, Para
from layout.notebook import Notebook

# A noncharacter (Unicode 16, 23.7) that XML lets pass; pictures have others.
BOX: Final = "\U0001fffe"
BEGINS: Final = re.compile(r"\[!|:::|!!!|\?\?\?")
ALERT: Final = re.compile(
    r"^\s{0,3}>\s?\[!(?P<kind>[A-Za-z]+)\][+-]?\s*+(?P<title>.*)$"
)
QUOTED: Final = re.compile(r"^\s{0,3}>")
COLONS: Final = re.compile(
    r"^\s{0,3}:{3,}\s*+\{?\s*+\.?(?P<kind>[A-Za-z][\w-]*+)\s*+\}?(?P<title>[^:]*+)$"
)
COLONS_END: Final = re.compile(r"^\s{0,3}:{3,}\s*+$")
MARKED: Final = re.compile(
    r"^(?:!!!|\?\?\?\+?)\s+(?P<kind>[A-Za-z][\w-]*+)(?:\s+[\w-]++)*+"
    r"(?:\s+\"(?P<title>[^\"]*+)\")?\s*+$"
)
INDENT: Final = re.compile(r"^(?: {4}|\t)")
FENCE: Final = re.compile(r"^\s{0,3}(?:```|~~~)")
# Kinds that say nothing to a reader: the box needs no title.
PLAIN: Final = frozenset(("note", "info", "facts", "abstract", "summary", "details"))


def marked_boxes(text: str) -> str:
    """Return Markdown with boxes as marked quotes; every line stays where it is."""
    if not BEGINS.search(text):
        return text
    return "\n".join(_Marker(text.replace(BOX, "").split("\n")).lines())


def unboxed(items: list[FlowItem], remarks: Notebook) -> list[FlowItem]:
    """Return items with the paragraphs of each marked quote in its place, told."""
    done: list[FlowItem] = []
    for item in items:
        if isinstance(item, Quote) and item.paragraphs[0].strip("*").startswith(BOX):
            done += _paragraphs(item, remarks)
        else:
            done.append(item)
    return done


def _paragraphs(box: Quote, remarks: Notebook) -> list[FlowItem]:
    title = plain_of(box.paragraphs[0]).strip(f"{BOX} ")
    texts = (*([strong(escaped(title))] if title else []), *box.paragraphs[1:])
    remarks.note(
        Code.UNKNOWN_BOX,
        f'a box is set as paragraphs: "{shown(title or plain_of(texts[0]))}"'
        if texts
        else "a box has no words",
        line=box.line,
        hint='write !!! facts "Title" to have it beside the copy',
        weight=Severity.ADVICE,
    )
    return [Para(text=text, line=box.line) for text in texts]


@dataclass(slots=True)
class _Marker:
    """Goes through the lines; `out` are those that are done."""

    source: list[str]
    out: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Return all lines, boxes marked."""
        code = False
        while len(self.out) < len(self.source):
            line = self.source[len(self.out)]
            code ^= FENCE.match(line) is not None
            if code or not self.box(line):
                self.out.append(line)
        return self.out

    def box(self, line: str) -> bool:
        """Take the box that begins at a line, if one does."""
        if match := ALERT.match(line):
            self.head(match)
        elif match := MARKED.match(line):
            self.head(match)
            self.set_in()
        elif match := COLONS.match(line):
            return self.fenced(match)
        return match is not None

    def head(self, match: re.Match[str]) -> None:
        """Begin a quote with the box's title, which may be none."""
        kind, title = match["kind"], (match["title"] or "").strip(" []{}")
        known = title or ("" if kind.casefold() in PLAIN else kind.capitalize())
        self.out.append(f"> ### {BOX} {known}".rstrip())

    def set_in(self) -> None:
        """Quote the lines that are set in, and the empty ones between them."""
        for line in self.source[len(self.out) :]:
            if line.strip() and not INDENT.match(line):
                break
            self.out.append(f"> {INDENT.sub('', line)}" if line.strip() else ">")
        # Empty lines behind the box part it from what follows.
        for place in range(len(self.out) - 1, 0, -1):
            if self.out[place] != ">":
                break
            self.out[place] = ""

    def fenced(self, match: re.Match[str]) -> bool:
        """Quote the lines up to a line of colons; marks of boxes inside are dropped."""
        first, deep = len(self.out), 0
        for end in range(first + 1, len(self.source)):
            deep += COLONS.match(self.source[end]) is not None
            if COLONS_END.match(self.source[end]):
                if deep == 0:
                    break
                deep -= 1
        else:
            return False
        self.head(match)
        for line in self.source[first + 1 : end]:
            mark = COLONS.match(line) or COLONS_END.match(line)
            self.out.append(">" if mark else f"> {line}".rstrip())
        self.out.append("")
        return True
