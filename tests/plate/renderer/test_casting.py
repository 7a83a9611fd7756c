"""Lines that are cast are the renderer's own; what casting cannot do is left to it."""

from pathlib import Path

import pytest

from layout.disk.cache import Cache
from layout.galley.shaping import Typecase
from layout.plate.pressroom import pressroom, rendering
from layout.plate.tasks import Edition, PageTask
from tests.plate.dummies import BLACK, STYLE, font_file
from tests.plate.reader import Drawn, drawn

# Whole builds, page after page.
pytestmark = pytest.mark.slow

TEXT = next(face for face in STYLE.faces.values() if face.key == "text")
CSS = f"""
@font-face {{ font-family: Text; src: url(asset:{TEXT.path.name}) }}
@page {{ size: 300pt 200pt; margin: 0 }}
body {{ margin: 0; font: 10pt/12pt Text }}
p {{ margin: 0; position: absolute; width: 120pt; left: 20pt; white-space: pre-line }}
.j {{ text-align: justify; text-align-last: justify; word-spacing: -.1em }}
"""
LINES = "The bridge is shut\nuntil the spring"


def task(body: str, edition: Edition, folder: Path) -> PageTask:
    return PageTask(
        number=1,
        edition=edition,
        html=f'<html lang="en-GB"><title>A page</title><body>{body}</body></html>',
        css=CSS,
        fonts=(font_file(TEXT),),
        pictures=(),
        inking=BLACK,
        cache=Cache(folder=folder),
    )


def printed(body: str, folder: Path, edition: Edition = Edition.PRESS) -> list[Drawn]:
    with pressroom(1) as room:
        answer = room.begin(rendering(task(body, edition, folder))).result()
    path = folder / f"{edition}.pdf"
    path.write_bytes(answer.pdf)
    return drawn(path)


@pytest.mark.parametrize("edition", list(Edition))
def test_a_line_fills_its_measure(tmp_path: Path, edition: Edition) -> None:
    lines = printed(f'<p class="j">{LINES}</p>', tmp_path, edition)
    assert [line.text.rstrip() for line in lines] == LINES.split("\n")
    assert [line.x for line in lines] == [pytest.approx(20, abs=0.01)] * 2
    assert [line.right for line in lines] == [pytest.approx(140, abs=0.01)] * 2
    assert lines[1].baseline - lines[0].baseline == pytest.approx(12)


@pytest.mark.parametrize(
    ("align", "left"), [("left", 20.0), ("center", None), ("right", None)]
)
def test_a_line_keeps_its_own_width(
    tmp_path: Path, align: str, left: float | None
) -> None:
    (line, _) = printed(f'<p style="text-align: {align}">{LINES}</p>', tmp_path)
    width = 10 * Typecase(STYLE).face("text").width("The bridge is shut")
    assert line.right - line.x == pytest.approx(width, abs=0.02)
    middle = 80 if align == "center" else 140 - width / 2
    assert line.x == pytest.approx(left or middle - width / 2, abs=0.02)


@pytest.mark.parametrize(
    "odd",
    [
        '<span style="background: #eee">is</span>',
        '<span style="padding-left: 2pt">is</span>',
        "<u>is</u>",
        "i\u00adt",
        "i\u0308s",
        "<b>is\nshut</b>",
    ],
)
@pytest.mark.parametrize("edition", list(Edition))
def test_what_is_not_understood_is_printed_all_the_same(
    tmp_path: Path, odd: str, edition: Edition
) -> None:
    lines = printed(
        f'<p class="j">The bridge {odd} gone\nfor good</p>', tmp_path, edition
    )
    text = "".join(line.text for line in lines).rstrip()
    assert text.startswith("The bridge i")
    assert text.endswith(("gonefor good", "gone for good"))


def test_a_line_that_is_too_long_is_broken(tmp_path: Path) -> None:
    words = " ".join(["bridge"] * 8)
    lines = printed(f'<p class="j">{words}</p>', tmp_path)
    assert len({round(line.baseline) for line in lines}) == 3
    assert max(line.right for line in lines) <= 140.05


def test_a_page_does_not_depend_on_those_before(tmp_path: Path) -> None:
    first = task(f'<p class="j">{LINES}</p>', Edition.PRESS, tmp_path)
    other = task('<p class="j">fine filigree of flowers</p>', Edition.PRESS, tmp_path)
    with pressroom(1) as room:
        pages = [
            room.begin(rendering(page)).result().pdf for page in (first, other, first)
        ]
    assert pages[0] == pages[2] != pages[1]
