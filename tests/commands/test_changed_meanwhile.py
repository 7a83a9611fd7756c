"""Files that somebody saves during a build, and caches that somebody spoils."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from layout.codes import Code
from layout.commands.build import build
from layout.disk.places import cache_folder
from layout.errors import Refused
from layout.requests import BuildRequest
from tests.building import ROOT, SMALL, Files, small, tree
from tests.desk.paper import ISSUE, MANIFEST, PICTURE, STORY, jpeg, story
from tests.proof.preflight.cleanly import saved
from tests.supplying import advert

# Whole builds, time and again.
pytestmark = pytest.mark.slow

CACHE = ".layout-cache"
DRAWING = f"{ISSUE}/pictures/map.svg"
ADS = f"{ISSUE}/ads"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60">{}</svg>'
BOX = '<rect width="90" height="60" fill="#c0{}" opacity=".5"/>'
AD = '[[ad]]\nname = "{0}"\nfile = "{0}.{1}"\ncolumns = 1\ndepth_mm = 60\npage = 2\n'
FILES: Files = {
    MANIFEST: SMALL
    + AD.format("fair", "pdf")
    + AD.format("inn", "svg")
    # The third has another page, or there would be no room.
    + AD.format("quad", "html.j2").replace("page = 2", "page = 3"),
    f"{ADS}/fair.pdf": saved(advert()),
    f"{ADS}/inn.svg": SVG.format(BOX.format("4020")),
    f"{ADS}/quad.html.j2": "<p>The quad is open</p>\n",
    STORY: story(
        "pictures:\n  - file: weir.jpg\n    caption: The weir\n"
        "  - file: map.svg\n    caption: The map",
        "The difficult office is *affected*, and the fjord is in flood.\n" * 40,
    ),
    PICTURE: jpeg(640, 480),
    DRAWING: SVG.format(BOX.format("8030")),
}
# What can be read again while pages are made, and what it may be by then.
LATER: dict[str, Callable[[bytes], bytes]] = {
    PICTURE: lambda _: jpeg(480, 640),
    DRAWING: lambda _: SVG.format(BOX.format("f0f0")).encode(),
    f"{ADS}/fair.pdf": lambda old: old + b"\n% another\n",
    f"{ADS}/inn.svg": lambda _: SVG.format(BOX.format("0000")).encode(),
    f"{ADS}/quad.html.j2": lambda _: b"<p>The quad is shut</p>\n",
    STORY: lambda old: old + b"The last word was added late.\n",
    MANIFEST: lambda old: old + b"\n# added late\n",
    "paper.toml": lambda old: old + b"\n# added late\n",
    "styles/courier/courier.css": lambda old: old + b"\np { color: red }\n",
    "styles/printers/SNAP_TR002_newsprint.icc": lambda old: old[:-1] + b"!",
    "fonts/SourceSerif4SmText-Regular.ttf": lambda old: old + b"\0",
}


@dataclass(frozen=True, kw_only=True)
class Paper:
    home: Path
    good: dict[str, bytes]

    def request(self, out: str, *, cache: bool = True) -> BuildRequest:
        return BuildRequest(
            issue=self.home / ISSUE,
            out=self.home / out,
            editions=("press", "screen", "archive"),
            cache=cache,
            record=False,
        )

    def built(self, out: str) -> dict[str, bytes]:
        """Build with the cache; return the files."""
        shutil.rmtree(self.home / out, ignore_errors=True)
        result = build(self.request(out)).result
        assert result.files, result.notes
        return tree(self.home / out)


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """Return a publication with all that it needs of its own, and its good files."""
    home = tmp_path_factory.mktemp("paper")
    small(home, FILES)
    for name in ("styles", "fonts"):
        shutil.copytree(ROOT / name, home / name)
    found = Paper(home=home, good={})
    result = build(found.request("good", cache=False)).result
    assert result.files, result.notes
    return Paper(home=home, good=tree(home / "good"))


@pytest.mark.parametrize("name", LATER)
def test_a_file_that_is_saved_meanwhile_is_named(name: str, paper: Paper) -> None:
    for left in (CACHE, "late"):
        shutil.rmtree(paper.home / left, ignore_errors=True)
    path = paper.home / name
    before = path.read_bytes()

    def save(stage: str, done: int, _: int) -> None:
        """Save it when the desk has read all there is, and nothing is made yet."""
        if stage == "makeup" and not done:
            path.write_bytes(LATER[name](before))

    try:
        with pytest.raises(Refused) as caught:
            build(paper.request("late"), save)
    finally:
        path.write_bytes(before)
    said = [note for note in caught.value.notes if note.code is Code.FILE_CHANGED]
    assert [note.file for note in said] == [name]
    assert not (paper.home / "late").exists(), "nothing is left of it"


def test_what_is_not_read_again_is_printed_as_it_was_read(paper: Paper) -> None:
    """Templates are there before makeup begins: workers rehearse with them."""
    shutil.rmtree(paper.home / CACHE, ignore_errors=True)
    path = paper.home / "styles/courier/page.html.j2"
    before = path.read_bytes()

    def save(stage: str, done: int, _: int) -> None:
        if stage == "makeup" and not done:
            path.write_bytes(before + b"<!-- late -->\n")

    try:
        assert build(paper.request("early"), save).result.files
    finally:
        path.write_bytes(before)
    assert tree(paper.home / "early") == paper.good


def test_what_was_changed_and_put_back_is_printed_as_it_was(paper: Paper) -> None:
    """The case of an editor who takes a picture back: no later build has the other."""
    shutil.rmtree(paper.home / CACHE, ignore_errors=True)
    path = paper.home / PICTURE
    before = path.read_bytes()

    def save(stage: str, done: int, _: int) -> None:
        if stage == "makeup" and not done:
            path.write_bytes(jpeg(480, 640))

    with pytest.raises(Refused):
        build(paper.request("late"), save)
    path.write_bytes(before)
    assert paper.built("after") == paper.good


def test_the_same_bytes_from_a_cold_a_warm_and_a_spoilt_cache(paper: Paper) -> None:
    shutil.rmtree(paper.home / CACHE, ignore_errors=True)
    assert paper.built("cold") == paper.good
    assert paper.built("warm") == paper.good
    kept = sorted(cache_folder(paper.home).glob("*/*/*"))
    kinds = {path.parent.parent.name for path in kept}
    assert {"pages", "pictures", "drawings", "galley", "words", "singles"} <= kinds
    for number, path in enumerate(kept):
        content = path.read_bytes()
        # Cut, flipped in the middle, or gone.
        middle = len(content) // 2
        flipped = bytes([content[middle] ^ 1])
        if number % 3 == 2:
            path.unlink()
        elif number % 3:
            path.write_bytes(content[:middle] + flipped + content[middle + 1 :])
        else:
            path.write_bytes(content[:middle])
    assert paper.built("spoilt") == paper.good
    for path in kept:
        assert path.is_file(), f"{path.parent.parent.name}: not made again"


def test_a_page_whose_pictures_are_gone_has_them_made(paper: Paper) -> None:
    paper.built("whole")
    shutil.rmtree(cache_folder(paper.home) / "pictures")
    assert paper.built("without") == paper.good


def test_a_cache_that_cannot_be_written_is_done_without(paper: Paper) -> None:
    shutil.rmtree(paper.home / CACHE, ignore_errors=True)
    folder = cache_folder(paper.home)
    for kind in ("pages", "pictures", "drawings", "galley", "words", "sizes"):
        (folder / kind).write_text("in the way")
    assert paper.built("barred") == paper.good
