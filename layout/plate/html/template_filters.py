"""The filters and tests that templates have: those of Jinja that cannot do harm.

Each counts what it makes before it makes it. Left out are those that reach into
objects by name (`attr`, `map`, `groupby`), that format (`format`), that make much of
little (`center`, `indent`) or that depend on chance.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from typing import Any

from jinja2 import Undefined, filters, pass_eval_context, tests
from jinja2.exceptions import SecurityError
from jinja2.nodes import EvalContext
from markupsafe import escape, soft_str

from layout.plate.html.metering import ELEMENT, Meter

Filter = Callable[..., Any]

# What a number or a date is long when it is written.
SHORT = 30
# So many digits a number may be rounded to.
DIGITS = 12
TESTS = (
    *("defined", "undefined", "none", "string", "number", "integer", "float"),
    *("boolean", "true", "false", "mapping", "sequence", "iterable", "in", "eq", "=="),
    *("equalto", "ne", "!=", "lt", "<", "lessthan", "le", "<=", "gt", ">"),
    *("greaterthan", "ge", ">=", "odd", "even", "divisibleby", "upper", "lower"),
)
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
# These take a number, or what they are given instead of it.
NUMBERS: dict[str, Filter] = {
    "abs": abs,
    "d": filters.do_default,
    "default": filters.do_default,
    "float": filters.do_float,
    "int": filters.do_int,
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


def filters_of(meter: Meter) -> dict[str, Filter]:
    """Return all filters by their names; they count on a meter."""
    lists = _Lists(meter)
    return {
        **{name: _of_text(work, meter) for name, work in TEXTS.items()},
        **NUMBERS,
        "first": lists.first,
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


def tests_of() -> dict[str, Any]:
    """Return all tests by their names."""
    return {name: tests.TESTS[name] for name in TESTS}


def rounded(value: float, precision: int = 0) -> float:
    """Round a number, half to even."""
    if not 0 <= precision <= DIGITS:
        raise SecurityError(f"a number is rounded to 0 to {DIGITS} digits")
    return round(float(value), precision)


def _of_text(work: Filter, meter: Meter) -> Filter:
    @wraps(work)
    def counted(value: object) -> Any:
        meter.write(printed_length(value))
        made = work(value)
        meter.make(made)
        return made

    return counted


class _Lists:
    """Filters that take lists, or make long texts."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter

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
        """Return the least element."""
        return min(self.listed(value), default=None)

    def most(self, value: Any) -> Any:
        """Return the greatest element."""
        return max(self.listed(value), default=None)

    def reverse(self, value: Any) -> Any:
        """Return a text or a list from its end."""
        self._meter.make(value)
        return value[::-1] if isinstance(value, str) else list(reversed(value))

    def sort(self, value: Any, reverse: bool = False) -> list[Any]:
        """Return a sorted list; capitals count as small letters."""
        return sorted(self.listed(value), key=_caseless, reverse=bool(reverse))

    def unique(self, value: Any) -> list[Any]:
        """Return the elements once each, in their order."""
        return list(dict.fromkeys(self.listed(value)))

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
        lengths = [printed_length(part) for part in (value, old, new)]
        text, sought = str(value), str(old)
        self._meter.write(lengths[0] + text.count(sought) * lengths[2])
        if context.autoescape and not hasattr(value, "__html__"):
            return escape(text).replace(sought, escape(new))
        return (
            type(value)(text).replace(sought, new)
            if isinstance(value, str)
            else (text.replace(sought, str(new)))
        )


def _caseless(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value
