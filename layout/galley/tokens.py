"""Spans to tokens: words with the faces of their pieces, and the spaces between."""

import re
from typing import NamedTuple

from layout.desk.issue import Span
from layout.desk.stylebook import Element

# An ordinary space parts tokens; a no-break space stays inside one.
SPACES = re.compile(r"[ \t\n\r]+")


# Named tuples, not dataclasses: tokens are looked up by their hash, word by word.
class TypeLook(NamedTuple):
    """How a piece of text looks: its face, and what the renderer must be told."""

    face: str
    small_caps: bool = False
    superscript: bool = False
    href: str = ""


class TokenPiece(NamedTuple):
    """Characters of a token in one ink."""

    text: str
    ink: TypeLook


Token = tuple[TokenPiece, ...]


def ink_of(span: Span, element: Element) -> TypeLook:
    """Return the ink that a span has in an element."""
    if span.bold and span.italic:
        face = element.bold_italic
    elif span.bold:
        face = element.bold
    else:
        face = element.italic if span.italic else element.face
    return TypeLook(face, span.small_caps, span.superscript, span.href)


def tokens_of(
    spans: tuple[Span, ...], element: Element
) -> tuple[list[Token], list[TypeLook]]:
    """Cut spans into tokens; return them and the ink of the space after each.

    White space at either end is dropped; runs of it count as one space.
    """
    tokens: list[Token] = []
    blanks: list[TypeLook] = []
    pieces: list[TokenPiece] = []
    for span in spans:
        ink = ink_of(span, element)
        text = span.text.upper() if element.upper else span.text
        for number, part in enumerate(SPACES.split(text)):
            if number and pieces:
                tokens.append(tuple(pieces))
                blanks.append(ink)
                pieces = []
            if part:
                pieces.append(TokenPiece(part, ink))
    if pieces:
        tokens.append(tuple(pieces))
        blanks.append(pieces[-1].ink)
    return tokens, blanks
