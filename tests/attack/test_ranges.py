"""Numbers that nobody means: each is refused by its key, its line and its range.

That every key has its ends is seen in `tests/desk/test_keytypes.py`; here they stand in
files, as strangers would write them.
"""

import re
import shutil
from itertools import product
from pathlib import Path

import pytest

from layout.desk.printers.profile import read_printer
from layout.desk.reading import read_issue
from layout.desk.style.builtin import builtin_folder
from layout.desk.style.styling import read_stylebook
from layout.errors import LayoutError
from layout.notes import Note
from tests.attack.attacking import attack
from tests.building import Files, small
from tests.desk.paper import ISSUE, MANIFEST, STORY, story

STYLE = "styles/courier/style.toml"
PRINTER = "styles/printers/newsprint-tabloid.toml"
NEVER = ("1e9", "1e308", "inf", "-inf", "nan", "-1e9", "true", "1" + "0" * 4000)
# A number of TOML behind a key, in a table or alone.
NUMBER = re.compile(r"(?<==)( *)-?\d+(?:\.\d+)?(?= *(?:#|$))", re.MULTILINE)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for folder in ("styles", "fonts"):
        shutil.copytree(builtin_folder() / folder, tmp_path / folder)
    for path in tmp_path.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return tmp_path


def notes_on(house: Path, name: str) -> tuple[Note, ...]:
    """Return what is said of a style or a printer."""
    try:
        if name == STYLE:
            read_stylebook("courier", house)
        else:
            read_printer("newsprint-tabloid", house)
    except LayoutError as problem:
        return problem.notes
    return ()


@pytest.mark.parametrize(("name", "value"), list(product((STYLE, PRINTER), NEVER)))
def test_every_number_of_a_file_is_refused_by_its_line(
    house: Path, name: str, value: str
) -> None:
    text = (house / name).read_text()
    evil, count = NUMBER.subn(rf"\g<1>{value}", text)
    assert count > 12
    (house / name).write_text(evil)
    both = zip(text.split("\n"), evil.split("\n"), strict=True)
    lines = {number for number, (old, new) in enumerate(both, 1) if old != new}
    notes = notes_on(house, name)
    said = {note.line for note in notes if note.code == "bad-value"}
    assert lines <= said
    for note in notes:
        assert len(note.message) < 200
        assert note.hint
        if note.code == "bad-value" and value in ("1e9", "inf", "nan"):
            assert re.search(r"from .* to |up to |whole number", note.message), note


# What each number could be, and all together cannot: a file, what is changed in it,
# and the words that tell it.
TOGETHER: list[tuple[str, dict[str, str], str]] = [
    (
        STYLE,
        {"left = 12": "left = 200", "right = 12": "right = 80"},
        "leave 9 mm of it",
    ),
    (STYLE, {"page_width = 289": "page_width = 60"}, "leave 36 mm of it"),
    (STYLE, {"top = 13.018": "top = 190", "foot = 12": "foot = 190"}, "leave 0 mm"),
    (STYLE, {"columns = 5": "columns = 24"}, "a column of 24 columns"),
    (STYLE, {"gutter = 4": "gutter = 60"}, "a column of 5 columns is 5.0 mm wide"),
    (STYLE, {"leading = 10.5 ": "leading = 100 ", "380": "300"}, "7 grid lines"),
    (
        STYLE,
        {"page_height = 380": "page_height = 1990", "leading = 10.5 ": "leading = 3 "},
        "the page has 1856 grid lines",
    ),
    (STYLE, {"size = 8.6": "size = 86"}, "lines of 86 points stand 10.5 points apart"),
    (STYLE, {"space_min = 0.80": "space_min = 1.2"}, "do not rise"),
    (STYLE, {"space_max = 1.50": "space_max = 0.9"}, "do not rise"),
    (
        PRINTER,
        {"width = 289": "width = 50", "unprintable = 10": "unprintable = 20"},
        "only 10 mm of it",
    ),
    (PRINTER, {"least = 100 ": "least = 900 "}, "least, poor and ppi do not rise"),
    (PRINTER, {"multiple = 4": "multiple = 4\ncolour = [9]"}, "has no page 9"),
]


