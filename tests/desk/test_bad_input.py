"""Every bad input is refused with its code, its file and its line."""

from pathlib import Path

import pytest

from layout.codes import Severity
from layout.desk.reading import read_issue
from layout.errors import Refused, Unreadable
from tests.desk.paper import (
    FILES,
    ISSUE,
    MANIFEST,
    STORY,
    jpeg,
    manifest,
    notes_on,
    publication,
    story,
)

PICTURES = "pictures:\n  - file: "


def plan(*rows: str, before: str = "", number: int = 1) -> str:
    drawn = "\n".join(rows)
    return manifest(f'{before}[[page]]\nnumber = {number}\nplan = """\n{drawn}\n"""\n')


REFUSED = {
    "manifest without date": (
        {MANIFEST: "number = 1\n"},
        "missing-key",
        MANIFEST,
        None,
    ),
    "wrong type in manifest": (
        {MANIFEST: manifest("price = 3\n")},
        "bad-value",
        MANIFEST,
        4,
    ),
    "wrong type in a table": (
        {
            MANIFEST: manifest(
                '[[ad]]\nname = "a"\nfile = "a.svg"\ncolumns = "2"\ndepth_mm = 9\n'
            )
        },
        "bad-value",
        MANIFEST,
        7,
    ),
    "too many pages": (
        {MANIFEST: "number = 1\ndate = 2026-12-04\npages = 404\n"},
        "bad-value",
        MANIFEST,
        3,
    ),
    "no pages": (
        {MANIFEST: "number = 1\ndate = 2026-12-04\npages = 0\n"},
        "bad-value",
        MANIFEST,
        3,
    ),
    "unknown page": (
        {MANIFEST: manifest("[[page]]\nnumber = 9\n")},
        "unknown-page",
        MANIFEST,
        5,
    ),
    "page nought": (
        {MANIFEST: manifest("[[page]]\nnumber = 0\n")},
        "bad-value",
        MANIFEST,
        5,
    ),
    "two pages of one number": (
        {MANIFEST: manifest("[[page]]\nnumber = 2\n[[page]]\nnumber = 2\n")},
        "page-twice",
        MANIFEST,
        7,
    ),
    "wrong ink": (
        {MANIFEST: manifest('[[page]]\nnumber = 2\nink = "green"\n')},
        "bad-value",
        MANIFEST,
        6,
    ),
    "no rectangle": (
        {MANIFEST: plan("bridge bridge . . .", "bridge . . . .")},
        "no-rectangle",
        MANIFEST,
        7,
    ),
    "uneven rows": (
        {MANIFEST: plan("bridge bridge . . .", "bridge bridge .")},
        "plan-rows",
        MANIFEST,
        8,
    ),
    "plan names no story": (
        {MANIFEST: plan("bridge", "brigde")},
        "plan-name",
        MANIFEST,
        8,
    ),
    "plan names no ad": ({MANIFEST: plan("ad:fair")}, "plan-name", MANIFEST, 7),
    "story placed twice": (
        {MANIFEST: plan("bridge . . . bridge")},
        "placed-twice",
        MANIFEST,
        7,
    ),
    "ad booked beyond the issue": (
        {
            MANIFEST: manifest(
                '[[ad]]\nname="a"\nfile="a.jpg"\ncolumns = 1\ndepth_mm = 9\npage = 9\n'
            ),
            f"{ISSUE}/ads/a.jpg": jpeg(),
        },
        "unknown-page",
        MANIFEST,
        4,
    ),
    "ad wider than the page": (
        {
            MANIFEST: manifest(
                '[[ad]]\nname = "a"\nfile = "a.jpg"\ncolumns = 6\ndepth_mm = 9\n'
            ),
            f"{ISSUE}/ads/a.jpg": jpeg(),
        },
        "ad-size",
        MANIFEST,
        4,
    ),
    "ad of another kind": (
        {
            MANIFEST: manifest(
                '[[ad]]\nname = "a"\nfile = "a.doc"\ncolumns = 1\ndepth_mm = 9\n'
            )
        },
        "ad-kind",
        MANIFEST,
        6,
    ),
    "ad that climbs": (
        {
            MANIFEST: manifest(
                '[[ad]]\nname = "a"\nfile = "../a.svg"\ncolumns = 1\ndepth_mm = 9\n'
            )
        },
        "outside",
        MANIFEST,
        6,
    ),
    "no front matter": ({STORY: "The bridge shuts.\n"}, "no-front-matter", STORY, 1),
    "endless front matter": (
        {STORY: "---\nheadline: A\n"},
        "no-front-matter",
        STORY,
        1,
    ),
    "broken YAML": ({STORY: story("kicker: 'Roads")}, "broken-yaml", STORY, 4),
    "YAML that is no table": ({STORY: "---\n- a\n---\nA\n"}, "broken-yaml", STORY, 2),
    "key twice": ({STORY: story("kicker: A\nkicker: B")}, "key-twice", STORY, 4),
    "no headline": ({STORY: "---\nkicker: A\n---\nA\n"}, "no-headline", STORY, 1),
    "empty headline": (
        {STORY: "---\nkicker: A\nheadline:\n---\nA\n"},
        "no-headline",
        STORY,
        3,
    ),
    "headline is a number": (
        {STORY: "---\nheadline: 1984\n---\nA\n"},
        "bad-value",
        STORY,
        2,
    ),
    "rank 6": ({STORY: story("rank: 6")}, "bad-value", STORY, 3),
    "rank first": ({STORY: story("rank: first")}, "bad-value", STORY, 3),
    "wish for an unknown page": ({STORY: story("page: 9")}, "unknown-page", STORY, 3),
    "focus outside": (
        {STORY: story(f"{PICTURES}weir.jpg\n    focus: [0.5, 3]")},
        "bad-value",
        STORY,
        5,
    ),
    "slug in capitals": (
        {f"{ISSUE}/articles/Bridge two.md": FILES[STORY]},
        "bad-slug",
        f"{ISSUE}/articles/Bridge two.md",
        None,
    ),
    "slug of furniture": (
        {f"{ISSUE}/articles/masthead.md": FILES[STORY]},
        "bad-slug",
        f"{ISSUE}/articles/masthead.md",
        None,
    ),
    "case clash": (
        {f"{ISSUE}/pictures/Weir.jpg": jpeg()},
        "case-clash",
        f"{ISSUE}/pictures",
        None,
    ),
    "empty issue": (
        {STORY: None, f"{ISSUE}/articles/school.md": None},
        "empty-issue",
        f"{ISSUE}/articles",
        None,
    ),
    "unknown style's path": (
        {MANIFEST: manifest('style = "../a"\n')},
        "bad-value",
        MANIFEST,
        4,
    ),
    "paper without title": (
        {"paper.toml": 'place = "A"\n'},
        "missing-key",
        "paper.toml",
        None,
    ),
}

