"""What only Word files have: changes, comments, macros, links, traps."""

import struct
from pathlib import PurePosixPath

import pytest

from layout.copy.block_texts import texts_of
from layout.copy.manuscript import Crosshead, Manuscript, Paragraph, Source
from layout.copy.office.package import MOST_SHRINK
from layout.copy.readers import read_source
from layout.errors import Unreadable
from layout.notes import Note
from tests.copy.office.descriptions import painted
from tests.copy.office.wordmaking import SPACES, word_file, zipped

COPY = "[Title] A head\n\nThe copy of the article stands here.\n\n"


def read(data: bytes) -> tuple[tuple[Manuscript, ...], tuple[Note, ...]]:
    return read_source(Source(name="bridge.docx", data=data))


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as error:
        read(data)
    (note,) = error.value.notes
    assert note.code == "import-refused"
    assert note.hint
    return note.message


def said(manuscript: Manuscript) -> str:
    return " ".join(texts_of(manuscript.blocks))


def test_each_change_and_comment_is_told() -> None:
    text = COPY + "He {del Anna|ran}{ins Ben|walked} home.{comment Anna|Sure?}"
    (found,), notes = read(word_file(text))
    assert said(found).endswith("He walked home.")
    told = [note.message for note in notes if note.code in ("import-change", "comment")]
    assert told == [
        'a tracked deletion by Anna is not printed: "ran"',
        'a tracked insertion by Ben is printed: "walked"',
        'a comment by Anna is not printed: "Sure?"',
    ]


def test_two_titles_are_two_articles() -> None:
    text = (
        "[Title] One\n\nCopy of one.\n\n{picture a.png|A}\n\n[Title] Two\n\nIts copy."
    )
    found, notes = read(word_file(text))
    assert [article.headline for article in found] == ["One", "Two"]
    assert [said(article) for article in found] == ["Copy of one.", "Its copy."]
    assert [len(article.pictures) for article in found] == [1, 0]
    assert any("2 articles" in note.message for note in notes)


def test_a_title_style_far_down_is_a_crosshead() -> None:
    text = COPY + "More.\n\n" * 8 + "[Subtitle] What comes next\n\nThe end of it."
    (found,), _ = read(word_file(text))
    assert found.standfirst == ""
    heads = [block.text for block in found.blocks if isinstance(block, Crosshead)]
    assert heads == ["What comes next"]


def test_macros_stay_behind() -> None:
    (found,), notes = read(word_file(COPY, {"word/vbaProject.bin": b"x"}))
    assert [note.code for note in notes] == ["import-macro"]
    assert said(found) == "The copy of the article stands here."


def test_linked_picture_is_named_and_not_fetched() -> None:
    text = COPY + "{linked https://example.org/weir.jpg|The weir}\n\nMore of it."
    (found,), notes = read(word_file(text))
    (note,) = notes
    assert note.code == "import-picture"
    assert "https://example.org/weir.jpg" in note.message
    assert found.pictures == ()


def test_picture_that_climbs_out_of_the_file_is_left_out() -> None:
    text = COPY + "{picture ../../weir.png|The weir}\n\nMore of it."
    (found,), notes = read(word_file(text))
    assert [note.code for note in notes] == ["import-picture"]
    assert found.pictures == ()


def test_pictures_whose_names_clash_are_both_there() -> None:
    text = COPY + "{picture Weir.png|One}\n\n{picture weir.png|Two}\n\nMore of it."
    (found,), _ = read(word_file(text))
    names = [picture.file for picture in found.pictures]
    assert names == ["bridge-1.png", "bridge-2.png"]
    assert all(PurePosixPath(name).name == name for name in names)


def test_picture_of_another_kind_is_left_out_with_its_caption_kept() -> None:
    emf = {"word/media/plan.png": b"\x01\x00\x00\x00" + bytes(100)}
    text = COPY + "{picture plan.png|A plan}\n\n[caption] The plan of 1968\n\nMore."
    (found,), notes = read(word_file(text, emf))
    assert "import-picture" in [note.code for note in notes]
    assert [left.text for left in found.dropped] == ["The plan of 1968"]


def test_words_that_word_hides_in_odd_places_are_kept() -> None:
    text = COPY + "It took {field|12} days, {formula|a+b} hours.{box|In a box.}"
    (found,), _ = read(word_file(text))
    paragraphs = [b.text for b in found.blocks if isinstance(b, Paragraph)]
    assert paragraphs[1:] == ["It took 12 days, a+b hours.", "In a box."]


def test_page_margins_are_left_out_and_listed() -> None:
    head = f"<w:hdr {SPACES}><w:p><w:r><w:t>Page proof</w:t></w:r></w:p></w:hdr>"
    (found,), _ = read(word_file(COPY, {"word/header1.xml": head.encode()}))
    assert [left.text for left in found.dropped] == ["Page proof"]


def test_locked_and_old_files_are_refused() -> None:
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    locked = compound + "EncryptedPackage".encode("utf-16-le") + bytes(512)
    assert "password" in refused(locked)
    assert "old Word file" in refused(compound)


def test_broken_file_is_refused() -> None:
    whole = word_file(COPY)
    assert "damaged" in refused(whole[: len(whole) // 2])
    assert "not XML" in refused(word_file(COPY, {"word/styles.xml": b"<w:styles"}))
    spoiled = bytearray(whole)
    spoiled[200] ^= 0xFF
    with pytest.raises(Unreadable):
        read(bytes(spoiled))


def test_entities_and_bombs_are_refused() -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha">]><w:styles xmlns:w="w">&a;</w:styles>'
    assert "document type" in refused(word_file(COPY, {"word/styles.xml": laughs}))
    bomb = {"word/media/white.png": bytes(MOST_SHRINK * 100_000)}
    assert "unpack beyond reason" in refused(word_file(COPY, bomb))


def test_zip_that_lies_about_a_size_is_refused() -> None:
    data = bytearray(zipped({"word/document.xml": b"<a>" + b"x" * 4000 + b"</a>"}))
    entry = data.rindex(b"PK\x01\x02")
    # The uncompressed size in the central directory (APPNOTE 4.3.12).
    struct.pack_into("<I", data, entry + 24, 40)
    assert "does not open" in refused(bytes(data))


def test_external_entities_of_pictures_are_never_read() -> None:
    svg = b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>'
    text = COPY + "{picture map.png|A map}\n\nMore of it."
    (found,), _ = read(word_file(text, {"word/media/map.png": svg}))
    assert all(b"root:" not in picture.data for picture in found.pictures)


def test_same_bytes_in_same_article_out() -> None:
    data = word_file(COPY + "{picture weir.png|The weir}")
    assert read(data) == read(data)
    ((found,), _) = read(data)
    assert found.pictures[0].data == painted("weir.png")
