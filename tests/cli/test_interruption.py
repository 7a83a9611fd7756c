"""A ^C counts wherever it strikes."""

import subprocess
import sys

# In a weak reference's callback, as importlib has them, Python raises nothing.
MISSED = """
import signal, sys, time, weakref
from layout import cli
from layout.cli import exit_status
from layout.show.voice import Voice

class Lock:
    pass

def work():
    lock = Lock()
    kept = weakref.ref(lock, lambda _: signal.raise_signal(signal.SIGINT))
    del lock
    for _ in range(6000):
        time.sleep(0.01)
    return 0

sys.unraisablehook = cli._strike_again
sys.exit(exit_status.status(Voice(), work))
"""


def test_one_that_strikes_in_an_import_is_not_lost() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MISSED],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (130, "layout: interrupted\n")


# As on a machine so busy that the timer is over before its thread is said to run.
BUSY = MISSED.replace(
    "def work():",
    """
from threading import Timer

class Slow(Timer):
    def start(self):
        super().start()
        if self.interval < 0.04:
            time.sleep(0.2)

cli.Timer = Slow

def work():""",
)


def test_one_that_strikes_again_too_soon_is_not_lost() -> None:
    done = subprocess.run(
        [sys.executable, "-c", BUSY],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (130, "layout: interrupted\n")
