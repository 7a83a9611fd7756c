"""Plain text into items: paragraphs, wrapped lines joined, lists, marked headings.

A line that ends where the next word would no longer fit was broken by a machine and
is joined to the next; one that ends sooner was ended by a person (see `line_ends`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from layout.copy.manuscript import Block, Break, ListBlock, Quote
from layout.copy.markup import escaped
from layout.copy.subbing.line_ends import ENDED, Measure, is_wide, measure_of
from layout.copy.subbing.mailheads import SIGNED, header_of, is_greeting
from layout.copy.subbing.script import Item

# No line of display or verse is longer.
WIDEST = 110
BULLET = re.compile(r"^\s*(?:[-*•·‣▪●◦–—]|o(?=\s{2}))\s+(?=\S)")
NUMBER = re.compile(r"^\s*\(?(\d{1,3})[.)]\s+(?=\S)")
RULE = re.compile(r"^\s*+(?:(?:[*•#~_=+.–—-]\s*+){3,}+|[*•§]|o0o|oOo|-oOo-)\s*+$")
UNDERLINE = re.compile(r"^\s*(=+|-{3,}|~{3,}|\*{3,})\s*$")
HASHES = re.compile(r"^\s{0,3}(#{1,6})\s++(\S.*)$")
QUOTED = re.compile(r"^\s*>+\s?")
# A byline under a short line of display goes on nothing.
LABEL = re.compile(r"(?:by|von|words|text)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _PlainLine:
    text: str
    number: int


def items_of(text: str) -> list[Item]:
    """Return the items of a text."""
    measure = measure_of(text)
    items: list[Item] = []
    for group in _groups(text):
        items += _items(group, measure)
    return items


def _groups(text: str) -> Iterator[list[_PlainLine]]:
    """Yield runs of lines between empty ones."""
    group: list[_PlainLine] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            group.append(_PlainLine(text=line.rstrip(), number=number))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _items(group: list[_PlainLine], measure: Measure) -> Iterator[Item]:
    """Yield the items of a run of lines."""
    if all(QUOTED.match(line.text) for line in group) or _is_set_in(group):
        yield _quote(group, measure)
        return
    chunks = list(_chunks(group, measure))
    # Where lines as long as paragraphs follow each other, each line is one.
    apart = len(chunks) == 1 or any(len(chunk.text) > WIDEST for chunk in chunks)
    place = 0
    while place < len(chunks):
        stop = _list_end(chunks, place)
        if stop > place:
            yield _list(chunks[place:stop])
            place = stop
            continue
        under = chunks[place + 1].text if place + 1 < len(chunks) else ""
        marked = UNDERLINE.match(under) and not RULE.match(chunks[place].text)
        yield _item(chunks[place], under if marked else "", alone=apart)
        place += 2 if marked else 1


def _is_set_in(group: list[_PlainLine]) -> bool:
    """Say whether lines are set in from both their neighbours, as a quotation is.

    A paragraph whose first line alone is set in is none.
    """
    bare = [line.text.lstrip() for line in group]
    listed = any(map(_opens, bare))
    deep = all(line.text.startswith(("   ", "\t")) for line in group)
    return len(group) > 1 and deep and not listed


def _chunks(group: list[_PlainLine], measure: Measure) -> Iterator[_PlainLine]:
    """Yield the lines of a group, those that a machine broke joined again."""
    held: _PlainLine | None = None
    last = ""
    flush = any(not line.text.startswith((" ", "\t")) for line in group)
    head = len(group) > 1 and all(header_of(line.text) for line in group[:2])
    for line in group:
        opens = _opens(line.text) and not _is_figure(last, line.text)
        opens |= flush and held is not None and _is_first(held, line.text)
        # RFC 5322, 2.2.3: a header goes on in lines that are set in.
        opens |= head and header_of(last) is not None and line.text[0] not in " \t"
        if held is not None and not opens and _goes_on(held, last, line, measure):
            joined = _joined(held.text, line.text.strip())
            held = _PlainLine(text=joined, number=held.number)
        else:
            if held is not None:
                yield held
            held = line
        last = line.text
    if held is not None:
        yield held


def _joined(text: str, more: str) -> str:
    """Join two lines; no space is put where the script has none between words."""
    space = "" if is_wide(text[-1]) and is_wide(more[0]) else " "
    return f"{text}{space}{more}"


def _is_figure(last: str, text: str) -> bool:
    """Say whether a line begins with a sentence's last figure, and not with an item."""
    match = NUMBER.match(text)
    ended = not last or last.rstrip().endswith((".", ":", ";", "!", "?", ","))
    return match is not None and int(match[1]) != 1 and not ended and len(last) > 45


