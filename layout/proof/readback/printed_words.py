"""Words as they are read back from a PDF, and where one ends.

These are structs, which C makes: an issue has a hundred thousand words.
"""

from msgspec import Struct

# A gap parts two words where it is wider than this share of the type's height
# (about an eighth of an em; the narrowest word space of a tight line is 0.19 em).
GAP = 0.09


class Word(Struct, frozen=True, kw_only=True, gc=False):
    """Characters of a PDF without a gap between them, on one baseline.

    Points from the page's trimmed top left corner, `baseline` downwards. `height`
    is from the face's descender to its ascender, about 1.2 to 1.4 em. `spaced` says
    that a space follows; a word may also end at a gap or in another text object.
    """

    text: str
    left: float
    right: float
    baseline: float
    height: float
    spaced: bool


class ReadPage(Struct, frozen=True, kw_only=True, gc=False):
    """The words of one page of a PDF, in the order in which they are painted.

    `characters` counts all that PDFium knows of: spaces and turned type too.
    """

    words: tuple[Word, ...]
    characters: int = 0
