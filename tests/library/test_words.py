"""Every word once and in order, and where the finished PDF has it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.articles.words import words_of
from layout.desk.issue import TextBlock
from layout.library.drawings import with_drawn_words
from layout.library.locating import printed_pages
from layout.library.printed import (
    PrintedFigure,
    PrintedPage,
    PrintedPiece,
    PrintedText,
    PrintedWord,
    WordPart,
    extent,
    texts_of,
)
from layout.library.rejoining import EndedLine, whole_words
from layout.plate.html.views import ViewBox
from layout.plate.pressroom import pressroom
from layout.plate.tasks import Edition
from layout.proof.readback.pdf_words import read_file
from layout.proof.readback.printed_words import ReadPage, Word
from layout.requests import BuildRequest, unwatched
from layout.run.forme import Log, MadeUp
from layout.run.made_up import form
from layout.run.platemaking import plate
from tests.building import ROOT, Files
from tests.desk.adverts.test_full_pages import BACK, booked
from tests.desk.adverts.test_full_pages import whole as full_page
from tests.desk.paper import MANIFEST, publication
from tests.makeup.generator import generate
from tests.nasty import NASTY
from tests.supplying import WORDS as AD_WORDS

SAMPLE = ROOT / "issues" / "2026-12"
# Points by which a word here and in the PDF may be apart.
EXACT = 0.1
COUNTED = {"headline", "standfirst", "byline", "caption"}
# Types of copy, as they stand in columns.
COPY = {
    *("paragraph", "paragraph_first", "paragraph_drop", "question", "crosshead"),
    *("item", "quote", "sign_off"),
}


@dataclass(frozen=True, kw_only=True)
class Printed:
    made: MadeUp
    pages: tuple[PrintedPage, ...]
    read: tuple[ReadPage, ...]


def printed(issue: Path, out: Path) -> Printed:
    log = Log(unwatched)
    request = BuildRequest(issue=issue, out=out, editions=(Edition.PRESS,))
    with pressroom() as room:
        forme = form(request, room, log)
        plates = plate(forme, request, out, log)
    pages = printed_pages(forme.dummy, forme.style, forme.printer)
    return Printed(made=forme, pages=pages, read=read_file(plates.editions[0].pdf))


@pytest.fixture(scope="module", params=["sample", "generated", "nasty"])
def whole(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Printed:
    home = tmp_path_factory.mktemp("printed")
    issue = SAMPLE
    if request.param == "generated":
        issue = generate(home, 3, 3)
    elif request.param == "nasty":
        issue = publication(home, NASTY)
    return printed(issue, home / "out")


def pieces(page: PrintedPage) -> Iterator[PrintedPiece]:
    yield from page.above
    yield from chain.from_iterable(story.pieces for story in page.stories)
    yield from page.below


def texts(page: PrintedPage) -> Iterator[PrintedText]:
    return chain.from_iterable(map(texts_of, pieces(page)))


def found(word: PrintedWord, baseline: float, read: ReadPage) -> list[Word]:
    """Return the words of the PDF that begin where a word is printed."""
    return [
        other
        for other in read.words
        if abs(other.left - word.box.left) <= EXACT
        and abs(other.baseline - baseline) <= EXACT
    ]


@pytest.mark.slow
def test_every_word_is_where_the_pdf_has_it(whole: Printed) -> None:
    seen = 0
    for page, read in zip(whole.pages, whole.read, strict=True):
        for text in texts(page):
            for line in text.lines:
                for word in line.words:
                    if word.box.height > 2 * text.size:
                        continue  # an initial and its word stand on two baselines
                    assert found(word, line.baseline, read), (page.number, word)
                    seen += 1
    assert seen > 900


@pytest.mark.slow
def test_a_word_is_as_wide_as_its_letters(whole: Printed) -> None:
    """Its last letter begins in the PDF where its width says."""
    faces = {key: TTFont(face.path) for key, face in whole.made.style.faces.items()}
    seen = 0
    for page, read in zip(whole.pages, whole.read, strict=True):
        for text in texts(page):
            font, size = faces[text.face], text.size
            for line in text.lines:
                for word in line.words[:-1]:
                    here = found(word, line.baseline, read)
                    if len(here) != 1 or word.styles or here[0].text != word.text:
                        continue
                    glyph = font.getBestCmap()[ord(word.text[-1])]
                    room = font["hmtx"][glyph][0] / font["head"].unitsPerEm * size
                    last = here[0].right - room
                    ours = word.box.left + word.box.width - room
                    # The PDF's width of a glyph is the one that it was first drawn
                    # with; so only letters that do not kern with a space are exact.
                    if word.text[-1] in "aceimnosu":
                        assert abs(last - ours) <= EXACT, (page.number, word)
                        seen += 1
    assert seen > 200


@pytest.mark.slow
def test_boxes_lie_in_their_lines_blocks_and_pages(whole: Printed) -> None:
    for page in whole.pages:
        sheet = ViewBox(left=0, top=0, width=page.width, height=page.height)
        for piece in pieces(page):
            assert holds(sheet, extent(piece))
            for text in texts_of(piece):
                assert holds(extent(piece), text.box)
                for line in text.lines:
                    assert holds(text.box, line.box)
                    for word in line.words:
                        assert holds(line.box, word.box)


def holds(outer: ViewBox, inner: ViewBox) -> bool:
    return (
        outer.left - 0.001 <= inner.left
        and outer.top - 0.001 <= inner.top
        and inner.left + inner.width <= outer.left + outer.width + 0.001
        and inner.top + inner.height <= outer.top + outer.height + 0.001
    )


def joined(text: PrintedText) -> Iterator[str]:
    """Yield a text's words, cut ones once and whole, markers left out."""
    for line in text.lines:
        for word in line.words:
            if word.part is WordPart.FIRST:
                yield word.whole
            elif word.part is WordPart.WHOLE and not word.marker:
                yield word.text


