"""METS and the IIIF manifest: every page, file and article, once and in order."""

import json
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from layout.desk.issue import Article
from layout.library.alto import Located
from layout.library.file_names import names_of
from layout.library.iiif import manifest
from layout.library.mets import FileFacts, PageFacts, Volume, by_section, mets
from layout.library.printed import PrintedPage
from tests.library.leaves import article, issue, page, story, text

Element = Any  # lxml comes without types

XLINK = "{http://www.w3.org/1999/xlink}"
BASE = "https://library.example.org/papers"


def facts(content: str) -> FileFacts:
    return FileFacts(sha256=sha256(content.encode()).hexdigest(), size=len(content))


def sheet(number: int, *slugs: str) -> PageFacts:
    """A page on which these stories stand, each in a head and its copy."""
    stories = tuple(
        Located(
            slug=slug,
            page=number,
            block=f"P{number}_B{3 * n}",
            blocks=(
                ("headline", f"P{number}_B{3 * n + 1}"),
                ("paragraph", f"P{number}_B{3 * n + 2}"),
            ),
        )
        for n, slug in enumerate(slugs, start=1)
    )
    files = {kind: facts(f"{number}.{kind}") for kind in ("jp2", "pdf", "xml")}
    return PageFacts(
        number=number, width=820, height=1078, ppi=144, stories=stories, files=files
    )


def volume(
    *pages: PageFacts, articles: tuple[Article, ...] = (), **paper: object
) -> Volume:
    made = issue(*articles, **paper)
    return Volume(
        issue=made,
        names=names_of(made, 1),
        pages=pages,
        articles=articles,
        files={each.slug: facts(each.slug) for each in articles},
        whole=facts("whole"),
    )


WEIR, OWLS = article("weir"), article("owls", section="Sport")
WHOLE = volume(sheet(1, "weir"), sheet(2, "owls", "weir"), articles=(WEIR, OWLS))


def tree(made: Volume) -> Element:
    return etree.fromstring(mets(made))


def all_of(root: Element, name: str) -> list[Element]:
    return list(root.iter(f"{{*}}{name}"))


def divisions(root: Element, kind: str) -> list[Element]:
    return [each for each in all_of(root, "div") if each.get("TYPE") == kind]


def test_every_page_has_its_three_files() -> None:
    root = tree(WHOLE)
    for number in (1, 2):
        [group] = [
            g for g in all_of(root, "fileGrp") if g.get("ID") == f"pageFileGrp{number}"
        ]
        found = [(f.get("USE"), f.get("CHECKSUM"), f.get("SIZE")) for f in group]
        assert found == [
            (use, facts(f"{number}.{kind}").sha256, "5")
            for use, kind in (("service", "jp2"), ("derivative", "pdf"), ("ocr", "xml"))
        ]


def test_pages_stand_in_their_order() -> None:
    pages = divisions(tree(WHOLE), "np:page")
    assert [(p.get("ORDER"), p.get("ORDERLABEL")) for p in pages] == [
        ("1", "1"),
        ("2", "2"),
    ]


def test_a_story_that_jumps_is_one_division_on_two_pages() -> None:
    weir, owls = divisions(tree(WHOLE), "Article")
    areas = [(a.get("FILEID"), a.get("BEGIN")) for a in all_of(weir, "area")]
    assert areas == [
        ("ocrFile1", "P1_B4"),
        ("ocrFile1", "P1_B5"),
        ("ocrFile2", "P2_B7"),
        ("ocrFile2", "P2_B8"),
    ]
    assert {a.get("FILEID") for a in all_of(owls, "area")} == {"ocrFile2"}


def test_links_say_on_which_pages_an_article_stands() -> None:
    links = [
        (link.get(f"{XLINK}from"), link.get(f"{XLINK}to"))
        for link in all_of(tree(WHOLE), "smLink")
    ]
    assert links == [
        ("ARTICLE-weir", "PAGE1"),
        ("ARTICLE-weir", "PAGE2"),
        ("ARTICLE-owls", "PAGE2"),
    ]


def test_an_issue_without_articles_has_no_links() -> None:
    root = tree(volume(sheet(1)))
    assert all_of(root, "structLink") == []
    assert divisions(root, "Section") == []


def test_whatever_is_pointed_to_is_there() -> None:
    root = tree(WHOLE)
    known = [element.get("ID") for element in root.iter() if element.get("ID")]
    assert len(known) == len(set(known))
    for name in ("FILEID", "DMDID", "ADMID"):
        used = {element.get(name) for element in root.iter()} - {None}
        assert used <= set(known), name


def test_a_fillers_name_is_fit_for_an_identifier() -> None:
    filler = article("filler:old owls", section="")
    root = tree(volume(sheet(1, filler.slug), articles=(filler,)))
    [division] = divisions(root, "Article")
    assert division.get("ID") == "ARTICLE-filler-old-owls"
    places = [place.get(f"{XLINK}href") for place in all_of(root, "FLocat")]
    assert "../../../articles/filler-old-owls.xml" in places


