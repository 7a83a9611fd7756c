"""Names in a bag, languages of a catalogue, and XML: the same for the same content."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec import structs

from layout.library.file_names import article_file, names_of, page_file, token
from layout.library.languages import LETTERS, UNDETERMINED, three_letters
from layout.library.xml import Tree, clean, written
from tests.makeup import stories

ISSUE = replace(stories.issue(stories.article()), date=date(2026, 12, 4))


def test_a_bag_is_named_by_paper_day_and_edition() -> None:
    paper = structs.replace(ISSUE.publication, title="The Alder Courier", issn="")
    names = names_of(replace(ISSUE, publication=paper), 2)
    assert names.bag == "the-alder-courier_20261204_02"
    assert names.folder == "data/the-alder-courier/print/2026120402"
    assert names.mets == f"{names.folder}/2026120402.xml"
    assert names.page(7, "jp2") == f"{names.folder}/0007.jp2"


@pytest.mark.parametrize(
    ("lccn", "issn", "title"),
    [("sn 123", "1234-5678", "sn-123"), ("", "1234-5678", "1234-5678")],
)
def test_a_title_is_known_by_its_number(lccn: str, issn: str, title: str) -> None:
    paper = structs.replace(ISSUE.publication, lccn=lccn, issn=issn)
    assert names_of(replace(ISSUE, publication=paper), 1).title == title


def test_files_sort_as_pages_do() -> None:
    numbers = [1, 2, 10, 11, 100, 400]
    assert sorted(page_file(n, "xml") for n in reversed(numbers)) == [
        page_file(n, "xml") for n in numbers
    ]


@given(st.text(max_size=30))
def test_a_token_may_stand_in_a_files_name(text: str) -> None:
    made = token(text)
    assert not set(made) & set("/\\:*?<>| ")
    assert token(made) == made


def test_a_fillers_article_has_a_file_too() -> None:
    filler = replace(stories.article(), slug="filler:tide-rule")
    assert article_file(filler) == "filler-tide-rule.xml"


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en-GB", "eng"), ("DE", "ger"), ("cy", "wel"), ("gsw-CH", "gsw"), ("xx", "und")],
)
def test_catalogues_have_three_letters(tag: str, code: str) -> None:
    assert three_letters(tag) == code


def test_no_two_languages_share_a_code() -> None:
    assert len(set(LETTERS.values())) == len(LETTERS)
    assert {len(code) for code in LETTERS.values()} == {3}
    assert UNDETERMINED not in LETTERS.values()


@given(st.text())
def test_any_text_is_written_as_xml_can_hold_it(text: str) -> None:
    tree = Tree({"": "urn:a"})
    root = tree.root("a")
    tree.add(root, "b", text, kind=text)
    read = etree.fromstring(written(root))
    (child,) = read
    # A reader takes every line end for one of its own (XML 1.0, 2.11).
    kept = clean(text).replace("\r\n", "\n").replace("\r", "\n")
    assert (child.text or "").replace("\r\n", "\n").replace("\r", "\n") == kept


def test_elements_go_by_their_prefixes() -> None:
    tree = Tree({"": "urn:a", "m": "urn:m"})
    root = tree.root("a")
    tree.add(root, "m:b", "text", m__kind="one", plain="two")
    text = written(root).decode()
    assert '<m:b m:kind="one" plain="two">text</m:b>' in text
    assert text.startswith("<?xml version='1.0' encoding='UTF-8'?>\n<a ")
    assert text.endswith("</a>\n")


def test_elements_alone_stand_one_below_the_other() -> None:
    tree = Tree({"": "urn:a"})
    root = tree.root("a")
    inner = tree.add(root, "b")
    tree.add(inner, "c", "x")
    tree.add(root, "d")
    body = written(root).decode().split("\n", 2)[2]
    assert body == "  <b>\n    <c>x</c>\n  </b>\n  <d/>\n</a>\n"
