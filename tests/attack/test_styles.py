"""Styles and printers of strangers: each broken file is told by its name and line."""

import shutil
import struct
import time
from pathlib import Path

import pytest

from layout.desk.printers.icc import icc_problem
from layout.desk.printers.profile import read_printer
from layout.desk.style.builtin import builtin_folder
from layout.desk.style.stylefiles import LONGEST
from layout.desk.style.styling import read_stylebook
from layout.errors import LayoutError
from layout.notes import Note
from tests.attack.attacking import attack, canary
from tests.building import small

BUILTIN = builtin_folder()
ICC = (BUILTIN / "styles/printers/SNAP_TR002_newsprint.icc").read_bytes()
STYLE = "styles/courier"


def junk(data: bytes, start: int, end: int) -> bytes:
    noise = bytes((at * 73 + 11) & 255 for at in range(start, end))
    return data[:start] + noise + data[end:]


# A file of the style, what stands in it, the code and the line of the note.
FILES: list[tuple[str, bytes | None, str, int | None]] = [
    ("page.html.j2", None, "style-incomplete", None),
    ("type.css.j2", None, "style-incomplete", None),
    ("hyphens.txt", None, "missing-file", 25),
    ("courier.css", b"\n}}}{{{ \xff\xfe", "not-utf8", 2),
    ("courier.css", b"\xff\xfep\0 \0{\0", "not-utf8", 1),
    ("courier.css", b"a{color:red}\n" * 20_000, "style-file", None),
    ("courier.css", b"a{" * 90_000, "style-file", 1),
    ("courier.css", b"\n\na{b:" + b"(" * 90_000, "style-file", 3),
    ("courier.css", b"a{b:" + b"[({" * 20_000, "style-file", 1),
    ("courier.css", b"a{color:red}\np{font-size:1e9pt}", "style-file", 2),
    ("courier.css", b"a{margin:-9999999px}", "style-file", 1),
    ("courier.css", b"\na{grid-template-columns:repeat(50000,1px)}", "style-file", 2),
    ("courier.css", b"a{columns:1" + b"0" * 90_000 + b"}", "style-file", 1),
    ("type.css.j2", b"\n\nhtml { line-height: 1e30 }", "style-file", 3),
    ("page.html.j2", bytes(range(256)), "not-utf8", 2),
    ("pieces.html.j2", b"x" * (LONGEST + 1), "style-file", None),
    ("hyphens.txt", bytes(range(256)), "not-utf8", 2),
    ("hyphens.txt", b"one\n" + b"a-" * 60_000, "style-file", 2),
    ("hyphens.txt", b"a-b\n" * 60_000, "style-file", None),
    ("style.toml", b"", "missing-key", None),
    ("style.toml", b"name = ", "broken-toml", 1),
    ("style.toml", b"\0" * 100, "broken-toml", 1),
    ("style.toml", b"a = [" * 50_000, "broken-toml", None),
    ("style.toml", b"a = 1" + b"0" * 5000, "broken-toml", None),
]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for folder in ("styles", "fonts"):
        shutil.copytree(BUILTIN / folder, tmp_path / folder)
    for path in tmp_path.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return tmp_path


def notes_on_style(house: Path) -> tuple[Note, ...]:
    try:
        read_stylebook("courier", house)
    except LayoutError as problem:
        return problem.notes
    return ()


@pytest.mark.parametrize(("name", "content", "code", "line"), FILES)
def test_a_broken_file_of_a_style_is_told(
    house: Path, name: str, content: bytes | None, code: str, line: int | None
) -> None:
    path = house / STYLE / name
    path.unlink() if content is None else path.write_bytes(content)
    notes = notes_on_style(house)
    said = [note for note in notes if note.code == code]
    assert said, notes
    assert said[0].file.startswith(STYLE)
    assert said[0].hint
    if line is not None:
        assert said[0].line == line


def test_a_style_of_very_many_files_is_refused(house: Path) -> None:
    for number in range(600):
        (house / STYLE / f"f{number}.txt").write_text("a")
    assert [note.code for note in notes_on_style(house)] == ["style-file"]


HARMLESS = """
/* a line of 99999999 pt, and an open ' */
@font-face { font-family: "Face 1e9"; src: url(asset:100000000.ttf) }
a { z-index: 2147483647; color: #1000000f; margin: -100mm; --v10000000: 1e5px }
a1000000, .b-2000000 { grid-template-columns: repeat(12, 1fr) }
"""


