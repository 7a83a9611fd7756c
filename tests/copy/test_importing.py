"""Sources to an issue's files: read, ranked, named, written, and known again."""

import json
from dataclasses import replace
from datetime import date

import pytest

from layout.copy.importing import (
    Folder,
    Imported,
    Story,
    by_issue,
    import_into,
    issue_line,
    read_stories,
)
from layout.copy.manifests import line_of
from layout.copy.manuscript import IssueLine, Source
from layout.errors import Unreadable
from layout.notes import errors
from layout.requests import unwatched
from tests.copy.making import COPY, codes, picture_bytes

TEXT = f"Bridge at Marl shut\n\nBy Ada Tarn\n\n{COPY[0]}\n\n{COPY[1]}\n"
FORD = f"Ford at Alder open\n\n{COPY[1]}\n\n{COPY[0]}\n"


def source(text: str, name: str = "dumps/bridge.txt", **known: bool) -> Source:
    return Source(name=name, data=text.encode(), found=known.get("found", False))


def stories(*sources: Source, keep_all: bool = False) -> list[Story]:
    found, notes = read_stories(list(sources), unwatched, keep_all=keep_all)
    assert errors(notes) == ()
    return found


def bring(folder: Folder, *sources: Source) -> tuple[Folder, Imported]:
    """Import into a folder, and return it as it is then."""
    done = import_into(folder, stories(*sources))
    return replace(folder, files=folder.files | done.files), done


EMPTY = Folder(name="2019-03")


def test_an_import_writes_articles_manifest_and_record() -> None:
    _, done = bring(EMPTY, source(TEXT), source(FORD, "dumps/ford.txt"))
    assert sorted(done.files) == [
        "articles/bridge-marl-shut.md",
        "articles/ford-alder-open.md",
        "import.json",
        "issue.toml",
    ]
    assert done.slugs == {
        "dumps/bridge.txt": "bridge-marl-shut",
        "dumps/ford.txt": "ford-alder-open",
    }


def test_the_same_sources_give_the_same_bytes() -> None:
    sources = (source(TEXT), source(FORD, "dumps/ford.txt"))
    assert bring(EMPTY, *sources)[1].files == bring(EMPTY, *sources)[1].files


def test_an_import_again_writes_nothing_and_says_so() -> None:
    folder, _ = bring(EMPTY, source(TEXT))
    again, done = bring(folder, source(TEXT))
    assert again.files == folder.files
    assert codes(done.notes) == ["import-twice"]


def test_the_same_bytes_by_another_name_are_known() -> None:
    folder, _ = bring(EMPTY, source(TEXT))
    again, _ = bring(folder, source(TEXT, "other/name.txt"))
    assert again.files == folder.files


def test_a_file_that_changed_takes_the_place_of_its_article() -> None:
    folder, _ = bring(EMPTY, source(TEXT))
    changed = TEXT.replace("Bridge at Marl shut", "Bridge at Marl open again")
    again, _ = bring(folder, source(changed))
    articles = [name for name in again.files if name.startswith("articles/")]
    assert articles == ["articles/bridge-marl-shut.md"]
    assert b"open again" in again.files[articles[0]]


def test_an_article_that_was_edited_stays() -> None:
    folder, _ = bring(EMPTY, source(TEXT))
    name = "articles/bridge-marl-shut.md"
    folder.files[name] += b"A word of the editor.\n"
    again, done = bring(folder, source(TEXT.replace("Ada", "Odd")))
    assert again.files[name] == folder.files[name]
    assert codes(done.notes) == ["import-edited"]


def test_an_article_that_was_deleted_is_imported_again() -> None:
    folder, _ = bring(EMPTY, source(TEXT))
    del folder.files["articles/bridge-marl-shut.md"]
    again, _ = bring(folder, source(TEXT))
    assert "articles/bridge-marl-shut.md" in again.files


def test_two_stories_of_one_headline_have_two_names() -> None:
    other = TEXT.replace("Ada Tarn", "Odd Fell")
    _, done = bring(EMPTY, source(TEXT), source(other, "dumps/b.txt"))
    assert "articles/bridge-marl-shut-2.md" in done.files


def test_an_article_of_the_house_is_never_written_over() -> None:
    folder = replace(EMPTY, files={"articles/Bridge-Marl-Shut.md": b"the house's"})
    again, done = bring(folder, source(TEXT))
    assert again.files["articles/Bridge-Marl-Shut.md"] == b"the house's"
    assert "articles/bridge-marl-shut-2.md" in done.files


def test_a_second_import_has_no_second_lead() -> None:
    folder, _ = bring(EMPTY, source(TEXT))
    again, _ = bring(folder, source(FORD, "dumps/ford.txt"))
    record = json.loads(again.files["import.json"])
    assert sorted(entry["rank"] for entry in record["articles"])[0] == 1
    assert [entry["rank"] for entry in record["articles"]].count(1) == 1


def test_the_record_tells_what_was_guessed_and_left_out() -> None:
    page = f"Share on Facebook\n\n{TEXT}"
    _, done = bring(EMPTY, source(page))
    (entry,) = json.loads(done.files["import.json"])["articles"]
    assert entry["headline"] == "Bridge at Marl shut"
    assert [left["text"] for left in entry["dropped"]] == ["Share on Facebook"]
    assert {guess["line"] for guess in entry["guesses"]} == {3, 5}
    assert entry["encoding"] == "utf-8"


