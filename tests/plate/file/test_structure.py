"""A tree of elements as a PDF has it: every content and link with its parent."""

from collections.abc import Iterable

import pikepdf
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Object, Pdf

from layout.plate.file.structure import links_of, write_structure
from layout.plate.file.tagging import Content, StructureElement


def paper(pages: int, links: int = 0) -> Pdf:
    """Return blank pages, with links numbered from 0 on each."""
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
        if links:
            pdf.pages[-1].obj.Annots = Array(
                pdf.make_indirect(Dictionary(Subtype=Name.Link, StructParent=n))
                for n in range(links)
            )
    return pdf


def element(
    kind: str, *kids: StructureElement | Content, links: Iterable[tuple[int, int]] = ()
) -> StructureElement:
    return StructureElement(kind=kind, kids=[*kids], links=[*links])


def document(*kids: StructureElement) -> StructureElement:
    return element("Document", *kids)


def tree(pdf: Pdf) -> Object:
    [root] = pdf.Root.StructTreeRoot.K
    return root


def test_a_paragraph_names_its_contents_by_number() -> None:
    pdf = paper(1)
    write_structure(pdf, document(element("P", Content(0, 0), Content(0, 1))), {})
    [paragraph] = tree(pdf).K
    assert paragraph.S == Name.P
    assert [int(kid) for kid in paragraph.K] == [0, 1]
    assert paragraph.Pg.objgen == pdf.pages[0].obj.objgen
    assert paragraph.P.objgen == tree(pdf).objgen
    assert bool(pdf.Root.MarkInfo.Marked)


def test_a_paragraph_that_goes_on_elsewhere_names_the_page() -> None:
    pdf = paper(2)
    write_structure(pdf, document(element("P", Content(0, 0), Content(1, 0))), {})
    [paragraph] = tree(pdf).K
    first, second = paragraph.K
    assert int(first) == 0
    assert (second.Type, int(second.MCID)) == (Name.MCR, 0)
    assert second.Pg.objgen == pdf.pages[1].obj.objgen


def test_a_link_is_in_the_tree_and_knows_its_parent() -> None:
    pdf = paper(2, links=1)
    links = links_of(pdf)
    assert sorted(links) == [(0, 0), (1, 0)]
    found = element("Link", Content(0, 0), links=[(0, 0)])
    write_structure(pdf, document(found), links)
    [made] = tree(pdf).K
    reference = made.K[0]
    assert reference.Type == Name.OBJR
    assert reference.Obj.objgen == links[0, 0].objgen
    key = int(links[0, 0].StructParent)
    assert key == 2, "pages come first"
    assert parents(pdf)[key].objgen == made.objgen
    assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == 3


def test_what_a_reader_is_told_of_an_element() -> None:
    pdf = paper(1)
    made = (
        StructureElement(kind="Art", title="Bridge", lang="fr"),
        StructureElement(kind="Figure", alt="A weir", box=(1, 2, 3.00049, 4)),
        StructureElement(kind="TH"),
        StructureElement(kind="L", ordered=True),
        StructureElement(kind="L"),
    )
    write_structure(pdf, document(*made), {})
    story, figure, head, numbered, bulleted = tree(pdf).K
    assert (str(story.T), str(story.Lang)) == ("Bridge", "fr")
    assert str(figure.Alt) == "A weir"
    assert [float(side) for side in figure.A.BBox] == [1, 2, 3, 4]
    assert head.A.Scope == Name.Column
    assert numbered.A.ListNumbering == Name.Decimal
    assert bulleted.A.ListNumbering == Name.Disc


def parents(pdf: Pdf) -> dict[int, Object]:
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(k): v for k, v in zip(nums[::2], nums[1::2], strict=True)}


@given(st.lists(st.lists(st.integers(0, 2), max_size=9), min_size=1, max_size=3))
def test_the_parent_tree_leads_back_from_every_content(pages: list[list[int]]) -> None:
    """Each page's contents go to one of three paragraphs, by the numbers drawn."""
    pdf = paper(len(pages))
    paragraphs = [element("P") for _ in range(3)]
    for place, owners in enumerate(pages):
        for number, owner in enumerate(owners):
            paragraphs[owner].kids.append(Content(place, number))
    write_structure(pdf, document(*paragraphs), {})
    made = [kid.objgen for kid in tree(pdf).K]
    for place, owners in enumerate(pages):
        key = int(pdf.pages[place].obj.StructParents)
        found = [element.objgen for element in parents(pdf)[key]]
        assert found == [made[owner] for owner in owners]
