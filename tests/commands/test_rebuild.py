"""A shelf rebuilt: what is done, what is left alone, what goes wrong and is told."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from layout.commands.freshness import inputs_digest
from layout.commands.rebuild import rebuild
from layout.commands.rebuild_issue import current_pages
from layout.disk.places import issue_folders
from layout.errors import Unreadable
from layout.requests import RebuildRequest, RebuildTask
from tests.building import check_said, run, tree
from tests.shelf.shelves import codes, results, shelf

NAMES = ("2019-01", "2019-02")


def test_a_folder_of_issues_stands_for_its_issues(tmp_path: Path) -> None:
    issues = shelf(tmp_path, NAMES)
    both = tuple(issues / name for name in NAMES)
    assert issue_folders("issues", tmp_path) == both
    assert issue_folders(".", tmp_path) == both, "a publication"
    assert issue_folders("2019-02", tmp_path) == both[1:]
    assert issue_folders("issues/2019-01", tmp_path) == both[:1]
    with pytest.raises(Unreadable):
        issue_folders("2019-03", tmp_path)


@pytest.mark.parametrize("name", ["issues/2018-01", "nowhere/"])
def test_no_such_issue(tmp_path: Path, name: str) -> None:
    issues = shelf(tmp_path, NAMES)
    done = run("rebuild", issues, tmp_path / name, "-o", tmp_path / "out")
    assert done.exit_code == 2
    check_said(done.stderr, "no-such-issue")
    assert not (tmp_path / "out").exists()


def test_two_issues_with_one_output_folder(tmp_path: Path) -> None:
    one, other = (shelf(tmp_path / name, NAMES) for name in ("paper", "other"))
    request = RebuildRequest(
        issues=(one / NAMES[0], other / NAMES[0]), out=tmp_path / "out"
    )
    with pytest.raises(Unreadable) as caught:
        rebuild(request)
    assert [note.code for note in caught.value.notes] == ["same-output"]
    assert not (tmp_path / "out").exists()


def test_files_never_go_among_the_copy(tmp_path: Path) -> None:
    issues = shelf(tmp_path, NAMES)
    before = tree(issues)
    done = run("rebuild", issues, "-o", issues)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "error[output-in-issue]" in done.stderr
    assert tree(issues) == before


def test_somebody_elses_index_is_left_alone(tmp_path: Path) -> None:
    issues, out = shelf(tmp_path, NAMES), tmp_path / "out"
    out.mkdir()
    (out / "index.html").write_text("mine")
    done = run("rebuild", issues, "-o", out)
    assert done.exit_code == 2
    assert "index.html: error[foreign-index]" in done.stderr
    assert list(tree(out)) == ["index.html"]


@pytest.mark.slow
def test_a_shelf_with_a_broken_issue(tmp_path: Path) -> None:
    issues = shelf(tmp_path, (*NAMES, "2019-03"))
    (issues / "2019-02" / "issue.toml").write_text("number = [\n")
    out = tmp_path / "out"
    words = ("rebuild", issues, "-o", out, "--jobs", "1", "--json")

    done = run(*words)
    assert done.exit_code == 1
    broken = {"2019-01": "rebuilt", "2019-02": "failed", "2019-03": "rebuilt"}
    assert results(done.stdout) == broken
    assert codes(done.stdout)["2019-02"] == {"broken-toml"}
    assert "issues/2019-02/issue.toml:1: error[broken-toml]: " in done.stderr
    assert not (out / "2019-02").exists()
    listed = json.loads((out / "index.json").read_text("utf-8"))["issues"]
    assert [issue["folder"] for issue in listed] == ["2019-01", "2019-03"]

    # The good ones are as `layout build` makes them.
    assert run("build", issues / "2019-01", "-o", tmp_path / "alone").exit_code == 0
    alone, shelved = tree(tmp_path / "alone"), tree(out / "2019-01")
    assert {name: shelved[name] for name in alone} == alone

    # What is mended is done, what stands is left alone.
    manifest = 'number = 2\ndate = 2019-02-04\nlabel = "Deep winter"\n'
    (issues / "2019-02" / "issue.toml").write_text(manifest)
    before = (out / "2019-01" / "press.pdf").stat().st_mtime_ns
    done = run(*words)
    assert done.exit_code == 0
    mended = {"2019-01": "up to date", "2019-02": "rebuilt", "2019-03": "up to date"}
    assert results(done.stdout) == mended
    assert (out / "2019-01" / "press.pdf").stat().st_mtime_ns == before
    assert json.loads((out / "2019-02/shelf/record.json").read_text())["label"] == (
        "Deep winter"
    )

    # A finished file that is not as it was made, and copy that has changed.
    (out / "2019-01" / "screen.pdf").write_bytes(b"%PDF-")
    story = issues / "2019-03" / "articles" / "bridge.md"
    story.write_text(story.read_text("utf-8") + "\nOne more line.\n", "utf-8")
    spoilt = {"2019-01": "failed", "2019-02": "up to date", "2019-03": "rebuilt"}
    done = run(*words)
    assert results(done.stdout) == spoilt
    assert codes(done.stdout)["2019-01"] == {"foreign-file"}
    (out / "2019-01" / "screen.pdf").unlink()
    assert results(run(*words).stdout) == {
        "2019-01": "rebuilt",
        "2019-02": "up to date",
        "2019-03": "up to date",
    }
    assert tree(out / "2019-01") == shelved


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("paper.toml", True),
        ("styles/own/style.toml", True),
        ("fonts/own.ttf", True),
        ("fillers/ran.toml", True),
        ("issues/2019-01/pictures/weir.jpg", True),
        ("issues/2019-01/issue.lock", True),
        ("issues/2019-02/articles/bridge.md", False),
        ("issues/2019-01/.DS_Store", False),
        ("build/2019-01/press.pdf", False),
    ],
)
def test_what_decides_an_issues_files(tmp_path: Path, name: str, counts: bool) -> None:
    one = shelf(tmp_path / "one", NAMES) / NAMES[0]
    other = shelf(tmp_path / "other", NAMES) / NAMES[0]
    assert inputs_digest(one) == inputs_digest(other), "whatever the folder"
    changed = tmp_path / "third" / name
    third = shelf(tmp_path / "third", NAMES) / NAMES[0]
    changed.parent.mkdir(parents=True, exist_ok=True)
    changed.write_text("another")
    assert (inputs_digest(third) != inputs_digest(one)) is counts


def test_the_date_of_the_files_decides_too(tmp_path: Path) -> None:
    issue = shelf(tmp_path, NAMES) / NAMES[0]
    assert inputs_digest(issue) != inputs_digest(issue, 1_500_000_000)


@pytest.mark.slow
def test_a_rebuild_is_no_new_run_of_a_filler(tmp_path: Path) -> None:
    issues = shelf(tmp_path, NAMES[:1])
    (tmp_path / "fillers").mkdir()
    brief = "---\nheadline: Rooks\n---\n" + "The rooks are back in the elms. " * 20
    (tmp_path / "fillers" / "rooks.md").write_text(brief)
    done = run("rebuild", issues, "-o", tmp_path / "out")
    assert done.exit_code == 0, done.stderr
    report = json.loads((tmp_path / "out" / NAMES[0] / "report.json").read_text())
    assert [filler["name"] for filler in report["fillers"]] == ["filler:rooks"]
    assert not (tmp_path / "fillers" / "ran.toml").exists()
    assert "seconds" not in done.stdout, "no time is written to a pipe"
    assert "1 rebuilt" in done.stdout


@pytest.mark.slow
def test_a_shelf_packed_for_a_library(tmp_path: Path) -> None:
    issues, out = shelf(tmp_path, NAMES[:1]), tmp_path / "out"
    words = ("rebuild", issues, "-o", out, "--json")
    assert results(run(*words, "--archive").stdout) == {NAMES[0]: "rebuilt"}
    (bag,) = sorted((out / "archive").iterdir())
    assert (issues / NAMES[0] / "issue.lock").is_file()
    assert run("verify", bag, "-q").exit_code == 0
    listed = json.loads((out / "index.json").read_text("utf-8"))["issues"]
    assert [issue["bag"] for issue in listed] == [f"archive/{bag.name}"]

    # It stands until the bag is gone.
    issue = issues / NAMES[0]
    task = RebuildTask(issue=issue, out=out / NAMES[0], bags=out / "archive")
    digest = inputs_digest(issue)
    assert current_pages(task, digest) == 4
    shutil.rmtree(bag)
    assert current_pages(task, digest) == 0
    assert current_pages(replace(task, bags=None), digest) == 4
