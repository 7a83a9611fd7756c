"""Links between pages, folios and bookmarks of a joined file."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from layout.geometry import Rect
from layout.makeup.dummy import Frame, Page
from layout.plate.file.linking import PRINT, link_pages, number_pages, outline

WHERE = Rect(x=0, line=0, width=100, lines=10)


def frame(headline: str, *, part: int = 0) -> Frame:
    return Frame(
        slug=headline.lower(),
        headline=headline,
        language="en-GB",
        part=part,
        rect=WHERE,
        items=(),
    )


def page(number: int, *frames: Frame, section: str = "News") -> Page:
    return Page(number=number, section=section, ink="mono", frames=frames, furniture=())


def paper(*links: tuple[str, ...]) -> Pdf:
    """Return a file with a page for each list of addresses that it links to."""
    pdf = pikepdf.new()
    for addresses in links:
        pdf.add_blank_page()
        if addresses:
            pdf.pages[-1].obj.Annots = Array([link(a) for a in addresses])
    return pdf


def link(address: str) -> Dictionary:
    action = Dictionary(S=Name.URI, URI=String(address))
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, A=action)


def test_a_jump_line_leads_to_its_page() -> None:
    pdf = paper(("goto:6:bridge",), ())
    link_pages(pdf, (page(3), page(6)))
    [found] = pdf.pages[0].obj.Annots
    assert found.Dest[0].objgen == pdf.pages[1].obj.objgen
    assert found.Dest[1] == Name.Fit
    assert str(found.Contents) == "Page 6"
    assert "/A" not in found
    assert int(found.F) == PRINT


def test_a_link_to_a_page_that_is_not_there_is_taken_out() -> None:
    pdf = paper(("goto:9:bridge", "goto:3:weir"), ())
    link_pages(pdf, (page(3), page(6)))
    [found] = pdf.pages[0].obj.Annots
    assert str(found.Contents) == "Page 3"


def test_a_link_out_of_the_paper_stays() -> None:
    pdf = paper(("https://example.org/weir",))
    link_pages(pdf, (page(1),))
    [found] = pdf.pages[0].obj.Annots
    assert str(found.A.URI) == "https://example.org/weir"
    assert int(found.F) == PRINT


def test_a_page_without_links_gets_none() -> None:
    pdf = paper(())
    link_pages(pdf, (page(1),))
    assert "/Annots" not in pdf.pages[0].obj


@pytest.mark.parametrize(
    ("numbers", "labels"),
    [
        ((1, 2, 3), [(0, 1)]),
        ((3, 4, 7, 8), [(0, 3), (2, 7)]),
        ((5,), [(0, 5)]),
        ((2, 4, 6), [(0, 2), (1, 4), (2, 6)]),
    ],
)
def test_pages_are_called_by_their_folios(
    numbers: tuple[int, ...], labels: list[tuple[int, int]]
) -> None:
    pdf = paper(*[()] * len(numbers))
    number_pages(pdf, tuple(map(page, numbers)))
    found = list(pdf.Root.PageLabels.Nums)
    assert [
        (int(at), int(label.St))
        for at, label in zip(found[::2], found[1::2], strict=True)
    ] == labels


def test_bookmarks_are_sections_and_the_stories_that_begin_in_them() -> None:
    pages = (
        page(1, frame("Bridge"), frame("Weir")),
        page(2, frame("Bridge", part=1), frame("Rates")),
        page(3, frame("Rovers"), section="Sport"),
        page(4, section=""),
    )
    pdf = paper((), (), (), ())
    outline(pdf, pages)
    with pdf.open_outline() as bookmarks:
        found = [
            (section.title, [story.title for story in section.children])
            for section in bookmarks.root
        ]
    assert found == [
        ("News", ["Bridge", "Weir", "Rates"]),
        ("Sport", ["Rovers"]),
        ("4", []),
    ]


def test_a_bookmark_leads_to_the_page_where_its_story_begins() -> None:
    pdf = paper((), ())
    outline(pdf, (page(1, frame("Bridge")), page(2, frame("Rates"))))
    with pdf.open_outline() as bookmarks:
        [section] = bookmarks.root
        places = [story.destination for story in section.children]
    targets = [place[0].objgen for place in places if isinstance(place, Array)]
    assert targets == [sheet.obj.objgen for sheet in pdf.pages]


def test_a_link_that_copy_could_not_have_is_taken_out() -> None:
    good = link("https://courier.example/")
    harmful = [
        link("javascript:alert(1)"),
        link("file:///etc/passwd"),
        Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String("a"))),
        Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.JavaScript, JS=String("a"))),
        Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.URI, Next=Array([]))),
        Dictionary(Subtype=Name.Link, AA=Dictionary(), Dest=Array([])),
        Dictionary(Subtype=Name.Link),
        Dictionary(Subtype=Name.FileAttachment),
    ]
    pdf = paper(())
    pdf.pages[0].obj.Annots = Array([good, *harmful])
    link_pages(pdf, (page(1),))
    [found] = pdf.pages[0].obj.Annots
    assert str(found.A.URI) == "https://courier.example/"
