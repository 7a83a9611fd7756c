"""Bytes come in from regular files only, and no more of them than asked for."""

import os
import socket
from pathlib import Path

import pytest

from layout.disk.contents import (
    NoPlainFileError,
    TooLargeError,
    content,
    content_of,
    is_file,
    is_folder,
    opened,
    size_of,
    text,
)


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "weir").write_bytes(b"in flood")
    assert content(tmp_path / "weir") == b"in flood"
    assert size_of(tmp_path / "weir") == 8
    with opened(tmp_path / "weir") as file:
        assert file.read(2) == b"in"


def test_a_text_is_read_without_its_mark(tmp_path: Path) -> None:
    (tmp_path / "weir").write_bytes("\ufeffin\r\nflood é".encode())
    assert text(tmp_path / "weir") == "in\r\nflood é"


def test_no_more_is_read_than_is_taken(tmp_path: Path) -> None:
    (tmp_path / "weir").write_bytes(b"12345678")
    assert content(tmp_path / "weir", most=8) == b"12345678"
    with pytest.raises(TooLargeError, match="8 bytes, and 7"):
        content(tmp_path / "weir", most=7)


def test_a_file_that_hides_its_size_is_bounded_too() -> None:
    status = Path("/proc/self/status")
    if not status.exists():
        pytest.skip("no files without a size here")
    with pytest.raises(TooLargeError):
        content(status, most=10)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NoPlainFileError, match="a pipe"):
        content(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    with pytest.raises(NoPlainFileError):
        content(tmp_path / "link")


def test_devices_and_sockets_are_not_opened(tmp_path: Path) -> None:
    with pytest.raises(NoPlainFileError, match="a device"):
        content(Path("/dev/zero"))
    with socket.socket(socket.AF_UNIX) as ear:
        ear.bind(str(tmp_path / "s"))
        with pytest.raises(NoPlainFileError, match="a socket"):
            content(tmp_path / "s")


def test_other_things_are_said_as_the_system_says_them(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name in ("", "none", "loop", "x" * 5000, "a\0b", "\ud800"):
        with pytest.raises(OSError, match=r"^\[Errno \d+\] \w+"):
            content(tmp_path / name)
        assert not is_file(tmp_path / name)
    assert is_folder(tmp_path)
    assert not is_folder(tmp_path / ("x" * 5000))


def test_a_link_is_refused_where_none_is_awaited(tmp_path: Path) -> None:
    (tmp_path / "weir").write_bytes(b"in flood")
    (tmp_path / "link").symlink_to(tmp_path / "weir")
    assert content_of(tmp_path / "weir") == content(tmp_path / "link")
    with pytest.raises(NoPlainFileError, match="a link"):
        content_of(tmp_path / "link")
