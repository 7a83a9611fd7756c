"""Hostile sources to import: a folder goes on past each, says which, and ends soon."""

import io
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from layout.copy.importing import Folder, import_into, read_stories
from layout.copy.manuscript import Source
from layout.requests import unwatched
from tests.attack.attacking import attack
from tests.attack.stopwatch import allowed
from tests.attack.test_copy import DATA
from tests.building import ROOT

GOOD = "A good story\n\nBy Ada Lovett\n\n" + "Nothing is wrong with these words. " * 8
COPY = "<p>Some words of copy stand here, and more of them to make an article.</p>"
ODT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
QUOTES = "\n\n".join(f'"We came for cake, number {n}," said Ada.' for n in range(300))


def packed(parts: dict[str, bytes | str]) -> bytes:
    """Return a zip of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def odt(body: str) -> bytes:
    """Return an OpenDocument file with a body."""
    content = (
        f"<office:document-content {ODT}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    return packed({"content.xml": content})


def docx(body: str) -> bytes:
    """Return a Word file with a body."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return packed({"word/document.xml": document})


CHANGES = "".join(
    f'<text:changed-region text:id="c{n}"><text:insertion/></text:changed-region>'
    for n in range(3000)
)
CHANGED = "".join(
    f'<text:p><text:change-start text:change-id="c{n}"/>w{n}'
    f'<text:change-end text:change-id="c{n}"/></text:p>'
    for n in range(3000)
)
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'aa'>" + "".join(
    f"<!ENTITY a{n} '{'&a;' * 50}'>" for n in range(9)
)
SOURCES: dict[str, bytes | str] = {
    # A post whose tag lost its end, and others of the kind.
    "open-tag.md": f'---\ntitle: A\n---\n{{{{< figure src="a.jpg" >}}\n\n{QUOTES}',
    "open-liquid.md": "---\ntitle: A\n---\n" + '{% a "' * 20_000,
    "open-output.md": "---\ntitle: A\n---\n" + "{{ 'a" * 20_000,
    "open-raw.md": "---\ntitle: A\n---\n" + "{% raw %}" * 20_000,
    "open-comment.md": "---\ntitle: A\n---\n" + "{# " * 30_000,
    "open-wp.md": "---\ntitle: A\n---\n" + "<!-- wp:a " * 20_000,
    "ticks.md": "---\ntitle: A\n---\n" + " ".join("`" * n for n in range(1, 300)),
    "fences.md": "---\ntitle: A\n---\n" + "~~~a\n" * 10_000,
    "brackets.md": "---\ntitle: A\n---\n" + "[" * 20_000,
    "quotes.md": "---\ntitle: A\n---\n" + ">" * 20_000,
    "lists.md": "---\ntitle: A\n---\n" + "- " * 5000,
    "wiki.md": "---\ntitle: A\n---\n" + "[[a" * 20_000,
    "unfenced.md": "title: A\n" + "a: b\n" * 20_000,
    "json.md": '{"a": ' * 20_000,
    "toml.md": "+++\n" + "a." * 5000 + "b = 1\n+++\nWords.",
    "toml-lists.md": "+++\na = " + "[" * 20_000 + "\n+++\nWords.",
    **{
        f"yaml-{name}.md": f"---\ntitle: A\n{text}\n---\nWords."
        for name, text in DATA.items()
    },
    # Pages that no browser minds.
    "tag.html": f"<article><h1>Fair</h1>{COPY}<br<br>{COPY}</article>",
    "names.html": f"<article><a:b:c>{COPY}</a:b:c><o:p>{COPY}</o:p><é>{COPY}",
    "control.html": f"<article>{COPY}<s>&#1;x</s><p title='&#2;'>&#0;&#xD800;&#xFFFE;",
    "deep.html": "<div>" * 100_000 + COPY,
    "deep-inline.html": f"<article>{COPY}" + "<b>" * 50_000 + "x",
    "deep-lists.html": f"<article>{COPY}" + "<ul><li>" * 20_000,
    "deep-tables.html": f"<article>{COPY}" + "<table><tr><td>" * 20_000,
    "attributes.html": f"<article>{COPY}<p " + "a='b' " * 100_000,
    "comment.html": f"<article>{COPY}" + "<!--" * 50_000,
    "entities.html": LAUGHS + "]><p>&a8;</p>" + COPY,
    "numbers.html": f"<article>{COPY}<ol start=²><li>a</ol><td colspan=99999999>",
    "data.html": f"<article>{COPY}<img src='data:image/png;base64,{'A' * 10_000}'>",
    "ld.html": '<script type="application/ld+json">'
    + "[" * 50_000
    + f"</script>{COPY}",
    "charset.html": f"<meta charset=utf-7><article>{COPY}",
    "utf16.html": f"<article>{COPY}".encode("utf-16")[:-1],
    "lines.html": "".join(f"<p>Line {n} of copy</p>" for n in range(1000)) + COPY * 9,
    "more-lines.html": "".join(f"<p>Line {n} of copy</p>" for n in range(9000)),
    "items.md": "---\ntags:\n" + "- an item\n" * 30_000 + "x: [\n---\nWords.",
    # Files of word processors that none wrote.
    "spaces.odt": odt(f"<text:p>{'Words. ' * 20}{'<text:s/>' * 100_000}y</text:p>"),
    "changes.odt": odt(
        f"<text:tracked-changes>{CHANGES}</text:tracked-changes>{CHANGED}"
    ),
    "deep.odt": odt("<text:section>" * 5000 + "</text:section>" * 5000),
    "bomb.odt": packed({"content.xml": b"<a>" + b" " * 50_000_000}),
    "entity.odt": packed({"content.xml": LAUGHS + "]><a>&a8;</a>"}),
    "cut.odt": odt("<text:p>Words.</text:p>" * 50)[:-40],
    "half.odt": odt("<text:p>Words.</text:p>" * 50)[:200],
    "empty.docx": packed({"word/document.xml": ""}),
    "bare.docx": docx("<w:p><w:r><w:t>Words of copy.</w:t></w:r></w:p>" * 5),
    "deep.docx": docx("<w:sdt>" * 5000 + "</w:sdt>" * 5000),
    "changes.docx": docx(
        "<w:p>" + "<w:ins><w:r><w:t>w</w:t></w:r></w:ins>" * 9000 + "</w:p>"
    ),
    "bomb.docx": packed({"word/document.xml": b"<a>" + b" " * 50_000_000}),
    # Archives.
    "bomb.zip": packed({f"{n}.txt": b" " * 90_000_000 for n in range(3)}),
    "many.zip": packed({f"{n}.txt": b"" for n in range(21_000)}),
    "climbs.zip": packed({"../../../outside.txt": GOOD, "/etc/x.txt": GOOD}),
    "nested.zip": packed({"a.zip": packed({"b.zip": packed({"c.txt": GOOD})})}),
    "cut.zip": packed({"a.txt": GOOD * 50})[:-30],
    # Text.
    "line.txt": "word " * 400_000,
    "lines.txt": "a\n\n" * 5900,
    "more-lines.txt": "a\n\n" * 30_000,
    "stars.txt": "* " * 50_000,
    "hashes.txt": "# #" + " " * 100_000 + "x",
    "spaces.txt": "By" + " " * 100_000 + "x",
    "hyphens.txt": "long- " * 30_000,
    "mails.txt": "a@" * 50_000,
    "marks.txt": "“" * 50_000,
    "nul.txt": b"\x00a" * 5000,
    "binary.txt": bytes(range(256)) * 50,
    "empty.txt": b"",
}


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_is_read_or_refused_in_time(name: str) -> None:
    content = SOURCES[name]
    data = content.encode() if isinstance(content, str) else content
    with allowed(6.0):
        stories, notes = read_stories(
            [Source(name=name, data=data, found=True)], unwatched, keep_all=False
        )
        assert stories or notes
        assert all(note.file == name for note in notes)
        import_into(Folder(name="one"), stories)


