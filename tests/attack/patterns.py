"""Every regular expression of the package, what is suspicious in it, its worst texts.

Patterns are found in two ways: as values of modules, and as the first argument of a
call such as `re.sub`, evaluated with the module's own names.
"""

import ast
import dataclasses
import importlib
import pkgutil
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import layout

Tree = Any  # what `re._parser` makes of a pattern: (operator, argument) pairs
CALLS = frozenset(
    (
        *("compile", "match", "search", "fullmatch", "sub", "subn", "split"),
        *("findall", "finditer"),
    )
)
# Where flags stand among the arguments of a call.
FLAGS = {"compile": 1} | dict.fromkeys(
    ("match", "search", "fullmatch", "findall", "finditer"), 2
)
ANCHORED = frozenset(("match", "fullmatch"))
REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)
# What may be repeated more often than this may be repeated without end.
MANY = 100
COMMON = "aA1 \n\t\"'.-_,x([{<"
LATIN = [chr(code) for code in range(1, 256)]


@dataclass(frozen=True, slots=True)
class FoundPattern:
    """A pattern, where it is from, and whether it is only held against beginnings."""

    pattern: re.Pattern[Any]
    where: str
    anchored: bool

    def run(self, text: str) -> None:
        """Hold the pattern against a text as the package does."""
        whole = self.pattern.pattern
        data = text.encode("utf-8") if isinstance(whole, bytes) else text
        if self.anchored:
            self.pattern.match(data)
            self.pattern.fullmatch(data)
        else:
            deque(self.pattern.finditer(data), maxlen=0)


