"""`layout verify`: what it answers, and what it says differs."""

import json
import shutil
import tarfile
import zipfile
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import Result
from msgspec import structs

from layout.desk.style.builtin import builtin_folder
from layout.library.wrapping import wrap
from layout.lock.lock import Lock, lock_text, read_lock
from tests.building import run, tree
from tests.desk.paper import ISSUE, STORY

LOCK = f"{ISSUE}/issue.lock"
FONT = "fonts/SourceSerif4SmText-Regular.ttf"


def verify(home: Path, *words: str | Path) -> Result:
    return run("verify", home / ISSUE, "--against", home / "out", *words)


def relock(home: Path, **fields: object) -> None:
    lock = structs.replace(lock_of(home), **fields)
    (home / LOCK).write_text(lock_text(lock), "utf-8")


def lock_of(home: Path) -> Lock:
    return read_lock(home / LOCK, LOCK)


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


@pytest.mark.slow
def test_a_comma_a_version_and_a_font_are_told_apart(
    locked: Path, tmp_path: Path
) -> None:
    edit(locked / STORY, "The bridge shuts.", "The bridge, shuts.")
    relock(locked, versions=lock_of(locked).versions | {"pango": "1.2.3"})
    (locked / "fonts").mkdir()
    (locked / FONT).write_bytes(b"another font")
    before = tree(locked)
    found = verify(locked, "--report", tmp_path / "report")
    assert found.exit_code == 1
    lines = found.stdout.splitlines()
    assert lines[0] == "different"
    assert lines[1].startswith("page 1: ")
    assert '"The bridge shuts." became "The bridge, shuts."' in found.stdout
    said = found.stderr.splitlines()
    changed = 'changed since the lock: "The bridge, shuts." was "The bridge shuts."'
    assert any(s.startswith(f"{STORY}:5: ") and changed in s for s in said)
    assert any(f"{LOCK}: advice[version-differs]: pango is" in s for s in said)
    assert any(s.startswith(f"{FONT}: advice[style-moved]") for s in said)
    assert any(s.startswith(f"{LOCK}: advice[not-signed]") for s in said)
    assert len(said) == 4
    assert tree(locked) == before
    check_report(tmp_path / "report")


def check_report(folder: Path) -> None:
    names = sorted(path.name for path in folder.iterdir())
    record = "verify-files.json"
    assert names == ["after-01.png", "before-01.png", "index.html", record]
    text = (folder / "index.html").read_text("utf-8")
    assert "<del>The bridge shuts.</del>" in text
    assert all(name in text for name in names[:2])


@pytest.mark.slow
def test_a_bag_is_identical_and_needs_nothing_else(
    locked: Path, tmp_path: Path
) -> None:
    words = ("--ppi", "72", "--edition-number", "2", "--base-uri", "https://h.org/a")
    packed = run("archive", locked / ISSUE, "-o", tmp_path, *words)
    assert packed.exit_code == 0, packed.stderr
    [bag] = tmp_path.glob("the-test_20261204_02")
    shutil.rmtree(locked)
    # Whatever it lies in, it is the same.
    (tmp_path / "paper.toml").write_text('title = "Somebody else"\n')
    wrap(bag, tmp_path / "bag.zip", date(2026, 12, 4))
    found = run("verify", tmp_path / "bag.zip")
    assert (found.exit_code, found.stdout) == (0, "identical\n"), found.stderr

    story = "data/source/issues/one/articles/bridge.md"
    edit(bag / story, "shuts.", "shut.")
    refused = run("verify", bag)
    assert refused.exit_code == 2
    assert f"{story}: error[bag-changed]" in refused.stderr


@pytest.mark.slow
def test_equal_pages_in_other_bytes_are_the_same_pages(locked: Path) -> None:
    press = locked / "out" / "press.pdf"
    press.write_bytes(press.read_bytes() + b"% a remark\n")
    digest = sha256(press.read_bytes()).hexdigest()
    relock(locked, outputs=lock_of(locked).outputs | {"press.pdf": digest})
    found = verify(locked, "--json")
    assert found.exit_code == 0
    report = json.loads(found.stdout)
    assert (report["answer"], report["pages"]) == ("same pages", [])
    assert [change["name"] for change in report["outputs"]] == ["press.pdf"]


