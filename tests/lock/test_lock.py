"""issue.lock as a file: read as it was written, or refused by name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.disk.digests import digest_of
from layout.errors import Unreadable
from layout.lock.kept import keep, kept_files, kept_path
from layout.lock.lock import (
    FORMAT,
    BuildFacts,
    Lock,
    PagePrint,
    StoryPrint,
    lock_text,
    read_lock,
)

DIGESTS = st.binary(min_size=32, max_size=32).map(bytes.hex)
# What needs quotes or escapes in TOML, or looks as if.
NAMES = st.text("ab\"' é.\x7f#=[]", max_size=6).map(lambda name: f"a/b{name}c.md")
FILES = st.dictionaries(NAMES, DIGESTS, max_size=2)
TEXTS = st.text(max_size=8).filter(lambda text: "\ud800" not in text)


@st.composite
def locks(draw: st.DrawFn) -> Lock:
    page = PagePrint(edition="press", number=1, text="ab", boxes="cd", look="00ff")
    return Lock(
        format=FORMAT,
        build=BuildFacts(
            issue="2026-12",
            editions=("press", "screen"),
            moment=draw(st.none() | st.integers(0, 2**40)),
        ),
        versions=draw(st.dictionaries(TEXTS, TEXTS, max_size=3)),
        issue=draw(FILES),
        publication=draw(FILES),
        hyphenation=draw(FILES),
        outputs=draw(FILES),
        page=(page,),
        story=(StoryPrint(slug=draw(TEXTS), pages=(1, 3), text="ef"),),
    )


@given(lock=locks())
def test_a_lock_is_read_as_it_was_written(
    lock: Lock, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "issue.lock"
    path.write_text(lock_text(lock), "utf-8", newline="\n")
    assert read_lock(path, "issue.lock") == lock


@given(lock=locks())
def test_one_thing_stands_on_a_line_and_all_is_sorted(lock: Lock) -> None:
    text = lock_text(lock)
    for digest in lock.outputs.values():
        assert any(line.endswith(f'"{digest}"') for line in text.split("\n"))
    turned = Lock(
        **{name: getattr(lock, name) for name in lock.__struct_fields__}
        | {"issue": dict(reversed(lock.issue.items()))}
    )
    assert lock_text(turned) == text


def whole() -> Lock:
    return Lock(
        format=FORMAT,
        build=BuildFacts(issue="one", editions=("press",)),
        versions={"layout": "9.1"},
        issue={"issue.toml": "0" * 64},
        publication={"fonts/a.ttf": "1" * 64},
        hyphenation={},
        outputs={"press.pdf": "2" * 64},
    )


@pytest.mark.parametrize(
    ("before", "after", "code", "said"),
    [
        ("format = 1", "format = 2", "lock-later", "install Layout 9.1"),
        ("format = 1", 'format = "1"', "lock-broken", "expected `int`"),
        ('issue = "one"', 'issue = "../one"', "lock-broken", "leads out"),
        ('"press.pdf"', '"/press.pdf"', "lock-broken", "leads out"),
        ('"fonts/a.ttf"', '"fonts/../../a"', "lock-broken", "leads out"),
        ('"' + "2" * 64, '"' + "2" * 63, "lock-broken", "$.outputs"),
        ("[outputs]", "[output", "lock-broken", "no lock"),
        ("[outputs]", "[outputs_]", "lock-broken", "no whole lock"),
    ],
)
def test_a_spoilt_lock_is_refused_by_name(
    tmp_path: Path, before: str, after: str, code: str, said: str
) -> None:
    text = lock_text(whole())
    assert before in text
    path = tmp_path / "issue.lock"
    path.write_text(text.replace(before, after), "utf-8")
    with pytest.raises(Unreadable) as refused:
        read_lock(path, "issues/one/issue.lock")
    [note] = refused.value.notes
    assert (note.code, note.file) == (code, "issues/one/issue.lock")
    assert said.casefold() in f"{note.message} {note.hint}".casefold()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_lock_that_is_cut_off_is_refused(tmp_path: Path, share: float) -> None:
    data = lock_text(whole()).encode()
    path = tmp_path / "issue.lock"
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(Unreadable):
        read_lock(path, "issue.lock")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "issue.lock"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Unreadable):
        read_lock(path, "issue.lock")


# --- Kept by content.


def keeping(files: dict[str, bytes], home: Path) -> Lock:
    keep(home, files)
    digests = {name: place_of(name, content).stem for name, content in files.items()}
    return Lock(
        format=FORMAT,
        build=BuildFacts(issue="one", editions=("press",)),
        versions={},
        issue={},
        publication=digests,
        hyphenation={},
        outputs={},
    )


def place_of(name: str, content: bytes) -> Path:
    from_content = digest_of(content)
    return kept_path(name, from_content)


def test_like_contents_are_kept_once(tmp_path: Path) -> None:
    files = {"styles/a/one.css": b"p {}", "styles/b/two.css": b"p {}"}
    lock = keeping(files, tmp_path)
    assert len([p for p in tmp_path.rglob("*") if p.is_file()]) == 1
    assert kept_files(tmp_path, lock) == files


def test_what_is_missing_or_altered_is_named(tmp_path: Path) -> None:
    files = {"a.css": b"a", "b.css": b"b", "c.css": b"c"}
    lock = keeping(files, tmp_path)
    (tmp_path / place_of("a.css", b"a")).unlink()
    (tmp_path / place_of("b.css", b"b")).write_bytes(b"B")
    with pytest.raises(Unreadable) as refused:
        kept_files(tmp_path, lock)
    assert [(note.code, note.file) for note in refused.value.notes] == [
        ("kept-missing", place_of("a.css", b"a").as_posix()),
        ("kept-altered", place_of("b.css", b"b").as_posix()),
    ]


def test_a_link_out_of_the_publication_is_not_followed(tmp_path: Path) -> None:
    lock = keeping({"a.css": b"a"}, tmp_path / "home")
    place = tmp_path / "home" / place_of("a.css", b"a")
    place.rename(tmp_path / "outside.css")
    place.symlink_to(tmp_path / "outside.css")
    with pytest.raises(Unreadable):
        kept_files(tmp_path / "home", lock)


def test_without_a_kept_folder_files_lie_at_their_own_places(tmp_path: Path) -> None:
    lock = keeping({"styles/a.css": b"a"}, tmp_path / "home")
    bag = tmp_path / "bag"
    (bag / "styles").mkdir(parents=True)
    (bag / "styles" / "a.css").write_bytes(b"a")
    assert kept_files(bag, lock) == {"styles/a.css": b"a"}
    (bag / "styles" / "a.css").write_bytes(b"b")
    with pytest.raises(Unreadable):
        kept_files(bag, lock)


def test_keeping_again_mends_what_was_altered(tmp_path: Path) -> None:
    lock = keeping({"a.css": b"a"}, tmp_path)
    (tmp_path / place_of("a.css", b"a")).write_bytes(b"A")
    keep(tmp_path, {"a.css": b"a"})
    assert kept_files(tmp_path, lock) == {"a.css": b"a"}
