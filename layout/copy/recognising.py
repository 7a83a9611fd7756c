"""Which format a source is in: its content decides, its name only where both may be.

People rename files. A page saved as `.txt` is HTML, and a `.doc` is often something
else; what the first bytes say is surer.
"""

import re
import zipfile

from layout.copy.manuscript import Format, Source
from layout.copy.remarks import refusal
from layout.copy.text.encodings import decoded
from layout.copy.zipped import opened_zip
from layout.errors import Unreadable
from layout.notebook import Notebook

# The most that is read of a file: with its pictures, a document has a few megabytes.
MOST_BYTES = 100_000_000
# And of mere text: the longest novels have three million characters.
MOST_TEXT = 4_000_000
HEAD = 4096
# A Word file is as large as its photographs.
MOST_PACKED = 400_000_000
PACKED = b"PK\x03\x04"
RICH_TEXT = b"{\\rtf"
COMPOUND = b"\xd0\xcf\x11\xe0"
# First bytes of what is no copy at all, and what a person can do about it.
FOREIGN = (
    (b"%PDF-", "a PDF", "copy its text into a text file"),
    (b"\x89PNG", "a picture", "import the copy; pictures come with it"),
    (b"\xff\xd8\xff", "a picture", "import the copy; pictures come with it"),
    (b"GIF8", "a picture", "import the copy; pictures come with it"),
    (b"\x1f\x8b", "a gzip archive", "unpack it, or make a .zip of it"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it, or make a .zip of it"),
    (b"Rar!", "a rar archive", "unpack it, or make a .zip of it"),
)
TAGS = re.compile(
    r"<!doctype\s+html|<html\b|<head\b|<body\b|<article\b|<(?:p|div|h[1-6]|table)\b[^<>]*>",
    re.IGNORECASE,
)
FRONT_MATTER = re.compile(
    r"\A(?:---|\+\+\+)[ \t]*\r?\n.*?^(?:---|\.\.\.|\+\+\+)[ \t]*\r?$", re.M | re.S
)
# What a message begins with: headers, one of which no writer of copy would type.
HEADER = r"(?:[A-Za-z][A-Za-z0-9-]*+:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)"
COMMON = r"(?:From|Subject|Sender|Date):"
TELLING = (
    r"(?:MIME-Version|Message-ID|Received|Return-Path|Content-Type"
    r"|Content-Transfer-Encoding|DKIM-Signature|X-Mailer):"
)
# Up to the first of either kind, and never back.
MAIL = re.compile(
    rf"\A(?:From [^\n]*+\n)?(?=(?:(?!{COMMON}){HEADER})*+{COMMON})"
    rf"(?:(?!{TELLING}){HEADER})*+{TELLING}",
    re.IGNORECASE,
)
FEED = re.compile(
    r"\A\s*(?:<\?xml[^<>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:rss|feed|rdf:RDF)\b"
)
GHOST = re.compile(r'\A\s*\{\s*"(?:db|meta|data)"\s*:')
# An OpenDocument file in one piece (.fodt).
FLAT = re.compile(r"<office:document\b|<\w+:document\s[^<>]*opendocument")
SIGNS = (
    (Format.OPENDOCUMENT, FLAT),
    (Format.MAIL, MAIL),
    (Format.FEED, FEED),
    (Format.GHOST, GHOST),
)
MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd")
HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")


def recognised(source: Source, remarks: Notebook) -> Format:
    """Return the format of a source.

    Raises:
        Unreadable: it is empty, too large, or of no kind that has copy in it.
    """
    _check_size(source, remarks)
    for magic, what, hint in FOREIGN:
        if source.data.startswith(magic):
            raise refusal(remarks, f"this is {what}, which cannot be imported", hint)
    if source.data.startswith(RICH_TEXT):
        return Format.RICH_TEXT
    if source.data.startswith(COMPOUND):
        # Old, or locked with a password: Word's reader tells which.
        return Format.WORD
    if source.data.startswith(PACKED):
        return _packed(source, remarks)
    text = decoded(source.data, remarks).text
    kind = _written(source.name.casefold(), text)
    if kind is not Format.HTML and len(text) > MOST_TEXT:
        raise too_large(len(source.data), remarks)
    return kind


def is_export(data: bytes) -> bool:
    """Say whether an export of a site or a feed is in a file, or a flat document."""
    try:
        # A letter in two may be cut where the head ends; the signs are before that.
        head = decoded(data[: 4 * HEAD], Notebook(file="")).text
    except Unreadable:
        return False
    ghost = GHOST.match(head) is not None and b'"posts"' in data
    return ghost or any(sign.search(head) for sign in (FEED, FLAT))


def _check_size(source: Source, remarks: Notebook) -> None:
    if not source.data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xfe\xff"):
        raise refusal(remarks, "the file is empty", "see that it was saved")
    most = MOST_PACKED if source.data.startswith(PACKED) else MOST_BYTES
    if len(source.data) > most:
        raise too_large(len(source.data), remarks)


def too_large(size: int, remarks: Notebook) -> Unreadable:
    """Return the refusal of a file of so many bytes."""
    return refusal(
        remarks,
        f"the file has {size // 1_000_000} MB, far more than an article",
        "split it into its articles",
    )


def _packed(source: Source, remarks: Notebook) -> Format:
    """Tell the two kinds of word processor files, both zip archives, apart."""
    try:
        with opened_zip(source.data) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as problem:
        raise refusal(
            remarks,
            "the file is damaged: its parts cannot be found",
            "open it in its own program and save it again",
        ) from problem
    # What the text is called is up to who wrote it; what leads to it is not.
    text = "_rels/.rels" in names and any(name.startswith("word/") for name in names)
    if text or "word/document.xml" in names:
        return Format.WORD
    if "content.xml" in names:
        return Format.OPENDOCUMENT
    raise refusal(
        remarks,
        "this archive is no text document",
        "name the files in it, or unpack it",
    )


def _written(name: str, text: str) -> Format:
    head = text[:HEAD]
    for kind, sign in SIGNS:
        if sign.search(head) and (kind is not Format.GHOST or '"posts"' in text):
            return kind
    if FRONT_MATTER.match(text):
        return Format.MARKDOWN
    if name.endswith(MARKDOWN_SUFFIXES):
        return Format.MARKDOWN
    if name.endswith(HTML_SUFFIXES) or len(TAGS.findall(head)) > 1:
        return Format.HTML
    return Format.TEXT
