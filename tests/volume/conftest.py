"""A small publication with a locked issue, built once; tests change copies of it."""

import shutil
from pathlib import Path

import pytest

from tests.building import run, small

OLD = 'title = "The Test"\nprice = "£1"\nsections = ["News", "Sport"]\n'


@pytest.fixture(scope="session")
def bound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("bound")
    issue = small(home, {"paper.toml": OLD})
    done = run("build", issue, "-o", home / "out", "--lock")
    assert done.exit_code == 0, done.stderr
    return home


@pytest.fixture
def locked(bound: Path, tmp_path: Path) -> Path:
    return shutil.copytree(bound, tmp_path / "locked")
