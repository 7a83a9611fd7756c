"""Content streams into operators, parsed once, and never more than a page can have."""

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import pikepdf
from pikepdf import Array, Name, Object, Pdf, Stream

from layout.pdf.limits import MOST_BYTES, MOST_OPERATORS, TooMuchError
from layout.pdf.unpacking import unpacked

INLINE = "INLINE IMAGE"
# Type by the numbers of its glyphs: whoever does not write it again need not know
# them, and to read them takes two thirds of the time. Strings in brackets could look
# the same.
GLYPHS = re.compile(rb"\[[^\[\]()]*\]\s*TJ\b")
UNSAFE = (b"(", b"BI")
# A parsed operator takes half a kilobyte and each operand a tenth of it: too many are
# counted before they are parsed. What the parser may take for an operator is counted
# for one, and nothing is passed over that it would not pass over as well: a string, a
# comment, a picture from the word `ID` to the first `EI` (ISO 32000-2, 7.2 and 8.9.7).
TOKENS = re.compile(
    rb"""%[^\r\n]*+
    |(?P<numbers>(?:[-+.\d]++[\s\x00]*+){1,256}+)
    |(?P<picture>(?<![^\s\x00()<>\[\]{}/%])ID[\s\x00])
    |(?P<operand><[\da-fA-F\s]*+> | [<\[{]
        |/[^\s\x00()<>\[\]{}/%]*+)
    |(?P<string>\((?:[^()\\]++|\\.)*+)  # up to the first bracket in it
    |(?P<operator>[^\s\x00()<>\[\]{}/%]++)""",
    re.DOTALL | re.VERBOSE,
)
PICTURE_END = re.compile(rb"(?<![^\s\x00()<>\[\]{}/%])EI(?![^\s\x00()<>\[\]{}/%])")
STRING_PARTS = re.compile(rb"\\.|[()]", re.DOTALL)
MOST_OPERANDS = 12_000_000
# Two bytes are an operator at the least, and two a number.
SURELY_FEW = 2 * MOST_OPERATORS


class Operator(Protocol):
    """An operator with its operands, wherever it was written."""

    @property
    def name(self) -> str:
        """Its letters, as `Tj`; a picture in the stream is `INLINE IMAGE`."""
        ...

    def numbers(self) -> tuple[float, ...]:
        """Return the operands that are no names.

        Raises:
            TypeError, ValueError: one is no number either.
        """
        ...

    def named(self) -> str | None:
        """Return the operand that is a name, with its slash; None if none is."""
        ...


Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage


class FileOperator:
    """An operator of a PDF's content stream, with its operands as pikepdf has them."""

    __slots__ = ("given", "name")

    def __init__(self, given: Instruction) -> None:
        self.given = given
        self.name = str(given.operator)

    def numbers(self) -> tuple[float, ...]:
        """Return the operands that are no names."""
        operands = self.given.operands
        try:
            # Nearly always all of them are numbers.
            return tuple(map(float, operands))
        except TypeError:
            return tuple(float(v) for v in operands if not isinstance(v, Name))

    def named(self) -> str | None:
        """Return the operand that is a name, with its slash; None if none is."""
        for operand in self.given.operands:
            if isinstance(operand, Name):
                return str(operand)
        return None

    def image(self) -> pikepdf.PdfInlineImage:
        """Return the picture that stands in the stream here.

        Raises:
            TypeError: none does.
        """
        if not isinstance(self.given, pikepdf.ContentStreamInlineImage):
            raise TypeError("no picture stands in the stream here")
        return self.given.iimage


@dataclass(frozen=True, slots=True, kw_only=True)
class Painting:
    """What an operator does with the path before it (ISO 32000-2, 8.5.3)."""

    fill: bool = False
    stroke: bool = False


_BOTH = Painting(fill=True, stroke=True)
PAINTS: Mapping[str, Painting] = {
    **dict.fromkeys(("f", "F", "f*"), Painting(fill=True)),
    **dict.fromkeys(("S", "s"), Painting(stroke=True)),
    **dict.fromkeys(("B", "B*", "b", "b*"), _BOTH),
    "n": Painting(),
}
SHOWS = ("Tj", "TJ", "'", '"')
# Colour operators; those in capitals are for strokes (8.6.8).
DEVICE_COLOURS = ("g", "G", "rg", "RG", "k", "K")
COLOURS = ("sc", "SC", "scn", "SCN")
SPACES = ("cs", "CS")


def operators_of(
    content: Object, desk: Pdf, most: int = MOST_OPERATORS, *, glyphs: bool = False
) -> Sequence[FileOperator]:
    """Return the operators of a page or a form, each with its operands.

    `desk` is an empty PDF to work in, which has to be kept as long as the operators.
    Without `glyphs` they may lack what type says.

    Raises:
        PdfError: they cannot be read.
        TooMuchError: they are more than `most`, or unpack to more than a page has.
    """
    data = _content(content)
    if len(data) > MOST_BYTES:
        raise TooMuchError
    if not glyphs and not any(mark in data for mark in UNSAFE):
        data = GLYPHS.sub(b"[]TJ", data)
    if len(data) > min(SURELY_FEW, 2 * most):
        _count(data, most)
    return [FileOperator(i) for i in _parsed(Stream(desk, data))]


def _parsed(stream: Stream) -> Sequence[Instruction]:
    """Return the instructions of a stream that can be read to its end.

    Raises:
        PdfError: its end is missing, where pikepdf only warns.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        try:
            return pikepdf.parse_content_stream(stream)
        except UserWarning as problem:
            raise pikepdf.PdfError(str(problem)) from problem


def _content(content: Object) -> bytes:
    if isinstance(content, Stream):
        return unpacked(content, MOST_BYTES)
    parts = content.get("/Contents", Array())
    data = b""
    for part in [parts] if isinstance(parts, Stream) else parts:
        # An operator never goes on in the next stream (ISO 32000-2, 7.8.2).
        data += unpacked(part, MOST_BYTES - len(data)) + b"\n"
        if len(data) > MOST_BYTES:
            raise TooMuchError
    return data


def _count(data: bytes, most: int) -> None:
    """Refuse more operators than `most`, and more operands than any page has."""
    operators = operands = 0
    for token in _tokens(data):
        kind = token.lastgroup
        if kind in ("operator", "picture"):
            operators += 1
            if operators > most:
                raise TooMuchError
        elif kind is not None:
            operands += len(token[0].split()) if kind == "numbers" else 1
            if operands > MOST_OPERANDS:
                raise TooMuchError


def _tokens(data: bytes) -> Iterator[re.Match[bytes]]:
    """Yield the tokens of a stream, without what is inside strings and pictures."""
    at, pictures = 0, PICTURE_END.search(data) is not None
    while at < len(data):
        start, at = at, len(data)
        for token in TOKENS.finditer(data, start):
            yield token
            if token.lastgroup == "string" and not data.startswith(b")", token.end()):
                at = _string_end(data, token.start())
                break
            if token.lastgroup == "picture" and pictures:
                end = PICTURE_END.search(data, token.end())
                # Once there is no end any more, none is looked for again.
                pictures = end is not None
                if end is not None:
                    at = end.end()
                    break


def _string_end(data: bytes, start: int) -> int:
    """Return where a string ends that begins with a bracket, or the stream's end."""
    depth = 0
    for part in STRING_PARTS.finditer(data, start):
        depth += {b"(": 1, b")": -1}.get(part[0], 0)
        if depth == 0:
            return part.end()
    return len(data)
