"""A worker's answer read as the word of a process that has read strangers' files.

Answers are pickles, and a pickle can name any function and have it called. A library
that was talked into it while it read a picture could so have done here what it may not
do in its own process. So an answer is read by the little of the pickle machine that
values need: it makes plain values, values of this package's own classes and of a few
of the standard library, and nothing else. It calls no function, changes no class and
no member of an enumeration, and takes no more memory than an answer may.

That an answer is true, or of the kind that was asked for, is not looked at: what a page
looks like is in the hands of whoever draws it.

What it costs: a microsecond for each part of an answer; most are a page in one piece.

Sources: pickletools of the standard library, which has the machine's steps; in its
documentation of pickle "Restricting Globals".
"""

import datetime
import os
import pickle
import pickletools
import select
import time
from dataclasses import is_dataclass
from enum import Enum
from pathlib import PosixPath, PurePosixPath
from typing import Any, ClassVar

import msgspec

from layout.errors import LayoutError

# More than any answer has: the pages of a long issue as one file with pictures.
MOST = 500_000_000
# What a part of an answer takes here beside its bytes, at least.
A_PART = 64
# What is asked of a pipe at once: as much as the system keeps in one.
PIECE = 65_536
OURS = "layout."
KNOWN: dict[tuple[str, str], type] = {
    ("builtins", "MemoryError"): MemoryError,
    ("builtins", "OSError"): OSError,
    ("builtins", "RuntimeError"): RuntimeError,
    ("datetime", "date"): datetime.date,
    ("pathlib", "PosixPath"): PosixPath,
    ("pathlib", "PurePosixPath"): PurePosixPath,
}
# How msgspec has a value made whose fields are given by name.
REBUILD = ("msgspec._utils", "rebuild")
STEPS = (
    *("PROTO", "FRAME", "STOP", "MARK", "MEMOIZE", "BINGET", "LONG_BINGET"),
    *("NONE", "NEWTRUE", "NEWFALSE", "BININT", "BININT1", "BININT2", "LONG1"),
    *("BINFLOAT", "SHORT_BINUNICODE", "BINUNICODE", "BINUNICODE8"),
    *("SHORT_BINBYTES", "BINBYTES", "BINBYTES8"),
    *("EMPTY_TUPLE", "TUPLE", "TUPLE1", "TUPLE2", "TUPLE3"),
    *("EMPTY_LIST", "APPEND", "APPENDS", "EMPTY_DICT", "SETITEM", "SETITEMS"),
    *("EMPTY_SET", "ADDITEMS", "FROZENSET"),
    *("STACK_GLOBAL", "NEWOBJ", "NEWOBJ_EX", "REDUCE", "BUILD"),
)
_CODES = {step.name: ord(step.code) for step in pickletools.opcodes}


class SpoiledAnswerError(Exception):
    """An answer is none that a worker of ours gives; its words say why."""


# The machine in Python: what each step does stands in a table, which can be shortened.
_Machine: Any = pickle._Unpickler


class _Reader(_Machine):  # type: ignore[misc]  # it has no types
    """The pickle machine with the steps that values need."""

    dispatch: ClassVar = {_CODES[one]: _Machine.dispatch[_CODES[one]] for one in STEPS}

    def find_class(self, module: str, name: str) -> Any:
        """Return the class of a value, or what makes one."""
        if (module, name) == REBUILD:
            return _rebuilt
        kind = KNOWN.get((module, name))
        if kind is None and module.startswith(OURS) and "__" not in module + name:
            kind = self._own(module, name)
        if kind is None:
            raise SpoiledAnswerError(
                f"it names {module}.{name}, which is no value of ours"
            )
        return kind

    def _own(self, module: str, name: str) -> type | None:
        """Return a class of this package's values; None for anything else."""
        try:
            found = super().find_class(module, name)
        except (ImportError, AttributeError):
            return None
        if not isinstance(found, type) or found.__module__ != module:
            return None
        kinds = (Enum, msgspec.Struct, LayoutError)
        frozen = is_dataclass(found) and found.__dataclass_params__.frozen  # type: ignore[attr-defined]
        named = issubclass(found, tuple) and hasattr(found, "_fields")
        return found if frozen or named or issubclass(found, kinds) else None

    def load_frame(self) -> None:
        """Pass over the length of a frame: so every part is counted as it is read."""
        self.read(8)

    dispatch[_CODES["FRAME"]] = load_frame

    def load_reduce(self) -> None:
        """Make a value of a class; a value itself is not called."""
        made = self.stack[-2]
        if not isinstance(made, type) and made is not _rebuilt:
            raise SpoiledAnswerError("it calls a value")
        super().load_reduce()

    dispatch[_CODES["REDUCE"]] = load_reduce

    def load_build(self) -> None:
        """Give a value its fields; what others share is not changed."""
        value = self.stack[-2]
        if isinstance(value, type | Enum) or not is_dataclass(value):
            raise SpoiledAnswerError("it changes what is no value of its own")
        super().load_build()

    dispatch[_CODES["BUILD"]] = load_build


class _Pipe:
    """What comes out of a worker's pipe: so many bytes, in so many seconds."""

    def __init__(self, number: int, most: int, patience: float) -> None:
        self._number = number
        self._left = most
        self._end = time.monotonic() + patience if patience else 0.0
        self._poll = select.poll()
        self._poll.register(number, select.POLLIN)
        self._kept = b""

    def read(self, size: int) -> bytes:
        """Return so many bytes."""
        self._left -= size + A_PART
        if self._left < 0:
            raise SpoiledAnswerError("it is larger than an answer may be")
        have, pieces = len(self._kept), [self._kept]
        while have < size:
            pieces.append(self._piece())
            have += len(pieces[-1])
        content = b"".join(pieces) if len(pieces) > 1 else self._kept
        self._kept = content[size:]
        return content[:size]

    def readline(self) -> bytes:
        """Refuse: no step that values need reads lines."""
        raise SpoiledAnswerError("it has lines")

    def _piece(self) -> bytes:
        if self._end:
            left = max(0.0, self._end - time.monotonic())
            if not self._poll.poll(1000 * left):
                raise SpoiledAnswerError("it stops in the middle")
        piece = os.read(self._number, PIECE)
        if not piece:
            raise EOFError
        return piece


def read_answer(number: int, *, most: int = MOST, patience: float = 0.0) -> Any:
    """Return the answer that comes out of a pipe, given by its number.

    `most` are the bytes it may take, `patience` the seconds (0: any time).

    Raises:
        SpoiledAnswerError: it is none that a worker of ours gives.
        EOFError: the worker ended before it had said all.
    """
    try:
        return _Reader(_Pipe(number, most, patience)).load()
    except (SpoiledAnswerError, EOFError, OSError):
        raise
    except Exception as problem:  # whatever a made-up pickle comes to
        raise SpoiledAnswerError(
            f"it cannot be read ({type(problem).__name__})"
        ) from None


def _rebuilt(kind: type, fields: dict[str, Any]) -> Any:
    """Make a value whose fields are given by name."""
    if not isinstance(kind, type) or not issubclass(kind, msgspec.Struct):
        raise SpoiledAnswerError("it makes what is no value")
    return kind(**fields)
