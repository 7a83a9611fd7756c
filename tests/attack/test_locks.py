"""Locks from strangers: whatever they say, they are read as a lock or refused."""

import os
import shutil
from pathlib import Path

import pytest

from layout.errors import LayoutError, Unreadable
from layout.lock.kept import kept_path
from layout.lock.lock import LOCK, read_lock
from layout.run.locked import find_binding, home_of, lock_of
from tests.attack.attacking import canary
from tests.building import run, tree
from tests.desk.paper import ISSUE

DIGEST = "0" * 64
DEEP = "[" * 20_000
WORDS = "a." * 20_000


def replaced(text: str, table: str, line: str) -> str:
    """Put a line first in a table of a lock."""
    assert f"[{table}]\n" in text
    return text.replace(f"[{table}]\n", f"[{table}]\n{line}\n", 1)


# What is put into which table: each is no lock that any Layout writes.
LINES = {
    "a file that climbs": ("issue", f'"../secret" = "{DIGEST}"'),
    "a file that climbs later": ("issue", f'"articles/../../secret" = "{DIGEST}"'),
    "an absolute file": ("issue", f'"/etc/passwd" = "{DIGEST}"'),
    "a file of a drive": ("issue", f'"C:/x" = "{DIGEST}"'),
    "a file by backslashes": ("issue", f'"..\\\\x" = "{DIGEST}"'),
    "an address": ("publication", f'"http://example.org/x" = "{DIGEST}"'),
    "a shared file that climbs": ("publication", f'"../secret" = "{DIGEST}"'),
    "an absolute font": ("publication", f'"/etc/passwd" = "{DIGEST}"'),
    "an output that climbs": ("outputs", f'"../../press.pdf" = "{DIGEST}"'),
    "an output without a name": ("outputs", f'"" = "{DIGEST}"'),
    "a long name": ("issue", f'"{"a" * 5000}" = "{DIGEST}"'),
    "a nul in a name": ("issue", f'"a\\u0000b" = "{DIGEST}"'),
    "a short digest": ("issue", '"more.md" = "00"'),
    "a digest in capitals": ("issue", f'"more.md" = "{"A" * 64}"'),
    "a digest with a line end": ("issue", f'"more.md" = "{DIGEST}\\n"'),
    "a digest that climbs": ("publication", '"a.css" = "../../../../../../etc/passwd"'),
    "a number for a digest": ("issue", '"more.md" = 7'),
    "a list for a digest": ("outputs", '"more.md" = [1, 2]'),
    "a table for a digest": ("outputs", '"more.md" = { a = 1 }'),
    "a long version": ("versions", f'"more" = "{"9" * 100_000}"'),
    "a number for a version": ("versions", "more = 1"),
}
SWAPS = {
    "an issue that climbs": ('issue = "one"', 'issue = "../one"'),
    "an issue of two parts": ('issue = "one"', 'issue = "a/one"'),
    "an issue that is here": ('issue = "one"', 'issue = "."'),
    "an issue without a name": ('issue = "one"', 'issue = ""'),
    "an absolute issue": ('issue = "one"', 'issue = "/tmp"'),
    "a printer that climbs": ('printer = ""', 'printer = "../../../etc/passwd"'),
    "an absolute printer": ('printer = ""', 'printer = "/etc/passwd"'),
    "a year too late": ("anew = false", "anew = false\nmoment = 99999999999999999999"),
    "a year too early": ("anew = false", "anew = false\nmoment = -99999999999999"),
    "a moment that is none": ("anew = false", "anew = false\nmoment = nan"),
    "a moment without end": ("anew = false", "anew = false\nmoment = inf"),
    "a date for a moment": ("anew = false", "anew = false\nmoment = 2026-01-01"),
    "no editions": ('["press", "screen"]', "[]"),
    "an edition too many": ('["press", "screen"]', '["press", "press"]'),
    "many editions": ('["press", "screen"]', "[" + '"press",' * 50_000 + "]"),
    "a later format": ("format = 1", "format = 2"),
    "a format of many digits": ("format = 1", f"format = {'9' * 4000}"),
    "a format below one": ("format = 1", "format = 0"),
    "a format that is true": ("format = 1", "format = true"),
    "a page that looks like nothing": ('look = "', 'look = "zz'),
    "a page that looks odd": ('look = "', 'look = "0'),
    "a page with a long look": ('look = "', f'look = "{"00" * 50_000}'),
    "a page of a long text": ('\ntext = "', f'\ntext = "{"0" * 100_000}'),
    "a page below nothing": ("number = 1\n", "number = -1\n"),
    "a page of many digits": ("number = 1\n", f"number = {'9' * 300}\n"),
}
WHOLES = {
    "nothing": b"",
    "noise": bytes(range(256)),
    "UTF-16": "format = 1".encode("utf-16"),
    "lists in lists": f"format = {DEEP}".encode(),
    "tables in tables": f"[{WORDS}a]\n".encode(),
    "dotted keys": f"{WORDS}a = 1\n".encode() * 20,
    "huge": b"# a remark\n" * 4_000_000,
    "one long line": b"a" * 20_000_000,
    "many keys": b"".join(b"k%d = 1\n" % n for n in range(140_000)),
}


