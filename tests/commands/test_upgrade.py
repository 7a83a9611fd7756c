"""After an upgrade nothing old is taken: a cached build is what an uncached one is."""

import shutil
from pathlib import Path

import pytest

from layout.disk.program import PACKAGE
from tests.building import ROOT, Files, small, start, tree
from tests.desk.paper import PICTURE, STORY, jpeg, story

# Whole builds, by processes of their own.
pytestmark = pytest.mark.slow

FILES: Files = {
    STORY: story(
        "dateline: Alderbeck\npictures:\n  - file: weir.jpg\n    caption: The weir",
        "The difficult office is *affected*, and the fjord is in flood.\n" * 40,
    ),
    PICTURE: jpeg(640, 480),
}
# One line of a stage, and what it is after the upgrade: how type is set, what becomes
# of a page's finished PDF, and how a photograph is made.
UPGRADES = {
    "galley/composing.py": ('DATELINE_DASH = " – "', 'DATELINE_DASH = ": "'),
    "plate/renderer/worker.py": ("pdf=pdf,", 'pdf=pdf + b"% upgraded\\n",'),
    "plate/pictures/etching.py": ("\nQUALITY = 92\n", "\nQUALITY = 80\n"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the package a second time, for changes."""
    site = tmp_path_factory.mktemp("site")
    ignored = shutil.ignore_patterns("__pycache__", "starter")
    shutil.copytree(PACKAGE, site / "layout", ignore=ignored)
    for name in ("styles", "fonts"):
        shutil.copytree(ROOT / name, site / "layout" / "builtin" / name)
    return site


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small(tmp_path_factory.mktemp("paper"), FILES)


def built(issue: Path, site: Path, out: Path, *more: str) -> dict[str, bytes]:
    """Build with the package in `site`; return the files."""
    words = ("build", str(issue), "-o", str(out), "-q", *more)
    running = start(*words, cwd=issue, path=site)
    _, said = running.communicate(timeout=240)
    assert running.returncode == 0, said
    return tree(out)


@pytest.fixture(scope="module")
def before(issue: Path, site: Path) -> dict[str, bytes]:
    """Build once, so that there is a cache."""
    return built(issue, site, issue.parent / "before")


@pytest.mark.parametrize("name", UPGRADES)
def test_nothing_of_the_old_program_is_taken(
    name: str, issue: Path, site: Path, before: dict[str, bytes], tmp_path: Path
) -> None:
    file, (old, new) = site / "layout" / name, UPGRADES[name]
    source = file.read_text("utf-8")
    assert source.count(old) == 1, "the line is another by now: choose one"
    file.write_text(source.replace(old, new), "utf-8")
    try:
        cached = built(issue, site, tmp_path / "cached")
        uncached = built(issue, site, tmp_path / "uncached", "--no-cache")
    finally:
        file.write_text(source, "utf-8")
    assert cached == uncached
    assert cached != before, "the change makes a difference"


def test_the_old_program_finds_its_own_again(
    issue: Path, site: Path, before: dict[str, bytes], tmp_path: Path
) -> None:
    assert built(issue, site, tmp_path / "again") == before
