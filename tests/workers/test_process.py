"""A worker's process: a clean environment, its own standard output, its last words."""

import os
from functools import partial
from pathlib import Path

import pytest

from layout.errors import LayoutError
from layout.workers.calls import Call, Trade
from layout.workers.process import MACHINE, FallenWorker, WorkerProcess
from tests.building import ends
from tests.workers import trades

FOREIGN = {
    "FONTCONFIG_PATH": "/etc/fonts",
    "HB_OPTIONS": "uniscribe",
    "LANG": "tr_TR.UTF-8",
    "LC_NUMERIC": "de_DE.UTF-8",
    "PYTHONOPTIMIZE": "2",
    "SOURCE_DATE_EPOCH": "1",
}


def asked(folder: Path, call: Call[object], trade: Trade | None = None) -> object:
    worker = WorkerProcess(folder, trade or Trade())
    try:
        return worker.ask(call)
    finally:
        worker.ended()


def test_nothing_of_the_machine_gets_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in FOREIGN.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("LAYOUT_TEST", "kept")
    seen = asked(tmp_path, Call(work=trades.variables))
    assert isinstance(seen, dict)
    own = {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "TZ": "UTC", "PATH": ""}
    assert {name: seen[name] for name in own} == own
    assert seen["TMPDIR"] == str(tmp_path)
    assert seen["LAYOUT_TEST"] == "kept"
    assert not FOREIGN.keys() & seen.keys()
    ours = {"LC_ALL", "PYTHONPATH", "PYTHONHASHSEED", "LC_CTYPE"}
    assert not [name for name in seen if name.startswith(MACHINE) and name not in ours]


@pytest.mark.parametrize("begun", ["", "."])
def test_no_module_of_the_working_folder_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, begun: str
) -> None:
    for name in ("layout", "json", "msgspec", "PIL"):
        (tmp_path / f"{name}.py").write_text("open('ran', 'w')")
    monkeypatch.chdir(tmp_path)
    # As `python -c` and `python -m` have it.
    monkeypatch.syspath_prepend(begun and str(tmp_path))
    assert asked(tmp_path, Call(work=trades.variables))
    assert not (tmp_path / "ran").exists()


def test_what_is_printed_is_no_answer(tmp_path: Path) -> None:
    assert asked(tmp_path, Call(work=partial(trades.shout, "quiet"))) == "QUIET"


def test_its_trade_stands_in_the_list_of_processes(tmp_path: Path) -> None:
    worker = WorkerProcess(tmp_path, Trade(does="folds"))
    try:
        worker.ask(Call(work=trades.process))
        words = Path(f"/proc/{worker.process}/cmdline").read_bytes().split(b"\0")
        assert words[-3:-1] == [b"layout.workers.serve", b"folds"]
    finally:
        worker.ended()


def test_ctrl_c_is_the_parent_s_affair(tmp_path: Path) -> None:
    assert asked(tmp_path, Call(work=trades.interrupt)) == "went on"


def test_one_that_has_ended_before_it_is_asked(tmp_path: Path) -> None:
    worker = WorkerProcess(tmp_path, Trade())
    os.kill(worker.process, 9)
    with pytest.raises(LayoutError, match="signal 9"):
        worker.ask(Call(work=trades.process))
    worker.ended()
    worker.ended()  # twice does no harm


def test_one_that_says_nothing_when_it_falls(tmp_path: Path) -> None:
    with pytest.raises(FallenWorker, match=r"that works ended \(status 1"):
        asked(tmp_path, Call(work=partial(trades.leave, 1)))


def test_dismissed_without_time_it_is_gone_at_once(tmp_path: Path) -> None:
    worker = WorkerProcess(tmp_path, Trade())
    worker.dismiss()
    worker.ended()
    assert ends(worker.process)


def test_its_log_lies_in_the_pool_s_folder_and_has_no_name(tmp_path: Path) -> None:
    worker = WorkerProcess(tmp_path, Trade())
    assert list(tmp_path.iterdir()) == []
    worker.ended()
