"""Plain data into structs: every wrong, missing and unknown key is noted at once."""

from datetime import date
from typing import Annotated, Literal

import pytest
from msgspec import Meta, Struct

from layout.desk.files.checking import Checker
from layout.desk.files.decoding import LinedData, toml_lines
from layout.desk.issuekeys import AdKeys, IssueKeys, PageKeys
from layout.desk.paperkeys import PaperKeys
from layout.desk.plankeys import AreaKeys
from layout.notebook import Notebook


class BoatKeys(Struct, frozen=True, kw_only=True):
    """A boat."""

    name: str
    oars: Annotated[int, Meta(ge=1, le=8)] = 2
    kind: Literal["skiff", "punt"] = "skiff"
    crew: tuple[str, ...] = ()


class HarbourKeys(Struct, frozen=True, kw_only=True):
    """A harbour with boats."""

    place: str
    depth: float | None = None
    opened: date | None = None
    boat: tuple[BoatKeys, ...] = ()
    berth: dict[str, BoatKeys] = {}
    master: BoatKeys | None = None


def check(
    data: dict[str, object], text: str = ""
) -> tuple[HarbourKeys | None, list[tuple[str, str, str]]]:
    book = Notebook()
    document = LinedData(data=data, lines=toml_lines(text))
    keys = Checker(document=document, book=book).struct(HarbourKeys, data)
    return keys, [(n.code.value, n.message, n.hint) for n in book.notes]


def test_what_is_right_is_a_struct() -> None:
    keys, notes = check(
        {
            "place": "Marl",
            "depth": 3,
            "opened": date(1931, 5, 1),
            "boat": [{"name": "Ada", "oars": 4, "crew": ["Nell", "Tam"]}],
            "berth": {"one": {"name": "Odd", "kind": "punt"}},
        }
    )
    assert notes == []
    assert keys == HarbourKeys(
        place="Marl",
        depth=3.0,
        opened=date(1931, 5, 1),
        boat=(BoatKeys(name="Ada", oars=4, crew=("Nell", "Tam")),),
        berth={"one": BoatKeys(name="Odd", kind="punt")},
    )


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        ({"place": 3}, "place: expected text, got a whole number", "put the value in"),
        ({"place": "M", "depth": "3"}, "depth: expected a number, got text", "mend"),
        (
            {"place": "M", "depth": True},
            "depth: expected a number, got true or",
            "mend",
        ),
        ({"place": "M", "opened": "soon"}, "opened: ", "mend"),
        ({"place": "M", "boat": {}}, "boat: expected a list", "mend"),
        ({"place": "M", "boat": ["Ada"]}, "boat[1]: expected a table of keys", "mend"),
        ({"place": "M", "berth": []}, "berth: expected a table of keys", "mend"),
        (
            {"place": "M", "boat": [{"name": "A"}, {"name": "B", "oars": 9}]},
            "boat[2].oars: expected a whole number from 1 to 8",
            "mend",
        ),
        (
            {"place": "M", "boat": [{"name": "A", "kind": "raft"}]},
            "boat[1].kind: invalid enum value",
            "mend",
        ),
        (
            {"place": "M", "boat": [{"name": "A", "crew": ["N", 3]}]},
            "boat[1].crew[2]: expected text, got a whole number",
            "put the value in quotes",
        ),
        (
            {"place": "M", "berth": {"one": {"name": 3}}},
            "berth.one.name: expected text",
            "put",
        ),
    ],
)
def test_a_wrong_value_is_told_in_an_editors_words(
    data: dict[str, object], message: str, hint: str
) -> None:
    _, notes = check(data)
    assert notes[0][0] == "bad-value"
    assert notes[0][1].startswith(message)
    assert notes[0][2].startswith(hint)


def test_a_key_that_must_be_there_is_missed() -> None:
    assert check({}) == (None, [("missing-key", "place is missing", "add it")])
    keys, notes = check({"place": "M", "boat": [{"oars": 2}, {"name": "Ada"}]})
    assert notes == [("missing-key", "boat[1].name is missing", "add it")]
    assert keys is not None
    assert [boat.name for boat in keys.boat] == ["Ada"]


def test_nothing_behind_a_key_is_as_good_as_left_out() -> None:
    keys, notes = check({"place": "M", "depth": None, "boat": None})
    assert (keys, notes) == (HarbourKeys(place="M"), [])
    assert check({"place": None})[1][0][0] == "missing-key"


