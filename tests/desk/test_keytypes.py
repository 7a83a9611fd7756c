"""Every number of a file has a least and a most, every text and list a most."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Annotated

import msgspec
import pytest
from msgspec import Meta, Struct
from msgspec.inspect import (
    CustomType,
    DictType,
    FloatType,
    IntType,
    Metadata,
    StrType,
    StructType,
    TupleType,
    Type,
    UnionType,
    VarTupleType,
    type_info,
)

import layout.desk
from layout.desk.files.checking import Checker
from layout.desk.files.decoding import LinedData
from layout.notebook import Notebook

# What the desk makes itself out of what it has checked.
MADE = {"Publication", "Element"}


def key_structs() -> dict[str, type[Struct]]:
    """Return every struct of the desk that a file is read into."""
    found = {}
    for module in pkgutil.walk_packages(layout.desk.__path__, "layout.desk."):
        for name, kind in vars(importlib.import_module(module.name)).items():
            if isinstance(kind, type) and issubclass(kind, Struct):
                found[name] = kind
    return {n: k for n, k in sorted(found.items()) if k is not Struct and n not in MADE}


STRUCTS = key_structs()


def endless(kind: Type) -> Iterator[str]:
    """Yield what of a type has no end, by the kind that it is."""
    match kind:
        case Metadata(type=inner):
            yield from endless(inner)
        case UnionType(types=types) | TupleType(item_types=types):
            for inner in types:
                yield from endless(inner)
        case IntType() | FloatType():
            if kind.le is None or (kind.ge is None and kind.gt is None):
                yield "number"
        case StrType(max_length=None):
            yield "text"
        case VarTupleType(item_type=inner, max_length=most):
            yield from ["list"] if most is None else []
            yield from endless(inner)
        case DictType(key_type=key, value_type=value, max_length=most):
            yield from ["table"] if most is None else []
            yield from endless(key)
            yield from endless(value)
        case CustomType():
            yield "anything"


def test_there_are_structs_to_look_at() -> None:
    assert {"GridKeys", "AreaKeys", "ArticleKeys", "RanKeys", "TintKeys"} <= set(
        STRUCTS
    )
    assert len(STRUCTS) >= 35


@pytest.mark.parametrize("name", STRUCTS)
def test_every_key_has_an_end(name: str) -> None:
    info = type_info(STRUCTS[name])
    assert isinstance(info, StructType)
    found = {f.encode_name: list(endless(f.type)) for f in info.fields}
    assert {key: kinds for key, kinds in found.items() if kinds} == {}


def test_a_key_without_an_end_would_be_seen() -> None:
    class Keys(Struct):
        size: Annotated[float, Meta(ge=0)]
        least: Annotated[int, Meta(le=5)] | None
        name: str
        names: tuple[Annotated[str, Meta(max_length=3)], ...]

    info = type_info(Keys)
    assert isinstance(info, StructType)
    found = [list(endless(field.type)) for field in info.fields]
    assert found == [["number"], ["number"], ["text"], ["list"]]


def numbers() -> Iterator[tuple[str, str, float, float, bool]]:
    """Yield each key that is a number: struct, name, least, most, whether whole."""
    for name, kind in STRUCTS.items():
        info = type_info(kind)
        assert isinstance(info, StructType)
        for field in info.fields:
            for inner in _alternatives(field.type):
                if isinstance(inner, IntType | FloatType):
                    least = inner.gt if inner.ge is None else inner.ge
                    assert least is not None
                    assert inner.le is not None
                    whole = isinstance(inner, IntType)
                    yield name, field.name, least, inner.le, whole


def _alternatives(kind: Type) -> Iterator[Type]:
    match kind:
        case Metadata(type=inner):
            yield from _alternatives(inner)
        case UnionType(types=types):
            for inner in types:
                yield from _alternatives(inner)
        case _:
            yield kind


NUMBERS = list(numbers())
# What no key of any file means, however it is written.
NEVER = {
    "inf": float("inf"),
    "-inf": float("-inf"),
    "nan": float("nan"),
    "a billion": 1e9,
    "as large as there is": 1e308,
    "whole and endless": 10**4000,
    "whole and below": -(10**30),
    "true": True,
    "a list": [1],
    "a table": {"a": 1},
}


@pytest.mark.parametrize("value", NEVER.values(), ids=NEVER)
@pytest.mark.parametrize(
    ("struct", "key", "least", "most", "whole"), NUMBERS, ids=lambda v: str(v)
)
def test_a_number_beyond_its_ends_is_told_by_key_with_its_range(
    struct: str, key: str, least: float, most: float, whole: bool, value: object
) -> None:
    book = Notebook()
    document = LinedData(data={key: value}, lines={(key,): 7})
    Checker(document=document, book=book).struct(STRUCTS[struct], {key: value})
    said = [n for n in book.notes if n.message.startswith((f"{key}: ", f"{key}["))]
    assert [(n.code.value, n.line) for n in said] == [("bad-value", 7)]
    if isinstance(value, float) and not whole:
        assert f" {most:,}" in said[0].message
        assert f" {least:,}" in said[0].message


def test_a_list_of_tables_has_an_end() -> None:
    rows: list[object] = [{"number": 1}] * 1001
    book = Notebook()
    document = LinedData(data={"page": rows}, lines={("page",): 3})
    Checker(document=document, book=book).struct(STRUCTS["PlanKeys"], document.data)
    assert [(n.line, n.message) for n in book.notes] == [
        (3, "page: expected at most 1000 entries, not 1001")
    ]


@pytest.mark.parametrize("name", ["x; } body {", "a b", "", "1a", "a" * 61, "a\n"])
def test_a_name_that_style_sheets_could_not_have_is_refused(name: str) -> None:
    book = Notebook()
    data: dict[str, object] = {"faces": {name: {"file": "a.ttf"}}}
    document = LinedData(data=data, lines={})
    Checker(document=document, book=book).struct(STRUCTS["FontsKeys"], data)
    assert "bad-value" in {n.code.value for n in book.notes}


def test_msgspec_takes_what_is_at_the_ends() -> None:
    for struct, key, least, most, whole in NUMBERS:
        field = {f.name: f for f in msgspec.structs.fields(STRUCTS[struct])}[key]
        end = int(most) if whole else most
        assert msgspec.convert(end, field.type) == end
        assert least < most
