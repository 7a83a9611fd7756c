"""What a PDF says of itself: the same in both places, and never the time of day."""

from dataclasses import replace
from datetime import UTC, datetime

import pikepdf
import pytest
from pikepdf import Name, Pdf

from layout.plate.file.identity import Claims, Identity, describe, identity
from tests.plate.dummies import article, issue, plain

WHO = identity(issue(article(plain("A word."))), "abc")
XMP = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"


def described(claims: Claims, who: Identity = WHO) -> Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    describe(pdf, who, claims)
    return pdf


def test_an_issue_is_dated_its_own_day_at_midnight() -> None:
    assert WHO.date == datetime(2026, 12, 4, tzinfo=UTC)
    assert WHO.title == "The Alder Courier, December 2026"


def test_another_moment_can_be_asked_for() -> None:
    found = identity(issue(), "abc", moment=86_400)
    assert found.date == datetime(1970, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize("claims", [Claims(), Claims(pdfx="X-4"), Claims(pdfa="2U")])
def test_both_places_say_the_same(claims: Claims) -> None:
    pdf = described(claims)
    assert str(pdf.docinfo["/Title"]) == WHO.title
    assert str(pdf.docinfo["/CreationDate"]) == "D:20261204000000Z"
    assert pdf.docinfo["/ModDate"] == pdf.docinfo["/CreationDate"]
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        assert xmp["dc:title"] == WHO.title
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"]
        assert str(xmp["xmp:CreateDate"]).startswith("2026-12-04T00:00:00")
    assert str(pdf.Root.Lang) == WHO.language


@pytest.mark.parametrize(
    ("kind", "version", "conformance"),
    [
        ("X-1a:2001", "PDF/X-1:2001", "PDF/X-1a:2001"),
        ("X-1a:2003", "PDF/X-1a:2003", None),
        ("X-4", None, None),
        ("", None, None),
    ],
)
def test_each_kind_of_pdfx_claims_itself_where_its_standard_says(
    kind: str, version: str | None, conformance: str | None
) -> None:
    pdf = described(Claims(pdfx=kind))
    info = {key: str(value) for key, value in pdf.docinfo.items()}
    assert info.get("/GTS_PDFXVersion") == version
    assert info.get("/GTS_PDFXConformance") == conformance
    assert (pdf.docinfo.get("/Trapped") == Name("/False")) is bool(kind)
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        assert (XMP in xmp) is (kind == "X-4")


def test_a_document_is_known_by_its_content() -> None:
    def name(who: Identity) -> str:
        pdf = described(Claims(pdfx="X-4"), who)
        with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
            return str(xmp["xmpMM:DocumentID"])

    assert name(WHO) == name(WHO)
    assert name(WHO) != name(replace(WHO, digest="abd"))
    assert name(WHO) != name(replace(WHO, title="Another paper"))


def metadata(claims: Claims) -> str:
    pdf = described(claims)
    return pdf.Root.Metadata.read_bytes().decode()


def test_a_screen_claims_nothing() -> None:
    said = metadata(Claims())
    for word in ("pdfaid", "pdfuaid", "pdfxid", "DocumentID", "Trapped"):
        assert word not in said


def test_an_archive_describes_the_schemas_that_it_uses() -> None:
    archive = metadata(Claims(pdfa="3A", pdfua=True))
    assert "PDF/UA identification" in archive
    assert "PDF/X identification" not in archive
    press = metadata(Claims(pdfx="X-4", pdfa="2U"))
    assert "PDF/X identification" in press
    assert "PDF/UA identification" not in press
