"""Remedies are true: each is followed to the letter, and the story fits."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layout.flatplan import plan
from layout.orders import PlanRequest
from tests.makeup.following import follow
from tests.makeup.generator import generate

# Stories and seed of the issues that are spoilt.
ISSUES = ((6, 1), (7, 4), (8, 5))
# Of every story so many paragraphs at the most, for the sake of time.
PARAGRAPHS = 9
Report = dict[str, Any]


def made(issue: Path, *, write: bool = False) -> Report:
    request = PlanRequest(issue=issue, write=write, anew=write, cache=False)
    report: Report = json.loads(plan(request).result.report)
    return report


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return issues that fit, with their plans written."""
    found = []
    for stories, seed in ISSUES:
        issue = generate(tmp_path_factory.mktemp("shelf"), stories, seed)
        for article in sorted((issue / "articles").glob("*.md")):
            shorter(article, article.read_text("utf-8").count("\n\n") - PARAGRAPHS)
        made(issue, write=True)
        found.append(issue)
    return found


def copied(issue: Path, into: Path) -> Path:
    """Copy a publication with its only issue; return that."""
    root = issue.parent.parent
    shutil.rmtree(into, ignore_errors=True)
    shutil.copytree(root, into, ignore=shutil.ignore_patterns(".layout-cache"))
    return into / issue.relative_to(root)


def longer(article: Path, words: int) -> None:
    """Write so many words more at a story's end."""
    text = article.read_text("utf-8").rstrip()
    own = [w for w in text.split("---\n", 2)[2].split() if w.isalpha()]
    own *= 1 + words // len(own)
    article.write_text(f"{text}\n\nThen {' '.join(own[: words - 1])}.\n", "utf-8")


def shorter(article: Path, paragraphs: int) -> None:
    """Drop a story's last paragraphs, but never its first."""
    head, front, copy = article.read_text("utf-8").split("---\n", 2)
    kept = copy.strip().split("\n\n")
    kept = kept[: max(1, len(kept) - max(0, paragraphs))]
    article.write_text(f"{head}---\n{front}---\n" + "\n\n".join(kept) + "\n", "utf-8")


def errors(report: Report) -> set[tuple[str, str]]:
    """Return the errors, without the numbers that say how bad they are."""
    return {
        (note["code"], note["message"].split('"')[1])
        for note in report["notes"]
        if note["severity"] == "error"
    }


def troubles(report: Report, slug: str) -> set[str]:
    """Return what a report says of how a story fits."""
    codes = {"overset", "underset", "unplaced", "short-jump", "empty-jump"}
    return {
        note["code"]
        for note in report["notes"]
        if f'"{slug}"' in note["message"]
        and (note["code"] in codes or note["severity"] == "error")
    }


def check_all(issue: Path, room: Path) -> list[str]:
    """Follow every remedy that is told of an issue; return their kinds."""
    before = made(issue)
    kinds = []
    for story in before["stories"]:
        for remedy in story["remedies"]:
            kinds.append(remedy["kind"])
            spoilt = copied(issue, room / "followed")
            follow(spoilt, story["slug"], remedy)
            check(before, made(spoilt), story["slug"], remedy)
    return kinds


def check(before: Report, after: Report, slug: str, remedy: Report) -> None:
    assert troubles(after, slug) == set(), (slug, remedy["text"])
    new = errors(after) - errors(before)
    assert not new, (slug, remedy["text"])


CHANGES = st.lists(
    st.tuples(
        st.integers(0, 8),
        st.one_of(
            st.tuples(st.just("longer"), st.integers(8, 160)),
            st.tuples(st.just("shorter"), st.integers(1, 3)),
        ),
    ),
    min_size=1,
    max_size=2,
)


@pytest.mark.slow
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(0, len(ISSUES) - 1), changes=CHANGES)
def test_whatever_is_told_of_a_spoilt_issue_is_true(
    shelf: list[Path],
    tmp_path: Path,
    number: int,
    changes: list[tuple[int, tuple[str, int]]],
) -> None:
    issue = copied(shelf[number], tmp_path / "spoilt")
    articles = sorted((issue / "articles").glob("*.md"))
    for place, (what, amount) in changes:
        article = articles[place % len(articles)]
        longer(article, amount) if what == "longer" else shorter(article, amount)
    check_all(issue, tmp_path)
