"""Word's XML, brought to what its reader reads; what is not printed is remarked.

mammoth passes over some elements with the words in them: fields, formulas, text boxes
without a fallback. They become plain runs first. Tracked changes and hidden text are
told here, for mammoth keeps the one and drops the other without a word.
"""

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from layout.copy.manuscript import Leftover
from layout.copy.markup import escaped
from layout.copy.office.told import tell_change
from layout.notebook import Notebook

# Both forms of each namespace: ECMA-376 transitional and strict (ISO/IEC 29500).
WORD: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
# What only wraps words; the words stay (ECMA-376 part 1, 17.16.19, 17.3.2.3, 17.3.2.8).
WRAPPERS: Final = frozenset(["fldSimple", "bdo", "dir", "rubyBase"])
BREAKS: Final = {"cr": "br", "ptab": "tab", "dstrike": "strike"}
KEPT_CHANGES: Final = frozenset(["ins", "moveTo"])
MOST_SHOWN: Final = 500
# More columns than that no table has before its first cell.
MOST_SHIFTED: Final = 50
GONE_CHANGES: Final = frozenset(["del", "moveFrom"])


@dataclass(slots=True, kw_only=True)
class Tidied:
    """What was met on the way through a part's XML; `chunks` are files within it."""

    remarks: Notebook
    leftovers: list[Leftover] = field(default_factory=list)
    chunks: list[bytes] = field(default_factory=list)


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def named(root: etree._Element, *names: str) -> list[etree._Element]:
    """Return all elements of the names, in order, whatever their namespace."""
    return [element for element in root.iter() if local(element) in names]


def value_of(element: etree._Element, name: str = "val") -> str:
    """Return an attribute by its local name."""
    found = (v for k, v in element.attrib.items() if etree.QName(k).localname == name)
    return next(found, "")


def text_of(element: etree._Element) -> str:
    """Return the words of an element, deleted ones too."""
    texts = (
        inner.text or "" if local(inner) in ("t", "delText") else " "
        for inner in element.iter()
        if local(inner) in ("t", "delText", "tab", "br", "cr", "p")
    )
    return " ".join("".join(texts).split())


def tidy(root: etree._Element, tidied: Tidied) -> None:
    """Change a part's tree so that its reader finds every word that is printed."""
    _choose(root)
    _write_out_shapes(root)
    _free_boxes(root)
    _unwrap(root)
    _join_initials(root)
    _shift_rows(root)
    for element in named(root, "softHyphen"):
        # It says where a word may break; ours break where their language has it.
        _replace(element, [])
    _write_out_formulas(root)
    for element in named(root, *BREAKS):
        element.tag = f"{{{etree.QName(element).namespace}}}{BREAKS[local(element)]}"
    _remark_changes(root, tidied.remarks)
    _take_hidden(root, tidied)


def _choose(root: etree._Element) -> None:
    """Keep one branch of each alternative: the fallback, if it has what is read.

    ECMA-376 part 3, 7.6: Choice is for who knows the new way, Fallback for others.
    """
    for element in reversed(named(root, "AlternateContent")):
        branches = {local(branch): branch for branch in element}
        choice, fallback = branches.get("Choice"), branches.get("Fallback")
        chosen = fallback
        if fallback is None or (choice is not None and not _says(fallback)):
            chosen = choice
        _replace(element, [] if chosen is None else list(chosen))


def _says(element: etree._Element) -> bool:
    return bool(text_of(element) or named(element, "blip", "imagedata"))


def _free_boxes(root: etree._Element) -> None:
    """Bring the paragraphs of text boxes behind the paragraph they hang on.

    Whatever shape they are in: a drawing, or any of VML's.
    """
    for box in reversed(named(root, "txbxContent")):
        anchor = next((a for a in box.iterancestors() if local(a) == "p"), None)
        if anchor is not None:
            for paragraph in reversed(list(box)):
                anchor.addnext(paragraph)


def _write_out_shapes(root: etree._Element) -> None:
    """Set words that are drawn along a path as a paragraph (VML, WordArt)."""
    for path in named(root, "textpath"):
        text = " ".join(value_of(path, "string").split())
        anchor = next((a for a in path.iterancestors() if local(a) == "p"), None)
        if text and anchor is not None:
            space = etree.QName(anchor).namespace
            paragraph = etree.Element(f"{{{space}}}p")
            run = etree.SubElement(paragraph, f"{{{space}}}r")
            etree.SubElement(run, f"{{{space}}}t").text = text
            anchor.addnext(paragraph)


