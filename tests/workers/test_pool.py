"""Processes beside this one: every call is answered, none outlives the pool."""

import os
import signal
import time
from concurrent.futures import CancelledError, Future, wait
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Event

import pytest

from layout.codes import Code
from layout.errors import Defect, Refused, Unreadable
from layout.workers.calls import Call, Trade
from layout.workers.pool import WORTH, WorkerPool
from layout.workers.process import FallenWorker, KilledWorker
from tests.building import PROC, ends
from tests.workers import trades
from tests.workers.trades import DESK, NO_PAGE

OVER_A_PAGE = "the process folding page 3 was ended by signal 9 (Killed)"


def test_a_call_is_done_in_another_process() -> None:
    with WorkerPool(1) as pool:
        own = pool.begin(trades.process).result()
        assert own != os.getpid()
        assert pool.processes == (own,)


def test_nothing_runs_before_it_is_asked_for() -> None:
    with WorkerPool(2) as pool:
        assert pool.processes == ()
        pool.warm(1)
        assert len(pool.processes) == 1
        pool.warm(9)
        assert len(pool.processes) == 2, "no more than there are jobs"


def test_arguments_go_along_and_answers_come_back() -> None:
    with WorkerPool(1) as pool:
        answers = [pool.begin(partial(trades.shout, word)) for word in ("a", "ß", "")]
        assert [answer.result() for answer in answers] == ["A", "SS", ""]


def test_a_bench_is_made_ready_once_and_lasts() -> None:
    with WorkerPool(1, DESK) as pool:
        calls = [Call(work=trades.count, at_bench=True) for _ in range(4)]
        assert [pool.begin(call).result() for call in calls] == [1, 2, 3, 4]


def test_many_calls_at_the_bench_start_another_worker() -> None:
    slow = Call(work=partial(trades.wait_at, 0.1), at_bench=True)
    with WorkerPool(4, DESK) as pool:
        answers = [pool.begin(slow) for _ in range(WORTH)]
        assert len(pool.processes) == 1
        answers.append(pool.begin(slow))
        assert len(pool.processes) == 2
        wait(answers)


def test_other_calls_are_for_a_worker_that_waits() -> None:
    with WorkerPool(4) as pool:
        answers = [pool.begin(partial(trades.wait, 0.01)) for _ in range(3 * WORTH)]
        assert len(pool.processes) == 1
        wait(answers)


def test_a_rehearsal_is_for_every_worker_and_for_nobody_who_waits() -> None:
    with WorkerPool(2, DESK) as pool:
        pool.warm(2)
        slow = Call(work=partial(trades.wait_at, 0.1), at_bench=True)
        pool.rehearse(slow)
        start = time.perf_counter()
        both = [pool.begin(trades.process) for _ in range(2)]
        assert {answer.result() for answer in both} <= set(pool.processes)
        assert time.perf_counter() - start < 60


def test_who_hands_a_call_over_is_told_when_it_is_begun() -> None:
    first, second = Event(), Event()
    with WorkerPool(1) as pool:
        slow = pool.begin(partial(trades.wait, 0.2), begun=first.set)
        quick = pool.begin(trades.process, begun=second.set)
        assert first.wait(60)
        assert not second.is_set(), "it comes after the first"
        assert quick.result()
        assert second.is_set()
        assert slow.done()


def test_a_call_that_is_taken_back_is_not_begun() -> None:
    begun = Event()
    with WorkerPool(1) as pool:
        pool.begin(partial(trades.wait, 0.2))
        unwanted = pool.begin(trades.process, begun=begun.set)
        assert unwanted.cancel()
        assert pool.begin(trades.process).result()
        assert not begun.is_set()


def test_errors_of_the_package_come_back_as_they_are() -> None:
    with WorkerPool(1) as pool:
        with pytest.raises(Refused) as caught:
            pool.begin(trades.refuse).result()
        assert caught.value.notes == (NO_PAGE,)
        assert pool.begin(trades.process).result() == pool.processes[0]


def test_any_other_failure_is_a_defect_with_its_name() -> None:
    with WorkerPool(1) as pool, pytest.raises(Defect) as caught:
        pool.begin(trades.fail).result()
    [note] = caught.value.notes
    assert note.code is Code.RENDERER_LOST
    assert "the process that works failed: LookupError: no such drawer" in str(note)


def test_a_full_disk_is_told() -> None:
    with WorkerPool(1) as pool, pytest.raises(Unreadable) as caught:
        pool.begin(trades.fill_the_disk).result()
    assert [note.code for note in caught.value.notes] == [Code.DISK_FULL]


def test_what_cannot_be_sent_is_an_error_and_no_hang() -> None:
    with WorkerPool(1) as pool:
        with pytest.raises(Exception, match=r"lambda|pickle"):
            pool.begin(lambda: None).result(timeout=60)
        assert pool.begin(trades.process).result()


def lost(call: Future[None]) -> str:
    with pytest.raises((KilledWorker, FallenWorker)) as caught:
        call.result()
    [note] = caught.value.notes
    return note.message


