"""Pages that ask for too much: white plates and a word, quickly, in little memory."""

import io
import subprocess
import sys
import time

import pikepdf
import pytest

from layout.pdf.limits import FULL, NESTED
from layout.proof.plates.separating import (
    MOST_SPOTS,
    PressInks,
    Separations,
    separate,
    spots_of,
)
from tests.building import ROOT
from tests.proof.plates.bombs import (
    CIRCLES,
    TOO_MUCH,
    bomb,
    font_in_itself,
    many_plates,
    only,
    wide_page,
)
from tests.proof.preflight.cleanly import PRINTER

# Seconds of a processor, on a slow machine.
SOON = 20
# A page that is separated takes so many megabytes more than Python and its libraries.
MEGABYTES = 900


def taken_apart(content: bytes) -> Separations:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        spots = spots_of(pdf)
        return separate(pdf, 0, PressInks(profile=PRINTER.icc, spots=spots, ppi=36))


@pytest.mark.parametrize("name", TOO_MUCH)
def test_too_much_is_refused_in_words_and_soon(name: str) -> None:
    content = bomb(TOO_MUCH[name])
    assert len(content) < 400_000
    begun = time.process_time()
    made = taken_apart(content)
    assert time.process_time() - begun < SOON
    assert made.faults == (FULL,)
    # Nothing of it is drawn, so that whoever draws is not kept busy either.
    assert {plate.getextrema() for plate in made.plates.values()} == {(0, 0)}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds memory")
def test_two_million_operators_take_no_memory() -> None:
    """They took 2.3 GB, after preflight had refused the file."""
    program = (
        "from pathlib import Path\n"
        "from tests.proof.plates.bombs import TOO_MUCH, bomb\n"
        "from tests.proof.plates.test_bombs import taken_apart\n"
        "content = bomb(TOO_MUCH['two million operators'])\n"
        "print(taken_apart(content).faults)\n"
        # Its own: what the system says of its use has the tests' memory in it, too.
        "status = Path('/proc/self/status').read_text().split('VmHWM:')[1]\n"
        "print(int(status.split()[0]) >> 10)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    faults, megabytes = done.stdout.splitlines()
    assert FULL in faults
    assert int(megabytes) < MEGABYTES


@pytest.mark.parametrize("name", CIRCLES)
def test_a_circle_is_left_out(name: str) -> None:
    made = taken_apart(bomb(CIRCLES[name]))
    assert set(made.faults) <= {NESTED}


def test_a_glyph_in_its_own_font_draws_the_rest_of_it() -> None:
    made = taken_apart(bomb(font_in_itself))
    assert made.faults == ()
    assert made.plates["Black"].getextrema() == (0, 255)


def test_as_many_forms_as_a_map_has_are_drawn() -> None:
    """What is just below the bounds is a page like any other."""
    made = taken_apart(bomb(only(b"0.5 g " + b"0 0 9 9 re f " * 20_000)))
    assert made.faults == ()
    assert made.plates["Black"].getextrema()[1] == pytest.approx(127, abs=2)


def test_more_inks_than_any_press_has_are_told() -> None:
    made = taken_apart(bomb(many_plates))
    assert len(made.plates) == 4 + MOST_SPOTS
    assert made.faults == ("it names 1000 inks besides the four",)


def test_a_page_larger_than_any_sheet_is_not_drawn() -> None:
    made = taken_apart(bomb(wide_page))
    assert made.faults == ("it is larger than any sheet",)
    assert {plate.size for plate in made.plates.values()} == {(1, 1)}


@pytest.mark.parametrize("given", [7, pikepdf.Name.X, pikepdf.Array([3])])
def test_content_that_is_none_is_told(given: pikepdf.Object) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Contents = given

    made = taken_apart(bomb(spoil))
    assert made.faults[0].startswith("it is malformed")
    assert {plate.getextrema() for plate in made.plates.values()} == {(0, 0)}
