"""`layout deliver`: what the printer has, and what it has to replace."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from layout.desk.style.builtin import builtin_folder
from tests.building import check_said, run, small, tree
from tests.desk.paper import ISSUE, MANIFEST, STORY, story

LOCK = "press-lock.json"
PROFILE = "SNAP_TR002_newsprint.icc"


@pytest.fixture
def paper(good: Path, tmp_path: Path) -> Path:
    """Give a publication with a good build in out/."""
    return shutil.copytree(good, tmp_path / "paper")


def deliver(home: Path, *words: str) -> str:
    done = run("deliver", home / ISSUE, "-o", home / "out", *words)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def rebuild(home: Path, copy: str) -> str:
    small(home, {STORY: story("section: News", copy)})
    done = run("build", home / ISSUE, "-o", home / "out")
    assert done.exit_code == 0, done.stderr
    return done.stderr


def refused(home: Path, status: int, code: str) -> None:
    """Nothing is written, and the next move is said."""
    before = tree(home)
    done = run("deliver", home / ISSUE, "-o", home / "out")
    assert done.exit_code == status
    place = f"{LOCK}:" if code == "press-lock-unreadable" else "layout:"
    check_said(done.stderr, code, place)
    assert tree(home) == before


def lines_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        pages = (document[index] for index in range(len(document)))
        return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


def test_the_first_delivery_is_of_all_pages(paper: Path) -> None:
    said = deliver(paper)
    assert "Delivery 1: all 4 pages." in said
    lock = json.loads((paper / "out" / LOCK).read_text("utf-8"))
    report = json.loads((paper / "out" / "report.json").read_text("utf-8"))
    assert lock["delivery"] == 1
    assert [page["file"] for page in lock["pages"]] == [
        page["files"]["press"] for page in report["pages"]
    ]
    assert [page["sha256"] for page in lock["pages"]] == [
        page["sha256"]["press"] for page in report["pages"]
    ]
    assert not (paper / "out" / "resend.pdf").exists()


def test_what_has_not_changed_is_not_delivered_again(paper: Path) -> None:
    deliver(paper)
    before = tree(paper)
    assert "Nothing has changed since delivery 1." in deliver(paper)
    assert tree(paper) == before


@dataclass(frozen=True, slots=True, kw_only=True)
class Resent:
    """A second delivery: the folder, a copy of it elsewhere, and what was said."""

    home: Path
    copy: Path
    before: dict[str, Any]
    built: str
    dry: str
    said: str
    told: dict[str, Any]


@pytest.fixture(scope="module")
def resent(good: Path, tmp_path_factory: pytest.TempPathFactory) -> Resent:
    """Deliver, change a story, build, and deliver again, in two folders."""
    home = shutil.copytree(good, tmp_path_factory.mktemp("resent") / "paper")
    deliver(home)
    before = json.loads((home / "out" / LOCK).read_text("utf-8"))
    built = rebuild(home, "The bridge stays open.")
    tidy = tree(home)
    dry = deliver(home, "--dry-run")
    assert tree(home) == tidy
    copy = shutil.copytree(home, tmp_path_factory.mktemp("elsewhere") / "far")
    return Resent(
        home=home,
        copy=copy,
        before=before,
        built=built,
        dry=dry,
        said=deliver(home),
        told=json.loads(deliver(copy, "--json")),
    )


def test_a_build_says_what_differs(resent: Resent) -> None:
    assert "advice[undelivered]: page 1 differs from delivery 1;" in resent.built
    assert "Nothing was written." in resent.dry


def test_a_changed_page_comes_with_a_sheet(resent: Resent) -> None:
    replace = "Replace page 1. The other 3 stay as they are."
    assert f"Delivery 2, after 1: {replace}" in resent.said
    out, was = resent.home / "out", resent.before["pages"][0]
    now = json.loads((out / LOCK).read_text("utf-8"))["pages"]
    assert [page["since"] for page in now] == [2, 1, 1, 1]
    sheet = lines_of(out / "resend.pdf")
    for fact in (replace, was["sha256"][:12], now[0]["sha256"][:12]):
        assert fact in sheet
    assert Path(was["file"]).name in sheet
    # One picture is kept of each page as the printer has it now.
    kept = sorted(path.name for path in (out / "delivered").iterdir())
    assert kept == [f"{p['number']:02}-{p['sha256'][:12]}.png" for p in now]


def test_a_script_reads_the_same(resent: Resent) -> None:
    written = (resent.home / "out" / "resend.json").read_text("utf-8")
    assert json.loads(written) == resent.told
    assert (resent.told["delivery"], resent.told["after"]) == (2, 1)
    actions = [page["action"] for page in resent.told["pages"]]
    assert actions == ["replace", *["keep"] * 3]
    assert resent.told["press"]["changed"] is True


def test_a_sheet_has_the_same_bytes_elsewhere(resent: Resent) -> None:
    assert tree(resent.copy / "out") == tree(resent.home / "out")


def test_pages_are_added(paper: Path) -> None:
    deliver(paper)
    small(paper, {MANIFEST: "number = 1\ndate = 2026-12-04\npages = 8\n"})
    done = run("build", paper / ISSUE, "-o", paper / "out")
    assert "pages 5, 6, 7 and 8 differ from delivery 1" in done.stderr
    assert "add pages 5, 6, 7 and 8" in deliver(paper).lower()
    assert len(list((paper / "out" / "delivered").iterdir())) == 8


def test_a_failed_build_leaves_the_record(paper: Path) -> None:
    deliver(paper)
    before = tree(paper / "out")
    small(paper, {STORY: story("rank: 9")})
    assert run("build", paper / ISSUE, "-o", paper / "out").exit_code != 0
    assert tree(paper / "out") == before


@pytest.mark.parametrize("name", ["press.pdf", "press/*_02.pdf"])
@pytest.mark.parametrize("gone", [True, False])
def test_files_that_the_build_has_not_written_are_refused(
    paper: Path, name: str, gone: bool
) -> None:
    (path,) = (paper / "out").glob(name)
    if gone:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes() + b"\n% mended by hand\n")
    refused(paper, 1, "press-differs")


def test_a_part_of_an_issue_is_refused(paper: Path) -> None:
    run("build", paper / ISSUE, "-o", paper / "out", "--pages", "1-2")
    refused(paper, 1, "not-pressed")
    run("build", paper / ISSUE, "-o", paper / "out", "--edition", "screen")
    refused(paper, 1, "not-pressed")


def test_an_issue_that_is_not_built_is_refused(paper: Path) -> None:
    report = paper / "out" / "report.json"
    text = report.read_text("utf-8")
    report.write_text(text.replace('"issue": "one"', '"issue": "two"'), "utf-8")
    refused(paper, 2, "not-built")
    report.write_text("{}", "utf-8")
    refused(paper, 2, "not-built")
    report.unlink()
    refused(paper, 2, "not-built")


def test_a_broken_record_is_refused_but_does_not_keep_from_building(
    paper: Path,
) -> None:
    (paper / "out" / LOCK).write_text("{", "utf-8")
    refused(paper, 2, "press-lock-unreadable")
    assert "warning[press-lock-unreadable]" in rebuild(paper, "The bridge shuts.")


def test_pages_without_files_of_their_own_are_told_apart(tmp_path: Path) -> None:
    printers = builtin_folder() / "styles" / "printers"
    profile = (printers / "newsprint-tabloid.toml").read_text("utf-8")
    home = tmp_path / "paper"
    small(
        home,
        {
            MANIFEST: 'number = 1\ndate = 2026-12-04\npages = 4\nprinter = "whole"\n',
            "styles/printers/whole.toml": profile.replace(
                "singles = true", "singles = false"
            ),
            f"styles/printers/{PROFILE}": (printers / PROFILE).read_bytes(),
        },
    )
    words = ("build", home / ISSUE, "-o", home / "out", "--edition", "press")
    assert run(*words).exit_code == 0
    assert not (home / "out" / "press").exists()
    deliver(home)
    (home / STORY).write_text(story("section: News", "The bridge stays open."), "utf-8")
    assert "page 1 differs from delivery 1" in run(*words).stderr
    assert "Replace page 1." in deliver(home)
    told = json.loads((home / "out" / "resend.json").read_text("utf-8"))
    assert {page["file"] for page in told["pages"]} == {"press.pdf"}
