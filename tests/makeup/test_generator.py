"""Generated publications: the same each time, readable, and as varied as a paper."""

import re
from collections import Counter
from pathlib import Path

import pytest

from layout.desk.issue import Issue
from layout.desk.reading import read_issue
from tests.building import tree
from tests.makeup.generator import HOUSE, LONGEST, PAID, SHORTEST, generate

STORIES = 40
# Heads, captions and boxes come on top of the copy's own words.
EXTRA = 120


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Issue:
    folder = generate(tmp_path_factory.mktemp("made"), stories=STORIES, seed=2)
    made, notes = read_issue(folder)
    assert notes == ()
    return made


def test_one_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        generate(tmp_path / name, stories=8, seed=5)
    generate(tmp_path / "other", stories=8, seed=6)
    one, two, other = (tree(tmp_path / name) for name in ("one", "two", "other"))
    assert one == two
    assert set(one.values()) != set(other.values())


def test_lengths_are_those_of_a_paper(issue: Issue) -> None:
    words = sorted(len(article.words) for article in issue.articles)
    assert len(words) == STORIES
    assert words[0] >= SHORTEST
    assert words[-1] <= LONGEST + EXTRA
    # Log-uniform: many are short, few are long.
    assert words[STORIES // 2] < 2 * (SHORTEST * LONGEST) ** 0.5
    assert words[-1] > 4 * words[STORIES // 2]


def test_a_section_has_one_lead_at_most(issue: Issue) -> None:
    leads = Counter(a.section for a in issue.articles if a.rank == 1)
    assert leads
    assert max(leads.values()) == 1
    assert {a.rank for a in issue.articles} == {1, 2, 3, 4, 5}
    assert {a.section for a in issue.articles} == set(issue.sections)


def test_pull_quotes_are_in_the_copy(issue: Issue) -> None:
    quoted = [a for a in issue.articles if a.pull_quotes]
    assert quoted
    for article in quoted:
        copy = " ".join(
            "".join(span.text for span in block.spans)
            for block in article.blocks
            if hasattr(block, "spans")
        )
        assert all(quote in copy for quote in article.pull_quotes), article.slug


def test_pictures_have_every_shape(issue: Issue) -> None:
    pictures = [p for article in issue.articles for p in article.pictures]
    assert max(len(a.pictures) for a in issue.articles) == 3
    wider = {(p.width > p.height) - (p.width < p.height) for p in pictures}
    assert wider == {-1, 0, 1}
    assert len({p.sha256 for p in pictures}) == len(pictures)


def test_crossheads_come_every_few_hundred_words(issue: Issue) -> None:
    for article in issue.articles:
        text = (issue.publication.folder / article.file).read_text("utf-8")
        parts = re.split(r"^## .*$", text.split("---\n", 2)[2], flags=re.MULTILINE)
        assert max(len(part.split()) for part in parts) < 400, article.slug


def test_advertisements_are_the_houses_and_paid_for(issue: Issue) -> None:
    house = {(ad.columns, ad.depth_mm) for ad in issue.ads if ad.house}
    assert house == set(HOUSE)
    assert len([ad for ad in issue.ads if not ad.house]) == len(PAID)
