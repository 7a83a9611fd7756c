"""Bags from strangers: changed with their hashes, or packed to do harm."""

import gzip
import io
import json
import os
import re
import shutil
import struct
import tarfile
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path, PurePosixPath

import pikepdf
import pytest
from msgspec import structs

from layout.codes import Code
from layout.commands.verify_bag import bag_case, lock_odds, remarks_on_bag
from layout.disk.digests import digest_of_file
from layout.errors import Unreadable
from layout.library.accounting import Odds, Repacked, Unaccounted, unaccounted
from layout.library.bagging import MANIFEST, TAGS, manifest_text, tags_text
from layout.library.fixity import INFO, check_bag, whole_bag
from layout.library.packed import facts_text, read_form
from layout.library.unwrapping import unwrap
from layout.lock.comparing import compare
from layout.lock.lock import lock_text, read_lock
from tests.attack.attacking import attack, canary
from tests.building import run, small, tree
from tests.desk.paper import ISSUE
from tests.desk.paper import MANIFEST as ISSUE_TOML
from tests.once import made_once

ONE_PAGE = "number = 1\ndate = 2026-12-04\npages = 1\n"
LOCK = f"data/source/{ISSUE}/issue.lock"
PAGES = "data/the-test/print/2026120401"
FORGED = b"forged"
# What a change of it changes: these say what the others are.
LISTS = {MANIFEST, TAGS, INFO}
# These say how the others are looked at: one that is changed hides what they are.
TELLING = {LOCK, "bagit.txt", "data/build.json", "data/iiif/manifest.json"}


@pytest.fixture(scope="session")
def bag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Archive a small issue once; tests change copies of its bag."""
    home = made_once(tmp_path_factory, "archived", archived)
    [found] = (home / "bags").iterdir()
    return found


def archived(home: Path) -> None:
    done = run(
        *("archive", small(home, {ISSUE_TOML: ONE_PAGE}), "-o", home / "bags"),
        *("--ppi", "72"),
    )
    assert done.exit_code == 0, done.stderr


@pytest.fixture
def copy(bag: Path, tmp_path: Path) -> Path:
    return copied(bag, tmp_path / "copy")


def copied(bag: Path, place: Path) -> Path:
    """Copy a bag by its names: whoever changes a file writes another."""
    shutil.rmtree(place, ignore_errors=True)
    return Path(shutil.copytree(bag, place, copy_function=os.link))


def names(bag: Path) -> list[str]:
    return sorted(name for name in tree(bag) if (bag / name).is_file())


def write(bag: Path, name: str, content: bytes) -> None:
    path = bag / name
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def rehash(bag: Path, *, but: frozenset[str] = frozenset()) -> Path:
    """Make a bag's lists agree with its files, as whoever changes one would."""
    payload = [path for path in (bag / "data").rglob("*") if path.is_file()]
    oxum = f"{sum(path.stat().st_size for path in payload)}.{len(payload)}"
    if (bag / INFO).is_file():
        info = re.sub("Payload-Oxum: .*", f"Payload-Oxum: {oxum}", said(bag / INFO))
        write(bag, INFO, info.encode())
    for name, text in ((MANIFEST, manifest_text), (TAGS, tags_text)):
        if name not in but:
            write(bag, name, text(bag).encode())
    return bag


