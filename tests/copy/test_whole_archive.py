"""What archivists have: thirty dumps of three issues become three issues that build."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.building import run
from tests.copy.dumps import write_archive
from tests.copy.test_sources import SOURCES

LINES = (
    "The Alder Courier 112, March/April 2019",
    "The Alder Courier 113, May/June 2019",
    "The Alder Courier 114, July/August 2019",
)
OTHERS = ("baths", "bread", "dye", "letterbox", "mayday", "mill", "rents", "weir")
FOLDERS = ("2019-03", "2019-05", "2019-07")


def test_thirty_dumps_become_three_issues(tmp_path: Path) -> None:
    dumps = write_archive(tmp_path / "dumps", LINES)
    done = run("import", dumps, "--into", tmp_path / "issues", "-q")
    assert done.exit_code == 0, done.output
    assert sorted(p.name for p in (tmp_path / "issues").iterdir()) == list(FOLDERS)
    for number, name in enumerate(FOLDERS, 112):
        folder = tmp_path / "issues" / name
        assert len(list((folder / "articles").glob("*.md"))) == 10
        manifest = tomllib.loads((folder / "issue.toml").read_text("utf-8"))
        assert manifest["number"] == number
        ranks = [e["rank"] for e in _record(folder)]
        assert ranks.count(1) == 1


def assert_builds(folder: Path, out: Path) -> None:
    """Build an issue, and compare the words of every story with those printed."""
    built = run("build", folder, "-o", out, "--edition", "screen")
    assert built.exit_code == 0, built.output
    report = json.loads((out / "report.json").read_text("utf-8"))
    written = {path.stem for path in (folder / "articles").glob("*.md")}
    assert {story["slug"] for story in report["stories"]} == written
    for story in report["stories"]:
        assert story["words"] == story["words_set"] > 0, story["slug"]
        assert story["overset_lines"] == 0


@pytest.mark.slow
def test_an_issue_of_ten_dumps_builds_with_every_word(tmp_path: Path) -> None:
    dumps = write_archive(tmp_path / "dumps", LINES[:1])
    run("import", dumps, "--into", tmp_path / "issues", "-q")
    assert_builds(tmp_path / "issues" / FOLDERS[0], tmp_path / "out")


@pytest.mark.slow
def test_pages_and_dumps_build_as_one_issue(tmp_path: Path) -> None:
    dumps = [SOURCES / "text" / f"{name}.txt" for name in OTHERS]
    done = run("import", SOURCES / "html", *dumps, "--into", tmp_path / "back", "-q")
    assert done.exit_code == 0, done.output
    assert_builds(tmp_path / "back", tmp_path / "out")


def _record(folder: Path) -> list[dict[str, object]]:
    content = json.loads((folder / "import.json").read_text("utf-8"))
    articles: list[dict[str, object]] = content["articles"]
    return articles
