"""What only Word files have: its own wrappers, its own traps."""

import pytest

from layout.copy.office import wordfile
from layout.errors import Unreadable
from tests.copy.making import crossheads, dropped, paragraphs, said
from tests.copy.office.processors import COPY, WORD, Read
from tests.copy.office.wordmaking import SPACES, word_file


def read_body(body: str) -> Read:
    """Read a file whose body is Word's XML as given, below a title and a paragraph."""
    title = '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>'
    head = f"{title}{run('A head')}</w:p><w:p>{run('It rained.')}</w:p>"
    document = f"<w:document {SPACES}><w:body>{head}{body}</w:body></w:document>"
    return WORD.read_bytes(word_file(COPY, {"word/document.xml": document.encode()}))


def run(words: str, properties: str = "") -> str:
    text = f'<w:t xml:space="preserve">{words}</w:t>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{text}</w:r>"


def paragraph(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def test_a_picture_that_climbs_out_of_the_file_is_left_out() -> None:
    found = WORD.read(COPY + "{picture ../../weir.png|The weir}\n\nMore of it.")
    assert found.codes == ["import-picture"]
    assert found.article.pictures == ()


def test_entities_of_pictures_are_never_read() -> None:
    svg = b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>'
    text = COPY + "{picture map.png|A map}\n\nMore of it."
    found = WORD.read(text, {"word/media/map.png": svg}).article
    assert all(b"root:" not in picture.data for picture in found.pictures)


def test_locked_and_old_files_are_refused() -> None:
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    locked = compound + "EncryptedPackage".encode("utf-16-le") + bytes(512)
    assert "password" in WORD.refused(locked)
    assert "old Word file" in WORD.refused(compound)


def test_a_file_with_a_spoiled_byte_is_refused() -> None:
    spoiled = bytearray(word_file(COPY))
    spoiled[200] ^= 0xFF
    with pytest.raises(Unreadable):
        WORD.read_bytes(bytes(spoiled))


@pytest.mark.parametrize(
    "wrapped",
    [
        f"<w:smartTag>{run('the bridge')}</w:smartTag>",
        f"<w:sdt><w:sdtContent>{run('the bridge')}</w:sdtContent></w:sdt>",
        f'<w:fldSimple w:instr=" REF ">{run("the bridge")}</w:fldSimple>',
        f'<w:bdo w:val="ltr">{run("the bridge")}</w:bdo>',
        f"<w:hyperlink>{run('the bridge')}</w:hyperlink>",
        f'<w:ins w:author="Ada">{run("the bridge")}</w:ins>',
        f"<w:moveTo>{run('the bridge')}</w:moveTo>",
        "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>brij</w:t></w:r></w:rt>"
        f"<w:rubyBase>{run('the bridge')}</w:rubyBase></w:ruby>",
        "<w:r><w:t>the</w:t><w:tab/><w:t>bridge</w:t></w:r>",
        "<w:r><w:t>the</w:t><w:cr/><w:t>bridge</w:t></w:r>",
        "<m:oMathPara><m:oMath><m:r><m:t>the bridge</m:t></m:r></m:oMath>"
        "</m:oMathPara>",
    ],
)
def test_words_in_a_wrapper_are_copy(wrapped: str) -> None:
    found = read_body(paragraph(f"{run('They shut ')}{wrapped}{run('.')}")).article
    assert paragraphs(found)[-1] == "They shut the bridge."


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (f'<w:del w:author="Ada">{run("not")}</w:del>', "They shut it."),
        (f"<w:moveFrom>{run('not')}</w:moveFrom>", "They shut it."),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>", "They shut it."),
    ],
)
def test_words_that_are_gone_are_not_printed(inside: str, words: str) -> None:
    found = read_body(paragraph(f"{run('They shut ')}{inside}{run('it.')}"))
    assert paragraphs(found.article)[-1] == words


def test_a_choice_and_its_fallback_are_read_once() -> None:
    both = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='x'>"
        "<w:t>the bridge</w:t></mc:Choice><mc:Fallback><w:t>the bridge</w:t>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = read_body(paragraph(f"{run('They shut ')}{both}"))
    assert paragraphs(found.article)[-1] == "They shut the bridge"


@pytest.mark.parametrize(
    ("properties", "role"),
    [
        ('<w:pStyle w:val="CourierCrosshead"/>', "crosshead"),
        ('<w:pStyle w:val="Heading2"/>', "crosshead"),
        ('<w:pStyle w:val="CourierCopy"/>', "copy"),
        ('<w:pStyle w:val="NoSuchStyle"/>', "copy"),
    ],
)
def test_a_newsrooms_style_goes_back_to_words_own(properties: str, role: str) -> None:
    body = paragraph(run("The pier"), properties) + paragraph(run("It cracked."))
    found = read_body(body).article
    assert crossheads(found) == (["The pier"] if role == "crosshead" else [])
    assert said(found) == "It rained. The pier It cracked."


def test_a_style_may_belong_to_a_list() -> None:
    styles = (
        f"<w:styles {SPACES}><w:style w:type='paragraph' w:styleId='Listed'>"
        "<w:name w:val='House list'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr>"
        "</w:pPr></w:style></w:styles>"
    )
    listed = '<w:pStyle w:val="Listed"/>'
    body = "".join(paragraph(run(words), listed) for words in ("Hay", "Oats"))
    document = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    parts = {
        "word/styles.xml": styles.encode(),
        "word/document.xml": document.encode(),
    }
    (block,) = WORD.read(COPY, parts).article.blocks
    assert getattr(block, "items", ()) == ("Hay", "Oats")


def test_neighbouring_changes_of_one_person_are_one() -> None:
    changes = "".join(
        f'<w:ins w:author="Ada">{run(words)}</w:ins>' for words in ("the ", "bridge")
    )
    found = read_body(paragraph(f"{run('They shut ')}{changes}"))
    assert found.told("import-change") == [
        'a tracked insertion by Ada is printed: "the bridge"'
    ]


def test_a_change_without_an_author_is_told_too() -> None:
    found = read_body(paragraph(f"{run('a')}<w:del>{run('not')}</w:del>"))
    assert found.told("import-change") == ['a tracked deletion is not printed: "not"']


@pytest.mark.parametrize(("value", "hidden"), [("", True), (' w:val="0"', False)])
def test_hidden_text_may_be_switched_off(value: str, hidden: bool) -> None:
    inside = run("not", f"<w:vanish{value}/>")
    found = read_body(paragraph(f"{run('It is ')}{inside}{run(' shut.')}")).article
    assert paragraphs(found)[-1] == ("It is shut." if hidden else "It is not shut.")
    assert dropped(found) == (["not"] if hidden else [])


def test_a_file_without_a_text_is_refused() -> None:
    data = word_file(COPY, {"word/document.xml": b"<x/>"})
    with pytest.raises(Unreadable):
        WORD.read_bytes(data)


def test_more_than_an_issue_is_refused_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = paragraph(run("Some words of copy.")) * 30
    read_body(many)
    for name, most in (("MOST_PARAGRAPHS", 29), ("MOST_ELEMENTS", 60)):
        with monkeypatch.context() as bound:
            bound.setattr(wordfile, name, most)
            with pytest.raises(
                Unreadable, match=r"it has 3\d paragraphs in .* far more"
            ):
                read_body(many)
