"""The publication of an issue: paper.toml, looked for upwards, and what it says."""

from pathlib import Path

import pytest

from layout.desk.issue import Publication
from layout.desk.publications import publication_folder, read_publication
from layout.notebook import Notebook


def paper(folder: Path, text: str) -> tuple[Publication, list[tuple[str, int | None]]]:
    """Read the publication of an issue below a folder with a paper.toml."""
    (folder / "paper.toml").write_text(text, "utf-8")
    issue = folder / "issues" / "one"
    issue.mkdir(parents=True, exist_ok=True)
    book = Notebook()
    found = read_publication(issue, book)
    assert {note.file for note in book.notes} <= {"paper.toml"}
    return found, [(note.code.value, note.line) for note in book.notes]


def test_the_nearest_paper_above_is_the_issues(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert publication_folder(inner) is None
    (tmp_path / "paper.toml").touch()
    assert publication_folder(inner) == tmp_path
    (inner / "paper.toml").touch()
    assert publication_folder(inner) == inner
    assert publication_folder(tmp_path / "a") == tmp_path


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("", "title", "The Test"),
        ('place = "Marl"', "place", "Marl"),
        ('language = "de-AT"', "language", "de-AT"),
        ('issn = "1234-5679"', "issn", "1234-5679"),
        ('slogan = "Ink and honesty"', "slogan", "Ink and honesty"),
        ('publisher = "Alder Press"', "publisher", "Alder Press"),
        ('imprint = ["One", "Two"]', "imprint", ("One", "Two")),
        ('staff = ["Ada Tarn"]', "staff", ("Ada Tarn",)),
        ('contact = ["4 Quay Street"]', "contact", ("4 Quay Street",)),
        ('ears = ["Left", "Right"]', "ears", ("Left", "Right")),
        ('price = "£1"', "price", "£1"),
        ('style = "own"', "style", "own"),
        ('printer = "mini"', "printer", "mini"),
        ('sections = ["News", "Sport"]', "sections", ("News", "Sport")),
        ('[craft]\nwaive = ["rivers"]', "waive", ("rivers",)),
        ("", "language", "en-GB"),
        ("", "style", "courier"),
        ("", "sections", ()),
    ],
)
def test_keys_of_the_paper(line: str, name: str, value: object, tmp_path: Path) -> None:
    found, notes = paper(tmp_path, f'title = "The Test"\n{line}\n')
    assert notes == []
    assert getattr(found, name) == value
    assert found.folder == tmp_path


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("", ("missing-key", None)),
        ("title = 3\n", ("bad-value", 1)),
        ('title = "A"\nlanguage = "English"\n', ("bad-value", 2)),
        ('title = "A"\ntitel = "B"\n', ("unknown-key", 2)),
        ('title = "A"\nears = "B"\n', ("bad-value", 2)),
        ("title = \n", ("broken-toml", 1)),
    ],
)
def test_a_paper_that_is_wrong_is_noted_and_reading_goes_on(
    text: str, note: tuple[str, int | None], tmp_path: Path
) -> None:
    found, notes = paper(tmp_path, text)
    assert note in notes
    assert found.folder == tmp_path
    assert found.title in ("A", tmp_path.name)


def test_without_a_paper_the_issue_is_its_own_publication(tmp_path: Path) -> None:
    book = Notebook()
    found = read_publication(tmp_path, book)
    assert (found.title, found.folder, book.notes) == (tmp_path.name, tmp_path, [])


def test_what_is_kept_of_a_paper_is_read_in_its_place(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "paper.toml").write_text('title = "The Old Test"\n', "utf-8")
    (tmp_path / "paper.toml").write_text('title = "The Test"\n', "utf-8")
    found = read_publication(tmp_path, Notebook(), kept)
    assert (found.title, found.folder) == ("The Old Test", tmp_path)
    assert found.home_of("paper.toml") == kept
    assert found.home_of("fonts") == tmp_path
    assert found.name_of(kept / "paper.toml") == "paper.toml"
    assert found.name_of(tmp_path / "issues" / "one") == "issues/one"