@pytest.mark.slow
def test_a_folder_goes_on_past_all_of_them(tmp_path: Path) -> None:
    dump = tmp_path / "dump"
    dump.mkdir()
    quick = {n: c for n, c in SOURCES.items() if len(c) < 20_000}
    for name, content in quick.items():
        data = content.encode() if isinstance(content, str) else content
        (dump / name).write_bytes(data)
    (dump / "good.txt").write_text(GOOD)
    done = attack("import", "dump", "--into", "out", cwd=tmp_path)
    done.check()
    assert done.status == 0, done.err[-2000:]
    assert (tmp_path / "out/articles/good-story.md").is_file()
    assert not (tmp_path / "outside.txt").exists()
    for name in ("empty.txt", "cut.zip", "half.odt", "entity.odt"):
        assert f"dump/{name}" in done.err


KILL = """
import os, sys, pathlib
done, when = pathlib.Path.replace, [int(sys.argv[1])]
rename = pathlib.Path.rename
def killed(way):
    def move(self, to):
        when[0] -= 1
        if when[0] < 0:
            os.kill(os.getpid(), 9)
        return way(self, to)
    return move
pathlib.Path.replace, pathlib.Path.rename = killed(done), killed(rename)
from layout.cli import commands
commands(["import", "0.txt", "1.txt", "--into", "out", "-q"], prog_name="layout")
"""


@pytest.mark.slow
@pytest.mark.parametrize("moves", range(8))
def test_an_import_that_is_killed_imports_once(moves: int, tmp_path: Path) -> None:
    for number in range(2):
        text = f"A headline of story number {number}\n\nBy A Writer\n\n{GOOD[30:]}"
        (tmp_path / f"{number}.txt").write_text(text)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    killed = subprocess.run(
        [sys.executable, "-c", KILL, str(moves)], cwd=tmp_path, env=environment
    )
    assert killed.returncode in (0, -signal.SIGKILL)
    again = attack("import", "0.txt", "1.txt", "--into", "out", "-q", cwd=tmp_path)
    again.check()
    articles = sorted(path.name for path in (tmp_path / "out/articles").iterdir())
    assert len(articles) == 2, articles
    assert (tmp_path / "out/import.json").is_file()
