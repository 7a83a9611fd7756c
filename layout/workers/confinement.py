"""A worker confined: what it may take of the machine, and what it may not do at all.

Files of strangers are read by large libraries in C. Should one of these be talked into
doing what it should not, the process that it runs in can do little: it has no network,
starts no process and signals none, looks into no other, and its memory, processor time,
files and their size are limited. A worker that only reads cannot change a file either.
What it may reach of the disk is in `walls`.

What holds where:

- Allowance (`setrlimit`) hold on every system. Memory is counted by the kernel on Linux
  (RLIMIT_DATA: what a process has written or may write); elsewhere that limit is not
  kept, and a thread of the worker looks how much it has, and ends it.
- The list of forbidden system calls is kept by the Linux kernel (seccomp, x86-64 and
  arm64), for code in C too, and cannot be taken back. A forbidden call fails with
  EPERM, as if the user might not do it.
- On other systems, and where the kernel has no seccomp, Python refuses the same by an
  audit hook (PEP 578). That stops what is written in Python, and no library in C.

Sources: seccomp(2), seccomp_unotify(2), getrlimit(2), prctl(2), PEP 578; the numbers
of system calls are those of the kernel's tables for each processor.
"""

import ctypes
import os
import platform
import resource
import struct
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread
from typing import Any

from layout.workers.calls import SPENT, Allowance

# No call may be given more memory than this, whatever it says.
MOST_MEMORY = 2_000_000_000
# How often a worker looks at its memory where the kernel does not, in seconds.
LOOK = 0.1

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
# Instructions of the kernel's filter machine (linux/filter.h, linux/bpf_common.h).
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000
_EPERM, _ENOSYS = 1, 38
# Where a filter finds the call's number, its processor, its first argument.
_NUMBER, _PROCESSOR, _ARGUMENTS = 0, 4, 16
_THREAD = 0x00010000  # CLONE_THREAD: a thread, and no process
# Commands to a terminal (TIOCSTI, TIOCLINUX): to type what its user has not typed.
_TYPE_IN, _PASTE = 0x5412, 0x541C
_CHANGE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


@dataclass(frozen=True, slots=True, kw_only=True)
class _Processor:
    """The numbers of a processor's system calls.

    `forbidden` are those that no limited worker may do, `writing` those by which files
    are changed. `clone`, `opens` (with the place of their flags), `signals`, `limits`
    (prlimit64) and `commands` (ioctl) are judged by their arguments. `unknown` are said
    not to exist: what asks for them then takes an older call. `foreign` is the first
    number of another set.
    """

    name: int
    forbidden: tuple[int, ...]
    writing: tuple[int, ...]
    clone: int
    opens: dict[int, int]
    signals: tuple[int, ...]
    limits: int
    commands: int
    unknown: tuple[int, ...]
    foreign: int = 1 << 30


