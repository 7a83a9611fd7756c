"""Lines that most files of one import have."""

from layout.copy.importing import read_stories
from layout.copy.manuscript import Source
from layout.copy.repeating import with_repeated
from layout.requests import unwatched
from tests.copy.making import COPY, dropped

SITE = "Wool and Water"
# Witty heads, of which the copy does not say a word: only their place tells them.
HEADS = ("Out of the frying pan", "Three men in a tub", "Heads you lose")


def sources(*tops: str, folder: str = "dumps") -> list[Source]:
    return [
        Source(
            name=f"{n}.txt",
            data="\n\n".join((*top.split("\n"), *COPY, str(n))).encode(),
            folder=folder,
        )
        for n, top in enumerate(tops)
    ]


def test_a_line_that_most_files_have_is_the_sites() -> None:
    found = with_repeated(sources(*(f"{SITE}\n{head}" for head in HEADS)))
    assert all(SITE in source.repeated for source in found)
    assert not any(head in source.repeated for source in found for head in HEADS)
    stories, _ = read_stories(found, unwatched, keep_all=False)
    assert tuple(s.manuscript.headline for s in stories) == HEADS
    assert all(SITE in dropped(s.manuscript) for s in stories)


def test_two_files_say_nothing_nor_do_other_folders() -> None:
    two = sources(*(f"{SITE}\n{head}" for head in HEADS[:2]))
    other = sources(f"{SITE}\n{HEADS[2]}", folder="elsewhere")
    assert [s.repeated for s in with_repeated(two + other)] == [frozenset()] * 3


def test_states_of_one_article_keep_its_headline() -> None:
    stories, _ = read_stories(
        sources(*(["Out of the frying pan"] * 3)), unwatched, keep_all=False
    )
    assert {s.manuscript.headline for s in stories} == {"Out of the frying pan"}


def test_a_packed_file_is_not_looked_into() -> None:
    packed = [Source(name=f"{n}.docx", data=b"PK\x03\x04\n%d" % n) for n in range(3)]
    assert with_repeated(packed) == packed
