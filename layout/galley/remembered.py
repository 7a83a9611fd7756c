"""Answers of a method kept with its object, the types of its parameters with them.

`functools.cache` on a method forgets what the parameters are, and keeps every object
alive for as long as the class. Here the answers lie with the object and go with it.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

# Where an object keeps its answers; a class with slots needs one of this name.
ANSWERS = "_answers"

Asked = ParamSpec("Asked")
Owner = TypeVar("Owner")
Answer = TypeVar("Answer")

Answers = dict[str, dict[Hashable, object]]


def remembered(
    method: Callable[Concatenate[Owner, Asked], Answer],
) -> Callable[Concatenate[Owner, Asked], Answer]:
    """Work a method out once for each object and each set of arguments.

    For pure methods whose arguments are hashable. An argument given by its name and
    the same one given by its place are two questions. An error is not remembered.

    Raises:
        TypeError: on the first call, if the object has nowhere to keep answers.
    """
    name = method.__name__

    @wraps(method)
    def recalled(owner: Owner, /, *args: Asked.args, **named: Asked.kwargs) -> Answer:
        known = _answers_of(owner, name)
        asked: Hashable = (args, tuple(named.items())) if named else args
        if asked not in known:
            known[asked] = method(owner, *args, **named)
        return known[asked]  # type: ignore[return-value]  # as it was put there

    return recalled


def _answers_of(owner: object, name: str) -> dict[Hashable, object]:
    """Return what an object has answered by one method."""
    answers: Answers | None = getattr(owner, ANSWERS, None)
    if answers is None:
        answers = {}
        try:
            # A frozen object forbids it, and is not changed by what it remembers.
            object.__setattr__(owner, ANSWERS, answers)
        except AttributeError:
            kind = type(owner).__name__
            message = f'{kind} cannot remember: give it the slot "{ANSWERS}"'
            raise TypeError(message) from None
    return answers.setdefault(name, {})
