"""E-mails and pages saved as one file (.eml, .mht): their text and what is attached.

RFC 5322 and 2045 to 2049, read by Python's own parser. An attached article is an
article of its own; an attached picture is one of the message's.
"""

import email
import email.policy
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from email.message import MIMEPart
from html import escape
from pathlib import PurePosixPath
from typing import Final

from layout.copy.block_texts import texts_of
from layout.copy.manuscript import Leftover, Manuscript, Reading, Source, SourcePicture
from layout.copy.markup import escaped
from layout.copy.remarks import guess, refusal, shown
from layout.copy.source_pictures import picture_of
from layout.copy.subbing.mailheads import PREFIX
from layout.copy.web.inlining import Shot
from layout.errors import LayoutError
from layout.notebook import Notebook
from layout.notes import Note

# RFC 3676, 4.3: what is below is the sender's signature.
SIGNATURE: Final = re.compile(r"^-- ?$", re.MULTILINE)
# RFC 2392: a part of the message by its number.
NUMBER: Final = re.compile(r"(?<=[\"'])cid:([^\"'<>\s]+)")
HEAD: Final = re.compile(r"<h1\b[^<>]*+>|<title[^<>]*+>\s*+[^<\s]", re.IGNORECASE)
BODY: Final = re.compile(r"<body\b[^<>]*+>", re.IGNORECASE)
# A message of fewer words around an attached article only hands it over.
COVER: Final = 80
MOST_DEEP: Final = 4


@dataclass(slots=True, kw_only=True)
class _Mail:
    """What a message holds: its two forms of text, pictures and attached files."""

    html: str = ""
    plain: str = ""
    pictures: dict[str, bytes] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)
    files: list[Source] = field(default_factory=list)


def read_mail(source: Source, read: Callable[[Source], Reading]) -> Reading:
    """Return the article of a message, and those attached to it, which `read` reads.

    Raises:
        Unreadable: there is no text in it and nothing attached that has.
    """
    remarks = Notebook(file=source.name)
    message = email.message_from_bytes(source.data, policy=email.policy.default)
    mail = _Mail()
    _take(message, mail, source)
    subject = PREFIX.sub("", _header(message, "Subject"))
    found: list[Manuscript] = []
    notes: list[Note] = []
    for file in mail.files:
        try:
            manuscripts, own = read(file)
        except LayoutError as problem:
            notes += [
                replace(n, message=f"skipped: {n.message}") for n in problem.notes
            ]
        else:
            found += manuscripts
            notes += own
    own_text = _own(source, mail, subject, read)
    if own_text is not None and found and _words(own_text[0]) < COVER:
        text = " ".join(mail.plain.split()) or "the message"
        reason = "it is the message around what is attached"
        left = Leftover(text=escaped(text), reason=reason, line=1)
        found[0] = replace(found[0], dropped=(left, *found[0].dropped))
    elif own_text is not None:
        first, *rest = own_text[0]
        found[:0] = [_pictured(first, mail, remarks), *rest]
        notes += own_text[1]
    if not found:
        raise refusal(
            remarks, "there is no text in the message", "see that it was saved whole"
        )
    sender = _header(message, "From")
    if sender:
        guess(remarks, f'the message is from "{shown(sender)}", who is no byline')
    return tuple(found), (*remarks.notes, *notes)


def _header(message: MIMEPart, name: str) -> str:
    try:
        return " ".join(str(message.get(name) or "").split())
    except (ValueError, IndexError, LookupError, AttributeError):
        # A header that is not as the standard has it; the text is what counts.
        return ""


def _take(message: MIMEPart, mail: _Mail, source: Source, deep: int = 0) -> None:
    """Sort the parts of a message."""
    for part in message.iter_parts() if message.is_multipart() else [message]:
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            if deep < MOST_DEEP:
                _take(part, mail, source, deep + 1)
        else:
            _take_part(part, mail, source)