def spoilt(text: str, name: str) -> bytes:
    if name in LINES:
        return replaced(text, *LINES[name]).encode()
    if name in SWAPS:
        before, after = SWAPS[name]
        assert before in text, before
        return text.replace(before, after, 1).encode()
    return WHOLES[name]


@pytest.mark.parametrize("name", [*LINES, *SWAPS, *WHOLES])
def test_a_lock_that_says_what_none_says_is_refused(
    bound: Path, tmp_path: Path, name: str
) -> None:
    text = (bound / ISSUE / LOCK).read_text("utf-8")
    path = tmp_path / LOCK
    path.write_bytes(spoilt(text, name))
    begun = os.times()
    with pytest.raises(Unreadable) as refused:
        read_lock(path, LOCK)
    spent = os.times()
    [note] = refused.value.notes
    assert note.code in ("lock-broken", "lock-later")
    assert note.file == LOCK
    assert len(str(note)) < 1000
    assert spent.user - begun.user < 10


@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "a link away"])
def test_a_lock_that_is_no_file_is_refused_or_none(locked: Path, kind: str) -> None:
    path = locked / ISSUE / LOCK
    path.unlink()
    with canary(locked.parent / "outside" / "canary.txt") as bird:
        if kind == "folder":
            path.mkdir()
        elif kind == "pipe":
            os.mkfifo(path)
        elif kind == "device":
            path.symlink_to("/dev/zero")
        else:
            path.symlink_to(bird.path)
        if kind in ("folder", "pipe", "device"):
            assert lock_of(locked / ISSUE) is None
        else:
            with pytest.raises(Unreadable) as refused:
                lock_of(locked / ISSUE)
            assert [note.code for note in refused.value.notes] == ["lock-broken"]
        if kind != "a link away":
            bird.check()


@pytest.mark.parametrize(
    "how", ["changed", "gone", "emptied", "a link away", "a folder", "a pipe"]
)
def test_a_kept_file_that_is_another_is_named(locked: Path, how: str) -> None:
    lock = read_lock(locked / ISSUE / LOCK, LOCK)
    for name, digest in sorted(lock.publication.items())[:6]:
        path = locked / kept_path(name, digest)
        before = path.read_bytes()
        path.unlink()
        with canary(locked.parent / "outside" / "canary.txt") as bird:
            if how in ("changed", "emptied"):
                path.write_bytes(
                    before[: len(before) // 2] if how == "changed" else b""
                )
            elif how == "a link away":
                path.symlink_to(bird.path)
            elif how == "a folder":
                path.mkdir()
            elif how == "a pipe":
                os.mkfifo(path)
            (locked / name).write_bytes(b"") if (locked / name).is_file() else None
            with pytest.raises(Unreadable) as refused:
                find_binding(locked / ISSUE)
            bird.check()
        codes = {note.code for note in refused.value.notes}
        assert codes <= {"kept-missing", "kept-altered"}
        assert path.relative_to(locked).as_posix() in {
            note.file for note in refused.value.notes
        }
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        path.write_bytes(before)


@pytest.mark.parametrize("command", ["build", "plan", "verify"])
def test_no_command_calls_a_stranger_s_lock_a_defect(
    locked: Path, command: str
) -> None:
    text = (locked / ISSUE / LOCK).read_text("utf-8")
    more = ("-o", locked / "new") if command == "build" else ()
    for name in ("a page that looks like nothing", "a printer that climbs", "huge"):
        (locked / ISSUE / LOCK).write_bytes(spoilt(text, name))
        done = run(command, locked / ISSUE, *more)
        assert done.exit_code == 2, name
        assert "error[lock-broken]" in done.stderr
    assert not (locked / "new").exists()


def test_an_issue_locked_without_a_paper_is_its_own(locked: Path) -> None:
    lock = read_lock(locked / ISSUE / LOCK, LOCK)
    assert home_of(locked / ISSUE, lock) == locked
    text = (locked / ISSUE / LOCK).read_text("utf-8")
    lines = [line for line in text.split("\n") if not line.startswith('"paper.toml"')]
    (locked / ISSUE / LOCK).write_text("\n".join(lines), "utf-8")
    bare = read_lock(locked / ISSUE / LOCK, LOCK)
    assert home_of(locked / ISSUE, bare) == locked / ISSUE


def test_a_refused_lock_leaves_everything_as_it_was(locked: Path) -> None:
    (locked / ISSUE / LOCK).write_bytes(b"no lock")
    before = tree(locked / ISSUE)
    with pytest.raises(LayoutError):
        find_binding(locked / ISSUE)
    assert tree(locked / ISSUE) == before
