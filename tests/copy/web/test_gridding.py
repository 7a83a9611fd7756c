"""Merged cells stand in their places."""

import lxml.html
import pytest

from layout.copy.web.gridding import grid_of


def grid(rows: str) -> list[tuple[str, ...]]:
    table = lxml.html.fragment_fromstring(f"<table>{rows}</table>")
    return grid_of(table, lambda cell: str(cell.text_content()))


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("<tr><td>a<td>b<tr><td>c<td>d", [("a", "b"), ("c", "d")]),
        ("<tr><td rowspan=2>a<td>b<tr><td>c", [("a", "b"), ("", "c")]),
        ("<tr><td>a<td rowspan=2>b<tr><td>c", [("a", "b"), ("c", "")]),
        (
            "<tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e",
            [("a", "", "b"), ("c", "d", "e")],
        ),
        (
            "<tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f",
            [("a", "", "b"), ("", "", "c"), ("d", "e", "f")],
        ),
        (
            "<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d",
            [("a", "b"), ("", "c"), ("", "d")],
        ),
        ("<tr><td rowspan=x>a<td colspan=0>b<tr><td>c", [("a", "b"), ("c",)]),
    ],
)
def test_cells(rows: str, found: list[tuple[str, ...]]) -> None:
    assert grid(rows) == found