def _opens(text: str) -> bool:
    marks = (BULLET, NUMBER, RULE, UNDERLINE, HASHES, SIGNED)
    return any(mark.match(text) for mark in marks)


def _goes_on(held: _PlainLine, last: str, line: _PlainLine, measure: Measure) -> bool:
    """Say whether a line goes on what is held."""
    if _ends_itself(held.text):
        return False
    # An item goes on in lines that are set in, or where it was wrapped.
    in_list = BULLET.match(held.text) or NUMBER.match(held.text)
    if in_list and line.text.startswith((" ", "\t")):
        return True
    if measure.broke(last, line.text) and not _is_byline(last, line.text):
        return True
    # A line in small letters goes on a sentence that was broken short.
    bare = line.text.lstrip()
    small = bare[:1].islower() and not LABEL.match(bare)
    return small and not ENDED.search(last) and not last.endswith(":")


def _ends_itself(text: str) -> bool:
    """Say whether nothing goes on a line, whatever its length."""
    marked = any(mark.match(text) for mark in (RULE, HASHES, SIGNED))
    return marked or is_greeting(text)


def _is_first(held: _PlainLine, text: str) -> bool:
    """Say whether a line among flush ones is set in, as a paragraph's first is."""
    in_list = BULLET.match(held.text) or NUMBER.match(held.text)
    set_in = text.startswith(("  ", "\t")) and not text.lstrip()[:1].islower()
    return set_in and not in_list


def _is_byline(last: str, text: str) -> bool:
    """Say whether a line begins with a large "By", and no sentence ended above it."""
    begins = text.lstrip().startswith(("By ", "Von "))
    return begins and not ENDED.search(last)


def _list_end(chunks: list[_PlainLine], start: int) -> int:
    """Return where a list that begins at `start` ends; `start` if none does."""
    stop = start
    while stop < len(chunks) and BULLET.match(chunks[stop].text):
        if RULE.match(chunks[stop].text):
            break
        stop += 1
    # One dash alone is a sign-off or a remark.
    if stop - start > 1 or (stop > start and chunks[start].text.lstrip()[0] in "•·*"):
        return stop
    stop = _numbered_end(chunks, start)
    return stop if stop - start > 1 else start


def _numbered_end(chunks: list[_PlainLine], start: int) -> int:
    """Return where numbers cease to count on: a list of Layout's always counts on."""
    first = NUMBER.match(chunks[start].text)
    wanted = int(first[1]) if first else 0
    stop = start
    while stop < len(chunks):
        match = NUMBER.match(chunks[stop].text)
        if match is None or int(match[1]) != wanted:
            break
        stop, wanted = stop + 1, wanted + 1
    return stop


def _list(chunks: list[_PlainLine]) -> Item:
    numbered = NUMBER.match(chunks[0].text) is not None
    mark = NUMBER if numbered else BULLET
    texts = [mark.sub("", chunk.text).strip() for chunk in chunks]
    first = NUMBER.match(chunks[0].text)
    block = ListBlock(
        items=tuple(map(escaped, texts)),
        line=chunks[0].number,
        numbered=numbered,
        start=int(first[1]) if first else 1,
    )
    return _of(block, " ".join(texts), chunks[0].number)


def _quote(group: list[_PlainLine], measure: Measure) -> Item:
    bare = [
        _PlainLine(text=QUOTED.sub("", line.text), number=line.number) for line in group
    ]
    filled = [line for line in bare if line.text.strip()]
    texts = [chunk.text.strip() for chunk in _chunks(filled, measure)]
    block = Quote(paragraphs=tuple(map(escaped, texts)), line=group[0].number)
    return _of(block, " ".join(texts), group[0].number)


def _item(chunk: _PlainLine, underline: str, *, alone: bool) -> Item:
    hashes = HASHES.match(chunk.text)
    if RULE.match(chunk.text) and not hashes:
        return _of(Break(line=chunk.number), "", chunk.number)
    text = chunk.text.strip()
    if hashes:
        # The hashes that close a heading are none of its words.
        text = hashes[2].rstrip().rstrip("#").rstrip() or hashes[2][0]
    level = len(hashes[1]) if hashes else 0
    if underline:
        level = 1 if underline.strip()[0] == "=" else 2
    return Item(
        text=" ".join(text.split()),
        markdown=escaped(text),
        line=chunk.number,
        heading=level,
        set_apart=alone or bool(underline) or bool(hashes),
    )


def _of(block: Block, text: str, line: int) -> Item:
    return Item(text=text, markdown=escaped(text), line=line, block=block)
