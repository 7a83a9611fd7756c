"""Standard output and error, whatever became of them: closed, full, read no further.

A run's files are what matters; whether somebody still listens decides nothing. So what
cannot be written is dropped, and told once at the end where it was not meant so.
"""

import codecs
import errno
import io
import os
import select
import sys

from layout.disk.contents import nowhere
from layout.disk.stopping import STATUS

# The status of a run whose output was lost: what a shell gives for a broken pipe.
LOST = 141
# What cannot be encoded is escaped in this way.
ESCAPED = "layout-escaped"
STDIN, STDOUT, STDERR = 0, 1, 2


class _Sink(io.RawIOBase):
    """Writes to a descriptor for as long as that can be; `lost` says what ended it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.lost: OSError | None = None

    def writable(self) -> bool:
        """Say that this may be written to."""
        return True

    def fileno(self) -> int:
        """Return the descriptor."""
        return self._descriptor

    def isatty(self) -> bool:
        """Say whether a person sees it."""
        return os.isatty(self._descriptor)

    def write(self, content) -> int:  # type: ignore[no-untyped-def]  # any buffer
        """Write what can be written, and say that it was all."""
        size = len(content)
        if self.lost is not None:
            return size
        try:
            return os.write(self._descriptor, content)
        except BlockingIOError:
            # Somebody has made the pipe one that does not wait.
            select.select((), (self._descriptor,), ())
            return self.write(content)
        except OSError as problem:
            self.lost = problem
            return size


class Streams:
    """Standard output and error, taken for a run; `finish` them at its end."""

    def __init__(self) -> None:
        _stand_in()
        codecs.register_error(ESCAPED, _escape)
        self._out, self._err = _Sink(STDOUT), _Sink(STDERR)
        sys.stdout = _text(self._out, sys.stdout, by_line=self._out.isatty())
        sys.stderr = _text(self._err, sys.stderr, by_line=True)

    def finish(self, status: int) -> int:
        """Write what is still to be written; return the status of the whole run.

        A reader that has gone has read what it wanted. If output was lost otherwise,
        as on a full disk, that is said.
        """
        sys.stdout.flush()
        lost = self._out.lost
        if lost is not None and lost.errno != errno.EPIPE:
            reason = (lost.strerror or "unknown").lower()
            sys.stderr.write(
                f"layout: standard output was cut short: {reason}; "
                "all else is done, so make room and ask again\n"
            )
            status = status or LOST
        sys.stderr.flush()
        return status


def interrupted() -> int:
    """Say that the run was stopped from outside; return the status for that."""
    sys.stderr.write("layout: interrupted\n")
    return STATUS


def _stand_in() -> None:
    """Open what was closed from the start, to nowhere.

    Else the first file that is opened would take its number, and get what is said.
    """
    for descriptor in (STDIN, STDOUT, STDERR):
        try:
            os.fstat(descriptor)
        except OSError:
            nowhere()


def _text(sink: _Sink, was: object, *, by_line: bool) -> io.TextIOWrapper:
    encoding = getattr(was, "encoding", None) or "utf-8"
    return io.TextIOWrapper(
        io.BufferedWriter(sink),
        encoding=encoding,
        errors=ESCAPED,
        line_buffering=by_line,
    )


def _escape(problem: UnicodeError) -> tuple[bytes, int]:
    r"""Return a file name's bytes as they are on disk, and any other sign as \uXXXX.

    JSON reads that, and so do people.
    """
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    signs = problem.object[problem.start : problem.end]
    return b"".join(map(_escaped, signs)), problem.end


def _escaped(sign: str) -> bytes:
    if "\udc80" <= sign <= "\udcff":
        return bytes([ord(sign) - 0xDC00])
    pairs = sign.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{pairs[n : n + 4]}" for n in range(0, len(pairs), 4)).encode()
