"""A small publication on disk, for tests to spoil."""

import io
from pathlib import Path

from PIL import Image

from layout.desk.issue import Issue
from layout.desk.reading import read_issue
from layout.errors import LayoutError
from layout.notes import Note

ISSUE = "issues/one"
MANIFEST = f"{ISSUE}/issue.toml"
STORY = f"{ISSUE}/articles/bridge.md"
PICTURE = f"{ISSUE}/pictures/weir.jpg"

FILES = {
    "paper.toml": 'title = "The Test"\nsections = ["News", "Sport"]\n',
    MANIFEST: "number = 1\ndate = 2026-12-04\npages = 8\n",
    STORY: "---\nheadline: Bridge shuts\nsection: News\n---\nThe bridge shuts.\n",
    f"{ISSUE}/articles/school.md": "---\nheadline: School\n---\nThe school opens.\n",
}


def jpeg(width: int = 16, height: int = 8) -> bytes:
    """Return a grey picture."""
    file = io.BytesIO()
    Image.new("L", (width, height), 128).save(file, "JPEG")
    return file.getvalue()


def publication(folder: Path, files: dict[str, str | bytes | None]) -> Path:
    """Write the small publication with `files` laid over it; None takes one out."""
    for name, content in ({PICTURE: jpeg()} | FILES | files).items():
        if content is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content.encode() if isinstance(content, str) else content
        path.write_bytes(data)
    return folder / ISSUE


def read(folder: Path, files: dict[str, str | bytes | None]) -> Issue:
    """Return the issue of the publication with `files` laid over it."""
    return read_issue(publication(folder, files))[0]


def notes_on(folder: Path) -> tuple[type[Exception] | None, tuple[Note, ...]]:
    """Return the kind of error, if any, and all the notes on an issue."""
    try:
        return None, read_issue(folder)[1]
    except LayoutError as problem:
        return type(problem), problem.notes


def story(front: str, copy: str = "The bridge shuts.") -> str:
    """Return an article with more front matter, from line 3 on."""
    return f"---\nheadline: Bridge shuts\n{front}\n---\n{copy}\n"


def manifest(more: str) -> str:
    """Return issue.toml with more in it, from line 4 on."""
    return FILES[MANIFEST] + more