def _join_initials(root: etree._Element) -> None:
    """Put a drop cap, which stands in a paragraph of its own, before its word."""
    for frame in named(root, "framePr"):
        properties = frame.getparent()
        cap = None if properties is None else properties.getparent()
        if value_of(frame, "dropCap") not in ("drop", "margin") or cap is None:
            continue
        after = cap.getnext()
        if local(cap) != "p" or after is None or local(after) != "p":
            continue
        place = 1 if len(after) and local(after[0]) == "pPr" else 0
        runs = [child for child in cap if local(child) != "pPr"]
        for offset, run in enumerate(runs):
            after.insert(place + offset, run)
        _replace(cap, [])


def _shift_rows(root: etree._Element) -> None:
    """Give a row that begins further in the empty cells before it (17.4.15)."""
    for mark in named(root, "gridBefore"):
        row = next((a for a in mark.iterancestors() if local(a) == "tr"), None)
        count = value_of(mark)
        if row is None or not count.isdecimal():
            continue
        space = etree.QName(row).namespace
        first = next((n for n, c in enumerate(row) if local(c) in ("tc", "sdt")), 0)
        for _ in range(min(int(count), MOST_SHIFTED)):
            cell = etree.Element(f"{{{space}}}tc")
            etree.SubElement(cell, f"{{{space}}}p")
            row.insert(first, cell)


def _unwrap(root: etree._Element) -> None:
    for ruby in reversed(named(root, "ruby")):
        _replace(ruby, [base for base in ruby if local(base) == "rubyBase"])
    for element in reversed(named(root, *WRAPPERS)):
        inside = [child for child in element if not local(child).endswith("Pr")]
        _replace(element, inside)


def _write_out_formulas(root: etree._Element) -> None:
    """Set a formula's characters as a plain run: a newspaper has no fractions."""
    for formula in reversed(named(root, "oMathPara", "oMath")):
        text = "".join(t.text or "" for t in named(formula, "t"))
        space = etree.QName(root).namespace
        run = etree.Element(f"{{{space}}}r")
        etree.SubElement(run, f"{{{space}}}t").text = text
        _replace(formula, [run] if text else [])


@dataclass(slots=True, kw_only=True)
class _Change:
    """A tracked change: who made it, its words, and the last element of it."""

    kind: str
    author: str
    text: str
    last: etree._Element


def _remark_changes(root: etree._Element, remarks: Notebook) -> None:
    """Tell each tracked change."""
    for number, paragraph in enumerate(named(root, "p"), 1):
        for change in _changes(paragraph):
            kept = change.kind in KEPT_CHANGES
            tell_change(
                remarks, change.text, author=change.author, kept=kept, line=number
            )


def _changes(paragraph: etree._Element) -> list[_Change]:
    """Return a paragraph's changes; neighbours by one person are one change."""
    found: list[_Change] = []
    for child in paragraph:
        kind, author = local(child), value_of(child, "author")
        if kind not in KEPT_CHANGES | GONE_CHANGES or not text_of(child):
            continue
        before = found[-1] if found else None
        joins = before is not None and before.last.getnext() is child
        if before and joins and (before.kind, before.author) == (kind, author):
            # What is told of a change is its beginning.
            if len(before.text) < MOST_SHOWN:
                before.text = f"{before.text} {text_of(child)}"
            before.last = child
        else:
            change = _Change(kind=kind, author=author, text=text_of(child), last=child)
            found.append(change)
    return found


def _take_hidden(root: etree._Element, tidied: Tidied) -> None:
    """Take out hidden text (17.3.2.41): its writer did not want it read."""
    for mark in named(root, "vanish"):
        properties = mark.getparent()
        run = None if properties is None else properties.getparent()
        if run is None or local(run) != "r" or value_of(mark) in ("0", "false"):
            continue
        text = text_of(run)
        if text:
            reason = "it is hidden text"
            leftover = Leftover(text=escaped(text), reason=reason, line=1)
            tidied.leftovers.append(leftover)
        _replace(run, [])


def _replace(element: etree._Element, children: list[etree._Element]) -> None:
    """Put an element's children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent.remove(element)
    for offset, child in enumerate(children):
        child.tail = None
        parent.insert(at + offset, child)
