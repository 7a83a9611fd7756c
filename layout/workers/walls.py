"""Walls around a worker: the folders it may reach into, and nobody else's memory.

Landlock of the Linux kernel (5.13 and later) lets a process give up for good what it
does not need of the disk, root or not. A walled worker reads what Python and the
libraries are made of and the folders that it was given, and writes into those that it
was given to write into. It is in a domain of its own, too: what is outside, the process
that began it first of all, it may neither trace nor look into (`/proc/PID/mem`), and,
from Linux 6.12 on, not signal.

It costs a millisecond. Where the kernel has none, nothing is said: what `confinement`
forbids holds all the same, and files may be read as their user may.

Sources: landlock(7), landlock_restrict_self(2), linux/landlock.h; the numbers of the
calls are the same on all processors.
"""

import ctypes
import os
import struct
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from layout.workers.calls import Reach

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_VERSION, _BENEATH, _NO_NEW_PRIVILEGES = 1, 1, 38
# What may be done in a folder (LANDLOCK_ACCESS_FS_*), bit by bit: execute, write, read,
# list, remove a folder or a file, make any of seven kinds; from version 2 on move from
# folder to folder, from 3 on cut short, from 5 on command a device.
_READ_FILE, _LIST = 1 << 2, 1 << 3
_READ = _READ_FILE | _LIST
_HANDLED = {1: (1 << 13) - 1, 2: 1 << 13, 3: 1 << 14, 5: 1 << 15}
# Made are files and folders; no device, socket or pipe, and no link.
_WRITE = 1 << 1 | 1 << 4 | 1 << 5 | 1 << 7 | 1 << 8 | 1 << 13 | 1 << 14
# What can be done with a file: the rest is for folders.
_OF_FILES = 1 << 0 | 1 << 1 | 1 << 2 | 1 << 14 | 1 << 15
# Ports of TCP (version 4); sockets without a file and signals (version 6).
_NETWORK, _SCOPES = 0b11, 0b11

# Where libraries lie that are loaded by name, what the system says of itself, and what
# has no end and no bottom.
LIBRARIES = (
    *("/usr", "/lib", "/lib32", "/lib64", "/nix/store", "/gnu/store"),
    *("/etc/ld.so.cache", "/etc/localtime", "/sys/devices/system/cpu"),
    *("/proc/self", "/proc/cpuinfo", "/proc/meminfo", "/dev/urandom", "/dev/zero"),
)
NOWHERE = Path(os.devnull)


def wall_in(reach: Reach) -> bool:
    """Leave this thread, and those it will start, within reach; say if it is so."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None)
    version = libc.syscall(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION))
    if version < 1:
        return False
    handled = sum(bits for since, bits in _HANDLED.items() if since <= version)
    ruleset = _ruleset(libc, version, handled)
    if ruleset < 0:
        return False
    try:
        for path in (*_of_python(), *reach.reads):
            _allow(libc, ruleset, path, _READ)
        for path in (*_own(), NOWHERE, *reach.writes):
            _allow(libc, ruleset, path, (_READ | _WRITE) & handled)
        libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        return bool(libc.syscall(_RESTRICT, ruleset, ctypes.c_uint32(0)) == 0)
    finally:
        os.close(ruleset)


def _ruleset(libc: ctypes.CDLL, version: int, handled: int) -> int:
    """Return the number of a set of rules: nothing is allowed but what is added.

    A kernel takes as much of the description as it knows: the network from version 4
    on, and what else leads out of the domain from 6 on.
    """
    known = 1 + (version >= 4) + (version >= 6)
    words = struct.pack("3Q", handled, _NETWORK, _SCOPES)[: 8 * known]
    number: int = libc.syscall(
        _CREATE, words, ctypes.c_size_t(len(words)), ctypes.c_uint32(0)
    )
    return number


def _allow(libc: ctypes.CDLL, ruleset: int, path: Path, access: int) -> None:
    """Allow something in a folder and all below it, or with a file."""
    with suppress(OSError):  # what is not there is not asked for
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)  # noqa: TID251  # to name it
        try:
            allowed = access if path.is_dir() else access & _OF_FILES
            rule = struct.pack("=Qi", allowed, place)
            libc.syscall(_ADD, ruleset, _BENEATH, rule, ctypes.c_uint32(0))
        finally:
            os.close(place)


def _own() -> Iterable[Path]:
    """Return the folder for what a worker keeps aside, which its pool has named."""
    named = os.environ.get("TMPDIR")
    return (Path(named),) if named else ()


def _of_python() -> Iterable[Path]:
    """Return where Python and its libraries lie: what a worker may still load."""
    # Where this package lies is on no path, if it is loaded by a hook of Python's.
    ours = str(Path(__file__).parents[2])
    places = (sys.prefix, sys.base_prefix, sys.exec_prefix, ours, *sys.path, *LIBRARIES)
    return (Path(place) for place in dict.fromkeys(places) if place)
