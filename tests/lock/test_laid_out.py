"""A locked issue laid out by itself, and what is told of what has changed since."""

import time
from pathlib import Path

import pytest

from layout.codes import Code
from layout.disk.digests import digest_of
from layout.errors import Refused, Unreadable
from layout.lock.changes import remarks_on
from layout.lock.comparing import Answer, Change, LockComparison
from layout.lock.kept import keep
from layout.lock.laid_out import (
    SHOWN,
    Original,
    TextChange,
    lay_out_clean,
    text_change,
)
from layout.lock.lock import FORMAT, BuildFacts, Lock

PAPER = b'title = "The Test"\n'
STYLE = b'name = "plain"\n'
STORY = "headline: Bridge\nThe old weir is shut.\nAll of it.\n"
NAME = "articles/bridge.md"


def original(folder: Path, story: str = STORY) -> Original:
    """A publication of one issue, whose style has changed since it was locked."""
    issue = folder / "issues" / "one"
    (issue / "articles").mkdir(parents=True)
    (issue / NAME).write_text(story, "utf-8")
    (issue / ".draft").write_text("hidden")
    (folder / "paper.toml").write_bytes(PAPER)
    (folder / "styles").mkdir()
    (folder / "styles" / "style.toml").write_text("another")
    files = {"paper.toml": PAPER, "styles/style.toml": STYLE}
    keep(folder, {**files, NAME: STORY.encode()})
    lock = Lock(
        format=FORMAT,
        build=BuildFacts(issue="one", editions=("press",)),
        versions={},
        issue={NAME: digest_of(STORY.encode())},
        publication={name: digest_of(data) for name, data in files.items()},
        hyphenation={},
        outputs={},
    )
    return Original(issue=issue, home=folder, lock=lock)


def change_of(story: str) -> Change:
    then, now = digest_of(STORY.encode()), digest_of(story.encode())
    return Change(name=NAME, then=then, now=now)


def compared(**changes: tuple[Change, ...]) -> LockComparison:
    none: dict[str, tuple[Change, ...]] = dict.fromkeys(
        ("versions", "issue", "hyphenation", "outputs"), ()
    )
    return LockComparison(
        answer=Answer.DIFFERENT, pages=(), stories=(), **(none | changes)
    )


def test_an_issue_is_laid_out_with_what_it_was_set_with(tmp_path: Path) -> None:
    issue = lay_out_clean(original(tmp_path / "home"), tmp_path / "clean")
    assert issue == tmp_path / "clean" / "issues" / "one"
    assert (issue / NAME).read_text("utf-8") == STORY
    assert (tmp_path / "clean" / "paper.toml").read_bytes() == PAPER
    assert not (issue / ".draft").exists()
    assert not (tmp_path / "clean" / "styles").exists()


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    given_issue = original(tmp_path / "home")
    (tmp_path / "secret.md").write_text("not for print")
    (given_issue.issue / "articles" / "odd.md").symlink_to(tmp_path / "secret.md")
    with pytest.raises(Refused, match="a link that leads out"):
        lay_out_clean(given_issue, tmp_path / "clean")


def test_what_is_no_longer_kept_cannot_be_laid_out(tmp_path: Path) -> None:
    given_issue = original(tmp_path / "home")
    for path in (tmp_path / "home" / "kept").rglob("*.toml"):
        path.unlink()
    with pytest.raises(Unreadable):
        lay_out_clean(given_issue, tmp_path / "clean")


def test_the_first_line_that_changed_is_told(tmp_path: Path) -> None:
    story = STORY.replace("old weir", "new weir").replace("All", "Some")
    found = text_change(original(tmp_path, story), change_of(story))
    assert found == TextChange(
        line=2, before="The old weir is shut.", after="The new weir is shut."
    )


def test_a_line_that_came_has_nothing_before_it(tmp_path: Path) -> None:
    story = STORY.replace("All", "New.\nAll")
    found = text_change(original(tmp_path, story), change_of(story))
    assert found == TextChange(line=3, before="", after="New.")


def test_a_change_among_lines_that_are_alike_is_found_soon(tmp_path: Path) -> None:
    many = "\n" * 20_000
    then, now = f"{many}Ebb.\n{many}one\n", f"{many}Flood.\n{many}two\n"
    given_issue = original(tmp_path, now)
    keep(given_issue.home, {NAME: then.encode()})
    change = Change(
        name=NAME, then=digest_of(then.encode()), now=digest_of(now.encode())
    )
    begun = time.process_time()
    found = text_change(given_issue, change)
    assert time.process_time() - begun < 1
    assert found == TextChange(line=20_001, before="Ebb.", after="Flood.")


@pytest.mark.parametrize(
    "change",
    [
        Change(name="pictures/weir.jpg", then="a" * 64, now="b" * 64),
        Change(name=NAME, then="", now="b" * 64),
        Change(name=NAME, then="a" * 64, now="b" * 64),
    ],
    ids=["no text", "new", "not kept"],
)
def test_what_cannot_be_compared_is_not(tmp_path: Path, change: Change) -> None:
    assert text_change(original(tmp_path), change) is None


@pytest.mark.parametrize("words", [1, 10, 60])
def test_what_is_told_of_a_line_is_short(tmp_path: Path, words: int) -> None:
    story = STORY.replace("shut.", "shut " + "up and " * words + "down.")
    found = text_change(original(tmp_path, story), change_of(story))
    assert found is not None
    assert len(found.before) <= SHOWN + 2
    assert len(found.after) <= SHOWN + 2
    assert "shut" in found.before
    assert found.after.endswith("…") == (words > 1)


def test_each_change_has_a_note_that_says_what_to_do(tmp_path: Path) -> None:
    story = STORY.replace("old weir", "new weir")
    gone = Change(name="articles/gone.md", then="a" * 64, now="")
    notes = remarks_on(
        original(tmp_path, story),
        compared(
            versions=(Change(name="pyphen", then="0.17", now=""),),
            issue=(change_of(story), gone),
            hyphenation=(Change(name="en_GB", then="a" * 64, now="b" * 64),),
        ),
    )
    assert [note.code for note in notes] == [
        Code.VERSION_DIFFERS,
        Code.SOURCE_CHANGED,
        Code.SOURCE_CHANGED,
        Code.HYPHENS_DIFFER,
        Code.STYLE_MOVED,
    ]
    version, changed, missing, _, moved = notes
    assert version.message == "pyphen is none here, and was 0.17"
    assert (changed.file, changed.line) == (f"issues/one/{NAME}", 2)
    assert "the file was there when the issue was locked" in missing.message
    assert moved.file == "styles/style.toml"
    assert all(note.hint for note in notes)
