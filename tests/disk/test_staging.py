"""A run's files come all together, or not at all."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from layout.disk.alone import locked
from layout.disk.owned import REPORT, Claim, listed
from layout.disk.staging import Staging, staged, tidy
from layout.errors import Unreadable
from tests.building import ROOT


def contents(folder: Path) -> dict[str, str]:
    """Return what is in a folder, but for the record."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and path.name != REPORT
        and ".layout-run" not in path.as_posix()
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


def publish(out: Path, files: dict[str, str]) -> None:
    """Publish files as a run does that lists them in its report."""
    with staged(out) as staging:
        write(staging, files)
        staging.list_in(REPORT)
        staging.publish(Claim(listed=staging.listed))


def test_files_arrive_in_a_new_folder(tmp_path: Path) -> None:
    out = tmp_path / "build" / "12"
    publish(out, {"press.pdf": "new", "html/page-01.html": "one"})
    assert contents(out) == {"press.pdf": "new", "html/page-01.html": "one"}
    assert {path.name for path in out.iterdir()} == {"press.pdf", "html", REPORT}


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
    publish(tmp_path, {"a.pdf": "old", "html/page-09.html": "9"})
    (tmp_path / "z.pdf").mkdir()
    new = {"a.pdf": "new", "b/c.pdf": "new", "z.pdf": "new"}
    before = contents(tmp_path)
    with pytest.raises(Unreadable) as caught:
        publish(tmp_path, new)
    assert "in the way" in str(caught.value)
    assert contents(tmp_path) == before
    assert not (tmp_path / "b").exists()


def test_pages_of_a_longer_issue_go(tmp_path: Path) -> None:
    long = {f"html/page-{n:02}.html": "old" for n in range(1, 9)}
    publish(tmp_path, long)
    (tmp_path / "html" / "mine.html").write_text("mine", "utf-8")
    publish(tmp_path, {"html/page-01.html": "new"})
    assert list(listed(tmp_path / REPORT)) == ["html/page-01.html"]
    assert contents(tmp_path) == {"html/mine.html": "mine", "html/page-01.html": "new"}


def test_nothing_is_written_into_a_linked_folder(tmp_path: Path) -> None:
    theirs, out = tmp_path / "theirs", tmp_path / "out"
    theirs.mkdir()
    out.mkdir()
    (out / "press").symlink_to(theirs)
    with pytest.raises(Unreadable, match="press in it is a link to another folder"):
        publish(out, {"a.pdf": "new", "press/a.pdf": "new"})
    assert list(theirs.iterdir()) == []
    assert [path.name for path in out.iterdir()] == ["press"]


@pytest.mark.parametrize("there", [True, False])
def test_a_link_in_the_way_is_somebodys_own(tmp_path: Path, there: bool) -> None:
    theirs, out = tmp_path / "theirs.pdf", tmp_path / "out"
    out.mkdir()
    if there:
        theirs.write_text("theirs", "utf-8")
    (out / "press.pdf").symlink_to(theirs)
    with pytest.raises(Unreadable, match=r"press\.pdf is there and is no file of"):
        publish(out, {"press.pdf": "new", "a.pdf": "new"})
    assert (out / "press.pdf").readlink() == theirs
    assert [path.name for path in out.iterdir()] == ["press.pdf"]
    assert not there or theirs.read_text("utf-8") == "theirs"


NEW = {"a.pdf": "new", "press.pdf": "new"}


def test_somebodys_own_file_stays_and_nothing_is_changed(tmp_path: Path) -> None:
    publish(tmp_path, {"a.pdf": "old"})
    (tmp_path / "press.pdf").write_text("theirs", "utf-8")
    before = contents(tmp_path)
    with pytest.raises(Unreadable) as caught:
        publish(tmp_path, NEW)
    [note] = caught.value.notes
    assert note.code == "foreign-file"
    assert f"{tmp_path / 'press.pdf'} is there and is no file of an earlier run" in str(
        note
    )
    assert "move it elsewhere" in note.hint
    assert contents(tmp_path) == before
    assert list(listed(tmp_path / REPORT)) == ["a.pdf"]
    (tmp_path / "press.pdf").unlink()
    publish(tmp_path, NEW)
    assert contents(tmp_path) == NEW


def test_what_a_person_has_changed_since_is_that_persons(tmp_path: Path) -> None:
    publish(tmp_path, dict.fromkeys(NEW, "old"))
    (tmp_path / "press.pdf").write_text("old, with remarks", "utf-8")
    with pytest.raises(Unreadable, match="is there and was changed since"):
        publish(tmp_path, NEW)
    assert contents(tmp_path) == {"a.pdf": "old", "press.pdf": "old, with remarks"}


