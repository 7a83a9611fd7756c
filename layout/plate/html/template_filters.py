"""The filters and tests that templates have: those of Jinja that cannot do harm.

Each counts what it makes before it makes it. Left out are those that reach into
objects by name (`attr`, `map`, `groupby`), that format (`format`), that make much of
little (`center`, `indent`) or that depend on chance.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cmp_to_key, partial, wraps
from typing import Any

from jinja2 import Undefined, filters, pass_eval_context, tests
from jinja2.exceptions import SecurityError
from jinja2.nodes import EvalContext
from markupsafe import escape, soft_str

from layout.plate.html.counted_comparing import Comparing
from layout.plate.html.metering import ELEMENT, Meter

Filter = Callable[..., Any]

# What a number or a date is long when it is written.
SHORT = 30
# So many digits a number may be rounded to.
DIGITS = 12
TESTS = (
    *("defined", "undefined", "none", "string", "number", "integer", "float"),
    *("boolean", "true", "false", "mapping", "sequence", "iterable"),
)
# What these are called in a comparison.
COMPARED = {
    "in": "in",
    "eq": "eq",
    "==": "eq",
    "equalto": "eq",
    "ne": "ne",
    "!=": "ne",
    "lt": "lt",
    "<": "lt",
    "lessthan": "lt",
    "le": "lteq",
    "<=": "lteq",
    "gt": "gt",
    ">": "gt",
    "greaterthan": "gt",
    "ge": "gteq",
    ">=": "gteq",
}
# `%` of a text would write what it is told, however long.
OF_NUMBERS = ("odd", "even", "divisibleby")
OF_TEXTS = ("upper", "lower")
# No number is larger.
LARGEST = 2**63
# These take one text and give one about as long.
TEXTS: dict[str, Filter] = {
    "capitalize": filters.do_capitalize,
    "e": escape,
    "escape": escape,
    "lower": filters.do_lower,
    "safe": filters.do_mark_safe,
    "string": soft_str,
    "title": filters.do_title,
    "trim": filters.do_trim,
    "upper": filters.do_upper,
    "wordcount": filters.do_wordcount,
}
# Jinja takes a list of the words for these.
IN_WORDS = ("title", "wordcount")
# These take a number, or what they are given instead of it.
NUMBERS: dict[str, Filter] = {
    "abs": abs,
    "d": filters.do_default,
    "default": filters.do_default,
    "float": filters.do_float,
    "count": len,
    "length": len,
}


def printed_length(value: object) -> int:
    """Return how many characters a value has when it is written.

    Raises:
        SecurityError: it is nothing to be printed: a list, a function, a whole object.
    """
    if isinstance(value, str):
        return len(value)
    if isinstance(value, int):
        return 1 + value.bit_length() // 3
    if value is None or isinstance(value, float | date):
        return SHORT
    if isinstance(value, Undefined):
        return len(str(value))
    raise SecurityError(f"{type(value).__name__} cannot be printed")


def filters_of(meter: Meter, comparing: Comparing) -> dict[str, Filter]:
    """Return all filters by their names; they count on a meter."""
    lists = _Lists(meter, comparing)
    return {
        **{name: _of_text(name, meter) for name in TEXTS},
        **NUMBERS,
        "first": lists.first,
        "int": whole,
        "join": lists.join,
        "last": lists.last,
        "list": lists.listed,
        "max": lists.most,
        "min": lists.least,
        "replace": lists.replace,
        "reverse": lists.reverse,
        "round": rounded,
        "sort": lists.sort,
        "unique": lists.unique,
    }


def tests_of(comparing: Comparing) -> dict[str, Any]:
    """Return all tests by their names."""

    def compared(operator: str, value: Any, other: Any) -> bool:
        return comparing.holds(operator, value, other)

    return {
        **{name: tests.TESTS[name] for name in TESTS},
        **{name: partial(compared, COMPARED[name]) for name in COMPARED},
        **{name: _only_of(int | float, name) for name in OF_NUMBERS},
        **{name: _only_of(str, name) for name in OF_TEXTS},
    }


def _only_of(kind: Any, name: str) -> Filter:
    """Return a test of Jinja's for values of one kind."""
    work: Filter = getattr(tests, f"test_{name}")

    def checked(*values: Any) -> Any:
        for value in values:
            if not isinstance(value, kind) and not isinstance(value, Undefined):
                raise SecurityError(f"{type(value).__name__} cannot be {name}")
        return work(*values)

    return checked


