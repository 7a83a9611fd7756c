"""Plain text and web dumps: decoded, mended, split, and subbed."""

from layout.codes import Code
from layout.copy.manuscript import Reading, Source
from layout.copy.remarks import refusal
from layout.copy.subbing.script import Given
from layout.copy.subbing.splitting import items_of
from layout.copy.subbing.subbing import subbed
from layout.copy.text.encodings import decoded, remark_encoding
from layout.copy.text.old_typography import Mended, words_in
from layout.notebook import Notebook

# A whole book has fewer paragraphs.
MOST_ITEMS = 6_000
# A head, and all that a site has above it, are a hundred lines.
MOST_BEFORE = 1000


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
    given = Given(paper=source.paper, sections=source.sections, encoding=found.encoding)
    items = items_of(text)
    if not any(item.text for item in items):
        raise refusal(remarks, "there are no words in it", "see that it was saved")
    if len(items) > MOST_ITEMS:
        raise refusal(
            remarks,
            f"it has {len(items)} paragraphs, far more than an article",
            "split it into its articles",
        )
    first = next((at for at, item in enumerate(items) if item.long), len(items))
    if first > MOST_BEFORE:
        raise refusal(
            remarks,
            f"{first} short lines stand before its first paragraph",
            "see that it is an article; save a list or a table as HTML",
        )
    return (subbed(items, given, remarks),), tuple(remarks.notes)
