"""How streams are packed, and whether all of a picture is there."""

import io
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

from layout.pdf.fitness import FaultKind, UnfitError
from layout.pdf.limits import MOST_UNPACKED
from layout.pdf.packing import (
    MOST_SCANS,
    packing_faults,
    packings,
    picture_faults,
    unpacked_length,
)

PDF = pikepdf.new()


def packed(names: object, content: bytes = b"q Q") -> Stream:
    stream = Stream(PDF, content)
    stream.Filter = names
    return stream


def picture(content: bytes, space: str = "DeviceRGB", **keys: object) -> Stream:
    given = {"Width": 4, "Height": 3, "BitsPerComponent": 8} | keys
    stream = Stream(PDF, content)
    stream.ColorSpace = Name(f"/{space}")
    for key, value in given.items():
        stream[f"/{key}"] = value
    return stream


def jpeg(size: tuple[int, int] = (4, 3)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size).save(out, "JPEG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (Name.FlateDecode, ("/FlateDecode",)),
        (Array([Name.A85, Name.Fl]), ("/A85", "/Fl")),
        (7, ()),
    ],
)
def test_packings_are_named(names: object, found: tuple[str, ...]) -> None:
    assert packings(packed(names)) == found


def test_unknown_and_misplaced_packings_are_told() -> None:
    assert list(packing_faults(packed(Name.Zip))) == [
        "it is packed by Zip, which nobody knows"
    ]
    both = packed(Array([Name.DCTDecode, Name.A85]))
    assert list(packing_faults(both)) == ["it is a picture inside another packing"]
    assert list(packing_faults(packed(Name.ASCIIHexDecode))) == []


def test_flate_is_measured_without_being_had() -> None:
    data = zlib.compress(b"ab" * 700_000)
    assert unpacked_length(data) == 1_400_000
    assert unpacked_length(zlib.compress(data), 2) == 1_400_000
    assert unpacked_length(zlib.compress(b"")) == 0


def test_flate_that_is_cut_is_told() -> None:
    with pytest.raises(zlib.error, match="its end is missing"):
        unpacked_length(zlib.compress(b"ab" * 70_000)[:-9])


def test_flate_without_an_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layout.pdf.packing.MOST_UNPACKED", 1_000)
    assert unpacked_length(zlib.compress(b"a" * 1_000)) == 1_000
    with pytest.raises(UnfitError) as caught:
        unpacked_length(zlib.compress(b"a" * 1_001))
    assert caught.value.fault.kind is FaultKind.MUCH


@pytest.mark.parametrize(
    ("stream", "said"),
    [
        pytest.param(picture(b"\0" * 36), [], id="whole"),
        pytest.param(
            picture(b"\0" * 35), ["its picture has 35 of 36 bytes"], id="short"
        ),
        pytest.param(picture(b"\0" * 48, "DeviceCMYK"), [], id="four inks"),
        pytest.param(picture(b"\0" * 3, ImageMask=True), [], id="stencil"),
        pytest.param(picture(jpeg(), Filter=Name.DCTDecode), [], id="JPEG"),
        pytest.param(
            picture(jpeg((9, 9)), Filter=Name.DCTDecode),
            ["it says 4 x 3 pixels, and its picture has 9 x 9"],
            id="another JPEG",
        ),
        pytest.param(
            picture(jpeg()[:-2], Filter=Name.DCTDecode),
            ["its picture is cut short"],
            id="a JPEG that is cut",
        ),
        pytest.param(
            picture(b"noise", Filter=Name.JPXDecode),
            ["its picture cannot be read"],
            id="noise",
        ),
    ],
)
def test_pictures_are_whole_or_told(stream: Stream, said: list[str]) -> None:
    assert list(picture_faults(stream)) == said


def test_values_a_pixel_come_from_the_colour_space() -> None:
    profile = PDF.make_indirect(Stream(PDF, b""))
    profile.N = 4
    stream = picture(b"\0" * 36)
    stream.ColorSpace = Array([Name.ICCBased, profile])
    assert list(picture_faults(stream)) == ["its picture has 36 of 48 bytes"]
    stream.ColorSpace = Array(
        [Name.DeviceN, Array([Name.A, Name.B]), Name.DeviceGray, Dictionary()]
    )
    assert list(picture_faults(stream)) == []


def test_more_pixels_than_a_page_has_are_refused() -> None:
    side = int(MOST_UNPACKED**0.5)
    with pytest.raises(UnfitError, match="pixels"):
        list(picture_faults(picture(b"", Width=side, Height=side)))


def test_more_scans_than_a_picture_has_are_refused() -> None:
    content = jpeg()[:-2] + b"\xff\xda\0\x02" * MOST_SCANS + b"\xff\xd9"
    with pytest.raises(UnfitError, match="scans"):
        list(picture_faults(picture(content, Filter=Name.DCTDecode)))


# PackBits: so many bytes that follow, or 128, which is the end (ISO 32000-2, 7.4.5).
RUNS = bytes([35]) + b"a" * 36 + bytes([128])
# LZW of codes of nine bits: the ten bytes of the standard's example (7.4.4.2).
LZW = bytes.fromhex("800b6050220c0c8501")


@pytest.mark.parametrize(
    ("packing", "content", "there"),
    [("RunLength", RUNS, 36), ("LZW", LZW, 10), ("ASCIIHex", b"41" * 12 + b">", 12)],
)
def test_samples_packed_in_other_ways_are_counted_too(
    packing: str, content: bytes, there: int
) -> None:
    name = Name(f"/{packing}Decode")
    whole = picture(content, "DeviceGray", Filter=name, Width=there, Height=1)
    assert list(picture_faults(whole)) == []
    short = picture(content, "DeviceGray", Filter=name, Width=there, Height=2)
    said = f"its picture has {there} of {2 * there} bytes"
    assert list(picture_faults(short)) == [said]
