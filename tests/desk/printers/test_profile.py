"""A printer's TOML becomes a Printer, and a style's grid goes on its page."""

import shutil
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.printer import Printer
from layout.desk.printers.printerkeys import Marks
from layout.desk.printers.profile import PRINTERS, fitted, read_printer
from layout.desk.style.builtin import builtin_folder
from layout.desk.style.styling import read_stylebook
from layout.errors import LayoutError, Refused, Unreadable
from layout.units import millimetres, points

GRID = read_stylebook("courier", None).grid
BUILT_IN = sorted(path.stem for path in (builtin_folder() / PRINTERS).glob("*.toml"))
ICC = "SNAP_TR002_newsprint.icc"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A publication with the built-in printers."""
    shutil.copytree(builtin_folder() / PRINTERS, tmp_path / PRINTERS)
    return tmp_path


def changed(house: Path, old: str, new: str) -> Printer:
    path = house / PRINTERS / "newsprint-tabloid.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return read_printer("newsprint-tabloid", house)


def test_the_tabloid() -> None:
    printer = read_printer("newsprint-tabloid", None)
    assert millimetres(printer.width) == pytest.approx(289)
    assert (printer.ink_limit, printer.ppi, printer.multiple) == (2.4, 250, 4)
    assert printer.profile.name == ICC
    assert printer.singles


@pytest.mark.parametrize(
    ("keys", "pages", "inks"),
    [
        ("", "", ["colour"] * 4),
        ("", "colour = [1, 4]", ["colour", "mono", "mono", "colour"]),
        ("spots = true", "colour = [1, 4]", ["colour", "mono", "mono", "colour"]),
        ("process = false", "", ["mono"] * 4),
        ("process = false\nspots = true", "", ["spot"] * 4),
        ("process = false", "colour = [1]", ["mono"] * 4),
    ],
)
def test_a_press_has_inks_page_by_page(
    house: Path, keys: str, pages: str, inks: list[str]
) -> None:
    changed(house, "[colour]", f"[colour]\n{keys}")
    assert list(changed(house, "[pages]", f"[pages]\n{pages}").inks) == inks


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_built_in_printer_takes_the_built_in_style(name: str) -> None:
    printer = read_printer(name, None)
    grid = fitted(GRID, printer)
    assert (grid.page_width, grid.page_height) == (printer.width, printer.height)
    assert min(grid.left, grid.right, grid.top, grid.foot) >= printer.unprintable - 0.1
    # Type that was made for a measure keeps within a sixth of it.
    assert grid.measure == pytest.approx(GRID.measure, rel=1 / 6)


def test_the_columns_follow_the_page() -> None:
    found = {name: fitted(GRID, read_printer(name, None)).columns for name in BUILT_IN}
    assert found["newsprint-tabloid"] == 5
    assert found["newsprint-broadsheet"] == 6
    assert found["mini"] == 3


@given(
    width=st.floats(min_value=90, max_value=900),
    height=st.floats(min_value=90, max_value=900),
    unprintable=st.floats(min_value=0, max_value=20),
)
def test_a_grid_fills_its_page(width: float, height: float, unprintable: float) -> None:
    printer = _with(points(width), points(height), points(unprintable))
    grid = fitted(GRID, printer)
    depth = grid.top + grid.lines * grid.leading + grid.foot
    assert depth == pytest.approx(grid.page_height)
    across = grid.left + grid.span(grid.columns) + grid.right
    assert across == pytest.approx(grid.page_width)
    assert grid.foot >= printer.unprintable
    assert grid.top >= printer.unprintable - 0.02


def _with(width: float, height: float, unprintable: float) -> Printer:
    return Printer(
        name="any",
        title="Any",
        width=width,
        height=height,
        unprintable=unprintable,
        profile=Path(ICC),
        profile_sha256="",
        condition="",
        ink_limit=2.4,
        ppi=250,
        poor_ppi=150,
        least_ppi=100,
        multiple=4,
        signature=8,
        colour=(1, 4, 5, 8),
        singles=True,
        pattern="{page}",
        pdf="X-4",
        spots=False,
        limits=read_printer("newsprint-tabloid", None).limits,
        marks=Marks(),
    )


def test_colour_falls_where_the_press_has_it() -> None:
    printer = _with(800, 1000, 0)
    assert [n for n in range(1, 17) if printer.in_colour(n)] == [
        *(1, 4, 5, 8),
        *(9, 12, 13, 16),
    ]
    assert read_printer("mini", None).in_colour(3)


def test_the_publication_comes_first(house: Path) -> None:
    assert changed(house, "ink_limit = 240", "ink_limit = 200").ink_limit == 2.0


def test_heatset_bleeds_and_wants_marks() -> None:
    printer = read_printer("heatset-tabloid", None)
    assert millimetres(printer.bleed) == pytest.approx(3)
    assert printer.marks == Marks(
        crop=True, registration=True, colour_bar=True, slug=True
    )
    assert not read_printer("newsprint-tabloid", None).marks.any


def test_a_printer_that_is_not_there_names_the_nearest() -> None:
    with pytest.raises(Unreadable, match='did you mean "newsprint-tabloid"'):
        read_printer("newsprint-tabliod", None)
    with pytest.raises(Unreadable, match="there is no printer"):
        read_printer("../paper", None)


WRONG = [
    ("width = 289", "width = 55", "printer-value", "page.width: only 35 mm of it"),
    ("width = 289", "width = 25", "bad-value", "page.width: expected a number from 50"),
    ("width = 289", 'width = "wide"', "bad-value", "page.width: expected a number"),
    ("width = 289\n", "", "missing-key", "page.width is missing"),
    ("ppi = 250 ", "ppi = 120 ", "printer-value", "pictures.ppi: least, poor"),
    ('"X-4" ', '"X-5" ', "bad-value", "files.pdf"),
    ("unprintable = 10", "unprintable = 10\nbleed = 3", "printer-value", "cannot go"),
    ("unprintable = 10", "bleed = 50", "bad-value", "page.bleed"),
    ('"X-4" ', '"X-1a:2003"\npdfa = true ', "printer-value", "never a PDF/A-2u"),
    ("{issue}_{page}", "{issue}", "printer-value", "without {page}"),
    ("{issue}_", "{edition}_", "printer-value", "there is no {edition}"),
    ("{issue}_", "{issue_", "printer-value", "the braces do not match"),
    ("{issue}_", "a/{issue}_", "printer-value", "a file's name cannot have"),
    ("multiple = 4", "multiple = 4\ncolour = [5]", "printer-value", "no page 5"),
    (ICC, "other.icc", "missing-file", 'there is no "other.icc"'),
    (ICC, "../../secret.icc", "outside", "leads out of styles/printers/"),
    ("ink_limit = 240", "ink_limit = 2400", "bad-value", "colour.ink_limit"),
]


@pytest.mark.parametrize(("old", "new", "code", "words"), WRONG)
def test_wrong_values_are_named(
    house: Path, old: str, new: str, code: str, words: str
) -> None:
    with pytest.raises(Refused) as caught:
        changed(house, old, new)
    said = [note for note in caught.value.notes if note.code == code]
    assert any(words in note.message for note in said), caught.value.notes
    assert all(note.file.endswith("newsprint-tabloid.toml") for note in said)


def test_an_unknown_key_is_a_warning(house: Path) -> None:
    assert changed(house, "ink_limit", "inklimit = 200\nink_limit").ink_limit == 2.4


def icc(kind: bytes, space: bytes) -> bytes:
    body = struct.pack(">I8s4s4s", 128, bytes(8), kind, space)
    return body.ljust(36, b"\0") + b"acsp" + bytes(88)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"hello", "is no ICC profile"),
        (icc(b"prtr", b"CMYK") + b"x", "is cut off or padded"),
        (icc(b"mntr", b"RGB "), 'of class "mntr"'),
        (icc(b"prtr", b"GRAY"), 'is for "GRAY"'),
    ],
)
def test_a_wrong_profile_is_refused(house: Path, content: bytes, words: str) -> None:
    (house / PRINTERS / ICC).write_bytes(content)
    with pytest.raises(LayoutError) as caught:
        read_printer("newsprint-tabloid", house)
    assert any(n.code == "bad-icc" and words in n.message for n in caught.value.notes)
