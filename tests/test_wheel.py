"""What a stranger installs must make a newspaper in an empty folder."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation"]
    subprocess.run([*build, "--outdir", folder, ROOT], check=True, capture_output=True)
    return next(folder.glob("layout-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone; its dependencies are those of this environment."""
    folder = tmp_path_factory.mktemp("stranger")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    site = next(folder.glob("lib/python*/site-packages"))
    target = ["--no-deps", "--no-index", "--python", str(python), str(wheel)]
    pip = [sys.executable, "-m", "pip", target[2], target[3], "install"]
    subprocess.run([*pip, *target[:2], target[4]], check=True, capture_output=True)
    # Behind the wheel's own package, so that it is the one that is imported.
    (site / "shared.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return folder / "bin" / "layout"


def test_wheel_carries_style_fonts_and_starter(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "layout/builtin/styles/courier/style.toml" in names
    assert "layout/builtin/fonts/fonts.toml" in names
    assert any(name.startswith("layout/starter/issues/") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "issues/"))]


def test_a_stranger_builds_a_newspaper(installed: Path, tmp_path: Path) -> None:
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    for words in (["init", "paper"], ["build", "paper/issues/2026-06"]):
        done = subprocess.run(
            [installed, *words],
            cwd=tmp_path,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "build" / "2026-06" / "press.pdf").stat().st_size > 20_000
