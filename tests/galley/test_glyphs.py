"""Every character of an issue is held against the face that it is set in."""

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from layout.desk.issue import BlockKind, FactBox, Issue, Span, Table, TextBlock
from layout.galley.composing import ComposingRoom
from layout.galley.glyphs import missing_glyphs
from layout.galley.shaping import MOST_NAMED, CopyPlace, missing_glyph
from layout.notes import Note
from tests.galley.quadshop import COURIER
from tests.makeup import stories

SHOP = ComposingRoom(COURIER)
# A character of Linear B, which no face of a newspaper has.
ODD = "\U00010000"


def copy(text: str, line: int = 7) -> TextBlock:
    return TextBlock(kind=BlockKind.PARAGRAPH, spans=(Span(text=text),), line=line)


def issue(folder: Path, file: str = "", **changes: object) -> Issue:
    article = replace(stories.article(), **changes)  # type: ignore[arg-type]
    made = stories.issue(article)
    path = folder / article.file
    path.parent.mkdir(parents=True)
    path.write_text(file, "utf-8")
    paper = structs.replace(made.publication, folder=folder)
    return replace(made, publication=paper)


def only(found: tuple[Note, ...]) -> Note:
    (note,) = found
    return note


def test_an_issue_of_plain_words_has_none_missing(tmp_path: Path) -> None:
    assert missing_glyphs(issue(tmp_path), SHOP) == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"headline": ODD},
        {"standfirst": ODD},
        {"dateline": ODD},
        {"pull_quotes": (ODD,)},
        {"blocks": (copy(ODD),)},
        {"blocks": (FactBox(title=ODD, blocks=(), line=7),)},
        {"blocks": (FactBox(title="a", blocks=(copy(ODD),), line=7),)},
        {
            "blocks": (
                Table(header=((),), rows=(((Span(text=ODD),),),), align=(), line=7),
            )
        },
    ],
    ids=["head", "standfirst", "dateline", "quote", "copy", "title", "fact", "cell"],
)
def test_a_character_is_missed_wherever_it_stands(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    note = only(missing_glyphs(issue(tmp_path, "one\n" * 8 + ODD, **changes), SHOP))
    assert "U+10000" in note.message
    assert (note.file, note.line) == (stories.article().file, 9)


def test_the_line_is_the_first_that_has_it_after_the_blocks_own(tmp_path: Path) -> None:
    file = f"{ODD}\none\ntwo {ODD}\n"
    made = issue(tmp_path, file, blocks=(copy(ODD, line=2),))
    assert only(missing_glyphs(made, SHOP)).line == 3


def test_of_an_entity_the_blocks_line_is_told(tmp_path: Path) -> None:
    made = issue(tmp_path, "&#65536;\n", blocks=(copy(ODD, line=5),))
    assert only(missing_glyphs(made, SHOP)).line == 5


def test_many_characters_are_counted_and_not_all_named() -> None:
    odd = "".join(map(chr, range(0x10000, 0x10000 + MOST_NAMED + 3)))
    note = missing_glyph(odd, "Serif", CopyPlace(file="a.md", line=4))
    assert note.message.endswith("and 3 more")
    assert note.message.count("U+") == MOST_NAMED
    assert (note.file, note.line) == ("a.md", 4)
