"""The tree of the copy as blocks: lists, quotations, boxes, tables, and their lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.articles.blocks import copy_blocks, copy_text
from layout.desk.articles.inline import text_of
from layout.desk.articles.words import source_words, words_of
from layout.desk.issue import BlockKind, FactBox, Table, TextBlock
from layout.notebook import Notebook


def outline(markdown: str, language: str = "en-GB") -> list[tuple[str, str]]:
    """Return the kind and the text of each block; a list's with its marker."""
    found: list[tuple[str, str]] = []
    for block in copy_blocks(markdown, language, Notebook()).blocks:
        if isinstance(block, TextBlock):
            text = f"{block.marker} {text_of(block.spans)}".strip()
            found.append((block.kind.value, text))
        elif isinstance(block, FactBox):
            found.append(("box", block.title))
        else:
            found.append(("table", text_of(block.header[0])))
    return found


@pytest.mark.parametrize(
    ("markdown", "blocks"),
    [
        ("One.\n\nTwo.", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("One\ntwo.", [("paragraph", "One two.")]),
        ("## The pier", [("crosshead", "The pier")]),
        ("The pier\n---", [("crosshead", "The pier")]),
        ("###### *The* pier", [("crosshead", "The pier")]),
        ("- a\n- b", [("item", "• a"), ("item", "• b")]),
        ("* a\n\n* b", [("item", "• a"), ("item", "• b")]),
        ("1. a\n2. b", [("item", "1. a"), ("item", "2. b")]),
        ("7. a\n8. b", [("item", "7. a"), ("item", "8. b")]),
        (
            "- a\n\n    more of a\n\n- b",
            [("item", "• a"), ("item", "more of a"), ("item", "• b")],
        ),
        ("- a\n    - b", [("item", "• a"), ("item", "• b")]),
        ("> One.\n>\n> Two.", [("quote", "One."), ("quote", "Two.")]),
        ("> - a", [("item", "• a")]),
        ("> ## The pier", [("crosshead", "The pier")]),
        ("— Ada Tarn", [("sign_off", "— Ada Tarn")]),
        ("-- Ada Tarn", [("sign_off", "— Ada Tarn")]),
        ("--- *Ada* Tarn", [("sign_off", "— Ada Tarn")]),
        ("> Shut it.\n>\n> -- Ada", [("quote", "Shut it."), ("sign_off", "— Ada")]),
        ("One.\n\n---\n\nTwo.", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("    a b\n    c", [("paragraph", "a b"), ("paragraph", "c")]),
        ("![A weir](weir.jpg)", []),
        ("![A weir](weir.jpg) It rained.", [("paragraph", "It rained.")]),
        ('!!! facts "The pier"\n    Oak.', [("box", "The pier")]),
        ("!!! facts\n    Oak.", [("box", "Facts")]),
        ("!!! slogan\n    Open the weir!", [("slogan", "Open the weir!")]),
        (
            "!!! verse\n    The boat\n    goes out\n\n    and in",
            [("stanza", "The boat"), ("verse", "goes out"), ("stanza", "and in")],
        ),
        (
            '!!! verse "The ferry"\n    The boat',
            [("stanza", "The ferry"), ("stanza", "The boat")],
        ),
        ("| a | b |\n|---|---|\n| c | d |", [("table", "a")]),
        ("", []),
    ],
)
def test_every_kind_of_block(markdown: str, blocks: list[tuple[str, str]]) -> None:
    assert outline(markdown) == blocks


def test_marks_are_those_of_the_language() -> None:
    assert outline('"So" -- 5 %', "de") == [("paragraph", "„So“ – 5\u00a0%")]
    assert outline("## Quoi ?", "fr") == [("crosshead", "Quoi\u00a0?")]


@pytest.mark.parametrize(
    ("rule", "align"),
    [
        ("|---|---|", ("left", "left")),
        ("|:--|--:|", ("left", "right")),
        ("|:-:|:-:|", ("center", "center")),
    ],
)
def test_columns_of_a_table_are_aligned(rule: str, align: tuple[str, ...]) -> None:
    markdown = f"| a | b |\n{rule}\n| c | **d** |"
    (table,) = copy_blocks(markdown, "en-GB", Notebook()).blocks
    assert isinstance(table, Table)
    assert table.align == align
    assert table.rows[0][1][0].bold


def test_pictures_come_with_the_line_of_their_paragraph() -> None:
    copy = copy_blocks(
        'One.\n\n![A](a.jpg "In flood")\n\nTwo ![B](b.jpg) of it.\n',
        "en-GB",
        Notebook(),
    )
    assert [(image.file, image.title, line) for image, line in copy.images] == [
        ("a.jpg", "In flood", 3),
        ("b.jpg", "", 5),
    ]


def test_a_box_has_its_own_blocks_and_pictures() -> None:
    markdown = '!!! facts "It\'s"\n    - a\n    - b\n\n    ![A](a.jpg)\n\n    Last.'
    copy = copy_blocks(markdown, "en-GB", Notebook())
    (box,) = copy.blocks
    assert isinstance(box, FactBox)
    assert box.title == "It’s"
    assert [block.kind for block in box.blocks] == [
        *(BlockKind.ITEM, BlockKind.ITEM, BlockKind.PARAGRAPH),
    ]
    assert [image.file for image, _ in copy.images] == ["a.jpg"]


def test_a_table_in_a_box_is_lines() -> None:
    book = Notebook()
    markdown = '!!! facts "A"\n    | c | d |\n    |---|---|\n    | e | f |'
    (box,) = copy_blocks(markdown, "en-GB", book).blocks
    assert isinstance(box, FactBox)
    assert [text_of(block.spans) for block in box.blocks] == ["c d", "e f"]
    assert [note.code.value for note in book.notes] == ["box-in-box"]


WORDS = st.lists(
    st.sampled_from(["bridge", "Marl", "the", "weir", "it's", "1931", "*so*"]),
    min_size=1,
    max_size=6,
).map(" ".join)
BLOCKS = st.builds(
    lambda mark, words: mark.format(words),
    st.sampled_from(
        ["{}", "## {}", "- {}", "> {}", "3. {}", "-- {}", "| {} |\n|---|\n| x |"]
    ),
    WORDS,
)


@given(st.lists(BLOCKS, max_size=8).map("\n\n".join))
def test_every_word_of_the_copy_is_in_its_blocks(markdown: str) -> None:
    blocks = copy_blocks(markdown, "en-GB", Notebook()).blocks
    assert words_of(copy_text(blocks)) == source_words(markdown)


@given(st.lists(BLOCKS, max_size=8).map("\n\n".join))
def test_blocks_stand_in_the_order_of_their_lines(markdown: str) -> None:
    blocks = copy_blocks(markdown, "en-GB", Notebook()).blocks
    lines = [block.line for block in blocks]
    assert lines == sorted(lines)
    assert all(1 <= line <= markdown.count("\n") + 1 for line in lines)


def test_a_line_of_verse_keeps_its_style_and_its_line() -> None:
    found = copy_blocks("!!! verse\n    The *boat\n    goes* out", "en-GB", Notebook())
    lines = [b for b in found.blocks if isinstance(b, TextBlock)]
    assert [(b.line, [s.text for s in b.spans if s.italic]) for b in lines] == [
        (2, ["boat"]),
        (3, ["goes"]),
    ]
