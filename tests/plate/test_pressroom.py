"""Workers that render: no font of the machine, no file from outside, no hang."""

import os
import signal
import threading
import time
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from layout.codes import Severity
from layout.disk.cache import Cache
from layout.errors import Unreadable
from layout.plate.plate import PlateJob
from layout.plate.plating import make_plates
from layout.plate.pressroom import RENDERS, pressroom, rendering
from layout.plate.tasks import Edition, PageTask
from layout.workers.pool import WorkerPool
from tests.plate.dummies import (
    BLACK,
    PRINTER,
    STYLE,
    dense,
    dummy,
    font_file,
    issue,
    page,
)

# Whole builds, page after page.
pytestmark = pytest.mark.slow

PAGE = '<html lang="en"><title>A</title><body>{}</body></html>'


def task(body: str, store: Path, css: str = "") -> PageTask:
    faces = STYLE.faces.values()
    font = next(iter(faces))
    rule = f'@font-face {{ font-family: "Only"; src: url(asset:{font.path.name}) }}'
    return PageTask(
        number=1,
        edition=Edition.SCREEN,
        html=PAGE.format(body),
        css=f"{rule} html {{ font-family: Only }} {css}",
        fonts=tuple(map(font_file, faces)),
        pictures=(),
        inking=BLACK,
        cache=Cache(folder=store),
    )


def remarks(body: str, store: Path, css: str = "") -> tuple[str, ...]:
    with pressroom(1) as room:
        answer = room.begin(rendering(task(body, store, css))).result()
    assert answer.pdf.startswith(b"%PDF")
    return answer.remarks


def test_a_plain_page_has_no_remarks(tmp_path: Path) -> None:
    assert remarks("<p>Bridge</p>", tmp_path) == ()


def test_a_missing_glyph_does_not_come_from_the_system(tmp_path: Path) -> None:
    (remark,) = remarks("<p>Bridge \N{CYRILLIC CAPITAL LETTER ZHE}</p>", tmp_path)
    assert "U+0416" in remark


def test_a_family_of_the_system_is_not_found(tmp_path: Path) -> None:
    with pressroom(1) as room:
        css = 'p { font-family: "DejaVu Sans", serif }'
        answer = room.begin(rendering(task("<p>Bridge</p>", tmp_path, css))).result()
    assert b"DejaVu" not in answer.pdf


@pytest.mark.parametrize(
    "source", ["file:///etc/hostname", "http://127.0.0.1:9/a.png", "asset:../a.png"]
)
def test_nothing_outside_is_fetched(source: str, tmp_path: Path) -> None:
    found = remarks(f'<img src="{source}" alt="a">', tmp_path)
    assert any(r.startswith(f"refused to fetch {source}") for r in found)


def test_a_skipped_declaration_is_remarked(tmp_path: Path) -> None:
    (remark,) = remarks("<p>Bridge</p>", tmp_path, "p { colour: red }")
    assert "colour" in remark


def test_the_renderers_remarks_become_notes(tmp_path: Path) -> None:
    story = dense()
    made = page(1, story)
    style_folder = tmp_path / "style"
    style_folder.mkdir()
    for path in sorted(STYLE.folder.rglob("*")):
        target = style_folder / path.relative_to(STYLE.folder)
        if path.is_dir():
            target.mkdir()
        else:
            target.write_bytes(path.read_bytes())
    css = style_folder / "courier.css"
    with css.open("a") as file:
        file.write("p { colour: red }")
    own = {css.name: sha256(css.read_bytes()).hexdigest()}
    job = PlateJob(
        issue=issue(story),
        dummy=dummy(made),
        style=replace(STYLE, folder=style_folder, files=STYLE.files | own),
        folder=tmp_path / "plates",
        printer=PRINTER,
        editions=(Edition.SCREEN,),
        cache=Cache(folder=tmp_path / "cache"),
    )
    notes = make_plates(job).notes
    assert {(n.code, n.severity, n.page) for n in notes} == {
        ("renderer", Severity.WARNING, 1)
    }
    assert make_plates(job).rendered == 1, "a page with remarks is not kept"


def _kill(processes: tuple[int, ...]) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def test_a_page_whose_worker_is_killed_is_rendered_by_another(tmp_path: Path) -> None:
    with pressroom(2) as room:
        room.warm(2)
        kill = threading.Timer(0.1, _kill, [room.processes])
        kill.start()
        long = rendering(task("<p>Bridge</p>" * 900, tmp_path))
        answers = [room.begin(long) for _ in "abc"]
        assert len({answer.result().pdf for answer in answers}) == 1
        kill.join()
        assert room.losses


def test_a_page_whose_workers_are_all_killed_is_told(tmp_path: Path) -> None:
    long = rendering(task("<p>Bridge</p>" * 9000, tmp_path))
    with pressroom(1) as room:
        answer = room.begin(long)
        while not answer.done():
            _kill(tuple(process for process in room.processes if process))
            time.sleep(0.05)
        with pytest.raises(Unreadable) as caught:
            answer.result()
    (note,) = caught.value.notes
    assert note.code == "renderer-killed"
    assert "signal 9" in note.message
    assert note.page == 1


def test_no_worker_outlives_the_pressroom(tmp_path: Path) -> None:
    room = WorkerPool(2, RENDERS)

    def interrupted() -> None:
        with room:
            room.warm(2)
            room.begin(rendering(task("<p>Bridge</p>", tmp_path))).result()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    processes = room.processes
    assert len(processes) == 2
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
