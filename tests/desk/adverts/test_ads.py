"""Advertisements as a manifest lists them: every key, every kind, what is refused."""

from pathlib import Path

import pytest

from layout.desk.issue import Ad, AdKind
from tests.desk.paper import (
    ISSUE,
    MANIFEST,
    jpeg,
    manifest,
    notes_on,
    publication,
    read,
)

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="30mm">'
    '<title>Hay &amp; oats</title><path fill="{}"/></svg>'
)
FILES: dict[str, str | bytes | None] = {
    f"{ISSUE}/ads/hay.svg": SVG.format("black"),
    f"{ISSUE}/ads/red.svg": SVG.format("#ff0000"),
    f"{ISSUE}/ads/boat.jpg": jpeg(),
    f"{ISSUE}/ads/house-us.html.j2": "<p>Us</p>",
    f"{ISSUE}/ads/latin.html.j2": "Caf\xe9".encode("latin-1"),
}


def entry(keys: str) -> str:
    return manifest(f"[[ad]]\n{keys}\n")


def ad(folder: Path, keys: str) -> Ad:
    (found,) = read(folder, FILES | {MANIFEST: entry(keys)}).ads
    return found


BASE = 'name = "hay"\nfile = "hay.svg"\ncolumns = 2\ndepth_mm = 37\n'


@pytest.mark.parametrize(
    ("keys", "name", "value"),
    [
        ("", "name", "hay"),
        ("", "kind", AdKind.VECTOR),
        ("", "columns", 2),
        ("", "depth_mm", 37.0),
        ("", "page", None),
        ("", "house", False),
        ("", "bleed", False),
        ("", "colour", False),
        ("", "alt", "Hay & oats"),
        ("page = 8", "page", 8),
        ("house = true", "house", True),
        ('alt = "Buy hay"', "alt", "Buy hay"),
    ],
)
def test_keys_of_an_advertisement(
    keys: str, name: str, value: object, tmp_path: Path
) -> None:
    assert getattr(ad(tmp_path, BASE + keys), name) == value


@pytest.mark.parametrize(
    ("file", "kind", "colour", "house"),
    [
        ("hay.svg", AdKind.VECTOR, False, False),
        ("red.svg", AdKind.VECTOR, True, False),
        ("boat.jpg", AdKind.RASTER, False, False),
        ("house-us.html.j2", AdKind.TEMPLATE, False, True),
    ],
)
def test_each_kind_is_known_by_its_file(
    file: str, kind: AdKind, colour: bool, house: bool, tmp_path: Path
) -> None:
    found = ad(tmp_path, BASE.replace("hay.svg", file))
    assert (found.kind, found.colour, found.house) == (kind, colour, house)
    assert found.path.name == file
    assert len(found.sha256) == 64


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        (BASE.replace("hay.svg", "none.svg"), "missing-file"),
        (BASE.replace("hay.svg", "hay.doc"), "ad-kind"),
        (BASE.replace("hay.svg", "hay"), "ad-kind"),
        (BASE.replace("hay.svg", "latin.html.j2"), "not-utf8"),
        (BASE.replace("columns = 2\n", ""), "missing-key"),
        (BASE.replace("columns = 2", "columns = 6"), "ad-size"),
        (BASE.replace("columns = 2", "columns = 0"), "bad-value"),
        (BASE.replace("depth_mm = 37\n", ""), "missing-key"),
        (BASE.replace("depth_mm = 37", "depth_mm = -3"), "bad-value"),
        (BASE.replace('name = "hay"\n', ""), "missing-key"),
        (BASE.replace('"hay"', '"Hay Ltd"'), "bad-value"),
        (BASE + "page = 9", "unknown-page"),
        (BASE + "page = 0", "bad-value"),
        (BASE + "[[ad]]\n" + BASE, "ad-twice"),
        (BASE + "colums = 3", "unknown-key"),
    ],
)
def test_what_is_wrong_is_noted_at_the_manifest(
    keys: str, code: str, tmp_path: Path
) -> None:
    _, notes = notes_on(publication(tmp_path, FILES | {MANIFEST: entry(keys)}))
    found = [note for note in notes if note.code == code]
    assert found, [str(note) for note in notes]
    assert all(note.hint for note in found)
    own = f"{ISSUE}/ads/latin.html.j2" if code == "not-utf8" else MANIFEST
    assert {note.file for note in found} == {own}


def test_files_that_differ_in_case_alone_are_refused(tmp_path: Path) -> None:
    files = FILES | {f"{ISSUE}/ads/Hay.svg": SVG.format("black")}
    folder = publication(tmp_path, files | {MANIFEST: entry(BASE)})
    if len(list((folder / "ads").iterdir())) < len(files):
        pytest.skip("this file system takes them for one")
    _, notes = notes_on(folder)
    assert "case-clash" in [note.code.value for note in notes]


def test_advertisements_keep_the_manifests_order(tmp_path: Path) -> None:
    names = ["zebra", "apple", "marl"]
    keys = "".join("[[ad]]\n" + BASE.replace('"hay"', f'"{name}"') for name in names)
    issue = read(tmp_path, FILES | {MANIFEST: manifest(keys)})
    assert [found.name for found in issue.ads] == names
