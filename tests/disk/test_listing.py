"""Folders looked into, however deep somebody has made them."""

from pathlib import Path

from layout.disk.listing import files_below, walked
from layout.disk.removing import remove_folder
from tests.disk.test_removing import deep


def test_folders_that_are_links_are_not_gone_into(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "file").touch()
    (tmp_path / "a" / "link").symlink_to(tmp_path / "a" / "b")
    (tmp_path / "a" / "name").symlink_to(tmp_path / "a" / "b" / "file")
    found = [tmp_path / "a" / "b" / "file", tmp_path / "a" / "name"]
    assert files_below(tmp_path) == tuple(found)
    assert sorted(walked(tmp_path)) == [
        *(str(tmp_path / "a" / name) for name in ("b/file", "link", "name"))
    ]


def test_what_no_path_can_name_is_passed_over(tmp_path: Path) -> None:
    deep(tmp_path / "deep", 2200)
    found = len(files_below(tmp_path))
    remove_folder(tmp_path / "deep")
    assert 1000 < found < 2200
