"""The files in an output folder against the report of their build."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from layout.errors import LayoutError, Refused, Unreadable
from layout.notes import Note
from layout.sheet.delivery import DeliveredFile, delivered, lock_text
from layout.sheet.pressed import pressed
from layout.sheet.undelivered import differing


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def file_of(number: int) -> str:
    return f"press/page-{number}.pdf"


def build(folder: Path, made: dict[int, bytes], **changes: object) -> None:
    """Write an output folder as a build leaves it, with words for PDFs."""
    (folder / "press").mkdir(exist_ok=True)
    whole = b"".join(made.values())
    (folder / "press.pdf").write_bytes(whole)
    for number, content in made.items():
        (folder / file_of(number)).write_bytes(content)
    report = {
        "paper": "The Test",
        "issue": "one",
        "number": 7,
        "date": "2026-12-04",
        "pages": [
            {
                "number": number,
                "sha256": {"press": digest(content)},
                "files": {"press": file_of(number)},
            }
            for number, content in made.items()
        ],
        "editions": [
            {
                "name": "press",
                "file": "press.pdf",
                "pages": len(made),
                "sha256": digest(whole),
            },
            {"name": "screen", "file": "no.pdf", "pages": 9, "sha256": "0" * 64},
        ],
        "unknown": "what a later version says more",
    }
    write_report(folder, report | changes)


def write_report(folder: Path, report: dict[str, object]) -> None:
    (folder / "report.json").write_text(json.dumps(report), "utf-8")


def code_of(folder: Path, issue: str = "one") -> str:
    with pytest.raises(LayoutError) as caught:
        pressed(folder, issue)
    [note] = caught.value.notes
    assert note.hint
    return note.code


def test_a_build_is_as_its_report_says(tmp_path: Path) -> None:
    build(tmp_path, {1: b"one", 2: b"two"})
    found = pressed(tmp_path, "one")
    assert (found.paper, found.issue, found.number) == ("The Test", "one", 7)
    assert found.delivery == 0
    assert found.press == DeliveredFile(file="press.pdf", sha256=digest(b"onetwo"))
    assert [(page.number, page.file, page.sha256) for page in found.pages] == [
        (1, file_of(1), digest(b"one")),
        (2, file_of(2), digest(b"two")),
    ]


def test_other_editions_are_no_concern_of_the_printer(tmp_path: Path) -> None:
    # The screen edition's file is not even there.
    build(tmp_path, {1: b"one"})
    assert len(pressed(tmp_path, "one").pages) == 1


def test_pages_without_files_are_told_by_what_they_were_before_joining(
    tmp_path: Path,
) -> None:
    pages = [{"number": 1, "rendered": {"press": digest(b"joined")}}]
    build(tmp_path, {1: b"one"}, pages=pages)
    [page] = pressed(tmp_path, "one").pages
    assert (page.file, page.sha256) == ("press.pdf", digest(b"joined"))


def test_pages_of_two_printers_stand_in_their_own_files(tmp_path: Path) -> None:
    (tmp_path / "press-web.pdf").write_bytes(b"web")
    editions = [
        {
            "name": name,
            "file": f"{name}.pdf",
            "pages": 1,
            "sha256": digest(content),
            "numbers": [number],
        }
        for name, content, number in (("press", b"onetwo", 1), ("press-web", b"web", 2))
    ]
    pages = [
        {"number": number, "rendered": {"press": digest(str(number).encode())}}
        for number in (1, 2)
    ]
    build(tmp_path, {1: b"one", 2: b"two"}, editions=editions, pages=pages)
    found = pressed(tmp_path, "one")
    assert [page.file for page in found.pages] == ["press.pdf", "press-web.pdf"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"paper": 3}', "\udcff"])
def test_a_report_that_is_none(tmp_path: Path, text: str) -> None:
    content = text.encode("utf-8", "surrogateescape")
    (tmp_path / "report.json").write_bytes(content)
    assert code_of(tmp_path) == "not-built"


def test_an_empty_folder(tmp_path: Path) -> None:
    assert code_of(tmp_path) == "not-built"


def test_the_files_of_another_issue(tmp_path: Path) -> None:
    build(tmp_path, {1: b"one"})
    assert code_of(tmp_path, "two") == "not-built"


def test_a_build_without_press_files(tmp_path: Path) -> None:
    build(tmp_path, {1: b"one"}, editions=[])
    assert code_of(tmp_path) == "not-pressed"


def test_a_build_of_some_pages(tmp_path: Path) -> None:
    build(tmp_path, {1: b"one"})
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    report["pages"].append({"number": 2})
    write_report(tmp_path, report)
    with pytest.raises(Refused, match="made 1 of 2 pages"):
        pressed(tmp_path, "one")


def test_every_file_that_is_not_the_builds_is_named(tmp_path: Path) -> None:
    build(tmp_path, {1: b"one", 2: b"two", 3: b"three"})
    (tmp_path / file_of(2)).write_bytes(b"touched")
    (tmp_path / file_of(3)).unlink()
    with pytest.raises(Refused) as caught:
        pressed(tmp_path, "one")
    assert [(note.code, note.message) for note in caught.value.notes] == [
        ("press-differs", f"{file_of(2)} is not the file that the build has written"),
        ("press-differs", f"{file_of(3)} is not there"),
    ]


def sent(folder: Path) -> None:
    """Deliver what is in a folder."""
    record = delivered(None, pressed(folder, "one"))
    (folder / "press-lock.json").write_text(lock_text(record), "utf-8")


def only(notes: tuple[Note, ...]) -> Note:
    [note] = notes
    return note


def test_before_a_delivery_nothing_differs(tmp_path: Path) -> None:
    build(tmp_path, {1: b"one"})
    assert differing(tmp_path, "one") == ()


def test_after_a_delivery_nothing_differs(tmp_path: Path) -> None:
    build(tmp_path, {1: b"one"})
    sent(tmp_path)
    assert differing(tmp_path, "one") == ()


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        pytest.param({1: b"one", 2: b"new"}, "page 2 differs", id="changed"),
        pytest.param({1: b"x", 2: b"y"}, "pages 1 and 2 differ", id="both"),
        pytest.param({1: b"one"}, "page 2 differs", id="gone"),
        pytest.param({1: b"one", 2: b"two", 3: b"3"}, "page 3 differs", id="new"),
    ],
)
def test_what_the_printer_has_not_is_told(
    tmp_path: Path, pages: dict[int, bytes], said: str
) -> None:
    build(tmp_path, {1: b"one", 2: b"two"})
    sent(tmp_path)
    build(tmp_path, pages)
    note = only(differing(tmp_path, "one"))
    assert (note.code, note.severity) == ("undelivered", "advice")
    assert note.message == f"{said} from delivery 1"


def test_the_whole_may_differ_where_no_page_does(tmp_path: Path) -> None:
    pages = [{"number": 1, "rendered": {"press": digest(b"the same")}}]
    build(tmp_path, {1: b"one"}, pages=pages)
    sent(tmp_path)
    build(tmp_path, {1: b"another title"}, pages=pages)
    note = only(differing(tmp_path, "one"))
    assert note.message == "press.pdf differs from delivery 1"


def test_the_record_of_another_paper_is_not_compared(tmp_path: Path) -> None:
    build(tmp_path, {1: b"one"})
    sent(tmp_path)
    build(tmp_path, {1: b"new"}, paper="Another")
    assert differing(tmp_path, "one") == ()


def test_a_broken_record_is_a_warning_of_a_good_build(tmp_path: Path) -> None:
    build(tmp_path, {1: b"one"})
    (tmp_path / "press-lock.json").write_text("{", "utf-8")
    note = only(differing(tmp_path, "one"))
    assert (note.code, note.severity) == ("press-lock-unreadable", "warning")


def test_a_broken_record_stops_whoever_delivers(tmp_path: Path) -> None:
    (tmp_path / "report.json").mkdir()
    with pytest.raises(Unreadable, match="there is no build"):
        pressed(tmp_path, "one")
