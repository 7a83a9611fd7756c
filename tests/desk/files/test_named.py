"""Files that data names are found, or a note stands where they are named."""

from pathlib import Path

import pytest

from layout.codes import Code
from layout.desk.files.named import Wanted, located
from layout.notebook import Notebook


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "paper" / "pictures"
    folder.mkdir(parents=True)
    (folder / "weir.jpg").touch()
    (tmp_path / "secret.jpg").touch()
    (folder / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    return tmp_path / "paper"


def wanted(home: Path, name: str, book: Notebook) -> Path | None:
    folder = home / "pictures"
    return located(
        Wanted(name=name, folder=folder, root=home, book=book, line=3, key="ad.file")
    )


def test_a_file_is_found_where_it_is_named(home: Path) -> None:
    book = Notebook()
    assert wanted(home, "weir.jpg", book) == home / "pictures" / "weir.jpg"
    assert book.notes == []


@pytest.mark.parametrize(
    ("name", "code", "said", "hint"),
    [
        ("Weir.jpg", Code.MISSING_FILE, 'no "Weir.jpg" in pictures/', '"weir.jpg"?'),
        ("../x.jpg", Code.OUTSIDE, "leads out of pictures/", "into pictures/"),
        ("link.jpg", Code.OUTSIDE, "a link that leads out", "the file itself"),
    ],
)
def test_a_file_that_is_not_taken_is_noted(
    home: Path, name: str, code: Code, said: str, hint: str
) -> None:
    book = Notebook(file="issue.toml")
    assert wanted(home, name, book) is None
    [note] = book.notes
    assert (note.code, note.file, note.line) == (code, "issue.toml", 3)
    assert note.message.startswith("ad.file: ")
    assert said in note.message
    assert hint in note.hint
