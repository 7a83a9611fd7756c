"""A folder becomes an Issue."""

from base64 import b64encode
from datetime import date
from pathlib import Path

import pytest

from layout.desk.dates import date_label
from layout.desk.issue import AdKind, Area
from layout.desk.reading import read_issue
from layout.desk.style.builtin import builtin_folder
from tests.desk.paper import (
    FILES,
    ISSUE,
    MANIFEST,
    STORY,
    jpeg,
    manifest,
    notes_on,
    publication,
    read,
    story,
)

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="48px"/>'
TITLED = "><title>Eels &amp;\n chips</title>"


def test_issue_takes_what_the_paper_says(tmp_path: Path) -> None:
    paper = 'title = "The Test"\nprice = "£1"\nears = ["A"]\nlanguage = "de"\n'
    issue = read(tmp_path, {"paper.toml": paper})
    assert (issue.price, issue.ears, issue.pages) == ("£1", ("A",), 8)
    assert issue.label == "Freitag, 4. Dezember 2026"
    assert {a.language for a in issue.articles} == {"de"}
    assert issue.file == MANIFEST
    assert issue.publication.folder == tmp_path


def test_issue_may_say_otherwise(tmp_path: Path) -> None:
    more = 'price = ""\nears = ["B"]\nlanguage = "fr"\nsections = ["Sport"]\n'
    issue = read(tmp_path, {MANIFEST: manifest(more), STORY: story("language: en")})
    assert (issue.price, issue.ears, issue.sections) == ("", ("B",), ("Sport",))
    assert [a.language for a in issue.articles] == ["en", "fr"]


def test_issue_without_paper_is_its_own_publication(tmp_path: Path) -> None:
    folder = tmp_path / "alone"
    (folder / "articles").mkdir(parents=True)
    (folder / "issue.toml").write_text('number = "Spring"\ndate = 2026-03-01\n')
    (folder / "articles/a.md").write_text(FILES[STORY])
    issue, notes = read_issue(folder)
    assert (issue.publication.title, issue.publication.folder) == ("alone", folder)
    assert (issue.file, issue.articles[0].file) == ("issue.toml", "articles/a.md")
    assert notes == ()


def test_sections_without_an_order_come_as_the_articles_name_them(
    tmp_path: Path,
) -> None:
    files: dict[str, str | bytes | None] = {
        "paper.toml": 'title = "A"\n',
        f"{ISSUE}/articles/a.md": story("section: Zoo"),
    }
    assert read(tmp_path, files).sections == ("Zoo", "News")


def test_plan_becomes_areas(tmp_path: Path) -> None:
    rows = "contents\nbridge bridge bridge school school\nbridge bridge bridge . ."
    drawn = f'[[page]]\nnumber = 1\nink = "mono"\nplan = """\n{rows}\n"""\n'
    (page,) = read(tmp_path, {MANIFEST: manifest(drawn)}).plans
    assert page.areas == (
        Area(name="contents", column=0, columns=5, row=0, rows=1),
        Area(name="bridge", column=0, columns=3, row=1, rows=2),
        Area(name="school", column=3, columns=2, row=1, rows=1),
        Area(name=".", column=3, columns=2, row=2, rows=1),
    )
    assert (page.rows, page.ink) == (3, "mono")


def test_an_ink_that_the_press_has_not_is_noted(tmp_path: Path) -> None:
    folder = builtin_folder() / "styles/printers"
    printer = (folder / "newsprint-tabloid.toml").read_text("utf-8")
    icc = folder / "SNAP_TR002_newsprint.icc"
    asked = '[[page]]\nnumber = 2\nink = "colour"\n[[page]]\nnumber = 3\nink = "mono"\n'
    files: dict[str, str | bytes | None] = {
        MANIFEST: manifest('printer = "own"\n' + asked),
        "styles/printers/own.toml": printer.replace("[pages]", "[pages]\ncolour = [1]"),
        "styles/printers/SNAP_TR002_newsprint.icc": icc.read_bytes(),
    }
    issue, notes = read_issue(publication(tmp_path, files))
    assert issue.inks == ("colour", "mono", "mono", "mono")
    [note] = [note for note in notes if note.code == "page-ink"]
    assert (note.file, note.line) == (MANIFEST, 7)
    assert note.message.endswith(
        "is to be in colour, and the press prints it in black alone"
    )


def test_story_on_three_pages_is_a_thread(tmp_path: Path) -> None:
    pages = "".join(f'[[page]]\nnumber = {n}\nplan = "bridge"\n' for n in (3, 1, 2))
    plans = read(tmp_path, {MANIFEST: manifest(pages)}).plans
    assert [(p.number, p.areas[0].name) for p in plans] == [
        (1, "bridge"), (2, "bridge"), (3, "bridge"),
    ]  # fmt: skip