def whole(value: Any, default: Any = 0, base: int = 10) -> Any:
    """Return what a number or a text is as a whole number, or `default`."""
    made = filters.do_int(value, default, base)
    if isinstance(made, int) and abs(made) > LARGEST:
        raise SecurityError("it reads too large a number")
    return made


def rounded(value: float, precision: int = 0) -> float:
    """Round a number, half to even."""
    if not 0 <= precision <= DIGITS:
        raise SecurityError(f"a number is rounded to 0 to {DIGITS} digits")
    return round(float(value), precision)


def _of_text(name: str, meter: Meter) -> Filter:
    work, room = TEXTS[name], ELEMENT if name in IN_WORDS else 1

    @wraps(work)
    def counted(value: object) -> Any:
        meter.write(room * printed_length(value))
        made = work(value)
        meter.make(made)
        return made

    return counted


class _Lists:
    """Filters that take lists, or make long texts."""

    def __init__(self, meter: Meter, comparing: Comparing) -> None:
        self._meter = meter
        self._comparing = comparing

    def listed(self, value: Any) -> list[Any]:
        """Return the elements of a list, the characters of a text."""
        self._meter.write(ELEMENT * len(value))
        return list(value)

    def first(self, value: Any) -> Any:
        """Return the first element."""
        return next(iter(value), None)

    def last(self, value: Any) -> Any:
        """Return the last element."""
        return next(iter(reversed(value)), None)

    def least(self, value: Any) -> Any:
        """Return the least element, the first of several."""
        found, *others = self.listed(value) or [None]
        for other in others:
            self._meter.step()
            if self._comparing.less(other, found):
                found = other
        return found

    def most(self, value: Any) -> Any:
        """Return the greatest element, the first of several."""
        found, *others = self.listed(value) or [None]
        for other in others:
            self._meter.step()
            if self._comparing.less(found, other):
                found = other
        return found

    def reverse(self, value: Any) -> Any:
        """Return a text or a list from its end."""
        self._meter.make(value)
        return value[::-1] if isinstance(value, str) else list(reversed(value))

    def sort(self, value: Any, reverse: bool = False) -> list[Any]:
        """Return a sorted list; capitals count as small letters."""

        def order(one: Any, other: Any) -> int:
            self._meter.step()
            return -1 if self._comparing.less(one, other) else 0

        rank = cmp_to_key(order)
        return sorted(
            self.listed(value),
            key=lambda element: rank(self._caseless(element)),
            reverse=bool(reverse),
        )

    def _caseless(self, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        self._meter.write(len(value))
        return value.lower()

    def unique(self, value: Any) -> list[Any]:
        """Return the elements once each, in their order."""
        keys = (self._comparing.key(element) for element in self.listed(value))
        return list(dict.fromkeys(keys))

    @pass_eval_context
    def join(self, context: EvalContext, value: Iterable[Any], d: str = "") -> str:
        """Return texts put together, `d` between them."""
        parts = self.listed(value)
        between = printed_length(d) * max(0, len(parts) - 1)
        self._meter.write(between + sum(map(printed_length, parts)))
        if not context.autoescape:
            return str(d).join(map(str, parts))
        return escape(d).join(parts)

    @pass_eval_context
    def replace(self, context: EvalContext, value: Any, old: Any, new: Any) -> str:
        """Return a text with another for each `old`."""
        for part in (value, old, new):
            self._meter.write(printed_length(part))
        marked = context.autoescape or hasattr(value, "__html__")
        text = escape(value) if marked else str(value)
        put = escape(new) if marked else str(new)
        sought = str(old)
        # Counted as it will be written: `&` has become `&amp;`.
        self._meter.write(len(text) + str.count(text, sought) * len(put))
        return text.replace(sought, put)