@pytest.mark.slow
def test_lines_that_moved_are_the_same_text(locked: Path) -> None:
    then = lock_of(locked)
    folder = locked / "styles" / "courier"
    shutil.copytree(builtin_folder() / "styles" / "courier", folder)
    edit(folder / "style.toml", "foot = 12", "foot = 12.5")
    edit(folder / "style.toml", "left = 12", "left = 12.5")
    edit(folder / "style.toml", "right = 12", "right = 11.5")
    built = run("build", locked / ISSUE, "-o", locked / "new", "--restyle", "--lock")
    assert built.exit_code == 0, built.stderr
    # As if the same sources gave this today and gave that then.
    relock(locked, outputs=then.outputs, page=then.page, story=then.story)
    found = verify(locked)
    assert found.exit_code == 1
    assert found.stdout.startswith("same text\npage 1: ")
    assert 'bridge, line 1: "Bridge shuts" moved by +1.42, ' in found.stdout
    assert " 0 changed" in found.stdout


def test_what_cannot_be_verified_is_refused_and_nothing_written(
    locked: Path, tmp_path: Path
) -> None:
    digest = lock_of(locked).publication[FONT]
    text = (locked / LOCK).read_text("utf-8")
    for spoilt, code in (
        (text[: len(text) // 2], "lock-broken"),
        (text.replace("format = 1", "format = 9"), "lock-later"),
        (text.replace('["press", ', '["stone", '), "lock-broken"),
        (text.replace(digest, "0" * 64), "kept-missing"),
        (None, "no-lock"),
    ):
        (locked / LOCK).unlink(missing_ok=True)
        if spoilt is not None:
            (locked / LOCK).write_text(spoilt, "utf-8")
        before = tree(locked)
        refused = verify(locked, "--report", tmp_path / "report")
        assert (refused.exit_code, refused.stdout) == (2, ""), code
        assert f"error[{code}]" in refused.stderr
        assert "; " in refused.stderr
        assert tree(locked) == before
        assert not (tmp_path / "report").exists()


def zipped(file: Path, name: str, mode: int = 0o100644) -> None:
    with zipfile.ZipFile(file, "w") as whole:
        entry = zipfile.ZipInfo(name)
        entry.external_attr = mode << 16
        whole.writestr(entry, "/etc/passwd")


def tarred(file: Path, name: str, kind: bytes) -> None:
    with tarfile.open(file, "w") as whole:
        entry = tarfile.TarInfo(name)
        entry.type, entry.linkname = kind, "/etc/passwd"
        whole.addfile(entry)


def test_one_file_that_is_no_bag_is_refused_and_nothing_lands_outside(
    tmp_path: Path,
) -> None:
    (tmp_path / "cut.zip").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "cut.tar").write_bytes(b"no tar at all")
    zipped(tmp_path / "climbs.zip", "../outside.txt")
    zipped(tmp_path / "link.zip", "bag/bagit.txt", 0o120777)
    zipped(tmp_path / "other.zip", "letters/one.txt")
    tarred(tmp_path / "link.tar", "bag/bagit.txt", tarfile.SYMTYPE)
    tarred(tmp_path / "hard.tar", "bag/bagit.txt", tarfile.LNKTYPE)
    tarred(tmp_path / "climbs.tar", "../outside.txt", tarfile.REGTYPE)
    before = tree(tmp_path)
    for path in sorted(tmp_path.iterdir()):
        refused = run("verify", path)
        assert (refused.exit_code, refused.stdout) == (2, ""), path.name
        assert f"{path.name}: error[bag-wrapping]: " in refused.stderr
    assert tree(tmp_path) == before


def test_an_issue_that_cannot_be_built_any_more_is_different(locked: Path) -> None:
    edit(locked / STORY, "The bridge shuts.", "The bridge ☃ shuts.")
    found = verify(locked)
    assert (found.exit_code, found.stdout) == (1, "different\n")
    assert "error[missing-glyph]" in found.stderr
