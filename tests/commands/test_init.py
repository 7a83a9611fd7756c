"""A new publication, and issue after issue in it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tomlkit

from layout.commands.init import start_publication
from layout.commands.new import start_issue
from layout.errors import Refused, Unreadable

MANIFEST = """\
# what the editor wrote stays
number = 12
date = 2026-12-04
label = "December 2026"
pages = 8

[[page]]
number = 1
section = "News"
ink = "colour"
plan = '''
bridge bridge
'''

[[page]]
number = 7
section = "Sport"

[[ad]]
name = "fair"
file = "fair.svg"
columns = 2
depth_mm = 60

[[ad]]
name = "write"
file = "house-write.svg"
columns = 1
depth_mm = 40
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    folder = tmp_path / "issues" / "2026-12"
    (folder / "ads").mkdir(parents=True)
    for name in ("fair.svg", "house-write.svg"):
        (folder / "ads" / name).write_text("<svg/>", "utf-8")
    (folder / "issue.toml").write_text(MANIFEST, "utf-8")
    (tmp_path / "paper.toml").write_text('title = "Courier"\n', "utf-8")
    return tmp_path


def manifest(folder: Path) -> Any:
    return tomlkit.parse((folder / "issue.toml").read_text("utf-8"))


def test_a_publication_is_complete(tmp_path: Path) -> None:
    issue = start_publication(tmp_path / "paper")
    paper = tmp_path / "paper"
    assert issue.parent == paper / "issues"
    assert sorted(path.name for path in paper.iterdir()) == [
        *("README.md", "fillers", "fonts", "issues", "paper.toml", "styles"),
    ]
    assert (paper / "styles" / "courier" / "style.toml").is_file()
    assert (paper / "fonts" / "fonts.toml").is_file()
    assert len(list((issue / "articles").glob("*.md"))) >= 6


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("private", "utf-8")
    with pytest.raises(Unreadable):
        start_publication(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]


def test_the_next_issue_follows_the_last(paper: Path) -> None:
    begun = start_issue("2027-01", paper)
    assert (begun.number, begun.day) == (13, date(2027, 1, 1))
    new = manifest(paper / "issues" / "2027-01")
    assert new["number"] == 13
    assert new["label"] == "January 2027"
    assert "what the editor wrote stays" in new.as_string()
    assert [page.get("plan") for page in new["page"]] == [None, None]
    for folder in ("articles", "pictures", "ads"):
        assert (begun.folder / folder).is_dir()


def test_only_house_advertisements_run_on(paper: Path) -> None:
    begun = start_issue("2027-01", paper)
    assert [ad["name"] for ad in manifest(begun.folder)["ad"]] == ["write"]
    assert [path.name for path in (begun.folder / "ads").iterdir()] == [
        "house-write.svg"
    ]
    assert [note.code for note in begun.notes] == ["ads-dropped"]


def test_fewer_pages_drop_those_behind(paper: Path) -> None:
    begun = start_issue("2027-01", paper, pages=4)
    new = manifest(begun.folder)
    assert new["pages"] == 4
    assert [page["number"] for page in new["page"]] == [1]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2027-01-08", date(2027, 1, 8)),
        ("2027-02", date(2027, 2, 5)),
        ("spring-special", date(2026, 12, 11)),
        ("2027-13", date(2026, 12, 11)),
    ],
)
def test_the_name_says_the_date(paper: Path, name: str, day: date) -> None:
    assert start_issue(name, paper).day == day


def test_the_interval_between_the_last_two_goes_on(paper: Path) -> None:
    start_issue("winter", paper, day=date(2026, 12, 18))
    assert start_issue("winter-2", paper).day == date(2027, 1, 1)


def test_a_fifth_friday_is_followed_by_the_fourth(paper: Path) -> None:
    start_issue("a", paper, day=date(2027, 1, 29))
    assert start_issue("2027-02", paper).day == date(2027, 2, 26)


def test_from_inside_the_publication_or_by_path(paper: Path) -> None:
    inside = paper / "issues" / "2026-12" / "ads"
    assert start_issue("2027-01", inside).folder == paper / "issues" / "2027-01"
    by_path = start_issue(f"{paper}/issues/2027-02", Path("/"))
    assert by_path.folder == paper / "issues" / "2027-02"


@pytest.mark.parametrize("name", ["2026-12", "..", "a b", ""])
def test_names_that_cannot_be(paper: Path, name: str) -> None:
    before = sorted(paper.rglob("*"))
    with pytest.raises(Unreadable):
        start_issue(name, paper)
    assert sorted(paper.rglob("*")) == before


def test_a_last_issue_that_is_broken_is_named(paper: Path) -> None:
    (paper / "issues" / "2026-12" / "issue.toml").write_text("number = ", "utf-8")
    with pytest.raises(Unreadable) as caught:
        start_issue("2027-01", paper)
    assert caught.value.notes[0].file == "issues/2026-12/issue.toml"
    (paper / "issues" / "2026-12" / "issue.toml").write_text("number = 1", "utf-8")
    with pytest.raises(Refused):
        start_issue("2027-01", paper)


def test_what_a_killed_run_left_is_no_issue_and_no_paper(
    paper: Path, tmp_path: Path
) -> None:
    folder = paper / "issues" / "2027-01"
    (folder / ".layout-run-abcdefgh").mkdir(parents=True)
    (folder / "articles").mkdir()
    start_issue("2027-01", paper)
    left = sorted(path.name for path in folder.iterdir())
    assert left == ["ads", "articles", "issue.toml", "pictures"]

    (tmp_path / "fresh" / ".layout-run-abcdefgh").mkdir(parents=True)
    start_publication(tmp_path / "fresh")
    assert not list((tmp_path / "fresh").glob(".layout-run-*"))


def test_a_story_that_lies_there_is_not_built_over(paper: Path) -> None:
    story = paper / "issues" / "2027-01" / "articles" / "early.md"
    story.parent.mkdir(parents=True)
    story.write_text("Early copy.\n")
    with pytest.raises(Unreadable):
        start_issue("2027-01", paper)
    assert [path.name for path in story.parents[1].iterdir()] == ["articles"]
