"""What a worker renders with: its shelf of files, and what it was told on the way."""

import logging

import pytest

from layout.disk.cache import Cache
from layout.plate.renderer.worker import RendererWarnings, Shelf
from layout.plate.tasks import Edition, Inking, PageTask
from tests.plate.dummies import PROFILE

PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def task(edition: Edition = Edition.PRESS) -> PageTask:
    return PageTask(
        number=1,
        edition=edition,
        html="",
        css="",
        fonts=(),
        pictures=(),
        inking=Inking(palette=(), profile=PROFILE, profile_sha256=""),
        cache=Cache(),
    )


def shelf(refused: list[str], edition: Edition = Edition.PRESS) -> Shelf:
    made = Shelf(task(edition), refused)
    made.fonts = {"face.ttf": b"a face"}
    made.pictures = {"ramp.jpg": b"a picture", "map.svg": b"<svg/>"}
    return made


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("face.ttf", b"a face", "application/octet-stream"),
        ("ramp.jpg", b"a picture", "application/octet-stream"),
        ("map.svg", b"<svg/>", "image/svg+xml"),
    ],
)
def test_what_a_page_needs_is_on_its_shelf(
    name: str, content: bytes, kind: str
) -> None:
    refused: list[str] = []
    served = shelf(refused).fetch(f"asset:{name}")
    assert served.read() == content
    assert served.headers["Content-Type"] == kind
    assert refused == []


def test_a_drawing_that_becomes_a_picture_is_there_while_it_does() -> None:
    made = shelf([])
    with pytest.raises(ValueError, match="drawing"):
        made.fetch("asset:drawing.svg")
    made.drawn = b"<svg>weir</svg>"
    assert made.fetch("asset:drawing.svg").read() == b"<svg>weir</svg>"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a.png",
        "file:///etc/passwd",
        "asset:../../paper.toml",
        "asset:nobody.png",
        "https://example.org/ramp.jpg",
        PIXEL,
    ],
)
def test_anything_else_is_refused_and_said(url: str) -> None:
    refused: list[str] = []
    with pytest.raises(ValueError, match=r".+"):
        shelf(refused).fetch(url)
    assert refused == [f"refused to fetch {url[:80]}"]


def test_a_screen_takes_pictures_that_a_drawing_carries() -> None:
    served = shelf([], Edition.SCREEN).fetch(PIXEL)
    assert served.read().startswith(b"GIF89a")
    with pytest.raises(ValueError, match=r".+"):
        shelf([]).fetch(PIXEL)


def test_remarks_are_told_once_each_and_forgotten() -> None:
    remarks, logger = RendererWarnings(), logging.getLogger("tests.renderer")
    logger.propagate = False
    logger.addHandler(remarks)
    for message in ("no such property", "no such face", "no such property"):
        logger.warning(message)
    logger.info("a page was laid out")
    assert remarks.take() == ("no such property", "no such face")
    assert remarks.take() == ()
    logger.removeHandler(remarks)
