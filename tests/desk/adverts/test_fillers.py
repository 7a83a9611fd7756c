"""The library of fillers: read, put in its turn, and kept a record of."""

from datetime import date
from pathlib import Path

from layout.desk.adverts.fillerkeys import FillerRun
from layout.desk.adverts.fillers import Record, record_text, with_fillers
from layout.desk.issue import Ad, Article
from layout.desk.reading import read_issue
from layout.errors import Refused
from tests.desk.paper import MANIFEST, manifest, notes_on, publication, read

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="48px"/>'
BRIEF = "---\nheadline: A saying\npage: 3\njump: true\n---\nRed sky at night.\n"
AD = '[[ad]]\nname = "{0}"\nfile = "{0}.svg"\ncolumns = 2\ndepth_mm = 37\n'
LIBRARY: dict[str, str | bytes | None] = {
    "fillers/saying.md": BRIEF,
    "fillers/zebra.md": BRIEF,
    "fillers/fillers.toml": AD.format("write") + AD.format("join"),
    "fillers/ads/write.svg": SVG,
    "fillers/ads/join.svg": SVG,
}


def ran(*runs: tuple[str, str, str]) -> str:
    """Return ran.toml of (filler, issue, date)."""
    return "\n".join(
        f'[[ran]]\nfiller = "{filler}"\nissue = "{issue}"\ndate = {day}\n'
        for filler, issue, day in runs
    )


def names(folder: Path, **files: str | bytes | None) -> list[str]:
    issue = read(folder, LIBRARY | {f"fillers/{k}.toml": v for k, v in files.items()})
    return [filler.name for filler in issue.fillers]


def test_without_a_library_there_are_no_fillers(tmp_path: Path) -> None:
    assert read(tmp_path, {}).fillers == ()


def test_what_never_ran_comes_by_name(tmp_path: Path) -> None:
    expected = ["ad:join", "ad:write", "filler:saying", "filler:zebra"]
    assert names(tmp_path) == expected


def test_what_ran_longest_ago_comes_first(tmp_path: Path) -> None:
    record = ran(
        ("filler:saying", "one", "2026-10-02"),
        ("ad:join", "two", "2026-11-06"),
        ("filler:saying", "zero", "2026-09-04"),
        ("ad:write", "zero", "2026-09-04"),
    )
    expected = ["filler:zebra", "ad:write", "filler:saying", "ad:join"]
    assert names(tmp_path, ran=record) == expected


def test_issues_of_its_own_date_and_later_do_not_count(tmp_path: Path) -> None:
    # The issue's own date is 2026-12-04.
    record = ran(
        ("ad:join", "one", "2026-12-04"),
        ("ad:write", "next", "2027-01-08"),
        ("filler:zebra", "before", "2026-12-03"),
    )
    issue = read(tmp_path, LIBRARY | {"fillers/ran.toml": record})
    last = {filler.name: filler.last for filler in issue.fillers}
    assert last["filler:zebra"] == FillerRun(
        filler="filler:zebra", issue="before", date=date(2026, 12, 3)
    )
    assert [name for name, run in last.items() if run is None] == [
        "ad:join",
        "ad:write",
        "filler:saying",
    ]


def test_a_brief_is_of_rank_5_and_goes_where_a_hole_is(tmp_path: Path) -> None:
    ranked = BRIEF.replace("page: 3", "rank: 4")
    issue = read(tmp_path, LIBRARY | {"fillers/zebra.md": ranked})
    briefs = [f.piece for f in issue.fillers if isinstance(f.piece, Article)]
    assert [(b.slug, b.rank, b.page, b.may_jump) for b in briefs] == [
        ("filler:saying", 5, None, False),
        ("filler:zebra", 4, None, False),
    ]
    assert briefs[0].file == "fillers/saying.md"


def test_house_advertisements_are_the_houses(tmp_path: Path) -> None:
    issue = read(tmp_path, LIBRARY)
    ads = [f.piece for f in issue.fillers if isinstance(f.piece, Ad)]
    assert {(ad.name, ad.columns, ad.depth_mm, ad.house) for ad in ads} == {
        ("join", 2, 37, True),
        ("write", 2, 37, True),
    }
    assert {ad.path for ad in ads} == {
        tmp_path / "fillers/ads/join.svg",
        tmp_path / "fillers/ads/write.svg",
    }


