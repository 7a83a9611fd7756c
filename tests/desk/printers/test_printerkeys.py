"""Every key of a printer's TOML becomes a value of its printer, in our units."""

from pathlib import Path

import pytest

from layout.desk.printer import Limits, Presses, Printer, SheetPlan
from layout.desk.printers.printerkeys import Marks
from layout.desk.printers.profile import read_printer
from layout.errors import Refused
from layout.units import points
from tests.desk.printers.test_profile import changed, house

__all__ = ["house"]

SHEETS = '[sheets]\nscheme = "booklet"\npaper = "A3"\n'


def sized(house: Path, keys: str) -> Printer:
    return changed(house, "[page]", f"{keys}\n[page]")


@pytest.mark.parametrize(
    ("old", "new", "name", "value"),
    [
        ("Newsprint tabloid, coldset", "Ours", "title", "Ours"),
        ("width = 289", "width = 300", "width", points(300)),
        ("height = 380", "height = 400.5", "height", points(400.5)),
        ("unprintable = 10", "unprintable = 7.5", "unprintable", points(7.5)),
        ("unprintable = 10", "unprintable = 0\nbleed = 3", "bleed", points(3)),
        ("SNAP TR 002", "Our press", "condition", "Our press"),
        ("ink_limit = 240", "ink_limit = 300", "ink_limit", 3.0),
        ("ink_limit = 240", "spots = true", "spots", True),
        ("ink_limit = 240", "process = false", "process", False),
        ("ppi = 250", "ppi = 300", "ppi", 300),
        ("poor = 150 ", "poor = 140 ", "poor_ppi", 140),
        ("least = 100 ", "least = 90 ", "least_ppi", 90),
        ('pdf = "X-4"', 'pdf = "X-1a:2001"', "pdf", "X-1a:2001"),
        ('pdf = "X-4"', 'pdf = "X-4"\npdfa = true', "pdfa", True),
        ("singles = true", "singles = false", "singles", False),
        ("{paper}_{issue}_{page}", "{number}-{page}", "pattern", "{number}-{page}"),
        ("multiple = 4", "multiple = 8", "multiple", 8),
        ("multiple = 4", "multiple = 8\nsignature = 8", "signature", 8),
    ],
)
def test_a_key_is_a_value(
    house: Path, old: str, new: str, name: str, value: object
) -> None:
    found = getattr(changed(house, old, new), name)
    assert found == (pytest.approx(value) if isinstance(value, float) else value)


def test_limits_are_points_and_shares() -> None:
    assert read_printer("newsprint-tabloid", None).limits == Limits(
        type=7,
        type_tinted=8,
        type_inks=10,
        type_reversed=10,
        rule=0.25,
        rule_poor=0.5,
        rule_inks=1.5,
        tint_least=0.05,
        tint_most=0.85,
    )


def test_a_press_says_only_what_it_has_otherwise(house: Path) -> None:
    path = house / "styles/printers/newsprint-tabloid.toml"
    text = path.read_text("utf-8")
    bare = text[: text.index("[pictures]")]
    path.write_text(bare, "utf-8")
    printer = read_printer("newsprint-tabloid", house)
    assert (printer.ppi, printer.poor_ppi, printer.least_ppi) == (250, 150, 100)
    assert (printer.multiple, printer.signature, printer.colour) == (4, 4, ())
    assert (printer.marks, printer.sheets, printer.pdf) == (Marks(), None, "X-4")
    assert printer.limits == read_printer("newsprint-tabloid", None).limits


@pytest.mark.parametrize("mark", ["crop", "registration", "colour_bar", "slug"])
def test_each_mark_may_be_asked_for(house: Path, mark: str) -> None:
    printer = sized(house, f"[marks]\n{mark} = true")
    assert printer.marks == Marks(**{mark: True})
    assert printer.marks.any


@pytest.mark.parametrize(
    ("more", "plan"),
    [
        ("", SheetPlan(scheme="booklet", paper="A3")),
        ("creep = 1", SheetPlan(scheme="booklet", paper="A3", creep=points(1))),
        ("marks = true", SheetPlan(scheme="booklet", paper="A3", marks=True)),
        ("tumble = true", SheetPlan(scheme="booklet", paper="A3", tumble=True)),
    ],
)
def test_a_copier_puts_pages_on_sheets(house: Path, more: str, plan: SheetPlan) -> None:
    path = house / "styles/printers/newsprint-tabloid.toml"
    text = path.read_text("utf-8").replace('"X-4"', '"plain"')
    path.write_text(text, "utf-8")
    assert sized(house, f"{SHEETS}{more}").sheets == plan


@pytest.mark.parametrize(
    "keys",
    [
        "[marks]\ncrop = 1",
        "[sheets]\npaper = 'A3'",
        "[sheets]\nscheme = 'origami'\npaper = 'A3'",
        "[sheets]\nscheme = 'pairs'\npaper = 'A3'\ncreep = 11",
    ],
)
def test_tables_that_are_wrong_are_refused(house: Path, keys: str) -> None:
    with pytest.raises(Refused) as caught:
        sized(house, keys)
    assert {n.code.value for n in caught.value.notes} <= {"bad-value", "missing-key"}


@pytest.mark.parametrize(
    ("colour", "signature", "pages"),
    [
        ((), 4, [1, 2, 3, 4, 5, 6, 7, 8]),
        ((1, 4), 4, [1, 4, 5, 8]),
        ((1, 8), 8, [1, 8]),
        ((2,), 2, [2, 4, 6, 8]),
    ],
)
def test_pages_in_colour_come_again_in_each_signature(
    house: Path, colour: tuple[int, ...], signature: int, pages: list[int]
) -> None:
    keys = f"multiple = 4\nsignature = {signature}\ncolour = {list(colour)}"
    printer = changed(house, "multiple = 4", keys)
    assert [page for page in range(1, 9) if printer.in_colour(page)] == pages


def test_a_page_may_have_a_press_of_its_own() -> None:
    main = read_printer("newsprint-tabloid", None)
    other = read_printer("heatset-tabloid", None)
    presses = Presses(main=main, own=((8, other), (1, other)))
    assert [presses.of(page).name for page in (1, 2, 8)] == [
        "heatset-tabloid",
        "newsprint-tabloid",
        "heatset-tabloid",
    ]
    assert [printer.name for printer in presses.all] == [
        "newsprint-tabloid",
        "heatset-tabloid",
    ]


def test_where_a_profile_lies_decides_nothing(house: Path) -> None:
    ours = read_printer("newsprint-tabloid", house)
    theirs = read_printer("newsprint-tabloid", None)
    assert ours != theirs
    assert ours.anywhere == theirs.anywhere
