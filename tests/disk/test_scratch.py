"""Folders for a while are gone afterwards."""

from pathlib import Path

import pytest

from layout.disk.scratch import PREFIX, scratch


def test_a_folder_is_gone_when_its_work_is(tmp_path: Path) -> None:
    def interrupted() -> None:
        with scratch(tmp_path) as folder:
            (folder / "deep").mkdir()
            assert folder.parent == tmp_path
            assert folder.name.startswith(PREFIX)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(tmp_path.iterdir()) == []
