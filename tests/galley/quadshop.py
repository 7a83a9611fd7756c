"""A composing room whose every letter and space is one em, ten points, wide."""

from dataclasses import replace
from pathlib import Path

from msgspec import structs

from layout.desk.issue import BlockKind, Span, TextBlock
from layout.desk.style.styling import read_stylebook
from layout.desk.stylebook import Stylebook
from layout.disk.digests import digest_of_file
from layout.galley.composing import ComposingRoom
from layout.galley.galley import Line, SetBlock
from layout.galley.strip import Strip
from tests.quad import build_quad_font

SIZE = 10.0
COURIER = read_stylebook("courier", None)


def quad_style(folder: Path) -> Stylebook:
    """Return the house style with every face a quad and every size ten points."""
    path = build_quad_font(folder / "quad.ttf")
    digest = digest_of_file(path)
    faces = {
        key: replace(face, path=path, sha256=digest)
        for key, face in COURIER.faces.items()
    }
    elements = {
        name: structs.replace(
            element, size=SIZE, leading=SIZE, features=(), tracking=0.0
        )
        for name, element in COURIER.elements.items()
    }
    grid = replace(COURIER.grid, leading=SIZE)
    return replace(COURIER, faces=faces, elements=elements, grid=grid)


def block(*spans: Span | str, kind: BlockKind = BlockKind.PARAGRAPH) -> TextBlock:
    """Return a paragraph of spans; plain strings are spans of no emphasis."""
    whole = tuple(Span(text=s) if isinstance(s, str) else s for s in spans)
    return TextBlock(kind=kind, spans=whole, line=1)


def set_copy(
    shop: ComposingRoom,
    text: str | TextBlock,
    measure: float,
    language: str = "",
    name: str = "paragraph_first",
) -> SetBlock:
    """Set a paragraph flush left; no language: no word is hyphenated."""
    copy = block(text) if isinstance(text, str) else text
    return shop.block(copy, name, shop.stick(measure, language))


def strip_of(
    shop: ComposingRoom, text: str, room: float = 1e9, name: str = "paragraph_first"
) -> Strip:
    """Return the strip of a text without hyphenation; `room` is em."""
    return shop.cutter(shop.element(name), "").strip((Span(text=text),), room)


def best(block: SetBlock) -> tuple[Line, ...]:
    """Return the lines of a paragraph's best setting."""
    return block.settings[0].lines


def texts(lines: tuple[Line, ...]) -> list[str]:
    """Return what each line prints."""
    return [line.text for line in lines]


def unbroken(lines: tuple[Line, ...]) -> str:
    """Return the copy of set lines: added hyphens gone, lines joined again."""
    copy = ""
    for line in lines:
        copy += line.text[:-1] if line.hyphenated else line.text + " "
    return copy.strip()
