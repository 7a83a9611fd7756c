"""PDF functions of all four kinds (ISO 32000-2, 7.10), and what is no function."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Object, Pdf, Stream

from layout.pdf.functions import (
    DEEPEST_FUNCTION,
    MOST_PARTS,
    MOST_PROGRAM,
    function_of,
)

DESK = Pdf.new()
SHARE = st.floats(0, 1)


def stream(data: bytes, **keys: object) -> Object:
    made = Stream(DESK, data)
    for key, value in keys.items():
        made[f"/{key}"] = Array(value) if isinstance(value, list) else value
    return DESK.make_indirect(made)


def power(first: list[float], last: list[float], exponent: float = 1) -> Dictionary:
    return Dictionary(
        FunctionType=2, Domain=[0, 1], C0=Array(first), C1=Array(last), N=exponent
    )


def table(sizes: list[int], data: bytes, outputs: int = 1, depth: int = 8) -> Object:
    return stream(
        data,
        FunctionType=0,
        Domain=[0, 1] * len(sizes),
        Range=[0, 1] * outputs,
        Size=sizes,
        BitsPerSample=depth,
    )


def program(text: str, inputs: int = 1, outputs: int = 1) -> Object:
    return stream(
        text.encode(), FunctionType=4, Domain=[0, 1] * inputs, Range=[0, 1] * outputs
    )


def test_a_power_goes_from_one_colour_to_another() -> None:
    run = function_of(power([0, 1], [1, 0.5], 2))
    assert run((0,)) == (0, 1)
    assert run((1,)) == (1, 0.5)
    assert run((0.5,)) == pytest.approx((0.25, 0.875))


@given(SHARE)
def test_a_table_of_two_corners_is_a_line(value: float) -> None:
    assert function_of(table([2], bytes([0, 255])))((value,)) == pytest.approx((value,))


@given(SHARE, SHARE)
def test_a_table_of_four_corners_is_shared_by_each(x: float, y: float) -> None:
    """The first value varies fastest (7.10.2)."""
    [found] = function_of(table([2, 2], bytes([0, 255, 0, 0])))((x, y))
    assert found == pytest.approx(x * (1 - y))


@pytest.mark.parametrize(
    ("depth", "data"),
    [(1, b"\x40"), (2, b"\x30"), (4, b"\x0f"), (8, b"\0\xff"), (16, b"\0\0\xff\xff")],
)
def test_samples_of_any_depth(depth: int, data: bytes) -> None:
    run = function_of(table([2], data, depth=depth))
    assert (*run((0,)), *run((0.5,)), *run((1,))) == pytest.approx((0, 0.5, 1))


def test_a_table_may_be_turned_by_how_it_is_coded() -> None:
    given_ = table([2], bytes([0, 255]))
    given_.Encode, given_.Decode = Array([1, 0]), Array([0, 0.5])
    assert function_of(given_)((0,)) == pytest.approx((0.5,))
    assert function_of(given_)((1,)) == pytest.approx((0,))


def test_a_side_of_one_sample_is_no_side() -> None:
    run = function_of(table([1, 2, 1], bytes([0, 255])))
    assert run((0.3, 0.5, 0.9)) == pytest.approx((0.5,))


def test_functions_follow_each_other() -> None:
    given_ = Dictionary(
        FunctionType=3,
        Domain=[0, 1],
        Functions=Array([power([0], [1]), power([1], [0.5])]),
        Bounds=[0.5],
        Encode=[0, 1, 0, 1],
    )
    run = function_of(given_)
    shares = [run((value,))[0] for value in (0, 0.25, 0.5, 0.75, 1)]
    assert shares == pytest.approx([0, 0.5, 1, 0.75, 0.5])


def test_a_program_is_run() -> None:
    assert function_of(program("{ dup 1 exch sub }", outputs=2))((0.3,)) == (
        pytest.approx((0.3, 0.7))
    )
    # What lies under the results is left alone.
    assert function_of(program("{ 9 exch }"))((0.3,)) == pytest.approx((0.3,))


@given(st.floats(-9, 9))
def test_values_keep_within_domain_and_range(value: float) -> None:
    for given_ in (program("{ 5 mul }"), table([2], bytes([0, 255]))):
        [found] = function_of(given_)((value,))
        assert 0 <= found <= 1
        assert found in (0, 1) or 0 < value < 1


def test_several_functions_are_one_of_several_values() -> None:
    run = function_of(Array([power([0], [1]), power([1], [0])]))
    assert run((0.25,)) == pytest.approx((0.25, 0.75))


# --- What is none, and bombs.


def wrong_bounds() -> Object:
    return Dictionary(
        FunctionType=3,
        Domain=[0, 1],
        Functions=Array([power([0], [1])]),
        Bounds=[0.5],
        Encode=[0, 1],
    )


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        (table([2], b"\0"), "too short"),
        (table([0], b""), "no sensible size"),
        (table([1 << 20, 1 << 20], b""), "no sensible size"),
        (table([2], bytes(8), depth=31), "no sensible size"),
        (table([2] * 12, bytes(1 << 12)), "too many values"),
        (program("{ pop"), "no end"),
        (program("{ " + " " * MOST_PROGRAM + "}"), "too long"),
        (wrong_bounds(), "bounds do not fit"),
    ],
)
def test_a_malformed_function_is_said(given_: Object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        function_of(given_)


def test_a_program_that_leaves_too_little_is_said() -> None:
    run = function_of(program("{ pop }"))
    with pytest.raises(ValueError, match="too little"):
        run((0.5,))


@pytest.mark.parametrize("given_", [Dictionary(), Dictionary(Domain=[0, 1])])
def test_a_function_of_no_kind_is_said(given_: Object) -> None:
    with pytest.raises((KeyError, AttributeError)):
        function_of(given_)


def stitched(*parts: Object) -> Object:
    return Dictionary(
        FunctionType=3,
        Domain=[0, 1],
        Functions=Array(list(parts)),
        Bounds=[(n + 1) / len(parts) for n in range(len(parts) - 1)],
        Encode=[0, 1] * len(parts),
    )


def test_functions_may_be_so_deep() -> None:
    given_: Object = power([0], [1])
    for _ in range(DEEPEST_FUNCTION):
        given_ = stitched(given_)
    assert function_of(given_)((0.5,)) == pytest.approx((0.5,))
    with pytest.raises(ValueError, match="inside itself"):
        function_of(stitched(given_))


def test_a_function_in_itself_is_told() -> None:
    own = DESK.make_indirect(stitched(power([0], [1])))
    own.Functions = Array([own])
    with pytest.raises(ValueError, match="inside itself"):
        function_of(own)


def test_ten_functions_of_ten_functions_are_refused_soon() -> None:
    given_: Object = DESK.make_indirect(power([0], [1]))
    for _ in range(DEEPEST_FUNCTION):
        given_ = DESK.make_indirect(stitched(*[given_] * 10))
    begun = time.process_time()
    with pytest.raises(ValueError, match="too many functions"):
        function_of(given_)
    assert time.process_time() - begun < 5
    assert MOST_PARTS < 10**5
