"""Every TOML and Markdown example of the documentation is read by the desk for real."""

import re
import tomllib
from pathlib import Path

import msgspec
import pytest

from layout.desk.adverts.fillerkeys import FillersKeys
from layout.desk.files.checking import Checker
from layout.desk.files.decoding import read_toml
from layout.desk.issuekeys import IssueKeys, PageKeys
from layout.desk.paperkeys import PaperKeys
from layout.desk.plankeys import PlanKeys
from layout.desk.plans import FREE, Drawing, drawn_areas, drawn_rows
from layout.desk.reading import read_issue
from layout.desk.style.stylekeys import SwatchKeys
from layout.notebook import Notebook
from layout.notes import Note
from tests.desk.paper import ISSUE, jpeg, publication
from tests.docs.pages import Example, examples

# What each piece is part of, and what of the whole it leaves out.
PIECES: dict[str, tuple[type[msgspec.Struct], str]] = {
    "issue.toml": (IssueKeys, "number = 1\ndate = 2026-12-04\n"),
    "paper.toml": (PaperKeys, 'title = "The Test"\n'),
    "plan.toml": (PlanKeys, ""),
    "fillers/fillers.toml": (FillersKeys, ""),
}
PALETTE = "palette of style.toml"
COLUMNS = 5
READ = [e for e in examples("README.md", "docs") if e.language in {"toml", "markdown"}]
EACH = pytest.mark.parametrize("example", READ, ids=lambda e: f"{e.page}: {e.name}")


@EACH
def test_an_example_says_what_file_it_is(example: Example) -> None:
    assert example.what in {"file", "piece of"}, example.text


@EACH
def test_the_desk_reads_an_example(example: Example, tmp_path: Path) -> None:
    if example.language == "markdown":
        read_article(example, tmp_path)
    elif example.name == PALETTE:
        msgspec.convert(tomllib.loads(example.text), dict[str, SwatchKeys])
    else:
        assert notes_on(example, tmp_path) == []


def notes_on(example: Example, folder: Path) -> list[Note]:
    """Return all that is wrong with a TOML example."""
    name = next(name for name in PIECES if example.name.endswith(name))
    kind, rest = PIECES[name]
    file = folder / "example.toml"
    # Keys of the whole come before the tables of a piece.
    file.write_text(("" if example.what == "file" else rest) + example.text)
    book = Notebook()
    document = read_toml(file, book, root=file.parent)
    if document is not None:
        keys = Checker(document=document, book=book).struct(kind, document.data)
        if isinstance(keys, IssueKeys):
            for page in keys.page:
                check_drawing(page, book)
    return book.notes


def check_drawing(page: PageKeys, book: Notebook) -> None:
    rows = drawn_rows(page.plan)
    names = frozenset(word for row in rows for word in row) - {FREE}
    drawn_areas(
        Drawing(
            page=page.number,
            text=page.plan,
            names=names,
            columns=COLUMNS,
            lines=(None,) * len(rows),
            book=book,
        )
    )


def read_article(example: Example, folder: Path) -> None:
    """Read an article, with the pictures that it names, as part of an issue."""
    pictures = re.findall(r"file: (\S+\.jpg)", example.text)
    files: dict[str, str | bytes | None] = {
        "paper.toml": 'title = "The Test"\nsections = ["News", "Island life"]\n',
        f"{ISSUE}/articles/{Path(example.name).name}": example.text,
        **{f"{ISSUE}/pictures/{name}": jpeg(1200, 800) for name in pictures},
    }
    _, notes = read_issue(publication(folder, files))
    assert not [n for n in notes if n.file.endswith(Path(example.name).name)]
