"""plan.toml is followed to the line, refused where it is wrong, kept where locked."""

from pathlib import Path

import pytest

from layout.codes import Severity
from layout.desk.files.decoding import toml_lines
from layout.desk.issue import Area, Issue, PagePlan
from layout.desk.reading import read_issue
from layout.errors import Refused, Unreadable
from tests.desk.paper import (
    ISSUE,
    MANIFEST,
    jpeg,
    manifest,
    notes_on,
    publication,
    read,
)

PLAN = f"{ISSUE}/plan.toml"
BRIDGE = '{ name = "bridge", column = 1, columns = 3, line = 3, lines = 40 }'
SCHOOL = '{ name = "school", column = 4, columns = 2, line = 3, lines = 40 }'
Files = dict[str, str | bytes | None]

DRAWN = '[[page]]\nnumber = 2\nsection = "News"\nplan = """\n{}\n"""\n'


def page(*areas: str, number: int = 2, more: str = "") -> str:
    rows = "".join(f"  {area},\n" for area in areas)
    return f"[[page]]\nnumber = {number}\n{more}area = [\n{rows}]\n"


def plan_of(issue: Issue, number: int = 2) -> PagePlan:
    return next(plan for plan in issue.plans if plan.number == number)


def exact(name: str, column: int, *, locked: bool = False) -> Area:
    columns = 3 if name == "bridge" else 2
    return Area(
        name=name,
        column=column,
        columns=columns,
        row=2,
        rows=40,
        exact=True,
        locked=locked,
    )


def test_areas_are_exact_and_stay_in_the_order_of_reading(tmp_path: Path) -> None:
    text = page(SCHOOL, BRIDGE, more='section = "Sport"\n')
    plan = plan_of(read(tmp_path, {PLAN: text}))
    assert plan.areas == (exact("school", 3), exact("bridge", 0))
    assert plan.section == "Sport"
    assert not plan.open


def test_nested_tables_say_the_same(tmp_path: Path) -> None:
    keys = BRIDGE.strip("{ }").replace(", ", "\n")
    text = f"[[page]]\nnumber = 2\n[[page.area]]\n{keys}\n"
    plan = plan_of(read(tmp_path, {PLAN: text}))
    assert plan.areas == (exact("bridge", 0),)


def test_ink_and_section_are_the_manifests(tmp_path: Path) -> None:
    more = '[[page]]\nnumber = 2\nsection = "News"\nink = "mono"\n'
    text = page(BRIDGE, more='section = "Sport"\n')
    plan = plan_of(read(tmp_path, {PLAN: text, MANIFEST: manifest(more)}))
    assert (plan.ink, plan.section) == ("mono", "News")
    assert plan.areas == (exact("bridge", 0),)


def test_the_page_count_is_kept_where_the_manifest_has_none(tmp_path: Path) -> None:
    short = "number = 1\ndate = 2026-12-04\n"
    files: Files = {PLAN: "pages = 12\n", MANIFEST: short}
    assert read(tmp_path, files).pages == 12
    assert read(tmp_path / "own", files | {MANIFEST: manifest("")}).pages == 8


def test_a_page_that_the_manifest_draws_is_not_followed(tmp_path: Path) -> None:
    more = DRAWN.format("bridge")
    folder = publication(tmp_path, {PLAN: page(SCHOOL), MANIFEST: manifest(more)})
    issue, notes = read_issue(folder)
    assert [area.name for area in plan_of(issue).areas] == ["bridge"]
    (note,) = [note for note in notes if note.code == "plan-drawn"]
    assert note.severity is Severity.WARNING
    assert (note.file, note.line) == (PLAN, 2)


def test_what_the_manifest_leaves_open_is_followed(tmp_path: Path) -> None:
    more = DRAWN.format("bridge bridge bridge . .")
    issue = read(tmp_path, {PLAN: page(BRIDGE, SCHOOL), MANIFEST: manifest(more)})
    plan = plan_of(issue)
    assert [area.name for area in plan.areas] == ["bridge", ".", "school"]
    assert [area.exact for area in plan.areas] == [False, False, True]
    assert not plan.open


# --- Planned again.


def again(folder: Path, text: str, more: str = "") -> Issue:
    files: Files = {PLAN: text, MANIFEST: manifest(more)}
    return read_issue(publication(folder, files), anew=True)[0]


def locked(area: str) -> str:
    return area.replace(" }", ", locked = true }")


def test_what_is_not_locked_is_forgotten(tmp_path: Path) -> None:
    issue = again(tmp_path, f"pages = 8\n{page(BRIDGE, SCHOOL)}")
    assert issue.plans == ()


def test_a_locked_story_leaves_the_rest_of_its_page_open(tmp_path: Path) -> None:
    plan = plan_of(again(tmp_path, page(locked(BRIDGE), SCHOOL)))
    assert plan.areas == (exact("bridge", 0, locked=True),)
    assert plan.open
    assert not plan.locked


def test_a_locked_page_is_kept_whole(tmp_path: Path) -> None:
    text = page(BRIDGE, SCHOOL, more="locked = true\n")
    plan = plan_of(again(tmp_path, text))
    assert plan.areas == (exact("bridge", 0), exact("school", 3))
    assert plan.locked
    assert not plan.open


