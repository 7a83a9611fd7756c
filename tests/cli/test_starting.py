"""`layout init` and `layout new` as they are typed and told."""

import json
from pathlib import Path

import pytest

from layout import cli
from tests.building import run, tree

NEXT = "issues/2026-07"


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert run("init", "paper", "-q").exit_code == 0
    monkeypatch.chdir(tmp_path / "paper")
    return tmp_path / "paper"


def test_a_new_paper_says_how_to_build_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("init", "paper")
    assert done.exit_code == 0
    said = "paper is a newspaper now. To build it: layout build paper/issues/2026-06\n"
    assert done.stdout == said
    # What it says is a command that there is.
    name, *words = done.stdout.split("layout ")[1].split()
    assert cli.load(name).make_context(name, words)


def test_a_new_paper_in_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = json.loads(run("init", "paper", "--json").stdout)
    assert made == {
        "publication": "paper",
        "issue": "paper/issues/2026-06",
        "notes": [],
    }


def test_a_folder_that_is_taken_is_left_alone(paper: Path) -> None:
    before = tree(paper)
    done = run("init", paper)
    assert done.exit_code == 2
    assert tree(paper) == before


def test_the_next_issue_has_the_next_number(paper: Path) -> None:
    done = run("new", "2026-07")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith(f"{NEXT} is number 2 of 2026-07-")
    assert done.stdout.rstrip().endswith(f"Write its stories into {NEXT}/articles")
    assert (paper / NEXT / "issue.toml").is_file()


def test_its_date_and_pages_are_as_they_are_typed(paper: Path) -> None:
    done = run("new", "2026-07", "--date", "2026-07-09", "--pages", "8", "--json")
    made = json.loads(done.stdout)
    assert (made["number"], made["date"]) == (2, "2026-07-09")
    manifest = (paper / NEXT / "issue.toml").read_text("utf-8")
    assert "date = 2026-07-09" in manifest
    assert "pages = 8" in manifest


@pytest.mark.parametrize(
    "words", [("--date", "9 July"), ("--pages", "0"), ("--pages", "257")]
)
def test_what_cannot_be_is_refused_before_anything_is_made(
    paper: Path, words: tuple[str, ...]
) -> None:
    before = tree(paper)
    assert run("new", "2026-07", *words).exit_code == 2
    assert tree(paper) == before


def test_an_issue_that_is_there_is_not_begun_again(paper: Path) -> None:
    assert run("new", "2026-07", "-q").exit_code == 0
    before = tree(paper)
    assert run("new", "2026-07").exit_code == 2
    assert tree(paper) == before
