"""Markdown becomes blocks; what cannot be set is noted with its line."""

import pytest

from layout.desk.articles.blocks import copy_blocks, copy_text
from layout.desk.articles.foreign import without_foreign
from layout.desk.articles.inline import text_of
from layout.desk.articles.source_lines import Locator
from layout.desk.articles.words import source_words, words_of
from layout.desk.issue import Block, FactBox, Span, Table, TextBlock
from layout.notebook import Notebook


def blocks(markdown: str) -> tuple[Block, ...]:
    return copy_blocks(markdown, "en-GB", Notebook()).blocks


def outline(markdown: str) -> list[tuple[str, int, str, str]]:
    return [
        (b.kind, b.line, b.marker, text_of(b.spans))
        for b in blocks(markdown)
        if isinstance(b, TextBlock)
    ]


def remarks(markdown: str) -> list[tuple[str, int | None]]:
    book = Notebook()
    copy_blocks(without_foreign(markdown, book), "en-GB", book)
    return [(note.code, note.line) for note in book.notes]


def test_kinds_of_block() -> None:
    source = (
        "One\ntwo.\n\n## Head\n\n- a\n- b\n\n3. c\n4. d\n\n> said\n\n— Ann\n\n-- Bob"
    )
    assert outline(source) == [
        ("paragraph", 1, "", "One two."),
        ("crosshead", 4, "", "Head"),
        ("item", 6, "•", "a"),
        ("item", 7, "•", "b"),
        ("item", 9, "3.", "c"),
        ("item", 10, "4.", "d"),
        ("quote", 12, "", "said"),
        ("sign_off", 14, "", "— Ann"),
        ("sign_off", 16, "", "— Bob"),
    ]


def test_spans() -> None:
    (block,) = blocks("A **b *c*** [d](https://e.org) x^2^ [BBC]{.smallcaps} f\\*")
    assert isinstance(block, TextBlock)
    assert block.spans == (
        Span(text="A "),
        Span(text="b ", bold=True),
        Span(text="c", bold=True, italic=True),
        Span(text=" "),
        Span(text="d", href="https://e.org"),
        Span(text=" x"),
        Span(text="2", superscript=True),
        Span(text=" "),
        Span(text="BBC", small_caps=True),
        Span(text=" f*"),
    )


def test_quotes_open_and_close_across_spans() -> None:
    (block,) = blocks('"*Never,*" she said, "*\'til* **\'90**."')
    assert isinstance(block, TextBlock)
    assert text_of(block.spans) == "“Never,” she said, “’til ’90.”"


def test_table() -> None:
    (table,) = blocks("| A | B |\n|:--|--:|\n| *x* | 1 |\n| y | |")
    assert isinstance(table, Table)
    assert [text_of(cell) for cell in table.header] == ["A", "B"]
    assert [[text_of(c) for c in row] for row in table.rows] == [["x", "1"], ["y", ""]]
    assert (table.align, table.line) == (("left", "right"), 1)


def test_fact_box() -> None:
    source = 'A\n\n!!! facts "It\'s"\n    - **1** one\n    - two\n\n    Three\n\nB'
    first, box, last = blocks(source)
    assert isinstance(box, FactBox)
    assert (box.title, box.line) == ("It’s", 3)
    assert [(text_of(b.spans), b.line) for b in box.blocks] == [
        ("1 one", 4), ("two", 5), ("Three", 7),
    ]  # fmt: skip
    assert (first.line, last.line) == (1, 9)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("A\n\n# B", [("head-in-copy", 3)]),
        ("A\n\n    b\n    c", [("code", 3)]),
        ("A\n\n```py\nb\n```\n\nC", [("code", 4)]),
        ("A `b`", [("code", 1)]),
        ("A\n\n- b\n    - c", [("nested-list", 4)]),
        ("A\n\n---\n\nB", [("rule-in-copy", 1)]),
        ("A  \nb", [("line-break", 1)]),
        ("A\n<b>c</b>", [("raw-html", 2)]),
        ("A\n\n<style>\nb\n</style>\n", [("raw-html", 3)]),
        ("A <!-- b -->", [("comment", 1)]),
        ("A\n{% image 'a' %}", [("template-tag", 2)]),
        ("A [b]({{ 'c' | url }})", [("template-tag", 1)]),
        ("A[^1]\n\n[^1]: b", []),
        ("A[^1]\n\n[^2]: b", [("footnote", 1), ("footnote", 3)]),
        ("A {: .b}", [("attribute", 1)]),
        ('A\n\n!!! note "B"\n    c', [("unknown-box", 3)]),
        (
            '!!! facts "B"\n    | c | d |\n    |---|---|\n    | e | f |',
            [("box-in-box", 2)],
        ),
    ],
)
def test_what_cannot_be_set_is_noted(
    source: str, found: list[tuple[str, int | None]]
) -> None:
    assert remarks(source) == found