UNREADABLE = {
    "broken TOML": ({MANIFEST: "number = 1\ndate = \n"}, "broken-toml", MANIFEST, 2),
    "broken paper": ({"paper.toml": "title = 'A\n"}, "broken-toml", "paper.toml", 1),
    "Latin-1 article": (
        {STORY: "---\nheadline: Caf\xe9\n---\nA\n".encode("latin-1")},
        "not-utf8",
        STORY,
        2,
    ),
    "Latin-1 manifest": (
        {MANIFEST: b"number = 1\ndate = 2026-12-04\n# \xa31\n"},
        "not-utf8",
        MANIFEST,
        3,
    ),
    "no manifest": ({MANIFEST: None}, "no-manifest", "one", None),
    "no style": (
        {MANIFEST: manifest('style = "couriers"\n')},
        "no-style",
        "styles/couriers",
        None,
    ),
}


@pytest.mark.parametrize(
    ("files", "code", "file", "line"), REFUSED.values(), ids=REFUSED.keys()
)
def test_bad_content_is_refused(
    tmp_path: Path,
    files: dict[str, str | bytes | None],
    code: str,
    file: str,
    line: int | None,
) -> None:
    kind, notes = notes_on(publication(tmp_path, files))
    assert kind is Refused
    assert (code, file, line) in {(n.code, n.file, n.line) for n in notes}


