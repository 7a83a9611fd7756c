"""Only what a run has listed, and left as it was, is its own."""

import json
import os
from hashlib import sha256
from pathlib import Path

import pytest

from layout.disk.digests import digest_of
from layout.disk.owned import (
    as_made,
    check_way,
    left_over,
    listed,
    record_text,
)
from layout.disk.through_link import through_link
from layout.errors import Unreadable

OURS = digest_of(b"ours")


def made(folder: Path, name: str, content: bytes = b"ours") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    files = {"press.pdf": OURS, "html/page-01.html": OURS}
    made(tmp_path, "report.json", record_text(files).encode())
    assert listed(tmp_path / "report.json") == files
    assert list(json.loads(record_text(files))["files"]) == sorted(files)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'{"files": []}',
        b'{"files": {"a": 1}}',
        b"[" * 99999,
    ],
)
def test_a_record_that_is_none_lists_nothing(tmp_path: Path, text: bytes) -> None:
    made(tmp_path, "report.json", text)
    assert listed(tmp_path / "report.json") == {}
    assert listed(tmp_path / "none.json") == {}


def test_what_is_listed_and_as_it_was_is_left_over(tmp_path: Path) -> None:
    old, fresh = (
        made(tmp_path, "html/page-02.html"),
        made(tmp_path, "html/page-01.html"),
    )
    made(tmp_path, "press-mine.pdf")
    made(tmp_path, "changed.pdf", b"by hand")
    names = ("html/page-01.html", "html/page-02.html", "changed.pdf", "gone.pdf")
    files = dict.fromkeys(names, OURS)
    assert left_over(tmp_path, files, {fresh}) == [old]


@pytest.mark.parametrize(
    "name",
    [
        *("../theirs", "a/../../theirs", "{abs}", "link", "linked/theirs", "folder"),
        *("", ".", "pipe", "loop", "x" * 5000, "a\0b", "..\\theirs", "C:theirs"),
    ],
)
def test_nothing_else_is_however_it_is_listed(tmp_path: Path, name: str) -> None:
    theirs, out = made(tmp_path, "theirs"), tmp_path / "out"
    (out / "folder").mkdir(parents=True)
    (out / "link").symlink_to(theirs)
    (out / "linked").symlink_to(tmp_path)
    (out / "loop").symlink_to(out / "loop")
    os.mkfifo(out / "pipe")
    name = name.format(abs=theirs)
    assert left_over(out, {name: sha256(b"ours").hexdigest()}, ()) == []


def test_a_link_on_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").symlink_to(tmp_path)
    assert through_link(tmp_path, tmp_path / "a" / "c") is None
    assert through_link(tmp_path, tmp_path / "a" / "b" / "c") == tmp_path / "a" / "b"


def test_what_is_as_made_has_one_name_and_is_no_more_than_there(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"ours")
    (tmp_path / "b").write_bytes(b"edited")
    (tmp_path / "link").symlink_to("a")
    digest = sha256(b"ours").hexdigest()
    names = ("./a", "a", ".//a", "b", "link", "none", "../a", "", "a\0", "x" * 5000)
    assert as_made(tmp_path, dict.fromkeys(names, digest)) == {"a": digest}
    assert as_made(tmp_path, {"a": digest.upper()}) == {}


def test_what_is_written_to_is_no_link(tmp_path: Path) -> None:
    place = tmp_path / "build" / "one"
    check_way(tmp_path, place)
    place.mkdir(parents=True)
    (place / "shelf").symlink_to(tmp_path)
    check_way(tmp_path, place)
    with pytest.raises(Unreadable, match="build/one/shelf in it is a link") as caught:
        check_way(tmp_path, place / "shelf" / "words", "name another")
    assert caught.value.notes[0].hint == "name another"
