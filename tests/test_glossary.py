"""The vocabulary of ARCHITECTURE.md is that of the code: each word there, and once."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import layout
from layout.codes import Code

PACKAGE = Path(layout.__file__).parent
ARCHITECTURE = (PACKAGE.parent / "ARCHITECTURE.md").read_text("utf-8")
WORD = re.compile(r"`(\w+)`")


def rows() -> list[list[str]]:
    """Return the cells of the vocabulary's rows: words, meaning, what to beware of."""
    section = ARCHITECTURE.partition("\n## Words\n")[2].partition("\n## ")[0]
    table = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in table[2:]]


def words() -> list[str]:
    return [word for row in rows() for word in WORD.findall(row[0])]


@cache
def trees() -> tuple[ast.Module, ...]:
    return tuple(ast.parse(p.read_text("utf-8")) for p in sorted(PACKAGE.rglob("*.py")))


@cache
def classes() -> Counter[str]:
    """Return how many classes of each name the package has."""
    nodes = (node for tree in trees() for node in ast.walk(tree))
    return Counter(node.name for node in nodes if isinstance(node, ast.ClassDef))


@cache
def names() -> frozenset[str]:
    """Return every name of a variable, field, function or argument, and every text.

    The kinds of furniture and of craft checks are texts in the code.
    """
    found = {code.value for code in Code}
    for tree in trees():
        for node in ast.walk(tree):
            match node:
                case ast.Name(id=name) | ast.arg(arg=name) | ast.Attribute(attr=name):
                    found.add(name)
                case ast.FunctionDef(name=name) | ast.Constant(value=str(name)):
                    found.add(name)
    return frozenset(found)


def test_the_vocabulary_is_a_table() -> None:
    assert len(rows()) > 30
    assert {len(row) for row in rows()} == {3}
    assert all(row[0] and row[1] for row in rows())


def test_a_word_stands_there_once() -> None:
    assert [word for word, count in Counter(words()).items() if count > 1] == []


@pytest.mark.parametrize("word", words())
def test_a_word_is_in_the_code(word: str) -> None:
    if word[0].isupper():
        assert classes()[word] == 1, f"{classes()[word]} classes are called {word}"
    else:
        assert word in names()


def test_a_class_is_not_named_as_another_words_thing() -> None:
    """What a row says is "not" so called is no class, nor a part of a class's name."""
    for row in rows():
        for wrong in re.findall(r'not "(\w+)"', row[2]):
            allowed = {word for word in words() if word.lower() == wrong.lower()}
            named = {name for name in classes() if name.lower() == wrong.lower()}
            assert named <= allowed, f"{named}: see {row[0]}"
