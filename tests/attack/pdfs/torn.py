"""Files that are not whole, each in its own place."""

import zlib
from collections.abc import Iterator

from tests.attack.pdfs.files import (
    TORN,
    HostilePdf,
    page,
    stream,
    written,
)


def torn() -> Iterator[HostilePdf]:
    """Yield files that are not whole, each in its own place."""
    whole = page()
    loop = b"<</Type/Pages/Kids[2 0 R]/Count 1>>"
    start = whole.rindex(b"startxref")
    for name, content in {
        "empty": b"",
        "no PDF": b"GIF89a" * 99,
        "a head alone": b"%PDF-1.7\n",
        "cut in half": whole[: len(whole) // 2],
        "its end is gone": whole[:-30],
        "no table": whole.replace(b"xref\n", b"xxxx\n"),
        "a table that points nowhere": whole[:start] + b"startxref\n99999\n%%EOF\n",
        "a table that points to itself": written(
            {
                1: b"<</Type/Catalog/Pages 2 0 R>>",
                2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
            },
            b"/Prev 9",
        ),
        "a huge table": whole.replace(b"/Size 5", b"/Size 99999999999999"),
        "no root": whole.replace(b"/Root 1 0 R", b""),
        "a root that is no dictionary": page(catalogue=b"[1 2 3]"),
        "no page tree": page(catalogue=b"<</Type/Catalog>>"),
        "a page tree in a circle": page(pages=loop),
        "a page tree of numbers": page(pages=b"<</Type/Pages/Kids[1 2 3]/Count 3>>"),
        "no leaves": page(pages=b"<</Type/Pages/Kids[]/Count 0>>"),
        "a page that is a number": page(leaf=b"42"),
        "a page of no size": page(leaf=b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>"),
        "objects in a circle": page(leaf=b"3 0 R"),
        "a length that is wrong": whole.replace(b"/Length 12", b"/Length 99"),
        "a stream without an end": whole.replace(b"endstream", b"endxxxxxx"),
        "a stream that is cut": page(
            content=stream(zlib.compress(b"q Q " * 9999)[:-9], b"/Filter/FlateDecode")
        ),
        "a stream that is spoilt": page(
            content=stream(b"\x78\x9cgarbage", b"/Filter/FlateDecode")
        ),
        "a packing nobody knows": page(content=stream(b"q Q", b"/Filter/Zip")),
        "a packing that is a number": page(content=stream(b"q Q", b"/Filter 7")),
        "a nest of arrays": page(
            catalogue=b"<</Type/Catalog/Pages 2 0 R/X %s>>"
            % (b"[" * 9999 + b"]" * 9999)
        ),
        "a nest of dictionaries": page(
            catalogue=b"<</Type/Catalog/Pages 2 0 R/X %s>>"
            % (b"<</X" * 9999 + b" 1" + b">>" * 9999)
        ),
        "an object stream of itself": page(
            more={5: stream(b"5 0 1 1", b"/Type/ObjStm/N 1/First 4/Extends 5 0 R")}
        ).replace(b"/Root 1 0 R", b"/Root 9 0 R"),
    }.items():
        yield HostilePdf(name=name, content=content, kind=TORN)
    boxes = {
        "of three": b"[0 0 9]",
        "of names": b"[/A/B/C/D]",
        "of none": b"[]",
        "that is a number": b"7",
        "beyond all numbers": b"[0 0 %s 9]" % (b"9" * 400),
        "of words": b"[(0) (0) (9) (9)]",
    }
    for words, box in boxes.items():
        for key in (b"MediaBox", b"CropBox"):
            leaf = b"<</Type/Page/Parent 2 0 R/%s/Contents 4 0 R/Resources<<>>/%s%s>>"
            media = b"MediaBox[0 0 99 99]" if key != b"MediaBox" else b"Tabs/S"
            name = f"a {key.decode()} {words}"
            content = page(leaf=leaf % (media, key, box))
            yield HostilePdf(name=name, content=content, kind=TORN)
    for name, keys in {
        "a turn of 45 degrees": b"/Rotate 45",
        "a turn that is a name": b"/Rotate/Left",
        "a unit of none": b"/UserUnit 0",
        "a unit below none": b"/UserUnit -1",
        "notes that are a number": b"/Annots 7",
    }.items():
        yield HostilePdf(name=name, content=page(keys=keys), kind=TORN)
