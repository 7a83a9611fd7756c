"""The structure of picture files, before they are opened."""

import io
import struct

import pytest
from PIL import Image

from layout.desk.files import picture_structure
from layout.desk.files.picture_structure import (
    MOST_SCANS,
    kind_of,
    scans,
    structure_fault,
)


def file(mode: str = "RGB", kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (64, 48)).save(out, kind, **options)
    return out.getvalue()


def again(jpeg: bytes, times: int) -> bytes:
    """Return a JPEG whose last scan stands in it so many times more."""
    last, end = jpeg.rindex(b"\xff\xda"), jpeg.rindex(b"\xff\xd9")
    return jpeg[:end] + jpeg[last:end] * times + jpeg[end:]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "GIF"])
def test_a_kind_is_known_by_its_first_bytes(kind: str) -> None:
    data = file(kind=kind, mode="RGB" if kind != "GIF" else "P")
    assert kind_of(data) == kind
    assert structure_fault(kind, data) is None
    assert kind_of(b"x" + data) == ""


def test_scans_are_counted() -> None:
    assert scans(file()) == 1
    progressive = file(progressive=True)
    assert 5 < scans(progressive) < 20
    assert scans(again(progressive, 10)) == scans(progressive) + 10


def test_too_many_scans_are_not_counted_to_their_end() -> None:
    assert scans(again(file(progressive=True), 5000)) == MOST_SCANS + 1


def test_a_scan_behind_thousands_of_remarks_is_one_too_many() -> None:
    remark = b"\xff\xfe\x00\x04no"
    data = file()
    hidden = data[:2] + remark * 10_001 + data[2:]
    assert scans(hidden) == MOST_SCANS + 1


def test_a_scan_in_a_remark_is_none() -> None:
    data = file(comment=b"\xff\xda" * 100)
    assert scans(data) == 1


def test_png_of_too_many_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_structure, "MOST_CHUNKS", 50)
    data = file(kind="PNG")
    assert structure_fault("PNG", data) is None
    many = data[:33] + b"\0\0\0\0teXt\0\0\0\0" * 60 + data[33:]
    fault = structure_fault("PNG", many)
    assert fault is not None
    assert "50 chunks" in fault.problem


def test_pictures_that_move() -> None:
    frames = [Image.new("RGB", (9, 9), c) for c in ("red", "blue")]
    for kind in ("PNG", "WEBP"):
        out = io.BytesIO()
        frames[0].save(out, kind, save_all=True, append_images=frames[1:])
        fault = structure_fault(kind, out.getvalue())
        assert fault is not None
        assert fault.problem == "it moves"


def test_tiff_of_several_pages() -> None:
    out = io.BytesIO()
    first = Image.new("L", (9, 9))
    first.save(out, "TIFF", save_all=True, append_images=[first])
    fault = structure_fault("TIFF", out.getvalue())
    assert fault is not None
    assert fault.hint == "save the one that is meant"


def tiff(*pages: list[tuple[int, int, int, int]], loop: bool = False) -> bytes:
    """Return the pages of a TIFF: fields of tag, type, count and value."""
    data = b"II*\0" + struct.pack("<I", 8)
    for number, page in enumerate(pages):
        after = len(data) + 2 + 12 * len(page) + 4
        more = number + 1 < len(pages) or loop
        data += struct.pack("<H", len(page))
        data += b"".join(struct.pack("<HHII", *field) for field in page)
        data += struct.pack("<I", (8 if loop else after) if more else 0)
    return data


def test_tiff_with_a_small_view_is_one_picture() -> None:
    assert structure_fault("TIFF", tiff([(256, 3, 1, 9)], [(254, 4, 1, 1)])) is None


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (tiff([(256, 3, 1, 9)], loop=True), "its pages have no end"),
        (tiff([(273, 4, 10**6, 0)]), "1000000 strips"),
        (tiff([(256, 3, 1, 9)] * 600), "600 fields"),
    ],
)
def test_tiff_that_leads_nowhere(data: bytes, problem: str) -> None:
    fault = structure_fault("TIFF", data)
    assert fault is not None
    assert problem in fault.problem


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
@pytest.mark.parametrize("length", [0, 1, 4, 9, 20, 60, 100])
def test_cut_files_are_looked_through_all_the_same(kind: str, length: int) -> None:
    assert structure_fault(kind, file(kind=kind)[:length]) is None
