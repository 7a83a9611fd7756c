"""Memory is bounded while a foreign file is read, and free again after that."""

import pytest

from layout.pdf.bounding import MOST_MEMORY, bounded

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]


def limit() -> tuple[int, int] | None:
    return None if resource is None else resource.getrlimit(resource.RLIMIT_AS)


def test_memory_is_bounded_for_a_while() -> None:
    before = limit()
    with bounded():
        within = limit()
        # A bound within a bound is no wider.
        with bounded(MOST_MEMORY * 4):
            assert limit() == within
    assert limit() == before


def test_what_is_more_than_the_bound_is_refused_and_the_rest_goes_on() -> None:
    if limit() is None:
        pytest.skip("this system has no bounds")
    with pytest.raises(MemoryError), bounded(1 << 26):
        bytearray(1 << 28)
    assert len(bytearray(1 << 27)) == 1 << 27


def test_a_failure_within_frees_memory_too() -> None:
    before = limit()
    with pytest.raises(ValueError, match="within"), bounded():
        raise ValueError("within")
    assert limit() == before