def test_ads_of_every_kind(tmp_path: Path) -> None:
    files = {"a": "a.svg", "b": "b.jpg", "c": "house-c.html.j2"}
    more = "".join(
        f'[[ad]]\nname = "{name}"\nfile = "{file}"\ncolumns = 2\ndepth_mm = 60\n'
        for name, file in files.items()
    )
    issue = read(
        tmp_path,
        {
            MANIFEST: manifest(more),
            f"{ISSUE}/ads/a.svg": SVG.replace("/>", f"{TITLED}</svg>"),
            f"{ISSUE}/ads/b.jpg": jpeg(),
            f"{ISSUE}/ads/house-c.html.j2": "<p>Hello</p>",
        },
    )
    assert [(ad.name, ad.kind, ad.house) for ad in issue.ads] == [
        ("a", AdKind.VECTOR, False),
        ("b", AdKind.RASTER, False),
        ("c", AdKind.TEMPLATE, True),
    ]
    assert [ad.alt for ad in issue.ads] == ["Eels & chips", "", ""]


def test_pictures_are_measured(tmp_path: Path) -> None:
    front = "pictures:\n  - file: weir.jpg\n    caption: A *fine* weir\n  - file: m.svg"
    files: dict[str, str | bytes | None] = {
        STORY: story(front, "![Up](../pictures/weir.jpg)"),
        f"{ISSUE}/pictures/m.svg": SVG,
    }
    photo, drawing, in_copy = read(tmp_path, files).articles[0].pictures
    assert (photo.width, photo.height, photo.vector) == (16, 8, False)
    assert [span.italic for span in photo.caption] == [False, True, False]
    assert drawing.width == pytest.approx(10 * 72 / 25.4)
    assert drawing.height == pytest.approx(36)
    assert (in_copy.name, in_copy.alt) == ("weir.jpg", "Up")


def test_safe_svg_is_not_suspected(tmp_path: Path) -> None:
    inside = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
        '<style>.a { font-family: "Libre Franklin" }</style>'
        '<defs><path id="p" d="M0 0"/></defs><use href="#p" fill="url(#p)"/>'
        f'<image href="data:image/jpeg;base64,{b64encode(jpeg()).decode()}"/>'
        '<text class="a">£</text></svg>'
    )
    files: dict[str, str | bytes | None] = {
        STORY: story("pictures:\n  - file: m.svg"),
        f"{ISSUE}/pictures/m.svg": inside,
    }
    picture = read(tmp_path, files).articles[0].pictures[0]
    assert (picture.width, picture.height) == (30, 15)


def test_other_houses_front_matter(tmp_path: Path) -> None:
    front = (
        "---\ntitle: A\ndescription:\nexcerpt: Why\nauthors: [Ann, Bob, Cy]\n"
        "image: /assets/weir.jpg\n---\nCopy.\n"
    )
    article = read(tmp_path, {STORY: front}).articles[0]
    assert (article.headline, article.standfirst) == ("A", "Why")
    assert article.byline == "Ann, Bob and Cy"
    assert [p.name for p in article.pictures] == ["weir.jpg"]


def test_byte_order_mark_and_windows_lines_are_borne(tmp_path: Path) -> None:
    data = FILES[STORY].replace("\n", "\r\n").encode("utf-8-sig")
    article = read(tmp_path, {STORY: data}).articles[0]
    assert article.words == ("bridge", "shuts", "the", "bridge", "shuts")


def test_words_are_those_of_headline_standfirst_byline_captions_and_copy(
    tmp_path: Path,
) -> None:
    front = (
        "kicker: Out\nstandfirst: Two *bits*\nbyline: Ann Ash\ndateline: Out\n"
        "pictures:\n  - file: weir.jpg\n    caption: The weir\n    credit: Out"
    )
    article = read(tmp_path, {STORY: story(front, "It's done.")}).articles[0]
    assert article.words == (
        "bridge",
        "shuts",
        "two",
        "bits",
        "ann",
        "ash",
        "the",
        "weir",
        "it's",
        "done",
    )
    assert article.standfirst == "Two bits"


def test_pull_quote_must_occur(tmp_path: Path) -> None:
    front = 'pull_quotes:\n  - "the BRIDGE"\n  - the bridge opens'
    _, notes = notes_on(publication(tmp_path, {STORY: story(front)}))
    assert [(n.code, n.line) for n in notes] == [("pull-quote", 5)]


def test_file_that_is_no_article_is_mentioned(tmp_path: Path) -> None:
    _, notes = notes_on(publication(tmp_path, {f"{ISSUE}/articles/a.txt": "A"}))
    assert [n.code for n in notes] == ["no-article"]


def test_date_labels() -> None:
    day = date(2026, 12, 4)
    labels = [date_label(day, tag) for tag in ("en-GB", "en-US", "fr", "pl")]
    assert labels == [
        "Friday 4 December 2026",
        "Friday, December 4, 2026",
        "vendredi 4 décembre 2026",
        "2026-12-04",
    ]
