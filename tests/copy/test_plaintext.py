"""A text file read as a whole: told encoding, told mends, refusals."""

import pytest

from layout.copy.manuscript import Manuscript, Source
from layout.copy.plaintext import read_text
from layout.copy.subbing import subbing
from layout.errors import Unreadable
from layout.notes import Note
from tests.copy.making import COPY, codes, dropped, paragraphs

PAGE = f"Bridge at Marl shut\n\nBy Ada Tarn\n\n{COPY[0]}\n\n{COPY[1]}\n"


def read(data: bytes, paper: str = "") -> tuple[Manuscript, tuple[Note, ...]]:
    (found,), notes = read_text(Source(name="bridge.txt", data=data, paper=paper))
    return found, notes


def test_a_text_is_an_article() -> None:
    found, notes = read(PAGE.encode())
    assert (found.headline, found.byline) == ("Bridge at Marl shut", "Ada Tarn")
    assert paragraphs(found) == list(COPY)
    assert set(codes(notes)) == {"import-guess"}
    assert {note.file for note in notes} == {"bridge.txt"}


def test_the_encoding_is_kept_and_told() -> None:
    found, notes = read(PAGE.replace("Tarn", "Tårn").encode("cp1252"))
    assert found.byline == "Ada Tårn"
    assert found.encoding == "windows-1252"
    assert "import-encoding" in codes(notes)


def test_what_was_put_right_is_told_once() -> None:
    found, notes = read(PAGE.replace("the autumn", "the au- tumnÃ©").encode())
    assert codes(notes).count("import-mended") == 1
    (told,) = [note.message for note in notes if note.code == "import-mended"]
    assert "mojibake" in told
    assert "stray hyphens" in told
    assert found.headline == "Bridge at Marl shut"


def test_a_banner_hidden_by_broken_characters_is_found() -> None:
    found, _ = read(f"Â© 2019 The Alder Courier\n\n{PAGE}".encode())
    assert found.headline == "Bridge at Marl shut"
    assert dropped(found) == ["© 2019 The Alder Courier"]


def test_the_papers_own_name_is_known() -> None:
    found, _ = read(f"Marl Lantern\n\n{PAGE}".encode(), paper="The Marl Lantern")
    assert dropped(found) == ["Marl Lantern"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"   \n\n \t \n", "no words"),
        (b"* * *\n\n---\n", "no words"),
        (b"\x00\x01\x02\x03" * 40, "no text"),
    ],
)
def test_what_is_no_article_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(Unreadable) as error:
        read(data)
    (note,) = error.value.notes
    assert why in note.message
    assert note.hint


def test_a_file_of_a_whole_archive_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subbing, "MOST_ITEMS", 20)
    assert read(b"a word\n\n" * 20)
    with pytest.raises(Unreadable) as error:
        read(b"a word\n\n" * 21)
    assert "21 paragraphs" in error.value.notes[0].message
