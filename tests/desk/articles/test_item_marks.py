"""Items keep the marks that they are written with, verses their lines."""

import pytest

from layout.desk.articles.blocks import copy_blocks
from layout.desk.articles.item_marks import numbers_of, written_marks
from layout.desk.issue import BlockKind, TextBlock
from layout.notebook import Notebook


def blocks(markdown: str) -> list[TextBlock]:
    found = copy_blocks(markdown, "en-GB", Notebook()).blocks
    return [block for block in found if isinstance(block, TextBlock)]


def said(markdown: str) -> list[tuple[str, str]]:
    return [(b.marker, "".join(s.text for s in b.spans)) for b in blocks(markdown)]


@pytest.mark.parametrize(
    ("markdown", "items"),
    [
        ("1. a\n2. b", [("1.", "a"), ("2.", "b")]),
        ("1. a\n1. b\n1. c", [("1.", "a"), ("2.", "b"), ("3.", "c")]),
        ("3. a\n5. b\n\n9. c", [("3.", "a"), ("5.", "b"), ("9.", "c")]),
        ("4. a\n\nSo.\n\n5. b", [("4.", "a"), ("", "So."), ("5.", "b")]),
        ("- (a) oak\n- (b) elm", [("(a)", "oak"), ("(b)", "elm")]),
        ("- 3\\) oak", [("3)", "oak")]),
        ("- iv. oak\n- v. elm", [("iv.", "oak"), ("v.", "elm")]),
        ("- 1.1 oak\n- 1.2 elm", [("1.1", "oak"), ("1.2", "elm")]),
        (
            "- 2.5 per cent\n- 4.5 per cent",
            [("•", "2.5 per cent"), ("•", "4.5 per cent")],
        ),
        ("- c. 1900\n- oak", [("•", "c. 1900"), ("•", "oak")]),
        ("- A. Fell\n- C. Tarn", [("•", "A.\xa0Fell"), ("•", "C.\xa0Tarn")]),
    ],
)
def test_items_are_printed_with_their_marks(
    markdown: str, items: list[tuple[str, str]]
) -> None:
    assert said(markdown) == items


def test_marks_by_themselves() -> None:
    assert numbers_of(["7"]) == ["7."]
    assert written_marks([]) == []
    assert written_marks(["x. a", "xi. b"]) == ["x.", "xi."]


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("Oak\\\nand elm", ["Oak", "and elm"]),
        ("Oak  \nElm  \nAsh", ["Oak", "Elm", "Ash"]),
        ("> Oak\\\n> Elm", ["Oak", "Elm"]),
        ("Oak  \nand elm", []),
        ("Oak\nElm", []),
    ],
)
def test_lines_that_are_meant_stay(markdown: str, lines: list[str]) -> None:
    kinds = (BlockKind.STANZA, BlockKind.VERSE)
    found = [b for b in blocks(markdown) if b.kind in kinds]
    assert ["".join(span.text for span in b.spans) for b in found] == lines
    assert [b.kind for b in found[:1]] == [BlockKind.STANZA][: len(lines)]
