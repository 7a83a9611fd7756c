"""Bags of small issues: the same bytes anywhere, refused or whole, built again."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from layout.library.wrapping import wrap
from layout.lock.lock import read_lock
from tests.attack.test_bags import rehash
from tests.building import run, small, tree
from tests.desk.paper import ISSUE, MANIFEST, STORY, story
from tests.library import schemas

HERE = {"TZ": "UTC", "PYTHONHASHSEED": "1", "LANG": "C"}
THERE = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "77", "LANG": "de_DE.UTF-8"}
COARSE = ("--ppi", "72")
CATALOGUED = """title = "The Test"
sections = ["News", "Sport"]
issn = "2049-3630"
lccn = "sn98765432"
"""
VOLUME = "number = 1\nvolume = 139\ndate = 2026-12-04\npages = 4\n"


def packed(issue: Path, out: Path, world: dict[str, str], *more: str) -> dict[str, str]:
    """Archive in a process of its own; return the sha256 of all files."""
    words = [sys.executable, "-m", "layout", "archive", str(issue), "-q", *COARSE]
    umask = 0o077 if world is THERE else 0o022
    subprocess.run(
        [*words, "-o", str(out), *more],
        env=os.environ | world,
        check=True,
        umask=umask,
    )
    return {
        name: hashlib.sha256(content).hexdigest()
        for name, content in tree(out).items()
        if content
    }


@pytest.mark.slow
def test_the_same_issue_gives_the_same_bag(tmp_path: Path) -> None:
    one = small(tmp_path / "one", {})
    shutil.copytree(tmp_path / "one", tmp_path / "deep" / "two")
    two = tmp_path / "deep" / "two" / one.relative_to(tmp_path / "one")
    first = packed(one, tmp_path / "a", HERE, "--jobs", "1", "--no-cache")
    assert len(first) > 30
    assert packed(two, tmp_path / "b", THERE, "--jobs", "2") == first
    # Again, locked and from the cache, over the bag that is there.
    [bag] = (tmp_path / "b").iterdir()
    gone = bag / "data" / "articles" / "gone.xml"
    gone.write_text("of an earlier run", "utf-8")
    rehash(bag)
    assert packed(two, tmp_path / "b", HERE) == first


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a publication with the bag of its issue in bags/."""
    home = tmp_path_factory.mktemp("shelf")
    done = run("archive", small(home, {}), *COARSE, "-o", home / "bags")
    assert done.exit_code == 0, done.stderr
    return home


@pytest.mark.slow
def test_the_source_builds_the_issue_again(shelf: Path, tmp_path: Path) -> None:
    [bag] = (shelf / "bags").iterdir()
    moved = shutil.copytree(bag / "data/source", tmp_path / "elsewhere" / "source")
    [again] = (moved / "issues").iterdir()
    done = run("build", again, "--edition", "all", "-o", tmp_path / "out")
    assert done.exit_code == 0, done.stderr
    outputs = read_lock(again / "issue.lock", "issue.lock").outputs
    for name, digest in outputs.items():
        content = (tmp_path / "out" / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest, name
    kept = (tmp_path / "out" / "archive.pdf").read_bytes()
    assert (bag / "data" / "issue.pdf").read_bytes() == kept


@pytest.mark.slow
def test_a_bag_verifies(shelf: Path) -> None:
    [bag] = (shelf / "bags").iterdir()
    done = run("verify", bag)
    assert done.exit_code == 0, done.stderr
    assert "identical" in done.stdout


@pytest.mark.slow
def test_a_bag_may_be_one_file(shelf: Path, tmp_path: Path) -> None:
    words = ("archive", shelf / ISSUE, *COARSE, "--as", "zip", "--json")
    done = run(*words, "-o", tmp_path / "files")
    [whole] = (tmp_path / "files").iterdir()
    with zipfile.ZipFile(whole) as file:
        assert {entry.date_time[:3] for entry in file.infolist()} == {(2026, 12, 4)}
        file.extractall(tmp_path / "out")
    assert tree(tmp_path / "out") == tree(shelf / "bags")
    facts = json.loads(done.stdout)
    assert f"{facts['bag']}.zip" == whole.name
    assert facts["pages"] == 4
    bag = shelf / "bags" / facts["bag"]
    assert facts["files"] == sum(path.is_file() for path in bag.rglob("*"))


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["zip", "tar"])
def test_one_file_is_the_same_whenever_it_is_written(
    shelf: Path, tmp_path: Path, shape: str
) -> None:
    [bag] = (shelf / "bags").iterdir()
    one, two = tmp_path / f"one.{shape}", tmp_path / f"two.{shape}"
    wrap(bag, one, date(2026, 12, 4))
    copy = shutil.copytree(bag, tmp_path / "again" / bag.name)
    for path in copy.rglob("*"):
        path.chmod(0o700)
        os.utime(path, (1, 1))
    wrap(copy, two, date(2026, 12, 4))
    assert one.read_bytes() == two.read_bytes()
    if shape == "tar":
        with tarfile.open(one) as file:
            file.extractall(tmp_path / "out", filter="data")
        assert tree(tmp_path / "out") == tree(shelf / "bags")


