"""The benchmarks one after another; `make bench` runs them, `make test` does not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench import (
    bench_change,
    bench_cluster,
    bench_compose,
    bench_dense,
    bench_finish,
    bench_fuzz,
    bench_import,
    bench_pictures,
    bench_plan,
    bench_scale,
    bench_shelf,
    bench_type,
)
from tests.bench.record import draw


@pytest.mark.bench
@pytest.mark.parametrize(
    "main",
    [
        *(bench_compose.main, bench_type.main, bench_dense.main, bench_change.main),
        *(bench_import.main, bench_plan.main, bench_shelf.main, bench_pictures.main),
        *(bench_finish.main, bench_fuzz.main, bench_cluster.main, bench_scale.main),
    ],
    ids=[
        *("compose", "type", "dense", "change", "import", "plan", "shelf", "pictures"),
        *("finish", "fuzz", "cluster", "scale"),
    ],
)
def test_bench(main: Callable[[Path], None], tmp_path: Path) -> None:
    main(tmp_path)
    draw()
