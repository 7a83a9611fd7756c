"""Each kind of leftover: the lines that sites have, and copy that looks a little so."""

from types import ModuleType

import pytest

from layout.copy.subbing.leftovers import (
    addresses,
    captions,
    continuing,
    cookies,
    counters,
    newsletters,
    related,
    rights,
    sharing,
)
from tests.copy.making import item

KINDS = (
    *(addresses, captions, continuing, cookies, counters, newsletters, related),
    *(rights, sharing),
)
# Sentences about the very things that sites ask for: an article may be about them.
COPY = (
    "The board would not share its accounts with the town.",
    "Pictures of the flood hang in the hall until May.",
    "Bakers in Marl sell cookies for the lifeboat every Saturday.",
    "She reads the comments of her pupils aloud at the end of term.",
    "He has worked for the newsletter of the growers' union since 1981.",
    "The copyright in the song belongs to the choir.",
    "At the top of the lane the old address is still cut in stone.",
    "Next week the council votes on the weir.",
    "Most of the members say that they like the new hall.",
    "Search parties went home at dusk.",
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__.split(".")[-1])
@pytest.mark.parametrize("text", COPY)
def test_a_sentence_of_copy_is_no_leftover(kind: ModuleType, text: str) -> None:
    assert not kind.matches(item(text))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__.split(".")[-1])
def test_each_kind_gives_its_reason(kind: ModuleType) -> None:
    assert kind.REASON
    assert not kind.REASON.endswith(".")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__.split(".")[-1])
def test_nothing_and_punctuation_are_no_leftover(kind: ModuleType) -> None:
    for text in ("", "—", "* * *", "...", "“”"):
        assert not kind.matches(item(text)), text