@cache
def all_patterns() -> tuple[FoundPattern, ...]:
    """Return every pattern of the package once."""
    found: dict[tuple[Any, int], FoundPattern] = {}
    for info in pkgutil.walk_packages(layout.__path__, "layout."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
        uses = _uses(tree)
        for name, value in vars(module).items():
            for pattern in _within(value):
                anchored = bool(uses.get(name)) and uses[name] <= ANCHORED
                one = FoundPattern(pattern, f"{info.name}.{name}", anchored)
                key = (pattern.pattern, pattern.flags)
                if key not in found or not anchored:
                    found[key] = one
        for pattern, line, how in _called(tree, vars(module)):
            where = f"{info.name}:{line}"
            key = (pattern.pattern, pattern.flags)
            found.setdefault(key, FoundPattern(pattern, where, how in ANCHORED))
    return tuple(sorted(found.values(), key=lambda one: one.where))


def _uses(tree: ast.AST) -> dict[str, set[str]]:
    """Return how each name of a module is asked to match."""
    uses: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            uses.setdefault(node.id, set())
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            uses.setdefault(node.value.id, set()).add(node.attr)
    return uses


def _within(value: object, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    if depth > 3 or isinstance(value, type):
        return
    inside: Iterable[object] = ()
    if isinstance(value, tuple | list | set | frozenset):
        inside = value
    elif isinstance(value, dict):
        inside = [*value.keys(), *value.values()]
    elif dataclasses.is_dataclass(value):
        names = (field.name for field in dataclasses.fields(value))
        inside = [getattr(value, name, None) for name in names]
    for one in inside:
        yield from _within(one, depth + 1)


def _called(
    tree: ast.AST, names: dict[str, Any]
) -> Iterator[tuple[re.Pattern[Any], int, str]]:
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        of = node.func.value
        if not (isinstance(of, ast.Name) and of.id == "re" and node.func.attr in CALLS):
            continue
        flags = node.args[FLAGS.get(node.func.attr, 9) :]
        flags = [*flags, *(k.value for k in node.keywords if k.arg == "flags")]
        given = [node.args[0], *flags]
        try:
            text, *given_flags = (
                eval(compile(ast.Expression(one), "call", "eval"), dict(names))
                for one in given
            )
            yield re.compile(text, *given_flags), node.lineno, node.func.attr
        except (NameError, TypeError):
            continue  # made of values that are known only where it runs


def parsed(pattern: re.Pattern[Any]) -> Tree:
    flags = pattern.flags
    return _parser.parse(pattern.pattern, flags)


def suspicions(tree: Tree) -> Iterator[str]:
    """Yield what in a pattern may take time by a power of the text's length."""
    items = list(tree)
    for place, (operator, argument) in enumerate(items):
        for inner in _inner(operator, argument):
            yield from suspicions(inner)
        if not _endless(operator, argument):
            continue
        inside = _flat(argument[2])
        if any(
            _endless(*one) and all(_empty(*other) for other in _others(inside, at))
            for at, one in enumerate(inside)
        ):
            yield "a repeat of nothing but repeats"
        own = _chars(argument[2])
        for behind in items[place + 1 :]:
            if any(
                _endless(*one) and _chars(one[1][2]) & own for one in _first(behind)
            ):
                yield "two repeats side by side that may take the same letters"
            if not _empty(*behind):
                break


def _flat(tree: Tree) -> list[Any]:
    """Return the items of a tree, groups opened."""
    flat: list[Any] = []
    for operator, argument in tree:
        if operator is c.SUBPATTERN:
            flat += _flat(argument[3])
        elif operator not in (c.AT, c.ASSERT, c.ASSERT_NOT):
            flat.append((operator, argument))
    return flat


def _others(items: list[Any], at: int) -> list[Any]:
    return items[:at] + items[at + 1 :]


def _first(item: Any) -> list[Any]:
    """Return what an item may begin with."""
    operator, argument = item
    if operator is c.SUBPATTERN:
        found: list[Any] = []
        for one in argument[3]:
            found += _first(one)
            if not _empty(*one):
                break
        return found
    if operator in REPEATS and not _endless(operator, argument):
        return _first((c.SUBPATTERN, (None, 0, 0, argument[2])))
    return [item]


def _endless(operator: Any, argument: Any) -> bool:
    """Say whether an item is a repeat without end that gives back what it took."""
    return operator in REPEATS[:2] and argument[1] > MANY


def _empty(operator: Any, argument: Any) -> bool:
    """Say whether an item may match nothing."""
    if operator in REPEATS:
        return argument[0] == 0 or all(_empty(*one) for one in argument[2])
    if operator is c.SUBPATTERN:
        return all(_empty(*one) for one in argument[3])
    if operator is c.BRANCH:
        return any(all(_empty(*one) for one in way) for way in argument[1])
    return operator in (c.AT, c.ASSERT, c.ASSERT_NOT, c.GROUPREF)


def _inner(operator: Any, argument: Any) -> list[Tree]:
    if operator in REPEATS:
        return [argument[2]]
    if operator is c.SUBPATTERN:
        return [argument[3]]
    if operator is c.ATOMIC_GROUP:
        return [argument]
    if operator is c.BRANCH:
        return list(argument[1])
    if operator in (c.ASSERT, c.ASSERT_NOT):
        return [argument[1]]
    return []


def _takes(operator: Any, argument: Any) -> frozenset[str]:
    """Return the letters of Latin-1 that an item of one letter takes."""
    if operator is c.LITERAL:
        return frozenset((chr(argument),))
    if operator is c.ANY:
        return frozenset(LATIN) - {"\n"}
    if operator is c.NOT_LITERAL:
        return frozenset(LATIN) - {chr(argument)}
    return frozenset()


def _class(items: Any) -> frozenset[str]:
    taken: set[str] = set()
    for operator, argument in items:
        if operator is c.LITERAL:
            taken.add(chr(argument))
        elif operator is c.RANGE:
            low, high = argument
            taken |= {one for one in LATIN if low <= ord(one) <= high}
            taken.add(chr(low))
        elif operator is c.CATEGORY:
            taken |= {one for one in LATIN if _in_category(argument, one)}
    negated = any(operator is c.NEGATE for operator, _ in items)
    return frozenset(LATIN) - taken if negated else frozenset(taken)


def _in_category(category: Any, letter: str) -> bool:
    word = letter.isalnum() or letter == "_"
    return {
        c.CATEGORY_DIGIT: letter.isdigit(),
        c.CATEGORY_NOT_DIGIT: not letter.isdigit(),
        c.CATEGORY_SPACE: letter.isspace(),
        c.CATEGORY_NOT_SPACE: not letter.isspace(),
        c.CATEGORY_WORD: word,
        c.CATEGORY_NOT_WORD: not word,
    }[category]


def _letters(operator: Any, argument: Any) -> frozenset[str]:
    return _class(argument) if operator is c.IN else _takes(operator, argument)


def _chars(tree: Tree) -> frozenset[str]:
    """Return the letters that a tree may begin with."""
    taken: frozenset[str] = frozenset()
    for operator, argument in tree:
        inner = _inner(operator, argument)
        if inner and operator not in (c.ASSERT, c.ASSERT_NOT):
            taken = taken.union(*map(_chars, inner))
        else:
            taken |= _letters(operator, argument)
        if not _empty(operator, argument):
            break
    return taken


def worst_texts(pattern: re.Pattern[Any], size: int) -> Iterator[str]:
    """Yield texts that are hard for a pattern: its beginnings and repeats, many times.

    Each way through the pattern is followed up to each of its repeats; what the repeat
    takes is then written out to `size`, and an end is put behind it that may not match.
    """
    tree = parsed(pattern)
    alphabet = [*_literals(tree), *COMMON]
    tried: set[tuple[str, str, str]] = set()
    candidates = [("", letter) for letter in dict.fromkeys(alphabet)]
    candidates += [("", _example(tree)), *_pumps(tree, alphabet)]
    for before, again in candidates:
        if not before + again:
            continue
        for head, body, end in (
            (before, again, "\x01"),
            (before, again, "a"),
            ("", before + again, ""),
        ):
            if body and (head, body, end) not in tried:
                tried.add((head, body, end))
                yield head + body * ((size - len(head)) // len(body)) + end


def _literals(tree: Tree) -> list[str]:
    found: list[str] = []
    for operator, argument in tree:
        if operator in (c.LITERAL, c.NOT_LITERAL):
            found.append(chr(argument))
        elif operator is c.IN:
            found += [chr(own) for kind, own in argument if kind is c.LITERAL]
        for inner in _inner(operator, argument):
            found += _literals(inner)
    return list(dict.fromkeys(found))[:10]


def _example(tree: Tree) -> str:
    """Return a short text that a tree matches, or nearly."""
    text = ""
    for operator, argument in tree:
        if operator in REPEATS:
            text += _example(argument[2]) * argument[0]
        elif operator is c.BRANCH:
            text += _example(argument[1][0])
        elif operator in (c.SUBPATTERN, c.ATOMIC_GROUP):
            text += "".join(map(_example, _inner(operator, argument)))
        else:
            text += min(_letters(operator, argument), default="", key=_plainness)
    return text


def _plainness(letter: str) -> tuple[bool, str]:
    return not letter.isalnum(), letter


def _pumps(
    tree: Tree, alphabet: list[str], before: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield what leads to each repeat, and what it may repeat."""
    for operator, argument in tree:
        if operator in REPEATS and argument[1] > MANY:
            body = _flat(argument[2])
            taken = _letters(*body[0]) if len(body) == 1 else frozenset()
            yield from ((before, one) for one in alphabet if one in taken)
            yield before, _example(argument[2])
            ways = body[0][1][1] if body and body[0][0] is c.BRANCH else ()
            yield from ((before, _example(way)) for way in ways)
        for inner in _inner(operator, argument):
            yield from _pumps(inner, alphabet, before)
        before += _example([(operator, argument)])
        yield before, ""
