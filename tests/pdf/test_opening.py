"""A PDF is opened for a look, or it is said why not."""

from pathlib import Path

import pikepdf
import pytest

from layout.pdf import opening
from layout.pdf.fitness import FaultKind, UnfitError
from layout.pdf.opening import LIMITS, limited, opened
from tests.pdf.streams import page


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "page.pdf"
    page(b"q Q").save(path)
    return path


def said(path: Path) -> tuple[FaultKind, str]:
    with pytest.raises(UnfitError) as caught, opened(path):
        pass
    fault = caught.value.fault
    assert fault.hint
    return fault.kind, fault.what


def test_a_file_and_its_bytes_are_given(file: Path) -> None:
    with opened(file) as (pdf, content, _):
        assert len(pdf.pages) == 1
        assert content[:] == file.read_bytes()


def test_what_is_not_there_is_missing(tmp_path: Path) -> None:
    assert said(tmp_path / "none.pdf")[0] is FaultKind.MISSING
    assert said(tmp_path)[0] is FaultKind.MISSING


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.4\n%%EOF"])
def test_what_is_none_is_torn(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(content)
    assert said(path)[0] is FaultKind.TORN


def test_what_has_to_be_put_together_again_is_torn(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content.replace(b"startxref", b"startxxxx"))
    assert said(file)[0] is FaultKind.TORN


@pytest.mark.parametrize("user", ["", "secret"])
def test_what_is_locked_is_said(tmp_path: Path, user: str) -> None:
    path = tmp_path / "page.pdf"
    locked = pikepdf.Encryption(owner="owner", user=user)
    page(b"q Q").save(path, encryption=locked)
    assert said(path)[0] is FaultKind.LOCKED


def test_more_bytes_or_pages_than_a_paper_has_are_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MOST_PAGES", 0)
    assert said(file) == (FaultKind.MUCH, "the file has 1 pages, of 0 at the most")
    monkeypatch.setattr(opening, "MOST_BYTES", 10)
    kind, message = said(file)
    assert kind is FaultKind.MUCH
    assert message.endswith("MB")


def test_a_file_without_pages_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.pdf"
    pikepdf.new().save(path)
    assert said(path)[0] is FaultKind.TORN


def test_what_is_unpacked_is_limited_for_a_while() -> None:
    before = pikepdf.settings.get_qpdf_limits()
    with limited():
        within = pikepdf.settings.get_qpdf_limits()
        assert {key: within[key] for key in LIMITS} == LIMITS
    assert pikepdf.settings.get_qpdf_limits() == before
