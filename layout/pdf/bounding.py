"""A bound to the memory that a foreign file may take, which a few kilobytes can fill.

The libraries that open it unpack object streams and pictures wholly, and none of them
can be told how much is too much. So the process may have no more while they work.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

# A broadsheet page of pictures in full resolution takes a third of it.
MOST_MEMORY = 2 << 30
# How much address space the process has, in pages, first of all (Linux, proc(5)).
STATM = Path("/proc/self/statm")


@contextmanager
def bounded(most: int = MOST_MEMORY) -> Iterator[None]:
    """Let the process take no more than `most` bytes of memory besides what it has.

    Beyond that a MemoryError is raised. Where the system cannot bound it, nothing is.
    """
    if resource is None or not STATM.is_file():
        yield
        return
    old, hard = resource.getrlimit(resource.RLIMIT_AS)
    own = int(STATM.read_text().split()[0]) * resource.getpagesize()
    limits = [own + most, *(n for n in (old, hard) if n != resource.RLIM_INFINITY)]
    with suppress(ValueError, OSError):  # a system that minds
        resource.setrlimit(resource.RLIMIT_AS, (min(limits), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (old, hard))