# In this order: socket, connect, bind, listen; execve, execveat, fork and vfork;
# ptrace, process_vm_readv, process_vm_writev, kcmp, pidfd_getfd, pidfd_send_signal;
# tkill, rt_sigqueueinfo, rt_tgsigqueueinfo; bpf, userfaultfd, perf_event_open;
# keyctl, add_key, request_key; unshare, setns, mount, umount2, pivot_root, chroot;
# io_uring_setup, io_uring_enter, io_uring_register; process_madvise, process_mrelease,
# pidfd_open; open_by_handle_at, fanotify_init; open_tree, move_mount, fsopen, fsconfig,
# fsmount, fspick, mount_setattr; init_module, finit_module, kexec_load, reboot. Then,
# for files: creat, link, linkat, symlink, symlinkat, rename, renameat, renameat2,
# unlink, unlinkat, mkdir, mkdirat, rmdir, mknod, mknodat, truncate, chmod, fchmod,
# fchmodat, fchmodat2, chown, fchown, lchown, fchownat, setxattr, lsetxattr, fsetxattr,
# utimensat.
_PROCESSORS = {
    "x86_64": _Processor(
        name=0xC000003E,
        forbidden=(
            *(41, 42, 49, 50, 59, 322, 57, 58, 101, 310, 311, 312, 438, 424),
            *(200, 129, 297, 321, 323, 298, 250, 248, 249, 272, 308, 165, 166),
            *(155, 161, 425, 426, 427, 440, 448, 434, 304, 300),
            *(428, 429, 430, 431, 432, 433, 442, 175, 313, 246, 169),
        ),
        writing=(
            *(85, 86, 265, 88, 266, 82, 264, 316, 87, 263, 83, 258, 84, 133, 259),
            *(76, 90, 91, 268, 452, 92, 93, 94, 260, 188, 189, 190, 280),
        ),
        clone=56,
        opens={2: 1, 257: 2},
        signals=(62, 234),
        limits=302,
        commands=16,
        unknown=(435, 437),
    ),
    "aarch64": _Processor(
        name=0xC00000B7,
        forbidden=(
            *(198, 203, 200, 201, 221, 281, 117, 270, 271, 272, 438, 424, 130),
            *(138, 240, 280, 282, 241, 219, 217, 218, 97, 268, 40, 39, 41, 51),
            *(425, 426, 427, 440, 448, 434, 265, 262),
            *(428, 429, 430, 431, 432, 433, 442, 105, 273, 104, 142),
        ),
        writing=(*(37, 36, 38, 276, 35, 34, 33, 45, 52, 53, 452, 55, 54, 5, 6, 7, 88),),
        clone=220,
        opens={56: 2},
        signals=(129, 131),
        limits=261,
        commands=29,
        unknown=(435, 437),
    ),
}
# What Python tells of the same, where the kernel does not refuse it (sys.audit).
_AUDITED = frozenset(
    {
        *("socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo"),
        *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn"),
        *("os.fork", "os.forkpty", "pty.spawn"),
    }
)
_AUDITED_WRITING = frozenset(
    {
        *("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink"),
        *("os.truncate", "os.chmod", "os.chown", "os.utime", "os.setxattr"),
    }
)


def confine(allowance: Allowance) -> None:
    """Confine this process for good; what it may take follows with each call."""
    _limit(resource.RLIMIT_CORE, 0, 0)
    _limit(resource.RLIMIT_NOFILE, allowance.files, allowance.files)
    if not allowance.writes:
        # Nobody is to find that modules cannot be kept compiled.
        sys.dont_write_bytecode = True
    if not (sys.platform == "linux" and _filtered(writes=allowance.writes)):
        sys.addaudithook(_guard(writes=allowance.writes))
    if sys.platform != "linux":
        Thread(target=_look_at_memory, daemon=True).start()


def grant(allowance: Allowance) -> None:
    """Give a call what it may take, beyond what was taken before it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + 1 + allowance.seconds
    _limit(resource.RLIMIT_CPU, seconds, None)
    _limit(resource.RLIMIT_FSIZE, allowance.file, None)
    memory = _held() + allowance.memory
    _limit(resource.RLIMIT_DATA, min(memory, MOST_MEMORY), MOST_MEMORY)


def _held() -> int:
    """Return how many bytes of data this process has."""
    if sys.platform != "linux":
        return _most_held()
    # The sixth number is data and stack, in pages (proc(5)).
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
        return int(file.read().split()[5]) * resource.getpagesize()


def _most_held() -> int:
    """Return how many bytes this process has had at most."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _limit(what: int, soft: int, hard: int | None) -> None:
    """Set a limit; one that the system has set lower holds."""
    _, most = resource.getrlimit(what)
    if most != resource.RLIM_INFINITY:
        soft, hard = min(soft, most), min(most if hard is None else hard, most)
    resource.setrlimit(what, (soft, most if hard is None else hard))


