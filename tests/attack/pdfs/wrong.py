"""Files on whose page something is not what it has to be."""

from collections.abc import Iterator

from tests.attack.pdfs.files import (
    FUNCTION,
    PIXELS,
    SHADING,
    WRONG,
    HostilePdf,
    page,
    picture,
    stream,
    tiles,
)


def wrong() -> Iterator[HostilePdf]:
    """Yield files on whose page something is not what it has to be."""
    xobject = b"/XObject<</F 5 0 R>>"
    pages: dict[str, bytes] = {
        "a form that is missing": page(b"/F Do"),
        "a form without a box": page(
            b"/F Do", xobject, more={5: stream(b"n", b"/Subtype/Form")}
        ),
        "a form that is a dictionary": page(
            b"/F Do", xobject, more={5: b"<</Subtype/Form/BBox[0 0 9 9]>>"}
        ),
        "a form of no kind": page(b"/F Do", xobject, more={5: stream(b"n")}),
        "a face that is missing": page(b"BT /T 9 Tf ET"),
        "a face of no kind": page(
            b"BT /T 9 Tf ET", b"/Font<</T<</Type/Font/Subtype/Wood>>>>"
        ),
        "a face whose program is noise": page(
            b"BT /T 9 Tf (a) Tj ET",
            b"/Font<</T 5 0 R>>",
            more={
                5: b"<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor 6 0 R>>",
                6: b"<</Type/FontDescriptor/FontName/A/FontFile2 7 0 R>>",
                7: stream(b"noise" * 99),
            },
        ),
        "glyphs that are numbers": page(
            b"BT /T 9 Tf ET",
            b"/Font<</T<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]"
            b"/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 7>>/Encoding/X>>>>",
        ),
        "a state that is missing": page(b"/G gs"),
        "a state of words": page(b"/G gs", b"/ExtGState<</G<</LW(thick)>>>>"),
        "an opacity of 7": page(b"/G gs", b"/ExtGState<</G<</ca 7>>>>"),
        "a mask that is a number": page(b"/G gs", b"/ExtGState<</G<</SMask 7>>>>"),
        "a mask of nothing": page(b"/G gs", b"/ExtGState<</G<</SMask<</S/Alpha>>>>>>"),
        "a colour space that is missing": page(b"/C cs 1 sc 0 0 9 9 re f"),
        "a colour space in itself": page(
            b"/C cs 1 sc 0 0 9 9 re f",
            b"/ColorSpace<</C 5 0 R>>",
            more={5: b"[/Indexed 5 0 R 1 <00>]"},
        ),
        "an ink whose alternate is noise": page(
            b"/C cs 1 sc 0 0 9 9 re f",
            b"/ColorSpace<</C[/Separation/Red/DeviceCMYK 5 0 R]>>",
            more={
                5: stream(
                    b"noise", b"/FunctionType 4/Domain[0 1]/Range[0 1 0 1 0 1 0 1]"
                )
            },
        ),
        "a calculator without an end": page(
            b"/C cs 1 sc 0 0 9 9 re f",
            b"/ColorSpace<</C[/Separation/Red/DeviceGray 5 0 R]>>",
            more={5: stream(b"{ " * 9999, b"/FunctionType 4/Domain[0 1]/Range[0 1]")},
        ),
        "a table of 10^9 samples": page(
            b"/S sh",
            b"/Shading<</S<<%s/Function 5 0 R>>>>" % SHADING,
            more={
                5: stream(
                    b"\0",
                    b"/FunctionType 0/Domain[0 1 0 1 0 1]/Range[0 1]"
                    b"/Size[999 999 999]/BitsPerSample 8",
                )
            },
        ),
        "functions in a circle": page(
            b"/S sh",
            b"/Shading<</S<<%s/Function 5 0 R>>>>" % SHADING,
            more={
                5: b"<</FunctionType 3/Domain[0 1]/Functions[5 0 R]/Bounds[]"
                b"/Encode[0 1]>>"
            },
        ),
        "a gradient that is missing": page(b"/S sh"),
        "a gradient of no kind": page(
            b"/S sh", b"/Shading<</S<</ShadingType 9/ColorSpace/DeviceGray>>>>"
        ),
        "a gradient without a line": page(
            b"/S sh",
            b"/Shading<</S<</ShadingType 2/ColorSpace/DeviceGray/Function%s>>>>"
            % FUNCTION,
        ),
        "a mesh that is no stream": page(
            b"/S sh",
            b"/Shading<</S<</ShadingType 7/ColorSpace/DeviceGray/BitsPerCoordinate 8"
            b"/BitsPerComponent 8/BitsPerFlag 8/Decode[0 1 0 1 0 1]>>>>",
        ),
        "a mesh of 5 bits": page(
            b"/S sh",
            b"/Shading<</S 5 0 R>>",
            more={
                5: stream(
                    b"\0" * 99,
                    b"/ShadingType 7/ColorSpace/DeviceGray/BitsPerCoordinate 5"
                    b"/BitsPerComponent 8/BitsPerFlag 8/Decode[0 1 0 1 0 1]",
                )
            },
        ),
        "operators that there are none": page(b"fly me"),
        "a form in another file": page(
            b"/F Do",
            xobject,
            more={5: stream(b"n", b"/Subtype/Form/BBox[0 0 9 9]/F(other.pdf)")},
        ),
        "a picture in another file": picture(PIXELS + b"/F(/etc/hostname)"),
        "tiles of no kind": page(
            b"/Pattern cs /P scn 0 0 9 9 re f",
            b"/Pattern<</P 5 0 R>>",
            more={5: tiles(b"n", b"9").replace(b"/PaintType 1", b"/PaintType 9")},
        ),
        "an operator of too few numbers": page(b"1 2 3 cm"),
        "numbers that are words": page(b"(one) (two) m"),
        "a picture of no size": picture(b"/BitsPerComponent 8/ColorSpace/DeviceRGB"),
        "a picture of -10 pixels": picture(
            b"/Width -10/Height 10/BitsPerComponent 8/ColorSpace/DeviceRGB"
        ),
        "a picture of 3 bits": picture(
            b"/Width 10/Height 10/BitsPerComponent 3/ColorSpace/DeviceRGB"
        ),
        "a picture without a colour space": picture(
            b"/Width 10/Height 10/BitsPerComponent 8"
        ),
        "a picture of too few samples": picture(PIXELS, b"\0" * 99),
        "a picture that is no JPEG": picture(
            PIXELS + b"/Filter/DCTDecode", b"noise" * 99
        ),
        "a picture that is no JPEG 2000": picture(
            PIXELS + b"/Filter/JPXDecode", b"noise" * 99
        ),
        "a picture whose mask is a number": picture(PIXELS + b"/SMask 7"),
    }
    for name, content in pages.items():
        yield HostilePdf(name=name, content=content, kind=WRONG)
