"""The worker's own loop, spoken to as the pool does."""

import io
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from layout.errors import Refused
from layout.workers.calls import Call, Readiness, no_bench
from tests.building import ROOT, ends
from tests.workers import trades


@pytest.fixture
def worker() -> Iterator["subprocess.Popen[bytes]"]:
    with subprocess.Popen(
        [sys.executable, "-m", "layout.workers.serve", "works"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as process:
        yield process
        process.kill()


def send(worker: "subprocess.Popen[bytes]", message: object) -> None:
    assert worker.stdin is not None
    worker.stdin.write(pickle.dumps(message))
    worker.stdin.flush()


def ask(worker: "subprocess.Popen[bytes]", work: object) -> object:
    send(worker, pickle.dumps(Call(work=work)))  # type: ignore[arg-type]  # any of them
    assert worker.stdout is not None
    return pickle.load(worker.stdout)


def test_calls_are_answered_in_their_order(worker: "subprocess.Popen[bytes]") -> None:
    send(worker, Readiness(bench=no_bench))
    words = ("one", "two", "three")
    answers = [ask(worker, partial(trades.shout, word)) for word in words]
    assert answers == ["ONE", "TWO", "THREE"]
    assert ask(worker, trades.process) == worker.pid


def test_a_failure_is_an_answer(worker: "subprocess.Popen[bytes]") -> None:
    send(worker, Readiness(bench=no_bench))
    refused, failed = ask(worker, trades.refuse), ask(worker, trades.fail)
    assert isinstance(refused, Refused)
    assert refused.notes == (trades.NO_PAGE,)
    assert isinstance(failed, RuntimeError)
    assert str(failed) == "LookupError: no such drawer"
    unknown = ask(worker, trades.find_it_unknown)
    assert str(unknown) == "it has something that is not made here"
    assert isinstance(ask(worker, trades.fill_the_disk), OSError)


def test_the_end_of_input_is_the_end(worker: "subprocess.Popen[bytes]") -> None:
    send(worker, Readiness(bench=no_bench))
    assert ask(worker, trades.process) == worker.pid
    assert worker.stdin is not None
    worker.stdin.close()
    assert worker.wait(30) == 0


def test_it_ends_in_the_middle_of_a_call(
    worker: "subprocess.Popen[bytes]", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(worker, Readiness(bench=no_bench))
    send(worker, pickle.dumps(Call(work=partial(trades.wait, 600.0))))
    time.sleep(0.3)
    start = time.perf_counter()
    assert worker.stdin is not None
    worker.stdin.close()
    assert worker.wait(30) == 0
    assert time.perf_counter() - start < 10


def test_without_a_word_it_ends_too(worker: "subprocess.Popen[bytes]") -> None:
    assert worker.stdin is not None
    worker.stdin.close()
    assert worker.wait(30) == 0
    assert ends(worker.pid)


def test_nothing_heavy_is_loaded_for_the_loop() -> None:
    tell = "import sys, layout.workers.serve; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", tell], capture_output=True, text=True, check=True
    )
    ours = {name for name in done.stdout.split() if name.startswith("layout")}
    assert {name.split(".")[1] for name in ours if "." in name} == {
        *("codes", "disk", "errors", "notes", "workers")
    }


def test_messages_are_pickles_of_pickles() -> None:
    """What a call names is loaded by the thread that does it, not by who reads."""
    message = io.BytesIO(pickle.dumps(pickle.dumps(Call(work=trades.process))))
    content = pickle.load(message)
    assert isinstance(content, bytes)
    assert pickle.loads(content).work is trades.process