def test_pictures_come_along_by_safe_names() -> None:
    page = f"# Bridge shut\n\n![A weir](img/Old%20Weir.PNG)\n\n{COPY[0]}\n"
    files = {"img/Old Weir.PNG": picture_bytes()}
    own = Source(name="a.md", data=page.encode(), neighbour=files.get)
    _, done = bring(EMPTY, own)
    assert done.files["pictures/old-weir.png"] == picture_bytes()
    assert b"file: old-weir.png" in done.files["articles/bridge-shut.md"]


def test_a_story_without_a_headline_has_its_files_name() -> None:
    _, done = bring(
        EMPTY, source(f"{COPY[0]} {COPY[1]}\n\n{COPY[1]}", "the_old-weir.txt")
    )
    assert "articles/old-weir.md" in done.files
    assert "import-headline" in codes(done.notes)


def test_with_keep_all_every_line_is_copy() -> None:
    page = f"Share on Facebook\n\n{TEXT}"
    (kept,) = stories(source(page), keep_all=True)
    assert kept.manuscript.dropped == ()
    (plain,) = stories(source(page))
    assert len(plain.manuscript.dropped) == 1


def test_the_same_file_twice_is_read_once() -> None:
    found, notes = read_stories(
        [source(TEXT), source(TEXT, "copy.txt")], unwatched, keep_all=False
    )
    assert len(found) == 1
    assert codes(notes) == ["import-twice"]
    assert "dumps/bridge.txt" in notes[0].message


@pytest.mark.parametrize("found_in_folder", [True, False])
def test_a_source_that_cannot_be_read_is_an_error_only_if_it_was_named(
    found_in_folder: bool,
) -> None:
    broken = Source(name="a.pdf", data=b"%PDF-1.7", found=found_in_folder)
    found, notes = read_stories([broken, source(TEXT)], unwatched, keep_all=False)
    assert len(found) == 1
    assert bool(errors(notes)) != found_in_folder
    assert notes[0].message.startswith("skipped: ") == found_in_folder


def test_each_source_is_told_to_who_watches() -> None:
    seen: list[tuple[str, int, int]] = []
    read_stories(
        [source(TEXT), source(FORD, "b.txt")],
        lambda what, at, of: seen.append((what, at, of)),
        keep_all=False,
    )
    assert seen == [("import", 0, 2), ("import", 1, 2)]


def test_a_damaged_record_ends_the_import() -> None:
    folder = replace(EMPTY, files={"import.json": b"{"})
    with pytest.raises(Unreadable) as error:
        bring(folder, source(TEXT))
    assert error.value.notes[0].file == "2019-03/import.json"


@pytest.mark.parametrize(
    ("text", "folder", "number", "day"),
    [
        (f"The Alder Courier 112, March 2019\n\n{TEXT}", EMPTY, 112, date(2019, 3, 1)),
        (TEXT, Folder(name="112-2019-03-12"), 112, date(2019, 3, 12)),
        (
            f"The Alder Courier 112, March 2019\n\n{TEXT}",
            Folder(name="", line=IssueLine(number=7, day=date(2020, 1, 2))),
            7,
            date(2020, 1, 2),
        ),
    ],
)
def test_the_manifest_says_what_the_copy_the_folder_or_the_editor_says(
    text: str, folder: Folder, number: int, day: date
) -> None:
    _, done = bring(folder, source(text))
    manifest = line_of(done.files["issue.toml"])
    assert (manifest.number, manifest.day) == (number, day)
    assert "import-issue" not in codes(done.notes)


@pytest.mark.parametrize(
    ("name", "line", "label"),
    [
        ("back", "Issue 112, July 2026", "July 2026"),
        ("2026-07", "Issue 112, July 2026", "July 2026"),
        ("2026-07", "Issue 112", "July 2026"),
        ("back", "Issue 112, Spring 2026", "Spring 2026"),
        ("back", "Issue 112, 6 July 2026", ""),
        ("2026-07-06", "Issue 112, July 2026", ""),
    ],
)
def test_a_day_that_is_not_known_is_told_and_the_month_printed(
    name: str, line: str, label: str
) -> None:
    _, done = bring(Folder(name=name), source(f"{line}\n\n{TEXT}"))
    assert line_of(done.files["issue.toml"]).label == label
    told = [note for note in done.notes if note.code == "import-day"]
    assert [label in note.message for note in told] == [True] * bool(label)


def test_an_issue_that_nobody_dates_is_told() -> None:
    _, done = bring(Folder(name="back"), source(TEXT))
    assert codes(done.notes).count("import-issue") == 2


def test_a_manifest_that_is_there_stays() -> None:
    folder = replace(EMPTY, files={"issue.toml": b"number = 3\n"})
    _, done = bring(folder, source(TEXT))
    assert "issue.toml" not in done.files


def test_stories_are_parted_by_issue() -> None:
    found = stories(
        source(f"The Alder Courier 112, March 2019\n\n{TEXT}", "a.txt"),
        source(f"The Alder Courier 113, May 2019\n\n{FORD}", "b.txt"),
        source(f"The Alder Courier 112, March 2019\n\n{FORD}", "c.txt"),
    )
    groups = by_issue(found)
    assert [[s.source.name for s in group] for group in groups] == [
        ["a.txt", "c.txt"],
        ["b.txt"],
    ]
    assert issue_line(groups[0]).number == 112


def test_a_files_name_may_date_its_story() -> None:
    (story,) = stories(source(TEXT, "2019-03-12-bridge.txt"))
    assert issue_line([story]).day == date(2019, 3, 12)
