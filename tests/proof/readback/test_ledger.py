"""The word ledger against real PDFs, painted whole or with faults."""

from dataclasses import replace
from pathlib import Path

import pytest

from layout.codes import Severity
from layout.makeup.dummy import PlacedLeg
from layout.notes import Note
from layout.proof.readback.proofing import prove
from tests.proof import press
from tests.proof.press import Job

# Whole builds, page after page.
pytestmark = pytest.mark.slow


def words_notes(notes: tuple[Note, ...]) -> list[tuple[str, str]]:
    return [(n.code, n.message) for n in notes if n.code.startswith("words-")]


def with_leg(job: Job, index: int, leg: PlacedLeg | None) -> Job:
    """Return the job with one leg another, or painted twice where it is None."""
    page = job.dummy.pages[0]
    frame = page.frames[0]
    items = list(frame.items)
    if leg is None:
        del items[index]
    else:
        items[index] = leg
    frame = replace(frame, items=tuple(items))
    page = replace(page, frames=(frame,))
    return replace(job, dummy=replace(job.dummy, pages=(page,)))


def leg_of(job: Job, index: int) -> PlacedLeg:
    leg = job.dummy.pages[0].frames[0].items[index]
    assert isinstance(leg, PlacedLeg)
    return leg


def without_last_line(leg: PlacedLeg) -> PlacedLeg:
    (part,) = leg.parts
    return replace(leg, parts=(replace(part, lines=part.lines[:-1]),))


@pytest.mark.parametrize("initial", [False, True])
def test_a_whole_page_has_every_word(tmp_path: Path, initial: bool) -> None:
    job = press.story(initial=initial)
    proof, notes = prove(job.evidence(press.paint(job, tmp_path / "press.pdf")))
    assert notes == ()
    (count,) = proof.stories
    assert count.words == count.words_set == 119


@pytest.mark.parametrize("opening", ["A dam", "Adam"])
def test_an_initial_may_be_a_word_or_begin_one(tmp_path: Path, opening: str) -> None:
    """The story has an Adam in either case, so it does not tell."""
    copy = f"{opening} broke. " + press.COPY + " Adam saw it, as an Adam does a dam."
    job = press.story(copy=copy, initial=True, depth=12)
    _, notes = prove(job.evidence(press.paint(job, tmp_path / "press.pdf")))
    assert words_notes(notes) == []


@pytest.mark.parametrize("cut", ["\n", "-\n"])
def test_a_word_wider_than_its_column_is_whole_again(tmp_path: Path, cut: str) -> None:
    """The setter cuts it over three lines, with its own hyphen or after a mark."""
    address = "https://example.org/a/very/long/address/that/no/column/has/room/for"
    job = press.story(copy=f"See {address} now.")
    pieces = cut.join((address[:20], address[20:45], address[45:]))
    pdf = press.paint(job, tmp_path / "press.pdf", change=(address, pieces))
    _, notes = prove(job.evidence(pdf))
    assert words_notes(notes) == []


def test_half_of_a_long_word_is_not_the_word(tmp_path: Path) -> None:
    address = "https://example.org/a/very/long/address/that/no/column/has/room/for"
    job = press.story(copy=f"See {address} now.")
    pdf = press.paint(job, tmp_path / "p.pdf", change=(address, address[:40]))
    _, notes = prove(job.evidence(pdf))
    assert [code for code, _ in words_notes(notes)] == ["words-added", "words-lost"]


@pytest.mark.parametrize("depth", range(4, 19))
def test_words_broken_over_lines_and_columns_are_whole(
    tmp_path: Path, depth: int
) -> None:
    """Every depth puts other lines, one of them with our hyphen, at a column's end."""
    job = press.story(depth=depth, copy=press.COPY if depth > 5 else press.COPY[:400])
    proof, notes = prove(job.evidence(press.paint(job, tmp_path / "press.pdf")))
    assert notes == ()
    assert proof.stories[0].words_set == proof.stories[0].words


def test_capitals_small_capitals_and_tracking_are_no_difference(tmp_path: Path) -> None:
    job = press.story()
    css = (
        "h1 { text-transform: uppercase; letter-spacing: .04em; font-size: 20pt }"
        "p { font-variant-caps: small-caps; font-size: 7pt }"
    )
    _, notes = prove(job.evidence(press.paint(job, tmp_path / "p.pdf", css=css)))
    assert words_notes(notes) == []


def test_a_superscript_stays_with_its_word(tmp_path: Path) -> None:
    copy = "The field of 400 m² took two hours to mow, said E=mc² and nobody else."
    job = press.story(copy)
    pdf = press.paint(job, tmp_path / "p.pdf", raised="²")
    _, notes = prove(job.evidence(pdf))
    assert notes == ()


def test_a_dropped_line_is_named_by_its_first_word(tmp_path: Path) -> None:
    job = press.story()
    painted = with_leg(job, 1, without_last_line(leg_of(job, 1)))
    pdf = press.paint(painted, tmp_path / "press.pdf")
    proof, notes = prove(job.evidence(pdf))
    assert words_notes(notes) == [
        (
            "words-lost",
            '11 words of "council" missing in the finished pages, '
            'first "127.50" in "go from 127.50 to 135"',
        )
    ]
    (note,) = (note for note in notes if note.code == "words-lost")
    assert note.severity is Severity.ERROR
    assert note.file == "issues/one/articles/council.md"
    assert proof.stories[0].words_set == 119 - 11


def test_type_cut_off_at_a_columns_foot_is_lost(tmp_path: Path) -> None:
    """A renderer that breaks lines anew pushes the last ones out of the box."""
    job = press.story()
    pdf = press.paint(job, tmp_path / "p.pdf", css="p { font-size: 9.4pt }")
    _, notes = prove(job.evidence(pdf))
    assert "words-lost" in {note.code for note in notes}


def test_a_story_that_is_nowhere_is_lost(tmp_path: Path) -> None:
    job = press.story()
    pdf = press.paint(job, tmp_path / "p.pdf", css="h1, p { display: none }")
    proof, notes = prove(job.evidence(pdf))
    assert ("words-lost", 'none of the 119 words of "council" is in the pages') in (
        words_notes(notes)
    )
    assert proof.stories[0].words_set == 0


def test_words_that_the_copy_has_not_are_added(tmp_path: Path) -> None:
    job = press.story()
    css = "h1::after { content: ' and light' }"
    _, notes = prove(job.evidence(press.paint(job, tmp_path / "p.pdf", css=css)))
    assert words_notes(notes) == [
        (
            "words-added",
            '2 words of "council" in the finished pages that the copy does not have, '
            'first "and" in "needs heat and light the"',
        )
    ]


def test_a_printed_dateline_is_no_addition(tmp_path: Path) -> None:
    job = press.story("Alderbeck: " + press.COPY)
    (article,) = job.issue.articles
    plain = press.story().issue.articles[0]
    article = replace(article, dateline="Alderbeck", words=plain.words)
    issue = replace(job.issue, articles=(article,))
    pdf = press.paint(job, tmp_path / "press.pdf")
    proof, notes = prove(replace(job, issue=issue).evidence(pdf))
    assert notes == ()
    assert proof.stories[0].words_set == 119


def test_a_story_with_a_page_left_out_is_not_counted(tmp_path: Path) -> None:
    job = press.story()
    (page,) = job.dummy.pages
    dummy = replace(job.dummy, pages=(page, replace(page, number=2)))
    pdf = press.paint(job, tmp_path / "press.pdf")
    both = replace(job, dummy=dummy)
    proof, notes = prove(both.evidence(pdf, pages=(1,)))
    assert notes == ()
    assert proof.stories == ()