def test_a_story_is_locked_on_all_its_pages(tmp_path: Path) -> None:
    text = page(locked(BRIDGE)) + page(BRIDGE, SCHOOL, number=4)
    issue = again(tmp_path, text)
    assert plan_of(issue, 2).areas == (exact("bridge", 0, locked=True),)
    assert plan_of(issue, 4).areas == (exact("bridge", 0),)


def test_advertisements_stay_beside_what_is_locked(tmp_path: Path) -> None:
    ad = '[[ad]]\nname = "fair"\nfile = "fair.jpg"\ncolumns = 2\ndepth_mm = 30\n'
    fair = '{ name = "ad:fair", column = 4, columns = 2, line = 60, lines = 9 }'
    gone = fair.replace("fair", "gone")
    files: Files = {
        f"{ISSUE}/ads/fair.jpg": jpeg(1600, 800),
        MANIFEST: manifest(ad),
        PLAN: page(locked(BRIDGE), fair) + page(SCHOOL, gone, number=3),
    }
    issue, _ = read_issue(publication(tmp_path, files), anew=True)
    names = {plan.number: [a.name for a in plan.areas] for plan in issue.plans}
    assert names == {2: ["bridge", "ad:fair"]}


# --- Refused.

WRONG = {
    "columns": (
        page(BRIDGE.replace("columns = 3", "columns = 6")),
        "area-outside",
        4,
    ),
    "lines": (page(BRIDGE, SCHOOL.replace("40", "400")), "area-outside", 5),
    "overlap": (page(BRIDGE, SCHOOL.replace("= 4,", "= 3,")), "area-overlap", 5),
    "no line for the rule": (
        page(BRIDGE, SCHOOL.replace("column = 4", "column = 1").replace("= 3", "= 43")),
        "area-overlap",
        5,
    ),
    "unknown name": (page(BRIDGE.replace("bridge", "brigde")), "plan-name", 4),
    "placed twice": (page(BRIDGE, BRIDGE.replace("1", "4")), "placed-twice", 5),
    "page outside": (page(BRIDGE, number=9), "unknown-page", 2),
    "page twice": (page(BRIDGE) + page(SCHOOL), "page-twice", 2),
    "line nought": (page(BRIDGE.replace("line = 3", "line = 0")), "bad-value", 4),
    "a word for a number": (page(BRIDGE.replace("40", '"40"')), "bad-value", 4),
    "a name that is a number": (page(BRIDGE.replace('"bridge"', "4")), "bad-value", 4),
    "locked by a word": (page(BRIDGE, more='locked = "yes"\n'), "bad-value", 3),
    "no lines": (page(BRIDGE.replace(", lines = 40", "")), "missing-key", 4),
    "area that is no list": ("[[page]]\nnumber = 2\narea = 3\n", "bad-value", 3),
    "pages": ("pages = 500\n", "bad-value", 1),
}
UNREADABLE = {
    "broken": ("[[page]\n", "broken-toml", 1),
    "Latin-1": (b"# \xa3\n", "not-utf8", 1),
}


@pytest.mark.parametrize(("text", "code", "line"), WRONG.values(), ids=WRONG.keys())
def test_bad_plans_are_refused(tmp_path: Path, text: str, code: str, line: int) -> None:
    kind, notes = notes_on(publication(tmp_path, {PLAN: text}))
    assert kind is Refused
    assert (code, PLAN, line) in {(n.code, n.file, n.line) for n in notes}
    assert all(n.hint for n in notes if n.severity is Severity.ERROR)


@pytest.mark.parametrize(
    ("text", "code", "line"), UNREADABLE.values(), ids=UNREADABLE.keys()
)
@pytest.mark.parametrize("anew", [False, True])
def test_a_plan_that_cannot_be_read_is_never_lost(
    tmp_path: Path, text: str | bytes, code: str, line: int, *, anew: bool
) -> None:
    folder = publication(tmp_path, {PLAN: text})
    with pytest.raises(Unreadable) as problem:
        read_issue(folder, anew=anew)
    assert [(n.code, n.file, n.line) for n in problem.value.notes] == [
        (code, PLAN, line)
    ]


@pytest.mark.parametrize(
    "text",
    [WRONG["unknown name"][0], WRONG["overlap"][0], WRONG["page outside"][0]],
)
def test_what_is_wrong_and_not_locked_can_be_planned_again(
    tmp_path: Path, text: str
) -> None:
    assert again(tmp_path, text).plans == ()


def test_an_unknown_key_is_a_warning(tmp_path: Path) -> None:
    text = page(BRIDGE.replace(" }", ", rows = 3 }"))
    _, notes = notes_on(publication(tmp_path, {PLAN: text}))
    assert [(n.code, n.line) for n in notes] == [("unknown-key", 4)]


def test_rows_of_a_list_have_their_lines() -> None:
    lines = toml_lines('[[page]]\narea = [\n  { name = "a" },\n  { name = "b" },\n]\n')
    assert lines["page", 0, "area", 0] == 3
    assert lines["page", 0, "area", 1] == 4
