"""Pictures of a file unpacked, whatever they are packed by, and what is no picture."""

import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

from layout.pdf.spaces import space_of
from layout.proof.plates.plate_spaces import CMYK, GRAY, Mixing
from layout.proof.plates.samples import channels_of, masked, unpack
from layout.proof.plates.tints import InkSpace
from tests.proof.preflight.cleanly import PRINTER

DESK = Pdf.new()
MIXING = Mixing(PRINTER.icc, ())
PALETTE = MIXING.space(
    space_of(Array([Name.Indexed, Name.DeviceGray, 3, String("abcd")]))
)


def picture(
    data: bytes, size: tuple[int, int] = (2, 2), depth: int = 8, **keys: object
) -> Stream:
    made = Stream(DESK, b"")
    made.write(zlib.compress(data), filter=Name.FlateDecode)
    made.Width, made.Height = size
    made.BitsPerComponent = depth
    for key, value in keys.items():
        made[f"/{key}"] = value
    return made


def values(channel: Image.Image) -> list[int]:
    return list(channel.tobytes())


@given(st.binary(min_size=16, max_size=16))
def test_bytes_are_samples_of_their_channels(data: bytes) -> None:
    samples = unpack(picture(data), CMYK)
    assert samples.most == 255
    for place, channel in enumerate(samples.channels):
        assert values(channel) == list(data[place::4])


@pytest.mark.parametrize(
    ("depth", "data", "spread", "plain"),
    [
        (1, b"\x40\x80", [0, 255, 255, 0], [0, 1, 1, 0]),
        (2, b"\x10\xe0", [0, 85, 255, 170], [0, 1, 3, 2]),
        (4, b"\x0f\x80", [0, 255, 136, 0], [0, 15, 8, 0]),
    ],
)
def test_few_bits_are_spread_unless_they_are_places(
    depth: int, data: bytes, spread: list[int], plain: list[int]
) -> None:
    """Each row begins with a byte of its own (8.9.5.2)."""
    assert values(unpack(picture(data, depth=depth), GRAY).channels[0]) == spread
    found = unpack(picture(data, depth=depth), PALETTE)
    assert values(found.channels[0]) == plain
    assert found.most == (1 << depth) - 1


def test_of_sixteen_bits_the_upper_eight_are_taken() -> None:
    data = bytes([1, 99, 2, 99, 3, 99, 4, 99])
    assert values(unpack(picture(data, depth=16), GRAY).channels[0]) == [1, 2, 3, 4]


def test_what_is_over_is_left() -> None:
    assert values(unpack(picture(bytes(range(9))), GRAY).channels[0]) == [0, 1, 2, 3]


def jpeg(mode: str, colour: int | tuple[int, ...]) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (8, 8), colour).save(out, "JPEG", quality=95)
    return out.getvalue()


def packed(data: bytes, *filters: Name) -> Stream:
    made = Stream(DESK, b"")
    given_ = filters[0] if len(filters) == 1 else Array(list(filters))
    made.write(data, filter=given_)
    made.Width = made.Height = 8
    return made


@pytest.mark.parametrize("filters", [(Name.DCTDecode,), (Name.DCT,)])
def test_a_jpeg_has_its_channels(filters: tuple[Name, ...]) -> None:
    samples = unpack(packed(jpeg("L", 77), *filters), GRAY)
    assert values(samples.channels[0]) == pytest.approx([77] * 64, abs=2)


def test_a_jpeg_may_be_packed_once_more() -> None:
    data = zlib.compress(jpeg("L", 77))
    samples = unpack(packed(data, Name.FlateDecode, Name.DCTDecode), GRAY)
    assert values(samples.channels[0]) == pytest.approx([77] * 64, abs=2)
    with pytest.raises(ValueError, match="packed by /LZWDecode"):
        unpack(packed(data, Name.LZWDecode, Name.DCTDecode), GRAY)


@pytest.mark.parametrize(
    ("thing", "space", "said"),
    [
        (picture(bytes(4), (0, 2)), GRAY, "no sensible size"),
        (picture(bytes(4), (1 << 20, 1 << 20)), GRAY, "no sensible size"),
        (picture(bytes(3)), GRAY, "too few samples"),
        (picture(bytes(15)), CMYK, "too few samples"),
        (picture(bytes(9), depth=5), GRAY, "5 bits"),
        (packed(b"no picture", Name.DCTDecode), GRAY, "of no kind"),
        (packed(jpeg("L", 7)[:90], Name.DCTDecode), GRAY, "cannot be unpacked"),
        (packed(b"no picture", Name.FlateDecode), GRAY, "cannot be unpacked"),
    ],
)
def test_what_is_no_picture_is_said(thing: Stream, space: InkSpace, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        unpack(thing, space)


def test_what_is_said_is_the_same_every_time() -> None:
    """An address in memory would be another one in every run."""
    words = set()
    for _ in range(3):
        with pytest.raises(ValueError, match="no kind") as caught:
            unpack(packed(b"no picture", Name.DCTDecode), GRAY)
        words.add(str(caught.value))
    assert len(words) == 1
    assert "0x" not in words.pop()


def test_a_picture_has_the_size_that_it_says() -> None:
    thing = packed(jpeg("L", 7), Name.DCTDecode)
    thing.Width = 9
    with pytest.raises(ValueError, match="not the size"):
        unpack(thing, GRAY)


def test_a_picture_that_unpacks_to_gigabytes_is_not_unpacked() -> None:
    made = Stream(DESK, b"")
    made.write(zlib.compress(bytes(1 << 26), 9), filter=Name.FlateDecode)
    made.Width = made.Height = 2
    made.BitsPerComponent = 8
    assert values(unpack(made, GRAY).channels[0]) == [0, 0, 0, 0]


def test_colours_may_be_cut_out() -> None:
    thing = picture(bytes([0, 10, 20, 30]), Mask=Array([10, 20]))
    seen = masked(thing, unpack(thing, GRAY))
    assert seen is not None
    assert values(seen) == [255, 0, 0, 255]
    assert masked(picture(bytes(4)), unpack(picture(bytes(4)), GRAY)) is None
    stencil = picture(bytes(4), Mask=Dictionary())
    assert masked(stencil, unpack(stencil, GRAY)) is None


def test_channels_are_of_modes_that_a_file_knows() -> None:
    assert len(channels_of(Image.new("CMYK", (1, 1)))) == 4
    assert channels_of(Image.new("1", (1, 1), 1))[0].getpixel((0, 0)) == 255
    with pytest.raises(ValueError, match="YCbCr"):
        channels_of(Image.new("YCbCr", (1, 1)))
