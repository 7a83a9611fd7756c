"""A scheduler is told from whatever else listens at an address, within its time."""

import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest

from layout.commands.cluster import run
from layout.commands.scheduler import NoSchedulerError, greeted
from layout.errors import Unreadable

SOON = 2.0
HUGE = struct.pack("<Q", 1 << 62)
LOOKS_GOOD = b"compression python pickle-protocol"

SAYS = {
    "a web server": b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n" * 9,
    "an SSH server": b"SSH-2.0-OpenSSH_9.2\r\n" * 9,
    "nothing": b"",
    "half a length": b"\x00\x00\x00",
    "a length alone": struct.pack("<Q", 80),
    "noise": bytes(range(256)) * 16,
    "zeros": bytes(4096),
    "a huge length": HUGE + bytes(100),
    "a length of a gigabyte": struct.pack("<Q", 1 << 30) + bytes(100),
    "a huge message in a small one": struct.pack("<QQQ", 24, 1, 1 << 62) + bytes(8),
    "TLS": b"\x16\x03\x03\x00\x7a\x02\x00\x00\x76\x03\x03" + bytes(200),
}


@contextmanager
def listening(
    said: bytes, then: bytes = b"", *, hangs_up: bool = False
) -> Iterator[str]:
    """Have something listen that says so much to whoever calls; yield its address."""
    held: list[socket.socket] = []

    def serve(server: socket.socket) -> None:
        while True:
            try:
                line, _ = server.accept()
            except OSError:
                return
            held.append(line)
            line.sendall(said + then)
            if hangs_up:
                line.close()

    with socket.create_server(("127.0.0.1", 0)) as server:
        Thread(target=serve, args=(server,), daemon=True).start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)
    for line in held:
        line.close()


@pytest.mark.parametrize("hangs_up", [False, True], ids=["stays", "hangs up"])
@pytest.mark.parametrize("name", SAYS)
def test_what_is_no_scheduler_is_told_in_time(name: str, hangs_up: bool) -> None:
    begun = time.perf_counter()
    with (
        listening(SAYS[name], hangs_up=hangs_up) as address,
        pytest.raises(NoSchedulerError) as told,
    ):
        greeted(address, patience=0.3)
    assert time.perf_counter() - begun < SOON
    assert str(told.value)


def test_one_that_says_a_byte_now_and_then_is_not_waited_for() -> None:
    begun = time.perf_counter()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            line, _ = server.accept()
            with line:
                for byte in struct.pack("<Q", 4000) + bytes(4000):
                    try:
                        line.sendall(bytes([byte]))
                    except OSError:
                        return
                    time.sleep(0.02)

        Thread(target=drip, daemon=True).start()
        port = server.getsockname()[1]
        with pytest.raises(NoSchedulerError):
            greeted(f"tcp://127.0.0.1:{port}", patience=0.5)
    assert time.perf_counter() - begun < SOON


@pytest.mark.parametrize(
    "address",
    [
        *("", "nowhere", "tcp://", "tcp://127.0.0.1", "tcp://127.0.0.1:x"),
        *("inproc://a/b", "ws://127.0.0.1:8786", "file:///etc/passwd"),
        *("tcp://127.0.0.1:99999", "tcp://[::1", "tcp://a\0b:8786"),
    ],
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(NoSchedulerError) as told:
        greeted(address, patience=1)
    assert str(told.value)


@pytest.mark.parametrize("then", [HUGE, bytes(range(64))])
def test_one_that_greets_well_and_then_raves_is_told_as_a_note(then: bytes) -> None:
    greeting = struct.pack("<QQQ", 58, 1, 42) + (
        b"\x83\xabcompression\xc0\xa6python\x93\x03\x0b\x07\xafpickle-protocol\x05"
    )
    begun = time.perf_counter()
    with listening(greeting, then) as address, pytest.raises(Unreadable) as told:
        next(iter(run(address, [], print)))  # type: ignore[arg-type]  # never called
    assert [note.code for note in told.value.notes] == ["no-scheduler"]
    # Dask has its own patience with one that greets it well.
    assert time.perf_counter() - begun < 15
