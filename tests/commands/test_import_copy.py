"""`layout import` as a person uses it: new issues, again, after edits, on bad input."""

import errno
import io
import json
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from tests.building import run, tree

SOURCES = Path(__file__).parents[1] / "copy" / "sources"
BRIDGE = SOURCES / "text" / "bridge.txt"


def _png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(file, "PNG")
    return file.getvalue()


PNG = _png()


def test_an_issue_is_made_of_a_dump(tmp_path: Path) -> None:
    done = run("import", BRIDGE, "--into", tmp_path / "back")
    assert done.exit_code == 0, done.output
    assert sorted(tree(tmp_path / "back")) == [
        "articles",
        "articles/bridge-close-nine-weeks.md",
        "import.json",
        "issue.toml",
    ]
    manifest = (tmp_path / "back" / "issue.toml").read_text("utf-8")
    assert "number = 112\n" in manifest
    assert "date = 2019-03-01\n" in manifest
    assert 'label = "March/April 2019"' in manifest


def test_what_was_imported_before_is_known_whatever_it_is_called(
    tmp_path: Path,
) -> None:
    run("import", BRIDGE, "--into", tmp_path / "back")
    before = tree(tmp_path / "back")
    renamed = tmp_path / "other.txt"
    renamed.write_bytes(BRIDGE.read_bytes())
    done = run("import", renamed, "--into", tmp_path / "back")
    assert done.exit_code == 0
    assert "import-twice" in done.stderr
    assert tree(tmp_path / "back") == before


def test_an_edited_article_is_not_written_over(tmp_path: Path) -> None:
    run("import", BRIDGE, "--into", tmp_path / "back")
    article = tmp_path / "back" / "articles" / "bridge-close-nine-weeks.md"
    article.write_text(article.read_text("utf-8") + "\nOne line more.\n", "utf-8")
    before = tree(tmp_path / "back")
    for more in ((), ("--keep-all",)):
        done = run("import", BRIDGE, "--into", tmp_path / "back", *more)
        assert done.exit_code == 0
        assert "import-edited" in done.stderr
        assert tree(tmp_path / "back") == before


def test_a_source_that_changed_is_imported_anew(tmp_path: Path) -> None:
    source = tmp_path / "bridge.txt"
    source.write_bytes(BRIDGE.read_bytes())
    run("import", source, "--into", tmp_path / "back")
    source.write_text(
        BRIDGE.read_text("utf-8").replace("nine weeks", "ten weeks"), "utf-8"
    )
    run("import", source, "--into", tmp_path / "back")
    article = tmp_path / "back" / "articles" / "bridge-close-nine-weeks.md"
    assert "headline: Bridge to close for ten weeks" in article.read_text("utf-8")
    record = json.loads((tmp_path / "back" / "import.json").read_text("utf-8"))
    assert len(record["articles"]) == 1


def test_keep_all_keeps_every_line(tmp_path: Path) -> None:
    run("import", BRIDGE, "--into", tmp_path / "back")
    done = run("import", BRIDGE, "--into", tmp_path / "back", "--keep-all")
    assert "import-dropped" not in done.stderr
    text = (tmp_path / "back/articles/bridge-close-nine-weeks.md").read_text("utf-8")
    for line in ("Related articles", "Share this:", "Old Wharf says:", "Accept all"):
        assert line in text


def test_an_article_of_the_house_keeps_its_name(tmp_path: Path) -> None:
    articles = tmp_path / "back" / "articles"
    articles.mkdir(parents=True)
    own = articles / "bridge-close-nine-weeks.md"
    own.write_text("---\nheadline: Ours\n---\nOurs.\n", "utf-8")
    run("import", BRIDGE, "--into", tmp_path / "back")
    assert own.read_text("utf-8").startswith("---\nheadline: Ours")
    assert (articles / "bridge-close-nine-weeks-2.md").is_file()


def test_the_report_is_json(tmp_path: Path) -> None:
    done = run("import", BRIDGE, "--into", tmp_path / "back", "--json")
    report = json.loads(done.stdout)
    assert report["issues"][0]["number"] == 112
    assert report["issues"][0]["articles"] == [
        {"slug": "bridge-close-nine-weeks", "source": BRIDGE.as_posix()}
    ]
    codes = {note["code"] for note in report["notes"]}
    assert codes >= {"import-guess", "import-dropped", "import-mended"}


