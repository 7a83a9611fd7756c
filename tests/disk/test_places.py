"""Where things lie: a publication, its issues, its cache."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from layout.codes import Code
from layout.disk.places import (
    CACHE,
    cache_folder,
    issue_folder,
    issue_folders,
    issues_of,
    not_led_out,
    publication_folder,
    starter_folder,
)
from layout.errors import Unreadable
from layout.notes import Note
from tests.building import ROOT


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a publication with two issues and a folder that is none."""
    home = tmp_path.resolve() / "paper"
    for name in ("2026-11", "2026-12"):
        (home / "issues" / name / "articles").mkdir(parents=True)
        (home / "issues" / name / "issue.toml").touch()
    (home / "issues" / "drafts").mkdir()
    (home / "paper.toml").touch()
    return home


def refused(name: str, start: Path) -> Note:
    with pytest.raises(Unreadable) as caught:
        issue_folder(name, start)
    [note] = caught.value.notes
    return note


def test_a_publication_is_found_from_anywhere_in_it(home: Path) -> None:
    deep = home / "issues" / "2026-12" / "articles"
    assert publication_folder(deep) == publication_folder(home) == home
    assert publication_folder(home.parent) is None


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("2026-12", "."),
        ("2026-12", "issues/2026-11/articles"),
        ("issues/2026-12", "."),
        (".", "issues/2026-12"),
        ("issues/2026-12/issue.toml", "."),
    ],
)
def test_an_issue_goes_by_its_folder_or_its_name(
    name: str, start: str, home: Path
) -> None:
    assert issue_folder(name, home / start) == home / "issues" / "2026-12"


def test_a_name_that_is_none_is_compared_with_those_there_are(home: Path) -> None:
    near = refused("2026-21", home)
    assert (near.code, near.hint) == (Code.NO_SUCH_ISSUE, "did you mean 2026-12?")
    assert refused("spring", home).hint == "the issues here are 2026-11, 2026-12"
    assert "from inside a publication" in refused("spring", home.parent).hint


def test_a_folder_without_a_manifest_says_what_is_in_it(home: Path) -> None:
    assert refused("drafts", home).code is Code.NO_MANIFEST
    note = refused(".", home)
    assert note.hint == "name an issue in it: issues/2026-11, issues/2026-12"


def test_issues_are_one_or_all_of_a_folder(home: Path) -> None:
    both = (home / "issues" / "2026-11", home / "issues" / "2026-12")
    assert issues_of(home) == both
    assert issue_folders(".", home) == issue_folders("issues", home) == both
    assert issue_folders("2026-12", home) == both[1:]


def test_an_issue_may_be_a_link_within_its_publication_and_not_out(
    home: Path, tmp_path: Path
) -> None:
    (home / "issues" / "latest").symlink_to("2026-12")
    assert issue_folder("latest", home) == home / "issues" / "2026-12"
    away = tmp_path / "away"
    away.mkdir()
    (away / "issue.toml").touch()
    (home / "issues" / "taken").symlink_to(away)
    note = refused("taken", home)
    assert (note.code, note.file) == (Code.OUTSIDE, "issues/taken")
    assert refused("issues/taken", home).code is Code.OUTSIDE
    assert "taken" not in {folder.name for folder in issues_of(home)}
    with pytest.raises(Unreadable):
        issue_folders("issues", home)
    # By its own name, and from beside, it is an issue like others.
    assert issue_folder(str(away), home) == away.resolve()
    assert not_led_out(home / ".." / "away") == home / ".." / "away"


def test_a_link_to_the_whole_publication_is_gone_through(
    home: Path, tmp_path: Path
) -> None:
    (tmp_path / "short").symlink_to(home)
    one = issue_folder("short/issues/2026-12", tmp_path)
    assert one == home / "issues" / "2026-12"


def test_the_cache_is_in_the_publication_and_no_part_of_its_history(
    home: Path,
) -> None:
    folder = cache_folder(home)
    assert folder.parent == home / CACHE
    assert (home / CACHE / ".gitignore").read_text("utf-8") == "*\n"
    assert cache_folder(home) == folder


def test_the_cache_is_the_users_where_the_publication_has_no_room(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    (home / CACHE).write_text("a file is in the way")
    assert cache_folder(home).parent == tmp_path / "user" / "layout"


def test_a_linked_cache_is_a_strangers(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    (tmp_path / "letters").mkdir()
    (home / CACHE).symlink_to(tmp_path / "letters")
    assert cache_folder(home).parent == tmp_path / "user" / "layout"
    assert list((tmp_path / "letters").iterdir()) == []


@pytest.mark.parametrize("name", ["", ".new", ".kept", "page", "bound"])
def test_a_part_with_a_link_in_it_is_not_used(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    (tmp_path / "letters").mkdir()
    part = cache_folder(home)
    if name:
        (part / name).symlink_to(tmp_path / "letters")
    else:
        part.rmdir()
        part.symlink_to(tmp_path / "letters")
    assert cache_folder(home).parent == tmp_path / "user" / "layout"
    assert list((tmp_path / "letters").iterdir()) == []


def test_two_users_have_a_part_each(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = cache_folder(home)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another"))
    another = cache_folder(home)
    assert (another.parent, another != one) == (one.parent, True)


# Says where the cache is, and whether it can be written; then ends.
ASK = """
from pathlib import Path
from layout.disk.places import cache_folder
folder = cache_folder(Path.cwd())
(folder / "page").write_text("kept")
print(folder)
"""


def test_without_a_place_for_a_key_it_goes_with_the_process(
    home: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "temporary").mkdir()
    changed = {
        "XDG_STATE_HOME": str(tmp_path / "file"),
        "TMPDIR": str(tmp_path / "temporary"),
        "PYTHONPATH": str(ROOT),
    }
    said = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=home,
        env=os.environ | changed,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert Path(said.strip()).parent == tmp_path / "temporary"
    assert list((tmp_path / "temporary").iterdir()) == []
    assert not (home / CACHE).exists()


def test_the_starter_is_a_publication(home: Path) -> None:
    assert publication_folder(starter_folder()) == starter_folder()
    assert issues_of(starter_folder())
