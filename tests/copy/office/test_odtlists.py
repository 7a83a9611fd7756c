"""OpenDocument's lists count as its programs count them."""

import pytest

from layout.copy.manuscript import ListBlock, Source, SourceTable
from layout.copy.office.odtlists import counted
from layout.copy.office.opendocument import read_opendocument
from tests.copy.making import paragraphs
from tests.copy.office.odtmaking import SPACES
from tests.copy.office.processors import COPY, ODT, Read

NUMBERS = "<text:list-level-style-number text:level="
LEVEL = f'{NUMBERS}"1" style:num-suffix=")" style:num-format="a"/>'


def content(body: str, styles: str = LEVEL) -> bytes:
    listed = f'<text:list-style style:name="L">{styles}</text:list-style>'
    return (
        f"<office:document-content {SPACES}><office:automatic-styles>{listed}"
        f"</office:automatic-styles><office:body><office:text><text:p>A head</text:p>"
        f"<text:p>It rained.</text:p>{body}</office:text></office:body>"
        "</office:document-content>"
    ).encode()


def read(body: str, styles: str = LEVEL) -> Read:
    return ODT.read_bytes(ODT.make(COPY, {"content.xml": content(body, styles)}))


def listed(*items: str, more: str = "") -> str:
    inside = "".join(
        f"<text:list-item><text:p>{words}</text:p></text:list-item>" for words in items
    )
    return f'<text:list text:style-name="L"{more}>{inside}</text:list>'


def marks(found: Read) -> list[str]:
    lists = [b for b in found.article.blocks if isinstance(b, ListBlock)]
    return [
        mark
        for b in lists
        for mark in (b.marks or [f"{b.start + n}." for n in range(len(b.items))])
    ]


def test_items_have_their_marks_and_go_on_where_it_says_so() -> None:
    body = listed("Oak", "Elm") + "<text:p>So.</text:p>"
    on = ' text:continue-numbering="true"'
    assert marks(read(body + listed("Ash"))) == ["a)", "b)", "a)"]
    assert marks(read(body + listed("Ash", more=on))) == ["a)", "b)", "c)"]


def test_levels_name_those_above() -> None:
    two = (
        f'{NUMBERS}"1" style:num-suffix="." style:num-format="1"/>'
        f'{NUMBERS}"2" style:num-format="1" text:display-levels="2"/>'
    )
    inner = listed("b", "c").replace(' text:style-name="L"', "")
    body = listed("a").replace("</text:list-item>", f"{inner}</text:list-item>")
    assert marks(read(body, two)) == ["1.", "1.1", "1.2"]


def test_cells_are_repeated_as_often_as_they_say() -> None:
    row = "<table:table-row>{}</table:table-row>"
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    twice = ' table:number-columns-repeated="2"'
    body = "<table:table>{}{}</table:table>".format(
        row.format(
            cell.format("", "Day") + cell.format("", "Out") + cell.format("", "In")
        ),
        row.format(cell.format("", "Mon") + cell.format(twice, "9")),
    )
    found = read(body).article
    (table,) = [block for block in found.blocks if isinstance(block, SourceTable)]
    assert table.rows == (("Mon", "9", "9"),)


def test_a_file_in_one_piece_is_read() -> None:
    flat = content("<text:p>The end.</text:p>").replace(
        b"document-content", b"document"
    )
    (found,), _ = read_opendocument(Source(name="mill.fodt", data=flat))
    assert paragraphs(found)[-1] == "The end."


@pytest.mark.parametrize(
    ("number", "way", "text"),
    [(3, "a", "c"), (4, "I", "IV"), (5, "1", "5"), (0, "a", "0")],
)
def test_ways_to_count(number: int, way: str, text: str) -> None:
    assert counted(number, way) == text
