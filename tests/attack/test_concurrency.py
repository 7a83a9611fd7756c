"""Cache and output folder under many runs at once, with faults between any two steps.

Hypothesis thinks of the order: runs that publish, runs that are killed at some move,
answers kept and recalled by two users, cut, flipped, taken away or put in the place of
others. Whatever it was, an answer is whole or none, and an output folder is one run's.
"""

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from layout.disk.cache import Cache, prune, tidy_cache
from layout.disk.journal import write_down
from layout.disk.owned import REPORT
from layout.disk.scratch import HIDDEN, MARK, Scratch
from layout.disk.staging import staged, tidy

NUMBERS = st.integers(0, 3)
USERS = st.sampled_from([b"a" * 32, b"b" * 32])


class CacheUnderFaults(RuleBasedStateMachine):
    """Two users keep and recall in one folder, which somebody spoils all the time."""

    def __init__(self) -> None:
        super().__init__()
        self.home = TemporaryDirectory()
        self.folder = Path(self.home.name) / "cache"
        self.kept: dict[tuple[bytes, int], bytes] = {}

    def cache(self, user: bytes) -> Cache:
        return Cache(folder=self.folder, program="one", key=user)

    def files(self) -> list[Path]:
        return sorted(path for path in self.folder.glob("page/*/*") if path.is_file())

    @rule(user=USERS, number=NUMBERS, answer=st.binary(max_size=9000))
    def keep(self, user: bytes, number: int, answer: bytes) -> None:
        self.cache(user).keep(answer, "page", number)
        self.kept[user, number] = answer
        assert self.cache(user).recall("page", number) == answer

    @rule(user=USERS, number=NUMBERS)
    def recall(self, user: bytes, number: int) -> None:
        known = self.cache(user).recall("page", number)
        assert known is None or known == self.kept[user, number]

    @rule(data=st.data())
    @precondition(lambda self: bool(self.files()))
    def spoil(self, data: st.DataObject) -> None:
        path = data.draw(st.sampled_from(self.files()))
        content = path.read_bytes()
        other = data.draw(st.sampled_from(self.files())).read_bytes()
        ways: list[Callable[[], object]] = [
            path.unlink,
            lambda: path.write_bytes(content[: len(content) // 2]),
            lambda: path.write_bytes(bytes([content[0] ^ 1]) + content[1:]),
            lambda: path.write_bytes(b""),
            lambda: a_folder_at(path),
        ]
        # The answer to another question of the same user, or another user's.
        if other != content:
            ways.append(lambda: path.write_bytes(other))
        data.draw(st.sampled_from(ways))()

    @rule(most=st.integers(0, 40_000))
    def take_away(self, most: int) -> None:
        prune(self.folder, most)
        tidy_cache(self.folder)
        assert sum(path.stat().st_size for path in self.files()) <= most

    def teardown(self) -> None:
        self.home.cleanup()


FILES = ("a.pdf", "html/b.html", REPORT)


class OutputUnderFaults(RuleBasedStateMachine):
    """Runs publish into one folder; some are killed before, between or after moves."""

    def __init__(self) -> None:
        super().__init__()
        self.home = TemporaryDirectory()
        self.out = Path(self.home.name) / "out"
        self.out.mkdir()
        (self.out / "mine.txt").write_text("mine")
        self.good = ""

    @rule(text=st.text("xyz", min_size=1, max_size=3))
    def publish(self, text: str) -> None:
        with staged(self.out) as staging:
            stage(staging.folder, text)
            staging.publish()
        self.good = text
        self.check()

    @rule(text=st.text("xyz", min_size=1, max_size=3))
    def fail(self, text: str) -> None:
        try:
            with staged(self.out) as staging:
                stage(staging.folder, text)
                raise KeyError(text)
        except KeyError:
            self.check()

    @rule(text=st.text("uvw", min_size=1, max_size=3), moves=st.integers(-1, 3))
    def be_killed(self, text: str, moves: int) -> None:
        tidy(self.out)  # as every run begins
        made = Scratch(self.out)
        stage(made.folder, text)
        if moves >= 0:
            places = {self.out / name: made.folder / name for name in FILES}
            write_down(made.folder, self.out, places, ())
            for name in FILES[:moves]:
                (self.out / name).parent.mkdir(exist_ok=True)
                (made.folder / name).replace(self.out / name)
            self.good = text
        die(made)

    @rule()
    def look(self) -> None:
        tidy(self.out)
        self.check()

    @invariant()
    def what_is_a_person_s_stays(self) -> None:
        assert (self.out / "mine.txt").read_text() == "mine"

    def check(self) -> None:
        there = {name for name in FILES if (self.out / name).is_file()}
        assert there == (set(FILES) if self.good else set())
        assert all((self.out / name).read_text() == self.good for name in there)
        assert not list(self.out.glob(f"{HIDDEN}*"))

    def teardown(self) -> None:
        self.home.cleanup()


def a_folder_at(path: Path) -> None:
    path.unlink()
    path.mkdir()


def stage(folder: Path, text: str) -> None:
    (folder / "html").mkdir()
    for name in FILES:
        (folder / name).write_text(text)


def die(made: Scratch) -> None:
    """Leave a folder as a process does that is killed: its lock goes, and no more."""
    end = made._end
    detached = end.detach()  # type: ignore[union-attr]
    mark = detached[2][1]
    assert (made.folder / MARK).is_file()
    os.close(mark)


SOME = settings(max_examples=15, stateful_step_count=15)
TestCacheUnderFaults = CacheUnderFaults.TestCase
TestCacheUnderFaults.settings = SOME
TestOutputUnderFaults = OutputUnderFaults.TestCase
TestOutputUnderFaults.settings = SOME
