"""What templates' calls take, counted before the call: see `metering`."""

from collections.abc import Sequence
from types import BuiltinMethodType, MethodType
from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext

from layout.plate.html.counted_comparing import Comparing
from layout.plate.html.metering import ELEMENT, Meter

STRIPS = frozenset({"strip", "lstrip", "rstrip"})


def count_call(obj: Any, values: list[Any], comparing: Comparing, meter: Meter) -> None:
    """Count what a text's or a table's method is about to do with values.

    Raises:
        SecurityError: it would be too much, or what is sought is no key.
    """
    if not isinstance(obj, BuiltinMethodType | MethodType):
        return
    owner, name = obj.__self__, obj.__name__
    if isinstance(owner, dict) and name == "get" and values:
        comparing.key(values[0])
    if isinstance(owner, str):
        _count_text(owner, name, values, meter)


def _count_text(text: str, name: str, values: list[Any], meter: Meter) -> None:
    meter.weigh(len(text))
    if name == "split":
        meter.write(ELEMENT * len(text))
    for value in values:
        if isinstance(value, tuple):
            # What a text may begin or end with.
            meter.step(len(value))
            parts = (len(part) for part in value if isinstance(part, str))
            meter.weigh(sum(min(len(text), length) for length in parts))
        elif isinstance(value, str) and name in STRIPS:
            # Each letter is sought among those that are to go.
            meter.weigh(len(text) * len(value))


def changed(loop: LoopContext, values: Sequence[Any], comparing: Comparing) -> bool:
    """Say whether values are others than in a loop's turn before."""
    last = loop._last_changed_value
    if isinstance(last, tuple) and comparing.equal(last, values):
        return False
    loop._last_changed_value = values
    return True


def is_change(obj: Any) -> bool:
    """Say whether this is a loop's method `changed`."""
    return (
        isinstance(obj, MethodType)
        and isinstance(obj.__self__, LoopContext)
        and obj.__name__ == "changed"
    )


def checked_names(names: Any, most: int = 20) -> list[str]:
    """Return the names of templates of which the first that is there is wanted.

    Raises:
        SecurityError: they are no short list of names.
    """
    if not isinstance(names, list | tuple) or len(names) > most:
        raise SecurityError(f"a list of templates has 1 to {most} names")
    return [checked_name(name) for name in names]


def checked_name(name: Any, longest: int = 200) -> str:
    """Return a template's name.

    Raises:
        SecurityError: it is none.
    """
    if not isinstance(name, str) or len(name) > longest:
        raise SecurityError(f"a template's name is a text of at most {longest} letters")
    return name
