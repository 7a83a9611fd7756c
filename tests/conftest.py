"""Hypothesis settings; a good build to spoil, for tests of what a failed run leaves."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.building import SMALL, run, small, tree, workers
from tests.desk.paper import MANIFEST
from tests.once import made_once

# The same examples everywhere: a run that fails here fails there. To look for new ones:
# `LAYOUT_EXAMPLES=search pytest`. No deadline: a slow machine is no defect.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("LAYOUT_EXAMPLES", "steady"))


STATE = "XDG_STATE_HOME"


def pytest_configure(config: pytest.Config) -> None:
    """Have what programs remember of their user lie in a folder of the tests'.

    Processes that test side by side have the same.
    """
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ[STATE] = tempfile.mkdtemp(prefix="tests-of-layout-")


def pytest_unconfigure(config: pytest.Config) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        shutil.rmtree(os.environ[STATE], ignore_errors=True)


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small publication once; tests spoil copies of it."""
    return made_once(tmp_path_factory, "good", _build)


def _build(home: Path) -> None:
    done = run("build", small(home, {}), "-o", home / "out")
    assert done.exit_code == 0, done.stderr


@pytest.fixture
def home(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a publication with a good build in out/, and see what else is left."""
    home = shutil.copytree(good, tmp_path / "home")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    before = tree(home / "out")
    yield home
    assert tree(home / "out") == before, "the last good build is not as it was"
    assert tree(tmp_path / "temporary") == {}, "temporary files were left"
    assert workers(os.getpid()) == [], "a worker is still there"


ONE_PAGE = SMALL.replace("pages = 4", "pages = 1")
OLD = 'title = "The Test"\nprice = "£1"\nsections = ["News", "Sport"]\n'


@pytest.fixture(scope="session")
def bound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a publication with a locked issue of a page; tests change copies of it."""
    return made_once(tmp_path_factory, "bound", _lock)


def _lock(home: Path) -> None:
    issue = small(home, {"paper.toml": OLD, MANIFEST: ONE_PAGE})
    done = run("build", issue, "-o", home / "out", "--lock")
    assert done.exit_code == 0, done.stderr


@pytest.fixture
def locked(bound: Path, tmp_path: Path) -> Path:
    return shutil.copytree(bound, tmp_path / "locked")
