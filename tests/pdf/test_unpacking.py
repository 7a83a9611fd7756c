"""Streams are unpacked as far as was asked, whatever they unpack to."""

import zlib

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Stream

from layout.pdf.unpacking import inflated, unpacked

# A stream lives as long as its file.
DESK = pikepdf.new()


def stream(data: bytes, filters: object = None, **keys: object) -> Stream:
    made = Stream(DESK, b"")
    if filters is None:
        made.write(data)
    else:
        made.write(data, filter=filters)  # type: ignore[arg-type]
    for key, value in keys.items():
        made[f"/{key}"] = value
    return made


@given(st.binary(max_size=500), st.integers(0, 3))
def test_what_is_packed_comes_back(data: bytes, times: int) -> None:
    packed = data
    for _ in range(times):
        packed = zlib.compress(packed)
    filters = Array([Name.FlateDecode] * times) if times else None
    assert unpacked(stream(packed, filters), 1000) == data


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_no_more_comes_than_was_asked(size: int, most: int) -> None:
    packed = stream(zlib.compress(bytes(size)), Name.FlateDecode)
    assert len(unpacked(packed, most)) == min(size, most + 1)


def test_a_bomb_in_a_bomb_takes_no_memory() -> None:
    twice = zlib.compress(zlib.compress(bytes(1 << 26)))
    packed = stream(twice, Array([Name.FlateDecode, Name.FlateDecode]))
    assert len(twice) < 1 << 12
    assert len(unpacked(packed, 1000)) <= 1001


def test_other_packings_are_left_to_the_library() -> None:
    packed = stream(b"616263>", Name.ASCIIHexDecode)
    assert unpacked(packed, 100) == b"abc"
    rows = bytes([0, 1, 2, 0, 3, 4])
    predicted = stream(
        zlib.compress(rows),
        Name.FlateDecode,
        DecodeParms=Dictionary(Predictor=15, Columns=2),
    )
    assert unpacked(predicted, 100) == bytes([1, 2, 3, 4])


def test_what_is_cut_off_is_as_much_as_there_is() -> None:
    whole = zlib.compress(bytes(range(256)) * 4)
    part = unpacked(stream(whole[: len(whole) // 2], Name.FlateDecode), 5000)
    assert (bytes(range(256)) * 4).startswith(part)


@pytest.mark.parametrize("thing", [Dictionary(), Array([1]), Name.X])
def test_what_is_no_stream_is_said(thing: pikepdf.Object) -> None:
    with pytest.raises(TypeError, match="none"):
        unpacked(thing, 10)


def test_bytes_are_inflated_to_no_more_than_that() -> None:
    assert inflated(zlib.compress(b"abcdef"), 3) == b"abc"
    with pytest.raises(zlib.error):
        inflated(b"no such thing", 3)
