"""Keys are what the standard says, or it is told which is not."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Stream

from layout.pdf.wellformed import (
    FORM,
    IMAGE,
    PAGE,
    SHADINGS,
    STATE,
    KeyRules,
    number,
    numbers,
    wrong_keys,
)

PDF = pikepdf.new()


def test_numbers_are_what_a_page_can_have() -> None:
    given = Array([1, -2.5, True, Name.A, 10**12, "1"])
    assert [number(value) for value in given] == [True, True, *[False] * 4]
    assert numbers(Array([1, 2]))
    assert numbers(Array([1, 2]), 2)
    assert not numbers(Array([1, 2]), 3)
    assert not numbers(7)


@pytest.mark.parametrize(
    ("thing", "rules", "said"),
    [
        (Dictionary(LW=1, BM=Name.Multiply, ca=0.5), STATE, []),
        (
            Dictionary(LW=Name.A, BM=Array([]), ca=7),
            STATE,
            [
                "/LW is not a number",
                "/ca is not a number from 0 to 1",
                "/BM is not the name of a blend",
            ],
        ),
        (Dictionary(Rotate=90, UserUnit=2), PAGE, []),
        (
            Dictionary(Rotate=45, MediaBox=Array([0, 0, 9])),
            PAGE,
            [
                "/MediaBox is not a box of four numbers",
                "/Rotate is not a multiple of 90",
            ],
        ),
        (Dictionary(Coords=Array([0, 0, 9, 9])), SHADINGS[2], ["/Function is missing"]),
        (Array([]), FORM, ["it is neither a dictionary nor a stream"]),
    ],
)
def test_what_is_wrong_is_said(thing: Object, rules: KeyRules, said: list[str]) -> None:
    assert list(wrong_keys(thing, rules)) == said


def test_a_whole_number_may_be_written_with_a_point() -> None:
    stream = Stream(PDF, b"")
    stream.Width, stream.Height = 300.0, 2.5
    assert list(wrong_keys(stream, IMAGE)) == ["/Height is not a whole number over 0"]