def test_a_worker_that_is_killed_fails_its_call_and_is_replaced() -> None:
    with WorkerPool(1, DESK) as pool:
        first = pool.begin(trades.process).result()
        call = Call(
            work=partial(trades.strike, signal.SIGKILL), doing="folding page 3", page=3
        )
        with pytest.raises(KilledWorker) as caught:
            pool.begin(call).result()
        [note] = caught.value.notes
        assert (note.code, note.page) == (Code.RENDERER_KILLED, 3)
        assert note.message == OVER_A_PAGE
        assert pool.losses == 1
        assert pool.begin(trades.process).result() != first
        assert ends(first)


def test_a_worker_that_falls_says_its_last_words() -> None:
    with WorkerPool(1, DESK) as pool:
        said = lost(pool.begin(partial(trades.leave, 3)))
        assert said == "the process that counts ended (status 3, the last word)"


def test_a_killed_worker_s_bench_is_made_anew() -> None:
    with WorkerPool(1, DESK) as pool:
        call = Call(work=trades.count, at_bench=True)
        assert [pool.begin(call).result() for _ in range(2)] == [1, 2]
        os.kill(pool.processes[0], signal.SIGKILL)
        lost(pool.begin(partial(trades.wait, 1.0)))
        assert pool.begin(call).result() == 1


def test_a_bench_that_cannot_be_is_said_to_all_who_ask() -> None:
    with WorkerPool(1, Trade(bench=trades.broken_desk)) as pool:
        for _ in range(2):
            with pytest.raises(Unreadable) as caught:
                pool.begin(trades.process).result()
            assert caught.value.notes == (NO_PAGE,)
        assert pool.losses == 0


def test_a_bench_that_fails_is_a_defect() -> None:
    trade = Trade(bench=trades.missing_desk)
    with WorkerPool(1, trade) as pool, pytest.raises(Defect, match="no desk"):
        pool.begin(trades.process).result()


def test_a_worn_worker_gives_way_to_another() -> None:
    trade = Trade(bench=trades.desk, lasts=2)
    call = Call(work=trades.count_in_process, at_bench=True)
    with WorkerPool(1, trade) as pool:
        seen = [pool.begin(call).result() for _ in range(5)]
    processes, counts = zip(*seen, strict=True)
    assert counts == (1, 2, 1, 2, 1)
    assert processes[0] == processes[1] != processes[2] == processes[3]
    assert all(map(ends, processes))


def unworn(answer: object) -> int:
    return 0


def test_only_what_wears_counts() -> None:
    trade = Trade(bench=trades.desk, lasts=1, wear=unworn)
    call = Call(work=trades.count, at_bench=True)
    with WorkerPool(1, trade) as pool:
        pool.begin(trades.process).result()
        assert [pool.begin(call).result() for _ in range(3)] == [1, 2, 3]


def test_no_worker_outlives_the_pool_whatever_it_is_about() -> None:
    with WorkerPool(2, DESK) as pool:
        pool.warm(2)
        answers = [pool.begin(partial(trades.wait, 600.0)) for _ in range(3)]
        processes = pool.processes
        start = time.perf_counter()
    assert time.perf_counter() - start < 5
    assert not any((PROC / str(process)).exists() for process in processes)
    for answer in answers:
        with pytest.raises((CancelledError, KilledWorker)):
            answer.result(timeout=5)


def test_a_worker_with_time_puts_its_bench_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "paper"
    monkeypatch.setenv("PAPER", str(paper))
    trade = Trade(bench=trades.desk_with_a_paper, parting=5.0)
    with WorkerPool(1, trade) as pool:
        pool.begin(trades.process).result()
        assert paper.exists()
        # It is stopped in the middle of a call.
        pool.begin(partial(trades.wait, 600.0))
        time.sleep(0.2)
    assert not paper.exists()


def test_one_that_takes_too_long_to_part_is_ended_by_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPER", str(tmp_path / "paper"))
    trade = Trade(bench=trades.desk_with_a_paper, parting=0.3)
    with WorkerPool(1, trade) as pool:
        process = pool.begin(trades.process).result()
        os.kill(process, signal.SIGSTOP)
    assert ends(process)


def test_a_failure_in_the_block_ends_the_workers_too() -> None:
    pool = WorkerPool(2)

    def interrupted() -> None:
        with pool:
            pool.warm(2)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert len(pool.processes) == 2
    assert all(map(ends, pool.processes))


def test_nothing_is_left_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with WorkerPool(1) as pool:
        kept = pool.begin(trades.variables).result()["TMPDIR"]
        assert Path(kept).parent == tmp_path
    assert list(tmp_path.iterdir()) == []


def test_where_no_folder_can_be_written_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr("tempfile._candidate_tempdir_list", list)
    with pytest.raises(Unreadable) as caught:
        WorkerPool(1)
    assert caught.value.notes[0].code is Code.NO_TEMPORARY_FOLDER


def test_a_worker_that_hangs_is_not_waited_for_without_end() -> None:
    trade = Trade(does="sleeps", patience=1.5)
    with WorkerPool(1, trade) as pool:
        begun = time.perf_counter()
        with pytest.raises(KilledWorker) as told:
            pool.begin(partial(time.sleep, 60)).result()
        assert time.perf_counter() - begun < 20
        assert "no answer" in str(told.value)
        # Another takes its place; it may take longer to start than a call may last.
        for _ in range(20):
            with suppress(KilledWorker):
                assert pool.begin(partial(trades.shout, "a")).result() == "A"
                return
        pytest.fail("nobody answers")
