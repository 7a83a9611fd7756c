"""The words of pages as they are searched: every word, whole, on its page."""

from pathlib import Path

import pytest

from layout.desk.articles.words import words_of
from layout.galley.galley import Line, Run
from layout.requests import BuildRequest, unwatched
from layout.run.forme import Log
from layout.run.made_up import make_up, read_copy
from layout.shelf.lifting import joined, lift
from tests.building import ROOT


def line(text: str, *, hyphenated: bool = False) -> Line:
    run = Run(text=text, face="body")
    return Line(runs=(run,), width=100, spaces=1, measure=100, hyphenated=hyphenated)


def test_words_are_whole_that_were_broken() -> None:
    lines = (line("the coun-", hyphenated=True), line("ty was told"))
    assert joined(lines, frozenset()) == "the county was told "


def test_a_hyphen_of_the_copys_own_stays() -> None:
    lines = (line("the long-"), line("postponed pre-"), line("and post-war"))
    known = frozenset({"long-postponed"})
    assert joined(lines, known) == "the long-postponed pre- and post-war "


def test_a_text_may_end_inside_a_word() -> None:
    assert joined((line("coun-", hyphenated=True),), frozenset()) == "coun"


@pytest.mark.slow
def test_every_word_of_the_sample_is_lifted_from_its_page() -> None:
    sample = ROOT / "issues" / "2026-12"
    request = BuildRequest(issue=sample, out=Path("unused"), cache=False)
    log = Log(unwatched)
    made = make_up(read_copy(request, log), request, log)
    leaves = lift(made.issue, made.dummy)
    for article in made.issue.articles:
        pieces = [
            piece
            for leaf in leaves
            for piece in leaf.stories
            if piece.slug == article.slug
        ]
        whole = " ".join(f"{piece.headline} {piece.text}" for piece in pieces)
        lost = set(article.words) - set(words_of(whole))
        assert not lost, f"{article.slug}: {sorted(lost)}"
        pages = {
            page.number
            for page in made.dummy.pages
            for frame in page.frames
            if frame.slug == article.slug
        }
        assert pages == {
            leaf.number
            for leaf in leaves
            if any(piece.slug == article.slug for piece in leaf.stories)
        }
