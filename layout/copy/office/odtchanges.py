"""What an OpenDocument file has beside its text: margins, and tracked changes."""

from typing import Final

from lxml import etree

from layout.copy.manuscript import Leftover
from layout.copy.office.told import margins, tell_change
from layout.copy.office.wordxml import local, named, value_of
from layout.notebook import Notebook

# So many letters of a change are enough to know it by.
MOST_SHOWN: Final = 500


def margins_of(styles: etree._Element | None) -> list[Leftover]:
    """Return the words of headers and footers."""
    found = () if styles is None else named(styles, "header", "footer")
    return margins(" ".join("".join(m.itertext()).split()) for m in found)


def remark_changes(body: etree._Element, remarks: Notebook) -> None:
    """Tell each tracked change: insertions are printed, deletions are not."""
    inserted = _inserted(body)
    for region in named(body, "changed-region"):
        kept = not named(region, "deletion")
        gone = (" ".join(p.itertext()) for p in named(region, "p", "h"))
        text = inserted.get(value_of(region, "id"), "") if kept else " ".join(gone)
        tell_change(remarks, text, author=creator(region), kept=kept)


def creator(element: etree._Element) -> str:
    """Return who wrote a comment or made a change."""
    return "".join(t for c in named(element, "creator") for t in c.itertext())


def _inserted(body: etree._Element) -> dict[str, str]:
    """Return the first words between the marks of each change, in one walk."""
    texts: dict[str, str] = {}
    inside: set[str] = set()
    for event, element in etree.iterwalk(body, events=("start", "end")):
        change = value_of(element, "change-id")
        if event == "start" and change:
            texts.setdefault(change, "")
            inside -= {change}
            inside |= {change} if local(element) == "change-start" else set()
        text = element.text if event == "start" else element.tail
        for open_one in sorted(inside) if text else ():
            texts[open_one] += text or ""
            if len(texts[open_one]) > MOST_SHOWN:
                inside.discard(open_one)
    return {change: " ".join(text.split()) for change, text in texts.items()}
