"""The first five minutes: half-right commands, answered with the next move."""

from pathlib import Path

import pytest

from tests.building import run, small
from tests.desk.paper import MANIFEST, STORY, story


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    small(tmp_path, {})
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("build", "nowhere"), "there is no issue"),
        (("build", "nowhere"), "the issues here are one"),
        (("build", "on"), "did you mean one?"),
        (("build", ""), "the issues here are one"),
        (("build", "issues/"), "issues: error[no-manifest]"),
        (("build", "issues/"), "name an issue in it: one"),
        (("build", "."), "name an issue in it: issues/one"),
        (("build", "/"), "/: error[no-manifest]"),
        (("build", "one", "--darft"), "Did you mean '--draft'?"),
        (("bild", "one"), "Did you mean one of: 'build', 'rebuild'?"),
        (("proof",), "Missing argument 'ISSUE'"),
        (("proof", "two"), "the issues here are one"),
        (("init", "."), "nothing was changed"),
        (("init", "paper.toml"), "a file of that name is in the way"),
        (("init", "/proc/paper"), "choose another folder"),
        (("new", "elsewhere/two"), "the folder is made in issues/"),
    ],
)
def test_half_right_is_answered(paper: Path, words: tuple[str, ...], said: str) -> None:
    before = sorted(paper.rglob("*"))
    done = run(*words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(paper.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (MANIFEST, "number = 1\ndate = 'soon'\n", "date: expected a date like"),
        (MANIFEST, "number = 1\ndate = 2026-12-04\npages = 'a'\n", "a whole number"),
        (STORY, story("kicker: yes"), "kicker: expected text, got true or false"),
        (STORY, story("jump: maybe"), "jump: expected true or false, got text"),
        (STORY, story("pull_quotes: 3"), "expected a list"),
    ],
)
def test_kinds_of_values_have_an_editors_names(
    paper: Path, name: str, content: str, said: str
) -> None:
    (paper / name).write_text(content, "utf-8")
    done = run("build", "one")
    assert done.exit_code == 1
    assert said in done.stderr
