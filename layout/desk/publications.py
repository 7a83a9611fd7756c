"""The publication that an issue belongs to: paper.toml, looked for upwards."""

from pathlib import Path

import msgspec

from layout.desk.files.checking import Checker
from layout.desk.files.decoding import read_toml
from layout.desk.issue import Publication
from layout.desk.paperkeys import PaperKeys
from layout.notebook import Notebook

PAPER = "paper.toml"


def publication_folder(folder: Path) -> Path | None:
    """Return the nearest folder with a paper.toml, from `folder` upwards."""
    for above in (folder, *folder.parents):
        if (above / PAPER).is_file():
            return above
    return None


def read_publication(
    folder: Path, book: Notebook, kept: Path | None = None
) -> Publication:
    """Read the publication of the issue in `folder`, as it is or as it is `kept`.

    A folder with no paper.toml above it is a publication of its own, named after it.
    So is one whose paper.toml cannot be used: the notes say so, and reading goes on.
    """
    home = publication_folder(folder)
    # What was locked without a paper.toml has none, whatever it lies in by now.
    if home is None or (kept is not None and not (kept / PAPER).is_file()):
        return Publication(folder=folder, title=folder.name, kept=kept)
    book = book.about(PAPER)
    source = kept or home
    document = read_toml(source / PAPER, book, root=source)
    keys = None
    if document is not None:
        checker = Checker(document=document, book=book)
        keys = checker.struct(PaperKeys, document.data)
    if document is None or keys is None:
        return Publication(folder=home, title=home.name, kept=kept)
    values = msgspec.structs.asdict(keys)
    return Publication(folder=home, kept=kept, sha256=document.sha256, **values)
