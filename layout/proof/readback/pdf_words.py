"""Read the words of a PDF's pages back, each with its place.

PDFium is asked, and not the writer of the file: the proof must not trust those who
made the page. A page has about ten thousand characters, so each is asked for no more
than its code and its box, through bare function pointers; the usual wrappers take
twice the time.
"""

import ctypes
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import compress, pairwise, repeat
from operator import lt, ne, or_, sub
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pypdfium2
from pypdfium2 import raw

from layout.codes import Code
from layout.disk.contents import opened
from layout.errors import Defect
from layout.geometry import Point
from layout.notes import Note
from layout.proof.readback.printed_words import GAP, ReadPage, Word

# PDFium writes U+0002 or U+FFFE for a hyphen that it believes to be soft.
HYPHENS = {0x02: "-", 0xAD: "-", 0xFFFE: "-"}
BLANKS = frozenset(
    (*range(0x02), *range(0x03, 0x21), 0xA0, 0x1680, *range(0x2000, 0x2010))
) | {0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF}

# How steeply a baseline may climb and be upright type; PDF's numbers are rounded.
LEVEL = 0.001
# Points that make it another baseline.
APART = 0.01


def _bare(function: Any, *argument_types: Any) -> Any:
    """Return a C function that takes pointers as plain addresses."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(ctypes.c_uint, *argument_types)(address)


_CODE = _bare(raw.FPDFText_GetUnicode, ctypes.c_void_p, ctypes.c_int)
_BOX = _bare(
    raw.FPDFText_GetLooseCharBox, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
)


def read_page(pdf: bytes) -> bytes:
    """Return the words of a PDF of one page, a `ReadPage` as it is kept and sent."""
    with pypdfium2.PdfDocument(pdf) as document:
        return msgspec.msgpack.encode(_read(document[0]))


def read_file(path: Path) -> tuple[ReadPage, ...]:
    """Return the words of every page of a PDF, but for those that are turned.

    Copy is never turned; a stamp across the page, a credit up a picture's side are.

    Raises:
        Defect: it is no PDF.
    """
    with _opened(path) as document:
        return tuple(_read(page) for page in document)


def read_page_at(path: Path, place: int) -> ReadPage:
    """Return the words of one page of a PDF, counted from 0; see `read_file`.

    Raises:
        Defect: it is no PDF.
    """
    with _opened(path) as document:
        return _read(document[place])


def count_characters(path: Path, first: int = 0, step: int = 1) -> tuple[int, ...]:
    """Return how many characters each page of a PDF has, as PDFium counts them.

    Only every page `step` further is looked at from the one at index `first` on.

    Raises:
        Defect: it is no PDF.
    """
    with _opened(path) as document:
        places = range(first, len(document), step)
        return tuple(_count(document[place]) for place in places)


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    try:
        with opened(path) as file, pypdfium2.PdfDocument(file) as document:
            yield document
    except pypdfium2.PdfiumError as error:
        raise Defect(
            Note(
                code=Code.UNREADABLE_PROOF,
                file=path.name,
                message=f"the finished file cannot be read back ({error})",
                hint="send us the issue",
            )
        ) from error


def _count(page: Any) -> int:
    text = page.get_textpage()
    try:
        count: int = text.count_chars()
    finally:
        text.close()
        page.close()
    return count


def _read(page: Any) -> ReadPage:
    text = page.get_textpage()
    left, _, _, top = page.get_trimbox()
    try:
        characters = _Characters(text)
        words = _Gathering(characters, Point(left, top)).run()
    finally:
        text.close()
        page.close()
    return ReadPage(words=words, characters=characters.count)


# As many as there are words, so what is made fastest.
class RowStretch(NamedTuple):
    """Characters of one row, from `first` to before `end`; some begin their row."""

    first: int
    end: int
    begins: bool


class _Characters:
    """The characters of a page, each by its place from 0 to `count`."""

    def __init__(self, text: Any) -> None:
        self.count: int = text.count_chars()
        self._text = text
        handle = ctypes.cast(text.raw, ctypes.c_void_p).value
        each, boxes = range(self.count), (ctypes.c_float * (4 * self.count))()
        first = ctypes.addressof(boxes)
        places = range(first, first + ctypes.sizeof(boxes), 4 * 4)
        self.codes: list[int] = list(map(_CODE, repeat(handle), each))
        deque(map(_BOX, repeat(handle), each, places), maxlen=0)
        flat = boxes[:]
        self.left, self.top, self.right, self.bottom = (flat[n::4] for n in range(4))

    def is_upright(self, at: int) -> bool:
        """Tell it from a matrix's a and b (ISO 32000-2, 8.3.3); slanted is upright.

        Spaces that PDFium adds have no matrix at all.
        """
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._text, at, matrix)
        return bool(abs(matrix.b) <= LEVEL * matrix.a)

    def origin(self, at: int) -> tuple[float, float]:
        """Return where on its baseline a character begins."""
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._text, at, x, y)
        return x.value, y.value

    def is_blank(self, at: int) -> bool:
        """Say whether a character is a space of any kind."""
        return self.codes[at] in BLANKS

    def stretches(self) -> Iterator[RowStretch]:
        """Yield the stretches of all rows.

        A row is characters of one height on one baseline, from left to right. A
        stretch begins at a row's beginning and at every blank.
        """
        tops, feet, lefts = self.top, self.bottom, self.left
        turns = map(or_, map(ne, tops[1:], tops), map(ne, feet[1:], feet))
        begins = [True, *map(or_, turns, map(lt, lefts[1:], lefts))]
        cuts = map(or_, begins, map(BLANKS.__contains__, self.codes))
        places = (*compress(range(self.count), cuts), self.count)
        for first, end in pairwise(places):
            yield RowStretch(first, end, begins[first])


class _Gathering:
    """Upright characters become words: at blanks, at gaps, at another baseline."""

    def __init__(self, characters: _Characters, corner: Point) -> None:
        self._characters = characters
        self._left, self._top = corner
        self._letters: list[int] = []
        self._start = self._edge = self._base = self._height = 0.0
        self.words: list[Word] = []

    def run(self) -> tuple[Word, ...]:
        """Return the words.

        Of turned type each box stands higher or farther left than the last and is a
        row by itself; so all of a row is upright if its first character is.
        """
        characters, upright = self._characters, False
        for first, end, begins in characters.stretches():
            if begins:
                upright = characters.is_upright(first)
            if not upright:
                continue
            if characters.is_blank(first):
                # PDFium adds spaces of its own, which have no width.
                self._end(spaced=characters.right[first] > characters.left[first])
                first += 1
            if first < end:
                self._add(first, end)
        self._end(spaced=False)
        return tuple(self.words)

    def _add(self, first: int, end: int) -> None:
        """Add letters of one row, cut where there is a gap between two of them."""
        self._join(first)
        for at in self._gaps(first, end):
            self._extend(first, at)
            self._join(at)
            first = at
        self._extend(first, end)

    def _gaps(self, first: int, end: int) -> list[int]:
        """Return the places that do not stand close to the letter before them."""
        lefts, rights = self._characters.left[first + 1 : end], self._characters.right
        gap = GAP * self._height
        steps = map(sub, lefts, rights[first:end])
        return [at for at, step in enumerate(steps, first + 1) if step > gap]

    def _join(self, at: int) -> None:
        """See whether a letter goes on with the word or begins another."""
        x, y = self._characters.origin(at)
        across, down = x - self._edge, y - self._base
        close = -self._height <= across <= GAP * self._height
        if self._letters and not (close and abs(down) <= APART):
            self._end(spaced=False)
        if not self._letters:
            self._start, self._base = x, y
            self._height = self._characters.top[at] - self._characters.bottom[at]
            self._edge = self._characters.right[at]

    def _extend(self, first: int, end: int) -> None:
        self._letters += self._characters.codes[first:end]
        self._edge = max(self._edge, *self._characters.right[first:end])

    def _end(self, *, spaced: bool) -> None:
        if not self._letters:
            return
        self.words.append(
            Word(
                text="".join(map(chr, self._letters)).translate(HYPHENS),
                left=self._start - self._left,
                right=self._edge - self._left,
                baseline=self._top - self._base,
                height=self._height,
                spaced=spaced,
            )
        )
        self._letters.clear()
