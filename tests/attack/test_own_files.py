"""A command removes what it has made, and nothing else: whatever it is called.

The folder that is written into has files of somebody's own, under names that look like
ours, and links to what lies outside; and the record of the run before is a stranger's.
"""

import json
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from layout.disk.owned import listed
from layout.disk.places import cache_folder
from tests.building import run, small, tree
from tests.desk.paper import MANIFEST

# Names like those of files of ours, of which none is made here.
OWN = (
    *("press-release.pdf", "sheets.pdf", "press-plan.pdf", "preflight-notes.pdf"),
    *("preflight-old.json", "archive.pdf", "draft.pdf", "press/invoice.pdf"),
    *("html/page-99.html", "html/assets/logo.png", "html/notes.html", "page-77.png"),
    *("marked-77.png", "heat-77.png", "delivered/07-abcdef012345.png", "notes.txt"),
    *("before-09.png", "after-09.png", "index_files/mine.html", "files.json"),
)
pytestmark = pytest.mark.slow
THEIRS = b"somebody's own"
LISTED = sha256(THEIRS).hexdigest()


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a publication that was built once, into `out`, with eight pages."""
    home = tmp_path_factory.mktemp("first")
    issue = small(home, {MANIFEST: "number = 1\ndate = 2026-12-04\npages = 8\n"})
    assert run("build", issue, "-o", home / "out").exit_code == 0
    small(home, {})
    return home


@pytest.fixture
def home(first: Path, tmp_path: Path) -> Path:
    """Return the publication, which has four pages now."""
    shutil.copytree(first, tmp_path / "home")
    return tmp_path / "home"


def build(home: Path, *words: str) -> int:
    code: int = run(
        "build", home / "issues" / "one", "-o", home / "out", *words
    ).exit_code
    return code


def put(folder: Path, name: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(THEIRS)
    return path


def listing(home: Path, names: tuple[str, ...]) -> None:
    """Have the report of the run before list files that it has not made."""
    report = home / "out" / "report.json"
    plain = json.loads(report.read_text("utf-8"))
    plain["files"] |= dict.fromkeys(names, LISTED)
    report.write_text(json.dumps(plain), "utf-8")


def test_somebodys_files_stay_and_ours_go(home: Path) -> None:
    out = home / "out"
    own = [put(out, name) for name in OWN if not (out / name).exists()]
    edited = out / "html" / "page-08.html"
    edited.write_bytes(THEIRS)
    assert (out / "html" / "page-07.html").exists()
    assert len(list((out / "press").glob("*.pdf"))) == 8 + 1
    assert build(home) == 0
    assert [path for path in own if path.read_bytes() != THEIRS] == []
    # One that a hand has been at is no longer ours; the others are.
    assert edited.read_bytes() == THEIRS
    assert not (out / "html" / "page-07.html").exists()
    assert len(list((out / "press").glob("*.pdf"))) == 4 + 1


def test_some_pages_leave_those_of_the_run_before(home: Path) -> None:
    """What was made and is as made stays and stays listed: nothing else of a list."""
    out = home / "out"
    own, gone = put(out, "press/invoice.pdf"), out / "press" / "gone.pdf"
    report = json.loads((out / "report.json").read_text("utf-8"))
    edited = out / "html" / "page-08.html"
    edited.write_bytes(THEIRS)
    report["files"] |= {own.relative_to(out).as_posix(): "0" * 64, "no": LISTED}
    report["files"] |= {"html/./page-07.html": report["files"]["html/page-07.html"]}
    report["files"] |= {gone.relative_to(out).as_posix(): LISTED}
    (out / "report.json").write_text(json.dumps(report), "utf-8")
    before = tree(out)
    shutil.copytree(out, home / "again")
    assert build(home, "--pages", "2") == 0
    assert set(before) <= set(tree(out))
    files = json.loads((out / "report.json").read_text("utf-8"))["files"]
    assert "html/page-07.html" in files
    assert files == {n: sha256((out / n).read_bytes()).hexdigest() for n in files}
    strange = {"press/invoice.pdf", "press/gone.pdf", "no", "html/page-08.html"}
    assert not files.keys() & {*strange, "html/./page-07.html"}
    # The same into the same folder gives the same.
    made = tree(out)
    shutil.rmtree(out)
    (home / "again").rename(out)
    assert build(home, "--pages", "2") == 0
    assert tree(out) == made
    assert build(home) == 0
    assert not (out / "html" / "page-07.html").exists()
    assert own.read_bytes() == edited.read_bytes() == THEIRS


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[Path]:
    """Return a folder beside, of which nothing may be touched."""
    folder = tmp_path / "outside"
    for name in ("secret.pdf", "page-07.html", "deep/secret.pdf"):
        put(folder, name)
    before = tree(folder)
    yield folder
    assert tree(folder) == before


def test_a_hostile_report_removes_nothing_outside(home: Path, outside: Path) -> None:
    out = home / "out"
    (out / "linked").symlink_to(outside)
    (out / "link.pdf").symlink_to(outside / "secret.pdf")
    (out / "folder").mkdir()
    names = (
        *("../../outside/secret.pdf", "../outside/secret.pdf", "linked/secret.pdf"),
        *(str(outside / "secret.pdf"), "link.pdf", "html/../../../outside/secret.pdf"),
        *("linked/deep/secret.pdf", "linked", "folder", "", ".", "..", "/", "x" * 5000),
        *("a\0b", "C:\\secret.pdf", "\\\\server\\secret.pdf", "\udcff"),
        *("file:///etc/passwd", "~/secret.pdf", "../home/issues/one/issue.toml"),
    )
    listing(home, names)
    before = tree(home / "issues")
    assert build(home) == 0
    assert (out / "link.pdf").is_symlink()
    assert (out / "linked").is_symlink()
    assert (out / "folder").is_dir()
    assert tree(home / "issues") == before


def test_nothing_is_written_into_a_linked_folder(home: Path, outside: Path) -> None:
    folder = "html/assets"
    shutil.rmtree(home / "out" / folder)
    (home / "out" / folder).symlink_to(outside)
    before = tree(home / "out")
    done = run("build", home / "issues" / "one", "-o", home / "out")
    assert done.exit_code == 2
    assert f"{folder} in it is a link to another folder" in done.stderr
    assert tree(home / "out") == before


# Places of files of ours, and what is there instead.
TAKEN = (
    *("press.pdf", "screen.pdf", "html/page-01.html", "report.json"),
    *("preflight.json", "press/*_01.pdf"),
)


def test_somebodys_file_in_a_place_of_ours_is_not_written_over(
    home: Path, outside: Path
) -> None:
    out = home / "out"
    good = tree(out)
    for number, name in enumerate(TAKEN):
        [place] = out.glob(name)
        place.unlink()
        if number % 2:
            place.symlink_to(outside / "secret.pdf")
        else:
            place.write_bytes(THEIRS)
        before = tree(out)
        done = run("build", home / "issues" / "one", "-o", out)
        assert done.exit_code == 2
        assert f"error[foreign-file]: {place} is there and " in done.stderr
        assert "; move it elsewhere or remove it" in done.stderr
        assert tree(out) == before
        place.unlink()
        place.write_bytes(good[place.relative_to(out).as_posix()])
    assert build(home) == 0


def test_what_comes_alone_is_known_by_itself(home: Path) -> None:
    """A draft and a certificate are written anew, and not over a person's own."""
    out, issue = home / "out", home / "issues" / "one"
    for words in (("build", issue, "--draft"), ("check", issue)):
        for _ in range(2):
            assert run(*words, "-o", out).exit_code == 0
    assert build(home) == 0
    for name, command in (("draft.pdf", "build"), ("preflight.pdf", "check")):
        with (out / name).open("ab") as file:
            file.write(b"% a remark\n")
        before = tree(out)
        more = ["--draft"] * (command == "build")
        done = run(command, issue, *more, "-o", out)
        assert done.exit_code == 2
        assert f"error[foreign-file]: {out / name} is there" in done.stderr
        assert tree(out) == before


