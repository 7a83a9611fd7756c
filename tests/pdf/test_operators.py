"""Streams into operators: each once, with its operands, and never too many."""

import time
import zlib
from contextlib import suppress

import pikepdf
import pytest
from hypothesis import given
from pikepdf import Array, Name, Pdf, Stream

from layout.pdf import operators
from layout.pdf.limits import MOST_BYTES, MOST_OPERATORS, TooMuchError
from layout.pdf.operators import (
    COLOURS,
    DEVICE_COLOURS,
    INLINE,
    PAINTS,
    SPACES,
    FileOperator,
    operators_of,
)
from tests.pdf.streams import DRAWING, page, written


def parsed(
    content: bytes, most: int = MOST_OPERATORS, *, glyphs: bool = True
) -> list[FileOperator]:
    pdf = pikepdf.new()
    return list(operators_of(Stream(pdf, content), pdf, most, glyphs=glyphs))


def names(content: bytes) -> list[str]:
    return [operator.name for operator in parsed(content)]


def test_operators_come_with_their_operands() -> None:
    move, face, colour = parsed(b"1 0 0 1 5.5 -6 cm /F1 12 Tf 0.5 /P1 scn")
    assert (move.name, move.numbers(), move.named()) == (
        "cm",
        (1, 0, 0, 1, 5.5, -6),
        None,
    )
    assert (face.name, face.numbers(), face.named()) == ("Tf", (12,), "/F1")
    assert (colour.numbers(), colour.named()) == ((0.5,), "/P1")


@pytest.mark.parametrize("content", [b"(five) w", b"[1 2] w", b"<< /A 1 >> w"])
def test_what_is_no_number_is_said(content: bytes) -> None:
    [wrong] = parsed(content)
    with pytest.raises((TypeError, ValueError)):
        wrong.numbers()


def test_a_picture_in_the_stream_is_one_operator() -> None:
    content = b"q BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI Q"
    before, picture, after = parsed(content)
    assert (before.name, picture.name, after.name) == ("q", INLINE, "Q")
    assert (picture.image().width, picture.image().height) == (2, 2)
    with pytest.raises(TypeError, match="no picture"):
        before.image()


def test_the_streams_of_a_page_are_one() -> None:
    pdf = page(b"q")
    parts = [pdf.make_stream(part) for part in (b"1 0 0 rg", b"0 0 9 9 re", b"f Q")]
    pdf.pages[0].obj.Contents = Array(parts)
    found = operators_of(pdf.pages[0].obj, pdf)
    assert [operator.name for operator in found] == ["rg", "re", "f", "Q"]


def test_a_page_without_content_has_no_operators() -> None:
    pdf = page(b"q Q")
    del pdf.pages[0].obj["/Contents"]
    assert operators_of(pdf.pages[0].obj, pdf) == []


@given(DRAWING)
def test_what_is_parsed_is_written_back(drawn: object) -> None:
    content = written(drawn).encode()
    once = parsed(content)
    again = parsed(pikepdf.unparse_content_stream([o.given for o in once]))
    assert [operator.name for operator in again] == [o.name for o in once]
    for one, other in zip(once, again, strict=True):
        if one.name != "Tj":
            assert one.numbers() == other.numbers()
        assert one.named() == other.named()
        assert list(one.given.operands) == list(other.given.operands)


@given(DRAWING)
def test_glyphs_are_left_out_where_nobody_asks(drawn: object) -> None:
    content = written(drawn).replace("(a word) Tj", "[<0102> -20 <03>] TJ").encode()
    whole, bare = parsed(content), parsed(content, glyphs=False)
    assert [operator.name for operator in whole] == [o.name for o in bare]
    for one, other in zip(whole, bare, strict=True):
        if one.name == "TJ":
            assert list(other.given.operands[0]) == []
        else:
            assert list(one.given.operands) == list(other.given.operands)


def test_strings_that_look_like_type_are_kept() -> None:
    [shown, *_] = parsed(b"(a [b] TJ) Tj", glyphs=False)
    assert bytes(shown.given.operands[0]) == b"a [b] TJ"


# --- Bounds.


def refused(content: bytes, most: int = MOST_OPERATORS) -> float:
    """Return the seconds of a processor that it takes to refuse a stream."""
    begun = time.process_time()
    with pytest.raises(TooMuchError):
        parsed(content, most)
    return time.process_time() - begun


@pytest.mark.parametrize(
    "content",
    [
        b"q Q " * 1_000_000,
        b"0 g\n" * 2_000_000,
        b"(q) Tj " * 1_600_000,
        b"\x80 " * 2_000_000,
        b"!\x00" * 2_000_000,
        b"ID " * 2_000_000,
        b"ID x EI " * 100 + b"q Q " * 1_000_000 + b"(ID ",
    ],
    ids=["states", "colours", "type", "high", "nul", "pictures", "picture"],
)
def test_too_many_operators_are_not_parsed(content: bytes) -> None:
    assert refused(content) < 10


