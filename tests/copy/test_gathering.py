"""Files, folders and archives into sources; nothing outside them is read."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from layout.codes import Severity
from layout.copy import gathering
from layout.copy.gathering import Gathered, gathered
from tests.copy.making import codes
from tests.copy.office.wordmaking import word_file, zipped


def tree(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def names(found: Gathered, base: Path) -> list[str]:
    return [Path(source.name).relative_to(base).as_posix() for source in found.sources]


def test_a_file_is_a_source_by_its_path(tmp_path: Path) -> None:
    path = tree(tmp_path, {"old/weir.txt": b"It rained."}) / "old" / "weir.txt"
    (source,) = gathered((path,)).sources
    assert (source.name, source.data) == (path.as_posix(), b"It rained.")
    assert (source.folder, source.found) == ("old", False)


def test_a_folder_is_its_files_sorted(tmp_path: Path) -> None:
    tree(tmp_path, {"b.txt": b"b", "a/c.html": b"c", "a.md": b"a", "A/d.txt": b"d"})
    found = gathered((tmp_path,))
    assert sorted(names(found, tmp_path)) == ["A/d.txt", "a.md", "a/c.html", "b.txt"]
    assert found.sources == gathered((tmp_path,)).sources
    assert all(source.found for source in found.sources)
    assert found.notes == []


@pytest.mark.parametrize(
    "name",
    [
        *("style.css", "app.js", "feed.xml", "import.json", "issue.toml", "a.yml"),
        *("weir.jpg", "WEIR.PNG", "a.webp", ".hidden.txt", ".git/a.txt", "~lock.docx"),
        *("__MACOSX/a.txt", "log.csv", "font.woff2", "thumbs.db"),
    ],
)
def test_parts_of_pages_and_tools_are_passed_over(name: str, tmp_path: Path) -> None:
    tree(tmp_path, {name: b"x", "weir.txt": b"It rained."})
    assert names(gathered((tmp_path,)), tmp_path) == ["weir.txt"]


FEED = b'<?xml version="1.0"?>\n<rss version="2.0"><channel></channel></rss>'
GHOST = b'{"db": [{"data": {"posts": []}}]}'


@pytest.mark.parametrize("packed", [False, True])
def test_exports_are_found_among_other_data(tmp_path: Path, *, packed: bool) -> None:
    atom = b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>'
    copy = {"blog.xml": FEED, "a/atom.XML": atom, "site.json": GHOST}
    data = {f"map{n}.xml": b"<urlset></urlset>" for n in range(3)}
    files = {**copy, **data, "app.json": b'{"db": 1}', "empty.json": b"", "a.css": b"x"}
    path = archive(tmp_path, files) if packed else tree(tmp_path, files)
    found = gathered((path,))
    assert sorted(names(found, path)) == sorted(copy)
    (note,) = found.notes
    assert note.code == "import-passed"
    assert "app.json, empty.json, map0.xml and 2 more" in note.message


@pytest.mark.parametrize("name", ["a.eml", "a.mht", "a.rtf", "a.fodt"])
def test_other_kinds_of_copy_are_read_from_a_folder(name: str, tmp_path: Path) -> None:
    assert names(gathered((tree(tmp_path, {name: b"x"}),)), tmp_path) == [name]


def test_data_that_cannot_be_read_hinders_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    tree(tmp_path, {"weir.txt": b"It rained."})
    assert names(gathered((tmp_path,)), tmp_path) == ["weir.txt"]


def test_a_part_that_is_named_by_itself_is_taken(tmp_path: Path) -> None:
    tree(tmp_path, {"notes.log": b"It rained."})
    assert len(gathered((tmp_path / "notes.log",)).sources) == 1


def test_a_folder_without_copy_is_refused(tmp_path: Path) -> None:
    found = gathered((tree(tmp_path, {"a.css": b"x"}),))
    assert found.sources == []
    assert codes(found.notes) == ["import-refused"]
    assert found.notes[0].hint


def test_a_path_that_is_not_there_is_told_and_the_others_read(tmp_path: Path) -> None:
    tree(tmp_path, {"weir.txt": b"It rained."})
    found = gathered((tmp_path / "none.txt", tmp_path / "weir.txt"))
    assert len(found.sources) == 1
    (note,) = found.notes
    assert "cannot be read" in note.message
    assert note.severity is Severity.ERROR


def test_a_link_that_leads_out_of_a_folder_is_told(tmp_path: Path) -> None:
    tree(tmp_path, {"out/secret.txt": b"secret", "in/weir.txt": b"It rained."})
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "out" / "secret.txt")
    (tmp_path / "in" / "same.txt").symlink_to(tmp_path / "in" / "weir.txt")
    found = gathered((tmp_path / "in",))
    assert names(found, tmp_path / "in") == ["same.txt", "weir.txt"]
    assert codes(found.notes) == ["import-outside"]


def test_neighbours_are_seen_from_the_source_and_inside_the_folder(
    tmp_path: Path,
) -> None:
    tree(
        tmp_path,
        {"in/posts/a.md": b"a", "in/img/b.png": b"b", "out.png": b"out"},
    )
    (source,) = gathered((tmp_path / "in",)).sources
    assert source.neighbour("../img/b.png") == b"b"
    assert source.neighbour("../../out.png") is None
    assert source.neighbour("none.png") is None
    assert source.neighbour("../img") is None
    assert source.neighbour("a\x00b") is None
    (alone,) = gathered((tmp_path / "in" / "posts" / "a.md",)).sources
    assert alone.neighbour("../img/b.png") is None


def archive(folder: Path, files: dict[str, bytes]) -> Path:
    path = folder / "dump.zip"
    path.write_bytes(zipped(files))
    return path


def test_an_archive_is_its_files_sorted(tmp_path: Path) -> None:
    path = archive(tmp_path, {"b/weir.txt": b"b", "a.txt": b"a", "a.css": b"x"})
    found = gathered((path,))
    assert names(found, path) == ["a.txt", "b/weir.txt"]
    assert [source.folder for source in found.sources] == ["dump", "b"]
    assert all(source.found for source in found.sources)


def test_neighbours_in_an_archive(tmp_path: Path) -> None:
    path = archive(tmp_path, {"posts/a.txt": b"a", "img/b.png": b"b", "c.png": b"c"})
    (source,) = gathered((path,)).sources
    assert source.neighbour("../img/b.png") == b"b"
    assert source.neighbour("..\\img\\b.png") == b"b"
    assert source.neighbour("../../../c.png") == b"c"
    assert source.neighbour("none.png") is None


def test_a_word_file_is_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "weir.docx"
    path.write_bytes(word_file("It rained."))
    (source,) = gathered((path,)).sources
    assert source.data == path.read_bytes()


def test_an_archive_in_a_folder_is_unpacked_too(tmp_path: Path) -> None:
    archive(tmp_path, {"a.txt": b"a"})
    assert names(gathered((tmp_path,)), tmp_path) == ["dump.zip/a.txt"]


@pytest.mark.parametrize(
    "name", ["../../weir.txt", "/etc/weir.txt", "C:/weir.txt", "a/../../weir.txt"]
)
def test_a_name_that_climbs_is_only_a_name(name: str, tmp_path: Path) -> None:
    path = archive(tmp_path, {name: b"It rained."})
    found = gathered((path,))
    assert [Path(source.name).name for source in found.sources] == ["weir.txt"]
    assert ".." not in found.sources[0].name
    assert codes(found.notes) == ["import-outside"]


def test_an_archive_without_copy_is_refused(tmp_path: Path) -> None:
    found = gathered((archive(tmp_path, {"a.css": b"x", "b.png": b"y"}),))
    assert (found.sources, codes(found.notes)) == ([], ["import-refused"])


def refusal_of(path: Path) -> str:
    found = gathered((path,))
    assert found.sources == []
    (note,) = found.notes
    assert note.hint
    return note.message


def test_an_archive_with_a_password_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path, {"a.txt": b"a"})
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    path.write_bytes(data)
    assert "password" in refusal_of(path)


def test_a_damaged_file_in_an_archive_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr(zipfile.ZipInfo("a.txt"), b"It rained all day.")
    path = tmp_path / "dump.zip"
    path.write_bytes(out.getvalue().replace(b"rained", b"snowed", 1))
    assert "damaged" in refusal_of(path)


@pytest.mark.parametrize(
    ("limit", "most", "why"),
    [
        ("MOST_FILES", 2, "3 files"),
        ("MOST_UNPACKED", 2500, "far more than it should"),
        ("MOST_BYTES", 900, "far more than an article"),
    ],
)
def test_an_archive_beyond_reason_is_refused(
    limit: str, most: int, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = archive(tmp_path, {f"{name}.txt": b"a" * 1000 for name in "abc"})
    assert len(gathered((path,)).sources) == 3
    monkeypatch.setattr(gathering, limit, most)
    assert why in refusal_of(path)


def test_a_file_beyond_reason_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "weir.txt"
    path.write_bytes(b"a" * 1000)
    monkeypatch.setattr(gathering, "MOST_BYTES", 999)
    assert "far more than an article" in refusal_of(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_nobody_may_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "weir.txt"
    path.write_bytes(b"a")
    path.chmod(0)
    assert "permission denied" in refusal_of(path)
