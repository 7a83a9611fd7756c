"""Read the words of a PDF's pages back, each with its place.

PDFium is asked, and not the writer of the file: the proof must not trust those who
made the page. A page has about ten thousand characters, so each is asked for its
code, origin and box in one pass through bare function pointers; the usual wrappers
take twice the time.
"""

import ctypes
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import compress, repeat
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2
from pypdfium2 import raw

from layout.errors import Defect
from layout.memory import Memory
from layout.notes import Note, Severity
from layout.proof.proof import Readers, ReadPage, Word

# Part of the cache's key: to be raised whenever the same PDF would read otherwise.
READER = 2

# So many pages are worth another process's while.
MANY = 5

# A gap parts two words where it is wider than this share of the type's height
# (about an eighth of an em; the narrowest word space of a tight line is 0.19 em).
GAP = 0.09

# PDFium writes U+0002 or U+FFFE for a hyphen that it believes to be soft.
HYPHENS = {0x02: "-", 0xAD: "-", 0xFFFE: "-"}
BLANKS = frozenset(
    (*range(0x02), *range(0x03, 0x21), 0xA0, 0x1680, *range(0x2000, 0x2010))
) | {0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF}


# How steeply a baseline may climb and be upright type; PDF's numbers are rounded.
LEVEL = 0.001


def _bare(function: Any, *argument_types: Any) -> Any:
    """Return a C function that takes pointers as plain addresses."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(ctypes.c_uint, *argument_types)(address)


_CODE = _bare(raw.FPDFText_GetUnicode, ctypes.c_void_p, ctypes.c_int)
_ORIGIN = _bare(
    raw.FPDFText_GetCharOrigin,
    *(ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p),
)
_BOX = _bare(
    raw.FPDFText_GetLooseCharBox, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
)
_MATRIX = _bare(raw.FPDFText_GetMatrix, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


def read_pages(
    path: Path,
    *,
    sha256: tuple[str, ...] = (),
    cache: Path | None = None,
    readers: Readers | None = None,
) -> tuple[ReadPage, ...]:
    """Return the words of every page of a PDF, but for those that are turned.

    Copy is never turned; a stamp across the page, a credit up a picture's side are.

    Args:
        path: the PDF.
        sha256: of the pages as they were rendered, to find them in the cache.
        cache: a folder for what was read; its files may be deleted at any time.
        readers: others who help where there is much to read.

    Raises:
        Defect: the file that we wrote is no PDF.
    """
    try:
        with pypdfium2.PdfDocument(path) as document:
            count = len(document)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(path, error) from error
    memory = Memory(cache if len(sha256) == count else None)
    keys = sha256 if len(sha256) == count else ("",) * count
    read = [memory.recall(READER, key) for key in keys]
    missing = [index for index, content in enumerate(read) if content is None]
    for index, content in zip(missing, _read_all(path, missing, readers), strict=True):
        memory.keep(content, READER, keys[index])
        read[index] = content
    return tuple(_decoded(content) for content in read if content is not None)


def _read_all(
    path: Path, pages: list[int], readers: Readers | None
) -> tuple[bytes, ...]:
    if readers and len(pages) >= MANY:
        return readers(read_some, path, pages)
    try:
        return read_some(path, pages)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(path, error) from error


def read_some(path: Path, pages: Sequence[int]) -> tuple[bytes, ...]:
    """Return pages as they are kept in the cache and sent from process to process."""
    with pypdfium2.PdfDocument(path) as document:
        return tuple(msgspec.msgpack.encode(_read(document, at)) for at in pages)


def _decoded(content: bytes) -> ReadPage:
    return msgspec.msgpack.decode(content, type=ReadPage)


def _unreadable(path: Path, error: Exception) -> Defect:
    return Defect(
        Note(
            code="unreadable-proof",
            severity=Severity.ERROR,
            file=path.name,
            message=f"the finished file cannot be read back ({error})",
            hint="send us the issue",
        )
    )


def _read(document: Any, index: int) -> ReadPage:
    page = document[index]
    text = page.get_textpage()
    left, _, _, top = page.get_trimbox()
    try:
        return ReadPage(words=tuple(_words(_characters(text), (left, top))))
    finally:
        text.close()
        page.close()


def _characters(text: Any) -> Iterator[tuple[Any, ...]]:
    """Return the code, origin and box (left, top, right, bottom) of upright ones."""
    count = text.count_chars()
    handle = ctypes.cast(text.raw, ctypes.c_void_p).value
    xs, ys = (ctypes.c_double * count)(), (ctypes.c_double * count)()
    boxes = (ctypes.c_float * (4 * count))()
    matrices = (ctypes.c_float * (6 * count))()
    each = range(count)
    codes = list(map(_CODE, repeat(handle), each))
    columns = (_addresses(xs, 8), _addresses(ys, 8))
    deque(map(_ORIGIN, repeat(handle), each, *columns), maxlen=0)
    deque(map(_BOX, repeat(handle), each, _addresses(boxes, 16)), maxlen=0)
    deque(map(_MATRIX, repeat(handle), each, _addresses(matrices, 24)), maxlen=0)
    flat = boxes[:]
    characters = zip(
        *(codes, xs[:], ys[:]), *(flat[side::4] for side in range(4)), strict=True
    )
    return compress(characters, map(_is_upright, matrices[0::6], matrices[1::6]))


def _is_upright(across: float, climb: float) -> bool:
    """Tell it from a matrix's a and b (ISO 32000-2, 8.3.3); slanted type is upright.

    Spaces that PDFium adds have no matrix at all.
    """
    return abs(climb) <= LEVEL * across


def _addresses(array: Any, step: int) -> range:
    start = ctypes.addressof(array)
    return range(start, start + ctypes.sizeof(array), step)


def _words(
    characters: Iterator[tuple[Any, ...]], corner: tuple[float, float]
) -> Iterator[Word]:
    """Gather characters to words at blanks, at gaps and at another baseline."""
    origin, top = corner
    text: list[str] = []
    start = edge = base = height = 0.0

    def word(*, spaced: bool) -> Word:
        return Word(
            text="".join(text),
            left=start - origin,
            right=edge - origin,
            baseline=top - base,
            height=height,
            spaced=spaced,
        )

    for code, x, y, left, upper, right, lower in characters:
        blank = code in BLANKS
        if text and (blank or _is_apart((x - edge, y - base), height)):
            # PDFium adds spaces of its own, which have no width.
            yield word(spaced=blank and right > left)
            text.clear()
        if blank:
            continue
        if not text:
            start, base, height, edge = x, y, upper - lower, right
        text.append(HYPHENS.get(code) or chr(code))
        edge = max(edge, right)
    if text:
        yield word(spaced=False)


def _is_apart(step: tuple[float, float], height: float) -> bool:
    """Tell whether a character so far from the last one's edge begins another word."""
    across, down = step
    return abs(down) > 0.01 or across > GAP * height or across < -height
