"""What a mail program puts around pasted copy: head, greeting and signature.

The subject is the headline, unless a line of the copy says more of it; the sender wrote
it, unless the copy names another. The rest of the head is left out, as are a greeting
to the desk and what stands below the signature's mark (RFC 3676, 4.3).
"""

import re
from enum import StrEnum
from typing import Final

from layout.copy.remarks import guess, shown
from layout.copy.subbing.alphabets import ENDS, stems
from layout.copy.subbing.people import is_name, is_short_name
from layout.copy.subbing.script import Role, Script

HEAD: Final = "the head of an e-mail"
GREETING: Final = "the greeting of an e-mail or a letter"
SIGNATURE: Final = "the sender's signature"
# Above a head stands little: a mark that a message was passed on, a banner.
MOST_ABOVE: Final = 2
SIGNED: Final = re.compile(r"^\s*--\s*$")
# What answers and forwards put before a subject, in the languages of mail programs.
PREFIX: Final = re.compile(
    r"^(?:(?:re|fwd?|aw|wg|sv|vs|vb|tr|rv|enc|rif|doorst|antw|odp|pd|ynt|ilt|отв?"
    r"|回复|转发|答复)\s*[:：]\s*)+",
    re.I,
)


class Header(StrEnum):
    """A line of a message's head that is told from the others."""

    SENDER = "sender"
    RECEIVER = "receiver"
    SUBJECT = "subject"
    DATE = "date"
    OTHER = "other"


# What mail programs call them where they quote or forward a message.
_NAMES: Final = {
    Header.SENDER: (
        "from|von|de|da|od|från|fra|van|lähettäjä|от|від|από|kimden|gönderen|feladó"
        "|发件人|寄件者|差出人|보낸 ?사람|من|מאת"
    ),
    Header.RECEIVER: (
        "to|an|à|para|a|till|til|aan|do|komu|vastaanottaja|кому|προς|kime|alıcı|címzett"
        "|收件人|收件者|宛先|받는 ?사람|إلى|אל"
    ),
    Header.SUBJECT: (
        "subject|betreff|objet|asunto|assunto|oggetto|ämne|emne|onderwerp|temat|předmět"
        "|predmet|aihe|тема|θέμα|konu|tárgy|subiect"
        "|主题|主旨|主題|件名|제목|الموضوع|נושא"
    ),
    Header.DATE: (
        "date|sent|datum|gesendet|envoyé|fecha|enviado(?: el)?|data|enviada(?: em)?"
        "|inviato|skickat|sendt|dato|verzonden|wysłano|odesláno|lähetetty|päivämäärä"
        "|дата|отправлено|надіслано|ημερομηνία|εστάλη|tarih|gönderildi|dátum|日期|发送时间"
        "|日付|送信日時|날짜|보낸 ?날짜|التاريخ|תאריך"
    ),
    Header.OTHER: (
        "cc|bcc|kopie|copie|kopia|kopi|cci|cco|reply-to|antwort an|抄送|копия"
    ),
}
_HEADERS: Final = {
    kind: re.compile(
        rf"\A\s*+\**+(?:{names})\**+\s*+[:：]\**+(?P<said>.*)", re.I | re.S
    )
    for kind, names in _NAMES.items()
}
_WORDS: Final = (
    r"dear|hi|hello|hey|good (?:morning|afternoon|evening)|sehr geehrter?"
    r"|liebe[rs]?|hallo|guten (?:tag|morgen|abend)|moin|cher|chère|bonjour|salut"
    r"|estimad[oa]s?|querid[oa]|hola|buen(?:os días|as tardes)|prezad[oa]"
    r"|car[oa]|olá|bom dia|gentile|egregio|ciao|buongiorno|hej|hei|bästa|kära"
    r"|kjære|kære|beste|geachte|goedemorgen|dag|szanown[aiy]|drog[ai]|cześć"
    r"|dzień dobry|dobrý den|ahoj|hyvä|moi|уважаем(?:ый|ая|ые)|здравствуйте"
    r"|привет|добрый день|шановн(?:ий|а|і)|αγαπητ[έή]|γεια σ(?:ου|ας)|merhaba"
    r"|sayın|kedves"
)
GREETINGS: Final = re.compile(
    rf"(?:(?:{_WORDS})(?:,?(?:\s+[^\s,!:.?]+\.?){{1,5}})?|sirs?|madam"
    r"|dear sir or madam)\s*[,!:]+"
    r"|(?:尊敬的|亲爱的)\S{1,12}[：:，,]|\S{1,12}様[、，]?"
    r"|(?:عزيزي|عزيزتي|السيد)\s.{1,30}[،,:]",
    re.IGNORECASE,
)
# Copy may greet its readers; that is no word to the desk.
READERS: Final = re.compile(
    r"\b(?:readers?|friends|neighbours|neighbors|all|everyone|les(?:er|erinnen|ers?)"
    r"|lecteurs?|lectrices|lector(?:es|as)|lettori|leitores|läsare|lezers?|czytelnicy"
    r"|lukijat|читатели|читачі|αναγνώστες)\b",
    re.IGNORECASE,
)


