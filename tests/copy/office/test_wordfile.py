"""A Word file unpacked: which parts are taken, and what becomes of them."""

import pytest
from lxml import etree

from layout.copy.office.package import open_package
from layout.copy.office.wordfile import BODY, unpacked
from layout.copy.office.wordstyles import ROLES
from layout.copy.office.wordxml import Tidied, named, value_of
from layout.errors import Unreadable
from tests.copy.making import codes, fresh_remarks
from tests.copy.office.descriptions import painted
from tests.copy.office.processors import COPY
from tests.copy.office.wordmaking import word_file, zipped


def take(data: bytes) -> tuple[dict[str, bytes], Tidied]:
    remarks = fresh_remarks()
    tidied = Tidied(remarks=remarks)
    return unpacked(open_package(data, remarks), tidied), tidied


def test_only_parts_that_are_read_come_along() -> None:
    strange = {
        "word/vbaProject.bin": b"x",
        "word/settings.xml": b"<x/>",
        "docProps/core.xml": b"<x/>",
        "word/embeddings/sheet.xlsx": b"x",
        "customXml/item1.xml": b"<x/>",
    }
    parts, _ = take(word_file(COPY + "{picture weir.png|The weir}", strange))
    assert not set(parts) & set(strange)
    assert BODY in parts
    assert parts["word/media/weir.png"] == painted("weir.png")


def test_every_part_of_an_article_has_its_own_style() -> None:
    parts, _ = take(word_file(COPY))
    styles = named(etree.fromstring(parts["word/styles.xml"]), "style")
    names = {value_of(style, "styleId") for style in styles}
    assert {f"layout-{role}" for role in ROLES} <= names
    assert "Title" in names
    marks = named(etree.fromstring(parts[BODY]), "pStyle")
    assert [value_of(mark) for mark in marks] == ["layout-headline"]


def test_a_file_without_styles_is_given_some() -> None:
    whole = word_file(COPY)
    package = open_package(whole, fresh_remarks())
    bare = {
        name: package.read(name) or b""
        for name in package.names
        if name != "word/styles.xml"
    }
    parts, _ = take(zipped(bare))
    assert b"layout-headline" in parts["word/styles.xml"]


def test_a_picture_that_is_not_here_is_told_and_taken_out() -> None:
    parts, tidied = take(word_file(COPY + "{linked https://a.example/b.png|x}"))
    assert codes(tidied.remarks.notes) == ["import-picture"]
    assert named(etree.fromstring(parts[BODY]), "blip") == []


def test_a_file_without_a_body_is_refused() -> None:
    with pytest.raises(Unreadable, match="no text"):
        take(zipped({"word/styles.xml": b"<styles/>"}))


def test_the_same_file_gives_the_same_parts() -> None:
    data = word_file(COPY + "{picture weir.png|The weir}")
    assert take(data)[0] == take(data)[0]
