"""Plain text and web dumps: decoded, mended, split, and subbed."""

import re
from typing import Final

from layout.codes import Code, Severity
from layout.copy.manuscript import Reading, Source
from layout.copy.remarks import refusal
from layout.copy.subbing.script import Given
from layout.copy.subbing.splitting import items_of
from layout.copy.subbing.subbing import subbed
from layout.copy.text.encodings import decoded, remark_encoding
from layout.copy.text.old_typography import Mended, words_in
from layout.notebook import Notebook
from layout.units import counted

# kramdown's and Pandoc's lists of attributes: {: .class}, {.float-left}, {#id}.
_CLASS: Final = r"[.#][A-Za-z][\w-]*+"
_ATTRIBUTE: Final = rf"(?:{_CLASS}|[A-Za-z][\w-]*+=(?:\"[^\"\n]*+\"|[\w-]++))"
ATTRIBUTES: Final = re.compile(
    rf"(?<![ \t])[ \t]*+\{{(?::[ \t]*+{_ATTRIBUTE}|[ \t]*+{_CLASS})"
    rf"(?:[ \t]++{_ATTRIBUTE})*+[ \t]*+\}}"
)


def read_text(source: Source) -> Reading:
    """Return the article of a text."""
    remarks = Notebook(file=source.name)
    found = decoded(source.data, remarks)
    remark_encoding(found, remarks)
    # Before the lines are told apart: a broken character hides what a line is.
    mended = Mended(words=words_in(found.text))
    text = mended.text(found.text)
    if mended.summary():
        remarks.note(Code.IMPORT_MENDED, f"put right: {mended.summary()}")
    text, count = ATTRIBUTES.subn("", text)
    if count:
        remarks.note(
            Code.ATTRIBUTE,
            f"{counted(count, 'attribute list')} of a site left out",
            hint="nothing to do",
            weight=Severity.ADVICE,
        )
    given = Given(
        paper=source.paper,
        sections=source.sections,
        encoding=found.encoding,
        repeated=source.repeated,
    )
    items = items_of(text)
    if not any(item.text for item in items):
        raise refusal(remarks, "there are no words in it", "see that it was saved")
    return (subbed(items, given, remarks),), tuple(remarks.notes)
