"""Signals that stop a run: raised where it is, but for steps that are done whole."""

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from layout.disk.stopping import STOPS, Held, Stopped, heed


@pytest.fixture(autouse=True)
def heeding() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in STOPS}
    for number in STOPS:
        # Tests may run in a shell's background, where ^C is ignored.
        signal.signal(number, signal.SIG_DFL)
    heed()
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def strike(number: int = signal.SIGTERM) -> None:
    os.kill(os.getpid(), number)


@pytest.mark.parametrize("number", STOPS)
def test_each_is_raised(number: int) -> None:
    with pytest.raises(Stopped):
        strike(number)


def step(done: list[str]) -> None:
    with Held():
        strike()
        done.append("one")
        with Held():
            strike()
        done.append("two")
    done.append("three")


def failing_step() -> None:
    with Held():
        strike()
        raise ValueError


def test_a_step_is_done_whole() -> None:
    done: list[str] = []
    with pytest.raises(Stopped):
        step(done)
    assert done == ["one", "two"]
    # Said once.
    with Held():
        pass


def test_a_step_that_fails_is_stopped_too() -> None:
    with pytest.raises(Stopped) as caught:
        failing_step()
    assert isinstance(caught.value.__context__, ValueError)


def test_another_thread_holds_nothing_back() -> None:
    entered, over = threading.Event(), threading.Event()

    def work() -> None:
        with Held():
            entered.set()
            over.wait()

    thread = threading.Thread(target=work)
    thread.start()
    entered.wait()
    with pytest.raises(Stopped):
        strike()
    over.set()
    thread.join()


def test_what_is_ignored_stays_ignored() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    heed()
    strike(signal.SIGHUP)
