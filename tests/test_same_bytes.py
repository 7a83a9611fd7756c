"""The same sources give the same bytes, wherever and however they are built."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import small

HERE = {"TZ": "UTC", "PYTHONHASHSEED": "1", "LANG": "C"}
THERE = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "77", "LANG": "de_DE.UTF-8"}


def built(
    issue: Path, out: Path, world: dict[str, str], *more: str
) -> dict[str, bytes]:
    command = [
        sys.executable,
        "-m",
        "layout",
        "build",
        str(issue),
        "-q",
        "-o",
        str(out),
    ]
    subprocess.run([*command, *more], env=os.environ | world, check=True)
    files = sorted(path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


@pytest.mark.slow
def test_two_folders_zones_and_seeds_give_the_same_files(tmp_path: Path) -> None:
    one = small(tmp_path / "one", {})
    shutil.copytree(tmp_path / "one", tmp_path / "deep" / "two")
    two = tmp_path / "deep" / "two" / one.relative_to(tmp_path / "one")
    first = built(one, tmp_path / "a", HERE, "--jobs", "1", "--no-cache")
    assert {"press.pdf", "screen.pdf", "report.json"} <= set(first)
    assert built(two, tmp_path / "b", THERE, "--jobs", "2") == first
    assert built(two, tmp_path / "c", THERE) == first  # from the cache
