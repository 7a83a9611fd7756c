"""A machine that is not as it should be: the right result, or a sentence with a code.

Output that is closed, full or read no further; too few files, a folder that is gone,
names of any bytes and length, alphabets that have no letters for what is said.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.attack.attacking import CODE
from tests.building import LAYOUT, ROOT, SMALL, run, small
from tests.desk.paper import MANIFEST

HERE = "issues/one"


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a publication that was built, so that all is in its cache."""
    home = tmp_path_factory.mktemp("faults")
    issue = small(home, {MANIFEST: SMALL.replace("pages = 4", "pages = 1")})
    done = run("build", issue, "-o", home / "out", "-q")
    assert done.exit_code == 0, done.stderr
    return home


def shell(line: str, cwd: Path, **environment: str) -> tuple[int, str, str]:
    """Run a line of bash; return the status of its first command, and what is said."""
    command = " ".join(LAYOUT)
    done = subprocess.run(
        ["bash", "-c", f"{line.replace('LAYOUT', command)}; exit ${{PIPESTATUS[0]}}"],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        check=False,
        timeout=120,
    )
    out = done.stdout.decode(errors="surrogateescape")
    return done.returncode, out, done.stderr.decode(errors="surrogateescape")


COMMANDS = (
    *("", "--help", "--version", "build --help", "nonsense"),
    *(f"plan {HERE}", f"check {HERE}", "check out/press.pdf", f"deliver {HERE} -n"),
    f"build {HERE} -o out",
)


@pytest.mark.slow
@pytest.mark.parametrize("words", COMMANDS)
def test_whether_anybody_listens_decides_nothing(words: str, paper: Path) -> None:
    plain, _, _ = shell(f"LAYOUT {words}", paper)
    for where in ("| head -c 0", "| head -1", ">&-", "2>&-", "2>/dev/full", "<&-"):
        status, _, said = shell(f"LAYOUT {words} {where}", paper)
        assert status == plain, f"{where}: {said}"
        assert "Traceback" not in said
        assert "Exception" not in said
    status, _, said = shell(f"LAYOUT {words} >/dev/full", paper)
    assert status in (plain, 141), said
    assert (status == 141) <= ("standard output was cut short" in said)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("ulimit -n 9; LAYOUT build issues/one --no-cache -o x", {"machine-limit"}),
        ("mkdir g; cd g; rmdir ../g; LAYOUT plan x", {"no-such-place"}),
        (f"LAYOUT plan {'a' * 5000}", {"file-unusable"}),
        (f"LAYOUT check {'a' * 5000}.pdf", {"file-unusable"}),
        (f"LAYOUT new {'a' * 300}", {"file-unusable", "output-unwritable"}),
        (
            f"LAYOUT build {HERE} -o {'a' * 300}",
            {"file-unusable", "output-unwritable"},
        ),
        ("LAYOUT plan $'iss\\xffue'", {"no-such-issue"}),
    ],
)
def test_what_cannot_be_is_told(line: str, codes: set[str], paper: Path) -> None:
    status, _, said = shell(line, paper)
    assert status == 2, said
    assert codes & set(CODE.findall(said)), said
    assert "Traceback" not in said
    assert not (paper / "x").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"TMPDIR": "/nonexistent"},
        {"HOME": "/nonexistent", "XDG_STATE_HOME": "", "XDG_CACHE_HOME": ""},
        {"XDG_STATE_HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null"},
    ],
)
def test_the_same_files_whatever_is_missing(
    environment: dict[str, str], paper: Path, tmp_path: Path
) -> None:
    line = f"LAYOUT build {HERE} -q -o {tmp_path / 'out'}"
    status, _, said = shell(line, paper, **environment)
    assert status == 0, said
    ours, theirs = paper / "out" / "press.pdf", tmp_path / "out" / "press.pdf"
    assert ours.read_bytes() == theirs.read_bytes()


@pytest.mark.slow
def test_a_folder_s_name_may_be_any_bytes(paper: Path, tmp_path: Path) -> None:
    out = tmp_path / os.fsdecode(b"o\xff")
    status, said, _ = shell(f"LAYOUT build {HERE} -o '{out}'", paper)
    assert status == 0
    assert (out / "press.pdf").is_file()
    assert "o\udcff/press.pdf" in said
    shutil.rmtree(out)


@pytest.mark.slow
def test_an_issue_s_name_is_text(tmp_path: Path) -> None:
    small(tmp_path, {})
    odd = os.fsdecode(b"n\xe9")
    shutil.copytree(tmp_path / HERE, tmp_path / "issues" / odd)
    for command in ("plan", "build", "archive"):
        done = run(command, tmp_path / "issues" / odd)
        assert done.exit_code == 2, done.output
        assert CODE.findall(done.stderr) == ["bad-name"]
    # The others on a shelf are made.
    shelf = run("rebuild", tmp_path / "issues", "-o", tmp_path / "out", "-q")
    assert shelf.exit_code == 1
    assert CODE.findall(shelf.stderr).count("bad-name") == 1
    assert (tmp_path / "out" / "one" / "press.pdf").is_file()


@pytest.mark.slow
def test_a_source_s_name_may_be_any_bytes(tmp_path: Path) -> None:
    issue = small(tmp_path, {})
    source = tmp_path / os.fsdecode(b"caf\xe9.txt")
    source.write_text("A new bridge\n\nThe bridge opens on Monday at noon.\n" * 3)
    for status in (0, 0):  # the second time it is known
        done = run("import", source, "--into", issue)
        assert done.exit_code == status, done.output
    record = json.loads((issue / "import.json").read_text("utf-8"))
    [entry] = record["articles"]
    assert entry["source"].endswith(source.name)