def _filtered(*, writes: bool) -> bool:
    """Have the kernel refuse what is forbidden; say whether it does."""
    processor = _PROCESSORS.get(platform.machine())
    if processor is None:
        return False
    program = _program(processor, writes=writes)
    code = ctypes.create_string_buffer(b"".join(program), 8 * len(program))
    # struct sock_fprog: how many instructions, and where they are.
    whole = struct.pack("HxxxxxxP", len(program), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    asked = ((_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (_SET_SECCOMP, _FILTER, whole, 0, 0))
    return all(libc.prctl(*words) == 0 for words in asked)


def _program(processor: _Processor, *, writes: bool) -> list[bytes]:
    """Return the filter: a list of questions, each with its answer beside it."""
    refuse = _REFUSE | _EPERM
    program = [
        _step(_LOAD, _PROCESSOR),
        *_answer(_EQUAL, processor.name, met=None, unmet=_KILL),
        _step(_LOAD, _NUMBER),
        *_answer(_AT_LEAST, processor.foreign, met=_KILL),
    ]
    for number in processor.unknown:
        program += _answer(_EQUAL, number, met=_REFUSE | _ENOSYS)
    for number in processor.forbidden + (() if writes else processor.writing):
        program += _answer(_EQUAL, number, met=refuse)
    program += _judged(
        processor.clone, 0, _answer(_ANY_BIT, _THREAD, met=_ALLOW, unmet=refuse)
    )
    for number in processor.signals:
        own = _answer(_EQUAL, os.getpid(), met=_ALLOW, unmet=refuse)
        program += _judged(number, 0, own)
    # One's own limits, which are also set by the number 0.
    program += _judged(
        processor.limits,
        0,
        [
            *_answer(_EQUAL, 0, met=_ALLOW),
            *_answer(_EQUAL, os.getpid(), met=_ALLOW, unmet=refuse),
        ],
    )
    program += _judged(
        processor.commands,
        1,
        [
            *_answer(_EQUAL, _TYPE_IN, met=refuse),
            *_answer(_EQUAL, _PASTE, met=refuse, unmet=_ALLOW),
        ],
    )
    for number, place in () if writes else processor.opens.items():
        program += _judged(
            number, place, _answer(_ANY_BIT, _CHANGE, met=refuse, unmet=_ALLOW)
        )
    return [*program, _step(_RETURN, _ALLOW)]


def _judged(number: int, place: int, answer: list[bytes]) -> list[bytes]:
    """Return the steps that judge one system call by an argument, once for all."""
    load = _step(_LOAD, _ARGUMENTS + 8 * place)
    return [_step(_EQUAL, number, unmet=1 + len(answer)), load, *answer]


def _answer(
    question: int, value: int, *, met: int | None, unmet: int | None = None
) -> list[bytes]:
    """Return a question with what is returned if it is met, or if it is not.

    Where nothing is to be returned the filter goes on with what follows.
    """
    ends = [_step(_RETURN, end) for end in (met, unmet) if end is not None]
    if met is None:
        return [_step(question, value, met=1), *ends]
    return [_step(question, value, unmet=1), *ends]


def _step(code: int, value: int, met: int = 0, unmet: int = 0) -> bytes:
    """Return one instruction (struct sock_filter): so many steps are left out."""
    return struct.pack("HBBI", code, met, unmet, value)


def _guard(*, writes: bool) -> Callable[[str, tuple[Any, ...]], None]:
    """Return what refuses in Python where the kernel does not."""
    refused = _AUDITED if writes else _AUDITED | _AUDITED_WRITING

    def guard(event: str, arguments: tuple[Any, ...]) -> None:
        opens = event == "open" and not writes and bool(arguments[2] & _CHANGE)
        if event in refused or opens:
            raise PermissionError(_EPERM, "a confined worker may not", event)

    return guard


def _look_at_memory() -> None:
    """End this process when it has more memory than it may; for good."""
    while True:
        time.sleep(LOOK)
        allowed, _ = resource.getrlimit(resource.RLIMIT_DATA)
        if _most_held() > allowed > 0:
            os._exit(SPENT)
