"""What the tutorials and the guide tell people to type is typed, top to bottom."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, of_page

TUTORIALS = [ROOT / "README.md", *sorted((ROOT / "docs" / "tutorial").glob("*.md"))]
GUIDES = [
    path
    for path in sorted((ROOT / "docs" / "guide").glob("*.md"))
    if any(example.language == "sh" for example in of_page(path))
]


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return an environment in which `layout` is this one."""
    folder = tmp_path_factory.mktemp("bin")
    script = folder / "layout"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m layout "$@"\n')
    script.chmod(0o755)
    path = os.pathsep.join([str(folder), os.environ["PATH"]])
    return os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory, shell: dict[str, str]) -> Path:
    """Return a publication as `layout init` makes it, with a cache."""
    home = tmp_path_factory.mktemp("starter")
    say("layout init paper", home, shell)
    say("layout build 2026-06 -o ../away", home / "paper", shell)
    return home / "paper"


def say(lines: str, folder: Path, shell: dict[str, str]) -> None:
    """Say some lines in a shell, which ends at the first that fails."""
    done = subprocess.run(
        ["bash", "-euo", "pipefail"],
        input=lines,
        cwd=folder,
        env=shell,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, f"{lines}\n{done.stdout}\n{done.stderr}"
    assert "error[" not in done.stderr, f"{lines}\n{done.stderr}"


def walk(page: Path, folder: Path, shell: dict[str, str]) -> None:
    """Do all that a page says, beginning in a folder."""
    for example in of_page(page):
        if example.language == "sh" and example.text.startswith("cd "):
            folder = folder / example.text.split()[1]
        elif example.what == "file":
            file = folder / example.name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(example.text, "utf-8")
        elif example.language == "sh" and example.what != "not run":
            say(example.text, folder, shell)


@pytest.mark.slow
@pytest.mark.parametrize("page", TUTORIALS, ids=lambda path: path.stem)
def test_a_tutorial_can_be_followed(
    page: Path, tmp_path: Path, shell: dict[str, str]
) -> None:
    walk(page, tmp_path, shell)


@pytest.mark.slow
@pytest.mark.parametrize("page", GUIDES, ids=lambda path: path.stem)
def test_what_a_guide_says_can_be_done(
    page: Path, tmp_path: Path, shell: dict[str, str], starter: Path
) -> None:
    shutil.copytree(starter, tmp_path / "paper")
    walk(page, tmp_path / "paper", shell)
