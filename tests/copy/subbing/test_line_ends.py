"""Wrapped at any measure or not at all, copy comes back with its paragraphs."""

import textwrap
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.copy.subbing.splitting import items_of

# Words, what ends a sentence, and what stands between words.
SCRIPTS = {
    "English": (
        "the weir of a mill in Marl and county lorries surveyor by I",
        ".",
        " ",
    ),
    "German": ("die Brücke der Fluss und Müllerin über Gemeinde sehr am", ".", " "),
    "Russian": ("мост через реку и старая мельница Марл у городского", ".", " "),
    "Greek": ("η γέφυρα του ποταμού και ο μύλος στην Αλδέρ παλιά", ".", " "),
    "Arabic": ("الجسر فوق النهر و طاحونة قديمة في البلدة من الحجر", ".", " "),
    "Hebrew": ("הגשר מעל הנהר וגם טחנה ישנה של העיירה", ".", " "),
    "Hindi": ("नदी पर पुल और एक पुरानी चक्की गाँव में है", "।", " "),
    "Korean": ("강 위의 다리 그리고 오래된 방앗간 마을에서 아주", ".", " "),
    "Chinese": ("河上的桥 和 旧磨坊 在镇上 县里 工人", "。", ""),
    "Japanese": ("川の橋 と 古い水車 は 町で 作る 石の", "。", ""),
}
EVERY = pytest.mark.parametrize("script", SCRIPTS)
SEEDS = st.integers(0, 2**32)


def copy_of(script: str, seed: int) -> list[str]:
    """Return paragraphs of random words, as long as an article's."""
    words, stop, space = SCRIPTS[script]
    dice = Random(seed)
    longest = 24 if space else 14

    def sentence() -> str:
        count = dice.randrange(6, longest)
        text = space.join(dice.choice(words.split()) for _ in range(count))
        return text[:1].upper() + text[1:] + stop

    def paragraph() -> str:
        return space.join(sentence() for _ in range(dice.randrange(2, 7)))

    return [paragraph() for _ in range(dice.randrange(9, 14))]


def texts(text: str) -> list[str]:
    return [item.text for item in items_of(text)]


@EVERY
@settings(derandomize=True, max_examples=25, deadline=None)
@given(seed=SEEDS, width=st.integers(40, 200))
def test_wrapped_copy_comes_back(script: str, seed: int, width: int) -> None:
    copy = copy_of(script, seed)
    wrapped = "\n\n".join(textwrap.fill(text, width) for text in copy)
    assert texts(wrapped) == copy


@EVERY
@pytest.mark.parametrize("apart", ["\n", "\n\n"])
@settings(derandomize=True, max_examples=10, deadline=None)
@given(seed=SEEDS)
def test_copy_that_was_not_wrapped_comes_back(
    script: str, apart: str, seed: int
) -> None:
    copy = copy_of(script, seed)
    assert texts(apart.join(copy)) == copy


@settings(derandomize=True, max_examples=40, deadline=None)
@given(seed=SEEDS, width=st.integers(40, 200))
def test_paragraphs_that_are_only_set_in_come_back(seed: int, width: int) -> None:
    copy = copy_of("English", seed)
    lines = (textwrap.fill(text, width, initial_indent="   ") for text in copy)
    assert texts("\n".join(lines)) == copy


@settings(derandomize=True, max_examples=40, deadline=None)
@given(seed=SEEDS, width=st.integers(40, 200))
def test_a_head_above_wrapped_copy_stays_apart(seed: int, width: int) -> None:
    copy = copy_of("English", seed)
    head = ["Bridge at Marl shut until the masons come", "By Ada Tarn"]
    wrapped = "\n\n".join(textwrap.fill(text, width) for text in copy)
    found = texts("\n".join(head) + "\n\n" + wrapped)
    assert found == [*head, *copy]
