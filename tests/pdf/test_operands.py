"""Operators have the operands that they need."""

import pikepdf
import pytest
from pikepdf import Stream

from layout.pdf.operands import operand_faults
from layout.pdf.operators import operators_of


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"1 2 m", ""),
        (b"1 2 3 m", "the operator m has 3 numbers and not 2"),
        (b"cm", "the operator cm has 0 numbers and not 6"),
        (b"/A gs", ""),
        (b"fly", "there is no operator fly"),
    ],
)
def test_operands_are_counted(content: bytes, said: str) -> None:
    desk = pikepdf.new()
    [operator] = operators_of(Stream(desk, content), desk)
    assert operand_faults(operator) == said


def test_words_are_no_numbers() -> None:
    desk = pikepdf.new()
    [operator] = operators_of(Stream(desk, b"(a) 2 m"), desk)
    with pytest.raises((TypeError, ValueError)):
        operand_faults(operator)
