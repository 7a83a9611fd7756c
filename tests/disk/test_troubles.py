"""What a machine cannot do is told in words; what is ours stays a defect."""

import errno
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from layout.codes import Code
from layout.disk.troubles import (
    LIMITS,
    MAKE_ROOM,
    MENDED_BY,
    SHOWN,
    make_room,
    no_more_processes,
    trouble,
)


@pytest.mark.parametrize("number", LIMITS)
def test_a_limit_has_its_next_move(number: int) -> None:
    note = trouble(OSError(number, "said by the system"))
    assert note is not None
    assert (note.code, bool(note.hint)) == (Code.MACHINE_LIMIT, True)


@pytest.mark.parametrize("number", MENDED_BY)
def test_a_file_is_named(number: int) -> None:
    note = trouble(OSError(number, "Said So", "a/b.pdf"))
    assert note is not None
    assert (note.code, note.file) == (Code.FILE_UNUSABLE, "a/b.pdf")
    assert "said so" in note.message


def test_a_long_name_is_cut() -> None:
    note = trouble(OSError(errno.ENAMETOOLONG, "File name too long", "a" * 5000))
    assert note is not None
    assert note.file == "..." + "a" * SHOWN


@pytest.mark.parametrize(
    ("files", "left", "hint"),
    [
        (1000, 0, "remove files from the disk: it has room, but for no more files"),
        (1000, 900, MAKE_ROOM),
        # A file system that does not count them.
        (0, 0, MAKE_ROOM),
    ],
)
def test_a_disk_is_full_of_bytes_or_of_files(
    files: int, left: int, hint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    disks = {
        Path("/paper"): SimpleNamespace(f_bavail=100, f_files=files, f_favail=left),
        Path("/"): SimpleNamespace(f_bavail=100, f_files=9, f_favail=0),
    }

    def statvfs(place: Path) -> SimpleNamespace:
        if place not in disks:
            raise FileNotFoundError
        return disks[place]

    monkeypatch.setattr(os, "statvfs", statvfs)
    name = "/paper/out/press.pdf"
    note = trouble(OSError(errno.ENOSPC, "No space left on device", name))
    assert note is not None
    assert note.hint == hint
    assert make_room(Path("/paper/out")) == hint


def test_no_memory_and_no_processes() -> None:
    assert trouble(MemoryError()) == trouble(OSError(errno.ENOMEM, ""))
    assert no_more_processes() == trouble(OSError(errno.EAGAIN, ""))


@pytest.mark.parametrize(
    "problem",
    [
        ValueError(),
        OSError(errno.EBADF, "Bad file descriptor", "a"),
        OSError(errno.ENOENT, "No such file"),
    ],
)
def test_anything_else_is_ours(problem: Exception) -> None:
    assert trouble(problem) is None
