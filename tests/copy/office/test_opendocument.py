"""What only OpenDocument files have, and what is refused of them."""

import pytest

from layout.copy.manuscript import ListBlock
from tests.copy.making import crossheads, dropped, paragraphs, said
from tests.copy.office.odtmaking import SPACES, opendocument_file
from tests.copy.office.processors import COPY, ODT, Read


def read_text(
    body: str, styles: str = "", parts: dict[str, bytes] | None = None
) -> Read:
    """Read a file whose text is OpenDocument's XML as given."""
    content = (
        f"<office:document-content {SPACES} xmlns:math='urn:m'>"
        f"<office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    whole = {"content.xml": content.encode()} | (parts or {})
    return ODT.read_bytes(opendocument_file(COPY, whole))


HEAD = '<text:p text:style-name="Title">A head</text:p><text:p>It rained.</text:p>'


def test_a_locked_file_is_refused() -> None:
    manifest = (
        f"<manifest:manifest {SPACES}><manifest:file-entry>"
        "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    parts = {"META-INF/manifest.xml": manifest.encode(), "content.xml": b"\x00\x01"}
    assert "password" in ODT.refused(opendocument_file(COPY, parts))


def test_a_sheet_is_refused() -> None:
    sheet = f"<office:document-content {SPACES}><office:body><office:spreadsheet/>"
    whole = f"{sheet}</office:body></office:document-content>".encode()
    assert "no text" in ODT.refused(opendocument_file(COPY, {"content.xml": whole}))


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("one<text:s/>two", "one two"),
        ('one<text:s text:c="7"/>two', "one two"),
        ('one<text:s text:c="many"/>two', "one two"),
        ("one<text:tab/>two", "one two"),
        ("one<text:line-break/>two", "one two"),
        ("one <text:bookmark text:name='a'/>two", "one two"),
        ("one <text:soft-page-break/>two", "one two"),
        ("one <text:unknown>two</text:unknown>", "one two"),
        ("one <text:span>two</text:span>", "one two"),
        ("one <!-- not --> two", "one two"),
        ("one <text:change text:change-id='a'/>two", "one two"),
        ("<text:meta>one</text:meta> <text:date>two</text:date>", "one two"),
    ],
)
def test_words_between_marks_are_copy(inside: str, words: str) -> None:
    found = read_text(f"{HEAD}<text:p>{inside}</text:p>").article
    assert paragraphs(found) == ["It rained.", words]


@pytest.mark.parametrize(
    ("look", "markdown"),
    [
        ('fo:font-weight="bold"', "a **word**"),
        ('fo:font-weight="700"', "a **word**"),
        ('fo:font-weight="normal"', "a word"),
        ('fo:font-style="italic"', "a *word*"),
        ('fo:font-style="oblique"', "a *word*"),
        ('fo:font-weight="bold" fo:font-style="italic"', "a ***word***"),
        ('style:text-position="super 58%"', "a ^word^"),
        ('style:text-position="sub 58%"', "a word"),
    ],
)
def test_a_span_looks_as_its_style_says(look: str, markdown: str) -> None:
    styles = (
        f'<style:style style:name="T1" style:family="text">'
        f"<style:text-properties {look}/></style:style>"
    )
    span = '<text:p>a <text:span text:style-name="T1">word</text:span></text:p>'
    found = read_text(HEAD + span, styles).article
    assert getattr(found.blocks[-1], "text", "") == markdown


def test_a_style_has_the_look_of_its_parent() -> None:
    styles = (
        '<style:style style:name="T1" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="T2" style:family="text" '
        'style:parent-style-name="T1"/>'
    )
    span = '<text:p>a <text:span text:style-name="T2">word</text:span></text:p>'
    found = read_text(HEAD + span, styles).article
    assert getattr(found.blocks[-1], "text", "") == "a **word**"


@pytest.mark.parametrize("level", ["1", "3", "9", "0", "x"])
def test_a_heading_without_a_style_has_its_level(level: str) -> None:
    head = f'<text:h text:outline-level="{level}">The pier</text:h>'
    found = read_text(f"{HEAD}{head}<text:p>It cracked.</text:p>").article
    assert crossheads(found) == ["The pier"]
    assert paragraphs(found) == ["It rained.", "It cracked."]


