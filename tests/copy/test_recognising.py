"""Formats told by content, and by name only where both may be."""

import pytest

from layout.copy import recognising
from layout.copy.manuscript import Format, Source
from layout.copy.recognising import recognised
from layout.errors import Unreadable
from tests.copy.making import fresh_remarks
from tests.copy.office.wordmaking import zipped

HTML = "<!doctype html><html><body><p>It rained.</p></body></html>"


def kind_of(name: str, data: bytes) -> Format:
    return recognised(Source(name=name, data=data), fresh_remarks())


def refused(name: str, data: bytes) -> str:
    with pytest.raises(Unreadable) as error:
        kind_of(name, data)
    (note,) = error.value.notes
    assert note.hint
    return note.message


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.txt", "It rained.", Format.TEXT),
        ("a", "It rained.", Format.TEXT),
        ("a.md", "It rained.", Format.MARKDOWN),
        ("A.MARKDOWN", "It rained.", Format.MARKDOWN),
        ("a.txt", "---\ntitle: a\n---\nIt rained.", Format.MARKDOWN),
        ("a.html", "+++\ntitle = 'a'\n+++\nIt rained.", Format.MARKDOWN),
        ("a.html", "It rained.", Format.HTML),
        ("a.HTM", "It rained.", Format.HTML),
        ("a.txt", HTML, Format.HTML),
        ("a.txt", "<p>It rained.</p>\n<p>Still.</p>", Format.HTML),
        ("a.md", HTML, Format.MARKDOWN),
        ("a.txt", "A <p> opens a paragraph.", Format.TEXT),
        ("a.txt", "---\nIt rained.\n", Format.TEXT),
        ("a.doc", "It rained.", Format.TEXT),
    ],
)
def test_written_copy(name: str, text: str, kind: Format) -> None:
    assert kind_of(name, text.encode()) is kind


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_pages_in_other_encodings(encoding: str) -> None:
    page = HTML.replace("rained", "rained — “so” — café")
    assert kind_of("a.txt", page.encode(encoding)) is Format.HTML


@pytest.mark.parametrize(
    ("part", "kind"),
    [("word/document.xml", Format.WORD), ("content.xml", Format.OPENDOCUMENT)],
)
def test_packed_copy_whatever_it_is_called(part: str, kind: Format) -> None:
    assert kind_of("a.txt", zipped({part: b"<a/>"})) is kind


def test_old_and_locked_word_files_are_words_to_refuse() -> None:
    assert (
        kind_of("a.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40)) is Format.WORD
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"GIF89a", "a picture"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"Rar!\x1a\x07", "rar"),
        (b"", "empty"),
        (b"\n \t\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x00" * 40, "empty"),
        (b"PK\x03\x04" + bytes(40), "damaged"),
        (zipped({"a.txt": b"It rained."}), "no text document"),
        (bytes(range(1, 9)) * 40, "no text"),
    ],
)
def test_what_is_no_copy_is_refused(data: bytes, why: str) -> None:
    assert why in refused("a.txt", data)


@pytest.mark.parametrize(
    ("limit", "data"),
    [
        ("MOST_BYTES", b"word " * 400),
        ("MOST_TEXT", b"word " * 400),
        ("MOST_PACKED", zipped({"content.xml": b"<a/>"})),
    ],
)
def test_a_file_beyond_any_article_is_refused(
    limit: str, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind_of("a.txt", data)
    monkeypatch.setattr(recognising, limit, 20)
    assert "far more than an article" in refused("a.txt", data)
