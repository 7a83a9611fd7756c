"""Dumps of newspapers in many languages, every line marked with what it is.

In `sources/marked/` each line of a dump stands behind a letter for its part, and the
lines with @ on top say what its issue line says. The dump is the lines without marks.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from layout.copy.block_texts import texts_of
from layout.copy.importing import read_stories
from layout.copy.manuscript import Crosshead, Manuscript, Slogan, Source
from layout.copy.markup import plain_of
from layout.requests import unwatched
from tests.copy.making import dropped

MARKED = sorted((Path(__file__).parent / "sources" / "marked").glob("*.txt"))
EVERY = pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
PARTS = {"H": "headline", "S": "standfirst", "K": "kicker"}
COPY, SITE = "cpq", "xi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A dump: what its issue line says, and each line with the letter of its part."""

    said: dict[str, str]
    lines: tuple[tuple[str, str], ...]

    def of(self, letters: str) -> list[str]:
        """Return the lines of some parts."""
        return [text for letter, text in self.lines if letter in letters]


@cache
def marked(path: Path) -> Marked:
    lines = path.read_text("utf-8").splitlines()
    said = [line[1:].partition(" ") for line in lines if line.startswith("@")]
    parts = [line.partition("|") for line in lines if line and line[0] != "@"]
    return Marked(
        said={key: text for key, _, text in said},
        lines=tuple((letter, text) for letter, _, text in parts),
    )


@cache
def imported(path: Path) -> Manuscript:
    dump = marked(path)
    gap = "\n" if dump.said.get("gap") == "single" else "\n\n"
    text = gap.join(line for _, line in dump.lines) + "\n"
    stories, notes = read_stories(
        [Source(name=path.name, data=text.encode())], unwatched, keep_all=False
    )
    assert notes == []
    (story,) = stories
    return story.manuscript


def bare(text: str) -> str:
    """Return the letters of a text: marks are the desk's to set."""
    return re.sub(r"\W+", "", text)


@EVERY
def test_the_head_of_a_dump_is_found(path: Path) -> None:
    found = imported(path)
    for letter, name in PARTS.items():
        assert plain_of(getattr(found, name)) == "".join(marked(path).of(letter)), name
    assert found.byline.casefold() == marked(path).said["byline"].casefold()


@EVERY
def test_the_issue_line_of_a_dump_is_read(path: Path) -> None:
    said, line = marked(path).said, imported(path).issue
    assert line.paper == said["paper"]
    assert str(line.number) == said["number"]
    assert line.volume == said.get("volume", "")
    assert str(line.day) == said["date"]
    assert line.label == said.get("label", "")


@EVERY
def test_the_copy_of_a_dump_is_printed_and_nothing_else(path: Path) -> None:
    found, dump = imported(path), marked(path)
    printed = [bare(plain_of(text)) for text in texts_of(found.blocks)]
    assert printed == [bare(text) for text in dump.of(COPY)]
    heads = [plain_of(b.text) for b in found.blocks if isinstance(b, Crosshead)]
    assert heads == dump.of("c")
    calls = [plain_of(b.text) for b in found.blocks if isinstance(b, Slogan)]
    assert calls == dump.of("q")


@EVERY
def test_what_a_dump_leaves_out_is_told(path: Path) -> None:
    told = bare(" ".join(dropped(imported(path))))
    assert [t for t in marked(path).of(SITE) if bare(t) not in told] == []
