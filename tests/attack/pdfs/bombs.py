"""Files that are small and unpack, or multiply, to what no page of a paper has."""

import zlib
from collections.abc import Iterator

from tests.attack.pdfs.files import (
    MUCH,
    PIXELS,
    WRONG,
    HostilePdf,
    flate,
    form,
    page,
    picture,
    stream,
    tiles,
    zeros,
)


def bombs() -> Iterator[HostilePdf]:
    """Yield files that are small and unpack, or multiply, to what no page has."""
    inside = b"/XObject<</F %d 0 R>>"
    chain = {5 + n: form(b"/F Do " * 9, inside % (6 + n)) for n in range(9)}
    chain[14] = form(b"0 0 1 1 re f")
    deep = {5 + n: form(b"/F Do", inside % (6 + n)) for n in range(40)}
    deep[45] = form(b"0 0 1 1 re f")
    scn = b"/Pattern cs /P scn 0 0 140 170 re f "
    pattern = b"/Pattern<</P %d 0 R>>"
    patterns = {5 + n: tiles(scn * 9, b"1", pattern % (6 + n)) for n in range(12)}
    patterns[17] = tiles(b"0 0 1 1 re f", b"1")
    masks = {
        5 + n: form(b"/G gs 0 0 9 9 re f " * 9, b"/ExtGState<</G %d 0 R>>" % (105 + n))
        for n in range(9)
    } | {105 + n: b"<</SMask<</S/Luminosity/G %d 0 R>>>>" % (6 + n) for n in range(9)}
    masks[14] = form(b"0 0 1 1 re f", keys=b"/Group<</S/Transparency/CS/DeviceGray>>")
    glyphs = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]"
        b"/CharProcs<</a 6 0 R>>/Encoding<</Differences[97/a]>>/FirstChar 97"
        b"/LastChar 97/Widths[1]/Resources<<>>>>"
    )
    xobject = b"/XObject<</F 5 0 R>>"
    jpeg = b"\xff\xd8" + b"\xff\xda\0\x02" * 400 + b"\xff\xd9"
    for name, content, says in (
        (
            "operators of 300 MB",
            page(content=stream(zeros(300), b"/Filter/FlateDecode")),
            "MB",
        ),
        (
            "operators packed twice",
            page(
                content=stream(
                    zlib.compress(zeros(300)), b"/Filter[/FlateDecode/FlateDecode]"
                )
            ),
            "MB",
        ),
        (
            "two million operators",
            page(content=flate(b"q Q " * 1_000_000)),
            "more on it",
        ),
        (
            "a number for ever",
            page(content=flate(b"0 " * 30_000_000 + b"m")),
            "more on it",
        ),
        ("states without end", page(b"q " * 5000), "more on it"),
        ("forms in forms", page(b"/F Do", xobject, more=chain), "more on it"),
        ("forms forty deep", page(b"/F Do", xobject, more=deep), "too deep"),
        (
            "a form in itself",
            page(b"/F Do", xobject, more={5: form(b"/F Do", xobject)}),
            "itself",
        ),
        (
            "a form drawn 100,000 times",
            page(b"/F Do " * 100_000, xobject, more={5: form(b"n")}),
            "more on it",
        ),
        (
            "tiles of 0.001 pt",
            page(
                scn, b"/Pattern<</P 5 0 R>>", more={5: tiles(b"0 0 1 1 re f", b"0.001")}
            ),
            "more on it",
        ),
        ("tiles in tiles", page(scn, b"/Pattern<</P 5 0 R>>", more=patterns), ""),
        (
            "masks in masks",
            page(
                b"/G gs 0 0 9 9 re f",
                b"/ExtGState<</G 104 0 R>>",
                more={104: b"<</SMask<</S/Luminosity/G 5 0 R>>>>", **masks},
            ),
            "",
        ),
        (
            "glyphs of a thousand operators",
            page(
                b"BT /T 9 Tf (%s) Tj ET" % (b"a" * 9999),
                b"/Font<</T 5 0 R>>",
                more={5: glyphs, 6: flate(b"1 0 d0 " + b"0 0 1 1 re f " * 1000)},
            ),
            "more on it",
        ),
        (
            "a picture of 10^10 pixels",
            picture(
                b"/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB"
            ),
            "pixels",
        ),
        (
            "a picture that unpacks to 300 MB",
            picture(PIXELS + b"/Filter/FlateDecode", zeros(300, b"\0")),
            "MB",
        ),
        (
            "a picture drawn for ever",
            page(
                b"/I Do " * 9000,
                b"/XObject<</I 5 0 R>>",
                more={
                    5: flate(
                        b"\0" * 16_000_000,
                        b"/Type/XObject/Subtype/Image/Width 4000/Height 4000"
                        b"/BitsPerComponent 8/ColorSpace/DeviceGray",
                    )
                },
            ),
            "more on it",
        ),
        ("a JPEG of 400 scans", picture(PIXELS + b"/Filter/DCTDecode", jpeg), ""),
        (
            "a profile of 300 MB",
            page(
                catalogue=b"<</Type/Catalog/Pages 2 0 R/OutputIntents[<</S/GTS_PDFX"
                b"/DestOutputProfile 5 0 R>>]>>",
                more={5: stream(zeros(300), b"/N 4/Filter/FlateDecode")},
            ),
            "MB",
        ),
        (
            "metadata of 300 MB",
            page(
                catalogue=b"<</Type/Catalog/Pages 2 0 R/Metadata 5 0 R>>",
                more={
                    5: stream(
                        zeros(300), b"/Type/Metadata/Subtype/XML/Filter/FlateDecode"
                    )
                },
            ),
            "MB",
        ),
        (
            "a font of 300 MB",
            page(
                b"BT /T 9 Tf (a) Tj ET",
                b"/Font<</T 5 0 R>>",
                more={
                    5: b"<</Type/Font/Subtype/TrueType/BaseFont/A"
                    b"/FontDescriptor 6 0 R>>",
                    6: b"<</Type/FontDescriptor/FontName/A/FontFile2 7 0 R>>",
                    7: stream(zeros(300), b"/Filter/FlateDecode"),
                },
            ),
            "MB",
        ),
        (
            "a page of a kilometre",
            page(
                leaf=b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 3000000 99]"
                b"/Contents 4 0 R/Resources<<>>>>"
            ),
            "points",
        ),
        ("a unit of 10,000", page(keys=b"/UserUnit 10000"), "points"),
        (
            "five packings on each other",
            page(content=stream(b"q Q", b"/Filter[%s]" % (b"/ASCIIHexDecode" * 5))),
            "packed",
        ),
        (
            "a page tree of 1,000 leaves",
            page(
                pages=b"<</Type/Pages/Kids[%s]/Count 1000>>"
                % b" ".join(b"%d 0 R" % n for n in range(10, 1010)),
                more=dict.fromkeys(
                    range(10, 1010), b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
                ),
            ),
            "1000 pages",
        ),
    ):
        # A JPEG that is nothing but scans has no size either.
        kind = WRONG if "JPEG" in name else MUCH
        yield HostilePdf(name=name, content=content, kind=kind, says=says)
