"""What only OpenDocument files have, and what is refused of them."""

import pytest

from layout.copy.block_texts import texts_of
from layout.copy.manuscript import Manuscript, Source
from layout.copy.readers import read_source
from layout.errors import Unreadable
from layout.notes import Note
from tests.copy.office.odtmaking import SPACES, opendocument_file

COPY = "[Title] A head\n\nThe copy of the article stands here.\n\n"


def read(data: bytes) -> tuple[tuple[Manuscript, ...], tuple[Note, ...]]:
    return read_source(Source(name="bridge.odt", data=data))


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as error:
        read(data)
    (note,) = error.value.notes
    assert note.code == "import-refused"
    assert note.hint
    return note.message


def said(manuscript: Manuscript) -> str:
    return " ".join(texts_of(manuscript.blocks))


def test_each_change_and_comment_is_told() -> None:
    text = COPY + "He {del Anna|ran}{ins Ben|walked} home.{comment Anna|Sure?}"
    (found,), notes = read(opendocument_file(text))
    assert said(found).endswith("He walked home.")
    told = [note.message for note in notes if note.code in ("import-change", "comment")]
    assert sorted(told) == [
        'a comment by Anna is not printed: "Sure?"',
        'a tracked deletion by Anna is not printed: "ran"',
        'a tracked insertion by Ben is printed: "walked"',
    ]


def test_macros_stay_behind() -> None:
    macro = {"Basic/Standard/Module1.xml": b"<x/>"}
    (found,), notes = read(opendocument_file(COPY, macro))
    assert [note.code for note in notes] == ["import-macro"]
    assert said(found) == "The copy of the article stands here."


@pytest.mark.parametrize("goal", ["https://example.org/weir.jpg", "../../weir.jpg"])
def test_picture_outside_is_named_and_not_fetched(goal: str) -> None:
    text = COPY + f"{{linked {goal}|The weir}}\n\nMore of it."
    (found,), (note,) = read(opendocument_file(text))
    assert note.code == "import-picture"
    assert goal in note.message
    assert found.pictures == ()


def test_two_titles_are_two_articles() -> None:
    text = "[Title] One\n\nCopy of one.\n\n[Title] Two\n\nIts copy."
    found, _ = read(opendocument_file(text))
    assert [article.headline for article in found] == ["One", "Two"]


def test_locked_file_is_refused() -> None:
    manifest = (
        f"<manifest:manifest {SPACES}><manifest:file-entry>"
        "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    parts = {"META-INF/manifest.xml": manifest.encode(), "content.xml": b"\x00\x01"}
    assert "password" in refused(opendocument_file(COPY, parts))


def test_entities_are_refused() -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    data = opendocument_file(COPY, {"content.xml": laughs})
    assert "document type" in refused(data)


def test_sheet_is_refused() -> None:
    sheet = f"<office:document-content {SPACES}><office:body><office:spreadsheet/>"
    whole = f"{sheet}</office:body></office:document-content>".encode()
    assert "no text" in refused(opendocument_file(COPY, {"content.xml": whole}))


def test_counted_spaces_and_page_margins() -> None:
    margin = (
        f"<office:document-styles {SPACES}><style:header><text:p>Page proof</text:p>"
        "</style:header></office:document-styles>"
    )
    text = "[Title] A head\n\nTwo  words and more of them."
    (found,), _ = read(opendocument_file(text, {"styles.xml": margin.encode()}))
    assert [left.text for left in found.dropped] == ["Page proof"]
    assert said(found) == "Two words and more of them."