def said(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "surrogateescape")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Says of a changed bag which files are not those of the whole one."""

    whole: Path

    def named(self, bag: Path) -> set[str]:
        try:
            return {file.name for file in self.found(bag)}
        except Unreadable as refused:
            return {note.file for note in refused.notes}

    def found(self, bag: Path) -> tuple[Unaccounted, ...]:
        found = bag_case(bag)
        if found is None:
            return (Unaccounted(name=LOCK, odds=Odds.MISSING, made=False),)
        info = [line.split(": ", 1) for line in said(self.whole / INFO).splitlines()]
        repacked = Repacked(
            bag=bag,
            lock=found.original.lock,
            # The whole bag is what comes out when it is packed again: see below.
            made=self.whole,
            info=tuple((label, text) for label, text in info if "Oxum" not in label),
            facts=facts_text(self.whole.name, found.form, found.original.lock),
            signatures=found.signatures,
        )
        return unaccounted(repacked)


# --- Changed, and hashed anew.


def flipped(bag: Path, name: str) -> set[str]:
    content = bytearray((bag / name).read_bytes() or b"\0")
    content[len(content) // 2] ^= 1
    write(bag, name, bytes(content))
    return {name}


def reworded(bag: Path, name: str) -> set[str]:
    content = (bag / name).read_bytes()
    write(bag, name, re.sub(rb"[a-z]{4,}(?=[^a-z])", FORGED, content, count=1) + b"\n")
    return {name}


def emptied(bag: Path, name: str) -> set[str]:
    write(bag, name, b"")
    return {name}


def deleted(bag: Path, name: str) -> set[str]:
    (bag / name).unlink()
    # An empty folder would be told of before all else.
    for folder in PurePosixPath(name).parents:
        with suppress(OSError):
            (bag / folder).rmdir()
    return {name}


def renamed(bag: Path, name: str) -> set[str]:
    other = f"{name}.old"
    (bag / name).rename(bag / other)
    return {name, other}


def joined_by_a_stray(bag: Path, name: str) -> set[str]:
    stray = f"{name.rpartition('.')[0]}-2.{name.rpartition('.')[2]}"
    write(bag, stray, (bag / name).read_bytes())
    return {stray}


def swapped(bag: Path, name: str) -> set[str]:
    kin = [n for n in names(bag) if Path(n).suffix == Path(name).suffix and n != name]
    kin = [n for n in kin if (bag / n).read_bytes() != (bag / name).read_bytes()]
    if name not in TELLING:
        kin = [n for n in kin if n not in LISTS | TELLING]
    if not kin:
        return set()
    one, other = (bag / name).read_bytes(), (bag / kin[0]).read_bytes()
    write(bag, name, other)
    write(bag, kin[0], one)
    return {name, kin[0]}


def shelves(bag: Path) -> Iterator[list[str]]:
    """Yield the names of a bag's files by their folders, those that tell alone.

    A folder's files can be changed all at once, as each is to be named.
    """
    rest = [name for name in names(bag) if name not in LISTS | TELLING]
    yield from ([name] for name in sorted(TELLING))
    for _, shelf in groupby(sorted(rest, key=_folder), key=_folder):
        yield list(shelf)


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def odd_ones(bag: Path, other: Path, names: set[str]) -> set[str]:
    """Return the names of what lies in one bag as it does not in the other."""
    return {name for name in names if lies(bag / name) != lies(other / name)}


def lies(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [flipped, reworded, emptied, deleted, renamed, joined_by_a_stray, swapped],
)
def test_no_file_of_a_bag_can_be_changed_unseen(
    bag: Path, tmp_path: Path, change: Callable[[Path, str], set[str]]
) -> None:
    judge, missed, every = Judge(whole=bag), [], set[str]()
    for shelf in shelves(bag):
        changed = copied(bag, tmp_path / "copy")
        touched = {odd for name in shelf for odd in change(changed, name)}
        # Two that are swapped twice are as they were.
        due = odd_ones(bag, changed, touched)
        named = judge.named(rehash(changed))
        # What a lock or a declaration says is missed elsewhere too.
        telling = bool(named) if shelf[0] in TELLING else due <= named
        if due and not telling:
            missed.append((shelf, due - named))
        every |= due
    assert missed == []
    assert len(every) > len(names(bag)) // 2, "all these changes changed nothing"


@pytest.mark.parametrize("name", sorted(LISTS | {"bagit.txt"}))
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text + b"\n", id="an empty line"),
        pytest.param(lambda text: text.replace(b"\n", b"\r\n"), id="CRLF"),
        pytest.param(lambda text: text.replace(b"  data", b" *data"), id="stars"),
        pytest.param(lambda text: text.replace(b"a", b"A"), id="capitals"),
        pytest.param(lambda text: b"\xef\xbb\xbf" + text, id="a mark"),
        pytest.param(lambda text: b"".join(text.splitlines(True)[::-1]), id="order"),
    ],
)
def test_lists_are_what_would_be_written_for_the_files(
    bag: Path, copy: Path, name: str, change: Callable[[bytes], bytes]
) -> None:
    before = (copy / name).read_bytes()
    after = change(before)
    if after == before:
        pytest.skip("nothing of it to change")
    write(copy, name, after)
    if name != TAGS:
        write(copy, TAGS, tags_text(copy).encode())
    assert Judge(whole=bag).named(copy) & {name, "data/build.json", *names(copy)}


def test_a_label_more_is_named(bag: Path, copy: Path) -> None:
    write(copy, INFO, b"Contact-Name: Somebody else\n" + (copy / INFO).read_bytes())
    assert Judge(whole=bag).named(rehash(copy)) == {INFO}


@pytest.mark.parametrize(
    "stray",
    [
        *("notes.txt", "tagmanifest-md5.exe", "data/x", "data/source/run.sh"),
        *("a/b/c.txt", f"data/source/{ISSUE}/articles/more.md"),
        *(f"{PAGES}/0002.jp2", "data/press/x.pdf"),
    ],
)
def test_a_stray_is_named(bag: Path, copy: Path, stray: str) -> None:
    write(copy, stray, b"stray")
    assert stray in Judge(whole=bag).named(rehash(copy))


@pytest.mark.parametrize("table", ["issue", "publication", "outputs", "hyphenation"])
def test_a_lock_that_is_changed_with_its_bag_is_named(
    bag: Path, copy: Path, table: str
) -> None:
    lock = read_lock(copy / LOCK, LOCK)
    # One of each kind: they are all looked at alike.
    kinds = {Path(name).suffix: name for name in getattr(lock, table)}
    for name in kinds.values():
        changed = structs.replace(
            lock, **{table: getattr(lock, table) | {name: "0" * 64}}
        )
        write(copy, LOCK, lock_text(changed).encode())
        assert Judge(whole=bag).named(rehash(copy)), name


def test_a_lock_with_a_remark_is_named(bag: Path, copy: Path) -> None:
    write(copy, LOCK, (copy / LOCK).read_bytes() + b"# by the way\nmore = 1\n")
    assert LOCK in Judge(whole=bag).named(rehash(copy))


# --- The whole way, each with the pages set again.


def forged_image(bag: Path) -> str:
    return flipped(bag, f"{PAGES}/0001.jp2").pop()


def forged_word(bag: Path) -> str:
    path = f"{PAGES}/0001.xml"
    text = re.sub('CONTENT="[a-z]{4,}"', 'CONTENT="forged"', said(bag / path), count=1)
    write(bag, path, text.encode())
    return path


def forged_spaces(bag: Path) -> str:
    path = f"data/source/{ISSUE}/articles/bridge.md"
    write(bag, path, (bag / path).read_bytes() + b"\n\n")
    return path


def forged_press(bag: Path) -> str:
    [path] = (bag / "data/press").glob("*.pdf")
    name = path.relative_to(bag).as_posix()
    write(bag, name, path.read_bytes() + b"% more\n")
    return name


def forged_look(bag: Path) -> str:
    text = said(bag / LOCK)
    write(bag, LOCK, re.sub('text = "[0-9a-f]{4}', 'text = "0000', text).encode())
    return LOCK


FORGERS = (forged_image, forged_word, forged_spaces, forged_press)


@pytest.mark.slow
@pytest.mark.parametrize("forgers", [FORGERS, (forged_look,)], ids=["all", "look"])
def test_verify_says_different_and_names_each_file(
    copy: Path, forgers: tuple[Callable[[Path], str], ...]
) -> None:
    forged = [forge(copy) for forge in forgers]
    done = run("verify", rehash(copy))
    assert (done.exit_code, done.stdout.splitlines()[0]) == (1, "different")
    for name in forged:
        assert f"{name}: error[bag-differs]" in done.stderr


@pytest.mark.slow
def test_what_other_programs_made_is_said_to_be_unproved(copy: Path) -> None:
    lock = read_lock(copy / LOCK, LOCK)
    other = structs.replace(lock, versions=lock.versions | {"pango": "9.9"})
    write(copy, LOCK, lock_text(other).encode())
    facts = said(copy / "data/build.json")
    pango = f'"pango": "{lock.versions["pango"]}"'
    assert pango in facts
    write(copy, "data/build.json", facts.replace(pango, '"pango": "9.9"').encode())
    name = forged_image(copy)
    done = run("verify", rehash(copy))
    assert (done.exit_code, done.stdout.splitlines()[0]) == (1, "same pages")
    assert f"{name}: warning[bag-unproved]" in done.stderr
    assert "bag-differs" not in done.stderr


# --- The lock's outputs changed as well, and what is said of them.


def agreed(bag: Path, outputs: dict[str, str], versions: dict[str, str]) -> Path:
    """Let lock, build.json and lists all say that these outputs were made."""
    lock = read_lock(bag / LOCK, LOCK)
    changed = structs.replace(
        lock, outputs=lock.outputs | outputs, versions=lock.versions | versions
    )
    write(bag, LOCK, lock_text(changed).encode())
    # The folder of a copy has another name than the bag.
    name = json.loads(said(bag / "data/build.json"))["bag"]
    write(bag, "data/build.json", facts_text(name, read_form(bag), changed))
    return rehash(bag)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lie:
    """Files that were changed, what the outputs say then, and what is to be named."""

    outputs: dict[str, str]
    named: str


def another_press_file(bag: Path) -> Lie:
    [path] = (bag / "data/press").glob("*.pdf")
    name = path.relative_to(bag).as_posix()
    write(bag, name, (bag / f"{PAGES}/0001.pdf").read_bytes())
    output = name.removeprefix("data/")
    return Lie(outputs={output: digest_of_file(bag / name)}, named=name)


def another_issue_file(bag: Path) -> Lie:
    name = "data/issue.pdf"
    with pikepdf.open(bag / name) as pdf:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        pdf.Root.OpenAction = script
        pdf.attachments["more.exe"] = b"MZ"
        held = io.BytesIO()
        pdf.save(held)
    write(bag, name, held.getvalue())
    return Lie(outputs={"archive.pdf": digest_of_file(bag / name)}, named=name)


def a_press_file_more(bag: Path) -> Lie:
    [path] = (bag / "data/press").glob("*.pdf")
    name = "data/press/zz.pdf"
    write(bag, name, path.read_bytes())
    return Lie(outputs={"press/zz.pdf": digest_of_file(path)}, named=name)


def a_press_file_that_is_not_there(bag: Path) -> Lie:
    name = "data/press/zy.pdf"
    return Lie(outputs={"press/zy.pdf": "0" * 64}, named=name)


def outputs_that_lie_in_no_bag(bag: Path) -> Lie:
    return Lie(outputs={"screen.pdf": "1" * 64, "more.html": "0" * 64}, named=LOCK)


PRINTED_LIES = [
    another_press_file,
    another_issue_file,
    a_press_file_more,
    a_press_file_that_is_not_there,
]


@pytest.mark.parametrize("lie", PRINTED_LIES)
def test_a_printed_file_is_not_what_the_lock_has_alone(
    bag: Path, copy: Path, lie: Callable[[Path], Lie]
) -> None:
    told = lie(copy)
    assert Judge(whole=bag).named(agreed(copy, told.outputs, {})) == {told.named}


def test_a_printed_file_that_the_lock_vouches_for_is_unproved_at_most(
    bag: Path, copy: Path
) -> None:
    told = another_press_file(copy)
    [file] = Judge(whole=bag).found(agreed(copy, told.outputs, {}))
    assert (file.name, file.made) == (told.named, True)


def test_a_lock_that_has_other_outputs_is_named(bag: Path, copy: Path) -> None:
    now = read_lock(copy / LOCK, LOCK)
    told = outputs_that_lie_in_no_bag(copy)
    case = bag_case(agreed(copy, told.outputs, {}))
    assert case is not None
    assert [file.name for file in lock_odds(case, now)] == [LOCK]
    found = compare(case.original.lock, now)
    [note] = remarks_on_bag(tuple(lock_odds(case, now)), found)
    assert (note.code, note.file) == (Code.BAG_DIFFERS, LOCK)
    assert note.message.endswith(": more.html, screen.pdf")


@pytest.mark.slow
@pytest.mark.parametrize(
    "lies", [PRINTED_LIES, [outputs_that_lie_in_no_bag]], ids=["printed", "none"]
)
def test_verify_is_not_taken_in_by_a_bag_that_agrees_with_itself(
    copy: Path, lies: list[Callable[[Path], Lie]]
) -> None:
    told = [lie(copy) for lie in lies]
    outputs = {name: digest for one in told for name, digest in one.outputs.items()}
    done = run("verify", agreed(copy, outputs, {}))
    assert (done.exit_code, done.stdout.splitlines()[0]) == (1, "different")
    for one in told:
        assert f"{one.named}: error[bag-differs]" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("lie", [another_issue_file, outputs_that_lie_in_no_bag])
def test_verify_proves_no_outputs_that_are_said_to_be_of_other_programs(
    copy: Path, lie: Callable[[Path], Lie]
) -> None:
    told = lie(copy)
    done = run("verify", agreed(copy, told.outputs, {"pango": "9.9"}))
    assert done.exit_code == 1
    assert f"{told.named}: warning[bag-unproved]" in done.stderr


# --- Lists that are to do harm.


BIG = 40_000_000
DECLARED = b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n"


def facts(bag: str, alto: str, ppi: int) -> bytes:
    """Return what data/build.json says of how a bag was packed."""
    return json.dumps({"bag": bag, "alto": alto, "images": {"ppi": ppi}}).encode()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        (MANIFEST, b"0" * BIG, "bag-broken"),
        (MANIFEST, b"x\n" * 2_000_000, "bag-broken"),
        (MANIFEST, b"0  data/" + b"a/" * 100_000 + b"\n", "bag-missing"),
        (MANIFEST, b"0  /etc/passwd\n0  ../../x\n0  ~/x\n0  C:\\x\n", "bag-outside"),
        (MANIFEST, b"0  data/%2e%2e/x\n0  data/%00\n", "bag-missing"),
        (MANIFEST, b"0  data/\0x\n", "bag-missing"),
        (MANIFEST, "0  data/\u202efdp.exe\n".encode(), "bag-missing"),
        (MANIFEST, b"\xff\xfe\x00", "bag-broken"),
        (MANIFEST, b"0  data/build.json\n0  data/build.json\n", "bag-broken"),
        (MANIFEST, b"", "bag-extra"),
        ("manifest-shake128.txt", b"0  data/build.json\n", "bag-broken"),
        ("manifest-md5.txt", b"0  data/build.json\n", "bag-changed"),
        ("manifest-sha512.txt", b"0  data/build.json\n", "bag-changed"),
        ("tagmanifest-sha3.txt", b"0  bagit.txt\n", "bag-broken"),
        ("bagit.txt", b"BagIt-Version: 2.0\n", "bag-broken"),
        ("bagit.txt", b"BagIt-Version: 0.97\n" * 5, "bag-broken"),
        ("bagit.txt", b"\0" * BIG, "bag-broken"),
        (
            "bagit.txt",
            b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-16\n",
            "bag-broken",
        ),
        ("fetch.txt", b"http://example.org/x 10 data/x\n", "bag-broken"),
        ("fetch.txt", b"file:///etc/passwd 10 data/x\n", "bag-broken"),
        (INFO, b"Payload-Oxum: 9" + b"9" * 9_000 + b".1\n", "bag-oxum"),
        (INFO, b"Payload-Oxum: \xd9\xa1.\xd9\xa1\n", "bag-oxum"),
        (INFO, b"a" * BIG, "bag-broken"),
        (INFO, b"x\n" * 100_000, "bag-broken"),
        ("data/build.json", b"[" * 500_000, "bag-broken"),
        (
            "data/build.json",
            b'{"bag": "a_01", "alto": "9", "images": {}}',
            "bag-broken",
        ),
        (
            "data/build.json",
            b'{"bag":"a_01","alto":"4.4","images":{"ppi":90000}}',
            "bag-broken",
        ),
        (
            "data/build.json",
            b'{"bag":"a_00","alto":"4.4","images":{"ppi":72}}',
            "bag-broken",
        ),
        ("data/iiif/manifest.json", b'{"id": "javascript:alert(1)"}', "bag-broken"),
        ("data/iiif/manifest.json", b'{"id": 1e999}', "bag-broken"),
    ],
)
def test_a_list_that_is_to_do_harm_is_refused_by_name(
    copy: Path, name: str, content: bytes, code: str
) -> None:
    write(copy, name, content)
    if name.startswith("data/"):
        rehash(copy)
    with pytest.raises(Unreadable) as refused:
        bag_case(copy)
    assert code in {note.code for note in refused.value.notes}
    assert len(refused.value.notes) <= 101


@pytest.mark.parametrize(
    "target", ["/etc/passwd", "../../../../canary.txt", "build.json", ".", "nowhere"]
)
def test_a_link_in_a_bag_is_refused_and_not_followed(copy: Path, target: str) -> None:
    (copy / "data/link").symlink_to(target)
    with canary(copy.parent / "canary.txt") as bird:
        with pytest.raises(Unreadable) as refused:
            whole_bag(rehash(copy))
        bird.check()
    assert "bag-outside" in {note.code for note in refused.value.notes}


def test_a_pipe_in_a_bag_is_refused(copy: Path) -> None:
    os.mkfifo(copy / "data/pipe")
    assert "bag-outside" in {note.code for note in check_bag(copy)[1]}


@pytest.mark.parametrize("name", ["bagit.txt", MANIFEST, INFO, TAGS])
def test_a_list_that_is_a_pipe_is_not_waited_for(copy: Path, name: str) -> None:
    (copy / name).unlink()
    os.mkfifo(copy / name)
    with pytest.raises(Unreadable):
        whole_bag(copy)


def test_folders_without_end_are_refused(copy: Path) -> None:
    place = copy / "data"
    for _ in range(300):
        place /= "a"
    place.mkdir(parents=True)
    with pytest.raises(Unreadable) as refused:
        whole_bag(copy)
    assert [note.code for note in refused.value.notes] == ["bag-broken"]


# --- Wrapped to do harm.


DECLARED = b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n"


def zipped(
    *entries: tuple[str | zipfile.ZipInfo, bytes], deflated: bool = False
) -> bytes:
    out = io.BytesIO()
    kind = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w", kind) as whole:
        for name, content in entries:
            with warnings.catch_warnings():
                # Of names that are there twice.
                warnings.simplefilter("ignore")
                whole.writestr(name, content)
    return out.getvalue()


def tarred(*entries: tarfile.TarInfo, content: bytes = b"") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as whole:
        for entry in entries:
            whole.addfile(entry, io.BytesIO(content))
    return out.getvalue()


def member(name: str, **facts: object) -> tarfile.TarInfo:
    found = tarfile.TarInfo(name)
    for key, value in facts.items():
        setattr(found, key, value)
    return found


def entry(name: str, **facts: object) -> zipfile.ZipInfo:
    found = zipfile.ZipInfo(name)
    for key, value in facts.items():
        setattr(found, key, value)
    return found


def patched(content: bytes, at: bytes, offset: int, put: bytes) -> bytes:
    """Write over a field of every head of a kind in a zip."""
    found, place = bytearray(content), content.find(at)
    while place >= 0:
        found[place + offset : place + offset + len(put)] = put
        place = content.find(at, place + 1)
    return bytes(found)


LATER = b"PK\x06\x07" + b"\xff" * 16
LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
GOOD = zipped(("bag/bagit.txt", DECLARED), ("bag/data/a", b"a" * 99))


def four(number: int) -> bytes:
    """Write a number as a zip has it, in four bytes."""
    return struct.pack("<I", number)


def bomb() -> bytes:
    return zipped(
        ("bag/bagit.txt", DECLARED), ("bag/data/a", bytes(200_000_000)), deflated=True
    )


ODD_NAMES = {
    "climbs": "../x",
    "climbs later": "bag/../../x",
    "absolute": "/tmp/x",
    "a drive": "C:/x",
    "a drive's folder": "C:x",
    "backslashes": "bag\\..\\..\\x",
    "a share": "\\\\host\\x",
    "an address": "http://example.org/x",
    "a folder": ".",
    "deep": "/".join(["a"] * 60),
    "long": f"bag/{'a' * 300}",
    "long in all": "/".join(["a" * 200] * 20),
    "an escape": "bag/\x1b[2J",
    "a line end": "bag/a\nb",
    "twice": "bag/bagit.txt",
    "twice but for case": "bag/BAGIT.TXT",
    "below a file": "bag/bagit.txt/x",
}
Maker = Callable[[], bytes]
ZIPS: dict[str, Maker] = {
    **{
        f"zip, {how}": partial(zipped, ("bag/bagit.txt", DECLARED), (name, b"x"))
        for how, name in ODD_NAMES.items()
        if name
    },
    "zip, a link": lambda: zipped(
        (entry("bag/a", external_attr=0o120777 << 16), b"/etc/passwd")
    ),
    "zip, a device": lambda: zipped(
        (entry("bag/a", external_attr=0o020666 << 16), b"")
    ),
    "zip, a bomb": lambda: bomb(),
    "zip, a bomb that says little": lambda: patched(
        bomb(), CENTRAL, 24, struct.pack("<I", 99)
    ),
    "zip, too many": lambda: zipped(*((f"bag/{n}", b"") for n in range(20_002))),
    "zip, encrypted": lambda: patched(GOOD, CENTRAL, 8, b"\x01\x00"),
    "zip, packed oddly": lambda: patched(GOOD, CENTRAL, 10, b"\x63\x00"),
    "zip, by LZMA": lambda: patched(GOOD, CENTRAL, 10, b"\x0e\x00"),
    "zip, longer than it is": lambda: patched(
        GOOD, CENTRAL, 24, struct.pack("<I", 1 << 31)
    ),
    "zip, shorter than it is": lambda: patched(GOOD, CENTRAL, 24, four(1)),
    "zip, of 16 exabytes": lambda: patched(GOOD, CENTRAL, 20, b"\xff" * 8),
    "zip, entries over one another": lambda: patched(GOOD, CENTRAL, 42, bytes(4)),
    "zip, entries nowhere": lambda: patched(GOOD, CENTRAL, 42, b"\xf0\xff\xff\x7f"),
    "zip, other checksums": lambda: patched(GOOD, CENTRAL, 16, b"abcd"),
    "zip, other names inside": lambda: patched(GOOD, LOCAL, 30, b"x"),
    "zip, a table without end": lambda: patched(GOOD, END, 12, b"\xf0\xff\xff\x7f"),
    "zip, a table elsewhere": lambda: patched(GOOD, END, 16, b"\xf0\xff\xff\x7f"),
    "zip, 64 bits of nothing": lambda: (
        GOOD[:-22] + b"PK\x06\x07" + b"\xff" * 16 + GOOD[-22:]
    ),
    "zip, cut": lambda: GOOD[: len(GOOD) // 2],
    "zip, its end alone": lambda: GOOD[-22:],
    "zip, nothing": lambda: b"",
    "zip, noise": lambda: bytes(range(256)) * 64,
    "zip, two bags": lambda: zipped(
        ("a/bagit.txt", DECLARED), ("b/bagit.txt", DECLARED)
    ),
    "zip, something beside": lambda: zipped(("a/bagit.txt", DECLARED), ("b.txt", b"")),
    "zip, no bag": lambda: zipped(("a/b.txt", b"")),
}
HEADS = b"".join(
    member("x", type=tarfile.XHDTYPE, size=0).tobuf(tarfile.USTAR_FORMAT)
    for _ in range(5000)
)
TARS: dict[str, Maker] = {
    **{
        f"tar, {how}": partial(tarred, member("bag/bagit.txt"), member(name))
        for how, name in ODD_NAMES.items()
        if name
    },
    **{
        f"tar, {how}": partial(
            tarred, member("bag/a", type=kind, linkname="/etc/passwd")
        )
        for how, kind in {
            "a link": tarfile.SYMTYPE,
            "a hard link": tarfile.LNKTYPE,
            "a pipe": tarfile.FIFOTYPE,
            "a device": tarfile.CHRTYPE,
            "a disk": tarfile.BLKTYPE,
        }.items()
    },
    "tar, a link to a folder, and a file in it": lambda: tarred(
        member("bag", type=tarfile.SYMTYPE, linkname="/tmp"), member("bag/x")
    ),
    "tar, longer than it is": lambda: tarred(member("bag/a")).replace(
        b"00000000000", b"77777777777", 1
    ),
    "tar, a long name without end": lambda: member(
        "x", type=tarfile.GNUTYPE_LONGNAME, size=1 << 40
    ).tobuf(tarfile.GNU_FORMAT),
    "tar, heads of heads": lambda: HEADS,
    "tar, cut": lambda: tarred(member("bag/a", size=5000), content=bytes(5000))[:3000],
    "tar, nothing": lambda: b"",
    "tar, noise": lambda: bytes(range(256)) * 64,
    "tar, no bag": lambda: tarred(member("a/b.txt")),
}
TGZS: dict[str, Maker] = {
    "tgz, a bomb": lambda: gzip.compress(
        tarred(member("bag/a", size=200_000_000), content=bytes(200_000_000)), 9
    ),
    "tgz, a bomb of a name": lambda: gzip.compress(
        member("x", type=tarfile.GNUTYPE_LONGNAME, size=150_000_000).tobuf(
            tarfile.GNU_FORMAT
        )
        + bytes(150_000_000),
        9,
    ),
    "tgz, a bomb of a folder": lambda: gzip.compress(
        member("x", type=tarfile.DIRTYPE, size=150_000_000).tobuf(tarfile.GNU_FORMAT)
        + bytes(150_000_000),
        9,
    ),
    "tgz, too many": lambda: gzip.compress(
        tarred(*(member(f"bag/{n}") for n in range(20_002))), 1
    ),
    "tgz, cut": lambda: gzip.compress(
        tarred(member("bag/a", size=9999), content=bytes(9999))
    )[:60],
    "tgz, no gzip": lambda: tarred(member("bag/bagit.txt")),
    "tgz, nothing": lambda: b"",
}
WRAPPED = ZIPS | TARS | TGZS


@pytest.mark.parametrize("name", WRAPPED)
def test_a_file_that_is_to_do_harm_is_refused(tmp_path: Path, name: str) -> None:
    file = tmp_path / f"bag.{name.partition(',')[0]}"
    file.write_bytes(WRAPPED[name]())
    (tmp_path / "in" / "to").mkdir(parents=True)
    begun = os.times()
    with pytest.raises(Unreadable) as refused:
        unwrap(file, tmp_path / "in" / "to")
    spent = os.times()
    assert [note.code for note in refused.value.notes] == ["bag-wrapping"]
    assert spent.user + spent.system - begun.user - begun.system < 10
    outside = {path.name for path in tmp_path.iterdir()} | {
        path.name for path in (tmp_path / "in").iterdir()
    }
    assert outside == {file.name, "in", "to"}
    written = sum(len(content) for content in tree(tmp_path / "in").values())
    assert written < 40_000_000


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    yield place
    assert list(place.iterdir()) == [], "something was left"


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        *("zip, a bomb", "zip, climbs"),
        *("tgz, a bomb", "tar, heads of heads"),
    ],
)
def test_the_command_refuses_it_in_bounds(
    tmp_path: Path, temporary: Path, name: str
) -> None:
    file = tmp_path / f"bag.{name.partition(',')[0]}"
    file.write_bytes(WRAPPED[name]())
    done = attack("verify", file.name, cwd=tmp_path)
    done.check_refused("bag-wrapping", status=2)
    assert {path.name for path in tmp_path.iterdir()} == {file.name, "temporary"}