@pytest.mark.parametrize("operand", [b"1 ", b"/a ", b"[]", b"()", b"<>", b"(())"])
def test_too_many_operands_are_not_parsed(
    monkeypatch: pytest.MonkeyPatch, operand: bytes
) -> None:
    monkeypatch.setattr(operators, "SURELY_FEW", 0)
    monkeypatch.setattr(operators, "MOST_OPERANDS", 1000)
    refused(operand * 1001)


@pytest.mark.parametrize(
    "before",
    [
        b"x.ID ",
        b"(a (b) ID ) Tj ",
        b"BI ID x\nEI ",
        b"BI ID )EI ",
        b"/ID gs ",
        b"< ",
    ],
)
def test_nothing_hides_operators(
    monkeypatch: pytest.MonkeyPatch, before: bytes
) -> None:
    monkeypatch.setattr(operators, "SURELY_FEW", 0)
    refused(before + b"q Q " * 50 + b"\nEI >", most=50)


def test_a_string_without_an_end_is_looked_for_once() -> None:
    begun = time.process_time()
    with suppress(pikepdf.PdfError, TooMuchError):
        parsed(b"(" * 5_000_000, MOST_OPERATORS)
    assert time.process_time() - begun < 10


def test_as_many_as_may_be_are_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    # So that counting them is not left to large streams.
    monkeypatch.setattr(operators, "SURELY_FEW", 0)
    assert len(parsed(b"q Q " * 50, most=100)) == 100
    refused(b"q Q " * 50 + b"q", most=100)


@pytest.mark.parametrize(
    "content",
    [
        b"(q Q q Q q Q) Tj ",
        b"(a \\) q Q q) Tj ",
        b"<710a5120> Tj ",
        b"% q Q q Q q Q\nn ",
        b"/q /Q gs ",
        b"<< /q /Q >> n ",
        b"[(q) 1 (Q) 2 (q)] TJ ",
        b"BI /W 9 ID q Q q Q q Q EI ",
    ],
)
def test_only_operators_are_counted(
    monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.setattr(operators, "SURELY_FEW", 0)
    assert len(parsed(content * 10, most=20)) <= 20
    refused(content * 21, most=20)


def test_a_stream_that_unpacks_to_too_much_is_refused() -> None:
    pdf = pikepdf.new()
    stream = Stream(pdf, b"")
    packed = zlib.compress(b" " * (MOST_BYTES + 1), 9)
    stream.write(packed, filter=Name.FlateDecode)
    with pytest.raises(TooMuchError):
        operators_of(stream, pdf)


def test_streams_that_are_too_much_together_are_refused() -> None:
    pdf = page(b"q")
    half = Stream(pdf, b"")
    half.write(zlib.compress(b" " * (MOST_BYTES // 2), 9), filter=Name.FlateDecode)
    pdf.pages[0].obj.Contents = Array([pdf.make_indirect(half)] * 3)
    with pytest.raises(TooMuchError):
        operators_of(pdf.pages[0].obj, pdf)


@pytest.mark.parametrize("given_", [7, Name.X, Array([1, 2])], ids=["7", "X", "array"])
def test_content_that_is_none_is_said(given_: object) -> None:
    pdf = page(b"q")
    pdf.pages[0].obj.Contents = given_
    with pytest.raises((TypeError, AttributeError)):
        operators_of(pdf.pages[0].obj, pdf)


def test_each_operator_of_colour_and_paint_is_in_one_table() -> None:
    tables = (tuple(PAINTS), DEVICE_COLOURS, COLOURS, SPACES)
    every = [name for table in tables for name in table]
    assert len(every) == len(set(every))
    # Capitals are for strokes: so each has its partner.
    for name in (*DEVICE_COLOURS, *COLOURS, *SPACES):
        assert name.swapcase() in every


def test_what_an_operator_paints() -> None:
    fills = {name for name, painting in PAINTS.items() if painting.fill}
    strokes = {name for name, painting in PAINTS.items() if painting.stroke}
    assert fills == {"f", "F", "f*", "B", "B*", "b", "b*"}
    assert strokes == {"S", "s", "B", "B*", "b", "b*"}
    assert set(PAINTS) - fills - strokes == {"n"}


def test_a_pdf_keeps_nothing_of_what_was_parsed() -> None:
    pdf: Pdf = page(b"q Q")
    before = len(list(pdf.objects))
    desk = pikepdf.new()
    operators_of(pdf.pages[0].obj, desk)
    assert len(list(pdf.objects)) == before
