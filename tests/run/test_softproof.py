"""`layout proof --simulate`, as a person and as a script run it."""

import json
import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.building import check_said, run, small, tree
from tests.desk.paper import ISSUE
from tests.plate.ink.test_press_inks import RED, paper

VIEWS = ("page", "marked", "newsprint", "heat", "plates")


@pytest.fixture(scope="module")
def proofed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("proofed")
    issue = small(home, {})
    words = ("proof", issue, "-o", home / "out", "--simulate", "--ppi", "40")
    done = run(*words)
    assert done.exit_code == 0, done.stderr
    (home / "said").write_text(done.stdout)
    return home


def test_every_page_has_its_pictures(proofed: Path) -> None:
    names = {path.name for path in (proofed / "out").iterdir()}
    pictures = {f"{view}-{page:02}.png" for view in VIEWS for page in range(1, 5)}
    assert names == {*pictures, "contact-sheet.png", "index.html", "proof-files.json"}


def test_all_views_are_as_large_as_the_page(proofed: Path) -> None:
    sizes = {}
    for view in VIEWS:
        with Image.open(proofed / "out" / f"{view}-01.png") as picture:
            sizes[view] = picture.size
    assert sizes["newsprint"] == sizes["page"]
    assert sizes["heat"][0] == sizes["page"][0]
    # 289 mm at 40 pixels an inch.
    assert sizes["page"][0] == pytest.approx(289 / 25.4 * 40, abs=1)


def test_the_index_shows_every_picture_that_is_there(proofed: Path) -> None:
    out = proofed / "out"
    html = (out / "index.html").read_text("utf-8")
    for path in out.glob("*.png"):
        shown = path.name.split("-")[0] in {"page", "newsprint", "heat", "plates"}
        assert (f'src="{path.name}"' in html) is shown, path.name
    assert "http" not in html


def test_a_table_tells_the_ink(proofed: Path) -> None:
    said = (proofed / "said").read_text()
    rows = [line.split() for line in said.splitlines() if "%" in line]
    assert rows[0][:3] == ["Page", "Highest", "ink"]
    assert [row[0] for row in rows[1:]] == ["1", "2", "3", "4", "all"]
    # Nothing but black type on page one, so all its ink is one full one.
    assert rows[1][1] == "100.0"


def test_the_report_has_the_same_figures_and_the_bytes_are_the_same(
    proofed: Path, tmp_path: Path
) -> None:
    home = shutil.copytree(proofed, tmp_path / "elsewhere")
    before = tree(home / "out")
    shutil.rmtree(home / "out")
    issue = home / ISSUE
    words = ("proof", issue, "-o", home / "out", "--simulate", "--ppi", "40")
    done = run(*words, "--json", "--no-cache", "--jobs", "1")
    assert tree(home / "out") == before
    pages = json.loads(done.stdout)["pages"]
    assert [page["inks"]["limit"] for page in pages] == [240] * 4
    assert pages[0]["inks"]["highest"] == 100
    assert set(pages[0]["inks"]["plates"]) == {"Cyan", "Magenta", "Yellow", "Black"}
    # And a proof without ink takes the pictures away that it does not make.
    again = run("proof", issue, "-o", home / "out", "--json", "--ppi", "40")
    assert "inks" not in json.loads(again.stdout)["pages"][0]
    names = {path.name.split("-")[0] for path in (home / "out").iterdir()}
    assert names == {"page", "marked", "contact", "proof"}


def test_a_copier_has_no_plates(proofed: Path, tmp_path: Path) -> None:
    words = ("proof", proofed / ISSUE, "-o", tmp_path / "out", "--simulate")
    done = run(*words, "--printer", "office-a3")
    assert done.exit_code == 2
    check_said(done.stderr, "no-plates")
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_a_black_and_red_paper_has_a_red_plate(tmp_path: Path) -> None:
    issue = paper(tmp_path)
    words = ("proof", issue, "-o", tmp_path / "out", "--simulate", "--ppi", "40")
    done = run(*words, "--json")
    assert done.exit_code == 0, done.stderr
    pages = json.loads(done.stdout)["pages"]
    # The accent on page one and the advertisement on page two; and no other ink.
    for page in pages[:2]:
        assert set(page["inks"]["plates"]) == {"Black", RED}
    assert pages[1]["inks"]["plates"][RED] > 1
    with Image.open(tmp_path / "out" / "newsprint-02.png") as picture:
        red, _, blue = picture.convert("RGB").split()
    redder = ImageChops.subtract(red, blue).histogram()
    assert sum(redder[80:]) > 500
