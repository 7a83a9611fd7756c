"""Names for pictures: safe, one file once, none taken twice."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.manuscript import Manuscript, SourcePicture
from layout.copy.picture_names import MOST_CHARACTERS, NamedPictures, named_pictures
from tests.copy.making import codes, dropped


def pictures(*names: str, data: bytes = b"x") -> Manuscript:
    return Manuscript(
        headline="A",
        blocks=(),
        pictures=tuple(SourcePicture(file=name, data=data) for name in names),
    )


def name_of(name: str, there: dict[str, bytes] | None = None) -> str:
    named = named_pictures(pictures(name), "weir", there or {})
    (picture,) = named.manuscript.pictures
    return picture.file


def named_alone(manuscript: Manuscript) -> NamedPictures:
    """Name the pictures of an article in an issue that has none."""
    return named_pictures(manuscript, "weir", {})


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("weir.jpg", "weir.jpg"),
        ("Weir In Flood.JPEG", "weir-in-flood.jpg"),
        ("../../etc/Weir.PNG", "weir.png"),
        ("C:\\old\\Brücke.png", "brucke.png"),
        ("桥.png", "weir.png"),
        ("-.svg", "weir.svg"),
        ("a" * 90 + ".jpg", "a" * MOST_CHARACTERS + ".jpg"),
        ("a.b.c.jpg", "a-b-c.jpg"),
    ],
)
def test_a_name_is_safe_on_every_machine(given_name: str, name: str) -> None:
    assert name_of(given_name) == name


@pytest.mark.parametrize(
    ("there", "name"),
    [
        ({}, "weir.jpg"),
        ({"pictures/weir.jpg": b"x"}, "weir.jpg"),
        ({"pictures/weir.jpg": b"y"}, "weir-2.jpg"),
        ({"pictures/WEIR.jpg": b"y"}, "weir-2.jpg"),
        ({"pictures/weir.jpg": b"y", "pictures/weir-2.jpg": b"x"}, "weir-2.jpg"),
        ({"articles/weir.jpg": b"y"}, "weir.jpg"),
    ],
)
def test_another_picture_of_the_name_is_not_written_over(
    there: dict[str, bytes], name: str
) -> None:
    assert name_of("weir.jpg", there) == name


def test_only_pictures_that_are_not_there_yet_are_written() -> None:
    there = {"pictures/weir.jpg": b"x"}
    assert named_pictures(pictures("weir.jpg"), "a", there).files == {}
    assert named_pictures(pictures("ford.jpg"), "a", there).files == {
        "pictures/ford.jpg": b"x"
    }


@pytest.mark.parametrize("name", ["weir.gif", "weir.bin", "weir", "weir.emf", "a.tif"])
def test_what_the_desk_cannot_open_is_left_out(name: str) -> None:
    raw = Manuscript(
        headline="A",
        blocks=(),
        pictures=(
            SourcePicture(file=name, data=b"x", caption="In *flood*", credit="Nell_H"),
        ),
    )
    named = named_alone(raw)
    assert (named.manuscript.pictures, named.files) == ((), {})
    assert codes(named.notes) == ["import-picture"]
    assert dropped(named.manuscript) == ["In flood Nell_H"]


@pytest.mark.parametrize(
    "svg",
    [
        b"<svg><script>a()</script></svg>",
        b"<svg>< SCRIPT/></svg>",
        b'<svg onload="a()"/>',
        b'<svg><a href="javascript:a()"/></svg>',
    ],
)
def test_a_drawing_with_a_script_is_left_out(svg: bytes) -> None:
    named = named_alone(pictures("weir.svg", data=svg))
    assert (named.manuscript.pictures, named.files) == ((), {})
    assert codes(named.notes) == ["import-picture"]
    assert "script" in named.notes[0].message


def test_a_drawing_without_one_stays() -> None:
    data = b'<svg><text font-family="onyx">on = off</text></svg>'
    named = named_alone(pictures("weir.svg", data=data))
    assert named.files == {"pictures/weir.svg": data}
    assert named.notes == ()
    assert len(named.manuscript.pictures) == 1


NAMES = st.text(st.characters(codec="utf-8"), max_size=20).map(lambda n: f"{n}.jpg")


@given(st.lists(NAMES, max_size=6))
def test_many_pictures_have_many_names(names: list[str]) -> None:
    raw = Manuscript(
        headline="A",
        blocks=(),
        pictures=tuple(
            SourcePicture(file=name, data=bytes([number]))
            for number, name in enumerate(names)
        ),
    )
    named = named_alone(raw)
    own = [picture.file for picture in named.manuscript.pictures]
    assert len(set(own)) == len(own) == len(named.files)
    assert all(re.fullmatch(r"[a-z0-9-]+\.jpg", name) for name in own)