@pytest.mark.slow
def test_every_word_of_every_article_stands_once(whole: Printed) -> None:
    for article in whole.made.issue.articles:
        words: list[str] = []
        for page in whole.pages:
            for story in page.stories:
                if story.slug == article.slug:
                    for piece in story.pieces:
                        for text in texts_of(piece):
                            if counts(piece, text):
                                words += joined(text)
        said = words_of(" ".join(words))
        missing = sorted(article.words)
        place = set(words_of(article.dateline))
        assert sorted(w for w in said if w not in place) == [
            w for w in missing if w not in place
        ], article.slug


def counts(piece: PrintedPiece, text: PrintedText) -> bool:
    group = getattr(piece, "role", "") in {"table", "fact_box"}
    return group or text.role in COUNTED | COPY


@pytest.mark.slow
def test_copy_stands_in_the_order_of_the_article(whole: Printed) -> None:
    for article in whole.made.issue.articles:
        copy = [
            word
            for page in whole.pages
            for story in page.stories
            if story.slug == article.slug
            for piece in story.pieces
            for text in texts_of(piece)
            if isinstance(piece, PrintedText) and text.role in COPY
            for word in joined(text)
        ]
        source = " ".join(
            "".join(span.text for span in block.spans)
            for block in article.blocks
            if isinstance(block, TextBlock)
        )
        place = len(words_of(article.dateline))
        assert words_of(" ".join(copy))[place:] == words_of(source), article.slug


@pytest.mark.slow
def test_drawings_and_advertisements_give_their_words(whole: Printed) -> None:
    """No word of the PDF is left out, whoever set it."""
    for page, read in zip(whole.pages, whole.read, strict=True):
        full = with_drawn_words(page, read)
        letters = sum(len(word.text) for word in read.words)
        ours = sum(
            len(word.text) + bool(line.hyphen and word is line.words[-1])
            for text in texts(full)
            for line in text.lines
            for word in line.words
        )
        assert ours == letters, page.number


@pytest.mark.slow
def test_an_advertisement_over_the_edge_is_the_page(tmp_path: Path) -> None:
    files: Files = {MANIFEST: booked(), BACK: full_page()}
    found = printed(publication(tmp_path, files), tmp_path / "out")
    page = found.pages[3]
    sheet = ViewBox(left=0, top=0, width=page.width, height=page.height)
    [ad] = [piece for piece in pieces(page) if isinstance(piece, PrintedFigure)]
    assert ad.box == sheet
    full = with_drawn_words(page, found.read[3])
    assert [" ".join(joined(text)) for text in texts(full)][:1] == [AD_WORDS]


WORDS = st.lists(st.text("abc", min_size=1, max_size=6), min_size=1, max_size=12)


@given(words=WORDS, breaks=st.lists(st.integers(1, 40), max_size=8))
def test_cut_words_are_made_whole(words: list[str], breaks: list[int]) -> None:
    """A text cut anywhere, with hyphens, gives its words again."""
    text = " ".join(words)
    cuts = sorted({at for at in breaks if at < len(text)})
    rows: list[EndedLine] = []
    for first, last in zip([0, *cuts], [*cuts, len(text)], strict=True):
        inside = last < len(text) and " " not in text[last - 1 : last + 1]
        line = text[first:last] + ("-" if inside else "")
        rows.append(EndedLine(text=line.strip(), cut=inside, hyphenated=inside))
    found: list[str] = []
    for row, ends in zip(rows, whole_words(rows), strict=True):
        parts = row.text.split()
        if parts and ends.tail:
            parts[-1] = "" if ends.head and len(parts) == 1 else ends.tail
        if parts and ends.head:
            parts[0] = ""
        found += filter(None, parts)
    assert found == words


def test_a_hyphen_of_the_copys_own_stays() -> None:
    rows = [
        EndedLine(text="pre-"),
        EndedLine(text="and post-", cut=True),
        EndedLine(text="war years"),
    ]
    ends = whole_words(rows)
    assert [(end.head, end.tail) for end in ends] == [
        ("", ""),
        ("", "post-war"),
        ("post-war", ""),
    ]
