"""A run's files come all together, or not at all."""

import errno
from pathlib import Path

import pytest

from layout.disk.staging import REPORT, Staging, staged
from layout.errors import Unreadable


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write(staging: Staging, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = staging.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def fail(out: Path, problem: BaseException) -> None:
    with staged(out) as staging:
        write(staging, {"press.pdf": "half"})
        raise problem


def publish(out: Path, files: dict[str, str], owned: tuple[str, ...] = ()) -> None:
    with staged(out) as staging:
        write(staging, files)
        staging.publish(owned)


def test_files_arrive_in_a_new_folder(tmp_path: Path) -> None:
    out = tmp_path / "build" / "12"
    publish(out, {"press.pdf": "new", "html/page-01.html": "one"})
    assert contents(out) == {"press.pdf": "new", "html/page-01.html": "one"}
    assert {path.name for path in out.iterdir()} == {"press.pdf", "html"}


def test_nothing_is_left_of_a_run_that_fails(tmp_path: Path) -> None:
    out = tmp_path / "build" / "12"
    with pytest.raises(KeyboardInterrupt):
        fail(out, KeyboardInterrupt())
    assert list(tmp_path.iterdir()) == []


def test_last_good_files_outlive_a_failed_run(tmp_path: Path) -> None:
    publish(tmp_path, {"press.pdf": "good"})
    with pytest.raises(RuntimeError):
        fail(tmp_path, RuntimeError())
    assert contents(tmp_path) == {"press.pdf": "good"}


def test_a_move_that_fails_is_undone(tmp_path: Path) -> None:
    publish(tmp_path, {"a.pdf": "old", "report.json": "{}", "html/page-09.html": "9"})
    (tmp_path / "z.pdf").mkdir()
    new = {"a.pdf": "new", "b/c.pdf": "new", "z.pdf": "new"}
    before = contents(tmp_path)
    with pytest.raises(Unreadable) as caught:
        publish(tmp_path, new, ("html/page-*.html",))
    assert "in the way" in str(caught.value)
    assert contents(tmp_path) == before
    assert not (tmp_path / "b").exists()


def test_pages_of_a_longer_issue_go(tmp_path: Path) -> None:
    long = {f"html/page-{n:02}.html": "old" for n in range(1, 9)}
    publish(tmp_path, {REPORT: "{}", "html/mine.html": "mine", **long})
    publish(tmp_path, {REPORT: "{}", "html/page-01.html": "new"}, ("html/page-*.html",))
    assert contents(tmp_path) == {
        REPORT: "{}",
        "html/mine.html": "mine",
        "html/page-01.html": "new",
    }


def test_pages_in_a_folder_that_is_not_ours_stay(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "page-07.html").write_text("theirs", "utf-8")
    publish(tmp_path, {"html/page-01.html": "new"}, ("html/page-*.html",))
    assert contents(tmp_path)["html/page-07.html"] == "theirs"


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", "utf-8")
    with pytest.raises(Unreadable) as caught:
        publish(tmp_path / "out", {"press.pdf": "new"})
    assert caught.value.notes[0].code == "output-unwritable"
    assert (tmp_path / "out").read_text("utf-8") == "a file"


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        fail(tmp_path, OSError(errno.ENOSPC, "No space left on device"))
    assert "no space left on device" in str(caught.value)
    assert caught.value.status == 2


def test_any_other_trouble_is_ours(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="descriptor"):
        fail(tmp_path, OSError(errno.EBADF, "Bad file descriptor"))
