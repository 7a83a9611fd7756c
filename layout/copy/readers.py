"""Any source in, manuscripts out: the format recognised, its reader asked."""

from layout.copy.exports.feeds import read_feed
from layout.copy.exports.ghost import read_ghost
from layout.copy.exports.mailing import read_mail
from layout.copy.manuscript import Format, Reader, Reading, Source
from layout.copy.markdown.posts import read_markdown
from layout.copy.office.opendocument import read_opendocument
from layout.copy.office.richtext import read_richtext
from layout.copy.office.word import read_word
from layout.copy.plaintext import read_text
from layout.copy.recognising import recognised
from layout.copy.web.webpage import read_html
from layout.notebook import Notebook

# One reader a format. A new format is a line here and in `manuscript.Format`.
READERS: dict[Format, Reader] = {
    Format.TEXT: read_text,
    Format.MARKDOWN: read_markdown,
    Format.HTML: read_html,
    Format.WORD: read_word,
    Format.OPENDOCUMENT: read_opendocument,
    Format.RICH_TEXT: read_richtext,
    Format.MAIL: lambda source: read_mail(source, read_source),
    Format.FEED: read_feed,
    Format.GHOST: read_ghost,
}


def read_source(source: Source) -> Reading:
    """Return the manuscripts of a source, and remarks.

    Raises:
        Unreadable: there is no copy in it that can be read.
    """
    kind = recognised(source, Notebook(file=source.name))
    return READERS[kind](source)
