"""Pasted messages: subject, sender, greeting and signature, in several languages."""

import pytest

from layout.copy.manuscript import Manuscript, Source
from layout.copy.markup import plain_of
from layout.copy.plaintext import read_text
from layout.copy.subbing.mailheads import Header, header_of, is_greeting
from tests.copy.making import COPY, dropped, paragraphs

HEADS = {
    "English": ("From: {}", "To: The desk", "Date: 6 Jul 2026", "Subject: Fwd: {}"),
    "Outlook": ("From: {}", "Sent: Monday", "To: desk@alder.example", "Subject: {}"),
    "German": ("Von: {}", "Gesendet: Montag", "An: die Redaktion", "Betreff: AW: {}"),
    "French": ("De : {}", "Envoyé : lundi", "À : la rédaction", "Objet : TR : {}"),
    "Spanish": ("De: {}", "Enviado el: lunes", "Para: la mesa", "Asunto: {}"),
    "Swedish": ("Från: {}", "Skickat: måndag", "Till: redaktionen", "Ämne: SV: {}"),
    "Italian": ("Da: {}", "Inviato: lunedì", "A: la redazione", "Oggetto: R: {}"),
    "Russian": ("От: {}", "Дата: понедельник", "Кому: редакция", "Тема: {}"),
    "Chinese": ("发件人：{}", "日期：星期一", "收件人：编辑部", "主题：{}"),
}
SENDER = "Ada Tarn <ada.tarn@alder.example>"
SUBJECT = "Bridge at Marl shut"
BODY = "\n\n".join(COPY)


def read(text: str) -> Manuscript:
    (found,), _ = read_text(Source(name="pasted.txt", data=text.encode()))
    return found


def message(head: tuple[str, ...], sender: str = SENDER, subject: str = SUBJECT) -> str:
    lines = (head[0].format(sender), *head[1:-1], head[-1].format(subject))
    return "\n".join(lines)


@pytest.mark.parametrize("language", HEADS)
def test_subject_and_sender_are_headline_and_byline(language: str) -> None:
    head = HEADS[language]
    found = read(f"{message(head)}\n\n{BODY}\n")
    assert found.headline.removeprefix("R: ") == SUBJECT
    assert found.byline == "Ada Tarn"
    assert paragraphs(found) == list(COPY)
    lines = [head[0].format(SENDER), *head[1:-1]]
    assert [plain_of(text) for text in dropped(found)] == lines


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ('"Tarn, Ada" <ada@alder.example>', "Ada Tarn"),
        ("Ada Tarn [mailto:ada@alder.example]", "Ada Tarn"),
        ("Ada Tarn", "Ada Tarn"),
        ("ada@alder.example", ""),
        ("<ada@alder.example>", ""),
    ],
)
def test_a_sender_is_a_name_without_an_address(sender: str, name: str) -> None:
    found = read(f"{message(HEADS['English'], sender=sender)}\n\n{BODY}\n")
    assert found.byline == name


def test_the_copys_own_byline_and_headline_are_surer() -> None:
    head = message(HEADS["English"], subject="For Thursday")
    found = read(f"{head}\n\nOld bridge at Marl is shut\n\nBy Ivo Lund\n\n{BODY}\n")
    assert (found.headline, found.byline) == ("Old bridge at Marl is shut", "Ivo Lund")
    assert "Subject: Fwd: For Thursday" in map(plain_of, dropped(found))


def test_a_subject_alone_is_the_headline() -> None:
    found = read(f"Subject: {SUBJECT}\n\nHi Ravi,\n\n{BODY}\n")
    assert (found.headline, found.byline) == (SUBJECT, "")
    assert dropped(found) == ["Hi Ravi,"]


def test_long_headers_are_not_joined_but_folded_ones_are() -> None:
    names = ", ".join(f"desk{n}@alder.example" for n in range(9))
    text = f"From: {SENDER}\nTo: {names}\nSubject: {SUBJECT} until\n  the autumn"
    found = read(f"{text}\n\n{BODY}\n")
    assert found.headline == f"{SUBJECT} until the autumn"
    assert paragraphs(found) == list(COPY)


@pytest.mark.parametrize(
    "greeting",
    [
        *("Dear Editor,", "Hi Ravi,", "Hello!", "Sir,", "Dear Ms Lund:", "Liebe Anna,"),
        *("Sehr geehrte Frau Lund,", "Bonjour Anna,", "Estimada Anna:", "Hej Anna!"),
        *("Здравствуйте, Анна!", "尊敬的编辑：", "Dzień dobry,", "Caro Ivo,"),
    ],
)
def test_a_greeting_is_neither_byline_nor_headline(greeting: str) -> None:
    found = read(f"{greeting}\n\n{SUBJECT}\n\n{BODY}\n")
    assert (found.headline, found.byline) == (SUBJECT, "")
    assert list(map(plain_of, dropped(found))) == [greeting]


@pytest.mark.parametrize(
    "line", ["Dear readers,", "Liebe Leserinnen,", "Hello to Marl", "Sirens, again"]
)
def test_a_word_to_all_readers_is_no_greeting(line: str) -> None:
    assert not is_greeting(line)


def test_a_greeting_under_a_headline_opens_a_letter() -> None:
    found = read(f"{SUBJECT}\n\nDear Editor,\n\n{BODY}\n\nAda Tarn, Marl\n")
    assert dropped(found) == []
    assert "Dear Editor" not in (found.byline, found.headline)


def test_letters_that_each_begin_with_a_greeting_keep_them() -> None:
    letter = f"Dear Editor,\n\n{BODY}"
    found = read(f"Letters of the week\n\n{letter}\n\n{letter}\n")
    assert dropped(found) == []


def test_a_signature_is_left_out_and_names_the_author() -> None:
    found = read(f"Subject: {SUBJECT}\n\n{BODY}\n\n-- \nAda Tarn\nMill Lane 3, Marl\n")
    assert found.byline == "Ada Tarn"
    assert paragraphs(found) == list(COPY)
    assert dropped(found) == ["--", "Ada Tarn", "Mill Lane 3, Marl"]


def test_copy_behind_two_dashes_stays() -> None:
    found = read(f"{SUBJECT}\n\n{BODY}\n{BODY}\n\n--\n\n{COPY[0]}\n")
    assert paragraphs(found)[-1] == COPY[0]


@pytest.mark.parametrize(
    "text",
    [
        "From: the river comes a mist, and it stays.",
        "Subject: Roads\n\nAuthor: Ada Tarn\n\nTitle: Bridge shut",
        "A: Yes.\n\nQ: Why?",
    ],
)
def test_other_labels_are_no_head(text: str) -> None:
    found = read(f"{text}\n\n{BODY}\n")
    assert found.headline != "Roads"
    assert not any("e-mail" in left.reason for left in found.dropped)


def test_words_before_a_colon_that_are_no_header() -> None:
    assert header_of("Weather: rain") is None
    assert header_of("Betreff: Brücke") is Header.SUBJECT
