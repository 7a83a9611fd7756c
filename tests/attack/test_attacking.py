"""The watchers of attacks see what they are to see."""

from pathlib import Path

import pytest

from tests.attack.attacking import CANARY, attack, canary
from tests.building import small


def test_a_command_is_measured(tmp_path: Path) -> None:
    small(tmp_path, {})
    done = attack("build", tmp_path / "nothing", cwd=tmp_path)
    done.check_refused("no-such-issue", status=2)
    assert 0.01 < done.seconds < 10
    assert 1 < done.megabytes < 600


def test_a_canary_tells_who_reads_it(tmp_path: Path) -> None:
    with canary(tmp_path / "outside/canary.txt") as bird:
        bird.check()
        assert bird.path.read_text() == CANARY
        with pytest.raises(AssertionError, match="was opened"):
            bird.check()