def test_an_inner_list_has_the_outer_ones_style() -> None:
    styles = (
        '<text:list-style style:name="L1">'
        '<text:list-level-style-bullet text:level="1"/>'
        '<text:list-level-style-number text:level="2"/></text:list-style>'
    )
    body = (
        '<text:list text:style-name="L1"><text:list-item><text:p>Hay</text:p>'
        "<text:list><text:list-item><text:p>of May</text:p></text:list-item>"
        "</text:list></text:list-item></text:list>"
    )
    found = read_text(HEAD + body, styles)
    lists = [b for b in found.article.blocks if isinstance(b, ListBlock)]
    assert [(b.items, b.numbered) for b in lists] == [
        (("Hay",), False),
        (("of May",), True),
    ]
    assert "nested-list" in found.codes


def test_a_table_of_contents_is_left_out() -> None:
    body = (
        f"{HEAD}<text:table-of-content><text:index-body><text:p>The pier 2</text:p>"
        "</text:index-body></text:table-of-content>"
    )
    found = read_text(body).article
    assert said(found) == "It rained."
    assert dropped(found) == ["The pier 2"]


def test_an_embedded_formula_is_its_characters() -> None:
    formula = b"<math><mi>a</mi><mo>+</mo><mi>b</mi></math>"
    body = '<text:p>It is <draw:object xlink:href="./Object 1"/>.</text:p>'
    found = read_text(HEAD + body, parts={"Object 1/content.xml": formula}).article
    assert paragraphs(found)[-1] == "It is a+b."


def test_the_first_form_of_a_picture_is_the_one() -> None:
    body = (
        '<text:p><draw:frame><draw:image xlink:href="Pictures/no.svm"/>'
        '<draw:image xlink:href="Pictures/weir.png"/></draw:frame></text:p>'
    )
    found = read_text(HEAD + body)
    assert found.article.pictures == ()
    assert "Pictures/no.svm" in found.notes[0].message
    assert len(found.notes) == 1


def test_a_title_is_the_words_for_who_cannot_see_a_picture() -> None:
    from_desc = (
        '<text:p><draw:frame><draw:image xlink:href="Pictures/weir.png"/>'
        "<svg:title>Weir</svg:title><svg:desc>The old weir</svg:desc></draw:frame>"
        "</text:p>"
    )
    only_title = from_desc.replace("<svg:desc>The old weir</svg:desc>", "")
    parts = {"Pictures/weir.png": _png()}
    for body, alt in ((from_desc, "The old weir"), (only_title, "Weir")):
        (picture,) = read_text(HEAD + body, parts=parts).article.pictures
        assert picture.alt == alt


def _png() -> bytes:
    from_maker = ODT.read(COPY + "{picture weir.png|x}\n\nMore.").article.pictures
    return from_maker[0].data


def test_a_change_of_nobody_is_told_without_a_name() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region text:id='a'><text:deletion>"
        "<text:p>not</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes>"
    )
    found = read_text(changes + HEAD)
    assert found.told("import-change") == ['a tracked deletion is not printed: "not"']


def test_an_insertion_over_two_paragraphs_is_told_whole() -> None:
    body = (
        "<text:tracked-changes><text:changed-region text:id='a'><text:insertion/>"
        "</text:changed-region></text:tracked-changes>"
        f"{HEAD}<text:p>One <text:change-start text:change-id='a'/>and two.</text:p>"
        "<text:p>Three<text:change-end text:change-id='a'/> and four.</text:p>"
    )
    (told,) = read_text(body).told("import-change")
    assert "and two." in told
    assert "Three" in told
    assert "four" not in told


def test_margins_of_pages_are_listed_once_each() -> None:
    margin = "<style:header><text:p>Page proof</text:p></style:header>"
    numbers = "<style:footer><text:p>1</text:p></style:footer>"
    styles = (
        f"<office:document-styles {SPACES}>{margin}{margin}{numbers}"
        "</office:document-styles>"
    )
    found = read_text(HEAD, parts={"styles.xml": styles.encode()}).article
    assert dropped(found) == ["Page proof"]
