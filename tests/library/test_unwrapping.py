"""A file that wraps a bag has the same files for all programs, or is refused.

What common programs write is taken, with all they write besides.
"""

import gzip
import io
import os
import shutil
import struct
import subprocess
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from layout.errors import Unreadable
from layout.library.unwrapping import unwrap

DECLARED = b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n"
FILES = {
    "bag/bagit.txt": DECLARED,
    "bag/data/ebb.txt": b"The ebb runs until noon.\n" * 40,
    "bag/data/nothing": b"",
    "bag/data/noise": bytes(range(256)) * 3,
    f"bag/data/{'long/' * 18}{'name' * 20}": b"deep",
}
LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
FOLLOWS = 8


def taken(path: Path, files: dict[str, bytes] = FILES) -> None:
    """See that a file is unwrapped into just these."""
    to = path.parent / "to"
    unwrap(path, to)
    found = {
        one.relative_to(to).as_posix(): one.read_bytes()
        for one in to.rglob("*")
        if one.is_file()
    }
    assert found == files


def refused(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    with pytest.raises(Unreadable) as caught:
        unwrap(path, folder / "to")
    [note] = caught.value.notes
    assert (note.code, note.file) == ("bag-wrapping", name)
    return note.message


# --- Zips that have other files for other programs.


def zipped(files: dict[str, bytes], kind: int = zipfile.ZIP_STORED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", kind) as whole:
        for name, content in files.items():
            whole.writestr(name, content)
    return held.getvalue()


GOOD = zipped({"bag/bagit.txt": DECLARED, "bag/data/a": b"a" * 99})


def put(content: bytes, place: int, data: bytes) -> bytes:
    return content[:place] + data + content[place + len(data) :]


def put_in(content: bytes, head: bytes, offset: int, data: bytes) -> bytes:
    """Write over a field of the last head of a kind."""
    return put(content, content.rindex(head) + offset, data)


def wedged(content: bytes, place: int, data: bytes) -> bytes:
    """Put bytes before the directory, and let all that follows them say so."""
    found = content[:place] + data + content[place:]
    table = content.index(CENTRAL)
    at = found.index(CENTRAL)
    while at >= 0:
        [start] = struct.unpack_from("<L", found, at + 42)
        moved = start + len(data) if start >= place else start
        found = put(found, at + 42, struct.pack("<L", moved))
        at = found.find(CENTRAL, at + 1)
    return put_in(found, END, 16, struct.pack("<L", table + len(data)))


def hidden(name: str, content: bytes) -> bytes:
    """Return a file of a zip that no directory lists."""
    whole = zipped({name: content})
    return whole[: whole.index(CENTRAL)]


HIDDEN = hidden("bag/data/a", b"forged" * 20)
SECOND = GOOD.index(LOCAL, 4)
TABLE = GOOD.index(CENTRAL)


def remarked(content: bytes) -> bytes:
    return put_in(content, END, 20, b"\x02\x00") + b"by"


def with_entry(name: str, content: bytes, **facts: int) -> bytes:
    held = io.BytesIO(GOOD)
    with zipfile.ZipFile(held, "a") as whole:
        info = zipfile.ZipInfo(name)
        for key, value in facts.items():
            setattr(info, key, value)
        whole.writestr(info, content)
    return held.getvalue()


def with_extra(kind: int, content: bytes) -> bytes:
    held = io.BytesIO(GOOD)
    with zipfile.ZipFile(held, "a") as whole:
        info = zipfile.ZipInfo("bag/data/b")
        info.extra = struct.pack("<2H", kind, len(content)) + content
        whole.writestr(info, b"b")
    return held.getvalue()


def more_than_its_end() -> bytes:
    """Return a deflated file that ends before its bytes do."""
    whole = zipped({"bag/bagit.txt": DECLARED}, zipfile.ZIP_DEFLATED)
    table = whole.index(CENTRAL)
    [packed] = struct.unpack_from("<L", whole, 18)
    size = struct.pack("<L", packed + len(HIDDEN))
    whole = put(wedged(whole, table, HIDDEN), 18, size)
    return put_in(whole, CENTRAL, 20, size)


class Pipe(io.RawIOBase):
    """What nobody can go back in."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__()
        self._file = file

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # bytes will do
        return self._file.write(data)


def piped(files: dict[str, bytes], kind: int, *, wide: bool = False) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(Pipe(held), "w", kind) as whole:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = kind
            with whole.open(info, "w", force_zip64=wide) as file:
                file.write(content)
    return held.getvalue()


def an_end_within() -> bytes:
    """Return what seems to end early, and to have another file then, in a pipe."""
    said = struct.pack("<4s3L", b"PK\x07\x08", zlib.crc32(b"true"), 4, 4)
    content = b"true" + said + HIDDEN
    files = {"bag/bagit.txt": DECLARED, "bag/data/x": content}
    return piped(files, zipfile.ZIP_STORED)


ZIPS: dict[str, tuple[Callable[[], bytes], str]] = {
    "unlisted first": (lambda: wedged(GOOD, 0, HIDDEN), "before its first file"),
    "unlisted between": (lambda: wedged(GOOD, SECOND, HIDDEN), "lies between"),
    "unlisted last": (lambda: wedged(GOOD, TABLE, HIDDEN), "lies between"),
    "a byte between": (lambda: wedged(GOOD, SECOND, b"\0"), "lies between"),
    "a zip before": (lambda: GOOD + GOOD, "between its directory"),
    "a program before": (lambda: b"#!/bin/sh\n" + GOOD, "between its directory"),
    "bytes behind": (lambda: GOOD + b"\0", "does not end where"),
    "a remark": (lambda: remarked(GOOD), "does not end where"),
    "a remark with a zip": (lambda: GOOD + remarked(GOOD), "does not end where"),
    "before the end": (
        lambda: GOOD[:-22] + b"more" + GOOD[-22:],
        "between its directory and its end",
    ),
    "one listed less": (
        lambda: put_in(GOOD, END, 8, b"\x01\x00\x01\x00"),
        "another length",
    ),
    "one elsewhere": (lambda: put_in(GOOD, END, 8, b"\x01\x00"), "elsewhere"),
    "another name": (lambda: put_in(GOOD, LOCAL, 39, b"b"), "another name"),
    "another length": (
        lambda: put_in(GOOD, LOCAL, 18, struct.pack("<2L", 9, 9)),
        "two lengths",
    ),
    "another checksum": (lambda: put_in(GOOD, LOCAL, 14, b"crc!"), "two checksums"),
    "another way": (lambda: put_in(GOOD, LOCAL, 8, b"\x08\x00"), "in two ways"),
    "a length that follows for some": (
        lambda: put_in(GOOD, LOCAL, 6, b"\x08\x00"),
        "in two ways",
    ),
    "a folder with contents": (
        lambda: with_entry("bag/data/evil/", b"contents"),
        "a folder with contents",
    ),
    "a folder to some": (
        lambda: with_entry("bag/data/evil", b"x", external_attr=0x10),
        "no plain file to some",
    ),
    "a folder that is a link": (
        lambda: with_entry("bag/data/evil/", b"", external_attr=0o120777 << 16),
        "no plain file",
    ),
    "a folder over a file": (lambda: with_entry("bag/data/a/", b""), "is there twice"),
    "a folder outside": (lambda: with_entry("../evil/", b""), "no file inside the bag"),
    "a name that ends early": (
        lambda: with_entry("bag/data/b.txt", b"x").replace(b"b.txt", b"b\0exe"),
        "no name of a file",
    ),
    "a name in no known writing": (
        lambda: with_entry("bag/data/b", b"x").replace(b"data/b", b"data/\xe9"),
        "utf-8",
    ),
    "another name besides": (
        lambda: with_extra(0x7075, b"\x01abcdbag/data/c"),
        "few programs know",
    ),
    "a link besides": (lambda: with_extra(0x756E, b"/etc/passwd"), "few programs know"),
    "another length besides": (lambda: with_extra(1, bytes(16)), "two lengths"),
    "a file that ends early": (more_than_its_end, "ends before its bytes do"),
    "an end within": (an_end_within, "its own end within it"),
}


@pytest.mark.parametrize("how", ZIPS)
def test_a_zip_with_other_files_for_others_is_refused(tmp_path: Path, how: str) -> None:
    made, said = ZIPS[how]
    assert said in refused(tmp_path, "bag.zip", made())


def test_a_file_that_is_not_as_it_was_listed_is_refused(tmp_path: Path) -> None:
    place = GOOD.index(b"a" * 99) + 50
    assert "another checksum" in refused(tmp_path, "b.zip", put(GOOD, place, b"bbb"))


# --- Tars.


def tarred(*members: tuple[tarfile.TarInfo, bytes], form: int = 0) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=form) as whole:
        for info, content in members:
            whole.addfile(info, io.BytesIO(content))
    return held.getvalue()


def member(name: str, content: bytes = b"", **facts: object) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size = len(content)
    for key, value in facts.items():
        setattr(info, key, value)
    return info


def told(name: str, content: bytes, **facts: object) -> tuple[tarfile.TarInfo, bytes]:
    return member(name, content, **facts), content


DECLARATION = told("bag/bagit.txt", DECLARED)
TAR = tarred(DECLARATION, told("bag/data/a", b"a" * 99))
OTHER = tarred(told("bag/data/a", b"forged" * 20))
LAST = len(TAR.rstrip(b"\0")) // 512 * 512 + 512


def headed(block: bytes, place: int, data: bytes) -> bytes:
    """Write over a field of a tar's first head, and sum it up anew."""
    head = put(put(block[:512], place, data), 148, b" " * 8)
    return put(head, 148, b"%06o\0 " % sum(head)) + block[512:]


def pax(**said: str) -> bytes:
    """Return a tar whose second file has a pax head that says so."""
    return tarred(
        DECLARATION,
        told("bag/data/a", b"x" * 600, pax_headers=said),
        form=tarfile.PAX_FORMAT,
    )


def head_of(kind: bytes, content: bytes) -> bytes:
    """Return a head for the head that follows, with its content."""
    info = member("x", content, type=kind)
    return info.tobuf(tarfile.USTAR_FORMAT) + content + bytes(-len(content) % 512)


LONG = head_of(tarfile.GNUTYPE_LONGNAME, b"bag/data/long\0")
PAX = head_of(tarfile.XHDTYPE, b"22 path=bag/data/paxx\n")
A_FILE = tarred(told("bag/data/a", b"a"))
TARS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a tar behind": (lambda: TAR + OTHER, "behind its end"),
    "a tar behind one block": (lambda: TAR[: LAST + 512] + OTHER, "behind its end"),
    "a byte behind": (lambda: TAR + b"x", "behind its end"),
    "what is no head": (lambda: TAR[:LAST] + b"x" * 512 + OTHER, "broken"),
    "half a head": (lambda: TAR[:LAST] + b"x" * 99, "broken"),
    "no end": (lambda: TAR[:LAST], "cut off"),
    "half an end": (lambda: TAR[: LAST + 512], "cut off"),
    "a folder with contents": (
        lambda: headed(A_FILE, 156, tarfile.DIRTYPE),
        "a folder with contents",
    ),
    "an old folder with contents": (
        lambda: tarred(told("bag/data/a/", b"a", type=tarfile.AREGTYPE)),
        "a folder with contents",
    ),
    "a kind nobody knows": (lambda: headed(A_FILE, 156, b"q"), "no plain file"),
    "a contiguous file": (lambda: headed(A_FILE, 156, b"7"), "no plain file"),
    "a length in another way": (
        lambda: headed(A_FILE, 124, b"\x80" + bytes(10) + b"\x01"),
        "a length that is none",
    ),
    "a prefix for some": (
        lambda: headed(headed(A_FILE, 257, b"ustar  \0"), 345, b"odd"),
        "another name to some",
    ),
    "a length besides": (lambda: pax(size="0"), "few programs know"),
    "holes": (lambda: pax(**{"GNU.sparse.name": "bag/b"}), "few programs know"),
    "a folder to some": (lambda: pax(path="bag/data/b/"), "a folder to some"),
    "two names": (lambda: LONG + PAX + A_FILE, "named twice"),
    "two names the other way": (lambda: PAX + LONG + A_FILE, "named twice"),
    "a name for all": (
        lambda: head_of(tarfile.XGLTYPE, b"15 path=bag/xy\n") + A_FILE,
        "what is one file's",
    ),
    "a folder outside": (
        lambda: tarred(told("../evil", b"", type=tarfile.DIRTYPE)),
        "no file inside the bag",
    ),
}


@pytest.mark.parametrize("how", TARS)
@pytest.mark.parametrize("packed", [False, True], ids=["tar", "tgz"])
def test_a_tar_with_other_files_for_others_is_refused(
    tmp_path: Path, how: str, packed: bool
) -> None:
    made, said = TARS[how]
    content = gzip.compress(made(), 1) if packed else made()
    assert said in refused(tmp_path, "bag.tgz" if packed else "bag.tar", content)


@pytest.mark.parametrize(
    "more",
    [gzip.compress(OTHER, mtime=0), gzip.compress(b"", mtime=0), b"\0" * 512, b"x"],
    ids=["another", "an empty one", "noughts", "a letter"],
)
def test_nothing_lies_behind_what_is_gzipped(tmp_path: Path, more: bytes) -> None:
    content = gzip.compress(TAR, mtime=0) + more
    assert "behind its end" in refused(tmp_path, "bag.tar.gz", content)


def test_what_is_gzipped_in_two_parts_is_refused(tmp_path: Path) -> None:
    content = gzip.compress(TAR[:512], mtime=0) + gzip.compress(TAR[512:])
    assert refused(tmp_path, "bag.tar.gz", content)


# --- What common programs write.


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    """Return a folder with a bag in it."""
    for name, content in FILES.items():
        path = tmp_path / "from" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "from"


TOOLS = [
    *("zip -qr - bag", "zip -qr0 - bag", "zip -qrX - bag", "zip -qrD - bag"),
    *("zip -qr {out} bag", "zip -qr0 {out} bag", "zip -qrfz {out} bag"),
    *("jar -cfM {out} bag", "jar -c0fM {out} bag"),
    *(f"tar --format={form} -cf {{out}} bag" for form in ("gnu", "pax", "ustar")),
    *("tar -czf {out} bag", "tar -cf {out} ./bag", "tar -cb 1 -f {out} bag"),
    *("bsdtar -cf {out} bag", "bsdtar -czf {out} bag"),
    "bsdtar --format zip -cf {out} bag",
]


@pytest.mark.parametrize("command", TOOLS)
def test_what_common_programs_write_is_taken(bag: Path, command: str) -> None:
    tool, *words = command.split()
    if shutil.which(tool) is None or (tool == "tar" and sys.platform == "darwin"):
        pytest.skip(f"there is no {tool} here, or it is another one")
    kind = "zip" if tool in ("zip", "jar") or "zip" in words else "tar"
    out = bag.parent / f"bag.{'tgz' if '-czf' in words else kind}"
    done = subprocess.run(
        [tool, *(str(out) if word == "{out}" else word for word in words)],
        cwd=bag,
        env={"PATH": os.environ["PATH"]},
        stdout=subprocess.PIPE,
        check=True,
    )
    if not out.exists():
        out.write_bytes(done.stdout)
    taken(out)


@pytest.mark.parametrize("form", ["zip", "tar", "gztar"])
def test_what_python_wraps_is_taken(bag: Path, form: str) -> None:
    place = shutil.make_archive(str(bag.parent / "bag"), form, bag)
    taken(Path(place))


@pytest.mark.parametrize("kind", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("wide", [False, True])
def test_what_is_written_into_a_pipe_is_taken(
    tmp_path: Path, kind: int, wide: bool
) -> None:
    path = tmp_path / "bag.zip"
    files = FILES | {"bag/data/a.zip": piped(FILES, zipfile.ZIP_STORED)}
    path.write_bytes(piped(files, kind, wide=wide))
    taken(path, files)


def test_a_zip_of_64_bits_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 300)
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 2)
    content = zipped(FILES)
    assert content.count(b"PK\x06\x06") == 1
    path = tmp_path / "bag.zip"
    path.write_bytes(content)
    taken(path)
    end = content.index(b"PK\x06\x06")
    for place, data in ((end + 24, b"\x09"), (end + 4, b"\x09"), (end + 48, b"\x09")):
        assert refused(tmp_path, "other.zip", put(content, place, data))


@pytest.mark.parametrize("level", [0, 1, 9])
def test_what_hardly_fills_its_bytes_comes_out_whole(
    tmp_path: Path, level: int
) -> None:
    """A megabyte from a thousand bytes: more comes out at once than is asked for."""
    files = {"bag/bagit.txt": DECLARED, "bag/data/a": bytes(1_000_000)}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as whole:
        for name, content in files.items():
            whole.writestr(name, content)
    path = tmp_path / "bag.zip"
    path.write_bytes(held.getvalue())
    taken(path, files)


def test_folders_come_out_as_well(tmp_path: Path) -> None:
    """An empty one is a stray, which is told of the bag."""
    content = with_entry("bag/data/empty/", b"")
    path = tmp_path / "bag.zip"
    path.write_bytes(content)
    assert (unwrap(path, tmp_path / "to") / "data/empty").is_dir()