def test_the_issues_own_takes_the_librarys_place(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        MANIFEST: manifest(AD.format("join")),
        "issues/one/ads/join.svg": SVG,
    }
    issue = read(tmp_path, LIBRARY | files)
    assert "ad:join" not in {filler.name for filler in issue.fillers}
    assert [ad.name for ad in issue.ads] == ["join"]


def test_no_path_leads_out_of_the_library(tmp_path: Path) -> None:
    (tmp_path / "outside.svg").write_text(SVG)
    (tmp_path / "outside.md").write_text(BRIEF)
    wrong = AD.format("write").replace('"write.svg"', '"../../outside.svg"')
    folder = publication(tmp_path / "paper", LIBRARY | {"fillers/fillers.toml": wrong})
    (tmp_path / "paper/fillers/linked.md").symlink_to(tmp_path / "outside.md")
    kind, notes = notes_on(folder)
    assert kind is Refused
    assert [(note.code, note.file) for note in notes] == [
        ("outside", "fillers/fillers.toml"),
        ("outside", "fillers/linked.md"),
    ]


def test_the_library_is_checked_like_an_issue(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "fillers/saying.md": "---\nkicker: No head\n---\nCopy.\n",
        "fillers/notes.txt": "read me",
        "fillers/fillers.toml": AD.format("write") + "colour = 1",
        "fillers/ran.toml": '[[ran]]\nfiller = "x"\nissue = "one"\ndate = "May"\n',
    }
    _, notes = notes_on(publication(tmp_path, LIBRARY | files))
    assert {(note.code, note.file) for note in notes} == {
        ("no-headline", "fillers/saying.md"),
        ("no-article", "fillers/notes.txt"),
        ("unknown-key", "fillers/fillers.toml"),
        ("bad-value", "fillers/ran.toml"),
    }


def test_one_for_a_wider_page_waits(tmp_path: Path) -> None:
    wide: dict[str, str | bytes | None] = {
        "fillers/fillers.toml": AD.format("write").replace("= 2", "= 9")
    }
    issue, notes = read_issue(publication(tmp_path, LIBRARY | wide))
    assert notes == ()
    assert not [filler for filler in issue.fillers if "write" in filler.name]
    assert issue.fillers


def test_a_plan_may_name_a_filler(tmp_path: Path) -> None:
    plan = '[[page]]\nnumber = 1\nplan = """\nfiller:saying ad:join ad:join . .\n"""\n'
    folder = publication(tmp_path, LIBRARY | {MANIFEST: manifest(plan)})
    issue, notes = read_issue(folder)
    assert notes == ()
    assert {area.name for area in issue.plans[0].areas} == {
        "filler:saying",
        "ad:join",
        ".",
    }


def test_those_that_run_are_copy_and_the_others_nowhere(tmp_path: Path) -> None:
    issue = read(tmp_path, LIBRARY)
    made = with_fillers(issue, ["filler:zebra", "bridge", "ad:join", "contents"])
    assert [a.slug for a in made.articles] == ["bridge", "school", "filler:zebra"]
    assert [ad.name for ad in made.ads] == ["join"]
    # Once is enough.
    assert with_fillers(made, ["filler:zebra", "ad:join"]) == made


def test_the_record_of_an_issue_is_written_anew(tmp_path: Path) -> None:
    issue = read(tmp_path, LIBRARY)
    before = Record(
        runs=(
            FillerRun(filler="ad:join", issue="one", date=date(2026, 12, 4)),
            FillerRun(filler="ad:join", issue="zero", date=date(2026, 11, 6)),
        )
    )
    text = record_text(before, issue, ["filler:saying"])
    again = read(tmp_path, LIBRARY | {"fillers/ran.toml": text})
    last = {filler.name: filler.last for filler in again.fillers}
    assert last["ad:join"] == FillerRun(
        filler="ad:join", issue="zero", date=date(2026, 11, 6)
    )
    # What ran in this issue itself counts for later ones.
    assert last["filler:saying"] is None
    assert text.count("[[ran]]") == 2
    assert text.index('"ad:join"') < text.index('"filler:saying"')
