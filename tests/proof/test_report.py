"""report.json as the contract writes it, and the pictures of pages."""

import json
from pathlib import Path

import pytest
from PIL import Image

from layout.codes import Code
from layout.notes import Note
from layout.proof.pictures.marked import mark
from layout.proof.pictures.page_pictures import contact_sheet, page_images, png
from layout.proof.readback.evidence import EditionFile, Proof, StoryCount
from layout.proof.report import report
from tests.proof import press

NOTE = Note(code=Code.OVERSET, message="7 lines over", page=1)
EDITION = EditionFile(
    name="press",
    file="press.pdf",
    path=Path("press.pdf"),
    bytes=1234,
    sha256="cd",
    page_files=("press/test_01.pdf",),
    page_sha256=("ab",),
    rendered=("ef",),
)
COUNT = StoryCount(slug="council", words=119, words_set=118)


def test_the_report_has_the_contracts_keys_in_its_order() -> None:
    evidence = press.story().evidence()
    proof = Proof(stories=(COUNT,))
    text = report(evidence, proof, notes=(NOTE,), editions=(EDITION,))
    read = json.loads(text)
    assert list(read) == [
        *("paper", "issue", "number", "date", "versions"),
        *("pages", "stories", "notes", "editions", "plan", "fillers", "files"),
    ]
    assert read["pages"] == [
        {
            "number": 1,
            "section": "",
            "ink": "mono",
            "stories": ["council"],
            "unused_lines": 0,
            "sha256": {"press": "ab"},
            "files": {"press": "press/test_01.pdf"},
            "rendered": {"press": "ef"},
        }
    ]
    assert read["stories"] == [
        {
            "slug": "council",
            "headline": press.HEADLINE,
            "rank": 3,
            "words": 119,
            "words_set": 118,
            "pages": [1],
            "lines": 20,
            "overset_lines": 0,
            "elastic": ["head 24 pt"],
            "remedies": [],
        }
    ]
    assert read["notes"] == [
        {
            "code": "overset",
            "severity": "error",
            "file": "",
            "line": None,
            "page": 1,
            "message": "7 lines over",
            "hint": "",
        }
    ]
    assert read["editions"] == [
        {
            "name": "press",
            "file": "press.pdf",
            "pages": 1,
            "numbers": [],
            "bytes": 1234,
            "sha256": "cd",
        }
    ]
    assert text.endswith("}\n")
    assert "\r" not in text


@pytest.fixture
def picture(tmp_path: Path) -> Image.Image:
    (image,) = page_images(press.paint(press.story(), tmp_path / "p.pdf"), ppi=72)
    return image


def test_a_picture_has_the_pages_size_and_the_same_bytes_again(
    tmp_path: Path, picture: Image.Image
) -> None:
    (again,) = page_images(press.paint(press.story(), tmp_path / "q.pdf"), ppi=72)
    assert picture.size == (600, 400)
    assert png(picture) == png(again)


@pytest.mark.parametrize(
    ("pages", "drawn"),
    [
        (1, ".1"),
        (4, ".1234."),
        (8, ".12345\n678."),
    ],
)
def test_the_contact_sheet_shows_spreads(pages: int, drawn: str) -> None:
    """Each page is painted in a grey of its own, and looked for on the sheet."""
    images = [Image.new("RGB", (330, 440), (n, n, n)) for n in range(1, pages + 1)]
    sheet = contact_sheet(images, range(1, pages + 1))
    assert _drawn(sheet) == _spread_out(drawn)


def _drawn(sheet: Image.Image) -> list[str]:
    """Return the pages of each row of the sheet, `.` where the desk is seen."""
    rows = []
    for top in range(36 + 200, sheet.height, 440 + 34 + 36):
        tones = [
            sheet.getpixel((36 + spread * (662 + 36) + side * 332 + 165, top))
            for spread in range(sheet.width // 698)
            for side in range(2)
        ]
        greys = [tone[0] for tone in tones if isinstance(tone, tuple)]
        rows.append("".join("." if grey == 128 else str(grey) for grey in greys))
    return rows


def _spread_out(drawn: str) -> list[str]:
    rows = drawn.split("\n")
    wide = max(map(len, rows))
    return [row.ljust(wide, ".") for row in rows]


def test_the_marked_proof_tints_open_lines(picture: Image.Image) -> None:
    (page,) = press.story().dummy.pages
    marked = mark(picture, page, press.GRID)
    assert marked.size == picture.size
    # The second column has six lines of nine: the eighth is open, the third is not.
    assert _is_orange(marked, row=7)
    assert not _is_orange(marked, row=2)
    assert not _is_orange(picture, row=7)


def _is_orange(image: Image.Image, *, row: int) -> bool:
    """Tell whether the second column's white between lines is tinted there."""
    left = int(press.GRID.left + press.GRID.x(1)) + 3
    top = press.GRID.top + (4 + row) * press.LEADING
    tone = image.getpixel((left, int(top + 2)))
    assert isinstance(tone, tuple)
    return tone[0] > tone[2] + 60
