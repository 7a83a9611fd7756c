"""The user's key: made once, read by nobody else, and done without where it must."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from layout.disk.cache_key import NAME, SIZE, cache_key, own_name
from tests.building import ROOT


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "layout" / NAME


def test_it_is_made_once_and_for_the_user_alone(place: Path) -> None:
    key = cache_key()
    assert key is not None
    assert len(key) == SIZE
    assert cache_key() == key
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert [path.name for path in place.parent.iterdir()] == [NAME]


def test_many_at_once_have_the_same(place: Path) -> None:
    code = "from layout.disk.cache_key import cache_key; print(cache_key())"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    asked = [
        subprocess.Popen(
            [sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE
        )
        for _ in range(6)
    ]
    said = {one.communicate()[0] for one in asked}
    assert said == {f"{cache_key()!r}\n".encode()}


def spoil(place: Path, how: str) -> None:
    cache_key()
    if how == "cut":
        place.write_bytes(b"short")
    elif how == "long":
        place.write_bytes(b"k" * (SIZE + 1))
    elif how == "read by all":
        place.chmod(0o644)
    elif how == "link":
        place.rename(place.with_name("other"))
        place.symlink_to("other")
    elif how == "folder":
        place.unlink()
        place.mkdir()


@pytest.mark.parametrize("how", ["cut", "long", "read by all", "link"])
def test_in_the_place_of_one_that_may_be_anybodys_is_another(
    how: str, place: Path
) -> None:
    before = cache_key()
    spoil(place, how)
    key = cache_key()
    assert key is not None
    assert key != before
    assert cache_key() == key


def test_with_a_folder_in_its_place_there_is_none(place: Path) -> None:
    spoil(place, "folder")
    assert cache_key() is None


def test_without_a_home_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null/state")
    assert cache_key() is None


def test_a_name_tells_nothing_of_the_key() -> None:
    here = Path("here")
    assert own_name(b"a" * SIZE, here) != own_name(b"b" * SIZE, here)
    assert (b"a" * SIZE).hex() not in own_name(b"a" * SIZE, here)


def test_each_publication_has_a_name_of_its_own(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    (tmp_path / "link").symlink_to(one)
    key = b"a" * SIZE
    assert own_name(key, one) != own_name(key, two)
    assert own_name(key, one) == own_name(key, tmp_path / "link")
