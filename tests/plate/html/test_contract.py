"""The renderer breaks nothing anew: lines, baselines and edges as in the dummy."""

from pathlib import Path

import pytest

from layout.galley.galley import Line
from layout.makeup.dummy import PlacedLeg
from layout.plate.html.baselines import Baselines
from layout.plate.plate import PlateJob
from layout.plate.plating import make_plates
from layout.plate.tasks import Edition
from tests.plate.dummies import PRINTER, SHOP, STYLE, dense, dummy, issue, page
from tests.plate.reader import Drawn, Row, drawn, rows

GRID = STYLE.grid
BASELINE = 0.02
EDGE = 0.05
DISPLAY = 20


@pytest.fixture(scope="module", params=[Edition.PRESS, Edition.SCREEN])
def columns(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[PlacedLeg, list[Row]]]:
    """Each leg of a dense page with every kind of run, and what was printed of it."""
    story = dense()
    made = page(1, story)
    job = PlateJob(
        issue=issue(story),
        dummy=dummy(made),
        style=STYLE,
        folder=tmp_path_factory.mktemp("plates"),
        printer=PRINTER,
        editions=(request.param,),
    )
    plates = make_plates(job)
    assert plates.notes == ()
    strings = drawn(plates.editions[0].pdf)
    legs = [item for item in made.frames[0].items if isinstance(item, PlacedLeg)]
    return [(leg, _printed(leg, strings)) for leg in legs]


def _printed(leg: PlacedLeg, strings: list[Drawn]) -> list[Row]:
    top = GRID.top + leg.rect.line * GRID.leading
    copy = [s for s in strings if s.baseline > top and s.size < DISPLAY]
    return rows(copy, GRID.left + leg.rect.x, GRID.measure)


def _lines(leg: PlacedLeg) -> list[tuple[int, Line]]:
    return [
        (part.line + at, line)
        for part in leg.parts
        for at, line in enumerate(part.lines)
    ]


def test_every_line_is_the_dummys(columns: list[tuple[PlacedLeg, list[Row]]]) -> None:
    for leg, printed in columns:
        found = [row.text.removeprefix("•").lstrip() for row in printed]
        assert found == [line.text for _, line in _lines(leg)]


def test_baselines_stand_on_the_grid(
    columns: list[tuple[PlacedLeg, list[Row]]],
) -> None:
    first = GRID.top + Baselines(STYLE).grid
    for leg, printed in columns:
        for row, (at, _) in zip(printed, _lines(leg), strict=True):
            wanted = first + (leg.rect.line + at) * GRID.leading
            assert row.baseline == pytest.approx(wanted, abs=BASELINE), row.text


def test_justified_lines_end_at_the_edge(
    columns: list[tuple[PlacedLeg, list[Row]]],
) -> None:
    spaced = 0
    for leg, printed in columns:
        for row, (_, line) in zip(printed, _lines(leg), strict=True):
            if line.justified:
                edge = GRID.left + leg.rect.x + line.offset + line.measure
                assert row.right == pytest.approx(edge, abs=EDGE), row.text
                spaced += line.letter_space != 0
    assert spaced > 50, "the page has no letter-spaced lines to speak of"


def test_last_lines_keep_their_natural_spaces(
    columns: list[tuple[PlacedLeg, list[Row]]],
) -> None:
    ends = 0
    for leg, printed in columns:
        for row, (_, line) in zip(printed, _lines(leg), strict=True):
            if not line.justified:
                end = GRID.left + leg.rect.x + line.offset + line.width
                assert row.right == pytest.approx(end, abs=0.3), row.text
                ends += 1
    assert ends > 10


def test_a_drop_cap_stands_on_its_last_lines_baseline(tmp_path: Path) -> None:
    story = dense()
    made = page(1, story)
    job = PlateJob(
        issue=issue(story),
        dummy=dummy(made),
        style=STYLE,
        folder=tmp_path,
        printer=PRINTER,
        editions=(Edition.PRESS,),
    )
    strings = drawn(make_plates(job).editions[0].pdf)
    cap = SHOP.galley(story, GRID.measure).blocks[0].drop_cap
    assert cap is not None
    letter = next(s for s in strings if s.text == cap.text and s.size > DISPLAY)
    leg = next(i for i in made.frames[0].items if isinstance(i, PlacedLeg))
    last = leg.rect.line + cap.lines - 1
    third = GRID.top + last * GRID.leading + Baselines(STYLE).grid
    assert letter.baseline == pytest.approx(third, abs=BASELINE)
    following = strings[strings.index(letter) + 1]
    assert following.text.startswith("he county"), "read in order, the word is whole"
