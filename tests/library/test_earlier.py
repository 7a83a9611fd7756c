"""What an earlier bag leaves where a new one goes, and what somebody else has put."""

from datetime import date
from pathlib import Path

import pytest

from layout.errors import Unreadable
from layout.library.bagging import TAGS, bag_up
from layout.library.earlier import (
    bag_claim,
    earlier_bag,
    is_whole_bag,
    refuse_strangers,
)
from layout.library.wrapping import wrap
from layout.lock.ed25519 import signer
from layout.lock.lock import SIGNED
from tests.attack.test_signing import written

NAME = "a_01"


def packed(folder: Path, *names: str) -> Path:
    """Pack a bag of files with these names."""
    for name in names:
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    bag_up(folder, ())
    return folder


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    return packed(tmp_path / "fresh", "kept.txt", "new.txt")


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    return packed(tmp_path / "out" / NAME, "kept.txt", "articles/gone.xml")


def refused(bag: Path, fresh: Path) -> str:
    with pytest.raises(Unreadable) as raised:
        refuse_strangers(bag.parent, NAME, fresh=fresh)
    [note] = raised.value.notes
    return note.message


def test_what_the_earlier_bag_lists_is_no_stranger(bag: Path, fresh: Path) -> None:
    refuse_strangers(bag.parent, NAME, fresh=fresh)
    listed = earlier_bag(bag.parent, NAME)
    assert f"{NAME}/data/articles/gone.xml" in listed


def test_where_there_is_no_bag_nobody_is_a_stranger(
    tmp_path: Path, fresh: Path
) -> None:
    refuse_strangers(tmp_path / "nowhere", NAME, fresh=fresh)
    assert earlier_bag(tmp_path / "nowhere", NAME) == {}


@pytest.mark.parametrize(
    "name", ["notes.txt", "data/articles/mine.xml", "manifest-md5.txt", f"{TAGS}.old"]
)
def test_somebody_s_own_file_is_named(bag: Path, fresh: Path, name: str) -> None:
    (bag / name).write_text("somebody's own")
    assert refused(bag, fresh).startswith(f"{name} in it ")


def test_one_that_was_changed_is_named(bag: Path, fresh: Path) -> None:
    (bag / "data/articles/gone.xml").write_text("corrected by hand")
    (bag / "link").symlink_to("/nowhere")
    assert refused(bag, fresh).startswith("data/articles/gone.xml and 1 more in it ")


def test_a_signature_goes_with_what_it_signs(
    bag: Path, fresh: Path, tmp_path: Path
) -> None:
    signature = bag / f"{TAGS}{SIGNED}"
    signature.write_bytes(
        signer(written(tmp_path / "mine", 7))((bag / TAGS).read_bytes())
    )
    refuse_strangers(bag.parent, NAME, fresh=fresh)
    assert f"{NAME}/{signature.name}" in earlier_bag(bag.parent, NAME)
    (bag / TAGS).write_text("another list\n")
    assert refused(bag, fresh)


@pytest.mark.parametrize("suffix", [".zip", ".tar"])
def test_a_packed_bag_is_known_by_what_it_lists(bag: Path, suffix: str) -> None:
    place = bag.with_suffix(suffix)
    wrap(bag, place, date(2026, 12, 4))
    assert is_whole_bag(place)
    assert sorted(path.name for path in bag.parent.iterdir()) == [NAME, place.name]
    (bag / "data" / "kept.txt").write_text("changed")
    place.unlink()
    wrap(bag, place, date(2026, 12, 4))
    assert not is_whole_bag(place)
    place.write_bytes(b"somebody's own")
    assert not is_whole_bag(place)


def test_a_bag_s_last_list_is_known_by_its_lines(bag: Path) -> None:
    knows = bag_claim(bag.parent, NAME).knows
    assert knows(bag / TAGS)
    assert not knows(bag / "data" / "kept.txt")
    (bag / TAGS).write_text("my notes")
    assert not knows(bag / TAGS)
