"""Small and display type in its place: on the grid where it can be, between rules."""

from pathlib import Path

import pytest

from layout.makeup.dummy import Page, PlacedTable, PlacedText
from layout.plate.html.baselines import Baselines
from layout.plate.html.paging import Pager
from layout.plate.html.views import FigureView, RuleView, TextView, View
from layout.plate.pictures.choosing import PictureTarget
from layout.plate.plate import PlateJob
from layout.plate.plating import make_plates, slug
from layout.plate.tasks import Edition
from tests.plate.dummies import PRINTER, SHOP, STYLE, dense, dummy, issue, page
from tests.plate.reader import drawn
from tests.plate.rich import column, rich_page

GRID = STYLE.grid
PRESS = PictureTarget(edition=Edition.PRESS, ink="colour", printer=PRINTER)


def views(made: Page) -> list[View]:
    pager = Pager(STYLE, Baselines(STYLE), lambda _ad: "")
    view, _ = pager.page(made, PRESS)
    return [item for article in view.articles for item in article.items]


def test_cells_and_jump_lines_stand_on_the_grid(tmp_path: Path) -> None:
    made = rich_page(tmp_path)
    job = PlateJob(
        issue=issue(dense("rich")),
        dummy=dummy(made),
        style=STYLE,
        folder=tmp_path / "plates",
        printer=PRINTER,
        editions=(Edition.SCREEN,),
    )
    strings = drawn(make_plates(job).editions[0].pdf)
    table = next(i for i in made.frames[0].items if isinstance(i, PlacedTable))
    cells = [c.text for row in (table.table.header, *table.table.rows) for c in row]
    wanted = {"Continued on page 2", *(c for c in cells if " " not in c)}
    found = [s for s in strings if s.text.rstrip() in wanted]
    assert {s.text.rstrip() for s in found} == wanted
    for string in found:
        lines = (string.baseline - GRID.top - Baselines(STYLE).grid) / GRID.leading
        assert lines == pytest.approx(round(lines), abs=0.02 / GRID.leading)
    right = GRID.left + table.rect.right
    rates = [s.right for s in strings if s.text.startswith("£")]
    assert rates == pytest.approx([right, right], abs=0.05)


def test_captions_go_into_their_pictures_figure(tmp_path: Path) -> None:
    figures = [v for v in views(rich_page(tmp_path)) if isinstance(v, FigureView)]
    assert [[c.role for c in f.captions] for f in figures] == [
        ["credit", "caption"],
        [],
    ]


def test_a_pull_quote_with_room_stands_between_rules() -> None:
    text = SHOP.text("pull_quote", "Nobody asked the baker", GRID.measure, "en-GB")
    rect = column(0, 2, text.lines_deep + 2)
    quote = PlacedText(role="pull_quote", rect=rect, text=text)
    above, words, below = views(page(1, dense(), quote))[-3:]
    assert isinstance(above, RuleView)
    assert isinstance(words, TextView)
    assert isinstance(below, RuleView)
    leading = GRID.leading
    assert above.box.top == pytest.approx(GRID.top + 2.5 * leading)
    assert below.box.top == pytest.approx(GRID.top + (rect.foot - 0.5) * leading)
    assert above.box.top < words.box.top < below.box.top


def test_a_heads_descenders_stay_off_the_line_below() -> None:
    made = page(1, dense())
    placed = [i for i in made.frames[0].items if isinstance(i, PlacedText)]
    head = next(v for v in views(made) if getattr(v, "role", "") == "headline")
    assert isinstance(head, TextView)
    text = next(p.text for p in placed if p.role == "headline")
    face = text.lines[0].runs[0].face
    baseline = Baselines(STYLE).extents(face).baseline(text.size, text.leading)
    foot = head.box.top + baseline + 0.25 * text.size
    assert foot <= GRID.top + (3 + text.lines_deep) * GRID.leading + 0.01


@pytest.mark.parametrize(
    ("title", "name"),
    [("The Alder Courier", "the-alder-courier"), ("Šumava!", "umava"), ("報", "paper")],
)
def test_a_title_becomes_part_of_a_file_name(title: str, name: str) -> None:
    assert slug(title) == name
