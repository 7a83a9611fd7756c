"""PDF functions worked out (ISO 32000-2, 7.10): the alternates of named colorants."""

from collections.abc import Callable, Sequence
from itertools import pairwise, product
from math import prod
from typing import NamedTuple

from pikepdf import Array, Object

from layout.pdf.calculator import calculator
from layout.pdf.unpacking import unpacked

Values = tuple[float, ...]


class Edges(NamedTuple):
    """The least and the highest that a value may be, or the other way round."""

    low: float
    high: float


SHARES = Edges(0.0, 1.0)
Function = Callable[[Sequence[float]], Values]
# Corners of a table of samples beyond this are a bomb.
MOST_SAMPLES = 1 << 20
# Between so many corners of a table is none read: two for each value of a colour.
MOST_CORNERS = 1 << 10
# Functions in functions deeper than this are a circle.
DEEPEST_FUNCTION = 8
# So many functions that one is put together of, and so many bytes of a program, are
# no colour's.
MOST_PARTS, MOST_PROGRAM = 1 << 12, 1 << 18
DEPTHS = (1, 2, 4, 8, 12, 16, 24, 32)
STITCHED = 3


class _Parts:
    """Counts the functions that one is put together of."""

    def __init__(self) -> None:
        self._made = 0

    def one_more(self, deep: int) -> None:
        self._made += 1
        if deep > DEEPEST_FUNCTION or self._made > MOST_PARTS:
            raise ValueError("it is of too many functions, or inside itself")


def function_of(given: Object) -> Function:
    """Return a PDF function, of any of the four kinds.

    Raises:
        ValueError, KeyError, AttributeError, TypeError: it is malformed.
    """
    return _function(given, _Parts(), 0)


def _function(given: Object, parts: _Parts, deep: int) -> Function:
    parts.one_more(deep)
    if isinstance(given, Array):
        several = [_function(part, parts, deep + 1) for part in given]
        return lambda values: tuple(part(values)[0] for part in several)
    domain, span = _pairs(given.Domain), _pairs(given.get("/Range", ()))
    kind = int(given.FunctionType)
    work = _stitched(given, parts, deep) if kind == STITCHED else _KINDS[kind](given)

    def run(values: Sequence[float]) -> Values:
        made = work(_within(values, domain))
        return _within(made, span) if span else made

    return run


def _sampled(given: Object) -> Function:
    """Type 0: a table, read in between its corners by shares of each (7.10.2)."""
    sizes = [int(size) for size in given.Size]
    domain, span = _pairs(given.Domain), _pairs(given.Range)
    depth, count = int(given.BitsPerSample), len(span)
    if depth not in DEPTHS or not 0 < prod(sizes) * count <= MOST_SAMPLES:
        raise ValueError("its table has no sensible size")
    if prod(min(size, 2) for size in sizes) > MOST_CORNERS:
        raise ValueError("its table is of too many values")
    packed = (depth * prod(sizes) * count + 7) // 8
    table = _samples(unpacked(given, packed)[:packed], depth, prod(sizes) * count)
    encode = _pairs(given.get("/Encode", ())) or [Edges(0.0, s - 1.0) for s in sizes]
    decode = _pairs(given.get("/Decode", ())) or span
    strides = [prod(sizes[:place]) for place in range(len(sizes))]

    def run(values: Sequence[float]) -> Values:
        corners: list[list[tuple[int, float]]] = []
        for value, edge, code, size in zip(values, domain, encode, sizes, strict=True):
            at = min(max(_between(value, edge, code), 0.0), size - 1.0)
            low = min(int(at), max(size - 2, 0))
            share = at - low
            ends = [(low, 1 - share), (min(low + 1, size - 1), share)]
            # Along a side of one there is no second corner.
            corners.append(ends[: min(size, 2)])
        totals = [0.0] * count
        for corner in product(*corners):
            weight = prod(share for _, share in corner)
            if weight:
                place = sum(
                    step * stride
                    for (step, _), stride in zip(corner, strides, strict=True)
                )
                for output in range(count):
                    totals[output] += weight * table[place * count + output]
        return tuple(
            _between(total, SHARES, edge)
            for total, edge in zip(totals, decode, strict=True)
        )

    return run


def _samples(data: bytes, depth: int, count: int) -> list[float]:
    """Return so many samples of `depth` bits, 0 to 1."""
    if 8 * len(data) < depth * count:
        raise ValueError("its table is too short")
    # As a string of bits: to shift a number as long as a table takes for ever.
    bits = f"{int.from_bytes(data):0{8 * len(data)}b}"
    most = (1 << depth) - 1
    return [
        int(bits[place : place + depth], 2) / most
        for place in range(0, depth * count, depth)
    ]


def _exponential(given: Object) -> Function:
    """Type 2: from one colour to another, by a power (7.10.3)."""
    first = [float(value) for value in given.get("/C0", (0.0,))]
    last = [float(value) for value in given.get("/C1", (1.0,))]
    power = float(given.N)

    def run(values: Sequence[float]) -> Values:
        share = values[0] ** power if values[0] or power > 0 else 0.0
        return tuple(a + share * (b - a) for a, b in zip(first, last, strict=True))

    return run


def _stitched(given: Object, count: _Parts, deep: int) -> Function:
    """Type 3: one function after another along the domain (7.10.4)."""
    parts = [_function(part, count, deep + 1) for part in given.Functions]
    ((start, end),) = _pairs(given.Domain)
    bounds = [start, *(float(bound) for bound in given.Bounds), end]
    edges = [Edges(low, high) for low, high in pairwise(bounds)]
    encode = _pairs(given.Encode)
    if not parts or len(edges) != len(parts) or len(encode) != len(parts):
        raise ValueError("its bounds do not fit its functions")

    def run(values: Sequence[float]) -> Values:
        place = sum(values[0] >= bound for bound in bounds[1:-1])
        return parts[place]((_between(values[0], edges[place], encode[place]),))

    return run


def _calculated(given: Object) -> Function:
    """Type 4: a program for a small stack machine (7.10.5)."""
    program = unpacked(given, MOST_PROGRAM)
    if len(program) > MOST_PROGRAM:
        raise ValueError("its program is too long")
    run, wanted = calculator(program), len(given.Range) // 2

    def work(values: Sequence[float]) -> Values:
        made = run(values)
        if len(made) < wanted:
            raise ValueError("its program leaves too little")
        return tuple(float(value) for value in made[len(made) - wanted :])

    return work


_KINDS: dict[int, Callable[[Object], Function]] = {
    0: _sampled,
    2: _exponential,
    4: _calculated,
}


def _pairs(given: Object | Sequence[float]) -> list[Edges]:
    numbers = [float(value) for value in given]
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return [Edges(low, high) for low, high in pairs]


def _within(values: Sequence[float], edges: list[Edges]) -> Values:
    return tuple(
        min(max(float(value), low), high)
        for value, (low, high) in zip(values, edges, strict=True)
    )


def _between(value: float, edge: Edges, onto: Edges) -> float:
    wide = edge.high - edge.low
    share = (value - edge.low) / wide if wide else 0.0
    return onto.low + share * (onto.high - onto.low)
