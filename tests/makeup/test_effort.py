"""Planning ends after so many steps, counted and not timed, with a whole plan."""

from pathlib import Path

import pytest

from layout.desk.issue import Issue
from layout.makeup.advice.advising import stopped
from layout.makeup.bounds import BOUNDS
from layout.makeup.effort import Effort
from layout.makeup.issue.beam import _in_sight, _refilled
from layout.makeup.issue.draft import FlatplanDraft
from layout.makeup.issue.flatplanning import flatplan
from layout.makeup.story.fit_memory import Fitter
from layout.makeup.take import Take
from tests.makeup import stories
from tests.makeup.decisions import generated


def steps(folder: Path, count: int, most: int) -> tuple[int, Issue, set[str]]:
    """Plan a generated issue; return the steps taken, and what stands on its pages."""
    issue, shop = generated(folder, count, 1)
    fitter = Fitter(shop)
    fitter.effort = Effort(most=most)
    layouts = flatplan(issue, fitter)
    return fitter.effort.steps, issue, {s.name for page in layouts for s in page.slots}


def test_with_no_patience_the_plan_is_whole(tmp_path: Path) -> None:
    taken, issue, placed = steps(tmp_path / "none", 8, most=1)
    patient, _, _ = steps(tmp_path / "all", 8, most=BOUNDS.issue.steps)
    assert 0 < taken < patient / 2
    assert {article.slug for article in issue.articles} <= placed
    assert "6,000,000 steps" in stopped(BOUNDS.issue.steps, issue).message


@pytest.mark.slow
def test_work_grows_with_the_issue_and_no_faster(tmp_path: Path) -> None:
    few, _, _ = steps(tmp_path / "few", 31, most=BOUNDS.issue.steps)
    many, _, _ = steps(tmp_path / "many", 62, most=BOUNDS.issue.steps)
    # One search more, where all pages together do not take the copy.
    assert many <= 2 * 2.3 * few


def test_a_room_looks_at_so_many_takes_and_at_those_that_wish_for_a_page() -> None:
    count = BOUNDS.issue.in_sight + 30
    takes = tuple(
        Take(article=stories.article(slug=f"s-{n}", page=3 if n == count - 1 else None))
        for n in range(count)
    )
    sight, waiting = _in_sight(takes)
    assert len(sight) == BOUNDS.issue.in_sight + 1
    assert sight[-1] is takes[-1]
    assert [*sight, *waiting] != list(takes)
    assert {t.name for t in (*sight, *waiting)} == {t.name for t in takes}
    draft = _refilled(FlatplanDraft(pool=sight[10:]), waiting)
    assert len(draft.pool) == BOUNDS.issue.in_sight
    assert draft.pool[-1] is waiting[draft.seen - 1]
    assert _in_sight(takes[:100]) == (takes[:100], ())
