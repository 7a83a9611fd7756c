"""The word ledger: every word of the copy is in the finished pages, and no other.

A renderer drops what does not fit a box of fixed height and says nothing; a story cut
by a jump can lose a line between two pages, or print it twice. A reader sees it on
Friday. So each article's own words, counted in its file before any type was set, are
looked for in the PDF, read back from the PDF itself. Words are compared as readers
know them (`words_of`): without case or outer punctuation, so that curly quotes,
ligatures, small capitals and hyphens at line ends are no difference. Their order is
not compared (a caption may stand anywhere); the line check does that. Headline,
standfirst, byline, captions and copy are counted once; what repeats them (pull quotes,
jump heads, jump lines) is not, nor are kickers and credits.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from layout.codes import Code
from layout.desk.articles.words import words_of
from layout.desk.files.differences import stretches
from layout.desk.issue import Article, Issue
from layout.notes import Note
from layout.proof.readback.evidence import (
    FoundLeg,
    FoundRow,
    Proof,
    StoryCount,
    WordsFound,
)
from layout.units import counted

# A line that ends in one of these may have been cut inside a word.
_HYPHENS = ("-", "\u2010", "\u2011")
_JOINERS = (*_HYPHENS, "/", "@", "_", ".", ":")


def check_ledger(
    issue: Issue, found: WordsFound, slugs: Collection[str]
) -> tuple[Proof, tuple[Note, ...]]:
    """Count the words of the stories `slugs` in source and PDF, and compare them."""
    counts: list[StoryCount] = []
    notes: list[Note] = []
    for article in issue.articles:
        if article.slug in slugs:
            count, remarks = _check_story(article, found)
            counts.append(count)
            notes += remarks
    return Proof(stories=tuple(counts)), tuple(notes)


def _check_story(article: Article, found: WordsFound) -> tuple[StoryCount, list[Note]]:
    # The dateline opens the copy, where its first letter may be the initial.
    known = frozenset((*article.words, *words_of(article.dateline)))
    printed = _mended(_printed(article.slug, found, known), article.words)
    if Counter(printed) != Counter(article.words):
        # "A dam", whose story has an Adam: the initial may be a word of its own.
        apart = known - _with_initials(article.slug, found)
        again = _mended(_printed(article.slug, found, apart), article.words)
        printed = again if Counter(again) == Counter(article.words) else printed
    lost = Counter(article.words) - Counter(printed)
    surplus = Counter(printed) - Counter(article.words)
    added = surplus - _unasked(article, found)
    notes = []
    if lost:
        notes.append(_lost(article, lost, printed))
    if added:
        notes.append(_added(article, added, printed))
    forgiven = surplus.total() - added.total()
    count = StoryCount(
        slug=article.slug,
        words=len(article.words),
        words_set=len(printed) - forgiven,
    )
    return count, notes


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """A line as it was read; one that is `broken` ends in a hyphen of the setter's."""

    text: str
    broken: bool = False


def _printed(slug: str, found: WordsFound, known: frozenset[str]) -> list[str]:
    """Return a story's words in the PDF, broken ones made whole."""
    words: list[str] = []
    for text in found.texts:
        if text.slug == slug:
            words += _whole((CopyLine(text=line) for line in text.lines), known)
    legs = (leg for leg in found.legs if leg.slug == slug)
    return words + list(_whole(_copy_lines(legs, known), known))


def _copy_lines(legs: Iterable[FoundLeg], known: frozenset[str]) -> Iterator[CopyLine]:
    """Yield each line of copy, an initial joined to its word."""
    for leg in legs:
        initial = "".join(row.margin for row in leg.rows if _is_initial(row))
        for row in leg.rows:
            text = row.found.text if row.found else ""
            if _opens_with_initial(row):
                text = _with_initial(initial, text, known)
            elif row.margin and not _is_initial(row):
                yield CopyLine(text=row.margin)
            yield CopyLine(text=text, broken=_is_broken(row))


def _with_initials(slug: str, found: WordsFound) -> frozenset[str]:
    """Return the words that initials make with what follows them."""
    joined = (
        "".join(r.margin for r in leg.rows if _is_initial(r)) + row.found.text
        for leg in found.legs
        if leg.slug == slug
        for row in leg.rows
        if row.found and _opens_with_initial(row)
    )
    return frozenset(word for text in joined for word in words_of(text)[:1])


def _is_initial(row: FoundRow) -> bool:
    drop_cap = row.part.drop_cap if row.part and row.part.opens else None
    return bool(drop_cap and row.part and row.row < row.part.line + drop_cap.lines)


def _opens_with_initial(row: FoundRow) -> bool:
    return bool(_is_initial(row) and row.part and row.row == row.part.line)


