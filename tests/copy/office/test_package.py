"""The zip of a document, opened as a stranger's: what is refused, and why."""

import io
import struct
import zipfile

import pytest

from layout.copy.office import package as packages
from layout.copy.office.package import Package, open_package, tree_of
from layout.errors import Unreadable
from tests.copy.making import fresh_remarks
from tests.copy.office.wordmaking import zipped


def opened(data: bytes) -> Package:
    return open_package(data, fresh_remarks())


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as error:
        opened(data)
    (note,) = error.value.notes
    assert note.hint
    return note.message


def test_parts_are_read_by_name() -> None:
    package = opened(zipped({"a.xml": b"<a>so</a>", "b.bin": b"\x00"}))
    assert package.names == ("a.xml", "b.bin")
    assert package.read("b.bin") == b"\x00"
    assert package.read("c.bin") is None
    assert package.xml("c.xml") is None
    root = package.xml("a.xml")
    assert root is not None
    assert root.text == "so"


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04" + bytes(40)])
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    assert "no word processor's file" in refused(data)


def test_two_parts_of_one_name_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.xml"), b"<a/>")
        archive.writestr(zipfile.ZipInfo("b.xml"), b"<b/>")
    data = out.getvalue().replace(b"b.xml", b"a.xml")
    assert "one name" in refused(data)


def test_a_part_that_unpacks_beyond_reason_is_refused() -> None:
    bomb = zipped({"word/media/white.png": bytes(packages.MOST_SHRINK * 100_000)})
    assert "unpack beyond reason" in refused(bomb)


def test_a_small_part_may_shrink_as_it_likes() -> None:
    assert opened(zipped({"white.png": bytes(1_000_000)})).names == ("white.png",)


@pytest.mark.parametrize(
    ("limit", "most", "why"),
    [("MOST_PARTS", 2, "3 parts"), ("MOST_BYTES", 2_999_999, "unpack to 3 MB")],
)
def test_limits_hold_before_anything_is_unpacked(
    limit: str, most: int, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = zipped({name: bytes(1_000_000) for name in ("a", "b", "c")})
    assert len(opened(data).names) == 3
    monkeypatch.setattr(packages, limit, most)
    assert why in refused(data)


def test_a_part_of_too_much_xml_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    package = opened(zipped({"a.xml": b"<a>" + b"x" * 5000 + b"</a>"}))
    assert package.xml("a.xml") is not None
    monkeypatch.setattr(packages, "MOST_XML", 5000)
    with pytest.raises(Unreadable, match=r"a\.xml"):
        package.xml("a.xml")


def test_a_zip_that_lies_about_a_size_is_refused() -> None:
    data = bytearray(zipped({"word/document.xml": b"<a>" + b"x" * 4000 + b"</a>"}))
    entry = data.rindex(b"PK\x01\x02")
    # The uncompressed size in the central directory (APPNOTE 4.3.12).
    struct.pack_into("<I", data, entry + 24, 40)
    with pytest.raises(Unreadable, match="does not open"):
        opened(bytes(data)).read("word/document.xml")


def test_a_part_with_a_password_is_refused() -> None:
    data = bytearray(zipped({"a.xml": b"<a/>"}))
    # Bit 0 of the general purpose flag (APPNOTE 4.4.4), here and in the directory.
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    assert "password" in refused(bytes(data))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<a>", "not XML"),
        (b"", "not XML"),
        (b"\x00\x01", "not XML"),
        (b"<a>&b;</a>", "not XML"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document type"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "document type"),
    ],
)
def test_xml_that_reaches_out_of_itself_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        tree_of(data, "a.xml", fresh_remarks())


def test_remarks_and_instructions_of_xml_are_passed_over() -> None:
    root = tree_of(b"<a><!-- b --><?c d?><e/></a>", "a.xml", fresh_remarks())
    assert [child.tag for child in root] == ["e"]
