"""`layout impose` as people run it, wrong input included."""

import json
from pathlib import Path

import pikepdf
import pytest

from tests.building import run
from tests.sheet.papers import marked


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.pdf"
    path.write_bytes(marked(8))
    return path


def test_it_shows_the_sheets_and_writes_them(paper: Path) -> None:
    done = run("impose", paper, "--scheme", "saddle", "--dummy")
    assert done.exit_code == 0, done.stderr
    rows = [line.split() for line in done.stdout.splitlines()]
    assert rows[1] == ["1", "1", "8", "1", "2", "7", "-"]
    names = [path.name for path in sorted(paper.parent.iterdir())]
    assert names == ["paper-saddle-dummy.pdf", "paper-saddle.pdf", "paper.pdf"]


def test_json_has_the_sheets(paper: Path) -> None:
    done = run("impose", paper, "--scheme", "nested", "--fold", "8", "--json")
    report = json.loads(done.stdout)
    assert report["sheets"] == [
        {
            "number": 1,
            "signature": 1,
            "front": [5, 4, 8, 1],
            "back": [3, 6, 2, 7],
            "colour": [],
        }
    ]


def test_a_file_may_be_written_over_itself(paper: Path) -> None:
    done = run("impose", paper, "--scheme", "pairs", "-o", paper)
    assert done.exit_code == 0, done.stderr
    with pikepdf.open(paper) as pdf:
        assert len(pdf.pages) == 4


def test_sheets_are_made_again_and_nobodys_file_is_overwritten(paper: Path) -> None:
    place = paper.with_name("sheets.pdf")
    words = ("impose", paper, "-o", place, "--scheme")
    assert run(*words, "pairs").exit_code == 0
    assert run(*words, "saddle").exit_code == 0
    with place.open("ab") as file:
        file.write(b"% a remark\n")
    before = place.read_bytes()
    done = run(*words, "pairs")
    assert done.exit_code == 2
    assert f"error[foreign-file]: {place} is there and" in done.stderr
    assert place.read_bytes() == before


WRONG = {
    "no pdf": (b"not a pdf at all", "pdf-unreadable", "export it anew"),
    "cut off": (marked(4)[:300], "pdf-unreadable", "export it anew"),
    "two sizes": (marked(4, sizes={3: 120}), "pages-unequal", "page 3"),
}


@pytest.mark.parametrize("fault", WRONG)
def test_what_cannot_be_imposed_is_refused(tmp_path: Path, fault: str) -> None:
    content, code, words = WRONG[fault]
    path = tmp_path / "bad.pdf"
    path.write_bytes(content)
    done = run("impose", path, "--scheme", "saddle")
    assert done.exit_code == 2
    assert f"error[{code}]" in done.stderr
    assert words in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["bad.pdf"]


def test_locked_and_turned_files_are_refused(tmp_path: Path, paper: Path) -> None:
    with pikepdf.open(paper) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a"))
        pdf.pages[2].Rotate = 90
        pdf.save(tmp_path / "turned.pdf")
    for name, code in (("locked", "pdf-encrypted"), ("turned", "page-rotated")):
        done = run("impose", tmp_path / f"{name}.pdf", "--scheme", "saddle")
        assert done.exit_code == 2
        assert f"error[{code}]" in done.stderr


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--sheet", "A17"), "is no size of paper"),
        (("--sheet", "A4", "--scheme", "nup", "--up", "9x9"), "the pages need"),
        (("--scheme", "nup", "--up", "two"), "write it like 2x2"),
        (("--fold", "8", "--signature", "12"), "multiple of --fold"),
        (("--scheme", "origami"), "'origami' is not one of"),
    ],
)
def test_wrong_orders_are_explained(
    paper: Path, options: tuple[str, ...], words: str
) -> None:
    done = run("impose", paper, "--scheme", "saddle", *options)
    assert done.exit_code in (1, 2)
    assert words in done.stderr
    assert len(list(paper.parent.iterdir())) == 1
