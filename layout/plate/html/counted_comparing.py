"""Comparing, seeking and keys in templates, counted by what they touch.

Python compares and hashes values in C, as deep as they are nested: a pair of pairs of
pairs, sixty deep, takes longer than anybody lives. Here lists are taken apart in
Python, an element a step, and only what is plain is left to C.
"""

import operator
from collections.abc import Callable, Iterable, KeysView, Sized
from datetime import date
from pathlib import PurePath
from types import NoneType
from typing import Any

from jinja2 import Undefined
from jinja2.exceptions import SecurityError

from layout.plate.html.metering import Meter

# What is compared at once, and may be a key.
PLAIN = (str, int, float, date, NoneType, PurePath, range)
ORDER: dict[str, Callable[[Any, Any], Any]] = {
    "lt": operator.lt,
    "lteq": operator.le,
    "gt": operator.gt,
    "gteq": operator.ge,
}


class Comparing:
    """Compares values for one run of a template."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter

    def compared(self, values: list[Any], *operators: str) -> bool:
        """Compare each value with the next, as Jinja names the operators."""
        pairs = zip(operators, values, values[1:], strict=False)
        return all(self.holds(*pair) for pair in pairs)

    def holds(self, name: str, left: Any, right: Any) -> bool:
        """Say whether a comparison holds."""
        match name:
            case "eq":
                return self.equal(left, right)
            case "ne":
                return not self.equal(left, right)
            case "in":
                return self.contains(right, left)
            case "notin":
                return not self.contains(right, left)
        return self._ordered(name, left, right)

    def equal(self, left: Any, right: Any) -> bool:
        """Say whether two values are alike; whole objects are if they are one."""
        _check_defined(left, right)
        if isinstance(left, PLAIN) and isinstance(right, PLAIN):
            return bool(self._touched(left, right, operator.eq))
        if left is right:
            return True
        if isinstance(left, dict) and isinstance(right, dict):
            return len(left) == len(right) and all(
                self._found(right, key) and self.equal(value, right[key])
                for key, value in left.items()
            )
        if not _both_lists(left, right) or len(left) != len(right):
            return False
        return all(map(self._alike, left, right))

    def _alike(self, left: Any, right: Any) -> bool:
        self._meter.step()
        return left is right or self.equal(left, right)

    def _ordered(self, name: str, left: Any, right: Any) -> bool:
        """Say whether the order of two values is the one that is named."""
        _check_defined(left, right)
        if isinstance(left, PLAIN) and isinstance(right, PLAIN):
            return bool(self._touched(left, right, ORDER[name]))
        if not _both_lists(left, right):
            kinds = f"{type(left).__name__} and {type(right).__name__}"
            raise SecurityError(f"{kinds} have no order")
        for one, other in zip(left, right, strict=False):
            if not self._alike(one, other):
                return self._ordered(name, one, other)
        return bool(ORDER[name](len(left), len(right)))

    def less(self, left: Any, right: Any) -> bool:
        """Say whether a value is before another."""
        return self._ordered("lt", left, right)

    def _touched(
        self, left: Any, right: Any, work: Callable[[Any, Any], object]
    ) -> object:
        texts = isinstance(left, str) and isinstance(right, str)
        self._meter.weigh(min(len(left), len(right)) if texts else 1)
        return work(left, right)

    def contains(self, holder: Any, value: Any) -> bool:
        """Say whether a text has another in it, or a list or table a value."""
        _check_defined(holder, value)
        if isinstance(holder, str):
            self._meter.weigh(len(holder))
            return value in holder
        if isinstance(holder, range):
            # Of another number Python would look at all that there are.
            if isinstance(value, float) and value.is_integer():
                value = int(value)
            return isinstance(value, int) and value in holder
        if isinstance(holder, dict | KeysView | set | frozenset):
            return self.key(value) in holder
        if isinstance(holder, Iterable) and isinstance(holder, Sized):
            return any(self._alike(value, element) for element in holder)
        raise SecurityError(f"{type(holder).__name__} has nothing in it")

    def _found(self, table: dict[Any, Any], key: Any) -> bool:
        self._meter.step()
        return self.key(key) in table

    def key(self, value: Any) -> Any:
        """Return a table's key, if it is one."""
        _check_defined(value)
        if not isinstance(value, PLAIN):
            raise SecurityError(f"{type(value).__name__} is no key of a table")
        self._meter.weigh(len(value) if isinstance(value, str) else 1)
        return value


def _check_defined(*values: Any) -> None:
    for value in values:
        if isinstance(value, Undefined):
            value._fail_with_undefined_error()


def _both_lists(left: Any, right: Any) -> bool:
    return any(isinstance(left, k) and isinstance(right, k) for k in (list, tuple))
