"""Output that is gone, full or of another alphabet: dropped or escaped, no fault."""

import os
import subprocess
import sys

import pytest

from tests.building import ROOT

# Says two things in a run of its own, and ends as a command does.
SAY = """
import sys
from layout.show.streams import Streams
streams = Streams()
sys.stdout.write(sys.argv[1] + "\\n")
sys.stderr.write("noted\\n")
sys.exit(streams.finish(int(sys.argv[2])))
"""


def say(
    text: str, redirection: str, status: int = 0, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    words = [sys.executable, "-c", SAY, text, str(status)]
    line = f'"$@" {redirection}; echo "status $?" >&9'
    return subprocess.run(
        ["bash", "-c", f"exec 9>&1; {line}", "-", *words],
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        check=True,
    )


def test_both_are_written() -> None:
    done = say("Märkte", "")
    assert done.stdout.decode() == "Märkte\nstatus 0\n"
    assert done.stderr == b"noted\n"


@pytest.mark.parametrize("status", [0, 1])
@pytest.mark.parametrize("redirection", [">&-", "2>&-", "2>/dev/full", "| head -0"])
def test_nobody_listens(redirection: str, status: int) -> None:
    redirection = redirection.replace("| head -0", "> >(exec head -c 0)")
    done = say("x" * 100_000, redirection, status)
    assert done.stdout.endswith(f"status {status}\n".encode())
    assert done.stderr in (b"", b"noted\n")


def test_a_full_disk_is_said() -> None:
    done = say("text", ">/dev/full")
    assert done.stdout == b"status 141\n"
    assert b"noted\nlayout: standard output was cut short: no space left" in done.stderr


def test_a_failure_is_more_than_lost_output() -> None:
    assert say("text", ">/dev/full", 2).stdout == b"status 2\n"


@pytest.mark.parametrize("redirection", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_a_file_does_not_take_the_place_of_what_is_closed(redirection: str) -> None:
    code = "from layout.show.streams import Streams; Streams(); assert open('/').fileno"
    code = code.replace("open('/').fileno", "__import__('os').open('/', 0) > 2")
    done = subprocess.run(
        ["bash", "-c", f'"$@" {redirection}', "-", sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("text", "alphabet", "shown"),
    [
        ("Märkte ☃ 🗞", "ascii", b"M\\u00e4rkte \\u2603 \\ud83d\\uddde"),
        ("Märkte ☃", "latin-1", "Märkte ".encode("latin-1") + b"\\u2603"),
        # A file name that is no UTF-8 is shown as it is on disk.
        ("b\udcff.md", "utf-8", b"b\xff.md"),
    ],
)
def test_what_cannot_be_encoded(text: str, alphabet: str, shown: bytes) -> None:
    done = say(text, "", PYTHONIOENCODING=alphabet)
    assert done.stdout == shown + b"\nstatus 0\n"
