"""A locked issue is bound: what it was set with is laid out, what changed is told."""

from pathlib import Path

import pytest

from layout.codes import Code
from layout.desk.planned import PLAN
from layout.desk.reading import read_issue
from layout.errors import Unreadable
from layout.lock.lock import LOCK
from layout.notes import Note
from layout.run.locked import find_binding, home_of, lock_of, remarks
from tests.building import run, tree
from tests.desk.paper import ISSUE, STORY, publication, story

# The locked publication is built once.
pytestmark = pytest.mark.slow


def told(home: Path) -> dict[Code, Note]:
    issue = home / ISSUE
    binding = find_binding(issue)
    assert binding is not None
    read, _ = read_issue(issue, kept=binding.folder, plan=binding.plan)
    return {note.code: note for note in remarks(binding, read)}


def test_an_issue_without_a_lock_is_free(tmp_path: Path) -> None:
    issue = publication(tmp_path, {})
    assert lock_of(issue) is None
    assert find_binding(issue) is None
    assert home_of(issue) == tmp_path


def test_what_it_was_set_with_is_laid_out(locked: Path) -> None:
    binding = find_binding(locked / ISSUE)
    assert binding is not None
    assert binding.file == f"{ISSUE}/{LOCK}"
    assert {"paper.toml", PLAN} <= tree(binding.folder).keys()
    kept = (binding.folder / "paper.toml").read_bytes()
    assert kept == (locked / "paper.toml").read_bytes()
    # Changed since, it is still what it was.
    (locked / "paper.toml").write_text('title = "The New Test"\n')
    again = find_binding(locked / ISSUE)
    assert again is not None
    assert again.folder == binding.folder
    assert (again.folder / "paper.toml").read_bytes() == kept


def test_nothing_is_told_of_an_issue_as_it_was(locked: Path) -> None:
    assert told(locked) == {}


def test_its_plan_is_followed_while_it_is_as_it_was(locked: Path) -> None:
    issue = locked / ISSUE
    binding = find_binding(issue)
    assert binding is not None
    assert binding.plan == binding.folder / PLAN
    other_printer = find_binding(issue, "newsprint-broadsheet")
    assert other_printer is not None
    assert other_printer.plan is None
    (locked / STORY).write_text(story("rank: 2"))
    changed = find_binding(issue)
    assert changed is not None
    assert changed.plan is None


def test_a_new_article_is_a_change_too(locked: Path) -> None:
    (locked / ISSUE / "articles" / "zoo.md").write_text(story("rank: 5"))
    binding = find_binding(locked / ISSUE)
    assert binding is not None
    assert binding.plan is None


def test_changed_copy_is_told_by_name(locked: Path) -> None:
    (locked / STORY).write_text(story("rank: 2"))
    note = told(locked)[Code.LOCK_OLDER]
    assert "articles/bridge.md" in note.message
    assert note.file == f"{ISSUE}/{LOCK}"


def test_of_many_changes_a_few_are_named(locked: Path) -> None:
    for name in ("a", "b", "c", "d", "e"):
        path = locked / ISSUE / "articles" / f"{name}.md"
        path.write_text(f"---\nheadline: {name}\n---\nIt opens.\n")
    message = told(locked)[Code.LOCK_OLDER].message
    assert message.endswith("articles/a.md, articles/b.md, articles/c.md and 2 more")


def test_a_style_that_moved_is_told(locked: Path) -> None:
    paper = locked / "paper.toml"
    paper.write_text(paper.read_text().replace("£1", "£2"))
    note = told(locked)[Code.STYLE_KEPT]
    assert "paper.toml" in note.message
    assert "--restyle" in note.hint


def test_a_lock_that_is_broken_is_no_lock(locked: Path) -> None:
    (locked / ISSUE / LOCK).write_text("format = [")
    with pytest.raises(Unreadable):
        find_binding(locked / ISSUE)
    assert run("plan", locked / ISSUE).exit_code == 2
