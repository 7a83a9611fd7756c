"""Words composed in a second by one process that has met the words before."""

import time
from pathlib import Path

from layout.desk.issue import Article
from layout.galley.composing import ComposingRoom
from tests.bench.dense import PAGES, WORDS, read_paper, write_paper
from tests.bench.record import keep
from tests.bench.running import say

RUNS = 3


def main(folder: Path) -> None:
    issue, style = read_paper(write_paper(folder, [WORDS] * PAGES))
    shop = ComposingRoom(style)
    measure = style.grid.measure
    cold = _seconds(shop, issue.articles, measure)
    # A measure not asked for before, or the shop would only remember.
    warm = min(
        _seconds(shop, issue.articles, measure + run / 100)
        for run in range(1, RUNS + 1)
    )
    words = PAGES * WORDS
    say(f"compose: {words / cold:,.0f} words a second cold")
    say(f"compose: {words / warm:,.0f} words a second warm (to reach: 40,000)")
    keep("compose: words a second, warm", words / warm, "40,000")


def _seconds(
    shop: ComposingRoom, articles: tuple[Article, ...], measure: float
) -> float:
    start = time.perf_counter()
    for article in articles:
        shop.galley(article, measure)
    return time.perf_counter() - start
