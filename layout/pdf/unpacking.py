"""Streams unpacked, and never to much more than was asked for."""

import zlib

from pikepdf import Array, Name, Object, Stream

FLATE = ("/FlateDecode", "/Fl")
# Of a stream that is packed more than once, so much between one time and the next.
MOST_BETWEEN = 64 << 20


def unpacked(stream: Object, most: int) -> bytes:
    """Return the bytes of a stream, up to little over `most` where its packing allows.

    Whoever gets more than `most` has a bomb. Packings that only a library knows are
    unpacked whole: a bound to the process's memory holds there (`bounding`).

    Raises:
        PdfError: it cannot be unpacked.
        TypeError: it is no stream.
    """
    if not isinstance(stream, Stream):
        raise TypeError("what should be a stream is none")
    if "/DecodeParms" not in stream:
        filters = _filters(stream)
        if filters and all(name in FLATE for name in filters):
            data = _inflated(stream.read_raw_bytes(), len(filters), max(most, 0) + 1)
            if data is not None:
                return data
    return stream.read_bytes()


def _filters(stream: Stream) -> list[str]:
    given = stream.get("/Filter", Array())
    if isinstance(given, Array):
        return [str(name) for name in given]
    return [str(given)] if isinstance(given, Name) else []


def inflated(data: bytes, most: int) -> bytes:
    """Return packed data, up to `most` bytes of it.

    Raises:
        zlib.error: it is not packed like this.
    """
    return zlib.decompressobj().decompress(data, most)


def _inflated(data: bytes, times: int, most: int) -> bytes | None:
    """Return data unpacked so many times; None if a library may know better."""
    for place in range(times):
        try:
            # What unpacks to the next packing is smaller than what that unpacks to.
            data = inflated(data, most if place == times - 1 else MOST_BETWEEN)
        except zlib.error:
            return None
    return data
