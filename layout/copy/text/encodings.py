"""Bytes to text: the encoding recognised and told, the line ends made one kind."""

import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from layout.codes import Code
from layout.copy.remarks import refusal
from layout.notebook import Notebook

MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Latin-1 has control characters where Windows-1252 has quotes and dashes, and no text
# has those; so the larger of the two is always right.
LEGACY = "cp1252"
# More of it tells no more, and takes long.
SAMPLE = 20_000
# Text has no such characters; a share of one in this many is a binary file.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd\ufffe\uffff]")
BINARY = 100
# Encodings that look alike to a machine where copy is short: the house's own is meant.
WESTERN = frozenset(
    {"cp1250", "cp1252", "cp1254", "cp1257", "latin_1", "iso8859_15", "iso8859_9"}
    | {"mac_roman", "cp850", "cp858", "cp437", "ascii", "cp1140", "cp037", "hp_roman8"}
    | {"cp500", "cp273", "cp1026", "mac_iceland", "mac_latin2", "mac_turkish", "cp775"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file, its lines ended by single newlines, and its encoding."""

    text: str
    encoding: str


def decoded(data: bytes, remarks: Notebook) -> Decoded:
    """Return the text of bytes.

    Raises:
        Unreadable: they are no text in any encoding that newspapers used.
    """
    found = _marked(data) or _wide(data) or _utf8(data) or _legacy(data)
    if found is None or _is_binary(found.text):
        raise refusal(
            remarks,
            "this is no text, nor any other kind of copy that can be read",
            "save it as text, HTML, Markdown, .docx or .odt",
        )
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    for end in ("\x0b", "\x1c", "\x1d", "\x1e", "\x85", "\u2028"):
        text = text.replace(end, "\n")
    # A page's end, as old printers and PDFs have it, is a paragraph's too.
    text = text.replace("\u2029", "\n\n").replace("\x0c", "\n\n")
    return Decoded(text=text, encoding=found.encoding)


def remark_encoding(found: Decoded, remarks: Notebook) -> None:
    """Say which encoding was recognised, if it was not plain UTF-8."""
    if found.encoding != "utf-8":
        remarks.note(
            Code.IMPORT_ENCODING,
            f"the file is in {found.encoding}; the article is in UTF-8",
            hint="see that accents and quotation marks are right",
        )


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, "replace").replace("\x00", "")
            name = "utf-8 with a byte order mark" if mark[0] == 0xEF else "utf-16"
            return Decoded(text=text, encoding=name)
    return None


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> Decoded | None:
    """Read UTF-16 without a mark: in Western copy every second byte is then zero.

    Plain English so written is valid UTF-8 too, with a zero behind each letter.
    """
    sample = data[:SAMPLE]
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = sample[start::2]
        if half and half.count(0) > len(half) * 0.4:
            text = data.decode(encoding, "replace")
            return Decoded(text=text, encoding=encoding)
    return None


def _legacy(data: bytes) -> Decoded | None:
    """Guess an encoding of one byte a character."""
    sample = data[:SAMPLE]
    best = from_bytes(sample).best()
    name = best.encoding if best is not None else LEGACY
    if name in WESTERN or name.startswith(("utf", "cp1252")):
        name = LEGACY
    try:
        return Decoded(text=data.decode(name), encoding=_named(name))
    except UnicodeDecodeError:
        # Five of its bytes mean nothing; what cannot be read is kept as Latin-1's.
        return Decoded(text=data.decode("latin-1"), encoding="latin-1")


def _named(encoding: str) -> str:
    return "windows-1252" if encoding == "cp1252" else encoding.replace("_", "-")


def _is_binary(text: str) -> bool:
    head = text[:SAMPLE]
    return len(CONTROL.findall(head)) > len(head) // BINARY
