"""Strangers' files are read apart, by a process that is started once."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from layout.errors import LayoutError, Refused
from layout.workers.apart import apart, begin_apart, soon
from layout.workers.calls import Call
from tests.building import ROOT
from tests.workers import trades
from tests.workers.test_walls import version


def test_a_call_is_answered_by_one_process_after_another() -> None:
    soon()
    first = apart(Call(work=trades.process))
    assert first != os.getpid()
    assert apart(Call(work=trades.process)) == first
    assert begin_apart(Call(work=partial(trades.shout, "a"))).result() == "A"


def test_a_file_that_is_too_much_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        apart(Call(work=trades.want_much, file="articles/a.md"))
    assert caught.value.notes[0].file == "articles/a.md"
    path = tmp_path / "b.md"
    path.write_text("Bridge")
    assert apart(Call(work=partial(trades.read, path)), tmp_path) == "Bridge"


@pytest.mark.skipif(version() < 1, reason="this kernel has no Landlock")
def test_one_that_was_given_what_it_reads_reads_no_file(tmp_path: Path) -> None:
    path = tmp_path / "b.md"
    path.write_text("Bridge")
    with pytest.raises(LayoutError, match="Permission denied"):
        apart(Call(work=partial(trades.read, path), file="articles/a.md"))


def test_one_that_is_killed_from_outside_is_asked_again() -> None:
    process = apart(Call(work=trades.process))
    os.kill(process, 9)
    assert apart(Call(work=trades.process)) != process


def test_nothing_runs_when_nothing_is_read_and_nothing_is_left(tmp_path: Path) -> None:
    tell = (
        "from layout.workers.apart import apart\n"
        "from layout.workers.calls import Call\n"
        "from tests.workers import trades\n"
        "print(apart(Call(work=trades.process)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", tell],
        env=os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert not Path(f"/proc/{int(done.stdout)}").exists()
    assert list(tmp_path.iterdir()) == []
    assert done.stderr == ""
