"""The two word processors, as tests of both take them: how a file is made and read."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from layout.copy.manuscript import Manuscript, Source
from layout.copy.readers import read_source
from layout.errors import Unreadable
from layout.notes import Note
from tests.copy.office.odtmaking import SPACES as ODT_SPACES
from tests.copy.office.odtmaking import opendocument_file
from tests.copy.office.wordmaking import SPACES, word_file

COPY = "[Title] A head\n\nThe copy of the article stands here.\n\n"
Parts = dict[str, bytes]


@dataclass(frozen=True, kw_only=True)
class Processor:
    """A word processor: its file's suffix, who makes one, and what it calls things.

    `media` is the folder of pictures in a file, `macro` a part that holds macros,
    `margin` a part with a header that says "Page proof".
    """

    suffix: str
    make: Callable[[str, Parts | None], bytes]
    media: str
    macro: str
    margin: Parts

    def read(self, description: str, parts: Parts | None = None) -> "Read":
        """Make a file of a description, and read it."""
        return self.read_bytes(self.make(description, parts))

    def read_bytes(self, data: bytes) -> "Read":
        """Read a file."""
        source = Source(name=f"bridge.{self.suffix}", data=data)
        articles, notes = read_source(source)
        return Read(articles=articles, notes=notes)

    def refused(self, data: bytes) -> str:
        """Read a file that is refused, and return why."""
        with pytest.raises(Unreadable) as error:
            self.read_bytes(data)
        (note,) = error.value.notes
        assert note.code == "import-refused"
        assert note.hint
        return note.message


@dataclass(frozen=True, kw_only=True)
class Read:
    """What a file gave."""

    articles: tuple[Manuscript, ...]
    notes: tuple[Note, ...]

    @property
    def article(self) -> Manuscript:
        """The only article."""
        (article,) = self.articles
        return article

    @property
    def codes(self) -> list[str]:
        """The codes of the notes."""
        return [note.code.value for note in self.notes]

    def told(self, *codes: str) -> list[str]:
        """Return the messages of notes with these codes, sorted."""
        return sorted(n.message for n in self.notes if n.code.value in codes)


WORD = Processor(
    suffix="docx",
    make=word_file,
    media="word/media",
    macro="word/vbaProject.bin",
    margin={
        "word/header1.xml": (
            f"<w:hdr {SPACES}><w:p><w:r><w:t>Page proof</w:t></w:r></w:p></w:hdr>"
        ).encode()
    },
)
ODT = Processor(
    suffix="odt",
    make=opendocument_file,
    media="Pictures",
    macro="Basic/Standard/Module1.xml",
    margin={
        "styles.xml": (
            f"<office:document-styles {ODT_SPACES}><style:header>"
            "<text:p>Page proof</text:p></style:header></office:document-styles>"
        ).encode()
    },
)
BOTH = pytest.mark.parametrize("kind", [WORD, ODT], ids=lambda kind: kind.suffix)
