"""What a machine cannot do is told in words; what is ours stays a defect."""

import errno

import pytest

from layout.codes import Code
from layout.disk.troubles import LIMITS, MENDED_BY, SHOWN, no_more_processes, trouble


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
