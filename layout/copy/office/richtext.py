"""Rich text (.rtf), brought to the tree that all copy comes to.

Rich Text Format Specification 1.9.1 (Microsoft, 2008). Who writes it sets the marks
of lists out beside the words, so that an item has the number that was seen.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Final

import lxml.html
from lxml import etree

from layout.copy.dressing import SourceDraft, dressed_apart
from layout.copy.manuscript import Leftover, Reading, Source
from layout.copy.markdown.fields import Fields
from layout.copy.markup import escaped
from layout.copy.office.richwords import (
    CHARACTERS,
    CHARSETS,
    KINDS,
    LOOKS,
    MARGINS,
    SIGNS,
    SILENT,
    TOKEN,
)
from layout.copy.office.told import check_words, margins
from layout.copy.office.wordstyles import Style, role_of
from layout.copy.web.controls import CONTROL
from layout.copy.web.flow import Head
from layout.copy.web.flowing import flow_of
from layout.copy.web.inlining import MARKS
from layout.copy.web.itemising import MARK
from layout.copy.web.webnotes import NOTE
from layout.notebook import Notebook

MOST_DEEP: Final = 1000
HEADING: Final = re.compile(r"h[1-6]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """What holds in a group: where its words go, and how they look."""

    goal: str = "body"
    looks: frozenset[str] = frozenset()
    hidden: bool = False
    font: int = 0
    skip: int = 1


@dataclass(slots=True, kw_only=True)
class _Paragraph:
    """A paragraph in work: its element, its style, the mark of its item."""

    element: etree._Element
    style: int | None = None
    level: int | None = None
    mark: str = ""
    cell: bool = False


def read_richtext(source: Source) -> Reading:
    """Return the articles of a rich text: as many as it has titles.

    Raises:
        Unreadable: there are no words in it.
    """
    remarks = Notebook(file=source.name)
    reader = _RtfReader()
    reader.read(source.data)
    flow = flow_of(reader.tree())
    check_words(flow, remarks)
    flow.leftovers += reader.hidden
    flow.leftovers += margins(" ".join(text.split()) for text in reader.margins)
    draft = SourceDraft(
        source=replace(source, neighbour=reader.pictures.get),
        flow=flow,
        fields=Fields(),
        markup=any(isinstance(item, Head) for item in flow.items),
    )
    return dressed_apart(draft, remarks), tuple(remarks.notes)


@dataclass(slots=True, kw_only=True)
class _RtfReader:
    """Reads the tokens of a file one after the other."""

    root: etree._Element = field(default_factory=lambda: lxml.html.Element("div"))
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    fresh: bool = False
    encoding: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    margins: list[str] = field(default_factory=list)
    hidden: list[Leftover] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    paragraph: _Paragraph | None = None
    before: list[_Paragraph | None] = field(default_factory=list)
    row: etree._Element | None = None
    number: int = 0
    left: int = 0
    pending: bytes = b""

    def read(self, data: bytes) -> None:
        """Read the whole of a file."""
        place = 0
        while (match := TOKEN.search(data, place)) is not None:
            place = match.end()
            if match["word"] == b"bin":
                # So many bytes follow that are no text.
                place += max(0, int(match["number"] or 0))
                continue
            if match["hex"]:
                self.raw(bytes.fromhex(match["hex"].decode()))
                continue
            if match["text"]:
                self.raw(match["text"])
                continue
            self.flush()
            if match["brace"]:
                self.group(opens=match["brace"] == b"{")
            elif match["word"]:
                number = match["number"]
                self.control(match["word"], None if number is None else int(number))
            elif match["sign"] == b"*":
                self.state = replace(self.state, goal="unknown")
            elif match["sign"]:
                self.text(SIGNS.get(match["sign"], ""))
        self.flush()
        self.end()

    def tree(self) -> etree._Element:
        """Return what was read, its footnotes at the end."""
        for note in self.notes:
            self.root.append(note)
        return self.root

    def raw(self, data: bytes) -> None:
        """Keep bytes of text; what stands for a character given by number is passed."""
        skipped = min(self.left, len(data))
        self.left -= skipped
        self.pending += data[skipped:]

    def flush(self) -> None:
        """Decode the bytes that were kept: letters may be of two bytes."""
        if self.pending:
            name = self.fonts.get(self.state.font, "") or self.encoding
            try:
                text = self.pending.decode(name, "replace")
            except LookupError:
                text = self.pending.decode("cp1252", "replace")
            self.pending = b""
            self.text(text)

    def group(self, *, opens: bool) -> None:
        """Begin or end a group."""
        self.left = 0
        if opens:
            # Deeper than that no program goes: its groups are read as one.
            if len(self.stack) < MOST_DEEP:
                self.stack.append(self.state)
            self.fresh = True
            return
        if not self.stack:
            return
        ended, self.state = self.state.goal, self.stack.pop()
        if ended != self.state.goal:
            self.ended(ended)

    def ended(self, goal: str) -> None:
        """Use the words of a group that is none of the copy's."""
        text = self.words.pop(goal, "")
        if goal == "style":
            self.names[self.number] = text.strip().rstrip(";")
        elif goal == "margin":
            self.margins.append(text)
        elif goal == "picture":
            self.picture(text)
        elif goal == "mark" and text.strip():
            own = self.current()
            own.mark = own.mark or " ".join(text.split())
        elif goal == "note":
            self.end()
            self.paragraph = self.before.pop() if self.before else None

    def picture(self, text: str) -> None:
        """Keep a picture of a kind that prints; others are drawings of a program's."""
        digits = "".join(text.split())
        try:
            data = bytes.fromhex(digits)
        except ValueError:
            return
        suffix = next((own for sign, own in KINDS if data.startswith(sign)), "")
        if suffix and self.state.goal in ("body", "note", "unknown"):
            name = f"picture-{len(self.pictures) + 1}{suffix}"
            self.pictures[name] = data
            etree.SubElement(self.current().element, "img").set("src", name)

    def control(self, word: bytes, number: int | None) -> None:
        """Follow a control word."""
        fresh, self.fresh = self.fresh, False
        if fresh and self.destination(word, number):
            return
        if word in LOOKS:
            looks = self.state.looks - {LOOKS[word]}
            on = looks if number == 0 else looks | {LOOKS[word]}
            self.state = replace(self.state, looks=on)
        elif word in CHARACTERS:
            self.text(CHARACTERS[word])
        elif word == b"u" and number is not None:
            self.text(chr(number % 0x10000))
            self.left = self.state.skip
        elif word in (b"par", b"sect", b"page"):
            self.end()
        elif word == b"line" and self.state.goal in ("body", "note"):
            etree.SubElement(self.current().element, "br")
        else:
            self.property(word, number)

    def property(self, word: bytes, number: int | None) -> None:
        """Follow a control word that sets something."""
        value = 0 if number is None else number
        match word:
            case b"plain":
                self.state = replace(self.state, looks=frozenset(), hidden=False)
            case b"nosupersub":
                self.state = replace(self.state, looks=self.state.looks - {"sup"})
            case b"v" | b"deleted":
                self.state = replace(self.state, hidden=number != 0)
            case b"uc":
                self.state = replace(self.state, skip=max(0, min(value, 8)))
            case b"f":
                self.state = replace(self.state, font=value)
            case b"cell" | b"nestcell":
                self.end(cell=True)
            case b"row" | b"nestrow":
                self.row = None
            case b"s" | b"outlinelevel" | b"intbl" | b"pard":
                self.shape(word, value)
            case _:
                self.letters(word, value)

    def letters(self, word: bytes, value: int) -> None:
        """Note which letters bytes stand for."""
        if word == b"fcharset":
            self.fonts[self.state.font] = CHARSETS.get(value, "")
        elif word == b"ansicpg":
            self.encoding = f"cp{value}"
        elif word == b"mac":
            self.encoding = "mac_roman"

    def shape(self, word: bytes, value: int) -> None:
        """Note what a paragraph is."""
        if self.state.goal == "style" and word == b"s":
            self.number = value
        if self.state.goal not in ("body", "note"):
            return
        own = self.current()
        if word == b"s":
            own.style = value
        elif word == b"outlinelevel":
            own.level = value
        elif word == b"intbl":
            own.cell = True
        else:
            own.style, own.level, own.cell = None, None, False

    def destination(self, word: bytes, number: int | None) -> bool:
        """Begin a group that is not of the copy, if its first word says so."""
        goals = {
            b"listtext": "mark",
            b"pntext": "mark",
            b"footnote": "note",
            b"shptxt": "body",
            b"stylesheet": "sheet",
            b"pict": "picture",
        }
        if self.state.goal == "sheet":
            self.state = replace(self.state, goal="style")
            self.number = (number or 0) if word == b"s" else 0
            return word == b"s"
        goal = "" if self.state.goal == "silent" else goals.get(word, "")
        if word in SILENT:
            goal = "silent"
        elif word in MARGINS:
            goal = "margin"
        if not goal:
            return False
        if goal == "note":
            self.footnote()
        self.state = replace(self.state, goal=goal)
        return True

    def footnote(self) -> None:
        """Set a footnote's mark, and go on in the note."""
        label = str(len(self.notes) + 1)
        mark = etree.SubElement(self.current().element, "sup")
        mark.set(MARKS, label)
        mark.text = label
        note = lxml.html.Element("p")
        note.set(NOTE, label)
        self.notes.append(note)
        self.before.append(self.paragraph)
        self.paragraph = _Paragraph(element=note)

    def current(self) -> _Paragraph:
        """Return the paragraph in work."""
        if self.paragraph is None:
            self.paragraph = _Paragraph(element=lxml.html.Element("p"))
        return self.paragraph

    def text(self, text: str) -> None:
        """Add words where they belong."""
        clean = CONTROL.sub("", text)
        if not clean:
            return
        self.fresh = False
        goal = self.state.goal
        if goal in ("body", "note"):
            if self.state.hidden:
                left = Leftover(text=escaped(clean), reason="it is hidden text", line=1)
                self.hidden += [left] if clean.strip() else []
                return
            place = self.current().element
            for look in sorted(self.state.looks):
                place = etree.SubElement(place, look)
            _append(place, clean)
        elif goal not in ("silent", "unknown"):
            self.words[goal] = self.words.get(goal, "") + clean

    def end(self, *, cell: bool = False) -> None:
        """End the paragraph in work, or a cell with all that is in it."""
        own, self.paragraph = self.paragraph, None
        if own is None:
            own = _Paragraph(element=lxml.html.Element("p"), cell=cell)
        if own.element.get(NOTE) is not None:
            # A note of two paragraphs is one.
            self.paragraph = own if self.state.goal == "note" else None
            _append(own.element, " ")
            return
        if cell or own.cell:
            self.paragraph = None if cell else own
            _append(own.element, "" if cell else " ")
            if cell:
                self.cell(own.element)
            return
        self.row = None
        self.add(own)
        if own.style is not None or own.level is not None:
            # A paragraph is like the one before until it is told otherwise.
            nxt = self.current()
            nxt.style, nxt.level = own.style, own.level

    def cell(self, element: etree._Element) -> None:
        """Add a cell to the row, and the row to the table that stands above."""
        if self.row is None:
            last = self.root[-1] if len(self.root) else None
            table = last if last is not None and last.tag == "table" else None
            table = etree.SubElement(self.root, "table") if table is None else table
            self.row = etree.SubElement(table, "tr")
        element.tag = "td"
        self.row.append(element)

    def add(self, own: _Paragraph) -> None:
        """Add a paragraph to the tree as what its style says it is."""
        element = own.element
        style = Style(name=self.names.get(own.style or 0, ""), outline=own.level)
        role = role_of("s", {"s": style})
        element.set("data-line", str(len(self.root) + 1))
        if own.mark and not HEADING.fullmatch(role):
            last = self.root[-1] if len(self.root) else None
            listed = last if last is not None and last.tag == "ol" else None
            if listed is None:
                listed = etree.SubElement(self.root, "ol")
            element.tag = "li"
            named = any(map(str.isalnum, own.mark)) and own.mark not in ("o", "·")
            element.set(MARK, own.mark if named else "")
            listed.append(element)
            return
        if HEADING.fullmatch(role):
            element.tag = role
        elif role == "quote":
            etree.SubElement(self.root, "blockquote").append(element)
            return
        elif role:
            element.set("class", role)
        self.root.append(element)


def _append(element: etree._Element, text: str) -> None:
    last = element[-1] if len(element) else None
    if last is not None:
        last.tail = (last.tail or "") + text
    else:
        element.text = (element.text or "") + text
