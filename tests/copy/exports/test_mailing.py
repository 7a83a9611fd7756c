"""Articles of e-mails, and what is attached to them."""

from email.message import EmailMessage

import pytest

from layout.copy.manuscript import Format, Manuscript, Source
from layout.copy.readers import read_source
from layout.copy.recognising import recognised
from layout.errors import Unreadable
from layout.notebook import Notebook
from tests.copy.making import paragraphs
from tests.copy.office.descriptions import painted
from tests.copy.office.wordmaking import word_file

COPY = (
    "The lane to the old mill will be shut for nine weeks from Monday, it was said.\n"
    "\nLorries go round by the weir, and the bus stops at the chapel until then.\n"
)


def message(subject: str = "Fwd: The lane is shut") -> EmailMessage:
    found = EmailMessage()
    found["From"] = "Ada Tarn <ada@a.example>"
    found["Subject"] = subject
    return found


def read(mail: EmailMessage) -> tuple[tuple[Manuscript, ...], list[str]]:
    found, notes = read_source(Source(name="mill.eml", data=bytes(mail)))
    return found, [note.message for note in notes]


def test_a_message_is_an_article_without_its_signature() -> None:
    mail = message()
    mail.set_content(f"{COPY}\n-- \nAda Tarn, press office\n")
    (found,), notes = read(mail)
    assert found.headline == "The lane is shut"
    assert len(paragraphs(found)) == 2
    assert [left.text for left in found.dropped] == ["Ada Tarn, press office"]
    assert any("ada@a.example" in note for note in notes)


def test_the_form_with_marks_is_read_and_its_pictures_found() -> None:
    mail = message()
    mail.set_content("plain")
    paragraphs_in = "".join(f"<p>{text}</p>" for text in COPY.split("\n\n"))
    mail.add_alternative(
        f"<div>{paragraphs_in}<img src='cid:a1'></div>", subtype="html"
    )
    html = list(mail.iter_parts())[1]
    html.add_related(
        painted("weir.png"), "image", "png", cid="<a1>", filename="weir.png"
    )
    mail.add_attachment(painted("b.png"), "image", "png", filename="lane.png")
    (found,), _ = read(mail)
    assert found.headline == "The lane is shut"
    assert len(paragraphs(found)) == 2
    assert [p.file for p in found.pictures] == ["weir.png", "lane.png"]


def test_an_attached_article_is_one_of_its_own() -> None:
    mail = message()
    mail.set_content("Please find it attached.")
    mail.add_attachment(
        word_file("[Title] The mill\n\nIt turns."),
        "application",
        "x",
        filename="a.docx",
    )
    (found,), _ = read(mail)
    assert (found.headline, paragraphs(found)) == ("The mill", ["It turns."])
    assert "attached" in found.dropped[0].text


def test_what_cannot_be_read_of_it_stops_nothing() -> None:
    mail = message()
    mail.set_content(COPY)
    mail.add_attachment(b"%PDF-1.4", "application", "pdf", filename="a.pdf")
    (found,), notes = read(mail)
    assert len(paragraphs(found)) == 2
    assert any(note.startswith("skipped: this is a PDF") for note in notes)


def test_a_message_without_words_is_refused() -> None:
    mail = message("")
    mail.set_content("\n")
    with pytest.raises(Unreadable, match="no text"):
        read(mail)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("From: a\nSubject: b\nMIME-Version: 1.0\n\nSo.", Format.MAIL),
        ("Return-Path: <a>\nReceived: by b;\n  so\nFrom: c\n\nSo.", Format.MAIL),
        ("From: the council\nDate: 3 May\n\nThe lane is shut.", Format.TEXT),
        ("Subject to change: all of it.\n\nSo.", Format.TEXT),
    ],
)
def test_a_message_is_known_by_what_nobody_types(text: str, kind: Format) -> None:
    source = Source(name="a.txt", data=text.encode())
    assert recognised(source, Notebook()) is kind
