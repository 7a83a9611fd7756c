"""Two, four, eight whole runs at once: each ends right, nothing is lost or twice.

They share a publication, its cache, which is cold, and in pairs an output folder. All
issues are of one date: what ran in one does not decide what runs in another, so that
each has one right result, whoever comes first.
"""

import json
import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.building import ROOT, start, tree
from tests.shelf.shelves import shelf

# Whole builds, side by side.
pytestmark = pytest.mark.slow

NAMES = ("2019-01", "2019-02", "2019-03", "2019-04")
TEXT = "A head for story {0}\n\nBy A Writer\n\n{1}"
WORDS = "The words of {0} stand in no other story of all these. "


@dataclass(frozen=True, kw_only=True)
class Alone:
    """What builds make one after the other: files by issue, and the record of runs."""

    home: Path
    files: dict[str, dict[str, bytes]]
    ran: list[tuple[str, str]]


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Alone:
    """Build each issue of a publication that has fillers, without a cache."""
    home = tmp_path_factory.mktemp("alone")
    shelf(home, NAMES)
    for name in NAMES:
        manifest = home / "issues" / name / "issue.toml"
        manifest.write_text("number = 1\ndate = 2019-04-04\npages = 1\n")
    shutil.copytree(ROOT / "fillers", home / "fillers")
    bare = shutil.copytree(home, home.with_name("bare"))
    for name in NAMES:
        at_once(home, [("build", f"issues/{name}", "-o", f"out/{name}", "--no-cache")])
    files = {name: tree(home / "out" / name) for name in NAMES}
    ran = runs(home)
    assert {issue for issue, _ in ran} == set(NAMES)
    return Alone(home=bare, files=files, ran=ran)


def runs(home: Path) -> list[tuple[str, str]]:
    """Return what is on record, sorted: an issue and a filler that ran in it."""
    record = tomllib.loads((home / "fillers" / "ran.toml").read_text("utf-8"))
    return sorted((run["issue"], run["filler"]) for run in record["ran"])


def at_once(home: Path, commands: list[tuple[str, ...]]) -> None:
    """Start commands at once, and see that each ends well."""
    running = [start(*words, "-q", cwd=home) for words in commands]
    said = [one.communicate(timeout=300)[1] for one in running]
    assert [one.returncode for one in running] == [0] * len(commands), said


@pytest.mark.parametrize("number", [2, 4, 8])
def test_builds_at_once_make_what_one_alone_makes(
    number: int, alone: Alone, tmp_path: Path
) -> None:
    home = shutil.copytree(alone.home, tmp_path / "home")
    names = [NAMES[one // 2] for one in range(number)]
    at_once(
        home,
        [("build", f"issues/{n}", "-o", f"out/{n}", "--jobs", "1") for n in names],
    )
    for name in set(names):
        assert tree(home / "out" / name) == alone.files[name], name
    assert runs(home) == sorted(run for run in alone.ran if run[0] in names)
    assert not list(home.rglob(".layout-run-*"))


@pytest.mark.parametrize("number", [2, 4, 8])
def test_imports_at_once_lose_nothing_and_make_nothing_twice(
    number: int, tmp_path: Path
) -> None:
    shelf(tmp_path, NAMES[:1])
    stories = ("all", *(f"n{one}" for one in range(number)))
    for name in stories:
        copy = TEXT.format(name, WORDS.format(name) * 20)
        (tmp_path / f"{name}.txt").write_text(copy, "utf-8")
    into = ("--into", "issues/2020-02")
    at_once(tmp_path, [("import", f"{n}.txt", "all.txt", *into) for n in stories[1:]])
    articles = sorted((tmp_path / "issues/2020-02/articles").iterdir())
    heads = [path.read_text("utf-8").count("A head for story") for path in articles]
    assert heads == [1] * len(stories), [path.name for path in articles]
    record = json.loads((tmp_path / "issues/2020-02/import.json").read_text("utf-8"))
    sources = json.dumps(record)
    assert all(f"{name}.txt" in sources for name in stories)
    assert not list(tmp_path.rglob(".layout-run-*"))
