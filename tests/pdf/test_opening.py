"""A PDF is opened for a look, or it is said why not."""

from pathlib import Path

import pikepdf
import pytest

from layout.codes import Code
from layout.errors import Unreadable
from layout.pdf import opening
from layout.pdf.opening import opened
from tests.pdf.streams import page


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "page.pdf"
    page(b"q Q").save(path)
    return path


def said(path: Path) -> tuple[Code, str]:
    with pytest.raises(Unreadable) as caught, opened(path, "as named"):
        pass
    [note] = caught.value.notes
    assert note.file == "as named"
    assert note.hint
    return note.code, note.message


def test_a_file_and_its_bytes_are_given(file: Path) -> None:
    with opened(file, "page.pdf") as (pdf, content):
        assert len(pdf.pages) == 1
        assert content[:] == file.read_bytes()


def test_what_is_not_there_is_missing(tmp_path: Path) -> None:
    assert said(tmp_path / "none.pdf")[0] == Code.PDF_MISSING
    assert said(tmp_path)[0] == Code.PDF_MISSING


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.4\n%%EOF"])
def test_what_is_none_is_unreadable(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(content)
    assert said(path)[0] == Code.PDF_UNREADABLE


@pytest.mark.parametrize("user", ["", "secret"])
def test_what_is_locked_is_said(tmp_path: Path, user: str) -> None:
    path = tmp_path / "page.pdf"
    locked = pikepdf.Encryption(owner="owner", user=user)
    page(b"q Q").save(path, encryption=locked)
    assert said(path)[0] == Code.PDF_ENCRYPTED


def test_more_bytes_or_pages_than_a_paper_has_are_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MOST_PAGES", 0)
    assert said(file) == (Code.PDF_UNREADABLE, "the file has 1 pages")
    monkeypatch.setattr(opening, "MOST_BYTES", 10)
    code, message = said(file)
    assert code == Code.PDF_UNREADABLE
    assert message.endswith("MB")


def test_a_file_without_pages_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.pdf"
    pikepdf.new().save(path)
    assert said(path) == (Code.PDF_UNREADABLE, "the file has 0 pages")
