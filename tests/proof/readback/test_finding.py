"""Tables, boxes, captions and pieces that stand in a column, read at their places."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from layout.errors import Defect
from layout.galley.galley import Line, Run, SetTable, SetText
from layout.geometry import Rect
from layout.makeup.dummy import PlacedLeg, PlacedTable, PlacedText
from layout.proof.readback.finding import find, sort
from layout.proof.readback.pdf_words import count_characters, read_file
from layout.proof.readback.printed_words import ReadPage, Word
from layout.proof.readback.proofing import check_joined, prove
from tests.proof import press


def word(text: str, *, left: float, baseline: float, width: float = 20.0) -> Word:
    return Word(
        text=text,
        left=press.GRID.left + left,
        right=press.GRID.left + left + width,
        baseline=press.GRID.top + baseline,
        height=11.0,
        spaced=False,
    )


def piece(role: str, rect: Rect) -> PlacedText:
    line = Line(runs=(Run(text="-", face="text"),), width=1, spaces=0, measure=1)
    text = SetText(
        element=role, size=7.4, leading=9.2, lines=(line,), lines_deep=2, width=90
    )
    return PlacedText(role=role, rect=rect, text=text)


def found_with(
    item: PlacedText | PlacedTable, words: tuple[Word, ...]
) -> tuple[list[str], ...]:
    """Return the texts and the columns' lines found on a page with one more piece."""
    (page,) = press.story().dummy.pages
    frame = replace(page.frames[0], items=(*page.frames[0].items, item))
    made = replace(page, frames=(frame,))
    found = find(made, ReadPage(words=words), press.GRID).found
    return (
        [line for text in found.texts for line in text.lines],
        [
            row.found.text
            for leg in found.legs
            for row in leg.rows
            if row.found is not None
        ],
    )


def test_a_captions_lines_are_read_by_its_own_leading() -> None:
    caption = piece("caption", Rect(x=0, line=20, width=90, lines=2))
    words = (
        word("The", left=0, baseline=217.0),
        word("path", left=30, baseline=217.0),
        word("above", left=0, baseline=226.2),
    )
    texts, legs = found_with(caption, words)
    assert texts == ["The path", "above"]
    assert legs == []


@pytest.mark.parametrize("role", ["kicker", "credit", "pull_quote", "continued_on"])
def test_what_is_no_copy_is_not_read(role: str) -> None:
    item = piece(role, Rect(x=0, line=20, width=90, lines=2))
    assert found_with(item, (word("Roads", left=0, baseline=217.0),)) == ([], [])


def test_a_pull_quote_in_a_column_is_not_of_its_copy() -> None:
    quote = piece("pull_quote", Rect(x=0, line=6, width=90, lines=2))
    words = (
        word("copy", left=0, baseline=4.8 * press.LEADING),
        word("Nobody", left=0, baseline=6.8 * press.LEADING),
    )
    assert found_with(quote, words) == ([], ["copy"])


def test_a_word_broken_in_a_cell_goes_on_in_that_cell() -> None:
    table = SetTable(
        header=(),
        rows=((), ()),
        columns=(40.0, 40.0),
        gap=10.0,
        align=("left", "left"),
        row_lines=(2, 1),
        width=90.0,
        lines_deep=3,
    )
    rect = Rect(x=0, line=20, width=90, lines=3)
    words = (
        word("Raven-", left=0, baseline=217.0),
        word("40:19", left=50, baseline=217.0),
        word("sett", left=0, baseline=227.5),
        word("Thornley", left=0, baseline=238.0),
        word("41:02", left=50, baseline=238.0),
    )
    texts, _ = found_with(PlacedTable(rect=rect, table=table), words)
    assert texts[-5:] == ["Raven-", "sett", "40:19", "Thornley", "41:02"]


def test_neighbouring_columns_do_not_mix() -> None:
    words = (
        word("left", left=0, baseline=50.0),
        word("right", left=press.GRID.x(1), baseline=50.0),
    )
    (page,) = press.story().dummy.pages
    legs = [item for item in page.frames[0].items if isinstance(item, PlacedLeg)]
    rows = sort(ReadPage(words=words), press.GRID)
    found = [[w.text for w in rows.within(leg.rect, 4)] for leg in legs]
    assert found == [["left"], ["right"]]


def test_a_bleed_around_the_page_moves_nothing(tmp_path: Path) -> None:
    job = press.story()
    pdf = press.paint(job, tmp_path / "p.pdf", css="@page { bleed: 9pt }")
    assert prove(job.evidence(pdf))[1] == ()


