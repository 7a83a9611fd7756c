"""A draft: every page stamped, errors or not, and the stamp is no copy."""

from pathlib import Path

import pikepdf
import pytest

from tests.building import Files, run, small, tree
from tests.desk.paper import STORY, story

# Whole builds, page after page.
pytestmark = pytest.mark.slow

LONG = "The bridge shuts for nine weeks, and nobody asked the baker. " * 90
LARGE: Files = {STORY: story("section: News", LONG)}


def test_the_draft_of_a_fine_issue_has_no_faults(tmp_path: Path) -> None:
    done = run("build", small(tmp_path, LARGE), "-o", tmp_path / "out", "--draft")
    assert done.exit_code == 0
    assert codes_of(done.stderr) == set()
    assert list(tree(tmp_path / "out")) == ["draft.pdf"]
    with pikepdf.open(tmp_path / "out" / "draft.pdf") as draft:
        assert len(draft.pages) == 4


def test_the_draft_of_a_faulty_issue_is_made_and_the_fault_told(tmp_path: Path) -> None:
    folder = small(tmp_path, LARGE)
    manifest = folder / "issue.toml"
    plan = "\n".join(["bridge", *["."] * 40])
    page = f'[[page]]\nnumber = 1\nplan = """\n{plan}\n"""\n'
    manifest.write_text(manifest.read_text() + page)
    done = run("build", folder, "-o", tmp_path / "out", "--draft")
    assert done.exit_code == 1
    codes = codes_of(done.stderr)
    assert "overset" in codes
    assert not codes & {"words-added", "words-lost", "line-rebroken"}
    assert list(tree(tmp_path / "out")) == ["draft.pdf"]


def test_a_draft_leaves_the_press_files_of_a_good_run_alone(tmp_path: Path) -> None:
    folder, out = small(tmp_path, {}), tmp_path / "out"
    assert run("build", folder, "-o", out).exit_code == 0
    before = tree(out)
    assert run("build", folder, "-o", out, "--draft").exit_code == 0
    after = tree(out)
    assert after.pop("draft.pdf").startswith(b"%PDF")
    assert after == before


def codes_of(said: str) -> set[str]:
    """Return the codes of the errors told."""
    errors = (line.partition(" error[")[2] for line in said.splitlines())
    return {error.partition("]")[0] for error in errors if error}
