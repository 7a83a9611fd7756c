"""YAML and TOML beyond what people write is told before a parser has to take it."""

import pytest

from layout.disk.data_bounds import toml_excess, yaml_excess
from tests.attack.stopwatch import allowed

LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n"
    for n in range(9)
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: b\nc: " + "[" * 50_000, 2),
        ("a: " + "{b: " * 30_000, 1),
        ("a:\n  " + "- " * 40_000 + "b", 2),
        ("a:\n" + "\n".join("  " * n + "b:" for n in range(1, 200)), 21),
        ("? " * 5000 + "a", 1),
        (LAUGHS, 3),
        ("a: [" + "b, " * 20_000 + "]", 1),
        ("a: 1\nb: !!bool maybe", 2),
        ("a: ! b", 1),
        ("a: !<tag:yaml.org,2002:timestamp> b", 1),
        ("a: 1\nb: " + "59:" * 2000 + ".5", 2),
        ("a: 0x" + "f" * 6000, 1),
    ],
    ids=[
        *("brackets", "braces", "dashes", "levels", "keys", "laughs", "values"),
        *("tag", "no tag", "whole tag", "sixties", "number"),
    ],
)
def test_yaml_has_its_bounds(text: str, line: int) -> None:
    with allowed(2.0):
        excess = yaml_excess(text)
    assert excess
    assert excess.line == line


@pytest.mark.parametrize(
    "text",
    [
        "headline: Fish & chips [updated]\nrank: 1",
        "pictures:\n  - {file: a.jpg, focus: [0.5, 0.3]}\n",
        "a: &a Ada\nb: *a\nc: *a",
        "a: '" + "[" * 100 + "'",
        "a: [",
        "a: *nobody",
        "headline: Really! 3! times",
        "a: " + "3f" * 32,
        "a: '" + "9" * 64 + "'",
    ],
)
def test_yaml_that_people_write_is_within(text: str) -> None:
    assert yaml_excess(text) is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb = " + "[" * 50_000, 2),
        ("b = " + "{a=" * 50_000, 1),
        ("a\n" + "a." * 5000 + "b = 1", 2),
        ("[" + "a . " * 11 + "b]", 1),
        ("a = [\n" * 30, 21),
        ("#" + "x" * 2_000_000, 1),
    ],
    ids=["lists", "tables", "name", "header", "lines", "size"],
)
def test_toml_has_its_bounds(text: str, line: int) -> None:
    with allowed(2.0):
        excess = toml_excess(text)
    assert excess
    assert excess.line == line


def test_toml_that_people_write_is_within() -> None:
    brackets = "[" * 50
    text = f"""
number = 1  # {brackets}
name = "{brackets}"
path = '{brackets}'
plan = \"\"\"
{brackets}
\"\"\"
address = "www.a.b.c.d.e.f.g.h.i.j.k.l.example"
[[page]]
areas = [[1, 2], [3, 4]]
"""
    assert toml_excess(text) is None