@pytest.mark.parametrize(
    ("name", "changes", "words"), TOGETHER, ids=[str(c[1]) for c in TOGETHER]
)
def test_numbers_that_do_not_go_together_are_refused(
    house: Path, name: str, changes: dict[str, str], words: str
) -> None:
    text = (house / name).read_text()
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new, 1)
    (house / name).write_text(text)
    notes = notes_on(house, name)
    assert {note.code for note in notes} <= {"style-value", "printer-value"}
    said = next(note for note in notes if words in note.message)
    assert said.line
    assert said.hint


FRONT = "page: {0}\nrank: {0}\npictures:\n  - file: weir.jpg\n    alt: A weir\n"
KEYS = "    columns: {0}\n    focus: [{0}, {0}]"
MANIFESTS = (
    "number = {0}\ndate = 2026-12-04\npages = {0}\n[[page]]\nnumber = {0}\n",
    "number = 1\ndate = 2026-12-04\n[[ad]]\nname = 'a'\nfile = 'a.pdf'\n"
    "columns = {0}\ndepth_mm = {0}\npage = {0}\n",
)
PLAN = (
    "pages = {0}\n[[page]]\nnumber = {0}\narea = [\n"
    "{{ name = 'bridge', column = {0}, columns = {0}, line = {0}, lines = {0} }},\n]\n"
)
FILLERS = "[[ad]]\nname = 'a'\nfile = 'a.pdf'\ncolumns = {0}\ndepth_mm = {0}\n"
YAML = {"inf": ".inf", "-inf": "-.inf", "nan": ".nan"}


@pytest.mark.parametrize("value", [*NEVER, "0.001", "-1", "99999"])
def test_manifests_plans_fillers_and_front_matter_refuse_them(
    tmp_path: Path, value: str
) -> None:
    # At the third key of a manifest an issue's own number may be a large one.
    for text in MANIFESTS:
        files: Files = {
            MANIFEST: text.format(value),
            STORY: story((FRONT + KEYS).format(YAML.get(value, value))),
            f"{ISSUE}/plan.toml": PLAN.format(value),
            "fillers/fillers.toml": FILLERS.format(value),
        }
        with pytest.raises(LayoutError) as caught:
            read_issue(small(tmp_path, files))
        notes = caught.value.notes
        assert {note.code for note in notes} <= {"bad-value", "broken-toml"} | {
            "missing-key",
            "broken-yaml",
            "unknown-page",
            "no-headline",
            "missing-file",
            "picture-columns",
        }, notes
        assert any(note.file == MANIFEST for note in notes)
        assert all(note.hint for note in notes)


def test_a_leading_of_nearly_nothing_takes_no_memory(house: Path) -> None:
    text = (house / STYLE).read_text()
    (house / STYLE).write_text(text.replace("leading = 10.5 ", "leading = 0.001 ", 1))
    done = attack("build", small(house, {}), "-o", house / "out", cwd=house)
    done.check_refused("bad-value", status=1)
    assert (
        f"{STYLE}:13: error[bad-value]: grid.leading: expected a number from 3 to "
        in (done.err)
    )
    assert not (house / "out").exists()


def test_a_style_for_another_page_than_the_printers_is_refused(house: Path) -> None:
    text = (house / PRINTER).read_text()
    text = text.replace("height = 380", "height = 55")
    (house / PRINTER).write_text(text.replace("unprintable = 10", "unprintable = 0"))
    with pytest.raises(LayoutError) as caught:
        read_issue(small(house, {}))
    assert ("printer-value", PRINTER) in {(n.code, n.file) for n in caught.value.notes}
