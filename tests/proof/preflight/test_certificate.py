"""Certificates: one page, whatever they certify; the same bytes for the same facts."""

import io
import json
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from layout.codes import Code, Severity
from layout.notes import Note
from layout.proof.preflight.certificate import (
    REFUSED,
    Certificate,
    CheckedFile,
    statement,
)
from layout.proof.preflight.certifying import certify
from layout.proof.preflight.reports import PageMeasures
from tests.plate.installed import installed
from tests.proof.preflight.cleanly import press

A4 = (595, 842)
PAGE = PageMeasures(
    number=1,
    width=289,
    height=380,
    ink=2.25,
    type=7.2,
    rule=0.5,
    ppi=249.6,
    fonts=("ABCDEF+One", "ABCDEF+Two"),
    spaces=("DeviceCMYK",),
    plates=("Cyan", "Black", "Gold"),
)


def certificate(pages: int, *notes: Note) -> Certificate:
    singles = tuple(
        CheckedFile(name=f"press/paper_{n:02}.pdf", sha256=f"{n:064x}", page=n)
        for n in range(1, pages + 1)
    )
    return Certificate(
        subject="The Paper, December",
        date="2026-12-04",
        printer=press(),
        files=(CheckedFile(name="press.pdf", sha256="f" * 64), *singles),
        version="1.6",
        pages=tuple(replace(PAGE, number=n) for n in range(1, pages + 1)),
        notes=notes,
    )


def words(pdf: bytes) -> str:
    """Return the text of the only page, which must be an A4."""
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        assert len(document) == 1
        page = document[0]
        assert tuple(map(round, page.get_size())) == A4
        text = page.get_textpage()
        for n in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(n)
            assert min(left, bottom, A4[0] - right, A4[1] - top) >= 30, "off the page"
        return str(text.get_text_range())


@pytest.mark.parametrize("pages", [1, 8, 64])
def test_it_has_a_row_for_every_page(pages: int) -> None:
    text = words(certify(certificate(pages)))
    assert "Preflight certificate" in text
    assert "Passed" in text
    assert "No check found anything." in text
    for n in range(1, pages + 1):
        assert f"paper_{n:02}.pdf" in text
        assert f"{n:064x}" in text
    assert text.count("CK Gold") == pages
    assert text.count("225%") == pages
    assert "f" * 64 in text


def note(page: int, code: str = "press-type", weight: str = "warning") -> Note:
    return Note(
        code=Code(code), weight=Severity(weight), page=page, message="small type"
    )


def test_of_too_many_pages_those_with_findings_are_shown() -> None:
    text = words(certify(certificate(400, note(399), note(13))))
    assert "paper_399.pdf" in text
    assert "paper_13.pdf" in text
    assert "and 337 pages more" in text


def test_it_says_what_was_found_and_where() -> None:
    notes = [note(n) for n in (1, 3, 4, 5)] + [note(2, "press-rgb", "error")]
    text = words(certify(certificate(8, *notes)))
    assert "Refused" in text
    assert "warning press-type" in text
    assert "4 x, pages 1, 3 to 5; the first: small type" in text
    assert text.index("press-rgb") < text.index("press-type")


def test_many_kinds_of_findings_leave_room_for_the_pages() -> None:
    notes = [note(1, code) for code in list(Code)[:42]]
    text = words(certify(certificate(64, *notes)))
    assert "and of 32 more kinds" in text
    assert "paper_64.pdf" in text


def test_letters_without_a_glyph_do_no_harm() -> None:
    strange = replace(certificate(1), subject="新聞 ☃ The Paper" + " of record" * 30)
    text = words(certify(strange))
    assert "?? ? The Paper" in text
    assert "…" in text


def test_each_line_that_is_cut_reads_as_it_looks() -> None:
    notes = [note(1, "press-rgb", "error"), note(2)]
    long = [replace(one, message=f"{one.code} " * 40) for one in notes]
    text = words(certify(certificate(2, *long)))
    for line in text.splitlines():
        if "1 x, page" in line:
            code = line.split()[1]
            assert line.endswith("…")
            assert set(line.partition(": ")[2].split()[:-1]) == {code}


def test_a_long_name_of_a_file_stands_whole() -> None:
    name = "the-alder-valley-and-hollin-courier-and-advertiser_2026-12_sport_01.pdf"
    files = (
        CheckedFile(name="press.pdf", sha256="f" * 64),
        CheckedFile(name=f"press/{name}", sha256="0" * 64, page=1),
    )
    assert name in words(certify(replace(certificate(1), files=files)))


def test_it_is_a_whole_pdf_that_says_what_it_is() -> None:
    with pikepdf.open(io.BytesIO(certify(certificate(2)))) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.docinfo["/Title"]) == "Preflight: The Paper, December"
        assert str(pdf.Root.Lang) == "en"
        assert "/CreationDate" not in pdf.docinfo
        fonts = pdf.pages[0].obj.Resources.Font
        for _, font in fonts.items():
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_the_same_facts_are_the_same_bytes() -> None:
    with installed():
        assert certify(certificate(8)) == certify(certificate(8))


def test_json_has_everything() -> None:
    report = json.loads(statement(certificate(2, note(2, "press-rgb", "error"))))
    assert report["verdict"] == REFUSED
    assert (report["errors"], report["warnings"]) == (1, 0)
    assert report["files"][2]["sha256"] == f"{2:064x}"
    assert report["pages"][0]["plates"] == ["Cyan", "Black", "Gold"]
    assert report["findings"] == [
        {
            "code": "press-rgb",
            "severity": "error",
            "count": 1,
            "pages": [2],
            "message": "small type",
        }
    ]
