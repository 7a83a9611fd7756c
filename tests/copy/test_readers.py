"""Any source in: the right reader, and one article of the same story."""

import pytest

from layout.copy.manuscript import Format, Source
from layout.copy.readers import READERS, read_source
from layout.errors import Unreadable
from tests.copy.making import COPY, paragraphs
from tests.copy.office.odtmaking import opendocument_file
from tests.copy.office.wordmaking import word_file

STYLED = f"[Title] Bridge shut\n\n[Byline] By Ada Tarn\n\n{COPY[0]}\n\n{COPY[1]}"
FILES: dict[str, bytes] = {
    "a.txt": f"Bridge shut\n\nBy Ada Tarn\n\n{COPY[0]}\n\n{COPY[1]}".encode(),
    "a.md": f"# Bridge shut\n\nBy Ada Tarn\n\n{COPY[0]}\n\n{COPY[1]}".encode(),
    "a.html": (
        f"<h1>Bridge shut</h1><p>By Ada Tarn</p><p>{COPY[0]}</p><p>{COPY[1]}</p>"
    ).encode(),
    "a.docx": word_file(STYLED),
    "a.odt": opendocument_file(STYLED),
}


@pytest.mark.parametrize("name", sorted(FILES))
def test_one_story_in_every_format_is_one_article(name: str) -> None:
    (found,), _ = read_source(Source(name=name, data=FILES[name]))
    assert (found.headline, found.byline) == ("Bridge shut", "Ada Tarn")
    assert paragraphs(found) == list(COPY)


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.html"])
def test_a_wrong_name_does_no_harm(name: str) -> None:
    (found,), _ = read_source(Source(name="a.txt", data=FILES[name]))
    assert found.headline == "Bridge shut"


def test_every_format_has_a_reader() -> None:
    assert set(READERS) == set(Format)


def test_no_copy_is_refused_by_name_of_the_file() -> None:
    with pytest.raises(Unreadable) as error:
        read_source(Source(name="old/a.pdf", data=b"%PDF-1.7"))
    assert error.value.notes[0].file == "old/a.pdf"
