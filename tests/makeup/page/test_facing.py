"""Facing pages: a spread is seen together."""

from layout.makeup.page.facing import UNSEEN, face_each_other, look_of
from layout.makeup.plot import Plot


def test_a_left_page_is_even() -> None:
    assert face_each_other(2, 3)
    assert not face_each_other(3, 4)
    assert not face_each_other(2, 4)


def test_a_page_without_stories_looks_like_nothing() -> None:
    room = Plot(column=0, columns=5, line=2, lines=90)
    assert look_of((), room, 1.0) == UNSEEN
