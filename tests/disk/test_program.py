"""Which program this is: no source, version or library can change unseen."""

import shutil
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from weasyprint.text import ffi as loaded

from layout.disk import program
from layout.disk.cache import Cache
from layout.disk.plain_renderer import PLAIN_RENDERER
from layout.disk.program import (
    PACKAGE,
    PACKAGES,
    chief_versions,
    digest_of_source,
    program_digest,
    source_digest,
    versions,
)

ROOT = PACKAGE.parent
ASKED = """
const char* pango_version_string (void);
const char* hb_version_string (void);
int FcGetVersion (void);
"""
# A file of every room whose work is kept, and the ground that they stand on.
ROOMS = sorted(
    path.name
    for path in PACKAGE.iterdir()
    if (path / "__init__.py").is_file() and path.name != "__pycache__"
)


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the package, as a wheel installs it, for changes."""
    return shutil.copytree(
        PACKAGE,
        tmp_path_factory.mktemp("site") / "layout",
        ignore=shutil.ignore_patterns("__pycache__", "starter"),
    )


def source(copied: Path, room: str) -> Path:
    """Return the largest file of a room."""
    found = sorted((copied / room).rglob("*.py"), key=lambda path: path.stat().st_size)
    return found[-1]


def test_the_libraries_are_those_that_the_renderer_loads() -> None:
    loaded.ffi.cdef(ASKED, override=True)
    text, number = loaded.ffi.string, loaded.fontconfig.FcGetVersion()
    found = versions()
    assert found["pango"] == text(loaded.pango.pango_version_string()).decode()
    assert found["harfbuzz"] == text(loaded.harfbuzz.hb_version_string()).decode()
    assert found["harfbuzz-subset"] == ("yes" if loaded.harfbuzz_subset else "no")
    parts = map(int, found["fontconfig"].split("."))
    assert [*parts] == [number // 10000, number // 100 % 100, number % 100]


def test_every_package_that_is_pinned_counts() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pinned = [one.split("==")[0] for one in project["dependencies"] if "==" in one]
    assert sorted(PACKAGES) == sorted(pinned)


@pytest.mark.parametrize("name", PACKAGES)
def test_versions_are_those_of_the_packages_themselves(name: str) -> None:
    assert versions()[name].removesuffix(" (plain)") == metadata.version(name)


def test_the_report_has_four_in_their_order() -> None:
    known = versions()
    assert chief_versions() == {
        "layout": known["layout"],
        "weasyprint": known["weasyprint"],
        "pango": known["pango"],
        "harfbuzz": known["uharfbuzz harfbuzz"],
    }
    assert list(chief_versions()) == ["layout", "weasyprint", "pango", "harfbuzz"]


def test_the_copy_is_the_same_program(copied: Path) -> None:
    whole = digest_of_source(copied)
    shutil.copytree(copied, copied.parent / "again" / "layout")
    assert digest_of_source(copied.parent / "again" / "layout") == whole
    (copied / "desk" / "__pycache__").mkdir()
    (copied / "desk" / "__pycache__" / "left.py").write_text("left = 1\n")
    assert digest_of_source(copied) == whole


def test_the_digest_is_of_the_source_that_runs() -> None:
    assert source_digest() == digest_of_source(PACKAGE)
    assert versions()["layout source"] == source_digest()[:16]


@pytest.mark.parametrize("room", ROOMS)
def test_a_changed_byte_in_any_room_is_a_miss(
    room: str, copied: Path, tmp_path: Path
) -> None:
    """As after an upgrade: what the old program kept is not asked for."""
    before = Cache(folder=tmp_path, program=digest_of_source(copied))
    before.keep(b"of old", "page", 1)
    file = source(copied, room)
    content = file.read_bytes()
    file.write_bytes(content[:-2] + b" " + content[-1:])
    assert len(file.read_bytes()) == len(content)
    after = Cache(folder=tmp_path, program=digest_of_source(copied))
    assert after.recall("page", 1) is None
    file.write_bytes(content)
    again = Cache(folder=tmp_path, program=digest_of_source(copied))
    assert again.recall("page", 1) == b"of old"


@pytest.mark.parametrize(
    "name",
    [
        "codes.toml",
        "proof/preflight/certificate.html.j2",
        "sheet/resend.html.j2",
        "shelf/pages/shelf.css",
        "shelf/pages/search.js",
    ],
)
def test_a_changed_table_or_template_is_another_program(
    name: str, copied: Path
) -> None:
    whole, file = digest_of_source(copied), copied / name
    content = file.read_bytes()
    file.write_bytes(content + b" ")
    assert digest_of_source(copied) != whole
    file.write_bytes(content)
    assert digest_of_source(copied) == whole


def test_a_new_publications_files_are_no_source(copied: Path) -> None:
    whole = digest_of_source(copied)
    paper = copied / "starter" / "paper.toml"
    paper.parent.mkdir(exist_ok=True)
    paper.write_text('title = "Another"\n', "utf-8")
    assert digest_of_source(copied) == whole


def test_a_new_name_or_a_file_less_is_another_program(copied: Path) -> None:
    whole, file = digest_of_source(copied), source(copied, "galley")
    renamed = file.rename(file.with_name("renamed.py"))
    moved = digest_of_source(copied)
    aside = renamed.rename(renamed.with_suffix(".txt"))
    gone = digest_of_source(copied)
    aside.rename(file)
    assert len({whole, moved, gone}) == 3
    assert digest_of_source(copied) == whole


@pytest.fixture
def fresh() -> None:
    """Have the versions found again, as a new process does."""
    program._versions.cache_clear()


@pytest.mark.usefixtures("fresh")
def test_another_version_of_a_package_is_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = program_digest()
    (tmp_path / "WeasyPrint-99.1.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    program._versions.cache_clear()
    assert versions()["weasyprint"] == "99.1"
    assert program_digest() != ours
    monkeypatch.undo()
    program._versions.cache_clear()
    assert program_digest() == ours


@pytest.mark.usefixtures("fresh")
def test_a_package_without_a_folder_says_its_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(program, "_installed", dict)
    assert versions()["pikepdf"] == metadata.version("pikepdf")
    program._versions.cache_clear()


def test_a_plain_renderer_is_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PLAIN_RENDERER, raising=False)
    ours = program_digest()
    monkeypatch.setenv(PLAIN_RENDERER, "1")
    assert versions()["weasyprint"].endswith(" (plain)")
    assert program_digest() != ours


def test_a_library_that_is_not_there_has_no_version() -> None:
    names = ("libnosuch-1.so", "nosuch", "nosuch-1")
    assert program._asked(names, "version") == ""
