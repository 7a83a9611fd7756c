"""A stranger's zip is opened if its table of contents is one of some files."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from layout.copy.zipped import LONGEST, MOST_TABLE, ends_as_zip, opened_zip


def packed(comment: bytes = b"") -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("ferry.txt", "The ferry sails.")
        archive.comment = comment
    return whole.getvalue()


def with_table(size: int) -> bytes:
    """Return a zip of nothing but a table of contents, and its end."""
    entry = b"PK\x01\x02" + bytes(24) + struct.pack("<H", 100) + bytes(16) + b"a" * 100
    table = entry * (size // len(entry) + 1)
    return table + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 9, 9, len(table), 0, 0)


def test_what_is_packed_is_read() -> None:
    with opened_zip(packed()) as archive:
        assert archive.read("ferry.txt") == b"The ferry sails."


def test_an_endless_table_is_not_read() -> None:
    with pytest.raises(zipfile.BadZipFile, match="table of contents has 8,000,"):
        opened_zip(with_table(MOST_TABLE))
    with opened_zip(with_table(100_000)) as archive:
        assert len(archive.infolist()) > 500


@pytest.mark.parametrize("comment", [b"", b"c" * 65_535])
def test_a_zips_end_is_found(tmp_path: Path, comment: bytes) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(bytes(LONGEST) + packed(comment))
    with path.open("rb") as file:
        assert ends_as_zip(file)
    path.write_bytes(b"PK\3\4" + bytes(LONGEST))
    with path.open("rb") as file:
        assert not ends_as_zip(file)