REPORTS = (b"", b"[]", b"\xff", b'{"files": {"press.pdf": 1}}', b"[" * 100_000)


def test_a_report_that_is_none_removes_nothing(home: Path) -> None:
    out = home / "out"
    before = set(tree(out))
    for report in REPORTS:
        (out / "report.json").write_bytes(report)
        assert listed(out / "report.json") == {}
    assert build(home) == 2
    assert before == set(tree(out))


def test_an_index_that_is_somebodys_link_stays(home: Path, outside: Path) -> None:
    """What else writes into a folder keeps to its own there as well."""
    out = home / "proofs"
    own = [put(out, name) for name in OWN]
    (out / "page-78.png").symlink_to(outside / "secret.pdf")
    issue = home / "issues" / "one"
    for _ in range(2):
        assert run("proof", issue, "-o", out, "--ppi", "20").exit_code == 0
    assert [path for path in own if path.read_bytes() != THEIRS] == []
    assert (out / "page-78.png").is_symlink()
    assert len(list(out.glob("marked-0?.png"))) == 4


def test_a_lock_is_kept_in_no_linked_folder(home: Path, outside: Path) -> None:
    (home / "kept").symlink_to(outside)
    done = run("build", home / "issues" / "one", "-o", home / "out", "--lock")
    assert done.exit_code == 2
    assert "kept" in done.stderr
    assert not (home / "issues" / "one" / "issue.lock").exists()


