"""A bag that is not as it was packed is found out, whatever was done to it."""

from collections.abc import Callable
from pathlib import Path

import bagit
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.errors import Unreadable
from layout.library.bagging import bag_up
from layout.library.fixity import check_bag, whole_bag

FILES = {
    "data/issue.pdf": b"%PDF the issue",
    "data/source/paper.toml": b'title = "The Alder Courier"\n',
    "data/source/articles/bridge.md": b"Nine weeks.\n",
    "data/source/odd 100% name\n.md": b"",
}
INFO = (("Bagging-Date", "2026-12-04"), ("Source-Organization", "Alder Press"))


def packed(folder: Path, files: dict[str, bytes] | None = None) -> Path:
    for name, content in (FILES if files is None else files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    bag_up(folder, INFO)
    return folder


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def do(bag: Path) -> None:
        path = bag / name
        path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))

    return do


def written(name: str, text: str) -> Callable[[Path], None]:
    def do(bag: Path) -> None:
        (bag / name).write_text(text, "utf-8")

    return do


def folder(name: str) -> Callable[[Path], None]:
    return lambda bag: (bag / name).mkdir(parents=True)


def removed(name: str) -> Callable[[Path], None]:
    def do(bag: Path) -> None:
        (bag / name).unlink()

    return do


def linked(name: str, target: str) -> Callable[[Path], None]:
    def do(bag: Path) -> None:
        (bag / name).unlink(missing_ok=True)
        (bag / name).symlink_to(target)

    return do


def appended(name: str, line: str) -> Callable[[Path], None]:
    def do(bag: Path) -> None:
        with (bag / name).open("a", encoding="utf-8") as file:
            file.write(line)

    return do


def test_a_bag_is_whole_and_the_library_agrees(tmp_path: Path) -> None:
    bag = packed(tmp_path)
    found, notes = check_bag(bag)
    assert notes == ()
    assert found.source == bag / "data/source"
    assert found.value("Bagging-Date") == "2026-12-04"
    assert found.value("Payload-Oxum") == f"{sum(map(len, FILES.values()))}.4"
    assert bagit.Bag(str(bag)).is_valid()


@pytest.mark.parametrize(
    ("spoil", "code", "file"),
    [
        (replaced("data/issue.pdf", "PDF", "PdF"), "bag-changed", "data/issue.pdf"),
        (written("data/issue.pdf", "%PDF"), "bag-changed", "data/issue.pdf"),
        (written("data/issue.pdf", "%PDF"), "bag-oxum", "bag-info.txt"),
        (removed("data/issue.pdf"), "bag-missing", "data/issue.pdf"),
        (written("data/more.md", "x"), "bag-extra", "data/more.md"),
        (written("more.txt", "x"), "bag-extra", "more.txt"),
        (folder("data/an empty folder"), "bag-extra", "data/an empty folder"),
        (folder("data/source/a/b"), "bag-extra", "data/source/a/b"),
        (folder("empty"), "bag-extra", "empty"),
        (replaced("bag-info.txt", "2026", "2027"), "bag-changed", "bag-info.txt"),
        (linked("data/issue.pdf", "/etc/hosts"), "bag-outside", "data/issue.pdf"),
        (linked("data/more", "../.."), "bag-outside", "data/more"),
        (
            appended("manifest-sha256.txt", f"{'0' * 64}  ../escape.md\n"),
            "bag-outside",
            "manifest-sha256.txt",
        ),
        (
            appended("manifest-sha256.txt", "half a line\n"),
            "bag-broken",
            "manifest-sha256.txt",
        ),
        (removed("manifest-sha256.txt"), "bag-missing", "manifest-sha256.txt"),
        (removed("tagmanifest-sha256.txt"), "bag-missing", "tagmanifest-sha256.txt"),
        (replaced("bagit.txt", "0.97", "9.9"), "bag-broken", "bagit.txt"),
        (written("fetch.txt", "https://example.org"), "bag-broken", "fetch.txt"),
    ],
)
def test_what_is_wrong_is_named(
    tmp_path: Path, spoil: Callable[[Path], None], code: str, file: str
) -> None:
    bag = packed(tmp_path / "bag")
    spoil(bag)
    _, notes = check_bag(bag)
    assert (code, file) in {(note.code, note.file) for note in notes}
    with pytest.raises(Unreadable):
        whole_bag(bag)


def test_a_folder_that_is_no_bag_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        check_bag(tmp_path)
    assert [note.code for note in refused.value.notes] == ["no-bag"]


def test_a_bag_of_version_1_has_its_per_cents_written_out(tmp_path: Path) -> None:
    bag = packed(tmp_path)
    replaced("bagit.txt", "0.97", "1.0")(bag)
    replaced("manifest-sha256.txt", "100%", "100%25")(bag)
    _, notes = check_bag(bag)
    # The two files are not as they were packed; all others are where they were.
    assert {note.file for note in notes} == {"bagit.txt", "manifest-sha256.txt"}


def test_an_algorithm_that_is_not_known_is_refused(tmp_path: Path) -> None:
    bag = packed(tmp_path)
    (bag / "manifest-sha256.txt").rename(bag / "manifest-rot13.txt")
    _, notes = check_bag(bag)
    assert "rot13 is not known" in {note.message for note in notes}


@given(name=st.sampled_from(sorted(FILES)), at=st.integers(0), bit=st.integers(0, 7))
def test_no_bit_can_be_turned_unseen(
    tmp_path_factory: pytest.TempPathFactory, name: str, at: int, bit: int
) -> None:
    bag = packed(tmp_path_factory.mktemp("bag"))
    content = bytearray((bag / name).read_bytes() or b"\0")
    content[at % len(content)] ^= 1 << bit
    (bag / name).write_bytes(content)
    _, notes = check_bag(bag)
    assert "bag-changed" in {note.code for note in notes}
