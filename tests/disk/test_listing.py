"""Folders are listed by name, and linked ones are not gone into."""

import os
from pathlib import Path

from layout.disk.listing import entries, files_below, matching


def test_entries_are_sorted_and_none_where_there_is_no_folder(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / name).touch()
    assert [path.name for path in entries(tmp_path)] == ["a", "b", "c"]
    assert entries(tmp_path / "a") == entries(tmp_path / "none") == ()
    assert entries(tmp_path / ("x" * 5000)) == ()


def test_files_below_are_regular_and_not_through_linked_folders(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "secret").touch()
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "b").touch()
    (folder / "a").touch()
    (folder / "linked").symlink_to(tmp_path / "out")
    (folder / "circle").symlink_to(folder)
    os.mkfifo(folder / "pipe")
    found = [path.relative_to(folder).as_posix() for path in files_below(folder)]
    assert found == ["a", "deep/b"]


def test_names_of_a_pattern_are_sorted(tmp_path: Path) -> None:
    for name in ("page-2.html", "page-1.html", "index.html"):
        (tmp_path / name).touch()
    names = [path.name for path in matching(tmp_path, "page-*.html")]
    assert names == ["page-1.html", "page-2.html"]