@pytest.mark.parametrize(
    "source",
    [
        "A <b>bold</b> and m<sup>2</sup> &ldquo;word&rdquo; &amp; more",
        "Said[^1].\n\n[^1]: A footnote's words.",
        "```\ncode --flag here\n\nmore = 1\n```",
        "- a\n    - b\n        - c\n\n    second\n\n> - q\n>\n> r",
        "1. one\n2. two 3. four\n\n1887. A year\n\nIn the year\n1887. It was",
        '[a [b] c](http://d.e/f_(g)) and [x][y] [z] [w](u "title")\n\n[y]: http://v',
        '!!! facts "Title here"\n    para\n\n    | a |\n    |---|\n    | c |',
        "| a | b |\n|---|---|\n| c\\*d | e |",
        "<https://example.org/a-b> and <ann@example.org>",
        "Single *em*phasis, __strong__ words -- and 2027--28 – yes—no... so",
        "Head\n====\n\nSub\n---\n\n***\n\ntext",
        '![alt](a.jpg "title") left and `code` [BBC]{.smallcaps}\'s',
        "A<script>no()</script> B <!-- no\nno --> C",
    ],
)
def test_no_word_is_lost(source: str) -> None:
    book = Notebook()
    cleaned = without_foreign(source, book)
    copy = copy_blocks(cleaned, "en-GB", book)
    assert words_of(copy_text(copy.blocks)) == source_words(cleaned)


def test_nesting_beyond_reason_is_an_error() -> None:
    book = Notebook()
    source = "\n".join("    " * depth + "- a" for depth in range(300))
    copy_blocks(source, "en", book)
    assert [note.code for note in book.notes if note.code != "nested-list"] == [
        "too-deep"
    ]


def test_cleaning_keeps_lines_where_they_were() -> None:
    source = "a\n<div\nid='b'>\nc</div>\n<!-- d\n\ne -->\n```\nf\n```\n{%\ng %}\nh"
    cleaned = without_foreign(source, Notebook())
    assert cleaned.count("\n") == source.count("\n")
    assert cleaned.split("\n")[-1] == "h"


def test_code_spans_are_not_taken_for_html() -> None:
    assert without_foreign("a `<b>` c", Notebook()) == "a `<b>` c"


def test_blocks_are_found_behind_one_another() -> None:
    locator = Locator(
        "The end.\n\nThe end.\n\n## The end\n\n[The](http://the.end) end?"
    )
    assert [locator.find("The end") for _ in range(4)] == [1, 3, 5, 7]


def test_what_is_not_found_keeps_the_last_line() -> None:
    locator = Locator("One.\n\nTwo.")
    assert [locator.find(text) for text in ("One", "***", "Two")] == [1, 1, 3]


def test_lines_of_a_real_shape() -> None:
    source = (
        "\n\nA *bridge* & a bridge.\n\n&ldquo;The bridge.\n\n"
        "The [bridge](https://the.bridge/the) is.\n\n- The bridge\n- The bridge\n"
    )
    assert [line for _, line, _, _ in outline(source)] == [3, 5, 7, 9, 10]
