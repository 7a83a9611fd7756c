"""What reads a stranger's PDF may take so much and no more."""

from functools import partial
from pathlib import Path

import pytest

from layout.errors import Refused, Unreadable
from layout.pdf.confining import attempted, confined
from layout.pdf.fitness import FaultKind, UnfitError
from tests.workers import trades


def test_what_work_gives_and_raises_comes_back(tmp_path: Path) -> None:
    assert confined(partial(len, "four"), tmp_path / "a.pdf", "a.pdf") == 4
    with pytest.raises(Refused):
        attempted(trades.refuse, tmp_path / "a.pdf", "a.pdf")


def test_what_breaks_its_reader_is_torn(tmp_path: Path) -> None:
    with pytest.raises(UnfitError) as caught:
        attempted(partial(int, "x"), tmp_path / "a.pdf", "a.pdf")
    assert caught.value.fault.kind is FaultKind.TORN
    with pytest.raises(Unreadable) as told:
        confined(partial(int, "x"), tmp_path / "a.pdf", "a.pdf")
    [note] = told.value.notes
    assert (note.code, note.file) == ("pdf-unreadable", "a.pdf")


def test_what_takes_all_memory_is_too_much(tmp_path: Path) -> None:
    with pytest.raises(UnfitError) as caught:
        attempted(partial(bytes, 1 << 30), tmp_path / "a.pdf", "a.pdf")
    assert caught.value.fault.kind is FaultKind.MUCH