def test_a_cache_that_is_a_link_is_left_alone(home: Path, outside: Path) -> None:
    cache = home / ".layout-cache"
    shutil.rmtree(cache, ignore_errors=True)
    cache.symlink_to(outside)
    used = cache_folder(home)
    assert not used.resolve().is_relative_to(outside)
    assert not used.is_relative_to(home)
    cache.unlink()
    cache.mkdir()
    (cache / "deep").symlink_to(outside)
    (cache / ".gitignore").symlink_to(outside / "secret.pdf")
    assert build(home) == 0


# What is written to `build` where nobody says -o, and the links that a stranger's
# publication may have there.
DEFAULTS = {
    ("build", "one"): ("build", "build/one"),
    ("build", "one", "--draft"): ("build",),
    ("deliver", "one"): ("build", "build/one"),
    ("proof", "one"): ("build", "build/one", "build/one/proof"),
    ("archive", "one"): ("build", "build/archive"),
    ("rebuild", "issues"): ("build", "build/one", "build/one/shelf"),
    ("rebuild", "issues", "--archive"): ("build/archive",),
}


@pytest.mark.parametrize(
    ("words", "link"), [(w, link) for w, links in DEFAULTS.items() for link in links]
)
def test_no_link_is_followed_where_nobody_named_a_folder(
    plain: Path,
    outside: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    link: str,
) -> None:
    (plain / link).parent.mkdir(parents=True, exist_ok=True)
    (plain / link).symlink_to(outside)
    monkeypatch.chdir(plain)
    before = tree(plain)
    done = run(*words)
    assert done.exit_code == 2
    assert "error[output-unwritable]" in done.stderr
    assert "is a link to another folder; nothing was changed" in done.stderr
    assert "remove the link, or " in done.stderr
    assert tree(plain) == before


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """Return a publication that was never built."""
    return small(tmp_path / "plain", {}).parent.parent


LED_OUT = (
    *(("build", "two"), ("build", "issues/two"), ("build", "issues/two/issue.toml")),
    *(("check", "two"), ("plan", "two", "--write"), ("proof", "two")),
    *(("deliver", "two"), ("verify", "two"), ("archive", "two"), ("rebuild", "two")),
    *(("rebuild", "issues"), ("rebuild", "."), ("verify", "issues/two")),
    *(("import", "story.txt", "--into", name) for name in ("two", "issues/two")),
)


@pytest.mark.parametrize("words", LED_OUT)
def test_an_issue_that_is_a_link_out_is_none_of_the_publication(
    plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    other = small(tmp_path / "other", {})
    before = tree(tmp_path / "other")
    (plain / "issues" / "two").symlink_to(other)
    (plain / "story.txt").write_text("A headline\n\nSome words of copy stand here.\n")
    monkeypatch.chdir(plain)
    done = run(*words)
    assert done.exit_code == 2
    assert "issues/two: error[outside]" in done.stderr, done.stderr
    assert tree(tmp_path / "other") == before


@pytest.mark.parametrize(
    "words", [("new", "three"), ("import", "story.txt", "--into", "issues")]
)
def test_issues_that_are_a_link_get_no_new_one(
    plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    (plain / "issues").rename(tmp_path / "elsewhere")
    before = tree(tmp_path / "elsewhere")
    (plain / "issues").symlink_to(tmp_path / "elsewhere")
    (plain / "story.txt").write_text("A headline\n\nSome words of copy stand here.\n")
    monkeypatch.chdir(plain)
    done = run(*words)
    assert done.exit_code == 2
    assert "error[outside]" in done.stderr, done.stderr
    assert tree(tmp_path / "elsewhere") == before
