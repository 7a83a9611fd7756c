"""A confined worker: what it tries and may not, and what it may."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from layout.codes import Code
from layout.errors import LayoutError, Refused
from layout.workers.calls import Allowance, Call, Trade
from layout.workers.confinement import _PROCESSORS, _guard, _program
from layout.workers.pool import WorkerPool
from tests.workers import trades

READS = Trade(allowance=Allowance(memory=100_000_000, seconds=1, patience=20))
WRITES = Trade(allowance=Allowance(memory=100_000_000, file=50_000, writes=True))
FILE = "articles/bridge.md"

FORBIDDEN = (
    *(trades.reach_out, trades.reach_the_machine, trades.look_up),
    *(trades.start_a_program, trades.become_a_program, trades.fork),
    *(trades.signal_the_parent, trades.limit_the_parent, trades.trace_the_parent),
    trades.type_a_letter,
)
CHANGES = (
    *(trades.write, trades.append, trades.remove, trades.rename),
    *(trades.make_a_folder, trades.link),
)


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkerPool]:
    with WorkerPool(1, READS) as pool:
        yield pool


@pytest.fixture(scope="module")
def writer() -> Iterator[WorkerPool]:
    with WorkerPool(1, WRITES) as pool:
        yield pool


def refused(pool: WorkerPool, work: Callable[..., object], code: Code) -> str:
    with pytest.raises(Refused) as caught:
        pool.begin(Call(work=work, doing="reading it", file=FILE)).result()
    [note] = caught.value.notes
    assert (note.code, note.file) == (code, FILE)
    assert note.hint
    return note.message


@pytest.mark.parametrize("work", FORBIDDEN)
def test_what_no_confined_worker_may(
    reader: WorkerPool, writer: WorkerPool, work: Callable[[], object]
) -> None:
    for pool in (reader, writer):
        message = refused(pool, work, Code.PROCESS_FAILED)
        assert "not permitted" in message or "resolution" in message


@pytest.mark.parametrize("change", CHANGES)
def test_one_that_reads_changes_no_file(
    reader: WorkerPool, change: Callable[[Path], object], tmp_path: Path
) -> None:
    path = tmp_path / "kept.txt"
    path.write_text("as it was")
    message = refused(reader, partial(change, path), Code.PROCESS_FAILED)
    assert "not permitted" in message
    assert [p.read_text() for p in tmp_path.iterdir()] == ["as it was"]


def test_what_it_may(reader: WorkerPool, writer: WorkerPool, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    assert writer.begin(partial(trades.write, path)).result() == 1000
    assert reader.begin(partial(trades.read, path)).result() == "x" * 1000
    assert reader.begin(trades.use_a_thread).result() == 1
    assert reader.begin(trades.limit_oneself).result() == 0


@pytest.mark.parametrize("work", [trades.want_much, trades.want_more_and_more])
def test_memory_is_limited(reader: WorkerPool, work: Callable[[], object]) -> None:
    message = refused(reader, work, Code.TOO_HEAVY)
    assert message == "the process reading it took more memory than it may"
    assert reader.begin(trades.process).result()


def test_a_call_may_bring_other_limits(reader: WorkerPool) -> None:
    call = Call(work=trades.want_much, allowance=Allowance(memory=400_000_000))
    assert reader.begin(call).result() == 3 * 10**8
    refused(reader, trades.want_much, Code.TOO_HEAVY)


def test_time_is_limited(reader: WorkerPool) -> None:
    at_once = Allowance(memory=100_000_000, seconds=0, patience=60)
    call = Call(work=trades.spin, doing="reading it", file=FILE, allowance=at_once)
    with pytest.raises(Refused) as caught:
        reader.begin(call).result()
    [note] = caught.value.notes
    assert (note.code, note.file) == (Code.TOO_HEAVY, FILE)
    assert note.message == "the process reading it took more time than it may"
    assert reader.begin(trades.process).result()


def test_one_that_does_nothing_is_not_waited_for(reader: WorkerPool) -> None:
    call = Call(
        work=partial(trades.wait, 600), allowance=Allowance(patience=0.2), file=FILE
    )
    with pytest.raises(Refused, match="more time"):
        reader.begin(call).result()
    assert reader.begin(trades.process).result()


def test_each_call_has_its_own_time(reader: WorkerPool) -> None:
    """What earlier calls took is not counted: in all this is over the limit."""
    processes = {reader.begin(partial(trades.work_hard, 0.75)).result() for _ in "abc"}
    assert len(processes) == 1


def test_a_file_is_limited(writer: WorkerPool, tmp_path: Path) -> None:
    work = partial(trades.write, tmp_path / "large", 100)
    message = refused(writer, work, Code.TOO_HEAVY)
    assert message == "the process reading it took more file size than it may"


def test_open_files_are_limited(reader: WorkerPool) -> None:
    assert "many open files" in refused(reader, trades.open_many, Code.PROCESS_FAILED)


@pytest.mark.parametrize(
    ("work", "how"),
    [
        (trades.go_down, "nested too deep"),
        (trades.break_down, "broke down (Segmentation fault)"),
        (trades.give_up, "broke down (Aborted)"),
        (trades.fail, "LookupError: no such drawer"),
    ],
)
def test_what_breaks_it_is_told_of_the_file(
    reader: WorkerPool, work: Callable[[], object], how: str
) -> None:
    assert how in refused(reader, work, Code.PROCESS_FAILED)
    assert reader.begin(trades.process).result()


def test_the_package_s_own_errors_come_as_they_are(reader: WorkerPool) -> None:
    with pytest.raises(LayoutError) as caught:
        reader.begin(Call(work=trades.refuse, file=FILE)).result()
    assert caught.value.notes == (trades.NO_PAGE,)


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux keeps these")
def test_the_kernel_keeps_it(reader: WorkerPool) -> None:
    told = reader.begin(trades.status).result()
    assert "NoNewPrivs:\t1" in told
    assert "Seccomp:\t2" in told


def test_a_worker_without_limits_is_not_confined() -> None:
    with WorkerPool(1) as pool:
        pool.begin(trades.start_a_program).result()


@pytest.mark.parametrize("machine", sorted(_PROCESSORS))
def test_a_filter_is_whole(machine: str) -> None:
    """Every jump stays in the filter, and every way through it ends in an answer."""
    for writes in (True, False):
        steps = _program(_PROCESSORS[machine], writes=writes)
        assert len(steps) < 4096, "the kernel takes no more"
        for at, step in enumerate(steps):
            _, met, unmet, _ = trades.unpacked(step)
            assert at + 1 + max(met, unmet) < len(steps) or at == len(steps) - 1
        assert trades.unpacked(steps[-1])[0] == 0x06


@pytest.mark.parametrize("writes", [True, False])
def test_where_the_kernel_does_not_python_refuses(writes: bool) -> None:
    guard = _guard(writes=writes)
    for event in ("socket.connect", "subprocess.Popen", "os.system", "os.fork"):
        with pytest.raises(PermissionError):
            guard(event, ())
    guard("open", ("a.txt", "r", 0))
    guard("import", ("json",))
    if writes:
        guard("open", ("a.txt", "w", 0o1101))
        guard("os.remove", ("a.txt", -1))
    else:
        with pytest.raises(PermissionError):
            guard("open", ("a.txt", "w", 0o1101))
        with pytest.raises(PermissionError):
            guard("os.remove", ("a.txt", -1))