def test_the_very_same_content_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "press.pdf").write_text("new", "utf-8")
    publish(tmp_path, NEW)
    assert contents(tmp_path) == NEW


def test_what_another_command_has_listed_may_be_written_over(tmp_path: Path) -> None:
    with staged(tmp_path) as staging:
        write(staging, {"press.pdf": "old"})
        staging.list_in("other-files.json")
        staging.publish(Claim(listed=lambda: staging.listed("other-files.json")))
    publish(tmp_path, NEW)
    assert contents(tmp_path) | NEW == contents(tmp_path)


@pytest.mark.parametrize("text", ["{}", "[]", "my notes", '{"files": []}'])
def test_a_record_that_is_none_is_somebodys_own(tmp_path: Path, text: str) -> None:
    (tmp_path / REPORT).write_text(text, "utf-8")
    with pytest.raises(Unreadable, match=r"report\.json is there and is no file of"):
        publish(tmp_path, NEW)
    assert (tmp_path / REPORT).read_text("utf-8") == text


def test_a_file_that_shows_itself_that_it_is_ours_goes(tmp_path: Path) -> None:
    (tmp_path / "press.pdf").write_text("ours", "utf-8")
    with staged(tmp_path) as staging:
        write(staging, NEW)
        staging.publish(Claim(knows=lambda place: place.read_text("utf-8") == "ours"))
    assert contents(tmp_path) == NEW


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


def test_folders_around_one_that_cannot_be_made_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = os.mkdir

    def last(path: Path, *rest: object) -> None:
        if path.name == "out" and path.parent.exists():
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        make(path)

    monkeypatch.setattr(os, "mkdir", last)
    with pytest.raises(Unreadable):
        publish(tmp_path / "new" / "out", NEW)
    assert list(tmp_path.iterdir()) == []


def test_any_other_trouble_is_ours(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="descriptor"):
        fail(tmp_path, OSError(errno.EBADF, "Bad file descriptor"))


# Publishes many files, and is killed at the move that it is told.
KILLED = """
import os, pathlib, sys
from layout.disk.owned import Claim
from layout.disk.staging import staged
out, fatal, moves = pathlib.Path(sys.argv[1]), int(sys.argv[2]), [0]
real = pathlib.Path.replace
def replace(self, target):
    if pathlib.Path(target).parent in (out, out / "html"):
        if moves[0] == fatal:
            os.kill(os.getpid(), 9)
        moves[0] += 1
    return real(self, target)
pathlib.Path.replace = replace
with staged(out) as staging:
    (staging.folder / "html").mkdir()
    for name in ("a.pdf", "html/page-01.html", "report.json"):
        (staging.folder / name).write_text("new", "utf-8")
    staging.publish(Claim(listed=staging.listed))
"""


@pytest.mark.parametrize("fatal", range(4))
def test_a_run_killed_between_its_moves_is_finished(tmp_path: Path, fatal: int) -> None:
    old = {"a.pdf": "old", "html/page-01.html": "old", "html/page-02.html": "old"}
    publish(tmp_path, old)
    words = [sys.executable, "-c", KILLED, str(tmp_path), str(fatal)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    killed = subprocess.run(words, env=environment, check=False)
    assert killed.returncode == (-9 if fatal < 3 else 0)
    tidy(tmp_path)
    assert (tmp_path / REPORT).read_text("utf-8") == "new"
    names = ("a.pdf", "html/page-01.html")
    assert contents(tmp_path) == dict.fromkeys(names, "new")


# Publishes a set of files, each with the run's name in it, many times over.
RIVAL = """
import pathlib, sys
from layout.disk.staging import staged
out = pathlib.Path(sys.argv[1])
for turn in range(20):
    with staged(out) as staging:
        for n in range(12):
            (staging.folder / f"{n}.pdf").write_text(f"{sys.argv[2]} {turn}", "utf-8")
        staging.publish()
"""


def test_of_two_runs_at_once_one_is_there_whole(tmp_path: Path) -> None:
    words = [sys.executable, "-c", RIVAL, str(tmp_path / "out")]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    out = tmp_path / "out"
    out.mkdir()
    seen = set()
    rivals = [subprocess.Popen([*words, name], env=environment) for name in "abc"]
    while any(rival.poll() is None for rival in rivals):
        with locked(out):
            seen.add(len({path.read_text("utf-8") for path in out.glob("*.pdf")}))
    assert [rival.returncode for rival in rivals] == [0, 0, 0]
    assert seen <= {0, 1}
    assert len(list(out.iterdir())) == 12
