"""`layout plan`: what it shows, what it writes, and that a build follows it."""

import json
import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from layout.commands.build import build
from layout.commands.plan import Flatplan, plan
from layout.errors import Refused
from layout.makeup.dummy import Dummy
from layout.requests import BuildRequest, PlanRequest
from tests.building import run, small
from tests.desk.paper import MANIFEST
from tests.makeup.generator import generate

# Whole builds, page after page.
pytestmark = pytest.mark.slow

PLAN = "plan.toml"


def planned(folder: Path, *, anew: bool = False, write: bool = False) -> Flatplan:
    request = PlanRequest(issue=folder, write=write, anew=anew, cache=True)
    return plan(request)


def places(dummy: Dummy) -> dict[str, list[tuple[int, int, int, int, int]]]:
    found: dict[str, list[tuple[int, int, int, int, int]]] = {}
    for p in dummy.plan:
        place = (p.page, p.column, p.columns, p.line, p.lines)
        found.setdefault(p.name, []).append(place)
    return found


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an issue of fourteen stories, with its plan written."""
    folder = generate(tmp_path_factory.mktemp("plan"), 14, 3)
    planned(folder, write=True, anew=True)
    return folder


# --- Written and followed.


@pytest.mark.parametrize(("stories", "seed"), [(6, 1), (14, 2), (20, 5)])
def test_a_plan_that_was_written_gives_the_same_pages(
    tmp_path: Path, stories: int, seed: int
) -> None:
    folder = generate(tmp_path, stories, seed)
    before = planned(folder)
    written = planned(folder, write=True, anew=True)
    after = planned(folder)
    assert (folder / PLAN).is_file()
    assert pages_of(written) == pages_of(before) == pages_of(after)


def pages_of(plan: Flatplan) -> tuple[Dummy, tuple[object, ...]]:
    """Return a plan's pages and files, without the remedies.

    What helps a page that the tool planned is not what helps one that is drawn.
    """
    stories = json.loads(plan.result.report)["stories"]
    plain = [{k: v for k, v in s.items() if k != "remedies"} for s in stories]
    return replace(plan.dummy, remedies=()), tuple(plain)


def test_a_plan_written_again_is_the_same_file(generated: Path) -> None:
    before = (generated / PLAN).read_bytes()
    planned(generated, write=True, anew=True)
    assert (generated / PLAN).read_bytes() == before


@pytest.mark.slow
def test_a_build_follows_the_plan_to_the_byte(tmp_path: Path) -> None:
    folder = generate(tmp_path, 6, 1)
    outs = [tmp_path / "before", tmp_path / "after"]
    for out in outs:
        build(BuildRequest(issue=folder, out=out, draft=True))
        planned(folder, write=True, anew=True)
    before, after = ((out / "draft.pdf").read_bytes() for out in outs)
    assert before == after


def test_a_line_moved_by_hand_is_followed(generated: Path, tmp_path: Path) -> None:
    folder = _copy(generated, tmp_path)
    path = folder / PLAN
    text = path.read_text("utf-8")
    match = re.search(r'name = "(\w[^"]*)", .*?lines = (\d+)', text)
    assert match is not None
    shorter = int(match[2]) - 1
    cut = match[0].removesuffix(match[2]) + str(shorter)
    path.write_text(text.replace(match[0], cut, 1), "utf-8")
    assert places(planned(folder).dummy)[match[1]][0][-1] == shorter


@pytest.mark.parametrize("whole", [True, False])
def test_what_is_locked_stays_and_the_rest_is_planned(
    generated: Path, tmp_path: Path, *, whole: bool
) -> None:
    """A story is made half as long: its page closes another way, the locks hold."""
    folder = _copy(generated, tmp_path)
    before = places(planned(folder).dummy)
    single = {name: own[0] for name, own in before.items() if len(own) == 1}
    slug, page = next((n, p[0]) for n, p in single.items() if p[0] == 2)
    path = folder / PLAN
    text = path.read_text("utf-8")
    if whole:
        text = text.replace(f"number = {page}\n", f"number = {page}\nlocked = true\n")
    else:
        text = re.sub(rf'(name = "{slug}".*?) }}', r"\1, locked = true }", text)
    path.write_text(text, "utf-8")
    for gone in sorted(folder.glob("articles/*.md"))[:3]:
        if gone.stem not in {n for n, p in single.items() if p[0] == page}:
            gone.write_text("---\nheadline: Short\n---\nOne line.\n", "utf-8")
    written = planned(folder, write=True, anew=True)
    after = places(written.dummy)
    kept = [n for n, p in single.items() if p[0] == page] if whole else [slug]
    assert kept
    assert all(after[name] == before[name] for name in kept)
    assert "locked = true" in path.read_text("utf-8").split("[[page]]", 1)[1]
    assert written.dummy.pages == planned(folder).dummy.pages


def test_the_page_count_stays_when_a_story_comes(
    generated: Path, tmp_path: Path
) -> None:
    folder = _copy(generated, tmp_path)
    pages = len(planned(folder).dummy.pages)
    late = "---\nheadline: Late news\n---\n" + "It came late. " * 400 + "\n"
    (folder / "articles" / "late.md").write_text(late, "utf-8")
    made = planned(folder)
    assert len(made.dummy.pages) == pages
    assert "unplaced" in {note.code for note in made.result.notes}
    again = planned(folder, anew=True)
    assert "late" in places(again.dummy)


def _copy(folder: Path, into: Path) -> Path:
    """Copy a publication's issue, and its publication with it."""
    root = folder.parent.parent
    for path in sorted(root.rglob("*")):
        if path.is_file() and ".layout-cache" not in path.parts:
            place = into / path.relative_to(root)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())
    return into / folder.relative_to(root)


