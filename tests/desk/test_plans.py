"""A page drawn as words becomes rectangles; what is no rectangle is noted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.issue import Area
from layout.desk.plans import FREE, Drawing, drawn_areas, drawn_rows
from layout.notebook import Notebook

NAMES = frozenset({"bridge", "weir", "ferry", "nameplate", "ad:hay"})


def draw(
    *rows: str, columns: int | None = None
) -> tuple[tuple[Area, ...], list[tuple[str, int | None]]]:
    book = Notebook()
    drawing = Drawing(
        page=3,
        text="\n".join(rows),
        names=NAMES,
        columns=columns,
        lines=tuple(range(10, 10 + len(rows))),
        book=book,
    )
    areas = drawn_areas(drawing)
    return areas, [(note.code.value, note.line) for note in book.notes]


def places(areas: tuple[Area, ...]) -> dict[str, tuple[int, int, int, int]]:
    return {a.name: (a.column, a.row, a.columns, a.rows) for a in areas}


def test_words_are_rectangles() -> None:
    areas, notes = draw(
        "nameplate nameplate nameplate",
        "bridge bridge weir",
        "bridge bridge weir",
        "ad:hay ad:hay ad:hay",
    )
    assert notes == []
    assert places(areas) == {
        "nameplate": (0, 0, 3, 1),
        "bridge": (0, 1, 2, 2),
        "weir": (2, 1, 1, 2),
        "ad:hay": (0, 3, 3, 1),
    }


def test_one_word_is_the_whole_width() -> None:
    areas, notes = draw("nameplate", "bridge bridge weir")
    assert notes == []
    assert places(areas)["nameplate"] == (0, 0, 3, 1)


def test_the_styles_columns_count_where_they_are_known() -> None:
    areas, _ = draw("nameplate", columns=5)
    assert places(areas) == {"nameplate": (0, 0, 5, 1)}
    assert draw("bridge weir", columns=5) == ((), [("plan-rows", 10)])


@pytest.mark.parametrize(
    ("rows", "note"),
    [
        (("bridge weir weir", "bridge bridge"), ("plan-rows", 11)),
        (("bridge harbour", "bridge harbour"), ("plan-name", 10)),
        (("bridge bridge", "bridge weir"), ("no-rectangle", 10)),
        (("bridge weir bridge",), ("placed-twice", 10)),
        (("bridge", "weir", "bridge"), ("placed-twice", 12)),
        (("bridge weir", "weir bridge"), ("placed-twice", 11)),
    ],
)
def test_what_is_no_plan_is_noted_with_its_line(
    rows: tuple[str, ...], note: tuple[str, int]
) -> None:
    assert note in draw(*rows)[1]


def test_cells_that_are_left_are_cut_into_rectangles() -> None:
    areas, notes = draw("bridge . .", "bridge . .", ". . .")
    assert notes == []
    free = [(a.column, a.row, a.columns, a.rows) for a in areas if a.name == FREE]
    assert free == [(1, 0, 2, 3), (0, 2, 1, 1)]


def test_rows_are_words_and_empty_lines_are_none() -> None:
    assert drawn_rows(" bridge   weir \n\n  ferry\n") == [["bridge", "weir"], ["ferry"]]
    assert drawn_rows("") == []
    assert draw("") == ((), [])


GRIDS = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(
            st.sampled_from([FREE, "bridge", "weir"]), min_size=width, max_size=width
        ),
        min_size=1,
        max_size=5,
    )
)


@given(GRIDS)
def test_areas_cover_what_they_name_and_never_each_other(grid: list[list[str]]) -> None:
    full = [row * 2 if len(row) == 1 else row for row in grid]
    areas, notes = draw(*(" ".join(row) for row in full))
    cells = [
        (y, x)
        for a in areas
        for y in range(a.row, a.row + a.rows)
        for x in range(a.column, a.column + a.columns)
    ]
    assert len(cells) == len(set(cells))
    for area in areas:
        assert full[area.row][area.column] == area.name
    if not notes:
        assert len(cells) == sum(map(len, full))
