"""What is removed is what was named, and nothing behind a link."""

import os
from pathlib import Path

from layout.disk.removing import remove, remove_empty, remove_folder, remove_inside


def deep(folder: Path, count: int) -> None:
    """Make folders in each other, more than a path could name, and a file in each."""
    folder.mkdir()
    here = os.open(folder, os.O_RDONLY)
    for _ in range(count):
        os.mkdir("a", dir_fd=here)
        os.close(os.open("b", os.O_CREAT | os.O_WRONLY, dir_fd=here))
        inner = os.open("a", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)


def test_folders_go_however_deep_they_are(tmp_path: Path) -> None:
    deep(tmp_path / "gone", 2200)
    remove_folder(tmp_path / "gone")
    assert list(tmp_path.iterdir()) == []


def test_what_is_inside_goes_but_for_one_file(tmp_path: Path) -> None:
    (tmp_path / "mark").touch()
    (tmp_path / "mine").touch()
    deep(tmp_path / "deep", 2)
    remove_inside(tmp_path, but="mark")
    assert [path.name for path in tmp_path.iterdir()] == ["mark"]


def test_a_link_goes_and_its_file_stays(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "own")
    remove(tmp_path / "link")
    remove(tmp_path / "link")
    assert [path.name for path in tmp_path.iterdir()] == ["own"]


def test_a_folder_goes_and_what_it_links_to_stays(tmp_path: Path) -> None:
    (tmp_path / "own" / "deep").mkdir(parents=True)
    (tmp_path / "own" / "file").write_text("x")
    (tmp_path / "gone" / "deep").mkdir(parents=True)
    (tmp_path / "gone" / "link").symlink_to(tmp_path / "own")
    remove_folder(tmp_path / "gone")
    remove_folder(tmp_path / "gone")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["deep", "file", "own"]


def test_a_linked_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "own")
    remove_folder(tmp_path / "link")
    assert (tmp_path / "own" / "file").exists()


def test_an_empty_folder_goes_and_a_full_one_stays(tmp_path: Path) -> None:
    empty, full = tmp_path / "empty", tmp_path / "full"
    empty.mkdir()
    full.mkdir()
    (full / "a.txt").write_text("mine")
    for folder in (empty, full, tmp_path / "none"):
        remove_empty(folder)
    assert [path.name for path in tmp_path.iterdir()] == ["full"]
