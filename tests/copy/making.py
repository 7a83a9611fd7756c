"""Scripts, sources and pictures for tests of the readers, made in a line."""

import io
from collections.abc import Callable, Iterable

from PIL import Image

from layout.copy.block_texts import texts_of
from layout.copy.manuscript import (
    Block,
    Crosshead,
    Leftover,
    ListBlock,
    Manuscript,
    Paragraph,
    Quote,
    Source,
)
from layout.copy.markup import escaped, plain_of
from layout.copy.subbing.script import Given, Item, Role, Script
from layout.notebook import Notebook
from layout.notes import Note

# Two paragraphs that read as copy: long enough, and sentences.
COPY = (
    "The county surveyor closed the old bridge at Marl on Tuesday night after a crack"
    " was found in the second pier.",
    "Lorries will go round by the upper ford until the masons have looked at every"
    " stone of it, which may take until the autumn.",
)


def fresh_remarks() -> Notebook:
    """Return a notebook on a source, nothing written yet."""
    return Notebook(file="any.txt")


def item(
    text: str, line: int = 1, heading: int = 0, block: Block | None = None
) -> Item:
    """Return a line of a source."""
    return Item(
        text=text, markdown=escaped(text), line=line, heading=heading, block=block
    )


def linked_item(text: str) -> Item:
    """Return a line that is a link as a whole."""
    return Item(
        text=text,
        markdown=f"[{escaped(text)}](https://alder.example/1)",
        line=1,
        link=True,
    )


def bullets(*texts: str) -> Item:
    """Return a list of a source."""
    block = ListBlock(items=tuple(map(escaped, texts)), line=1)
    return item(" ".join(texts), block=block)


def quoted(text: str) -> Item:
    """Return a block quote of one paragraph."""
    return item(text, block=Quote(paragraphs=(escaped(text),), line=1))


def script_of(*lines: str | Item, given: Given | None = None) -> Script:
    """Return a script of lines; `# ` opens a heading, one more `#` a lower one."""
    items: list[Item] = []
    for number, line in enumerate(lines, 1):
        if isinstance(line, Item):
            items.append(line)
            continue
        text = line.lstrip("#")
        level = len(line) - len(text) if text.startswith(" ") else 0
        items.append(item(text.strip() if level else line, number, level))
    return Script(items=items, given=given or Given(), remarks=fresh_remarks())


def roles(script: Script) -> dict[str, Role]:
    """Return what each marked line was found to be."""
    return {script.items[i].text: role for i, role in sorted(script.roles.items())}


def left_out(script: Script) -> list[str]:
    """Return the lines that were left out, in order."""
    return [script.items[i].text for i in sorted(script.reasons)]


def marked_by(find: Callable[[Script], None], script: Script) -> dict[str, Role]:
    """Run a finder on a script, and return what it marked."""
    find(script)
    return roles(script)


def told(remarks: Notebook) -> list[str]:
    """Return the messages of remarks."""
    return [note.message for note in remarks.notes]


def codes(notes: Iterable[Note]) -> list[str]:
    """Return the codes of notes."""
    return [note.code.value for note in notes]


def paragraphs(manuscript: Manuscript) -> list[str]:
    """Return the paragraphs of an article as plain words."""
    return [plain_of(b.text) for b in manuscript.blocks if isinstance(b, Paragraph)]


def crossheads(manuscript: Manuscript) -> list[str]:
    """Return the crossheads of an article as plain words."""
    return [plain_of(b.text) for b in manuscript.blocks if isinstance(b, Crosshead)]


def said(manuscript: Manuscript) -> str:
    """Return all copy of an article as plain words on one line."""
    return " ".join(plain_of(text) for text in texts_of(manuscript.blocks))


def dropped(manuscript: Manuscript) -> list[str]:
    """Return what was left out of an article as plain words."""
    return [plain_of(left.text) for left in manuscript.dropped]


def leftover(text: str, line: int = 1) -> Leftover:
    """Return something that was left out."""
    return Leftover(text=escaped(text), reason="it is the site's", line=line)


def beside(
    files: dict[str, bytes], name: str = "page.html", data: bytes = b""
) -> Source:
    """Return a source that has files beside it."""
    return Source(name=name, data=data, neighbour=files.get)


def picture_bytes(kind: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    """Return a small plain picture."""
    out = io.BytesIO()
    Image.new("RGB", size, (120, 90, 60)).save(out, kind)
    return out.getvalue()
