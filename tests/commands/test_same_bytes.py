"""The same sources give the same bytes, wherever and however they are built."""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from weasyprint.text import ffi as libraries

from layout.lock.lock import LOCK, read_lock
from layout.plate.pressroom import pressroom
from tests.building import SMALL, Files, run, small
from tests.desk.paper import ISSUE, MANIFEST, PICTURE, STORY, jpeg, story
from tests.quad import build_quad_font

HERE = {"TZ": "UTC", "PYTHONHASHSEED": "1", "LANG": "C"}
THERE = {
    "TZ": "Asia/Tokyo",
    "PYTHONHASHSEED": "77",
    "LANG": "de_DE.UTF-8",
    "LC_ALL": "tr_TR.UTF-8",
    "LANGUAGE": "ja",
    "PANGO_LANGUAGE": "ja",
    "HB_SHAPER_LIST": "fallback",
    "FONTCONFIG_PATH": "/nowhere",
}
# Everything that a page can carry; the advertisement asks for a font of the machine.
FILES: Files = {
    MANIFEST: SMALL + '[[ad]]\nname = "quad"\nfile = "quad.html.j2"\n'
    "columns = 2\ndepth_mm = 40\npage = 2\n",
    f"{ISSUE}/ads/quad.html.j2": '<p style="font-family: Quad">abba office</p>\n',
    STORY: story(
        "pictures:\n  - file: weir.jpg\n    caption: The weir",
        "The difficult office is *affected*, and the fjord is in flood.\n" * 40,
    ),
    PICTURE: jpeg(640, 480),
    "fillers/rooks.md": "---\nheadline: Rooks\n---\nThe rooks are back.\n",
}
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{0}</dir><cachedir>{0}/cache</cachedir></fontconfig>
"""


def machine_font(folder: Path) -> dict[str, str]:
    """Return the environment of a machine that has the font Quad."""
    folder.mkdir()
    build_quad_font(folder / "quad.ttf")
    config = folder / "fonts.conf"
    config.write_text(FONTS.format(folder))
    return {"FONTCONFIG_FILE": str(config), "HOME": str(folder)}


def built(
    issue: Path, out: Path, world: dict[str, str], *more: str
) -> dict[str, bytes]:
    command = [sys.executable, "-m", "layout", "build", str(issue), "-q", "--lock"]
    umask = 0o077 if world["TZ"] == "Asia/Tokyo" else 0o022
    subprocess.run(
        [*command, "--edition", "all", "-o", str(out), *more],
        env=os.environ | world,
        check=True,
        umask=umask,
    )
    files = sorted(path for path in out.rglob("*") if path.is_file())
    found = {path.relative_to(out).as_posix(): path.read_bytes() for path in files}
    return found | {LOCK: (issue / LOCK).read_bytes()}


@pytest.mark.slow
def test_folder_zone_language_umask_jobs_and_cache_change_no_byte(
    tmp_path: Path,
) -> None:
    one = small(tmp_path / "one", FILES)
    shutil.copytree(tmp_path / "one", tmp_path / "deep" / "two")
    two = tmp_path / "deep" / "two" / one.relative_to(tmp_path / "one")
    there = THERE | machine_font(tmp_path / "fonts")
    first = built(one, tmp_path / "a", HERE, "--jobs", "1", "--no-cache")
    names = {"press.pdf", "screen.pdf", "archive.pdf", "html/page-01.html", LOCK}
    assert {*names, "report.json"} <= set(first)
    assert dated(first["press.pdf"]) == "D:20261204000000Z"
    assert "fillers/rooks.md" in read_lock(one / LOCK, LOCK).publication
    assert built(two, tmp_path / "b", there, "--jobs", "2") == first
    # From the cache, and from what was kept.
    assert built(two, tmp_path / "c", there) == first
    assert sorted(fonts_of(first["press.pdf"])) == sorted(fonts_of(first["screen.pdf"]))
    assert not [name for name in fonts_of(first["press.pdf"]) if "Quad" in name]


def fonts_of(pdf: bytes) -> set[str]:
    """Return the names of a PDF's fonts, without the marks of subsets."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        names = [
            str(found.BaseFont)
            for found in document.objects
            if isinstance(found, pikepdf.Dictionary) and "/BaseFont" in found
        ]
    return {name.rpartition("+")[2] for name in names}


def fonts_of_the_machine() -> int:
    """Count the fonts that fontconfig knows before any of the issue's is added."""
    libraries.ffi.cdef(
        "typedef struct { int nfont; int sfont; void** fonts; } SomeFonts;"
        "SomeFonts* FcConfigGetFonts (FcConfig*, int);",
        override=True,
    )
    library = libraries.fontconfig
    fonts = library.FcConfigGetFonts(library.FcInitLoadConfigAndFonts(), 0)
    return int(fonts.nfont) if fonts else 0


def test_a_worker_sees_no_font_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in machine_font(tmp_path / "fonts").items():
        monkeypatch.setenv(name, value)
    assert fonts_of_the_machine() == 1
    with pressroom(1) as room:
        assert room.begin(fonts_of_the_machine).result() == 0


@pytest.mark.slow
def test_files_are_dated_as_a_builder_of_packages_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = small(tmp_path / "home", {})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    done = run("build", issue, "-o", tmp_path / "out", "--lock")
    assert done.exit_code == 0, done.stderr
    assert dated((tmp_path / "out" / "press.pdf").read_bytes()) == "D:20200913122640Z"
    # The lock knows the date; nobody need remember it.
    assert read_lock(issue / LOCK, LOCK).build.moment == 1600000000
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    found = run("verify", issue)
    assert found.stdout == "identical\n", found.stderr


def dated(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return str(document.docinfo["/CreationDate"])


@pytest.mark.parametrize("moment", ["now", "-1", "1e9", "9" * 12])
def test_a_date_that_is_none_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    issue = small(tmp_path / "home", {})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    refused = run("build", issue, "-o", tmp_path / "out")
    assert refused.exit_code == 2
    assert f'SOURCE_DATE_EPOCH is "{moment}"' in refused.stderr
    assert not (tmp_path / "out").exists()
