"""Hostile PDFs of one page, byte for byte: each is an advertisement, a page, a file.

A file is a table of numbered objects; what is hostile replaces or adds some.
"""

import zlib
from dataclasses import dataclass

from layout.pdf.fitness import FaultKind

TORN, MUCH, WRONG = FaultKind.TORN, FaultKind.MUCH, FaultKind.WRONG
Objects = dict[int, bytes]
# One column of the built-in style and 60 mm, in points.
WIDE, DEEP = 141.165, 170.079
BOX = b"0 0 %.3f %.3f" % (WIDE, DEEP)


@dataclass(frozen=True, slots=True, kw_only=True)
class HostilePdf:
    """A file, how it is wrong, and words that its refusal has to say."""

    name: str
    content: bytes
    kind: FaultKind
    says: str = ""


def stream(content: bytes, keys: bytes = b"") -> bytes:
    """Return a stream object."""
    head = b"<<%s/Length %d>>" % (keys, len(content))
    return head + b"\nstream\n" + content + b"\nendstream"


def flate(content: bytes, keys: bytes = b"") -> bytes:
    """Return a stream object that is packed."""
    return stream(zlib.compress(content, 9), b"/Filter/FlateDecode" + keys)


def zeros(megabytes: int, unit: bytes = b" ") -> bytes:
    """Return so many megabytes of one thing over and over, packed."""
    packer = zlib.compressobj(9)
    part = unit * (1_000_000 // len(unit))
    packed = b"".join(packer.compress(part) for _ in range(megabytes))
    return packed + packer.flush()


def written(objects: Objects, trailer: bytes = b"", version: bytes = b"1.6") -> bytes:
    """Return a file of objects with a right table of where they are."""
    out, places = bytearray(b"%%PDF-%s\n" % version), {}
    for number, content in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        place, mark = places.get(number, 0), b"n" if number in places else b"f"
        out += b"%010d 00000 %s \n" % (place, mark)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (size, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def page(
    operators: bytes = b"0 0 9 9 re f",
    resources: bytes = b"",
    keys: bytes = b"",
    more: Objects | None = None,
    **parts: bytes,
) -> bytes:
    """Return a file of one page that draws some operators.

    `parts` replace the `catalogue`, the `pages`, the `page` or its `content`, and add
    to the `trailer`.
    """
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<<%s>>%s>>"
    objects = {
        1: parts.get("catalogue", b"<</Type/Catalog/Pages 2 0 R>>"),
        2: parts.get("pages", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        3: parts.get("leaf", leaf % (BOX, resources, keys)),
        4: parts.get("content", stream(operators)),
        **(more or {}),
    }
    return written(objects, parts.get("trailer", b""))


def form(operators: bytes, resources: bytes = b"", keys: bytes = b"") -> bytes:
    """Return a form."""
    kind = b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<<%s>>%s"
    return stream(operators, kind % (resources, keys))


def tiles(operators: bytes, step: bytes, resources: bytes = b"") -> bytes:
    """Return a pattern of tiles that are `step` apart."""
    kind = b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]"
    steps = b"/XStep %s/YStep %s/Resources<<%s>>" % (step, step, resources)
    return stream(operators, kind + steps)


def picture(keys: bytes, content: bytes = b"\0" * 300) -> bytes:
    """Return a page with a picture of some keys."""
    kind = b"/Type/XObject/Subtype/Image"
    return page(
        b"q 99 0 0 99 0 0 cm /I Do Q",
        b"/XObject<</I 5 0 R>>",
        more={5: stream(content, kind + keys)},
    )


PIXELS = b"/Width 10/Height 10/BitsPerComponent 8/ColorSpace/DeviceRGB"
SHADING = b"/ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 9 9]"
FUNCTION = b"<</FunctionType 2/Domain[0 1]/N 1>>"
