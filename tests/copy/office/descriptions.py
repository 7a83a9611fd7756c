"""Readable descriptions of word processor files, taken apart for the two builders.

A paragraph begins with its style in brackets, if it has one. `- ` is an item of a
list, `# ` of a numbered one, two signs make it an inner one; `|` parts cells. Inside,
`{kind detail|words}` is what only a word processor has.
"""

import io
import re
from dataclasses import dataclass, field

from PIL import Image

STYLE = re.compile(r"^\[([^\]]+)\] ?")
ITEM = re.compile(r"^([-#]{1,3}) ")
INLINE = re.compile(
    r"\{(?P<kind>\w+)(?: (?P<detail>[^|{}]*))?(?:\|(?P<words>[^{}]*))?\}"
    r"|\*\*(?P<bold>.+?)\*\*|_(?P<italic>[^_]+)_|\^(?P<raised>[^^]+)\^"
)


@dataclass(frozen=True)
class Piece:
    """Words in a paragraph, and what kind they are of."""

    kind: str
    words: str
    detail: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `level` counts from 1 in a list."""

    pieces: tuple[Piece, ...]
    style: str = ""
    level: int = 0
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """A table's rows of cells."""

    rows: tuple[tuple[str, ...], ...]


@dataclass
class Kept:
    """What a builder puts beside the text: notes, comments, pictures, links."""

    notes: list[str] = field(default_factory=list)
    comments: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def taken_apart(text: str) -> list[Paragraph | Table]:
    """Return the paragraphs and tables of a description."""
    found: list[Paragraph | Table] = []
    for block in re.split(r"\n\n+", text.strip()):
        if block.startswith("|"):
            rows = [line.strip("| ").split(" | ") for line in block.split("\n")]
            found.append(Table(rows=tuple(tuple(row) for row in rows)))
            continue
        lines = (
            block.split("\n") if ITEM.match(block) else [" ".join(block.split("\n"))]
        )
        found += [_paragraph(line) for line in lines]
    return found


def _paragraph(line: str) -> Paragraph:
    item, style = ITEM.match(line), STYLE.match(line)
    marked = item or style
    return Paragraph(
        pieces=pieces(line[marked.end() :] if marked else line),
        style=style[1] if style else "",
        level=len(item[1]) if item else 0,
        numbered=bool(item and item[1][0] == "#"),
    )


def pieces(text: str) -> tuple[Piece, ...]:
    """Return a line's pieces in order."""
    found: list[Piece] = []
    end = 0
    for match in INLINE.finditer(text):
        found.append(Piece("text", text[end : match.start()]))
        end = match.end()
        if match["kind"]:
            words, detail = match["words"] or "", match["detail"] or ""
            found.append(Piece(match["kind"], words, detail))
        for kind in ("bold", "italic", "raised"):
            if match[kind]:
                found.append(Piece(kind, match[kind]))
    found.append(Piece("text", text[end:]))
    return tuple(piece for piece in found if piece.words or piece.kind != "text")


def painted(name: str, size: tuple[int, int] = (600, 400)) -> bytes:
    """Return a plain picture whose colour comes from its name."""
    colour = tuple((sum(name.encode()) * factor) % 256 for factor in (3, 7, 11))
    out = io.BytesIO()
    kind = "JPEG" if name.endswith((".jpg", ".jpeg")) else "PNG"
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()
