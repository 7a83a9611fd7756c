"""PostScript calculator functions (ISO 32000-2, 7.10.5): a small stack machine."""

import math
import operator
import re
from collections.abc import Callable, Iterator, Sequence

Stack = list[float]
Step = Callable[[Stack], None]
Calculator = Callable[[Sequence[float]], Stack]

TOKEN = re.compile(rb"%[^\r\n]*|[{}]|[^\s{}%]+")
NUMBER = re.compile(r"[+-]?(\d++(?:\.\d*+)?|\.\d++)$")
# A stack as deep as this is no function's (Annex C asks for 100 at least).
DEEPEST_STACK = 1000
# Blocks in blocks deeper than this are no program's either.
DEEPEST_BLOCK = 32


def calculator(program: bytes) -> Calculator:
    """Return a program as a function from the operands to the stack that it leaves.

    Raises:
        ValueError: it is no program of this kind.
    """
    tokens = (t.decode("latin-1") for t in TOKEN.findall(program) if t[:1] != b"%")
    if next(tokens, "") != "{":
        raise ValueError("its program has no beginning")
    block = _block(tokens)

    def run(values: Sequence[float]) -> Stack:
        stack = [float(value) for value in values]
        try:
            block(stack)
        except (IndexError, ZeroDivisionError, OverflowError, TypeError) as problem:
            raise ValueError(f"its program fails: {problem}") from problem
        return stack

    return run


def _block(tokens: Iterator[str], deep: int = 0) -> Step:
    """Return the steps up to the closing brace as one."""
    if deep > DEEPEST_BLOCK:
        raise ValueError("its program is too deep")
    steps: list[Step] = []
    blocks: list[Step] = []
    for token in tokens:
        if token == "}":
            return _all(tuple(steps))
        if token == "{":
            blocks.append(_block(tokens, deep + 1))
        elif token in ("if", "ifelse"):
            steps.append(_choice(blocks, token))
        elif token in _STEPS:
            steps.append(_STEPS[token])
        elif NUMBER.match(token):
            steps.append(_push(float(token)))
        else:
            raise ValueError(f'its program says "{token}"')
    raise ValueError("its program has no end")


def _all(steps: tuple[Step, ...]) -> Step:
    def run(stack: Stack) -> None:
        for step in steps:
            step(stack)
            if len(stack) > DEEPEST_STACK:
                raise IndexError("the stack is too deep")

    return run


def _choice(blocks: list[Step], word: str) -> Step:
    wanted = 1 if word == "if" else 2
    if len(blocks) < wanted:
        raise ValueError(f'its program has an "{word}" without a block')
    otherwise = blocks.pop() if word == "ifelse" else _all(())
    chosen = blocks.pop()

    def run(stack: Stack) -> None:
        (chosen if stack.pop() else otherwise)(stack)

    return run


def _push(number: float) -> Step:
    return lambda stack: stack.append(number)


def _one(work: Callable[[float], float]) -> Step:
    return lambda stack: stack.append(work(stack.pop()))


def _two(work: Callable[[float, float], float]) -> Step:
    def run(stack: Stack) -> None:
        second, first = stack.pop(), stack.pop()
        stack.append(work(first, second))

    return run


def _bits(work: Callable[[int, int], int]) -> Step:
    return _two(lambda a, b: float(work(int(a), int(b))))


def _shift(number: int, places: int) -> int:
    return number << min(places, 32) if places >= 0 else number >> min(-places, 32)


def _copy(stack: Stack) -> None:
    count = int(stack.pop())
    if not 0 <= count <= len(stack):
        raise IndexError("it copies what is not there")
    stack.extend(stack[len(stack) - count :])


def _index(stack: Stack) -> None:
    place = int(stack.pop())
    if place < 0:
        raise IndexError("it asks for what is above the stack")
    stack.append(stack[-1 - place])


def _roll(stack: Stack) -> None:
    turns, count = int(stack.pop()), int(stack.pop())
    if not 0 <= count <= len(stack):
        raise IndexError("it rolls what is not there")
    if count:
        top = stack[-count:]
        turns %= count
        stack[-count:] = top[count - turns :] + top[: count - turns]


def _swap(stack: Stack) -> None:
    stack[-1], stack[-2] = stack[-2], stack[-1]


_STEPS: dict[str, Step] = {
    "abs": _one(abs),
    "neg": _one(operator.neg),
    "ceiling": _one(math.ceil),
    "floor": _one(math.floor),
    "round": _one(lambda a: math.floor(a + 0.5)),
    "truncate": _one(math.trunc),
    "cvi": _one(math.trunc),
    "cvr": _one(float),
    "sqrt": _one(lambda a: math.sqrt(max(a, 0.0))),
    "sin": _one(lambda a: math.sin(math.radians(a))),
    "cos": _one(lambda a: math.cos(math.radians(a))),
    "ln": _one(lambda a: math.log(a) if a > 0 else 0.0),
    "log": _one(lambda a: math.log10(a) if a > 0 else 0.0),
    "not": _one(lambda a: float(not a)),
    "add": _two(operator.add),
    "sub": _two(operator.sub),
    "mul": _two(operator.mul),
    "div": _two(operator.truediv),
    "idiv": _two(lambda a, b: float(math.trunc(a / b))),
    "mod": _two(math.fmod),
    "exp": _two(lambda a, b: math.pow(a, b) if a >= 0 or b == int(b) else 0.0),
    "atan": _two(lambda a, b: math.degrees(math.atan2(a, b)) % 360),
    "eq": _two(lambda a, b: float(a == b)),
    "ne": _two(lambda a, b: float(a != b)),
    "gt": _two(lambda a, b: float(a > b)),
    "ge": _two(lambda a, b: float(a >= b)),
    "lt": _two(lambda a, b: float(a < b)),
    "le": _two(lambda a, b: float(a <= b)),
    "and": _bits(operator.and_),
    "or": _bits(operator.or_),
    "xor": _bits(operator.xor),
    "bitshift": _bits(_shift),
    "true": _push(1.0),
    "false": _push(0.0),
    "pop": lambda stack: stack.__delitem__(-1),
    "dup": lambda stack: stack.append(stack[-1]),
    "exch": _swap,
    "copy": _copy,
    "index": _index,
    "roll": _roll,
}