def test_large_numbers_that_are_none_are_let_pass(house: Path) -> None:
    css = house / STYLE / "courier.css"
    css.write_text(css.read_text() + HARMLESS)
    assert notes_on_style(house) == ()


@pytest.mark.parametrize("start", ["/*", "'", '"', "url(", "repeat(", "9", "1e", "-."])
def test_a_sheet_is_looked_through_once(house: Path, start: str) -> None:
    (house / STYLE / "courier.css").write_text(start * (190_000 // len(start)))
    before = time.process_time()
    notes_on_style(house)
    assert time.process_time() - before < 2


@pytest.mark.slow
def test_a_style_reads_nothing_outside(house: Path, tmp_path: Path) -> None:
    css = house / STYLE / "courier.css"
    with canary(tmp_path.parent / "canary.css") as bird:
        css.write_text(
            f"@import url({bird.path}); @import '../../../canary.css';\n"
            f"body {{ background: url(file://{bird.path}) }}\n"
            f"@font-face {{ font-family: X; src: url('{bird.path}') }}\n"
            "p { font-family: X; content: url(../../canary.css) }\n"
        )
        issue = small(house, {})
        done = attack("build", issue, "-o", house / "out", "--draft", cwd=house)
        done.check_refused("outside-file", status=1)
        assert "styles/courier/courier.css:1: error[outside-file]" in done.err
        bird.check()


@pytest.mark.slow
def test_a_style_without_end_is_named_before_its_pages_are_tried(house: Path) -> None:
    """Its sheets look harmless: nine million rows stand in its template."""
    template = house / STYLE / "page.html.j2"
    rows = '<p style="grid-area: 9999999 / 9999999">x</p></div></body>'
    text = template.read_text().replace("</body>", f'<div style="display: grid">{rows}')
    template.write_text(text)
    issue = small(house, {})
    done = attack("build", issue, "-o", house / "out", "--draft", cwd=house)
    done.check_refused("too-heavy", status=1)
    [line] = [line for line in done.err.splitlines() if "error[" in line]
    assert line.startswith("styles/courier/courier.css: error[too-heavy]")
    assert "page.html.j2" in line


BAD_PROFILES = {
    "empty": b"",
    "words": b"no profile" * 100,
    "its head alone": struct.pack(">I", 128) + ICC[4:128],
    "cut": ICC[:5000],
    "padded": ICC + b"\0",
    "no tags": ICC[:128] + b"\0\0\0\0" + ICC[132:],
    "endless tags": ICC[:128] + b"\xff\xff\xff\xff" + ICC[132:],
    "junk for tags": junk(ICC, 132, 300),
    "junk for tables": junk(ICC, 400, len(ICC)),
    "a screen's": ICC[:12] + b"mntr" + ICC[16:],
    "RGB": ICC[:16] + b"RGB " + ICC[20:],
    "no signature": ICC[:36] + b"none" + ICC[40:],
    "a tag outside": ICC[:136] + b"\xff\xff\xff\xf0" + ICC[140:],
    "an endless tag": ICC[:140] + b"\xff\xff\xff\xf0" + ICC[144:],
}


@pytest.mark.parametrize("content", BAD_PROFILES.values(), ids=BAD_PROFILES)
def test_a_broken_profile_of_a_press_is_told_with_its_line(
    house: Path, content: bytes
) -> None:
    assert icc_problem(content)
    (house / "styles/printers/SNAP_TR002_newsprint.icc").write_bytes(content)
    with pytest.raises(LayoutError) as caught:
        read_printer("newsprint-tabloid", house)
    [note] = [n for n in caught.value.notes if n.code in ("bad-icc", "empty-file")]
    assert note.file.startswith("styles/printers/")


@pytest.mark.slow
def test_no_byte_changed_in_a_profile_makes_it_a_defect() -> None:
    for at in (*range(0, 140, 9), *range(140, 400, 53)):
        assert isinstance(icc_problem(ICC[:at] + b"\xff" + ICC[at + 1 :]), str)


def test_built_in_profiles_are_right() -> None:
    profiles = sorted((BUILTIN / "styles/printers").glob("*.icc"))
    assert len(profiles) >= 2
    assert [p.name for p in profiles if icc_problem(p.read_bytes())] == []
