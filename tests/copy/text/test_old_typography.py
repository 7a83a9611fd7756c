"""What a machine broke is put right, and words, numbers and addresses never change."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.manuscript import (
    Break,
    Crosshead,
    ListBlock,
    Manuscript,
    Paragraph,
    Quote,
    SourcePicture,
    SourceTable,
)
from layout.copy.text.old_typography import Mended, mended_manuscript, words_in


def mended(text: str, copy: str = "") -> str:
    return Mended(words=words_in(copy)).text(text)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("The cafÃ© on the quay", "The café on the quay"),
        ("Nellâ€™s boat", "Nell’s boat"),
        ("â€œShut it,â€\x9d she said", "“Shut it,” she said"),
        ("the ford â€“ and the weir", "the ford – and the weir"),
        ("MÃ¼ller und BÃ¤cker", "Müller und Bäcker"),
        ("Â£12 a day", "£12 a day"),
    ],
)
def test_mojibake_is_undone(broken: str, whole: str) -> None:
    fixes = Mended()
    assert fixes.text(broken) == whole
    assert fixes.counts["mojibake"] == 1
    assert "mojibake" in fixes.summary()


@pytest.mark.parametrize(
    "text",
    [
        "The café on the quay",
        "São João e Älvsjö",
        "Мост в Марле закрыт",
        "桥已关闭",
        "الجسر مغلق",
        "Ærø og Ås",
        "A “quoted” word – and a dash",
        "½ of a £12 note, 20°",
        "",
    ],
)
def test_what_is_whole_stays(text: str) -> None:
    fixes = Mended()
    assert fixes.text(text) == text
    assert fixes.summary() == ""


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the\u00a0bridge", "the bridge"),
        ("the\tbridge", "the bridge"),
        ("the \u2003 bridge", "the bridge"),
        ("the    bridge", "the bridge"),
        ("the\u3000bridge", "the bridge"),
        ("Marl , and Alder ; both", "Marl, and Alder; both"),
        ("the bri\u00addge", "the bridge"),
        ("the \u200bbridge\ufeff", "the bridge"),
        ("\u202athe bridge\u202c", "the bridge"),
    ],
)
def test_odd_spaces_and_invisible_marks_go(broken: str, whole: str) -> None:
    assert mended(broken) == whole


def test_spaces_at_a_lines_ends_and_lines_themselves_stay() -> None:
    assert mended("  set in\n\n    more") == "  set in\n\n    more"


@pytest.mark.parametrize(
    ("broken", "copy", "whole"),
    [
        ("the govern- ment fell", "", "the government fell"),
        ("a con- clusion", "the conclusion", "a conclusion"),
        ("the un- derstanding", "of understanding", "the understanding"),
        ("a long- term plan", "", "a long-term plan"),
        ("the re- sign", "", "the re-sign"),
        ("the fl- ood", "", "the flood"),
        ("sta- tion", "", "station"),
    ],
)
def test_a_hyphen_that_a_line_left_is_closed_up(
    broken: str, copy: str, whole: str
) -> None:
    fixes = Mended(words=words_in(copy))
    assert fixes.text(broken) == whole
    assert fixes.counts["stray"] == 1
    assert "stray hyphens" in fixes.summary()


@pytest.mark.parametrize(
    "text",
    [
        "long- and short-term",
        "pre- or post-war",
        "Vor- und Nachteile",
        "avant- et après-guerre",
        "the Marl- Alder road",
        "a twenty-one- gun salute",
        "pages 3- 4",
        "well-known",
    ],
)
def test_a_hyphen_that_is_meant_stays(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(
    ("typed", "set_right"),
    [
        ("``Shut it,'' she said", '"Shut it," she said'),
        ("Nell`s and Tam´s", "Nell’s and Tam’s"),
        ("Nell‘s boat", "Nell’s boat"),
        ("the ‘80s", "the ’80s"),
        ("the ford - and the weir", "the ford – and the weir"),
        ("”Shut it“, she said", '"Shut it", she said'),
    ],
)
def test_typewriters_marks_are_set_right(typed: str, set_right: str) -> None:
    fixes = Mended()
    assert fixes.text(typed) == set_right
    assert "quotation marks and dashes" in fixes.summary()


@pytest.mark.parametrize(
    "text",
    [
        'A "straight" word',
        "“One” and “two”",
        "“A quotation that goes on in the next paragraph",
        "„Zu,“ sagte sie",
        "It is 4-3 at Marl",
        "page-turner",
    ],
)
def test_marks_that_are_right_stay(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(
    "address",
    [
        "https://alder.example/a''b",
        "https://alder.example/it`s/‘80s",
        "www.alder.example/``a``",
        "[the map](https://alder.example/Nell`s)",
        "<b-``-‘80s>",
    ],
)
def test_an_address_is_kept_to_the_letter(address: str) -> None:
    assert mended(f"See {address} there") == f"See {address} there"


def test_so_many_examples_are_shown_and_no_more() -> None:
    fixes = Mended()
    for number in range(12):
        fixes.text(f"the {'abcdefghijkl'[number]}govern- ment")
    summary = fixes.summary()
    assert summary.startswith("12 stray hyphens")
    assert 1 <= summary.count(" is now ") <= 6


def test_every_text_of_a_manuscript_is_mended() -> None:
    raw = Manuscript(
        headline="Nell`s boat",
        standfirst="the  weir",
        byline="Ada\u00a0Tarn",
        blocks=(
            Paragraph(text="The govern- ment", line=1),
            Crosshead(text="Nell‘s", line=2),
            ListBlock(items=("a  b",), line=3),
            Quote(paragraphs=("c\td",), line=4),
            SourceTable(header=("e  f", ""), rows=(("g  h", "1"),), line=5),
            Break(line=6),
        ),
        pictures=(SourcePicture(file="a.jpg", data=b"", caption="x  y", alt="v  w"),),
        pull_quotes=("``So''",),
    )
    found, fixes = mended_manuscript(raw)
    assert (found.headline, found.standfirst, found.byline) == (
        "Nell’s boat",
        "the weir",
        "Ada Tarn",
    )
    assert found.blocks == (
        Paragraph(text="The government", line=1),
        Crosshead(text="Nell’s", line=2),
        ListBlock(items=("a b",), line=3),
        Quote(paragraphs=("c d",), line=4),
        SourceTable(header=("e f", ""), rows=(("g h", "1"),), line=5),
        Break(line=6),
    )
    assert (found.pictures[0].caption, found.pictures[0].alt) == ("x y", "v w")
    assert found.pull_quotes == ('"So"',)
    assert fixes.counts["stray"] == 1


def test_a_word_in_a_tables_head_joins_halves_in_the_copy() -> None:
    table = SourceTable(header=("Footbridge", ""), rows=(("a", "b"),), line=1)
    raw = Manuscript(
        headline="", blocks=(Paragraph(text="The foot- bridge", line=2), table)
    )
    found, _ = mended_manuscript(raw)
    assert found.blocks[0] == Paragraph(text="The footbridge", line=2)


def test_words_are_counted_from_four_letters() -> None:
    assert words_in("The Bridge, the bridge-head; 1931 für Brücke") == Counter(
        {"bridge": 2, "head": 1, "brücke": 1}
    )


PIECES = st.lists(
    st.sampled_from(
        (
            *("bridge", "Marl", "long- ", "term", "re- ", "tion", "- ", "``", "''"),
            *("“", "”", "‘", "’", "`", '"', " ", "  ", "\u00a0", "\t", "\n", ","),
            *("café", "cafÃ©", "1931", "£12", "https://alder.example/x", "und", " ;"),
            *("Мост", "桥", "\u200b", "[a](b)", "<b>", "—", " - "),
        )
    ),
    max_size=30,
).map("".join)


@given(PIECES)
def test_letters_and_figures_never_change(text: str) -> None:
    whole = text.replace("cafÃ©", "café")
    kept = re.findall(r"[^\W_]", mended(text).replace("Ã©", "é"))
    assert kept == re.findall(r"[^\W_]", whole.replace("Ã©", "é"))


@given(PIECES)
def test_lines_stay_lines(text: str) -> None:
    assert mended(text).count("\n") == text.count("\n")


@given(PIECES)
def test_the_same_text_is_mended_the_same_way(text: str) -> None:
    assert mended(text) == mended(text)


@pytest.mark.parametrize(
    "text",
    [
        *("jul- och nyår", "Maa- ja metsä", "Vor- bzw. Nachmittag", "hin- wie rück"),
        *("Haupt- sowie Nebenfähren", "mini- e macro", "во- и внутри"),
    ],
)
def test_hyphens_that_wait_for_the_next_word_stay(text: str) -> None:
    assert Mended().text(text) == text
