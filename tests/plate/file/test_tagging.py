"""Pages' tags become one tree: whole stories, nothing lost, nothing twice."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from layout.plate.file.tagging import Content, StructureElement, TaggedPage, join_tags
from layout.plate.tags import DECODER, ENCODER, Tag


def p(*numbers: int, line: int = 0, cut: bool = False) -> Tag:
    return Tag("P", kids=[*numbers], line=line, cut=cut)


def item(*numbers: int, line: int, cut: bool = False) -> Tag:
    body = Tag("LBody", kids=[*numbers])
    return Tag("LI", kids=[body], line=line, cut=cut)


def story(*kids: int | Tag, key: str = "weir") -> Tag:
    return Tag("Art", kids=[*kids], key=key)


def page(*tags: Tag, section: str = "News", links: tuple[int, ...] = ()) -> TaggedPage:
    headlines = {"weir": "The weir stays open"}
    return TaggedPage(
        section=section, headlines=headlines, tags=tags, links=frozenset(links)
    )


def contents(element: StructureElement) -> Iterator[tuple[int, int]]:
    for kid in element.kids:
        if isinstance(kid, Content):
            yield kid.page, kid.number
        else:
            yield from contents(kid)


def shape(element: StructureElement) -> str:
    """Return an element as `P(0.1 1.0)`: its kind, its contents by page and number."""
    kids = (
        f"{kid.page}.{kid.number}" if isinstance(kid, Content) else shape(kid)
        for kid in element.kids
    )
    return f"{element.kind}({' '.join(kids)})"


def only_story(*pages: TaggedPage) -> str:
    (section,) = join_tags(pages).elements
    (art,) = section.elements
    return shape(art)


def test_a_paragraph_cut_by_a_jump_is_one() -> None:
    first = story(Tag("H2", kids=[0]), p(1, line=5), p(2, line=7), p(3))
    second = story(p(0), p(1, line=7, cut=True), p(2, line=9))
    # Jump lines come after the copy.
    wanted = "Art(H1(0.0) P(0.1) P(0.2 1.1) P(1.2) P(0.3) P(1.0))"
    assert only_story(page(first), page(second)) == wanted


def test_a_part_whose_beginning_is_in_no_page_stands_by_itself() -> None:
    second = story(p(0, line=5), p(1, line=7, cut=True))
    assert only_story(page(second)) == "Art(P(0.0) P(0.1))"


def test_a_list_cut_within_an_item_is_one() -> None:
    first = Tag("L", kids=[item(0, line=5), item(1, line=6)], line=5)
    second = Tag("L", kids=[item(0, line=6, cut=True), item(1, line=7)], line=6)
    assert only_story(page(story(first)), page(story(second))) == (
        "Art(L(LI(LBody(0.0)) LI(LBody(0.1 1.0)) LI(LBody(1.1))))"
    )


def test_what_stands_beside_the_copy_is_read_where_it_was_written() -> None:
    table = Tag("Table", kids=[9], line=6)
    art = story(p(0, line=5), p(1, line=7), table, Tag("BlockQuote", kids=[p(8)]))
    wanted = "Art(P(0.0) Table(0.9) P(0.1) BlockQuote(P(0.8)))"
    assert only_story(page(art)) == wanted


def test_headings_go_down_by_one_level_at_most() -> None:
    heads = [Tag(kind, kids=[at]) for at, kind in enumerate(("H2", "H4", "H3", "H1"))]
    assert only_story(page(story(*heads))) == "Art(H1(0.0) H2(0.1) H2(0.2) H1(0.3))"


def test_a_link_that_leads_nowhere_is_none() -> None:
    dead, live = Tag("Link", kids=[0], links=[0]), Tag("Link", kids=[1], links=[1])
    art = story(Tag("P", kids=[dead, live]))
    assert only_story(page(art, links=(1,))) == "Art(P(0.0 Link(0.1)))"


def test_sections_go_on_over_their_pages() -> None:
    titles = ("News", "News", "Sport")
    pages = [page(story(p(0), key=f"s{n}"), section=t) for n, t in enumerate(titles)]
    found = [(s.title, len(s.kids)) for s in join_tags(pages).elements]
    assert found == [("News", 2), ("Sport", 1)]


LINES = st.integers(0, 6)
BLOCKS = st.one_of(
    st.builds(lambda line, cut: (p, line, cut), LINES, st.booleans()),
    st.builds(lambda line, cut: (item, line + 1, cut), LINES, st.booleans()),
)


@given(st.lists(st.lists(BLOCKS, max_size=8), min_size=1, max_size=4))
def test_no_content_is_lost_or_read_twice(issue: list[list[tuple]]) -> None:  # type: ignore[type-arg]
    pages = []
    for blocks in issue:
        kids = [
            make(at, line=line, cut=cut) for at, (make, line, cut) in enumerate(blocks)
        ]
        lists = [
            Tag("L", kids=[kid], line=kid.line) if kid.kind == "LI" else kid
            for kid in kids
        ]
        # As they come from a worker.
        tags = DECODER.decode(ENCODER.encode([story(*lists)]))
        pages.append(page(*tags))
    found = list(contents(join_tags(pages)))
    drawn = [
        (place, at) for place, blocks in enumerate(issue) for at in range(len(blocks))
    ]
    assert sorted(found) == drawn
