"""An advertisement that fills its page: at the desk, in the dummy, over the edge."""

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from layout.commands.build import build
from layout.desk.issue import AdKind
from layout.errors import Refused
from layout.pdf.marks import MarkKind
from layout.plate.file.marking import ROOM
from layout.proof.preflight.inventory import take_inventory
from layout.requests import BuildRequest
from layout.units import points
from tests.building import Files, small
from tests.desk.paper import ISSUE, MANIFEST, manifest, notes_on, publication, read
from tests.proof.preflight.cleanly import saved
from tests.supplying import add, advert

BACK = f"{ISSUE}/ads/back.pdf"
HEATSET = 'printer = "heatset-tabloid"\n'
WIDE, DEEP, BLEED = 289.0, 380.0, 3.0


def whole(bleed: float = BLEED, wide: float = WIDE) -> bytes:
    """Return a PDF of the page's size with ink from edge to edge and beyond."""
    pdf = advert(wide, DEEP)
    page = pdf.pages[0].obj
    left, foot, right, top = (float(side) for side in page.TrimBox)
    beyond = points(bleed)
    page.BleedBox = [left - beyond, foot - beyond, right + beyond, top + beyond]
    x, y = left - 25, foot - 25
    across, up = right - left + 50, top - foot + 50
    add(pdf, f"0 0.2 0.3 0 k {x:.3f} {y:.3f} {across:.3f} {up:.3f} re f".encode())
    return saved(pdf)


def booked(keys: str = "page = 4", more: str = "", file: str = "back.pdf") -> str:
    entry = f'[[ad]]\nname = "back"\nfile = "{file}"\nbleed = true\n{keys}\n'
    return HEATSET + manifest(entry + more)


def test_it_has_its_page_for_itself(tmp_path: Path) -> None:
    files: Files = {MANIFEST: booked(), BACK: whole()}
    issue = read(tmp_path, files)
    [ad] = issue.ads
    assert (ad.kind, ad.bleed, ad.page) == (AdKind.PDF, True, 4)
    [plan] = [plan for plan in issue.plans if plan.number == 4]
    assert [area.name for area in plan.areas] == ["ad:back"]


MINE = '[[page]]\nnumber = 4\nplan = "bridge"\n'
REFUSED = {
    "no page": (booked(""), whole(), "missing-key"),
    "page one": (booked("page = 1"), whole(), "ad-front"),
    "no such page": (booked("page = 40"), whole(), "unknown-page"),
    "a story beside it": (booked(more=MINE), whole(), "ad-shares-page"),
    "another size": (booked(), whole(wide=WIDE - 2), "ad-trim"),
    "too little bleed": (booked(), whole(1), "ad-bleed"),
}


@pytest.mark.parametrize(("text", "data", "code"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_fill_a_page(
    tmp_path: Path, text: str, data: bytes, code: str
) -> None:
    kind, notes = notes_on(publication(tmp_path, {MANIFEST: text, BACK: data}))
    assert kind is Refused
    assert code in {note.code for note in notes}
    assert all(note.hint for note in notes)


def test_where_nothing_bleeds_no_bleed_is_asked_for(tmp_path: Path) -> None:
    text = booked().replace(HEATSET, "")
    issue = read(tmp_path, {MANIFEST: text, BACK: whole(0)})
    assert issue.ads[0].bleed


def test_other_advertisements_name_their_columns(tmp_path: Path) -> None:
    text = manifest('[[ad]]\nname = "back"\nfile = "back.pdf"\n')
    _, notes = notes_on(publication(tmp_path, {MANIFEST: text, BACK: whole()}))
    assert [note.code for note in notes] == ["missing-key"]
    assert "bleed = true" in notes[0].hint


def boxes(path: Path, number: int, kind: MarkKind) -> list[tuple[float, ...]]:
    """Return what marks of a page reach to, from its trim's lower left corner."""
    with pikepdf.open(path) as pdf:
        page = pdf.pages[number - 1]
        x, y = (float(side) for side in page.trimbox[:2])
        found = take_inventory(number, page)
    return [
        (m.box[0] - x, m.box[1] - y, m.box[2] - x, m.box[3] - y)
        for m in found.marks
        if m.kind is kind
    ]


def covered(beyond: float) -> list[float]:
    return [-beyond, -beyond, points(WIDE) + beyond, points(DEEP) + beyond]


@pytest.mark.slow
def test_a_pdf_goes_over_the_edge_and_not_beyond_the_bleed(tmp_path: Path) -> None:
    text = booked()
    issue = small(tmp_path, {BACK: whole()})
    (issue / "issue.toml").write_text(text, "utf-8")
    out = tmp_path / "out"
    result = build(BuildRequest(issue=issue, out=out)).result
    assert result.status == 0, result.notes
    # The advertisement's own block, and its ground.
    _, ground = boxes(out / "press.pdf", 4, MarkKind.FILL)
    assert ground == pytest.approx(covered(points(BLEED)), abs=0.02)
    with pikepdf.open(out / "press.pdf") as pdf:
        media = [float(side) for side in pdf.pages[3].mediabox]
        assert media[2] == pytest.approx(points(WIDE + 2 * BLEED) + 2 * ROOM, abs=0.01)
    words = boxes(out / "press.pdf", 4, MarkKind.TEXT)
    assert len(words) == 1, "no folio line: only what the advertiser says"


@pytest.mark.slow
def test_a_picture_covers_page_and_bleed(tmp_path: Path) -> None:
    text = booked(file="back.jpg")
    issue = small(tmp_path, {})
    (issue / "issue.toml").write_text(text, "utf-8")
    (issue / "ads").mkdir()
    Image.new("RGB", (3600, 4800), (30, 90, 160)).save(issue / "ads/back.jpg")
    out = tmp_path / "out"
    result = build(BuildRequest(issue=issue, out=out, editions=("press",))).result
    assert result.status == 0, result.notes
    [picture] = boxes(out / "press.pdf", 4, MarkKind.PICTURE)
    # The picture is wider than the page's shape; what is over is cut off.
    bled = covered(points(BLEED))
    assert picture == pytest.approx(bled, abs=0.02)
