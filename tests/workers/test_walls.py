"""A walled worker: what it reaches of the disk, and that nobody else is in reach."""

import ctypes
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from layout.errors import LayoutError
from layout.workers import walls
from layout.workers.calls import Allowance, Call, Reach, Trade
from layout.workers.pool import WorkerPool
from tests.workers import trades


def version() -> int:
    """Return the version of the kernel's Landlock; under 1 where it has none."""
    if sys.platform != "linux":
        return 0
    return int(ctypes.CDLL(None).syscall(444, None, ctypes.c_size_t(0), 1))


pytestmark = pytest.mark.skipif(version() < 1, reason="this kernel has no Landlock")

WRITES = Trade(allowance=Allowance(writes=True))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one to read in, one to write in, and one of another's."""
    house = tmp_path_factory.mktemp("house")
    for name in ("library", "desk", "neighbour"):
        (house / name).mkdir()
        (house / name / "page.txt").write_text(name)
    (house / "library/way").symlink_to(house / "neighbour")
    return house


@pytest.fixture(scope="module")
def walled(house: Path) -> Iterator[WorkerPool]:
    with WorkerPool(1, WRITES) as pool:
        pool.within(reads=[house / "library", house / "not there"])
        pool.within(writes=[house / "desk"])
        yield pool


@pytest.fixture(scope="module")
def roaming() -> Iterator[WorkerPool]:
    with WorkerPool(1, WRITES) as pool:
        yield pool


def refused(pool: WorkerPool, work: Callable[..., object]) -> bool:
    with pytest.raises(LayoutError) as caught:
        pool.begin(Call(work=work, doing="reading it", file="ads/fair.pdf")).result()
    [note] = caught.value.notes
    return "permission denied" in note.message.casefold()


def test_what_is_within_reach(walled: WorkerPool, house: Path) -> None:
    read = partial(trades.read, house / "library/page.txt")
    assert walled.begin(read).result() == "library"
    assert walled.begin(partial(trades.write, house / "desk/new")).result() == 1000
    walled.begin(partial(trades.rename, house / "desk/new")).result()
    walled.begin(partial(trades.remove, house / "desk/new.moved")).result()
    assert walled.begin(trades.write_aside).result() == 1000


@pytest.mark.parametrize("name", ["neighbour/page.txt", "library/way/page.txt"])
def test_what_is_not_is_not_read(walled: WorkerPool, house: Path, name: str) -> None:
    assert refused(walled, partial(trades.read, house / name))


@pytest.mark.parametrize(
    "change",
    [trades.write, trades.append, trades.remove, trades.rename, trades.make_a_folder],
)
@pytest.mark.parametrize("name", ["library/page.txt", "neighbour/page.txt"])
def test_nor_written(
    walled: WorkerPool, house: Path, change: Callable[[Path], object], name: str
) -> None:
    before = sorted(house.rglob("*"))
    assert refused(walled, partial(change, house / name))
    assert sorted(house.rglob("*")) == before
    assert (house / name).read_text() == name.partition("/")[0]


def test_no_link_is_made_even_where_it_writes(walled: WorkerPool, house: Path) -> None:
    assert refused(walled, partial(trades.link, house / "desk/page.txt"))


@pytest.mark.parametrize(
    "look", [trades.look_into_the_parent, trades.ask_what_the_parent_has_open]
)
def test_nobody_looks_into_who_began_it(
    walled: WorkerPool, roaming: WorkerPool, look: Callable[[], None]
) -> None:
    """Not one that may read all files either, whoever runs it."""
    assert refused(walled, look)
    assert refused(roaming, look)


def test_one_that_was_given_no_places_reads_all(
    roaming: WorkerPool, house: Path
) -> None:
    read = partial(trades.read, house / "neighbour/page.txt")
    assert roaming.begin(read).result() == "neighbour"


def test_walls_are_not_moved_and_stand_around_who_comes_after(
    walled: WorkerPool, house: Path
) -> None:
    walled.begin(trades.process).result()
    walled.within(reads=[house / "neighbour"])
    with pytest.raises(LayoutError):
        walled.begin(partial(trades.leave, 3)).result()
    assert refused(walled, partial(trades.read, house / "neighbour/page.txt"))


def test_who_roams_gets_none(house: Path) -> None:
    with WorkerPool(1, Trade(allowance=Allowance(), roams=True)) as pool:
        pool.within(reads=[house / "library"])
        read = partial(trades.read, house / "neighbour/page.txt")
        assert pool.begin(read).result() == "neighbour"


@pytest.mark.parametrize("version", [0, -1])
def test_a_kernel_without_walls_is_passed_over_in_silence(
    version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Older:
        def syscall(self, *words: object) -> int:
            return version

    monkeypatch.setattr(ctypes, "CDLL", lambda name: Older())
    assert not walls.wall_in(Reach())
    assert list(Path("/").iterdir())  # and nothing has changed here
