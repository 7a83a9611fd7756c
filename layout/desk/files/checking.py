"""Plain data into structs: every wrong value, missing and unknown key is noted.

msgspec says what a value should be; it is asked value by value, since it stops at
its first error and an editor wants them all. A number out of its range is told with
the whole range and its unit.
"""

import re
from collections.abc import Iterator, Sized
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, TypeVar, Union, cast, get_args, get_origin

import msgspec
from msgspec import Meta

from layout.codes import Code
from layout.desk.files.decoding import Key, LinedData, name_of
from layout.desk.files.sources import nearest
from layout.notebook import Notebook

S = TypeVar("S", bound=msgspec.Struct)

# How msgspec names kinds of values, and how an editor does.
KINDS = re.compile(r"`([a-z]+(?: \| [a-z]+)*)`")
# What msgspec says of a number beyond its bounds, of a length, of where inside a list.
BEYOND = re.compile(r"Expected `(int|float)` [<>]|Number out of range|Integer value")
LENGTH = re.compile(r"`(str|array|object)` of length (<=|>=) (\d+)")
COUNTED = {"str": ("text", "letters"), "array": ("a list", "entries")}
INSIDE = re.compile(r" - at `\$((?:\[\d+\])+)`$")
BAD_DATE = "Invalid RFC3339 encoded date"
IN_WORDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table of keys and values",
    "date": "a date like 2026-12-04",
    "datetime": "a date with a time",
    "null": "nothing",
}


class _Wrong:
    """Stands for a value that has been noted and cannot be used."""


WRONG = _Wrong()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """Turns one document's data into structs."""

    document: LinedData
    book: Notebook

    def struct(self, kind: type[S], data: object, at: Key = ()) -> S | None:
        """Return `data` as a struct, or None if something it must have is wrong.

        Optional values that are wrong take their default, so that the rest can be
        checked too; the notes refuse the issue anyway.
        """
        if not isinstance(data, dict):
            self._note_wrong(at, "expected a table of keys and values")
            return None
        fields = {f.encode_name: f for f in msgspec.structs.fields(kind)}
        self._note_unknown([str(key) for key in data], set(fields), at)
        values: dict[str, object] = {}
        usable = True
        for key, field in fields.items():
            here = (*at, key)
            value = self._given(data, key, field.type, here)
            if not isinstance(value, _Wrong):
                values[field.name] = value
            elif field.required:
                usable = False
                self._note_missing(data, here)
        return kind(**values) if usable else None

    def _given(
        self, data: dict[object, object], key: str, kind: object, at: Key
    ) -> object:
        # `kicker:` with nothing behind it is YAML's null: as good as left out.
        if data.get(key) is None:
            return WRONG
        return self._value(kind, data[key], at)

    def _value(self, kind: object, data: object, at: Key) -> object:
        inner = _inner(kind)
        if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
            return self._entries(inner, kind, data, at)
        try:
            return cast(object, msgspec.convert(data, kind))
        except msgspec.ValidationError as problem:
            self._note_wrong(at, str(problem), kind)
            return WRONG

    def _entries(
        self, inner: type[msgspec.Struct], kind: object, data: object, at: Key
    ) -> object:
        """Check a struct, or the structs of a list or table, one by one."""
        origin = get_origin(_bare(kind))
        if origin is tuple and not isinstance(data, list):
            self._note_wrong(at, "expected a list")
            return WRONG
        if origin is dict and not isinstance(data, dict):
            self._note_wrong(at, "expected a table of keys and values")
            return WRONG
        if origin in (tuple, dict) and not self._is_short(data, kind, at):
            return WRONG
        if origin is tuple and isinstance(data, list):
            found = [self.struct(inner, d, (*at, i)) for i, d in enumerate(data)]
            return tuple(entry for entry in found if entry is not None)
        if origin is dict and isinstance(data, dict):
            self._check_names(data, get_args(_bare(kind))[0], at)
            named = {k: self.struct(inner, d, (*at, k)) for k, d in data.items()}
            return {k: entry for k, entry in named.items() if entry is not None}
        entry = self.struct(inner, data, at)
        return WRONG if entry is None else entry

    def _is_short(self, data: object, kind: object, at: Key) -> bool:
        """Note a list or table of more entries than any has."""
        most = next((m.max_length for m in _metas(kind, shallow=True)), None)
        if isinstance(data, Sized) and most is not None and len(data) > most:
            self._note_wrong(at, f"expected at most {most} entries, not {len(data)}")
            return False
        return True

    def _check_names(self, data: dict[str, object], kind: object, at: Key) -> None:
        for name in data:
            try:
                msgspec.convert(name, kind)
            except msgspec.ValidationError as problem:
                shown = name if len(name) <= 40 else name[:37] + "..."
                self._note_wrong((*at, shown), str(problem), kind)

    def _note_unknown(self, keys: list[str], known: set[str], at: Key) -> None:
        for key in keys:
            if key not in known:
                here = (*at, key)
                self.book.note(
                    Code.UNKNOWN_KEY,
                    f"{name_of(here)}: no such key; it is not used",
                    line=self.document.line(here),
                    hint=nearest(key, known),
                )

    def _note_wrong(self, at: Key, problem: str, kind: object = None) -> None:
        if inside := INSIDE.search(problem):
            at = (*at, *(int(n) for n in re.findall(r"\d+", inside[1])))
            problem = problem[: inside.start()]
        problem = _ranged(problem, kind)
        kinds = problem.replace(BAD_DATE, "Expected `date`")
        plain = KINDS.sub(_in_words, kinds).replace("`", "")
        text = plain[0].lower() + plain[1:].replace(" - at $", " at ")
        quotes = "expected text" in text
        self.book.note(
            Code.BAD_VALUE,
            f"{name_of(at)}: {text}",
            line=self.document.line(at),
            hint="put the value in quotes" if quotes else "mend the value",
        )

    def _note_missing(self, data: dict[object, object], at: Key) -> None:
        if data.get(at[-1]) is None:
            self.book.note(
                Code.MISSING_KEY,
                f"{name_of(at)} is missing",
                line=self.document.line(at),
                hint="add it",
            )


