"""Content streams into operators, quickly, and never more than a page can have."""

import re
import zlib
from typing import Any

import pikepdf
from pikepdf import Array, Object, Pdf, Stream

# A page of a paper has a quarter of a megabyte, one with a map of a town ten.
MOST_BYTES = 64 << 20
# Type by the numbers of its glyphs: which they are changes nothing here, and to read
# them takes two thirds of the time. Strings in brackets could look the same.
GLYPHS = re.compile(rb"\[[^\[\]()]*\]\s*TJ\b")
UNSAFE = (b"(", b"BI")


def operators_of(content: Object, desk: Pdf) -> list[Any] | None:
    """Return the operators of a page or a form, each with its operands.

    None are those of a bomb. `desk` is an empty PDF to work in, which has to be kept
    as long as the operators.

    Raises:
        PdfError: they cannot be read.
    """
    data = _unpacked(content)
    if len(data) > MOST_BYTES:
        return None
    if not any(mark in data for mark in UNSAFE):
        data = GLYPHS.sub(b"[]TJ", data)
    return list(pikepdf.parse_content_stream(Stream(desk, data)))


def _unpacked(content: Object) -> bytes:
    if isinstance(content, Stream):
        return _read(content, MOST_BYTES)
    parts: Any = content.get("/Contents", Array())
    data = b""
    for part in [parts] if isinstance(parts, Stream) else parts:
        # An operator never goes on in the next stream (ISO 32000-2, 7.8.2).
        data += _read(part, MOST_BYTES - len(data)) + b"\n"
    return data


def _read(stream: Stream, most: int) -> bytes:
    """Unpack a stream, and little over `most` bytes where its packing allows."""
    packing = stream.get("/Filter")
    data: bytes | None = None
    if packing == "/FlateDecode" and "/DecodeParms" not in stream:
        try:
            data = zlib.decompressobj().decompress(
                stream.read_raw_bytes(), max(most, 0) + 1
            )
        except zlib.error:
            data = None
    if data is None:
        data = stream.read_bytes()
    return data
