"""The table of replaced names: true of the installed libraries, and on guard."""

import inspect
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from layout.codes import Code
from layout.disk.plain_renderer import PLAIN_RENDERER
from layout.errors import Defect
from layout.plate.renderer import patches
from layout.plate.renderer.patches import (
    REPLACED,
    VERSIONS,
    ReplacedName,
    digest_of,
    install,
)

ROOT = Path(__file__).parents[3]
EACH = pytest.mark.parametrize("one", REPLACED, ids=lambda one: one.name)


@EACH
def test_what_is_replaced_is_what_was_read(one: ReplacedName) -> None:
    assert digest_of(one.source) == one.sha256


@EACH
def test_the_digest_is_of_the_whole_source(one: ReplacedName) -> None:
    source = inspect.getsource(one.source)
    assert digest_of(one.source) == sha256(source.encode()).hexdigest()


@EACH
def test_each_has_a_reason_and_its_issue_is_an_address(one: ReplacedName) -> None:
    assert len(one.reason.split()) > 8
    assert not one.issue or one.issue.startswith("https://github.com/Kozea/")


@pytest.fixture
def untouched(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Leave the libraries of the tests' own process as they were."""
    monkeypatch.delenv(PLAIN_RENDERER, raising=False)
    for one in REPLACED:
        was = getattr(one.holder, one.name, int)
        monkeypatch.setattr(one.holder, one.name, was, raising=False)
    return monkeypatch


@pytest.mark.usefixtures("untouched")
def test_all_names_are_replaced_at_once() -> None:
    install()
    assert all(getattr(one.holder, one.name) is one.by for one in REPLACED)


def test_another_version_is_named_and_nothing_is_replaced(
    untouched: pytest.MonkeyPatch,
) -> None:
    changed = replace(REPLACED[-1], sha256="0" * 64)
    untouched.setattr(patches, "REPLACED", (*REPLACED[:-1], changed))
    with pytest.raises(Defect) as refused:
        install()
    [note] = refused.value.notes
    assert note.code == Code.RENDERER_CHANGED
    assert note.message.startswith("weasyprint.pdf.tags.add_tags is not the one")
    assert "weasyprint 70.0" in note.message
    assert "make setup" in note.hint
    assert f"{PLAIN_RENDERER}=1" in note.hint
    assert not any(getattr(o.holder, o.name) is o.by for o in REPLACED)


@pytest.mark.parametrize("package", VERSIONS)
def test_the_pinned_version_is_the_one_that_was_read(package: str) -> None:
    assert {one.package for one in REPLACED} == set(VERSIONS)
    wanted = f'"{package}=={VERSIONS[package]}"'
    assert wanted in (ROOT / "pyproject.toml").read_text("utf-8")


def test_the_plain_renderer_has_nothing_replaced(
    untouched: pytest.MonkeyPatch,
) -> None:
    untouched.setenv(PLAIN_RENDERER, "1")
    install()
    assert not any(getattr(o.holder, o.name) is o.by for o in REPLACED)
