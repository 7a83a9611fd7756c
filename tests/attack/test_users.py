"""Who may not read or write something: the right files, or a sentence that names it.

A user without privileges: root itself, where the tests run as root, with all that root
may do beyond others taken away (capabilities(7)), so that modes count.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.attack.attacking import CODE
from tests.building import LAYOUT, ROOT, start
from tests.shelf.shelves import briefs

NAME = "2019-01"
BUILD = ("build", f"issues/{NAME}", "-q", "-o")
IS_ROOT = os.geteuid() == 0
BARE = ("setpriv", "--bounding-set", "-all", "--inh-caps", "-all") if IS_ROOT else ()

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        IS_ROOT and shutil.which("setpriv") is None,
        reason="root may do all, and there is no setpriv to take that away",
    ),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a publication that was built into `good`, with its cache."""
    home = tmp_path_factory.mktemp("users")
    briefs(home, (NAME,))
    running = start(*BUILD, "good", cwd=home)
    assert running.communicate(timeout=120)[1] == ""
    return home


@pytest.fixture
def paper(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "paper")


def plain(*words: str | Path, cwd: Path, **more: str) -> tuple[int, str]:
    """Run a command as a user that has no privileges."""
    done = subprocess.run(
        [*BARE, *LAYOUT, *map(str, words)],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | more,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    "name",
    [
        *("paper.toml", f"issues/{NAME}", f"issues/{NAME}/issue.toml"),
        *(f"issues/{NAME}/articles", f"issues/{NAME}/articles/bridge.md"),
    ],
)
def test_what_cannot_be_read_is_named(name: str, paper: Path, tmp_path: Path) -> None:
    (paper / name).chmod(0o000)
    status, said = plain(*BUILD, tmp_path / "out", cwd=paper)
    assert status == 2, said
    assert set(CODE.findall(said)) <= {"unreadable-file", "file-unusable"}
    assert Path(name).name in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("blocks", [1, 100])
def test_a_limit_of_the_shell_s_blames_no_page(blocks: int, paper: Path) -> None:
    line = f"ulimit -f {blocks}; exec {' '.join(LAYOUT)} {' '.join(BUILD)} o --no-cache"
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=paper,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 2, done.stderr
    assert set(CODE.findall(done.stderr)) <= {"machine-limit", "output-unwritable"}
    assert "page 1" not in done.stderr