def test_numbers_that_a_paper_has_not_are_left_out() -> None:
    assert all_of(tree(WHOLE), "identifier") == []
    numbered = volume(sheet(1), issn="1234-5679", lccn="sn12345678")
    found = {(e.get("type"), e.text) for e in all_of(tree(numbered), "identifier")}
    assert found == {("issn", "1234-5679"), ("lccn", "sn12345678")}


def test_sections_stand_in_the_order_in_which_they_begin() -> None:
    news, sport, again = WEIR, OWLS, article("larks")
    assert by_section((news, sport, again)) == (
        ("News", (news, again)),
        ("Sport", (sport,)),
    )
    assert by_section(()) == ()


@settings(max_examples=25)
@given(
    st.lists(
        st.lists(st.sampled_from(["weir", "owls", "larks"]), unique=True),
        min_size=1,
        max_size=5,
    )
)
def test_every_block_of_every_page_belongs_to_its_article(
    placed: list[list[str]],
) -> None:
    slugs = list(dict.fromkeys(slug for slugs in placed for slug in slugs))
    articles = tuple(article(slug) for slug in slugs)
    pages = [sheet(number, *slugs) for number, slugs in enumerate(placed, start=1)]
    root = tree(volume(*pages, articles=articles))
    found = {
        division.get("ID").removeprefix("ARTICLE-"): [
            area.get("BEGIN") for area in all_of(division, "area")
        ]
        for division in divisions(root, "Article")
    }
    for slug in slugs:
        assert found[slug] == [
            block
            for each in pages
            for located in each.stories
            if located.slug == slug
            for _, block in located.blocks
        ]


# --- The IIIF manifest of the same volume.

PAGES = (
    page(story(text("headline", "Weir")), number=1),
    page(
        story(text("headline", "Owls"), slug="owls"),
        story(text("headline", "Weir", top=100), part=1),
        number=2,
    ),
)


def shown(made: Volume = WHOLE, pages: tuple[PrintedPage, ...] = PAGES) -> Any:
    return json.loads(manifest(made, pages, BASE))


def test_every_page_is_a_canvas_of_its_images_pixels() -> None:
    whole = shown()
    assert [canvas["label"] for canvas in whole["items"]] == [
        {"none": ["1"]},
        {"none": ["2"]},
    ]
    for canvas in whole["items"]:
        [[painting]] = [layer["items"] for layer in canvas["items"]]
        assert painting["target"] == canvas["id"]
        body = painting["body"]
        assert (body["width"], body["height"]) == (820, 1078)
        assert (canvas["width"], canvas["height"]) == (820, 1078)
        assert body["id"].endswith(".jp2")


@pytest.mark.parametrize("base", [BASE, f"{BASE}/", f"{BASE}//"])
def test_addresses_begin_with_the_bags_below_the_base(base: str) -> None:
    whole = json.loads(manifest(WHOLE, PAGES, base))
    assert whole["id"] == f"{BASE}/{WHOLE.names.bag}/data/iiif/manifest.json"


def test_an_article_is_the_areas_that_it_stands_in() -> None:
    news, sport = shown()["structures"]
    [weir] = news["items"]
    # From (20, 30), 20 x 10 points, in pixels of 144 ppi.
    first, second = (area["id"].partition("#")[::2] for area in weir["items"])
    assert first == (WHOLE_CANVAS.format(1), "xywh=40,60,40,20")
    assert second == (WHOLE_CANVAS.format(2), "xywh=40,200,40,20")
    assert [each["label"] for each in sport["items"]] == [{"en-GB": ["Owls"]}]


WHOLE_CANVAS = f"{BASE}/{WHOLE.names.bag}/data/iiif/canvas/{{}}"


def test_an_article_that_is_printed_nowhere_is_in_no_range() -> None:
    lost = article("larks")
    made = replace(WHOLE, articles=(WEIR, OWLS, lost))
    news, _ = shown(made)["structures"]
    assert [each["label"] for each in news["items"]] == [{"en-GB": ["Weir"]}]


def test_without_articles_there_are_no_ranges() -> None:
    assert "structures" not in shown(volume(sheet(1)), PAGES[:1])


def test_what_a_paper_does_not_say_is_left_out() -> None:
    labels = [entry["label"]["en"][0] for entry in shown()["metadata"]]
    assert labels == ["Title", "Issue", "Date"]
    full = volume(sheet(1), publisher="Larks Ltd", place="Alderbeck", issn="1234-5679")
    labels = [entry["label"]["en"][0] for entry in shown(full, ())["metadata"]]
    assert labels[3:] == ["Publisher", "Place", "ISSN"]


def test_a_section_without_a_name_has_the_papers() -> None:
    plain = replace(WEIR, section="")
    made = replace(WHOLE, articles=(plain,))
    [section] = shown(made)["structures"]
    assert section["label"] == {"en-GB": ["The Larks & Owls"]}


def test_the_same_volume_gives_the_same_bytes() -> None:
    assert mets(WHOLE) == mets(WHOLE)
    assert manifest(WHOLE, PAGES, BASE) == manifest(WHOLE, PAGES, BASE)