def test_a_folder_of_two_issues_becomes_two_issues(tmp_path: Path) -> None:
    dumps = tmp_path / "dumps"
    dumps.mkdir()
    text = BRIDGE.read_text("utf-8")
    (dumps / "a.txt").write_text(text, "utf-8")
    later = text.replace("112, March/April 2019", "113, May/June 2019")
    (dumps / "b.txt").write_text(later.replace("Bridge to", "Weir to"), "utf-8")
    (dumps / "broken.txt").write_bytes(bytes(range(256)) * 9)
    done = run("import", dumps, "--into", tmp_path / "issues")
    assert done.exit_code == 0, done.output
    assert "skipped: this is no text" in done.stderr
    found = [p.relative_to(tmp_path / "issues") for p in tmp_path.rglob("issue.toml")]
    assert sorted(map(str, found)) == ["2019-03/issue.toml", "2019-05/issue.toml"]


# --- Bad input: a note with the next move, and nothing changed.


def lying_zip(folder: Path) -> Path:
    """Return an archive whose directory says that its file is one byte long."""
    path = folder / "lies.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "A head\n\n" + "word " * 5000)
    data = path.read_bytes()
    size = (25008).to_bytes(4, "little")
    assert data.count(size) == 2
    path.write_bytes(data.replace(size, (1).to_bytes(4, "little")))
    return path


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "binary.txt": bytes(range(256)) * 40,
    "old.doc": b"\xd0\xcf\x11\xe0" + b"\x00" * 512,
    "rich.rtf": b"{\\rtf1 }",
    "scan.pdf": b"%PDF-1.7\n",
    "photo.jpg": b"\xff\xd8\xff\xe0" + b"\x00" * 64,
    "cut.docx": b"PK\x03\x04" + b"\x00" * 20,
    "marks.txt": b"* * *\n\n----\n",
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_what_is_no_copy_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    done = run("import", tmp_path / name, "--into", tmp_path / "back")
    assert done.exit_code == 2
    assert "error[import-refused]" in done.stderr
    assert not (tmp_path / "back").exists()


def test_a_zip_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    done = run("import", lying_zip(tmp_path), "--into", tmp_path / "back")
    assert done.exit_code == 2
    assert "error[import-refused]" in done.stderr


def test_a_missing_source_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    done = run("import", BRIDGE, tmp_path / "no.txt", "--into", tmp_path / "back")
    assert done.exit_code == 2
    assert "no such file" in done.stderr
    assert not (tmp_path / "back").exists()


def test_names_that_climb_or_clash_are_made_safe(tmp_path: Path) -> None:
    path = tmp_path / "names.zip"
    text = BRIDGE.read_text("utf-8")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../climbs.txt", text)
        archive.writestr("A.txt", text.replace("Bridge to", "Weir to"))
        archive.writestr("a.txt", text.replace("Bridge to", "WEIR TO"))
    done = run("import", path, "--into", tmp_path / "back")
    assert done.exit_code == 0, done.output
    assert "import-outside" in done.stderr
    names = sorted(p.name for p in (tmp_path / "back" / "articles").iterdir())
    assert names == [
        "bridge-close-nine-weeks.md",
        "weir-close-nine-weeks-2.md",
        "weir-close-nine-weeks.md",
    ]
    assert not (tmp_path.parent / "climbs.txt").exists()


def test_a_record_that_is_damaged_stops_the_import(tmp_path: Path) -> None:
    run("import", BRIDGE, "--into", tmp_path / "back")
    (tmp_path / "back" / "import.json").write_text("{", "utf-8")
    before = tree(tmp_path / "back")
    done = run("import", BRIDGE, "--into", tmp_path / "back")
    assert done.exit_code == 2
    assert "import.json is damaged" in done.stderr
    assert tree(tmp_path / "back") == before


def test_a_text_of_two_hundred_megabytes_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.write(b"A head\n\nCopy.\n")
        file.truncate(200_000_000)
    done = run("import", tmp_path / "big.txt", "--into", tmp_path / "back")
    assert done.exit_code == 2
    assert "the file has 200 MB" in done.stderr


def test_elements_nested_too_deeply_are_refused_and_not_lost(tmp_path: Path) -> None:
    page = tmp_path / "deep.html"
    page.write_text("<body>" + "<div>" * 3000 + "words" + "</div>" * 3000, "utf-8")
    done = run("import", page, "--into", tmp_path / "back")
    assert done.exit_code == 2
    assert "nested too deeply" in done.stderr


LIVE = """<html><body><h1>A head</h1><script>alert("bad words")</script>
<p onclick="x()">Copy of the <a href="javascript:alert(1)">story</a>, long enough to
be found, and a second sentence so that it is copy.</p>
<img src="https://example.org/x.jpg"><img src="../../secret.png">
<iframe src="https://example.org"></iframe></body></html>"""