@pytest.mark.parametrize(
    ("files", "code", "file", "line"), UNREADABLE.values(), ids=UNREADABLE.keys()
)
def test_what_cannot_be_read_is_said(
    tmp_path: Path,
    files: dict[str, str | bytes | None],
    code: str,
    file: str,
    line: int | None,
) -> None:
    kind, notes = notes_on(publication(tmp_path, files))
    assert kind is Unreadable
    assert (code, file, line) in {(n.code, n.file, n.line) for n in notes}


@pytest.mark.parametrize("files", [f for f, *_ in (REFUSED | UNREADABLE).values()])
def test_every_error_names_the_next_move(
    tmp_path: Path, files: dict[str, str | bytes | None]
) -> None:
    _, notes = notes_on(publication(tmp_path, files))
    assert all(n.hint and n.file for n in notes if n.severity is Severity.ERROR)


def test_no_folder_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no-folder"):
        read_issue(tmp_path / "nowhere")


def test_latin_1_names_the_byte_and_its_likely_letter(tmp_path: Path) -> None:
    data = b"---\nheadline: Caf\xe9\n---\nA\n"
    _, notes = notes_on(publication(tmp_path, {STORY: data}))
    (note,) = [n for n in notes if n.code == "not-utf8"]
    assert "byte 17 (0xe9)" in note.message
    assert "é" in note.message
    assert note.hint == "save the file as UTF-8"


def test_all_problems_come_in_one_go_and_in_order(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        STORY: story("rank: 9\npage: x\npictures:\n  - file: a.jpg\n  - file: b.jpg"),
        MANIFEST: manifest("price = 1\n[[page]]\nnumber = 77\n"),
    }
    _, notes = notes_on(publication(tmp_path, files))
    assert [(n.file, n.line) for n in notes] == [
        (STORY, 3), (STORY, 4), (STORY, 6), (STORY, 7), (MANIFEST, 4), (MANIFEST, 6),
    ]  # fmt: skip


def test_broken_manifest_does_not_hide_the_articles(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        MANIFEST: "number = \n",
        STORY: story("rank: 9"),
    }
    kind, notes = notes_on(publication(tmp_path, files))
    assert kind is Unreadable
    assert [n.code for n in notes] == ["bad-value", "broken-toml"]


def test_linked_article_is_refused(tmp_path: Path) -> None:
    folder = publication(tmp_path / "paper", {})
    (tmp_path / "secret.md").write_text(FILES[STORY])
    (folder / "articles/secret.md").symlink_to(tmp_path / "secret.md")
    _, notes = notes_on(folder)
    assert [n.code for n in notes] == ["outside"]


def test_odd_page_count_is_a_warning(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        MANIFEST: "number = 1\ndate = 2026-12-04\npages = 6\n"
    }
    kind, notes = notes_on(publication(tmp_path, files))
    assert kind is None
    assert [(n.code, n.line) for n in notes] == [("page-count", 3)]


@pytest.mark.parametrize(
    ("name", "content", "line", "nearest"),
    [
        (MANIFEST, manifest('lable = "A"\n'), 4, "label"),
        (MANIFEST, manifest('[[page]]\nnumber = 1\nsektion = "A"\n'), 6, "section"),
        (STORY, story("bylin: A"), 3, "byline"),
        (STORY, story(f"{PICTURES}weir.jpg\n    captoin: A"), 5, "caption"),
        ("paper.toml", 'title = "A"\npublishr = "B"\n', 2, "publisher"),
    ],
)
def test_unknown_key_names_the_nearest(
    tmp_path: Path, name: str, content: str, line: int, nearest: str
) -> None:
    kind, notes = notes_on(publication(tmp_path, {name: content}))
    assert kind is None
    (note,) = [n for n in notes if n.code == "unknown-key"]
    assert (note.file, note.line) == (name, line)
    assert nearest in note.hint


def test_other_houses_keys_are_one_warning_each(tmp_path: Path) -> None:
    front = "date: 2020-01-01\nlayout: post\ntags: [a, b]\nhero: false"
    _, notes = notes_on(publication(tmp_path, {STORY: story(front)}))
    assert [(n.code, n.line) for n in notes] == [("unknown-key", n) for n in (4, 5, 6)]
    assert all(n.hint for n in notes)
