"""The cache: what is kept comes back whole or not at all, and never grows too large."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.disk.cache import (
    BLOCK,
    CHECK,
    NEW,
    TALLY,
    Cache,
    prune,
    prune_if_due,
    tidy_cache,
)
from layout.disk.claiming import claim
from layout.disk.removing import remove_folder
from tests.disk.test_removing import deep

QUESTION = ("galley", "bridge", 119.5)
# A process that keeps and recalls, and another that takes away meanwhile.
BUSY = """
import sys
from pathlib import Path
from layout.disk.cache import Cache, prune
folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
cache = Cache(folder=folder, program="one")
for turn in range(rounds):
    for n in range(8):
        answer = bytes([n]) * (1 + n * 5000)
        known = cache.recall("page", n)
        assert known is None or known == answer, n
        cache.keep(answer, "page", n)
    if turn % 10 == 9:
        prune(folder, 30_000)
"""
# A process whose files may not be larger than a disk that is nearly full has room for.
FULL = """
import resource, sys
from pathlib import Path
from layout.disk.cache import Cache
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
cache = Cache(folder=Path(sys.argv[1]))
cache.keep(b"a" * 100, "small")
cache.keep(b"b" * 9000, "large")
assert cache.recall("small") == b"a" * 100
assert cache.recall("large") is None
"""


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(folder=tmp_path / "cache", program="one")


def folder_of(cache: Cache) -> Path:
    assert cache.folder is not None
    return cache.folder


def files(cache: Cache) -> list[Path]:
    """Return what is kept, without what the cache counts in."""
    return [path for path in sorted(folder_of(cache).rglob("*/*")) if path.is_file()]


def aged(cache: Cache, question: str, seconds: int) -> None:
    """Have an answer used for the last time some seconds after the beginning."""
    os.utime(_file(cache, question), (seconds, seconds))


def _file(cache: Cache, question: str) -> Path:
    other = replace(cache, folder=folder_of(cache) / "aside")
    other.keep(b"", question)
    [path] = [p for p in files(other) if p.parent.parent.name == question]
    return folder_of(cache) / path.relative_to(folder_of(other))


@pytest.mark.parametrize("answer", [b"", b"a", b"\0" * 40, os.urandom(9000)])
def test_what_is_kept_comes_back(cache: Cache, answer: bytes) -> None:
    assert cache.recall(*QUESTION) is None
    assert not cache.has(*QUESTION)
    cache.keep(answer, *QUESTION)
    assert cache.has(*QUESTION)
    # Another object stands for another process.
    assert Cache(folder=cache.folder, program="one").recall(*QUESTION) == answer


def test_every_part_of_a_question_tells(cache: Cache) -> None:
    cache.keep(b"answer", *QUESTION)
    for other in (
        ("fit", "bridge", 119.5),
        ("galley", "school", 119.5),
        ("galley", "bridge", 119.25),
        ("galley", "bridge"),
        ("galley", "bridge", "119.5"),
    ):
        assert cache.recall(*other) is None, other


def test_another_program_asks_in_vain(cache: Cache) -> None:
    cache.keep(b"answer", *QUESTION)
    upgraded = replace(cache, program="two")
    assert upgraded.recall(*QUESTION) is None
    upgraded.keep(b"another", *QUESTION)
    assert cache.recall(*QUESTION) == b"answer"


def test_a_kind_has_a_folder_of_its_own(cache: Cache) -> None:
    cache.keep(b"answer", *QUESTION)
    [path] = files(cache)
    assert path.relative_to(folder_of(cache)).parts[0] == "galley"


def test_without_a_folder_nothing_is_kept() -> None:
    none = Cache()
    none.keep(b"answer", *QUESTION)
    assert none.recall(*QUESTION) is None
    assert not none.has(*QUESTION)


@given(answer=st.binary(max_size=300), data=st.data())
@settings(max_examples=60)
def test_a_file_that_was_cut_or_flipped_is_made_again(
    answer: bytes, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cache = Cache(folder=tmp_path_factory.mktemp("cache"), program="one")
    cache.keep(answer, *QUESTION)
    [path] = files(cache)
    whole = path.read_bytes()
    if data.draw(st.booleans(), label="cut"):
        path.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    else:
        spoilt = bytearray(whole)
        bit = data.draw(st.integers(0, 8 * len(whole) - 1))
        spoilt[bit // 8] ^= 1 << bit % 8
        path.write_bytes(spoilt)
    assert cache.recall(*QUESTION) is None
    assert not path.exists(), "it is in nobody's way"
    cache.keep(answer, *QUESTION)
    assert path.read_bytes() == whole


def test_more_at_the_end_is_not_whole_either(cache: Cache) -> None:
    cache.keep(b"answer", *QUESTION)
    [path] = files(cache)
    path.write_bytes(path.read_bytes() + b"!")
    assert cache.recall(*QUESTION) is None


def test_a_folder_that_cannot_be_written_only_makes_it_worse(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_bytes(b"no folder")
    cache = Cache(folder=in_the_way)
    cache.keep(b"answer", *QUESTION)
    assert cache.recall(*QUESTION) is None
    assert not cache.has(*QUESTION)
    prune_if_due(in_the_way)
    assert in_the_way.read_bytes() == b"no folder"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_cache_is_read(cache: Cache) -> None:
    cache.keep(b"answer", *QUESTION)
    folders = [folder_of(cache), *(p.parent for p in files(cache))]
    for folder in folders:
        folder.chmod(0o555)
    try:
        cache.keep(b"other", "galley", "school")
        assert cache.recall(*QUESTION) == b"answer"
        assert cache.recall("galley", "school") is None
    finally:
        for folder in folders:
            folder.chmod(0o755)


def test_a_full_disk_leaves_nothing_half(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", FULL, str(tmp_path)], check=True)
    kept = Cache(folder=tmp_path)
    assert [path.parent.parent.name for path in files(kept)] == ["small"]


def test_two_at_once_see_whole_answers_only(tmp_path: Path) -> None:
    command = [sys.executable, "-c", BUSY, str(tmp_path), "40"]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    for process in both:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said.decode()
    left = [path for path in files(Cache(folder=tmp_path)) if path.name[0] == "."]
    assert left == [], "nobody's half-written file is left"


def test_what_was_not_used_for_the_longest_time_goes_first(cache: Cache) -> None:
    for number, name in enumerate("abcd"):
        cache.keep(name.encode() * 3000, name)
        aged(cache, name, 1000 + number)
    prune(folder_of(cache) / "aside", 0)
    assert cache.recall("a") is not None, "used again"
    prune(folder_of(cache), 2 * BLOCK)
    assert [cache.has(name) for name in "abcd"] == [True, False, False, True]


@given(sizes=st.lists(st.integers(0, 20_000), max_size=12), most=st.integers(0, 90_000))
@settings(max_examples=40)
def test_no_more_is_left_than_asked_and_no_more_taken_than_needed(
    sizes: list[int], most: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cache = Cache(folder=tmp_path_factory.mktemp("cache"))
    for number, size in enumerate(sizes):
        cache.keep(bytes(size), "page", number)
        [newest] = [p for p in files(cache) if p.stat().st_mtime > 10_000]
        os.utime(newest, (number, number))
    prune(folder_of(cache), most)
    blocks = [-(-(size + CHECK) // BLOCK) for size in sizes]
    room, expected = most // BLOCK, 0
    for size in reversed(blocks):
        if size > room:
            break
        room, expected = room - size, expected + 1
    there = [cache.has("page", number) for number in range(len(sizes))]
    assert there == [False] * (len(sizes) - expected) + [True] * expected


def test_it_is_gone_through_when_enough_was_kept(cache: Cache) -> None:
    folder = folder_of(cache)
    for number in range(4):
        cache.keep(bytes(3 * BLOCK), "page", number)
        aged_page = [path for path in files(cache) if path.stat().st_mtime > 10_000]
        os.utime(aged_page[0], (number, number))
    # A check of 32 bytes makes four blocks of three.
    assert (folder / TALLY).stat().st_size == 4 * 4
    prune_if_due(folder, most=10 * BLOCK, step=17 * BLOCK)
    assert len(files(cache)) == 4, "not due yet"
    prune_if_due(folder, most=24 * BLOCK, step=16 * BLOCK)
    assert [cache.has("page", n) for n in range(4)] == [False, False, True, True]
    assert not (folder / TALLY).exists(), "it counts anew"


def test_what_is_not_the_caches_stays(cache: Cache) -> None:
    folder = folder_of(cache)
    cache.keep(b"answer", *QUESTION)
    (folder / ".gitignore").write_text("*\n")
    prune(folder, 0)
    assert files(cache) == []
    assert (folder / ".gitignore").read_text() == "*\n"


def test_there_may_be_no_cache_yet(tmp_path: Path) -> None:
    prune_if_due(tmp_path / "none")
    prune(tmp_path / "none", 0)
    assert list(tmp_path.iterdir()) == []


# --- What somebody else has laid there, or what stands in an answer's place.

OWN, STRANGERS = b"k" * 32, b"s" * 32


def test_a_stranger_s_answer_is_none(tmp_path: Path) -> None:
    own = Cache(folder=tmp_path, program="one", key=OWN)
    stranger = replace(own, key=STRANGERS)
    stranger.keep(b"another page", *QUESTION)
    assert own.recall(*QUESTION) is None
    own.keep(b"the page", *QUESTION)
    assert own.recall(*QUESTION) == b"the page"
    # Whoever knows the name, too, cannot seal what he lays there.
    [theirs] = [p for p in files(own) if p.read_bytes().endswith(b"another page")]
    [ours] = [p for p in files(own) if p.read_bytes().endswith(b"the page")]
    ours.write_bytes(theirs.read_bytes())
    assert own.recall(*QUESTION) is None


def test_an_answer_is_none_to_another_question(tmp_path: Path) -> None:
    cache = Cache(folder=tmp_path, key=OWN)
    cache.keep(b"one", "page", 1)
    [one] = files(cache)
    cache.keep(b"two", "page", 2)
    [two] = [path for path in files(cache) if path != one]
    two.write_bytes(one.read_bytes())
    assert cache.recall("page", 2) is None
    assert cache.recall("page", 1) == b"one"


def test_it_does_not_tell_its_key() -> None:
    assert "kkk" not in repr(Cache(key=OWN))


def in_place(path: Path, kind: str, outside: Path) -> None:
    path.unlink()
    if kind == "folder":
        (path / "deep").mkdir(parents=True)
    elif kind == "link":
        path.symlink_to(outside)
    elif kind == "link to nothing":
        path.symlink_to(outside / "nothing")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "empty":
        path.touch()
    elif kind == "unreadable":
        path.touch(mode=0)


@pytest.mark.parametrize(
    "kind", ["folder", "link", "link to nothing", "pipe", "empty", "unreadable"]
)
def test_what_is_in_the_place_of_an_answer_is_repaired(
    kind: str, cache: Cache, tmp_path: Path
) -> None:
    outside = tmp_path / "letter.txt"
    outside.write_text("dear")
    cache.keep(b"answer", *QUESTION)
    [path] = files(cache)
    in_place(path, kind, outside)
    assert cache.recall(*QUESTION) is None
    cache.keep(b"answer", *QUESTION)
    assert cache.recall(*QUESTION) == b"answer"
    assert path.is_file()
    assert not path.is_symlink()
    assert outside.read_text() == "dear"


# Keeps an answer, and is killed when half of it is written.
HALF = """
import os, sys
from pathlib import Path
from layout.disk import cache
cache._replace = lambda aside, path: os.kill(os.getpid(), 9)
cache.Cache(folder=Path(sys.argv[1])).keep(b"answer", "page")
"""


def test_what_a_killed_process_had_not_written_goes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", HALF, str(tmp_path)], check=False)
    [half] = (tmp_path / NEW).iterdir()
    with half.open("rb") as alive:
        claim(alive.fileno())
        tidy_cache(tmp_path)
        assert half.exists(), "somebody is writing it"
    tidy_cache(tmp_path)
    assert list((tmp_path / NEW).iterdir()) == []
    tidy_cache(tmp_path / "none")


# --- What a stranger has laid in it: no link is gone through, no pipe waited for.


@pytest.fixture
def victim(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "victim"
    for name in ("letter.txt", "aa/letter.txt"):
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_bytes(b"mine")
    before = {p: p.lstat().st_mtime_ns for p in sorted(folder.rglob("*"))}
    yield folder
    assert {p: p.lstat().st_mtime_ns for p in sorted(folder.rglob("*"))} == before
    assert (folder / "letter.txt").read_bytes() == b"mine"


def used(cache: Cache) -> None:
    """Do with a cache all that is ever done."""
    folder = folder_of(cache)
    tidy_cache(folder)
    cache.keep(b"whole", *QUESTION)
    cache.recall(*QUESTION)
    prune_if_due(folder, most=0, step=0)
    prune(folder, 0)


@pytest.mark.parametrize("place", ["", NEW, "galley", "galley/??", "bound"])
def test_no_linked_folder_is_gone_through(
    place: str, cache: Cache, victim: Path
) -> None:
    cache.keep(b"whole", *QUESTION)
    (folder_of(cache) / "bound").mkdir()
    path = folder_of(cache)
    if place:
        [path] = path.glob(place)
    shutil.rmtree(path)
    path.symlink_to(victim)
    used(cache)


@pytest.mark.parametrize("hard", [False, True])
def test_the_tally_is_written_through_no_link(
    hard: bool, cache: Cache, victim: Path
) -> None:
    folder_of(cache).mkdir()
    letter, tally = victim / "letter.txt", folder_of(cache) / TALLY
    tally.hardlink_to(letter) if hard else tally.symlink_to(letter)
    used(cache)


def test_no_pipe_is_waited_for(cache: Cache) -> None:
    for name in (TALLY, NEW, "galley"):
        folder_of(cache).mkdir(exist_ok=True)
        os.mkfifo(folder_of(cache) / name)
        used(cache)
        shutil.rmtree(folder_of(cache))


def test_folders_deeper_than_a_path_is_long_are_no_matter(cache: Cache) -> None:
    folder_of(cache).mkdir()
    deep(folder_of(cache) / "galley", 1200)
    used(cache)
    remove_folder(folder_of(cache))
    assert not folder_of(cache).exists()