def test_nothing_is_fetched_or_run_or_taken_from_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    page = tmp_path / "a" / "b" / "live.html"
    page.parent.mkdir(parents=True)
    page.write_text(LIVE, "utf-8")
    done = run("import", page, "--into", tmp_path / "back")
    assert done.exit_code == 0, done.output
    text = (tmp_path / "back" / "articles" / "head.md").read_text("utf-8")
    assert "Copy of the story, long enough" in text
    for word in ("alert", "script", "onclick", "iframe"):
        assert word not in text
    assert not (tmp_path / "back" / "pictures").exists()
    assert done.stderr.count("warning[import-picture]") == 2


def test_a_zip_brings_its_pictures(tmp_path: Path) -> None:
    path = tmp_path / "page.zip"
    page = LIVE.replace("../../secret.png", "files/Mill & weir.PNG")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("saved/page.html", page)
        archive.writestr("saved/files/Mill & weir.PNG", PNG)
    done = run("import", path, "--into", tmp_path / "back")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "back" / "pictures" / "mill-weir.png").read_bytes() == PNG
    text = (tmp_path / "back" / "articles" / "head.md").read_text("utf-8")
    assert "- file: mill-weir.png" in text


def test_an_import_that_fails_leaves_the_issue_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("import", BRIDGE, "--into", tmp_path / "back")
    before = tree(tmp_path / "back")
    (tmp_path / "other.txt").write_text("Another\n\nIts copy.\n", "utf-8")
    replaced = Path.replace

    def full(path: Path, target: Path) -> Path:
        if path.name in {"issue.toml", "import.json"}:
            raise OSError(errno.ENOSPC, "No space left on device")
        return replaced(path, target)

    monkeypatch.setattr(Path, "replace", full)
    done = run("import", tmp_path / "other.txt", "--into", tmp_path / "back")
    monkeypatch.undo()
    assert done.exit_code == 2
    assert "nothing was changed" in done.stderr
    assert tree(tmp_path / "back") == before


def test_sections_of_the_paper_are_known(tmp_path: Path) -> None:
    (tmp_path / "paper.toml").write_text(
        'title = "The Alder Courier"\nsections = ["Valley", "Sport"]\n', "utf-8"
    )
    (tmp_path / "a.txt").write_text(
        "The Alder Courier\n\nValley\n\nA head of five words\n\n" + "Copy. " * 40,
        "utf-8",
    )
    done = run("import", tmp_path / "a.txt", "--into", tmp_path / "issues" / "2019-03")
    assert done.exit_code == 0, done.output
    text = (tmp_path / "issues/2019-03/articles/head-five-words.md").read_text("utf-8")
    assert "section: Valley\n" in text
    manifest = (tmp_path / "issues/2019-03/issue.toml").read_text("utf-8")
    assert "date = 2019-03-01" in manifest


def test_a_drawing_with_a_script_is_left_out_and_its_caption_listed(
    tmp_path: Path,
) -> None:
    (tmp_path / "map.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>', "utf-8"
    )
    page = tmp_path / "page.html"
    figure = '<figure><img src="map.svg"><figcaption>The way</figcaption></figure>'
    page.write_text(LIVE.replace("</h1>", "</h1>" + figure), "utf-8")
    done = run("import", page, "--into", tmp_path / "back")
    assert done.exit_code == 0, done.output
    assert "map.svg has a script in it" in done.stderr
    assert not (tmp_path / "back" / "pictures").exists()
    record = (tmp_path / "back" / "import.json").read_text("utf-8")
    assert "The way" in record


def test_an_issue_is_a_folder_and_no_file(tmp_path: Path) -> None:
    (tmp_path / "paper.toml").write_text('title = "The Test"\n', "utf-8")
    done = run("import", BRIDGE, "--into", tmp_path / "paper.toml")
    assert done.exit_code == 2
    assert "is a file, and no issue's folder" in done.stderr
    assert sorted(tree(tmp_path)) == ["paper.toml"]


def test_a_section_that_is_named_twice_is_no_banner(tmp_path: Path) -> None:
    (tmp_path / "paper.toml").write_text(
        'title = "The Test"\nsections = ["News"]\n', "utf-8"
    )
    school = SOURCES / "text" / "school.txt"
    done = run("import", school, "--into", tmp_path / "issues" / "one")
    assert done.exit_code == 0, done.output
    assert "banner" not in done.stderr
