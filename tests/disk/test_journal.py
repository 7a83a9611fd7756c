"""A run that was killed between its moves is finished, and no more than that."""

import json
from pathlib import Path

import pytest

from layout.disk.confined import Confined
from layout.disk.journal import (
    JOURNAL,
    MOST,
    MOST_NAMES,
    finish,
    forget,
    write_down,
)

FOLDER = ".layout-run-abcdefgh"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return an output folder with a run's files beside an earlier one's."""
    out = tmp_path / "out"
    (out / FOLDER / "press").mkdir(parents=True)
    (out / "press").mkdir()
    for name in ("press.pdf", "press/1.pdf", "press/9.pdf"):
        (out / name).write_text("old")
    for name in ("press.pdf", "press/1.pdf", "press/2.pdf", "screen.pdf"):
        (out / FOLDER / name).write_text("new")
    return out


def begin(out: Path) -> Path:
    folder = out / FOLDER
    staged = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    moves = {out / path.relative_to(folder): path for path in staged}
    write_down(folder, out, moves, [out / "press/9.pdf"])
    return folder


def texts(out: Path) -> dict[str, str]:
    return {
        path.relative_to(out).as_posix(): path.read_text()
        for path in sorted(out.rglob("*"))
        if path.is_file() and FOLDER not in path.parts
    }


ALL = dict.fromkeys(("press.pdf", "press/1.pdf", "press/2.pdf", "screen.pdf"), "new")


@pytest.mark.parametrize("moved", range(5))
def test_it_is_finished_from_wherever_it_was(out: Path, moved: int) -> None:
    folder = begin(out)
    for name in list(ALL)[:moved]:
        (folder / name).replace(out / name)
    finish(folder)
    assert texts(out) == ALL
    # Once more does nothing.
    finish(folder)
    assert texts(out) == ALL


def test_what_somebody_wrote_since_stays(out: Path) -> None:
    folder = begin(out)
    (out / "press.pdf").write_text("by hand")
    (out / "screen.pdf").write_text("by hand")
    (out / "press/9.pdf").write_text("by hand")
    finish(folder)
    hands = dict.fromkeys(("press.pdf", "screen.pdf", "press/9.pdf"), "by hand")
    assert texts(out) == ALL | hands


@pytest.mark.parametrize("text", ["", "[]", "{", '{"come": 1}', "[" * 100_000])
def test_a_broken_one_does_nothing(out: Path, text: str) -> None:
    before = texts(out)
    (out / FOLDER / JOURNAL).write_text(text)
    finish(out / FOLDER)
    assert texts(out) == before


def test_one_that_is_undone_is_forgotten(out: Path) -> None:
    before = texts(out)
    forget(begin(out))
    finish(out / FOLDER)
    assert texts(out) == before


def test_none_leads_out(out: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "letter.txt").write_text("dear")
    status = (outside / "letter.txt").lstat()
    stood = {
        "inode": status.st_ino,
        "written": status.st_mtime_ns,
        "size": status.st_size,
    }
    (out / "linked").symlink_to(outside)
    (out / FOLDER / "linked").mkdir()
    for name in ("letter.txt", "linked/letter.txt", "linked/new.txt"):
        (out / FOLDER / name).write_text("evil")
    names = ("../outside/letter.txt", str(outside / "letter.txt"), "linked/letter.txt")
    go = dict.fromkeys(names, stood)
    come = go | {"linked/new.txt": None, "../new.txt": None}
    (out / FOLDER / JOURNAL).write_text(json.dumps({"come": come, "go": go}))
    finish(out / FOLDER)
    assert [path.name for path in outside.iterdir()] == ["letter.txt"]
    assert (outside / "letter.txt").read_text() == "dear"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "outside"]


def written(out: Path, names: list[str]) -> None:
    come = dict.fromkeys(names)
    (out / FOLDER / JOURNAL).write_text(json.dumps({"come": come, "go": {}}))


def test_one_of_names_without_end_does_nothing(out: Path) -> None:
    before = texts(out)
    for names in ([f"{n}" for n in range(MOST_NAMES)], ["a" * MOST]):
        written(out, [*names, "screen.pdf"])
        finish(out / FOLDER)
        assert texts(out) == before


def test_what_is_not_there_is_not_looked_up(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def place(self: Confined, name: str) -> Path:
        asked.append(name)
        return self.folder / name

    monkeypatch.setattr(Confined, "place", place)
    written(out, ["screen.pdf", *(f"{'a/' * 14}{n}" for n in range(5_000))])
    finish(out / FOLDER)
    assert texts(out)["screen.pdf"] == "new"
    assert asked == ["screen.pdf", "."]
