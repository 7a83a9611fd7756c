"""Pages joined: in order, what they share stored once, claims that hold."""

import io
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from layout.makeup.dummy import Page
from layout.plate.file.identity import Claims, identity
from layout.plate.file.joining import VERSIONS, Joined, join, single
from layout.plate.file.marking import surround
from layout.plate.tags import ENCODER, KEY, Tag
from layout.plate.tasks import Edition
from tests.plate.dummies import PRINTER, issue

WHO = identity(issue(), "abc")
PICTURE = b"\xff\xd8 as good as a picture"
AROUND = surround(replace(PRINTER, bleed=0.0), ("A paper",))


def made(number: int) -> Page:
    return Page(number=number, section="News", ink="mono", frames=(), furniture=())


def rendered(number: int, *, tagged: bool, picture: bytes = PICTURE) -> bytes:
    """Return a page as the renderer hands it on, as wide as its number says."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(100 + number, 200))
        page = pdf.pages[0].obj
        page.TrimBox = page.MediaBox
        image = Stream(pdf, picture, Type=Name.XObject, Subtype=Name.Image)
        group = Stream(
            pdf, b"", Type=Name.XObject, Group=Dictionary(S=Name.Transparency)
        )
        page.Resources = Dictionary(XObject=Dictionary(P=image, G=group))
        marks = b"/P <</MCID 0>> BDC /P Do EMC" if tagged else b"/P Do"
        page.Contents = pdf.make_stream(marks)
        if tagged:
            tags = ENCODER.encode([Tag("P", kids=[0])])
            pdf.Root[f"/{KEY}"] = pdf.make_stream(tags)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def parts(edition: Edition, *, tagged: bool = True, kind: str = "") -> Joined:
    numbers = (1, 2, 5)
    pages = tuple(map(made, numbers))
    return Joined(
        edition=edition,
        pages=pages,
        pdfs=tuple(rendered(number, tagged=tagged) for number in numbers),
        identity=WHO,
        kind=kind,
        around=(AROUND,) * len(pages),
    )


def joined(wanted: Joined) -> Pdf:
    return pikepdf.open(io.BytesIO(join(wanted)))


@pytest.mark.parametrize("edition", list(Edition))
def test_pages_come_in_their_order(edition: Edition) -> None:
    tagged = edition is not Edition.PRESS
    with joined(parts(edition, tagged=tagged)) as pdf:
        widths = [float(page.mediabox[2]) for page in pdf.pages]
    assert widths == [101, 102, 105]


def test_the_same_pages_are_the_same_file() -> None:
    assert join(parts(Edition.SCREEN)) == join(parts(Edition.SCREEN))


def test_a_picture_on_every_page_is_stored_once() -> None:
    with joined(parts(Edition.SCREEN)) as pdf:
        found = {page.obj.Resources.XObject.P.objgen for page in pdf.pages}
    assert len(found) == 1
    other = parts(Edition.SCREEN)
    changed = (*other.pdfs[:2], rendered(5, tagged=True, picture=b"another"))
    with joined(replace(other, pdfs=changed)) as pdf:
        found = {page.obj.Resources.XObject.P.objgen for page in pdf.pages}
    assert len(found) == 2


def test_tagged_pages_make_a_tagged_file() -> None:
    with joined(parts(Edition.SCREEN)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        [document] = pdf.Root.StructTreeRoot.K
        [section] = document.K
        assert len(section.K) == 3
        assert f"/{KEY}" not in pdf.Root


def test_pages_of_a_plain_renderer_make_an_untagged_one() -> None:
    with joined(parts(Edition.SCREEN, tagged=False)) as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        assert "/MarkInfo" not in pdf.Root


@pytest.mark.parametrize(
    ("tagged", "claims"),
    [(True, Claims(pdfa="3A", pdfua=True)), (False, Claims(pdfa="3U"))],
)
def test_an_archive_claims_what_it_can_keep(tagged: bool, claims: Claims) -> None:
    assert replace(parts(Edition.ARCHIVE), tagged=tagged).claims == claims


@pytest.mark.parametrize("kind", VERSIONS)
def test_each_kind_has_its_version_of_pdf(kind: str) -> None:
    with joined(parts(Edition.PRESS, tagged=False, kind=kind)) as pdf:
        assert pdf.pdf_version == VERSIONS[kind]


@pytest.mark.parametrize(("kind", "grouped"), [("X-4", True), ("X-1a:2003", False)])
def test_an_older_press_gets_no_groups(kind: str, grouped: bool) -> None:
    with joined(parts(Edition.PRESS, tagged=False, kind=kind)) as pdf:
        forms = [page.obj.Resources.XObject.G for page in pdf.pages]
        assert [("/Group" in form) for form in forms] == [grouped] * 3


def test_a_page_of_its_own_is_a_whole_file() -> None:
    wanted = replace(parts(Edition.PRESS, tagged=False, kind="X-4"), around=(AROUND,))
    with pikepdf.open(io.BytesIO(single(wanted.pdfs[1], wanted))) as pdf:
        assert len(pdf.pages) == 1
        assert float(pdf.pages[0].mediabox[2]) == 102
        assert str(pdf.docinfo["/Title"]) == WHO.title
        assert isinstance(pdf.trailer.ID, Array)
