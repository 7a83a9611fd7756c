"""The stack machine of PostScript calculator functions (ISO 32000-2, 7.10.5)."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.pdf.calculator import DEEPEST_BLOCK, DEEPEST_STACK, calculator

NUMBER = st.integers(-300, 300).map(lambda whole: whole / 10)


def run(program: str, *values: float) -> list[float]:
    return calculator(f"{{ {program} }}".encode())(values)


@pytest.mark.parametrize(
    ("program", "values", "left"),
    [
        ("", (1, 2), [1, 2]),
        ("3 -2.5 .5", (), [3, -2.5, 0.5]),
        ("add", (1, 2), [3]),
        ("sub", (5, 2), [3]),
        ("mul", (5, 2), [10]),
        ("div", (5, 2), [2.5]),
        ("idiv", (-7, 2), [-3]),
        ("mod", (-7, 3), [-1]),
        ("neg abs", (3,), [3]),
        ("ceiling", (2.1,), [3]),
        ("floor", (-2.1,), [-3]),
        ("round", (2.5,), [3]),
        ("truncate", (-2.9,), [-2]),
        ("cvi", (2.9,), [2]),
        ("cvr", (2,), [2]),
        ("sqrt", (9,), [3]),
        ("sqrt", (-9,), [0]),
        ("sin", (90,), [1]),
        ("cos", (180,), [-1]),
        ("atan", (1, 0), [90]),
        ("atan", (-1, 0), [270]),
        ("ln", (math.e,), [1]),
        ("log", (1000,), [3]),
        ("ln", (0,), [0]),
        ("exp", (9, 0.5), [3]),
        ("exp", (-8, 0.5), [0]),
        ("eq", (1, 1), [1]),
        ("ne", (1, 1), [0]),
        ("gt", (2, 1), [1]),
        ("ge", (1, 1), [1]),
        ("lt", (2, 1), [0]),
        ("le", (1, 1), [1]),
        ("and", (6, 3), [2]),
        ("or", (6, 3), [7]),
        ("xor", (6, 3), [5]),
        ("not", (0,), [1]),
        ("3 bitshift", (1,), [8]),
        ("-1 bitshift", (8,), [4]),
        ("true false", (), [1, 0]),
        ("pop", (1, 2), [1]),
        ("dup", (7,), [7, 7]),
        ("exch", (1, 2), [2, 1]),
        ("2 copy", (1, 2), [1, 2, 1, 2]),
        ("0 copy", (1,), [1]),
        ("1 index", (7, 8), [7, 8, 7]),
        ("3 1 roll", (1, 2, 3), [3, 1, 2]),
        ("3 -1 roll", (1, 2, 3), [2, 3, 1]),
        ("0 5 roll", (1, 2), [1, 2]),
        ("{ 9 } if", (1,), [9]),
        ("{ 9 } if", (0,), []),
        ("{ 9 } { 8 } ifelse", (0,), [8]),
        ("{ { 7 } if 9 } { 8 } ifelse", (1, 1), [7, 9]),
        ("1 % a remark\n add", (2,), [3]),
    ],
)
def test_an_operator(
    program: str, values: tuple[float, ...], left: list[float]
) -> None:
    assert run(program, *values) == pytest.approx(left)


@given(st.lists(NUMBER, max_size=6), st.integers(0, 6), st.integers(-20, 20))
def test_to_roll_and_back_changes_nothing(
    values: list[float], count: int, turns: int
) -> None:
    count = min(count, len(values))
    assert run(f"{count} {turns} roll {count} {-turns} roll", *values) == values


@given(NUMBER, NUMBER)
def test_arithmetic_is_arithmetic(a: float, b: float) -> None:
    assert run("2 copy add 3 1 roll sub", a, b) == pytest.approx([a + b, a - b])
    assert run("exch", a, b) == [b, a]
    assert run("2 copy lt 3 1 roll ge", a, b) in ([1, 0], [0, 1])


@pytest.mark.parametrize(
    "program",
    ["add", "1 0 div", "1 0 idiv", "3 copy", "-1 copy", "5 index", "-1 index", "pop",
     "9 1 roll", "1000 1000 exp", "exch", "if"],
)  # fmt: skip
def test_a_program_that_fails_says_so(program: str) -> None:
    with pytest.raises(ValueError, match="its program"):
        run(program)


@pytest.mark.parametrize(
    "program", [b"", b"add", b"{ add", b"{ { 1 } ", b"{ spell }", b"{ 1 if }"]
)
def test_what_is_no_program_is_said(program: bytes) -> None:
    with pytest.raises(ValueError, match="its program"):
        calculator(program)


def test_blocks_may_be_so_deep() -> None:
    def nested(deep: int) -> bytes:
        return b"{ 1 " + b"{ 1 " * deep + b"} if " * deep + b"}"

    assert calculator(nested(DEEPEST_BLOCK))(()) == [1]
    with pytest.raises(ValueError, match="too deep"):
        calculator(nested(DEEPEST_BLOCK + 1))
    with pytest.raises(ValueError, match="too deep"):
        calculator(b"{" * 100_000)


def test_a_stack_may_be_so_deep() -> None:
    doubled = "dup " * (DEEPEST_STACK - 1)
    assert len(run(doubled, 1)) == DEEPEST_STACK
    with pytest.raises(ValueError, match="too deep"):
        run(f"{doubled} dup", 1)
    with pytest.raises(ValueError, match="too deep"):
        run(f"{doubled} {DEEPEST_STACK} copy", 1)
