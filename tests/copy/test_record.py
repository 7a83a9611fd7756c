"""import.json: written and read back; a damaged one is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.record import SLUG, ImportEntry, read_record, record_text
from layout.errors import Unreadable
from tests.copy.making import fresh_remarks

ENTRY = ImportEntry(
    slug="weir",
    source="dumps/weir.txt",
    sha256="ab",
    written="cd",
    part=2,
    told={"rank": 3, "dropped": [{"line": 1, "text": "Мост"}]},
)


def read(data: bytes | None) -> tuple[ImportEntry, ...]:
    return read_record(data, fresh_remarks())


def test_entries_come_back() -> None:
    assert read(record_text([ENTRY]).encode()) == (ENTRY,)


def test_an_issue_without_an_import_has_no_entries() -> None:
    assert read(None) == ()


def test_entries_are_sorted_and_readable() -> None:
    bridge = ImportEntry(slug="bridge", source="b.txt", sha256="1", written="2")
    text = record_text([ENTRY, bridge])
    assert [e["slug"] for e in json.loads(text)["articles"]] == ["bridge", "weir"]
    assert "Мост" in text
    assert text.endswith("}\n")
    assert text == record_text([bridge, ENTRY])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"articles": [{}]}',
        b'{"articles": [{"slug": "a", "source": "b", "sha256": "c"}]}',
        b'{"articles": ["a"]}',
        b'{"articles": 3}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
    ],
)
def test_a_damaged_record_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable) as error:
        read(data)
    (note,) = error.value.notes
    assert "damaged" in note.message
    assert "backup" in note.hint


def test_a_part_is_the_first_where_none_is_said() -> None:
    data = (
        b'{"articles": [{"slug": "a", "source": "b", "sha256": "c", "written": "d"}]}'
    )
    (entry,) = read(data)
    assert (entry.part, entry.told) == (0, {})


TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
ENTRIES = st.builds(
    ImportEntry,
    slug=st.from_regex(SLUG, fullmatch=True),
    source=TEXTS,
    sha256=TEXTS,
    written=TEXTS,
    part=st.integers(0, 9),
)


@pytest.mark.parametrize(
    "slug",
    [
        *("../out", "/out", "a/b", "..", "", ".a", "A", "a b", "a\\b", "C:a", "a\n"),
        *("a\0", "\ud800", "https://x.example/a", "é", "-a", "a--b"),
    ],
)
def test_a_slug_that_no_import_has_written_is_refused(slug: str) -> None:
    entry = ImportEntry(slug=slug, source="b", sha256="c", written="d")
    plain = {"version": 1, "articles": [entry.plain()]}
    with pytest.raises(Unreadable, match="damaged"):
        read(json.dumps(plain).encode())


@given(st.lists(ENTRIES, max_size=4))
def test_any_entries_come_back(entries: list[ImportEntry]) -> None:
    found = read(record_text(entries).encode())
    assert sorted(map(repr, found)) == sorted(map(repr, entries))
