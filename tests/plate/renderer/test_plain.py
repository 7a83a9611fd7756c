"""The plain renderer: slower, other bytes, and pages that look and read the same."""

import re
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops, ImageStat

from layout.disk.cache import Cache
from layout.disk.plain_renderer import PLAIN_RENDERER
from layout.disk.program import program_digest
from layout.plate.plate import PlateJob, Plates
from layout.plate.plating import make_plates
from layout.plate.tags import KEY
from layout.plate.tasks import Edition
from tests.plate.dummies import PRINTER, STYLE, dense, dummy, issue, page
from tests.plate.rich import rich_page

# Grey levels of 255: what a thousandth of an em more or less does to the edges of type
# is under one of them all over a page, and nowhere a third of black.
MEAN, MOST = 1.5, 100
EDITIONS = (Edition.PRESS, Edition.SCREEN, Edition.ARCHIVE)


@dataclass(frozen=True, kw_only=True)
class BothWays:
    ours: Plates
    plain: Plates


def job(folder: Path) -> PlateJob:
    story = dense("one", paragraphs=8)
    folder.mkdir(exist_ok=True)
    return PlateJob(
        issue=issue(story, dense("rich")),
        dummy=dummy(page(1, story), rich_page(folder, 2)),
        style=STYLE,
        folder=folder,
        printer=PRINTER,
        editions=EDITIONS,
    )


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> BothWays:
    ours = make_plates(job(tmp_path_factory.mktemp("ours")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(PLAIN_RENDERER, "1")
        plain = make_plates(job(tmp_path_factory.mktemp("plain")))
    return BothWays(ours=ours, plain=plain)


def pairs(both: BothWays, at: int) -> tuple[Path, Path]:
    return both.ours.editions[at].pdf, both.plain.editions[at].pdf


@pytest.mark.slow
@pytest.mark.parametrize("at", range(len(EDITIONS)), ids=EDITIONS)
def test_pages_look_the_same(both: BothWays, at: int) -> None:
    one, other = (pypdfium2.PdfDocument(path) for path in pairs(both, at))
    with one, other:
        assert len(one) == len(other) == 2
        for number in range(2):
            pictures = [
                pdf[number].render().to_pil().convert("L") for pdf in (one, other)
            ]
            difference = ImageStat.Stat(ImageChops.difference(*pictures))
            assert difference.mean[0] < MEAN
            assert difference.extrema[0][1] < MOST


@pytest.mark.slow
@pytest.mark.parametrize("at", range(len(EDITIONS)), ids=EDITIONS)
def test_pages_read_the_same(both: BothWays, at: int) -> None:
    one, other = (pypdfium2.PdfDocument(path) for path in pairs(both, at))
    with one, other:
        for number in range(2):
            said = [words(pdf[number]) for pdf in (one, other)]
            assert len(said[0]) > 500
            assert said[0] == said[1]


def words(sheet: pypdfium2.PdfPage) -> str:
    """Return a page's letters; spaces and hyphens at ends of lines belong to tags."""
    text = sheet.get_textpage().get_text_range()
    return "".join(letter for letter in text if letter.isalnum())


@pytest.mark.slow
def test_a_plain_archive_claims_no_more_than_it_is(both: BothWays) -> None:
    for plates, level, ua in ((both.ours, "A", True), (both.plain, "U", False)):
        with pikepdf.open(plates.editions[2].pdf) as pdf:
            metadata = pdf.Root.Metadata.read_bytes().decode()
            assert re.search(rf"pdfaid:conformance[^>]*>{level}<", metadata)
            assert ("<pdfuaid:part" in metadata) is ua
            assert ("/StructTreeRoot" in pdf.Root) is ua
            assert f"/{KEY}" not in pdf.Root


def test_a_plain_page_is_kept_under_another_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Cache(folder=tmp_path, program=program_digest()).keep(b"ours", "pages", 1)
    monkeypatch.setenv(PLAIN_RENDERER, "1")
    plain = Cache(folder=tmp_path, program=program_digest())
    assert not plain.has("pages", 1)
