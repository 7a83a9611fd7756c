"""PDF advertisements at the desk: what is refused, and what the others measure."""

import time
from pathlib import Path

import pytest
from pikepdf import Array

from layout.desk.issue import AdKind
from layout.errors import Refused
from layout.units import points
from tests import supplying
from tests.building import Files
from tests.desk.paper import ISSUE, MANIFEST, manifest, notes_on, publication, read
from tests.proof.preflight.cleanly import clean, saved
from tests.supplying import DEPTH, ONE, TWO, WORDS, advert, spoilt

FAIR = f"{ISSUE}/ads/fair.pdf"


def booked(keys: str = "columns = 1") -> str:
    return manifest(f'[[ad]]\nname = "fair"\nfile = "fair.pdf"\n{keys}\n')


REFUSED = {
    "a hundred pages": (saved(clean(pages=100)), "ad-pages"),
    "password": (supplying.encrypted("user"), "pdf-encrypted"),
    "encrypted without a password": (supplying.encrypted(""), "pdf-encrypted"),
    "script": (spoilt(supplying.script), "press-active"),
    "attached file": (spoilt(supplying.attach), "press-active"),
    "form": (spoilt(supplying.field), "press-active"),
    "comment": (spoilt(supplying.comment), "press-annotation"),
    "hidden layer": (
        spoilt(lambda pdf: supplying.layers(pdf, hidden=True)),
        "press-layers",
    ),
    "LZW": (supplying.lzw(), "press-filter"),
    "truncated": (saved(advert())[:-600], "pdf-unreadable"),
    "torn in the middle": (saved(advert())[:9000], "pdf-unreadable"),
    "empty": (b"", "pdf-unreadable"),
    "no PDF": (b"%PDF-1.4\nhello", "pdf-unreadable"),
    "nested forms": (spoilt(supplying.nest), "enormous-ad"),
    "forms too deep": (
        spoilt(lambda pdf: supplying.nest(pdf, 1500, 1)),
        "enormous-ad",
    ),
    "form in itself": (spoilt(supplying.circle), "enormous-ad"),
    "two columns' width": (saved(advert(TWO)), "ad-trim"),
    "a millimetre too wide": (saved(advert(ONE + 1)), "ad-trim"),
    "no size": (
        spoilt(lambda pdf: setattr(pdf.pages[0].obj, "TrimBox", Array([9, 9, 9, 99]))),
        "zero-sized",
    ),
}


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_placed_is_refused(
    tmp_path: Path, data: bytes, code: str
) -> None:
    kind, notes = notes_on(publication(tmp_path, {MANIFEST: booked(), FAIR: data}))
    assert kind is Refused
    assert [(n.code, n.file) for n in notes] == [(code, FAIR)]
    assert notes[0].hint, "the next move is not said"


def test_a_bomb_is_refused_quickly(tmp_path: Path) -> None:
    folder = publication(tmp_path, {MANIFEST: booked(), FAIR: supplying.bomb()})
    began = time.process_time()
    _, notes = notes_on(folder)
    assert [n.code for n in notes] == ["enormous-ad"]
    assert time.process_time() - began < 3


def test_a_file_of_500_megabytes_is_refused_unread(tmp_path: Path) -> None:
    folder = publication(tmp_path, {MANIFEST: booked(), FAIR: b""})
    with (tmp_path / FAIR).open("r+b") as file:
        file.truncate(500_000_000)
    _, notes = notes_on(folder)
    assert [(n.code, n.message) for n in notes] == [
        ("enormous-ad", "the file is too large to print: 500 MB")
    ]


def test_another_size_is_named_in_millimetres_with_what_would_fit(
    tmp_path: Path,
) -> None:
    keys = "columns = 1\ndepth_mm = 80"
    files: Files = {MANIFEST: booked(keys), FAIR: saved(advert(TWO, 74))}
    _, (note,) = notes_on(publication(tmp_path, files))
    assert note.message == (
        "the page is 103.6 x 74.0 mm, and 1 column by 80.0 mm are booked, "
        "which is 49.8 x 80.0"
    )
    assert note.hint.startswith("book columns = 2, depth_mm = 74.0;")


def test_a_width_of_no_columns_is_told_the_widths_there_are(tmp_path: Path) -> None:
    files: Files = {MANIFEST: booked(), FAIR: saved(advert(70))}
    _, (note,) = notes_on(publication(tmp_path, files))
    assert "columns are 49.8, 103.6, 157.4, 211.2, 265.0 mm wide" in note.hint


@pytest.mark.parametrize("keys", ["columns = 1", "columns = 1\ndepth_mm = 60.4"])
@pytest.mark.parametrize(("turn", "unit"), [(0, 1), (90, 1), (180, 2), (270, 0.5)])
def test_a_page_is_measured_as_it_is_seen(
    tmp_path: Path, keys: str, turn: int, unit: float
) -> None:
    pdf = saved(advert(turn=turn, unit=unit))
    (ad,) = read(tmp_path, {MANIFEST: booked(keys), FAIR: pdf}).ads
    assert ad.kind is AdKind.PDF
    assert ad.trim == pytest.approx((points(ONE), points(DEPTH)), abs=0.001)
    given = float(keys.split()[-1]) if "depth" in keys else DEPTH
    assert ad.depth_mm == pytest.approx(given, abs=0.001)


@pytest.mark.parametrize("box", ["ArtBox", "CropBox", "MediaBox"])
def test_without_a_trim_box_another_is_the_page(tmp_path: Path, box: str) -> None:
    pdf = advert()
    page = pdf.pages[0].obj
    page[f"/{box}"] = page.TrimBox
    del page["/TrimBox"]
    (ad,) = read(tmp_path, {MANIFEST: booked(), FAIR: saved(pdf)}).ads
    assert ad.trim == pytest.approx((points(ONE), points(DEPTH)), abs=0.001)


def test_its_words_stand_for_it_unless_others_are_given(tmp_path: Path) -> None:
    files: Files = {MANIFEST: booked(), FAIR: saved(advert())}
    assert read(tmp_path, files).ads[0].alt == WORDS
    files = {MANIFEST: booked('columns = 1\nalt = "The fair"')}
    assert read(tmp_path, files).ads[0].alt == "The fair"


def test_layers_that_are_all_shown_are_no_hindrance(tmp_path: Path) -> None:
    pdf = spoilt(lambda pdf: supplying.layers(pdf, hidden=False))
    assert len(read(tmp_path, {MANIFEST: booked(), FAIR: pdf}).ads) == 1


def test_only_a_pdf_may_leave_its_depth_out(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    text = booked().replace("fair.pdf", "fair.svg")
    files: Files = {
        MANIFEST: text,
        f"{ISSUE}/ads/fair.svg": drawing,
    }
    _, notes = notes_on(publication(tmp_path, files))
    assert [(n.code, n.file, n.line) for n in notes] == [("missing-key", MANIFEST, 4)]


def test_a_library_takes_pdfs_too(tmp_path: Path) -> None:
    library = '[[ad]]\nname = "dance"\nfile = "dance.pdf"\ncolumns = 1\n'
    files: Files = {
        "fillers/fillers.toml": library,
        "fillers/ads/dance.pdf": saved(advert()),
    }
    (filler,) = read(tmp_path, files).fillers
    assert (filler.name, getattr(filler.piece, "house", None)) == ("ad:dance", True)