@pytest.mark.slow
def test_older_loaders_get_what_they_ask_for(tmp_path: Path) -> None:
    issue = small(tmp_path, {"paper.toml": CATALOGUED, MANIFEST: VOLUME})
    words = ("archive", issue, *COARSE, "--alto", "2.0", "-o", tmp_path / "bags")
    assert run(*words, "--edition-number", "2").exit_code == 0
    [bag] = (tmp_path / "bags").iterdir()
    assert bag.name.endswith("_20261204_02")
    folder = bag / "data/sn98765432/print/2026120402"
    mets = etree.parse(folder / "2026120402.xml")
    found = {e.get("type"): e[0].text for e in mets.iter("{*}detail") if len(e)}
    assert (found["volume"], found["issue"], found["edition"]) == ("139", "1", "2")
    identifiers = {e.get("type"): e.text for e in mets.iter("{*}identifier")}
    assert identifiers == {"lccn": "sn98765432", "issn": "2049-3630"}
    pages = sorted(folder.glob("0*.xml"))
    assert len(pages) == 4
    for path in pages:
        schemas.check(path.read_bytes(), "alto-2-0.xsd")
    [sheet] = etree.parse(pages[0]).getroot().iter("{*}Page")
    # Twelve-hundredths of an inch: the page is 289 mm wide.
    assert abs(int(sheet.get("WIDTH")) - 289 / 25.4 * 1200) <= 1


def test_an_issue_with_errors_is_not_packed(tmp_path: Path) -> None:
    issue = small(tmp_path, {STORY: story("pictures: [{file: none.jpg}]")})
    done = run("archive", issue, *COARSE, "-o", tmp_path / "bags")
    assert done.exit_code == 1
    assert "error[" in done.stderr
    assert not (tmp_path / "bags").exists()
    assert not (issue / "issue.lock").exists()


def test_an_address_has_to_be_one(tmp_path: Path) -> None:
    issue = small(tmp_path, {})
    done = run("archive", issue, "--base-uri", "shelf/7", "-o", tmp_path / "bags")
    assert done.exit_code == 2
    assert "https://" in done.stderr
    assert not (tmp_path / "bags").exists()


@pytest.mark.slow
def test_over_a_bag_that_somebody_has_put_a_file_in_no_bag_is_written(
    shelf: Path, tmp_path: Path
) -> None:
    bags = shutil.copytree(shelf / "bags", tmp_path / "bags")
    [bag] = bags.iterdir()
    (bag / "data" / "articles" / "mine.xml").write_text("somebody's own", "utf-8")
    before = tree(bags)
    refused = run("archive", shelf / ISSUE, *COARSE, "-o", bags)
    assert refused.exit_code == 2
    assert f"{bag.name}: error[output-unwritable]: data/articles/mine.xml in it" in (
        refused.stderr
    )
    assert tree(bags) == before
