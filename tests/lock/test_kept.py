"""Files kept by content: whole, once, and swept when their run was killed."""

from pathlib import Path

import pytest

from layout.disk.confined import LeadsOutError
from layout.disk.digests import digest_of
from layout.lock.kept import KEPT, keep, kept_path
from tests.building import tree

FILES = {"paper.toml": b"title = 'The Test'\n", "styles/a.css": b"p {}\n"}


def test_each_is_kept_once_and_by_its_content(tmp_path: Path) -> None:
    keep(tmp_path, FILES | {"styles/b.css": FILES["styles/a.css"]})
    kept = {path: data for path, data in tree(tmp_path).items() if data}
    assert kept == {
        kept_path(name, digest_of(data)).as_posix(): data
        for name, data in FILES.items()
    }


def test_one_that_was_changed_is_kept_again(tmp_path: Path) -> None:
    keep(tmp_path, FILES)
    before = tree(tmp_path)
    place = tmp_path / kept_path("paper.toml", digest_of(FILES["paper.toml"]))
    place.write_text("cut")
    keep(tmp_path, FILES)
    assert tree(tmp_path) == before


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    keep(tmp_path, FILES)
    before = tree(tmp_path)
    (tmp_path / KEPT / ".layout-run-abcdefgh").mkdir()
    keep(tmp_path, FILES)
    assert tree(tmp_path) == before


def test_it_is_not_led_out(tmp_path: Path) -> None:
    home, away = tmp_path / "home", tmp_path / "away"
    home.mkdir()
    away.mkdir()
    (home / KEPT).symlink_to(away)
    with pytest.raises(LeadsOutError):
        keep(home, FILES)
    assert list(away.iterdir()) == []
