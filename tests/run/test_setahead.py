"""Stories set by a worker are the stories that makeup would have set itself."""

from dataclasses import replace
from pathlib import Path

import pytest

from layout.desk.issue import Issue
from layout.desk.reading import read_issue
from layout.desk.style.styling import read_stylebook
from layout.desk.stylebook import Stylebook
from layout.disk.cache import Cache
from layout.galley.composing import ComposingRoom
from layout.run.setahead import FEWEST, SetAhead, set_ahead
from layout.workers.pool import WorkerPool

SAMPLE = Path(__file__).parents[2] / "issues" / "2026-12"


@pytest.fixture(scope="module")
def paper() -> tuple[Issue, Stylebook]:
    issue, _ = read_issue(SAMPLE)
    few = replace(issue, articles=issue.articles[: FEWEST + 1])
    return few, read_stylebook(issue.style, issue.publication.folder)


def test_a_worker_sets_what_makeup_would(paper: tuple[Issue, Stylebook]) -> None:
    issue, style = paper
    shop, own = ComposingRoom(style), ComposingRoom(style)
    measure = style.grid.measure
    with WorkerPool(2) as room:
        set_ahead(issue, shop, room)
        assert isinstance(shop.ahead, SetAhead)
        # The last stories are the first that the worker sets.
        answer = shop.ahead.answers[issue.articles[-1]]
        assert answer.result(timeout=60)
        for story in issue.articles:
            assert shop.galley(story, measure) == own.galley(story, measure)


def test_without_the_worker_makeup_sets_all(paper: tuple[Issue, Stylebook]) -> None:
    issue, style = paper
    shop, own = ComposingRoom(style), ComposingRoom(style)
    with WorkerPool(2) as room:
        set_ahead(issue, shop, room)
    story = issue.articles[-1]
    assert shop.galley(story, style.grid.measure).blocks
    assert shop.galley(story, 90.0) == own.galley(story, 90.0)


def test_what_is_kept_is_not_set_again(
    paper: tuple[Issue, Stylebook], tmp_path: Path
) -> None:
    issue, style = paper
    for story in issue.articles:
        ComposingRoom(style, Cache(folder=tmp_path)).galley(story, style.grid.measure)
    shop = ComposingRoom(style, Cache(folder=tmp_path))
    with WorkerPool(2) as room:
        set_ahead(issue, shop, room)
        assert room.processes == ()