def _is_broken(row: FoundRow) -> bool:
    return row.line is not None and row.line.hyphenated


def _with_initial(initial: str, text: str, known: frozenset[str]) -> str:
    """Join an initial to its word, unless it is one of its own ("A")."""
    joined = initial + text
    first = words_of(joined)[:1]
    return joined if known.issuperset(first) else f"{initial} {text}"


def _whole(lines: Iterable[CopyLine], known: frozenset[str]) -> Iterator[str]:
    """Yield the lines' words, those that were broken at a line's end made whole.

    A hyphen that the setter added always joins. After a hyphen, stroke or point of
    the copy's own ("pre- and post-war" as well as "long-postponed") the halves are
    joined if the source has the joined word.
    """
    carried, broken = "", False
    for line in lines:
        pieces = line.text.split()
        if not pieces:
            continue
        if carried:
            pieces[:1] = _rejoined(carried, pieces[0], broken, known)
        held = line.broken or pieces[-1].endswith(_JOINERS)
        carried, broken = (pieces.pop() if held else ""), line.broken
        for piece in pieces:
            yield from words_of(piece)
    yield from words_of(carried)


def _rejoined(head: str, tail: str, broken: bool, known: frozenset[str]) -> list[str]:
    """Return what a line's last piece and the next line's first are together."""
    plain = head[:-1] + tail if head.endswith(_HYPHENS) else head + tail
    for joined in (plain, head + tail) if broken else (head + tail,):
        if known.issuperset(words_of(joined)):
            return [joined]
    return [plain] if broken else [head, tail]


def _mended(printed: list[str], source: Sequence[str]) -> list[str]:
    """Join pieces that only together are a word of the source's.

    An address, or a word that is wider than its column, is cut over several lines
    and at any letter; so pieces are looked for that follow each other, have all the
    letters of a word that is missing, and are not words that the copy has.
    """
    lost = Counter(source) - Counter(printed)
    surplus = Counter(printed) - Counter(source)
    whole = list(printed)
    for word in lost.elements() if surplus else ():
        letters = _letters(word)
        starts = (place for place, piece in enumerate(whole) if piece in surplus)
        ends = ((first, _end_of(letters, whole, first)) for first in starts)
        for first, last in ends:
            if last:
                whole[first:last] = [word]
                break
    return whole


def _end_of(letters: str, pieces: Sequence[str], first: int) -> int:
    """Return where the pieces from `first` on that make up `letters` end, or 0."""
    sofar = ""
    for place in range(first, len(pieces)):
        sofar += _letters(pieces[place])
        if sofar == letters:
            return place + 1
        if not letters.startswith(sofar):
            return 0
    return 0


def _letters(word: str) -> str:
    return "".join(filter(str.isalnum, word))


def _unasked(article: Article, found: WordsFound) -> Counter[str]:
    """Count what may stand in the copy without being of it: dateline and markers."""
    margins = (
        row.margin for leg in found.legs if leg.slug == article.slug for row in leg.rows
    )
    return Counter(words_of(" ".join((article.dateline, *margins))))


def _lost(article: Article, lost: Counter[str], printed: Sequence[str]) -> Note:
    """Say how many words are lost, and where the first of them was."""
    source = article.words
    total = lost.total()
    if not printed:
        message = f'none of the {total} words of "{article.slug}" is in the pages'
    else:
        first = _first(lost, source, printed)
        message = (
            f'{counted(total, "word")} of "{article.slug}" missing in the finished '
            f"pages, first {_quoted(source, first)}"
        )
    return Note(
        code=Code.WORDS_LOST,
        file=article.file,
        message=message,
        hint="nothing is written for the press; make room for the story",
    )


def _added(article: Article, added: Counter[str], printed: Sequence[str]) -> Note:
    first = _first(added, printed, article.words)
    return Note(
        code=Code.WORDS_ADDED,
        file=article.file,
        message=(
            f'{counted(added.total(), "word")} of "{article.slug}" in the finished '
            f"pages that the copy does not have, first {_quoted(printed, first)}"
        ),
        hint="nothing is written for the press; a piece may be placed twice",
    )


def _first(wanted: Counter[str], here: Sequence[str], there: Sequence[str]) -> int:
    """Return the first place in `here` of a wanted word that `there` has not."""
    for apart in stretches(here, there):
        if not apart.equal:
            for place in range(apart.first, apart.end):
                if here[place] in wanted:
                    return place
    return next(place for place, word in enumerate(here) if word in wanted)


def _quoted(words: Sequence[str], place: int) -> str:
    """Quote a word with two neighbours on each side."""
    before = words[max(0, place - 2) : place]
    after = words[place + 1 : place + 3]
    return f'"{words[place]}" in "{" ".join((*before, words[place], *after))}"'
