"""Names from data lead to files of their folder, or nowhere."""

import os
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.disk.confined import Confined, LeadsOutError, climbs, inside

OUT = (
    *("../secret", "a/../../secret", "a/../b", "..\\secret", "/etc/passwd"),
    *("\\\\server\\secret", "C:\\secret", "c:secret", "https://x.example/s"),
    *("file://secret", "..", "a/.."),
)
NOWHERE = ("", ".", "none", "a", "A/b", "a/B", "a\0b", "\ud800", "x" * 5000, "loop")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a folder `root/own` that links lead out of, and a secret beside it."""
    own = tmp_path / "root" / "own"
    (own / "a").mkdir(parents=True)
    (own / "a" / "b").write_text("mine")
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "root" / "shared").write_text("shared")
    (own / "link").symlink_to(tmp_path / "secret")
    (own / "folder").symlink_to(tmp_path)
    (own / "shared").symlink_to(tmp_path / "root" / "shared")
    (own / "loop").symlink_to(own / "loop")
    os.mkfifo(own / "pipe")
    return tmp_path / "root"


@pytest.mark.parametrize("name", OUT)
def test_names_that_climb_are_refused(root: Path, name: str) -> None:
    own = Confined(folder=root / "own")
    assert climbs(name)
    for work in (own.place, own.file, own.content):
        with pytest.raises(LeadsOutError, match="leads out of the folder"):
            work(name)
    with pytest.raises(LeadsOutError):
        own.put(name, b"")


@pytest.mark.parametrize("name", ["link", "folder/secret", "folder/root/own/../x"])
def test_links_that_lead_out_are_refused(root: Path, name: str) -> None:
    own = Confined(folder=root / "own", root=root)
    with pytest.raises(LeadsOutError):
        own.content(name)


@pytest.mark.parametrize("name", [*NOWHERE, "pipe"])
def test_a_name_without_a_file_is_missing(root: Path, name: str) -> None:
    with pytest.raises(FileNotFoundError):
        Confined(folder=root / "own").file(name)


def test_own_files_are_found_to_the_letter(root: Path) -> None:
    own = Confined(folder=root / "own")
    assert own.file("a/b") == root / "own" / "a" / "b"
    assert own.content("a/b") == b"mine"
    assert own.place("a/new") == root / "own" / "a" / "new"


def test_links_may_lead_as_far_as_the_root(root: Path) -> None:
    assert Confined(folder=root / "own", root=root).content("shared") == b"shared"
    with pytest.raises(LeadsOutError, match="a link"):
        Confined(folder=root / "own").content("shared")


def test_a_linked_folder_leads_out_too(tmp_path: Path, root: Path) -> None:
    (root / "linked").symlink_to(tmp_path)
    with pytest.raises(LeadsOutError):
        Confined(folder=root / "linked", root=root).content("secret")


def test_nothing_is_written_through_a_link(tmp_path: Path, root: Path) -> None:
    own = Confined(folder=root / "own")
    own.put("new/file", "words")
    assert own.content("new/file") == b"words"
    with pytest.raises(LeadsOutError):
        own.put("folder/file", b"words")
    assert not (tmp_path / "file").exists()
    own.put("link", b"words")
    assert (tmp_path / "secret").read_text() == "secret"
    assert own.content("link") == b"words"


def test_files_are_listed_and_none_that_leads_out(root: Path) -> None:
    with pytest.raises(LeadsOutError):
        Confined(folder=root / "own").files()
    (root / "own" / "link").unlink()
    (root / "own" / ".hidden").write_text("x")
    assert Confined(folder=root / "own", root=root).files() == ("a/b", "shared")


def test_an_error_goes_from_process_to_process() -> None:
    error = LeadsOutError("../x", by_link=True)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.by_link) == (str(error), True)


@given(st.text(max_size=30))
def test_no_name_leads_out(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.getbasetemp()
    try:
        place = Confined(folder=folder).place(name)
    except OSError:
        return
    assert inside(place, folder)