def _take_part(part: MIMEPart, mail: _Mail, source: Source) -> None:
    """Sort one part that is no bundle of others."""
    kind, name = part.get_content_type(), _file_name(part)
    if kind == "message/rfc822":
        inner = part.get_payload()
        for one in inner if isinstance(inner, list) else []:
            if isinstance(one, MIMEPart):
                data = one.as_bytes(policy=email.policy.default)
                mail.files.append(_attached(source, name or "message.eml", data))
    elif kind.startswith("image/"):
        _take_picture(part, name, mail)
    elif kind == "text/html" and not _is_attached(part) and not mail.html:
        mail.html = _text(part)
    elif kind == "text/plain" and not _is_attached(part):
        mail.plain += _text(part)
    elif name:
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content:
            mail.files.append(_attached(source, name, content))


def _take_picture(part: MIMEPart, name: str, mail: _Mail) -> None:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return
    place = str(part.get("Content-Location") or "")
    number = str(part.get("Content-ID") or "").strip("<> ")
    named = name or PurePosixPath(place).name or f"picture-{len(mail.pictures) + 1}"
    keys = [key for key in (named, place, number) if key]
    mail.pictures |= dict.fromkeys(keys, data)
    mail.names[number] = named
    if _is_attached(part) or not (number or place):
        mail.loose.append(named)


def _is_attached(part: MIMEPart) -> bool:
    return part.get_content_disposition() == "attachment"


def _file_name(part: MIMEPart) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, IndexError, LookupError):
        return ""
    return PurePosixPath(name.replace("\\", "/")).name


def _attached(source: Source, name: str, data: bytes) -> Source:
    return replace(source, name=f"{source.name}/{name}", data=data)


def _text(part: MIMEPart) -> str:
    """Return a part's text, whatever it says of its encoding."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    for charset in (part.get_content_charset() or "utf-8", "utf-8", "cp1252"):
        try:
            return data.decode(charset).replace("\r\n", "\n")
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("latin-1").replace("\r\n", "\n")


def _own(
    source: Source, mail: _Mail, subject: str, read: Callable[[Source], Reading]
) -> Reading | None:
    """Return the article that the message itself is, if it has any words."""
    plain, _, signature = _parted(mail.plain)
    if mail.html:
        html = NUMBER.sub(lambda m: mail.names.get(m[1], m[0]), mail.html)
        data = _titled(html, subject)
    elif plain.strip():
        first = plain.strip().split("\n", maxsplit=1)[0].strip()
        headed = f"Subject: {subject}\n\n{plain.strip()}\n"
        data = plain if subject in ("", first) else headed
    else:
        return None
    inner = replace(
        source, data=data.encode("utf-8"), neighbour=_neighbour(mail.pictures)
    )
    try:
        manuscripts, notes = read(inner)
    except LayoutError:
        return None
    if signature.strip() and not mail.html:
        left = Leftover(
            text=escaped(" ".join(signature.split())),
            reason="it is the sender's signature",
            line=plain.count("\n") + 1,
        )
        first_one = manuscripts[0]
        dropped = (*first_one.dropped, left)
        manuscripts = (replace(first_one, dropped=dropped), *manuscripts[1:])
    return manuscripts, notes


def _parted(text: str) -> tuple[str, str, str]:
    match = SIGNATURE.search(text)
    if match is None:
        return text, "", ""
    return text[: match.start()], match[0], text[match.end() :]


def _titled(html: str, subject: str) -> str:
    """Return a page that has a message's subject for its head, if it has none."""
    if not subject or HEAD.search(html):
        return html
    head = f"<h1>{escape(subject)}</h1>"
    body = BODY.search(html)
    at = body.end() if body else 0
    return f"{html[:at]}{head}{html[at:]}"


def _neighbour(pictures: dict[str, bytes]) -> Callable[[str], bytes | None]:
    def neighbour(name: str) -> bytes | None:
        return pictures.get(name) or pictures.get(PurePosixPath(name).name)

    return neighbour


def _pictured(manuscript: Manuscript, mail: _Mail, remarks: Notebook) -> Manuscript:
    """Return an article with the pictures that are attached to its message."""
    known = {picture.data for picture in manuscript.pictures}
    more: list[SourcePicture] = []
    for name in mail.loose:
        picture = picture_of(Shot(source=name), mail.pictures[name], remarks)
        if picture is not None and picture.data not in known:
            more.append(picture)
    return replace(manuscript, pictures=(*manuscript.pictures, *more))


def _words(manuscripts: tuple[Manuscript, ...]) -> int:
    texts = (text for m in manuscripts for text in texts_of(m.blocks))
    return sum(len(text.split()) for text in texts)