def _ranged(problem: str, kind: object) -> str:
    """Say a bound that was overstepped as the range that it belongs to."""
    if beyond := BEYOND.match(problem):
        noun = "a whole number" if beyond[1] == "int" else "a number"
        ranges = (_range(meta) for meta in _metas(kind) if _is_ranged(meta))
        return next((f"Expected {noun} {said}" for said in ranges), problem)
    if "matching regex" in problem:
        says = (m.extra["says"] for m in _metas(kind) if m.extra and "says" in m.extra)
        return next((f"Expected {words}" for words in says), problem)
    return LENGTH.sub(_counted, problem)


def _counted(match: re.Match[str]) -> str:
    what, unit = COUNTED.get(match[1], ("a table", "entries"))
    return f"{what} of at {'most' if match[2] == '<=' else 'least'} {match[3]} {unit}"


def _is_ranged(meta: Meta) -> bool:
    least = meta.ge if meta.gt is None else meta.gt
    return least is not None and meta.le is not None


def _range(meta: Meta) -> str:
    """Return the numbers that may be given, as `from 0 to 100 per cent`."""
    unit = f" {meta.extra['unit']}" if meta.extra and "unit" in meta.extra else ""
    if meta.gt is not None:
        return f"over {meta.gt:,} and up to {meta.le:,}{unit}"
    return f"from {meta.ge:,} to {meta.le:,}{unit}"


def _metas(kind: object, *, shallow: bool = False) -> Iterator[Meta]:
    """Yield what a type says of its values, and, unless `shallow`, of values inside."""
    if get_origin(kind) is Annotated:
        bare, *marks = get_args(kind)
        yield from (mark for mark in marks if isinstance(mark, Meta))
        if not shallow:
            yield from _metas(bare)
    elif not shallow:
        for inner in get_args(kind):
            yield from _metas(inner)


def _bare(kind: object) -> object:
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _in_words(kinds: re.Match[str]) -> str:
    named = [IN_WORDS.get(kind, kind) for kind in kinds[1].split(" | ")]
    # A key that may also be nothing is left out; nobody writes null.
    return " or ".join(name for name in named if name != "nothing") or "nothing"


def _inner(kind: object) -> object:
    """Return the struct that a type is, or is a list or table of, if it is any."""
    origin = get_origin(kind)
    arguments = [a for a in get_args(kind) if a not in (NoneType, Ellipsis)]
    if origin is Annotated or origin in (Union, UnionType):
        return _inner(arguments[0]) if origin is Annotated else None
    if origin is tuple:
        return arguments[0]
    if origin is dict:
        return arguments[1]
    return kind
