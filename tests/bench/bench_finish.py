"""Finishing: everything after WeasyPrint, as a share of a cold build, a page.

One process does all the work, so that every second of its processor is counted once:
colours into ink, reading back, single pages, joining, proof, preflight, certificate.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import layout.plate.plating
import layout.plate.renderer.worker
import layout.proof.preflight.certifying
import layout.proof.preflight.preflighting
import layout.proof.readback.pdf_words
import layout.run.forme
from layout.commands.build import build
from layout.plate.renderer.worker import Renderer, started
from layout.requests import BuildRequest
from layout.workers.calls import Call, R
from layout.workers.pool import WorkerPool
from tests.bench.dense import ROOT, fitting_paper
from tests.bench.record import keep
from tests.bench.running import say

SAMPLE = ROOT / "issues" / "2026-12"
SECONDS_A_PAGE, SHARE = 0.25, 0.20
WORK = (
    (layout.plate.renderer.worker, "press_inks"),
    (layout.proof.readback.pdf_words, "read_page"),
    (layout.proof.readback.pdf_words, "count_characters"),
    (layout.plate.plating, "single"),
    (layout.plate.plating, "join"),
    (layout.run.forme, "prove"),
    (layout.proof.preflight.preflighting, "page_report"),
    (layout.proof.preflight.preflighting, "file_report"),
    (layout.proof.preflight.certifying, "certify"),
)


class Bench(WorkerPool):
    """A pressroom without workers: this process does each task at once."""

    def __init__(self) -> None:
        super().__init__(1)
        self.renderer = Renderer()

    def warm(self, workers: int) -> None:
        """Start nobody."""

    def rehearse(self, call: Call[None]) -> tuple[Future[None], ...]:
        """Rehearse nothing."""
        return ()

    def begin(
        self, call: Call[R] | Callable[[], R], begun: Callable[[], None] | None = None
    ) -> Future[R]:
        """Do a call and return its answer."""
        future: Future[R] = Future()
        if isinstance(call, Call):
            bench = (self.renderer,) if call.at_bench else ()
            future.set_result(call.work(*bench))
        else:
            future.set_result(call())
        return future


def main(folder: Path) -> None:
    started()
    spent: Counter[str] = Counter()
    for module, name in WORK:
        setattr(module, name, _timed(getattr(module, name), name, spent))
    # What is loaded once is loaded here.
    _measure("warm-up", SAMPLE, folder, spent)
    _measure("sample", SAMPLE, folder, spent)
    issue, _ = fitting_paper(folder)
    _measure("dense", issue, folder, spent)


def _timed(work: Callable[..., Any], name: str, spent: Counter[str]) -> Any:
    def run(*given: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return work(*given, **named)
        finally:
            spent[name] += time.process_time() - start  # type: ignore[assignment]

    return run


def _measure(name: str, issue: Path, folder: Path, spent: Counter[str]) -> None:
    spent.clear()
    editions = ("press",)
    request = BuildRequest(
        issue=issue, out=folder / name, editions=editions, cache=False
    )
    start = time.process_time()
    with Bench() as room:
        result = build(request, room=room).result
    whole = time.process_time() - start
    assert result.status == 0
    pages = len(list((folder / name / "press").iterdir()))
    finishing = sum(spent.values())
    parts = ", ".join(f"{n} {1000 * s / pages:.0f}" for n, s in spent.most_common())
    say(
        f"finish: {name}: {pages} pages, {whole:.2f} s of processor; ms a page: {parts}"
    )
    say(
        f"finish: {name}: {finishing / pages:.3f} s a page (to reach: "
        f"{SECONDS_A_PAGE}), {finishing / whole:.1%} of the build ({SHARE:.0%})"
    )
    keep(f"finish: {name}, s a page", finishing / pages, f"{SECONDS_A_PAGE}")
    keep(f"finish: {name}, share", finishing / whole, f"{SHARE}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