def test_a_file_that_is_no_pdf_is_a_defect(tmp_path: Path) -> None:
    pdf = tmp_path / "press.pdf"
    pdf.write_bytes(b"not a PDF")
    for read in (read_file, count_characters):
        with pytest.raises(Defect, match=r"press\.pdf: error\[unreadable-proof\]"):
            read(pdf)


def test_a_page_that_lost_characters_in_joining_is_a_defect(tmp_path: Path) -> None:
    job = press.story()
    pdf = press.paint(job, tmp_path / "press.pdf")
    evidence = job.evidence(pdf)
    (file,) = evidence.files
    (count,) = count_characters(pdf)
    check_joined(evidence, file, (count,))
    with pytest.raises(Defect, match=rf"page 1 has {count - 1} char.* had {count} "):
        check_joined(evidence, file, (count - 1,))


def test_a_page_too_few_is_a_defect(tmp_path: Path) -> None:
    job = press.story()
    (page,) = job.dummy.pages
    dummy = replace(job.dummy, pages=(page, replace(page, number=2)))
    pdf = press.paint(job, tmp_path / "press.pdf")
    evidence = replace(job, dummy=dummy).evidence(pdf)
    (file,) = evidence.files
    with pytest.raises(Defect, match="1 pages were written and 2 made up"):
        check_joined(evidence, file, count_characters(pdf))


def read_texts(*words: Word, lines: int = 3) -> list[str]:
    """Return the lines read of a caption whose leading is 9.2 points."""
    place = Rect(x=0, line=20, width=90, lines=lines)
    return found_with(piece("caption", place), words)[0]


HEAD = 20 * press.LEADING


@pytest.mark.parametrize(
    ("apart", "lines"),
    [
        pytest.param(-3.0, ["E=mc²"], id="a superscript"),
        pytest.param(-4.0, ["E=mc²"], id="just under 0.45 of the leading"),
        pytest.param(-4.5, ["²", "E=mc"], id="a line of its own"),
    ],
)
def test_what_is_raised_stays_on_its_line(apart: float, lines: list[str]) -> None:
    base = HEAD + 14.0
    words = (
        word("E=mc", left=0, baseline=base),
        word("²", left=20, baseline=base + apart, width=3),
    )
    assert read_texts(*words) == lines


def test_words_of_a_line_are_put_from_left_to_right() -> None:
    words = (
        word("weir", left=60, baseline=HEAD + 7),
        word("the", left=0, baseline=HEAD + 7),
        word("grey", left=30, baseline=HEAD + 7),
    )
    assert read_texts(*words) == ["the grey weir"]


@pytest.mark.parametrize(
    ("gap", "text"), [(0.0, "weirs"), (0.9, "weirs"), (1.1, "weir s"), (9.0, "weir s")]
)
def test_a_gap_is_a_space_from_a_share_of_the_height_on(gap: float, text: str) -> None:
    words = (
        word("weir", left=0, baseline=HEAD + 7),
        word("s", left=20 + gap, baseline=HEAD + 7),
    )
    assert read_texts(*words) == [text]


def test_a_space_of_the_pdfs_own_needs_no_gap() -> None:
    first = structs.replace(word("the", left=0, baseline=HEAD + 7), spaced=True)
    assert read_texts(first, word("weir", left=20, baseline=HEAD + 7)) == ["the weir"]


@pytest.mark.parametrize(
    ("left", "inside"),
    [
        pytest.param(-0.9, True, id="an overhang"),
        pytest.param(-1.1, False, id="left of it"),
        pytest.param(90.9, True, id="at the edge"),
        pytest.param(91.1, False, id="right of it"),
    ],
)
def test_a_piece_has_the_words_that_begin_in_it(left: float, inside: bool) -> None:
    found = read_texts(word("owl", left=left, baseline=HEAD + 7))
    assert found == (["owl"] if inside else [])


@pytest.mark.parametrize(
    ("line", "inside"), [(19, False), (20, True), (22, True), (23, False)]
)
def test_a_piece_has_the_words_on_its_lines(line: int, inside: bool) -> None:
    found = read_texts(word("owl", left=0, baseline=(line + 0.7) * press.LEADING))
    assert found == (["owl"] if inside else [])


@given(
    places=st.lists(
        st.tuples(st.integers(0, 59), st.integers(0, 34)), unique=True, max_size=20
    )
)
def test_every_word_is_sorted_into_one_line(places: list[tuple[int, int]]) -> None:
    words = tuple(
        word(f"{left}/{line}", left=left, baseline=(line + 0.7) * press.LEADING)
        for left, line in places
    )
    rows = sort(ReadPage(words=words), press.GRID).rows
    assert sorted(each.text for row in rows.values() for each in row) == sorted(
        each.text for each in words
    )
    for line, row in rows.items():
        assert {each.text.split("/")[1] for each in row} == {str(line)}
