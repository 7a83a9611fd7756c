"""Folders for a while are gone afterwards, by the next run at the latest."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from layout.disk.scratch import HIDDEN, MARK, OPEN, scratch, sweep
from layout.disk.stopping import STOPS, Stopped, heed
from tests.building import ROOT
from tests.disk.test_removing import deep

# Makes a folder, fills it, says that it is ready, and waits to be killed.
WORK = """
import sys, time
from pathlib import Path
from layout.disk.scratch import scratch
with scratch(Path(sys.argv[1])) as folder:
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "page.pdf").write_bytes(b"half")
    (folder / "out").symlink_to(sys.argv[2])
    print(folder, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """Return a folder of somebody's, which is where links lead."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "letter.txt").write_text("dear")
    return folder


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "place").mkdir()
    return tmp_path / "place"


def working(place: Path, outside: Path) -> tuple["subprocess.Popen[str]", Path]:
    running = subprocess.Popen(
        [sys.executable, "-c", WORK, place, outside],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    return running, Path(running.stdout.readline().strip())


def ended(running: "subprocess.Popen[str]", number: int = signal.SIGKILL) -> None:
    running.send_signal(number)
    running.communicate(timeout=20)


def test_a_folder_is_gone_when_its_work_is(place: Path) -> None:
    def interrupted() -> None:
        with scratch(place) as folder:
            (folder / "deep").mkdir()
            assert folder.parent == place
            assert folder.name.startswith(HIDDEN)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(place.iterdir()) == []


def test_one_that_is_not_entered_goes_with_its_object(place: Path) -> None:
    made = scratch(place)
    assert made.folder.is_dir()
    del made
    assert list(place.iterdir()) == []


def test_a_signal_while_it_is_made_leaves_nothing(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {number: signal.getsignal(number) for number in STOPS}
    heed()
    real = os.mkdir

    def struck(*args: object, **more: object) -> None:
        real(*args, **more)  # type: ignore[arg-type]
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(os, "mkdir", struck)
    try:
        with pytest.raises(Stopped):
            scratch(place)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert list(place.iterdir()) == []


def test_what_a_killed_run_left_is_swept(place: Path, outside: Path) -> None:
    running, folder = working(place, outside)
    sweep(place)
    assert (folder / "deep" / "er" / "page.pdf").is_file(), "its run goes on"
    ended(running)
    assert folder.is_dir()
    sweep(place)
    assert list(place.iterdir()) == []
    assert (outside / "letter.txt").read_text() == "dear"


def test_one_that_was_just_made_is_swept(place: Path) -> None:
    (place / f"{HIDDEN}abcdefgh").mkdir()
    sweep(place)
    assert list(place.iterdir()) == []


def test_what_is_half_swept_is_swept_again(place: Path, outside: Path) -> None:
    running, folder = working(place, outside)
    ended(running)
    # Whoever swept it was killed as well: the mark goes last.
    (folder / "deep" / "er" / "page.pdf").unlink()
    sweep(place)
    assert list(place.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    ["layout-magazine", ".layout-run", "layout-run-2019", f"{OPEN}ABCDEFGH", "mine"],
)
def test_folders_of_a_person_stay(place: Path, name: str) -> None:
    (place / name).mkdir()
    sweep(place)
    (place / name / MARK).touch()
    sweep(place)
    assert (place / name / MARK).is_file()


def test_a_folder_without_its_mark_stays(place: Path) -> None:
    folder = place / f"{HIDDEN}abcdefgh"
    folder.mkdir()
    (folder / "letter.txt").write_text("dear")
    sweep(place)
    assert (folder / "letter.txt").is_file()


def test_links_are_not_followed(place: Path, outside: Path) -> None:
    (outside / MARK).touch()
    (place / f"{HIDDEN}abcdefgh").symlink_to(outside)
    folder = place / f"{HIDDEN}ijklmnop"
    folder.mkdir()
    (folder / "work").touch()
    (folder / MARK).symlink_to(outside / "letter.txt")
    pipe = place / f"{HIDDEN}qrstuvwx"
    pipe.mkdir()
    os.mkfifo(pipe / MARK)
    sweep(place)
    assert sorted(path.name for path in outside.iterdir()) == [MARK, "letter.txt"]
    assert len(list(place.iterdir())) == 3


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_another_user_s_folder_stays(place: Path) -> None:
    folder = place / f"{OPEN}abcdefgh"
    folder.mkdir()
    (folder / MARK).touch()
    os.chown(folder, 65534, 65534)
    sweep(place)
    assert (folder / MARK).is_file()


def test_what_cannot_be_finished_stays(place: Path, outside: Path) -> None:
    running, folder = working(place, outside)
    ended(running)

    def finish(folder: Path) -> None:
        raise OSError(28, "No space left on device")

    sweep(place, finish)
    assert (folder / "deep" / "er" / "page.pdf").is_file()


def test_there_may_be_no_such_place(tmp_path: Path) -> None:
    sweep(tmp_path / "none")


def test_a_planted_one_goes_however_deep_it_is(place: Path) -> None:
    planted = place / f"{HIDDEN}abcdefgh"
    deep(planted, 1200)
    (planted / MARK).touch()
    sweep(place)
    assert list(place.iterdir()) == []