def test_an_unknown_key_names_the_nearest() -> None:
    keys, notes = check({"place": "M", "dept": 3, "boat": [{"name": "A", "ores": 2}]})
    assert keys is not None
    assert notes == [
        ("unknown-key", "dept: no such key; it is not used", 'did you mean "depth"?'),
        (
            "unknown-key",
            "boat[1].ores: no such key; it is not used",
            'did you mean "oars"?',
        ),
    ]


def test_all_that_is_wrong_is_told_at_once_with_its_line() -> None:
    text = "place = 3\ndept = 1\n[[boat]]\nname = 'A'\n[[boat]]\noars = 0\n"
    data: dict[str, object] = {
        "place": 3,
        "dept": 1,
        "boat": [{"name": "A"}, {"oars": 0}],
    }
    book = Notebook()
    document = LinedData(data=data, lines=toml_lines(text))
    assert Checker(document=document, book=book).struct(HarbourKeys, data) is None
    assert [(note.code.value, note.line) for note in book.notes] == [
        ("unknown-key", 2),
        ("bad-value", 1),
        ("missing-key", 5),
        ("bad-value", 6),
    ]


def test_a_value_that_is_no_table_is_refused() -> None:
    book = Notebook()
    document = LinedData(data={}, lines={})
    checker = Checker(document=document, book=book)
    assert checker.struct(BoatKeys, "Ada", ("boat", 0)) is None
    assert book.notes[0].message == "boat[1]: expected a table of keys and values"


def accepts(kind: type[Struct], data: dict[str, object]) -> bool:
    book = Notebook()
    document = LinedData(data=data, lines={})
    return Checker(document=document, book=book).struct(kind, data) is not None and (
        book.notes == []
    )


PAPER: dict[str, object] = {"title": "The Test"}
ISSUE: dict[str, object] = {"number": 1, "date": date(2026, 12, 4)}
AD: dict[str, object] = {"name": "hay", "file": "hay.svg"}
AREA: dict[str, object] = {
    "name": "a",
    "column": 1,
    "columns": 2,
    "line": 1,
    "lines": 9,
}


@pytest.mark.parametrize(
    ("kind", "base", "key", "value", "good"),
    [
        (PaperKeys, PAPER, "language", "en-GB", True),
        (PaperKeys, PAPER, "language", "nds", True),
        (PaperKeys, PAPER, "language", "English", False),
        (PaperKeys, PAPER, "language", "en_GB", False),
        (PaperKeys, PAPER, "style", "courier-2", True),
        (PaperKeys, PAPER, "style", "../courier", False),
        (PaperKeys, PAPER, "style", "Courier", False),
        (PaperKeys, PAPER, "printer", "a/b", False),
        (PaperKeys, PAPER, "ears", ["a", "b"], True),
        (PaperKeys, PAPER, "ears", "a", False),
        (PaperKeys, PAPER, "craft", {"waive": ["rivers"]}, True),
        (PaperKeys, PAPER, "craft", {"waive": "rivers"}, False),
        (IssueKeys, ISSUE, "number", "Spring special", True),
        (IssueKeys, ISSUE, "number", 1.5, False),
        (IssueKeys, ISSUE, "pages", 400, True),
        (IssueKeys, ISSUE, "pages", 401, False),
        (IssueKeys, ISSUE, "pages", 0, False),
        (IssueKeys, ISSUE, "date", "2026-12-04", True),
        (IssueKeys, ISSUE, "date", "4 December", False),
        (PageKeys, {"number": 1}, "ink", "spot", True),
        (PageKeys, {"number": 1}, "ink", "red", False),
        (AdKeys, AD, "columns", 1, True),
        (AdKeys, AD, "columns", 0, False),
        (AdKeys, AD, "depth_mm", 37.5, True),
        (AdKeys, AD, "depth_mm", 0, False),
        (AdKeys, AD, "house", True, True),
        (AdKeys, AD, "house", "yes", False),
        (AdKeys, AD, "name", "Hay Ltd", False),
        (AreaKeys, AREA, "column", 0, False),
        (AreaKeys, AREA, "locked", True, True),
    ],
)
def test_keys_of_manifests_have_their_limits(
    kind: type[Struct], base: dict[str, object], key: str, value: object, good: bool
) -> None:
    assert accepts(kind, base)
    assert accepts(kind, base | {key: value}) == good
