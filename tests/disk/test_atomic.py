"""Files are written whole, or not at all."""

from pathlib import Path

import pytest

from layout.disk.atomic import place, put


def test_a_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    path = tmp_path / "press" / "pages" / "one.pdf"
    put(path, b"first")
    put(path, b"second")
    assert path.read_bytes() == b"second"
    assert list(path.parent.iterdir()) == [path]


def test_what_cannot_be_put_leaves_what_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "one.pdf"
    (folder / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match=r"one\.pdf"):
        put(folder, b"first")
    assert [path.name for path in tmp_path.iterdir()] == ["one.pdf"]


def test_a_copy_is_a_file_of_its_own(tmp_path: Path) -> None:
    source, target = tmp_path / "kept", tmp_path / "out" / "copy"
    source.write_bytes(b"kept")
    place(source, target)
    target.write_bytes(b"edited")
    assert source.read_bytes() == b"kept"
