"""Names, languages and records: what a library enters an issue under."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from layout.desk.issue import Issue
from layout.library.catalogue import bag_label, dublin_core
from layout.library.file_names import article_file, names_of, page_file, token
from layout.library.languages import LETTERS, three_letters
from layout.library.xml import Tree, clean, written
from tests.library.leaves import article, issue


def record(made: Issue) -> list[tuple[str, str]]:
    root = etree.fromstring(dublin_core(made, names_of(made, 1), 8))
    return [(etree.QName(e).localname, e.text) for e in root]


def test_a_record_says_what_the_paper_says_of_itself() -> None:
    made = issue(
        publisher="Larks Ltd",
        place="Alderbeck",
        issn="1234-5679",
        printer_name="Mill Press",
    )
    assert record(made) == [
        ("title", "The Larks & Owls, 4 December 2026"),
        ("publisher", "Larks Ltd"),
        ("contributor", "Printed by Mill Press"),
        ("date", "2026-12-04"),
        ("type", "Text"),
        ("type", "newspaper issue"),
        ("format", "8 pages"),
        ("identifier", "the-larks-owls_20261204_01"),
        ("language", "eng"),
        ("coverage", "Alderbeck"),
        ("relation", "ISSN 1234-5679"),
    ]


def test_a_record_leaves_out_what_nobody_said() -> None:
    found = dict(record(issue()))
    assert {"publisher", "contributor", "coverage"}.isdisjoint(found)
    assert found["relation"] == "The Larks & Owls"


def test_the_bags_label_says_who_made_it_and_what_it_is() -> None:
    made = issue(contact=("Mill Lane", "Alderbeck"))
    label = dict(bag_label(made, names_of(made, 2)))
    assert label == {
        "Source-Organization": "The Larks & Owls",
        "Organization-Address": "Mill Lane, Alderbeck",
        "External-Description": "The Larks & Owls, 4 December 2026, no. 7",
        "External-Identifier": "the-larks-owls_20261204_02",
        "Bag-Group-Identifier": "the-larks-owls",
        "Bagging-Date": "2026-12-04",
    }


@pytest.mark.parametrize(
    ("numbers", "title"),
    [
        ({}, "the-larks-owls"),
        ({"issn": "1234-5679"}, "1234-5679"),
        ({"issn": "1234-5679", "lccn": "sn12345678"}, "sn12345678"),
    ],
)
def test_a_title_is_filed_by_its_number_where_it_has_one(
    numbers: dict[str, str], title: str
) -> None:
    names = names_of(issue(**numbers), 1)
    assert names.folder == f"data/{title}/print/2026120401"
    assert names.mets == f"{names.folder}/2026120401.xml"
    assert names.page(3, "jp2") == f"{names.folder}/0003.jp2"
    assert names.bag == "the-larks-owls_20261204_01"


def test_files_are_named_so_that_they_sort() -> None:
    names = [page_file(number, "pdf") for number in (1, 9, 10, 120)]
    assert names == sorted(names)
    assert names[0] == "0001.pdf"


@pytest.mark.parametrize(
    ("slug", "name"),
    [("weir", "weir.xml"), ("filler:owls", "filler-owls.xml"), ("a b/ü", "a-b-.xml")],
)
def test_an_articles_file_has_a_name_for_every_disk(slug: str, name: str) -> None:
    assert article_file(article(slug)) == name


@given(st.text(max_size=20))
def test_a_token_is_plain(text: str) -> None:
    made = token(text)
    assert made.isascii()
    assert not set(made) & set(" /\\:\n\"'<>&")
    assert token(made) == made


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("en-GB", "eng"),
        ("EN", "eng"),
        ("cy", "wel"),
        ("de-CH-1996", "ger"),
        ("gsw", "gsw"),
        ("xx", "und"),
        ("", "und"),
    ],
)
def test_languages_have_three_letters(language: str, code: str) -> None:
    assert three_letters(language) == code


def test_no_two_languages_share_their_letters() -> None:
    assert len(set(LETTERS.values())) == len(LETTERS)
    assert {len(code) for code in LETTERS.values()} == {3}


# --- XML.


def test_elements_are_indented_and_text_is_not() -> None:
    tree = Tree({"": "urn:a", "b": "urn:b"})
    root = tree.root("root")
    tree.add(root, "one", "text")
    two = tree.add(root, "b:two", b__kind="x")
    last = tree.say(two, None, "some ")
    last = tree.add(two, "em", "bold")
    tree.say(two, last, " words")
    assert written(root).decode() == (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<root xmlns="urn:a" xmlns:b="urn:b">\n'
        "  <one>text</one>\n"
        '  <b:two b:kind="x">some <em>bold</em> words</b:two>\n'
        "</root>\n"
    )


def test_white_space_between_elements_of_a_text_stays() -> None:
    tree = Tree({"": "urn:a"})
    root = tree.root("p")
    tree.say(root, tree.add(root, "em", "a"), " ")
    tree.add(root, "em", "b")
    assert b"<em>a</em> <em>b</em></p>" in written(root)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("weir", "weir"),
        ("a\x00b\x0bc", "abc"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("\ufffe\uffff", ""),
        ("\U0001f989", "\U0001f989"),
    ],
)
def test_what_xml_cannot_hold_is_left_out(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text(max_size=30))
def test_any_text_can_be_written_and_read(text: str) -> None:
    tree = Tree({"": "urn:a"})
    root = tree.root("root", name=text)
    tree.add(root, "leaf", text)
    again = etree.fromstring(written(root))
    assert (again[0].text or "") == again.get("name") == clean(text)
