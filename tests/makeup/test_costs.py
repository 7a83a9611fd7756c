"""Costs and bounds: each said in a sentence, with its unit, and used."""

import ast
from dataclasses import fields
from pathlib import Path

import pytest

import layout.makeup
from layout.makeup.bounds import BOUNDS
from layout.makeup.costs import COSTS, Costs

ROOT = Path(layout.makeup.__file__).parent
HOMES = ("costs", "bounds")
# What holds no tuned number itself.
OUTER = {"Costs", "Bounds", "Widths"}


def lines_of(home: str) -> list[str]:
    return (ROOT / f"{home}.py").read_text("utf-8").splitlines()


def tuned(home: str) -> list[ast.AnnAssign]:
    """Return the fields of all purses but the outermost, whose fields are purses."""
    return [
        field
        for own in ast.parse("\n".join(lines_of(home))).body
        if isinstance(own, ast.ClassDef) and own.name not in OUTER
        for field in own.body
        if isinstance(field, ast.AnnAssign)
    ]


@pytest.mark.parametrize("home", HOMES)
def test_each_stands_under_a_sentence_and_has_a_value(home: str) -> None:
    lines = lines_of(home)
    for field in tuned(home):
        above = field.lineno - 2
        # Neighbours may share a sentence that has a part for each.
        while not lines[above].lstrip().startswith("#"):
            assert lines[above].strip(), ast.unparse(field)
            above -= 1
        assert lines[above].rstrip().endswith((".", ":", "?")), ast.unparse(field)
        assert field.value is not None


@pytest.mark.parametrize("home", HOMES)
def test_a_unit_is_a_name_that_is_explained(home: str) -> None:
    units = {
        node.targets[0].id
        for node in ast.parse("\n".join(lines_of(home))).body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    for field in tuned(home):
        used = {n.id for n in ast.walk(field.annotation) if isinstance(n, ast.Name)}
        # A size of type in points, and one in millimetres, are lengths.
        assert used - {"tuple", "float", "Widths"} <= units, ast.unparse(field)


def test_each_is_used_and_none_is_said_twice() -> None:
    source = "\n".join(
        path.read_text("utf-8")
        for path in sorted(ROOT.rglob("*.py"))
        if path.stem not in HOMES
    )
    for purses in (COSTS, BOUNDS):
        for purse in fields(purses):
            for own in fields(getattr(purses, purse.name)):
                assert f".{own.name}" in source, (purse.name, own.name)


def test_costs_are_values_that_a_search_is_given() -> None:
    assert Costs() == COSTS
    assert hash(Costs()) == hash(COSTS)
    # What is kept on disk is kept under them.
    assert "widow=500.0" in repr(COSTS.story)
