"""A locked issue comes out as it was, whatever becomes of its publication."""

import json
import shutil
from pathlib import Path

import pytest
from msgspec import structs

from layout.desk.style.builtin import builtin_folder
from layout.disk.digests import digest_of
from layout.disk.places import cache_folder
from layout.lock.kept import keep, kept_path
from layout.lock.lock import lock_text, read_lock
from layout.lock.locking import output_files
from tests.building import run, tree
from tests.desk.paper import ISSUE, STORY

LOCK = f"{ISSUE}/issue.lock"
FILLER = "---\nheadline: Rooks\n---\nThe rooks are back.\n"


def redesign(home: Path) -> None:
    """Give the publication a style of its own, another editor and a filler."""
    folder = home / "styles" / "courier"
    shutil.copytree(builtin_folder() / "styles" / "courier", folder)
    style = (folder / "style.toml").read_text("utf-8")
    assert "size = 8.6" in style
    (folder / "style.toml").write_text(style.replace("size = 8.6", "size = 9.2"))
    (home / "paper.toml").write_text('title = "The New Test"\n')
    (home / "fillers").mkdir()
    (home / "fillers" / "rooks.md").write_text(FILLER)


@pytest.mark.slow
def test_a_lock_names_every_file_built_and_every_source(locked: Path) -> None:
    lock = read_lock(locked / LOCK, LOCK)
    assert lock.outputs == output_files(locked / "out")
    assert {"press.pdf", "screen.pdf", "html/page-01.html"} <= set(lock.outputs)
    assert set(lock.issue) == {
        "issue.toml",
        "articles/bridge.md",
        "articles/school.md",
    }
    assert {
        "paper.toml",
        "styles/courier/style.toml",
        "styles/courier/page.html.j2",
        "styles/courier/hyphens.txt",
        "styles/printers/newsprint-tabloid.toml",
        "styles/printers/SNAP_TR002_newsprint.icc",
        "fonts/fonts.toml",
        "fonts/SourceSerif4SmText-Regular.ttf",
        "fonts/SourceSerif4-OFL.md",
    } <= set(lock.publication)
    assert set(lock.hyphenation) == {"hyph_en_GB.dic"}
    assert {"pango", "harfbuzz", "fontconfig", "qpdf", "weasyprint"} <= set(
        lock.versions
    )
    made = [(page.edition, page.number) for page in lock.page]
    assert made == [("press", 1), ("screen", 1)]
    assert {story.slug for story in lock.story} == {"bridge", "school"}


@pytest.mark.slow
def test_a_redesign_does_not_change_a_locked_issue(locked: Path) -> None:
    before, lock = tree(locked / "out"), (locked / LOCK).read_bytes()
    redesign(locked)
    again = run("build", locked / ISSUE, "-o", locked / "again", "--no-cache")
    assert again.exit_code == 0, again.stderr
    assert tree(locked / "again") == before
    assert "advice[style-kept]: the issue is set with paper.toml," in again.stderr

    today = run("build", locked / ISSUE, "-o", locked / "today", "--restyle")
    assert "style-kept" not in today.stderr
    changed = tree(locked / "today")
    assert changed["press.pdf"] != before["press.pdf"]
    assert (locked / LOCK).read_bytes() == lock


@pytest.mark.slow
def test_an_edited_issue_is_built_and_locked_anew_in_its_style(locked: Path) -> None:
    old = read_lock(locked / LOCK, LOCK)
    path = locked / STORY
    path.write_text(path.read_text().replace("shuts.", "shuts, for good."))
    redesign(locked)
    built = run("build", locked / ISSUE, "-o", locked / "again", "--lock")
    assert built.exit_code == 0, built.stderr
    older = f"{LOCK}: advice[lock-older]: the lock is older than articles/bridge.md"
    assert older in built.stderr
    new = read_lock(locked / LOCK, LOCK)
    assert new.publication == old.publication
    changed = {name for name in new.issue if new.issue[name] != old.issue[name]}
    assert changed == {"articles/bridge.md"}


def test_plan_and_build_refuse_when_something_kept_is_gone(locked: Path) -> None:
    lock = read_lock(locked / LOCK, LOCK)
    digest = lock.publication["fonts/SourceSerif4SmText-Regular.ttf"]
    (locked / "kept" / digest[:2] / f"{digest}.ttf").unlink()
    # A copy of a publication has a part of the cache of its own, in which nothing is.
    cache_folder(locked)
    before = tree(locked)
    for command in ("plan", "build", "proof"):
        refused = run(command, locked / ISSUE)
        assert refused.exit_code == 2
        assert f"{digest}.ttf: error[kept-missing]: fonts/" in refused.stderr
    assert tree(locked) == before


def test_only_whole_issues_for_the_press_are_locked(locked: Path) -> None:
    for words in (("--draft",), ("--pages", "1"), ("--edition", "screen")):
        refused = run("build", locked / ISSUE, "--lock", *words)
        assert refused.exit_code == 2
        assert "--lock is for the whole issue" in refused.stderr


def planned(home: Path) -> list[tuple[int, str, int]]:
    """Return what stands where, without making a page."""
    found = run("plan", home / ISSUE, "--json")
    assert found.exit_code == 0, found.stderr
    plan = json.loads(found.stdout)["plan"]
    return [(place["page"], place["slug"], place["line"]) for place in plan]


def test_a_locked_issue_is_not_planned_by_another_mind(locked: Path) -> None:
    lock = read_lock(locked / LOCK, LOCK)
    before = planned(locked)
    plan = (locked / kept_path("plan.toml", lock.publication["plan.toml"])).read_text()
    # As if the planner of then had put the one where this one puts the other.
    swapped = plan.replace('"bridge"', '"-"').replace('"school"', '"bridge"')
    content = swapped.replace('"-"', '"school"').encode()
    keep(locked, {"plan.toml": content})
    publication = lock.publication | {"plan.toml": digest_of(content)}
    text = lock_text(structs.replace(lock, publication=publication))
    (locked / LOCK).write_text(text, "utf-8")
    names = {"bridge": "school", "school": "bridge"}
    swap = [(page, names.get(name, name), line) for page, name, line in before]
    assert sorted(planned(locked)) == sorted(swap) != sorted(before)

    # An issue that is being edited is planned as it needs.
    path = locked / STORY
    path.write_text(path.read_text().replace("shuts.", "is shut."))
    assert sorted(planned(locked)) == sorted(before)
