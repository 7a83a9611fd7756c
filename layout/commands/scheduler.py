"""Whether a Dask scheduler listens at an address, before Dask itself talks to it.

Dask believes what the other end says: from a web server's answer it reads the length of
a message of exabytes, and for one that says nothing it waits without end.
"""

import socket
import time

from distributed.comm.addressing import parse_address, parse_host_port

# So many seconds whatever listens at an address has to show that it is a scheduler.
PATIENCE = 5.0
# What a scheduler says first, unasked: the length of it, then a message with these
# words (distributed.comm.tcp, `TCP.read`; distributed.comm.core, `handshake_info`).
LENGTH = 8
GREETING = (b"compression", b"pickle-protocol")
# A greeting has under a hundred bytes; a longer one is none.
LONGEST = 4096
SPEAKS = "tcp"
SCHEMES = (SPEAKS, "tls")


class NoSchedulerError(OSError):
    """What is at an address is no scheduler; the text says why."""


def greeted(address: str, patience: float = PATIENCE) -> float:
    """See that a scheduler greets at an address; return the seconds that are left.

    One that speaks TLS is seen to listen; who it is, Dask asks.

    Raises:
        NoSchedulerError: nobody listens, or whoever does is no scheduler.
    """
    end = time.perf_counter() + patience
    try:
        scheme, place = parse_address(address)
        host, port = parse_host_port(place)
    except ValueError as problem:
        raise NoSchedulerError(str(problem)) from None
    if scheme not in SCHEMES:
        raise NoSchedulerError(f"{scheme}:// is not known; tcp:// and tls:// are")
    try:
        with socket.create_connection((host, port), timeout=patience) as line:
            if scheme == SPEAKS:
                _listen(line, end)
    except NoSchedulerError:
        raise
    except (OSError, OverflowError, ValueError) as problem:
        raise NoSchedulerError(str(problem)) from None
    return max(1.0, end - time.perf_counter())


def _listen(line: socket.socket, end: float) -> None:
    length = int.from_bytes(_heard(line, LENGTH, end), "little")
    if length > LONGEST:
        raise NoSchedulerError("something else than a scheduler answers")
    said = _heard(line, length, end)
    if not all(word in said for word in GREETING):
        raise NoSchedulerError("something else than a scheduler answers")


def _heard(line: socket.socket, count: int, end: float) -> bytes:
    """Return so many bytes from the other end."""
    said = b""
    while len(said) < count:
        left = end - time.perf_counter()
        if left <= 0:
            raise NoSchedulerError(
                "whoever listens there does not greet as a scheduler"
            )
        line.settimeout(left)
        try:
            more = line.recv(count - len(said))
        except TimeoutError:
            continue
        if not more:
            raise NoSchedulerError("whoever listens there hangs up")
        said += more
    return said
