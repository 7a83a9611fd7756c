"""Plain text into items: wrapped lines, lists, rules, headings, quotations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.manuscript import Break, ListBlock, Quote
from layout.copy.subbing.splitting import items_of
from tests.copy.making import COPY


def texts(text: str) -> list[str]:
    return [item.text for item in items_of(text)]


def wrapped(text: str, width: int) -> str:
    """Break a text where the next word would no longer fit."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100])
def test_lines_that_a_machine_broke_are_joined(width: int) -> None:
    both = "\n\n".join(wrapped(text, width) for text in COPY)
    assert texts(both) == list(COPY)


def test_long_lines_are_paragraphs_by_themselves() -> None:
    one, two = (f"{text} {text}" for text in COPY)
    assert texts(f"{one}\n{two}") == [one, two]


def test_a_line_that_a_person_ended_is_not_joined() -> None:
    text = f"Bridge shut\nBy Ada Tarn\n\n{wrapped(COPY[0], 60)}"
    assert texts(text) == ["Bridge shut", "By Ada Tarn", COPY[0]]


def test_numbers_of_lines_are_those_of_the_source() -> None:
    text = f"Bridge shut\n\n{wrapped(COPY[0], 40)}\n\n\n{wrapped(COPY[1], 40)}"
    first = wrapped(COPY[0], 40).count("\n") + 1
    assert [item.line for item in items_of(text)] == [1, 3, 3 + first + 2]


@pytest.mark.parametrize("mark", ["-", "*", "•", "·", "–", "●"])
def test_bullets_make_a_list(mark: str) -> None:
    (item,) = items_of(f"{mark} Hay\n{mark} Oats for\n  the horses\n{mark} Barley")
    assert isinstance(item.block, ListBlock)
    assert item.block.items == ("Hay", "Oats for the horses", "Barley")
    assert not item.block.numbered


@pytest.mark.parametrize("form", ["{}.", "{})", "({})"])
@pytest.mark.parametrize("start", [1, 4])
def test_numbers_that_count_on_make_a_list(form: str, start: int) -> None:
    lines = [
        f"{form.format(start + n)} {word}" for n, word in enumerate(("Hay", "Rye"))
    ]
    (item,) = items_of("\n".join(lines))
    assert isinstance(item.block, ListBlock)
    assert item.block.items == ("Hay", "Rye")
    assert (item.block.numbered, item.block.start) == (True, start)


def test_numbers_that_do_not_count_on_are_lines() -> None:
    assert texts("1. Hay\n3. Rye") == ["1. Hay", "3. Rye"]
    assert texts("1931. A dry year") == ["1931. A dry year"]


def test_one_dash_alone_signs_off_and_one_dot_is_a_list() -> None:
    (signed,) = items_of("- Ada Tarn")
    assert signed.block is None
    (listed,) = items_of("• Ada Tarn")
    assert isinstance(listed.block, ListBlock)


def test_a_list_may_follow_its_line_at_once() -> None:
    kinds = [type(i.block).__name__ for i in items_of("On sale:\n- Hay\n- Oats")]
    assert kinds == ["NoneType", "ListBlock"]


@pytest.mark.parametrize(
    "rule", ["* * *", "***", "---", "-----", "* * * *", "§", "*", "~~~", "o0o", "....."]
)
def test_a_rule_is_a_break_without_words(rule: str) -> None:
    one, rules, two = items_of(f"{COPY[0]}\n\n{rule}\n\n{COPY[1]}")
    assert isinstance(rules.block, Break)
    assert (one.text, rules.text, two.text) == (COPY[0], "", COPY[1])


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("# Bridge shut", 1),
        ("## Bridge shut", 2),
        ("###### Bridge shut ##", 6),
        ("Bridge shut\n===========", 1),
        ("Bridge shut\n-----------", 2),
        ("Bridge shut\n~~~~~~~~~~~", 2),
        ("Bridge shut", 0),
    ],
)
def test_a_marked_heading_has_its_level(text: str, level: int) -> None:
    (item,) = items_of(text)
    assert (item.text, item.heading) == ("Bridge shut", level)


def test_a_tag_is_no_heading() -> None:
    (item,) = items_of("#bridge")
    assert (item.text, item.heading) == ("#bridge", 0)


def test_lines_of_mail_that_are_quoted_are_a_quotation() -> None:
    (item,) = items_of("> The bridge is shut.\n> All of it.")
    assert isinstance(item.block, Quote)
    assert " ".join(item.block.paragraphs) == "The bridge is shut. All of it."


def test_lines_that_are_set_in_are_a_quotation() -> None:
    items = items_of(f"{COPY[0]}\n\n    The bridge is shut.\n    All of it.\n")
    assert isinstance(items[1].block, Quote)


def test_a_first_line_that_is_set_in_is_a_paragraph() -> None:
    text = "    " + wrapped(COPY[0], 60)
    (item,) = items_of(text)
    assert (item.block, item.text) == (None, COPY[0])


def test_a_figure_at_a_lines_beginning_ends_the_sentence_before() -> None:
    text = (
        "The weir was built of stone by the growers of the valley in\n"
        "1931) and mended twice since the war by the county, which\n"
        "still owns it."
    )
    assert len(items_of(text)) <= 2
    text = text.replace("1931)", "31.")
    (item,) = items_of(text)
    assert "valley in 31. and mended" in item.text


def test_lines_apart_from_others_are_set_apart() -> None:
    assert [i.set_apart for i in items_of("Head\n\nOne\nTwo")] == [True, False, False]


def test_nothing_has_no_items() -> None:
    assert items_of("") == []
    assert items_of("\n \n\t\n") == []


WORDS = st.sampled_from(
    (
        *("bridge", "Marl", "the", "1.", "2.", "-", "*", "#", ">", "—", "* * *", "==="),
        *("weir,", "shut.", "By", "[x]", "_a_", "Мост", "桥", "1931", "    ", "(3)"),
    )
)
LINES = st.lists(WORDS, max_size=12).map(" ".join)


def letters(text: str) -> list[str]:
    return [char for char in text if char.isalpha()]


@given(st.lists(LINES, max_size=14).map("\n".join))
def test_no_letter_is_lost_and_the_order_stays(text: str) -> None:
    assert letters(" ".join(texts(text))) == letters(text)


@given(st.lists(LINES, max_size=14).map("\n".join))
def test_lines_only_count_up(text: str) -> None:
    places = [item.line for item in items_of(text)]
    assert places == sorted(set(places))
    assert all(1 <= line <= text.count("\n") + 1 for line in places)
