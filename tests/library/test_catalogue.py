"""Records and labels: what a library enters an issue under."""

import pytest
from lxml import etree

from layout.desk.issue import Issue
from layout.library.catalogue import bag_label, dublin_core
from layout.library.file_names import names_of
from layout.library.xml import Tree, clean, written
from tests.library.leaves import issue


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