def header_of(text: str) -> Header | None:
    """Return which line of a message's head a line is, if it is one."""
    # Most lines of copy have no colon near their beginning.
    if not re.match(r"[^:：]{1,20}[:：]", text):
        return None
    found = (kind for kind, form in _HEADERS.items() if form.fullmatch(text))
    return next(found, None)


def is_greeting(text: str) -> bool:
    """Say whether a line is a greeting to somebody, and not to all readers."""
    line = text.strip()
    return GREETINGS.fullmatch(line) is not None and READERS.search(line) is None


def find_mail(script: Script) -> None:
    """Mark the head of a pasted message, and leave out greeting and signature."""
    head = _head(script)
    for place, kind in head.items():
        if kind is Header.SENDER:
            _keep_sender(script, _said(script, place, kind))
        if kind is not Header.SUBJECT:
            script.drop(place, HEAD)
    greeted = _clear_greeting(script, head)
    _clear_signature(script, mail=bool(head) or greeted)
    for place, kind in head.items():
        if kind is Header.SUBJECT:
            _take_subject(script, place)


def take_sender(script: Script) -> None:
    """Take the sender for the author, if nothing names another."""
    name = script.fields.pop("sender", "")
    if name and "byline" not in script.fields and not script.given.byline:
        script.fields["byline"] = name
        guess(script.remarks, f'the byline is "{name}", who sent it')


def _head(script: Script) -> dict[int, Header]:
    """Return the lines of a message's head by their places, if there is one."""
    found: dict[int, Header] = {}
    for place in script.free():
        item = script.items[place]
        kind = None if item.block else header_of(item.text)
        if kind is not None:
            found[place] = kind
        elif found or place >= MOST_ABOVE:
            break
    kinds = set(found.values())
    if {Header.SENDER, Header.RECEIVER} <= kinds:
        return found
    if Header.SUBJECT in kinds and len(found) > 1:
        return found
    return found if _is_alone(script, found) else {}


def _is_alone(script: Script, found: dict[int, Header]) -> bool:
    """Say whether the first line is a subject, and no label of an archive below it."""
    if list(found.items()) != [(0, Header.SUBJECT)]:
        return False
    below = script.items[1].text if len(script.items) > 1 else ""
    return re.match(r"\w+\s*[:=]", below) is None


def _said(script: Script, place: int, kind: Header) -> str:
    match = _HEADERS[kind].fullmatch(script.items[place].text)
    return " ".join(match["said"].split()) if match else ""


def _keep_sender(script: Script, said: str) -> None:
    """Keep the name of a sender, without the address: "Tarn, Ada <ada@...>"."""
    name = re.split(r"[<\[(]|\s\S+@", said)[0].strip(" \"'“”*")
    if name.count(",") == 1:
        last, first = name.split(",")
        name = f"{first.strip()} {last.strip()}"
    if "@" not in name and (is_name(name, "") or is_short_name(name)):
        script.fields.setdefault("sender", name)


def _clear_greeting(script: Script, head: dict[int, Header]) -> bool:
    """Leave out a greeting that nothing but the head stands above.

    Under a headline it opens a letter, as it does where several stand.
    """
    places = [i for i in script.free() if is_greeting(script.items[i].text)]
    top = next((i for i in script.free() if i not in head), None)
    if top is None or places != [top] or script.items[top].heading:
        return False
    # "Hello Marl!" may be the headline, if nothing else may.
    others = head or any(script.free(top + 1, script.first_long))
    if not others and script.items[top].text.rstrip().endswith("!"):
        return False
    script.drop(top, GREETING)
    return True


def _clear_signature(script: Script, *, mail: bool) -> None:
    """Leave out all from the mark of a signature on, if more stands above it.

    In what is no message for sure, paragraphs below it are copy behind a rule.
    """
    marks = [i for i in script.free() if SIGNED.match(script.items[i].text)]
    if not marks:
        return
    below = [script.items[i] for i in script.free(marks[0] + 1)]
    above = sum(script.items[i].words for i in script.free(0, marks[0]))
    if sum(item.words for item in below) >= above:
        return
    if not mail and any(item.long or item.block for item in below):
        return
    if below:
        _keep_sender(script, below[0].text)
    for place in list(script.free(marks[0])):
        script.drop(place, SIGNATURE)


def _take_subject(script: Script, place: int) -> None:
    """Take a subject for the headline, unless a line below says more of the copy."""
    said = PREFIX.sub("", _said(script, place, Header.SUBJECT)).strip()
    score = len(script.copy_stems.intersection(stems(said)))
    for other in script.free(place + 1, script.first_long):
        item = script.items[other]
        if item.text.casefold() == said.casefold():
            script.drop(other, "the headline again")
            continue
        own = len(script.copy_stems.intersection(stems(item.text)))
        if item.short and own > score and not ENDS.search(item.text):
            script.drop(place, HEAD)
            return
    if not said or script.place_of(Role.HEADLINE) is not None:
        script.drop(place, HEAD)
        return
    script.mark(place, Role.HEADLINE)
    script.fields["headline"] = said
    line = script.items[place].line
    guess(script.remarks, f'the headline is "{shown(said)}", the subject', line)
