"""What is not as it was when an issue was locked, in notes with file and line."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.disk.digests import digest_of
from layout.errors import Unreadable
from layout.lock.changes import remarks_on
from layout.lock.comparing import Answer, Change, LockComparison
from layout.lock.kept import keep, kept_path, kept_text, lay_out
from layout.lock.laid_out import SHOWN, Original, lay_out_clean, text_change
from layout.lock.lock import FORMAT, BuildFacts, Lock

COPY = "---\nheadline: Weir\n---\nThe weir is dry.\nOwls sleep.\n"
ISSUE = {"issue.toml": "number = 1\n", "articles/weir.md": COPY}
PAPER = {"paper.toml": 'title = "The Larks"\n', "styles/plain/style.toml": "size = 8\n"}


@dataclass(frozen=True, kw_only=True)
class Home:
    folder: Path
    original: Original

    @property
    def issue(self) -> Path:
        return self.original.issue


def encoded(files: dict[str, str]) -> dict[str, bytes]:
    return {name: text.encode() for name, text in files.items()}


def digests(files: dict[str, str]) -> dict[str, str]:
    return {name: digest_of(content) for name, content in encoded(files).items()}


def locked(folder: Path, paper: dict[str, str] = PAPER) -> Home:
    """A publication with a locked issue; its texts and its style are kept."""
    issue = folder / "issues" / "one"
    lay_out(encoded(paper), folder)
    lay_out(encoded(ISSUE), issue)
    keep(folder, encoded(paper) | encoded(ISSUE))
    lock = Lock(
        format=FORMAT,
        build=BuildFacts(issue="one", editions=("press",)),
        versions={},
        issue=digests(ISSUE),
        publication=digests(paper),
        hyphenation={},
        outputs={},
    )
    return Home(folder=folder, original=Original(issue=issue, home=folder, lock=lock))


def found(**changes: tuple[Change, ...]) -> LockComparison:
    nothing: dict[str, tuple[Change, ...]] = {
        "versions": (),
        "issue": (),
        "hyphenation": (),
        "outputs": (),
    }
    return LockComparison(
        answer=Answer.SAME_TEXT, pages=(), stories=(), **(nothing | changes)
    )


def changed(home: Home, name: str, text: str) -> Change:
    """Change a file of the issue, and return what a comparison says of it."""
    (home.issue / name).write_text(text, "utf-8")
    then = home.original.lock.issue.get(name, "")
    return Change(name=name, then=then, now=digest_of(text.encode()))


def test_where_nothing_differs_nothing_is_said(tmp_path: Path) -> None:
    assert remarks_on(locked(tmp_path).original, found()) == []


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        ("1.50", "1.52", "pango is 1.52 here, and was 1.50"),
        ("", "1.52", "pango is 1.52 here, and was none"),
        ("1.50", "", "pango is none here, and was 1.50"),
    ],
)
def test_versions_are_told_then_and_now(
    tmp_path: Path, then: str, now: str, said: str
) -> None:
    change = Change(name="pango", then=then, now=now)
    [note] = remarks_on(locked(tmp_path).original, found(versions=(change,)))
    assert (note.code, note.message) == ("version-differs", said)
    assert note.file == "issues/one/issue.lock"


def test_a_dictionary_is_told_by_name(tmp_path: Path) -> None:
    change = Change(name="hyph_cy.dic", then="1", now="2")
    [note] = remarks_on(locked(tmp_path).original, found(hyphenation=(change,)))
    assert note.code == "hyphens-differ"
    assert "hyph_cy.dic" in note.message


def test_a_changed_story_is_quoted_with_its_line(tmp_path: Path) -> None:
    home = locked(tmp_path)
    change = changed(home, "articles/weir.md", COPY.replace("dry", "wet"))
    [note] = remarks_on(home.original, found(issue=(change,)))
    assert (note.code, note.file, note.line) == (
        "source-changed",
        "issues/one/articles/weir.md",
        4,
    )
    assert note.message == (
        'changed since the lock: "The weir is wet." was "The weir is dry."'
    )


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        ("", "1", "the file was not there when the issue was locked"),
        ("1", "", "the file was there when the issue was locked"),
        ("1", "2", "the file was another when the issue was locked"),
    ],
)
def test_a_picture_is_told_by_what_became_of_it(
    tmp_path: Path, then: str, now: str, said: str
) -> None:
    change = Change(name="pictures/weir.jpg", then=then, now=now)
    [note] = remarks_on(locked(tmp_path).original, found(issue=(change,)))
    assert (note.message, note.line) == (said, None)


def test_a_style_that_has_moved_on_is_told(tmp_path: Path) -> None:
    home = locked(tmp_path)
    (tmp_path / "styles" / "plain" / "style.toml").write_text("size = 9\n")
    (tmp_path / "paper.toml").unlink()
    [note] = remarks_on(home.original, found())
    assert (note.code, note.file) == ("style-moved", "styles/plain/style.toml")


# --- The first line that changed.


@pytest.mark.parametrize(
    ("after", "line", "texts"),
    [
        pytest.param(
            COPY.replace("Owls sleep.\n", ""), 5, ("Owls sleep.", ""), id="gone"
        ),
        pytest.param(
            COPY.replace("Owls", "Larks sing.\nOwls"), 5, ("", "Larks sing."), id="new"
        ),
        pytest.param(
            COPY.replace("Weir", "Mill"),
            2,
            ("headline: Weir", "headline: Mill"),
            id="head",
        ),
    ],
)
def test_a_line_may_come_go_or_change(
    tmp_path: Path, after: str, line: int, texts: tuple[str, str]
) -> None:
    home = locked(tmp_path)
    text = text_change(home.original, changed(home, "articles/weir.md", after))
    assert text is not None
    assert (text.line, (text.before, text.after)) == (line, texts)


WORDS = st.lists(st.text("abcdef", min_size=1, max_size=9), min_size=1, max_size=40)


@settings(max_examples=30)
@given(words=WORDS, place=st.integers(0, 39))
def test_of_a_long_line_what_differs_is_shown(
    words: list[str], place: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = locked(tmp_path_factory.mktemp("home"))
    place %= len(words)
    other = [*words[:place], "OTHER", *words[place + 1 :]]
    old = COPY.replace("Owls sleep.", " ".join(words))
    keep(home.folder, {"articles/weir.md": old.encode()})
    now = COPY.replace("Owls sleep.", " ".join(other))
    (home.issue / "articles" / "weir.md").write_text(now, "utf-8")
    change = Change(name="articles/weir.md", then=digest_of(old.encode()), now="1")
    text = text_change(home.original, change)
    assert text is not None
    assert text.line == 5
    assert "OTHER" in text.after
    assert words[place] in text.before
    assert len(text.after) <= SHOWN + 2


# --- A clean publication of the issue alone.


def tree(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_an_issue_without_a_paper_is_its_own_publication(tmp_path: Path) -> None:
    home = locked(tmp_path / "home", {"styles/plain/style.toml": "size = 8\n"})
    clean = tmp_path / "clean"
    issue = lay_out_clean(home.original, clean)
    assert issue == clean / "one"
    assert set(ISSUE) <= tree(issue)


def test_edits_in_the_clean_copy_do_not_reach_the_issue(tmp_path: Path) -> None:
    home = locked(tmp_path / "home")
    issue = lay_out_clean(home.original, tmp_path / "clean")
    (issue / "articles" / "weir.md").write_text("other")
    assert (home.issue / "articles" / "weir.md").read_text() == COPY


@pytest.mark.parametrize(
    ("spoilt", "code"),
    [
        pytest.param(lambda path: path.unlink(), "kept-missing", id="gone"),
        pytest.param(lambda path: path.write_text("x"), "kept-altered", id="altered"),
    ],
)
def test_without_what_was_kept_nothing_is_laid_out(
    tmp_path: Path, spoilt: Callable[[Path], object], code: str
) -> None:
    home = locked(tmp_path / "home")
    digest = home.original.lock.publication["paper.toml"]
    spoilt(home.folder / kept_path("paper.toml", digest))
    # As it is today, it is another.
    (home.folder / "paper.toml").write_text("other")
    with pytest.raises(Unreadable) as caught:
        lay_out_clean(home.original, tmp_path / "clean")
    assert [note.code for note in caught.value.notes] == [code]
    assert not (tmp_path / "clean").exists()


def test_what_has_the_digest_is_the_file_wherever_it_lies(tmp_path: Path) -> None:
    home = locked(tmp_path / "home")
    digest = home.original.lock.publication["paper.toml"]
    (home.folder / kept_path("paper.toml", digest)).unlink()
    lay_out_clean(home.original, tmp_path / "clean")
    kept = tmp_path / "clean" / kept_path("paper.toml", digest)
    assert kept.read_bytes() == (home.folder / "paper.toml").read_bytes()


# --- Kept texts.


def test_a_kept_text_is_given_while_it_is_whole(tmp_path: Path) -> None:
    keep(tmp_path, {"a.md": b"dry"})
    digest = digest_of(b"dry")
    assert kept_text(tmp_path, "a.md", digest) == "dry"
    assert kept_text(tmp_path, "a.toml", digest) is None
    (tmp_path / kept_path("a.md", digest)).write_bytes(b"wet")
    assert kept_text(tmp_path, "a.md", digest) is None


def test_a_text_in_another_encoding_is_given_as_far_as_it_can(tmp_path: Path) -> None:
    keep(tmp_path, {"a.md": b"caf\xe9"})
    assert kept_text(tmp_path, "a.md", digest_of(b"caf\xe9")) == "caf\ufffd"


def test_what_lies_there_already_is_not_written_again(tmp_path: Path) -> None:
    lay_out({"a.md": b"dry", "b/c.md": b"wet"}, tmp_path)
    (tmp_path / "a.md").chmod(0o444)
    node = (tmp_path / "a.md").stat().st_ino
    (tmp_path / "b" / "c.md").write_bytes(b"spoilt")
    lay_out({"a.md": b"dry", "b/c.md": b"wet"}, tmp_path)
    assert (tmp_path / "a.md").stat().st_ino == node
    assert (tmp_path / "b" / "c.md").read_bytes() == b"wet"
