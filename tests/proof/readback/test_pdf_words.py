"""What is read back from a PDF: upright words, each at its place."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from layout.errors import Defect
from layout.proof.readback.pdf_words import (
    count_characters,
    read_file,
    read_page,
    read_page_at,
)
from layout.proof.readback.printed_words import ReadPage, Word
from tests.proof.press import FONT
from tests.proof.readback.typed import LETTER, SIZE, at, typed

CSS = f"""
@font-face {{ font-family: Text; src: url({FONT.as_uri()}) }}
@page {{ size: 300pt 200pt; margin: 0 }}
body {{ margin: 0; font: 10pt/12pt Text }}
p {{ margin: 0 }}
"""


def words(tmp_path: Path, body: str) -> list[str]:
    path = tmp_path / "page.pdf"
    page = HTML(string=f"<style>{CSS}</style>{body}")
    page.write_pdf(path, font_config=FontConfiguration())
    (read,) = read_file(path)
    return [word.text for word in read.words]


def test_turned_type_is_not_copy(tmp_path: Path) -> None:
    for angle in (-90, -35, 2, 90, 180):
        turned = f'<p style="transform: rotate({angle}deg)">DRAFT of page</p>'
        body = f"<p>The bridge</p>{turned}<p>shuts.</p>"
        assert words(tmp_path, body) == ["The", "bridge", "shuts."]


def test_slanted_and_stretched_type_is_copy(tmp_path: Path) -> None:
    body = (
        '<p style="font-style: italic">The</p>'
        '<p style="transform: skewX(-12deg)">bridge</p>'
        '<p style="transform: scaleX(0.9)">shuts.</p>'
    )
    assert words(tmp_path, body) == ["The", "bridge", "shuts."]


def found(*operators: str) -> tuple[Word, ...]:
    """Return the words of a page that is typed so."""
    return msgspec.msgpack.decode(
        read_page(typed("".join(operators))), type=ReadPage
    ).words


def test_places_are_from_the_trimmed_top_left() -> None:
    [word] = found(at("weir", 40, 60))
    assert word.text == "weir"
    assert word.left == pytest.approx(40, abs=0.01)
    assert word.right == pytest.approx(40 + 4 * LETTER, abs=0.01)
    assert word.baseline == pytest.approx(60, abs=0.01)
    assert SIZE < word.height < 1.4 * SIZE


def test_spaces_part_words_and_are_told() -> None:
    assert [(word.text, word.spaced) for word in found(at("the weir is", 0, 20))] == [
        ("the", True),
        ("weir", True),
        ("is", False),
    ]


@pytest.mark.parametrize(
    ("gap", "texts"),
    [
        pytest.param(0.0, ["weirs"], id="close"),
        pytest.param(0.8, ["weirs"], id="kerned apart"),
        pytest.param(1.5, ["weir", "s"], id="more than a ninth of the height"),
        pytest.param(-2.0, ["weirs"], id="kerned together"),
        pytest.param(-40.0, ["s", "weir"], id="far back"),
    ],
)
def test_a_gap_parts_words(gap: float, texts: list[str]) -> None:
    words = found(at("weir", 60, 20), at("s", 60 + 4 * LETTER + gap, 20))
    assert sorted(word.text for word in words) == sorted(texts)


@pytest.mark.parametrize(("down", "count"), [(0.0, 1), (0.005, 1), (0.5, 2), (-3.0, 2)])
def test_another_baseline_is_another_word(down: float, count: int) -> None:
    words = found(at("weir", 0, 20), at("s", 4 * LETTER, 20 + down))
    assert len(words) == count


def test_hyphens_are_read_as_hyphens() -> None:
    assert [word.text for word in found(at("engi-", 0, 20), at("neers", 0, 32))] == [
        "engi-",
        "neers",
    ]


def test_words_come_as_they_are_painted() -> None:
    words = found(at("below", 0, 60), at("above", 0, 20))
    assert [word.text for word in words] == ["below", "above"]


def test_an_empty_page_has_no_words() -> None:
    assert found() == ()


def written(folder: Path) -> Path:
    path = folder / "pages.pdf"
    path.write_bytes(typed(at("one", 0, 20), at("two owls", 0, 20), ""))
    return path


def test_pages_are_read_alike_one_by_one_and_all(tmp_path: Path) -> None:
    path = written(tmp_path)
    pages = read_file(path)
    assert [[word.text for word in page.words] for page in pages] == [
        ["one"],
        ["two", "owls"],
        [],
    ]
    assert tuple(read_page_at(path, place) for place in range(3)) == pages


def test_characters_are_counted_with_their_spaces(tmp_path: Path) -> None:
    path = written(tmp_path)
    counts = count_characters(path)
    assert counts == tuple(page.characters for page in read_file(path))
    assert counts == (3, 8, 0)


@pytest.mark.parametrize(
    ("first", "step", "counts"),
    [(0, 1, (3, 8, 0)), (1, 1, (8, 0)), (0, 2, (3, 0)), (1, 2, (8,)), (3, 1, ())],
)
def test_a_share_of_the_pages_can_be_counted(
    tmp_path: Path, first: int, step: int, counts: tuple[int, ...]
) -> None:
    assert count_characters(written(tmp_path), first, step) == counts


def test_what_is_no_pdf_is_a_defect_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "press.pdf"
    path.write_bytes(b"no PDF")
    for read in (read_file, count_characters, lambda file: read_page_at(file, 0)):
        with pytest.raises(Defect) as caught:
            read(path)
        [note] = caught.value.notes
        assert (note.code, note.file) == ("unreadable-proof", "press.pdf")


LEAST = 0.1


@given(
    lines=st.lists(
        st.lists(st.text("abcxyz", min_size=1, max_size=6), min_size=1, max_size=4),
        min_size=1,
        max_size=5,
    )
)
@settings(max_examples=30)
def test_every_word_is_read_once_where_it_was_typed(lines: list[list[str]]) -> None:
    operators, due = [], []
    for row, words in enumerate(lines):
        operators.append(at(" ".join(words), 5, 20 + 14 * row))
        left = 5
        for word in words:
            due.append((word, left, 20 + 14 * row))
            left += (len(word) + 1) * LETTER
    read = found(*operators)
    assert [word.text for word in read] == [text for text, _, _ in due]
    for each, (_, left, baseline) in zip(read, due, strict=True):
        assert abs(each.left - left) < LEAST
        assert abs(each.baseline - baseline) < LEAST