# --- On the command line.


def test_the_command_writes_only_when_asked(tmp_path: Path) -> None:
    folder = small(tmp_path, {})
    shown = run("plan", folder)
    assert shown.exit_code == 0, shown.output
    assert not (folder / PLAN).exists()
    written = run("plan", folder, "--write")
    assert written.stdout.rstrip().endswith(PLAN)
    names = {
        area["name"]
        for page in tomllib.loads((folder / PLAN).read_text("utf-8"))["page"]
        for area in page.get("area", ())
    }
    assert names == {"bridge", "school"}


def test_reasons_are_told_when_asked(tmp_path: Path) -> None:
    folder = small(tmp_path, {})
    assert "page 1, bridge: Rank 3" not in run("plan", folder).stdout
    assert "page 1, bridge: Rank 3" in run("plan", folder, "-v").stdout
    assert run("plan", folder, "-q").stdout == ""


def test_json_is_the_report_with_the_plan(tmp_path: Path) -> None:
    report = json.loads(run("plan", small(tmp_path, {}), "--json").stdout)
    first = report["plan"][0]
    assert list(first) == [
        *("page", "slug", "column", "columns", "line", "lines", "why"),
    ]
    assert (first["page"], first["column"]) == (1, 1)
    assert first["line"] > 1
    assert {"bridge", "school"} <= {position["slug"] for position in report["plan"]}


def test_shapes_of_a_story(tmp_path: Path) -> None:
    folder = small(tmp_path, {})
    table = run("plan", folder, "--shapes", "bridge").stdout
    assert "natural" in table
    found = json.loads(run("plan", folder, "--shapes", "bridge", "--json").stdout)
    assert found["slug"] == "bridge"
    assert {shape["columns"] for shape in found["shapes"]} == {1, 2, 3, 4, 5}
    for shape in found["shapes"]:
        assert shape["least"] <= shape["natural"] <= shape["most"]
        assert str(shape["natural"]) in table


def test_shapes_of_no_story(tmp_path: Path) -> None:
    done = run("plan", small(tmp_path, {}), "--shapes", "brigde")
    assert done.exit_code == 2
    assert 'error[no-such-story]: the issue has no story "brigde"' in done.stderr
    assert 'did you mean "bridge"?' in done.stderr


def test_a_plan_with_errors_is_written_and_is_status_1(tmp_path: Path) -> None:
    long = "---\nheadline: Long\njump: false\n---\n" + "It goes on and on. " * 800
    files: dict[str, str | bytes | None] = {
        MANIFEST: "number = 1\ndate = 2026-12-04\npages = 1\n",
        MANIFEST.replace("issue.toml", "articles/long.md"): long,
    }
    folder = small(tmp_path, files)
    done = run("plan", folder, "--write")
    assert done.exit_code == 1
    assert "unplaced" in done.stdout
    assert (folder / PLAN).is_file()


def test_advice_stands_under_the_pages(tmp_path: Path) -> None:
    """Each story that does not fit has its remedies, with their areas when asked."""
    front = "---\nheadline: Long\nrank: 2\n---\n"
    copy = "\n\n".join(["It goes on and on, and nobody knows where to. " * 5] * 40)
    drawn = 'plan = """\nbridge bridge bridge school school\n"""\n'
    files: dict[str, str | bytes | None] = {
        MANIFEST: "number = 1\ndate = 2026-12-04\npages = 2\n"
        f"[[page]]\nnumber = 1\n{drawn}",
        MANIFEST.replace("issue.toml", "articles/bridge.md"): front + copy,
    }
    folder = small(tmp_path, files)
    done = run("plan", folder)
    report = json.loads(run("plan", folder, "--json").stdout)
    told = [r for s in report["stories"] for r in s["remedies"]]
    assert {"cut", "jump"} <= {remedy["kind"] for remedy in told}
    assert re.search(r"bridge, page 1: \d+ over", done.stdout)
    for number, remedy in enumerate(report["stories"][0]["remedies"], 1):
        assert f" {number} {remedy['text']}" in re.sub(r"\s+", " ", done.stdout)
    # On a pipe there is no colour.
    assert "\x1b" not in done.stdout
    jump = next(remedy for remedy in told if remedy["kind"] == "jump")
    area = next(area for area in jump["areas"] if area["page"] == 2)
    reasons = re.sub(r"\s+", " ", run("plan", folder, "-v").stdout)
    assert f"line = {area['line']}, lines = {area['lines']}" in reasons


def test_a_plan_that_somebody_saves_meanwhile_stays(tmp_path: Path) -> None:
    folder = small(tmp_path, {})
    path = folder / PLAN

    def save(stage: str, done: int, total: int) -> None:
        if stage == "makeup":
            path.write_text("# by hand\n", "utf-8")

    with pytest.raises(Refused, match="changed while it was in use"):
        plan(PlanRequest(issue=folder, write=True), save)
    assert path.read_text("utf-8") == "# by hand\n"
