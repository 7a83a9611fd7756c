"""Word's lists count as Word counts them."""

import pytest

from layout.copy.manuscript import Crosshead, ListBlock
from layout.copy.office.wordlists import counted
from tests.copy.office.processors import COPY, WORD, Read
from tests.copy.office.wordmaking import SPACES, word_file


def level(place: int, way: str = "decimal", text: str = "%1.", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/>{more}<w:numFmt w:val="{way}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def item(words: str, number: int = 1, place: int = 0) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/>'
        f"</w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
    )


def plain(words: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{words}</w:t></w:r></w:p>"


def read(levels: str, body: str, nums: str = "") -> Read:
    lists = (
        f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0">{levels}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f"{nums}</w:numbering>"
    )
    head = plain("A head", "Title") + plain("It rained.")
    document = f"<w:document {SPACES}><w:body>{head}{body}</w:body></w:document>"
    parts = {"word/numbering.xml": lists, "word/document.xml": document}
    return WORD.read_bytes(
        word_file(COPY, {name: text.encode() for name, text in parts.items()})
    )


def marks(found: Read) -> list[str]:
    """Return what stands before each item."""
    lists = [b for b in found.article.blocks if isinstance(b, ListBlock)]
    return [
        mark
        for block in lists
        for mark in (
            block.marks or [f"{block.start + n}." for n in range(len(block.items))]
        )
    ]


@pytest.mark.parametrize(
    ("way", "text", "found"),
    [
        ("decimal", "%1.", ["1.", "2."]),
        ("lowerLetter", "(%1)", ["(a)", "(b)"]),
        ("upperRoman", "%1.", ["I.", "II."]),
        ("decimalZero", "%1)", ["01)", "02)"]),
        ("decimal", "Rule %1:", ["Rule 1:", "Rule 2:"]),
    ],
)
def test_items_have_their_marks(way: str, text: str, found: list[str]) -> None:
    assert marks(read(level(0, way, text), item("Oak") + item("Elm"))) == found


def test_a_list_goes_on_behind_a_paragraph() -> None:
    body = item("Oak") + plain("So.") + item("Elm")
    assert marks(read(level(0), body)) == ["1.", "2."]


def test_two_lists_of_one_kind_count_on_unless_one_begins_anew() -> None:
    on = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    anew = on.replace(
        "</w:num>",
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
        "</w:num>",
    )
    body = item("Oak") + item("Elm", 2) + item("Ash", 2)
    assert marks(read(level(0), body, on)) == ["1.", "2.", "3."]
    assert marks(read(level(0), body, anew)) == ["1.", "5.", "6."]


def test_deeper_levels_name_the_ones_above_and_begin_anew() -> None:
    levels = level(0) + level(1, "decimal", "%1.%2")
    body = "".join(
        (item("a"), item("b", 1, 1), item("c", 1, 1), item("d"), item("e", 1, 1))
    )
    assert marks(read(levels, body)) == ["1.", "1.1", "1.2", "2.", "2.1"]


def test_a_headings_number_is_printed_with_it() -> None:
    body = (
        plain("Then.")
        + item("x")
        + (
            '<w:p><w:pPr><w:pStyle w:val="heading2"/><w:numPr><w:ilvl w:val="0"/>'
            '<w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>The pier</w:t></w:r></w:p>'
        )
    )
    found = read(level(0), body).article
    heads = [block.text for block in found.blocks if isinstance(block, Crosshead)]
    assert heads in ([], ["2. The pier"])


@pytest.mark.parametrize(
    ("number", "way", "text"),
    [
        (28, "lowerLetter", "bb"),
        (3, "ordinal", "3rd"),
        (12, "ordinal", "12th"),
        (21, "chineseCounting", "二十一"),
        (2, "russianLower", "б"),
        (3, "decimalEnclosedCircle", "③"),
        (7, "somethingNew", "7"),
        (0, "lowerLetter", ""),
        (9999, "upperRoman", "9999"),
    ],
)
def test_ways_to_count(number: int, way: str, text: str) -> None:
    assert counted(number, way) == text
