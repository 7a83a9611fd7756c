"""Remedies are true: each is followed to the letter, and the story fits."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layout.commands.plan import plan
from layout.makeup.dummy import PlacedLeg
from layout.requests import PlanRequest
from tests.building import run
from tests.desk.paper import jpeg
from tests.makeup.following import cut_middle, follow
from tests.makeup.generator import generate

# Stories and seed of the issues that are spoilt.
ISSUES = ((6, 1), (5, 4))
# Of every story so many paragraphs at the most, for the sake of time.
PARAGRAPHS = 9
Report = dict[str, Any]


def made(issue: Path, *, write: bool = False) -> Report:
    request = PlanRequest(issue=issue, write=write, anew=write, cache=False)
    report: Report = json.loads(plan(request).result.report)
    return report


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return issues that fit, with their plans written."""
    found = []
    for stories, seed in ISSUES:
        issue = generate(tmp_path_factory.mktemp("shelf"), stories, seed)
        for article in sorted((issue / "articles").glob("*.md")):
            shorter(article, article.read_text("utf-8").count("\n\n") - PARAGRAPHS)
        made(issue, write=True)
        found.append(issue)
    return found


def copied(issue: Path, into: Path) -> Path:
    """Copy a publication with its only issue; return that."""
    root = issue.parent.parent
    shutil.rmtree(into, ignore_errors=True)
    shutil.copytree(root, into, ignore=shutil.ignore_patterns(".layout-cache"))
    return into / issue.relative_to(root)


def longer(article: Path, words: int) -> None:
    """Write so many words more at a story's end."""
    text = article.read_text("utf-8").rstrip()
    own = [w for w in text.split("---\n", 2)[2].split() if w.isalpha()]
    own *= 1 + words // len(own)
    article.write_text(f"{text}\n\nThen {' '.join(own[: words - 1])}.\n", "utf-8")


def shorter(article: Path, paragraphs: int) -> None:
    """Drop a story's last paragraphs, but never its first."""
    head, front, copy = article.read_text("utf-8").split("---\n", 2)
    kept = copy.strip().split("\n\n")
    kept = kept[: max(1, len(kept) - max(0, paragraphs))]
    article.write_text(f"{head}---\n{front}---\n" + "\n\n".join(kept) + "\n", "utf-8")


def errors(report: Report) -> set[tuple[str, str]]:
    """Return the errors, without the numbers that say how bad they are."""
    return {
        (note["code"], note["message"].split('"')[1])
        for note in report["notes"]
        if note["severity"] == "error"
    }


def troubles(report: Report, slug: str) -> set[str]:
    """Return what a report says of how a story fits."""
    codes = {"overset", "underset", "unplaced", "short-jump", "empty-jump"}
    return {
        note["code"]
        for note in report["notes"]
        if f'"{slug}"' in note["message"]
        and (note["code"] in codes or note["severity"] == "error")
    }


def check_all(issue: Path, room: Path) -> list[str]:
    """Follow every remedy that is told of an issue; return their kinds."""
    before = made(issue)
    kinds = []
    for story in before["stories"]:
        for remedy in story["remedies"]:
            kinds.append(remedy["kind"])
            spoilt = copied(issue, room / "followed")
            follow(spoilt, story["slug"], remedy)
            check(before, made(spoilt), story["slug"], remedy)
    return kinds


def check(before: Report, after: Report, slug: str, remedy: Report) -> None:
    # What is planned anew may be open, as any page that the tool plans.
    may = {"underset"} if remedy["kind"] in ("pages", "let-jump") else set()
    assert troubles(after, slug) <= may, (slug, remedy["text"])
    new = errors(after) - errors(before)
    assert not new, (slug, remedy["text"])


CHANGES = st.lists(
    st.tuples(
        st.integers(0, 8),
        st.one_of(
            st.tuples(st.just("longer"), st.integers(8, 160)),
            st.tuples(st.just("shorter"), st.integers(1, 3)),
        ),
    ),
    min_size=1,
    max_size=2,
)


@pytest.mark.slow
@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(0, len(ISSUES) - 1), changes=CHANGES)
def test_whatever_is_told_of_a_spoilt_issue_is_true(
    shelf: list[Path],
    tmp_path: Path,
    number: int,
    changes: list[tuple[int, tuple[str, int]]],
) -> None:
    issue = copied(shelf[number], tmp_path / "spoilt")
    articles = sorted((issue / "articles").glob("*.md"))
    for place, (what, amount) in changes:
        article = articles[place % len(articles)]
        longer(article, amount) if what == "longer" else shorter(article, amount)
    check_all(issue, tmp_path)


# --- Each kind once, on stories made for it.


COPY = (
    "The county has found the money for the bridge at last, engineers say, and it will "
    "be mended before the spring floods if the weir holds that long. "
)
HEAD = 'title = "The Test"\nsections = ["News"]\n'


def written(folder: Path, stories: dict[str, tuple[str, int]], manifest: str) -> Path:
    """Write an issue of stories: their front matter, and how many words they have."""
    issue = folder / "issues" / "one"
    (issue / "articles").mkdir(parents=True)
    (folder / "paper.toml").write_text(HEAD, "utf-8")
    (issue / "issue.toml").write_text(
        f"number = 1\ndate = 2026-12-04\n{manifest}", "utf-8"
    )
    for slug, (front, words) in stories.items():
        supply = (COPY * (1 + words // 20)).split()[:words]
        rows = [" ".join(supply[n : n + 45]) + "." for n in range(0, words, 45)]
        text = f"---\nheadline: The story of {slug}\nsection: News\n{front}\n---\n"
        path = issue / "articles" / f"{slug}.md"
        path.write_text(text + "\n\n".join(rows) + "\n", "utf-8")
    return issue


def drawn(number: int, *rows: str) -> str:
    plan = "\n".join(rows)
    return f'\n[[page]]\nnumber = {number}\nplan = """\n{plan}\n"""\n'


def told(report: Report, slug: str, kind: str) -> Report:
    """Return a story's remedy of a kind; all there are, in the message, if it lacks."""
    [story] = [s for s in report["stories"] if s["slug"] == slug]
    own = {remedy["kind"]: remedy for remedy in story["remedies"]}
    notes = [n["message"] for n in report["notes"] if slug in n["message"]]
    assert kind in own, (list(own), notes)
    return dict(own[kind])


def redrawn(issue: Path) -> None:
    """Turn the drawings of an issue into areas of plan.toml, to the line."""
    report = made(issue)
    pages: dict[int, list[Report]] = {}
    for area in report["plan"]:
        pages.setdefault(area["page"], []).append(area)
    text = f"pages = {len(report['pages'])}\n"
    for page in report["pages"]:
        rows = "".join(
            f'  {{ name = "{a["slug"]}", column = {a["column"]}, columns = '
            f"{a['columns']}, line = {a['line']}, lines = {a['lines']} }},\n"
            for a in pages.get(page["number"], ())
        )
        section = json.dumps(page["section"])
        text += f"\n[[page]]\nnumber = {page['number']}\nsection = {section}\n"
        text += f"area = [\n{rows}]\n"
    (issue / "plan.toml").write_text(text, "utf-8")
    manifest = issue / "issue.toml"
    kept = manifest.read_text("utf-8").split("\n[[page]]")[0]
    manifest.write_text(f"{kept}\n", "utf-8")
    assert made(issue)["plan"] == [
        position | {"why": again["why"]}
        for position, again in zip(report["plan"], made(issue)["plan"], strict=True)
    ]


R3, R2 = "rank: 3", "rank: 2"
FRONT = drawn(1, "alder alder birch birch birch")
STACK = drawn(1, *["alder"] * 7, *["birch"] * 7)
PAIR = drawn(1, "alder alder alder birch birch")
SIX = dict.fromkeys(("alder", "birch", "cedar", "drum", "elms", "figs"), (R3, 1500))
# Stories and manifest in which a remedy of a kind is told of the story named first, or
# of the one that is on no page.
CASES = {
    "swap": (
        {"alder": (R3, 1540), "birch": (R3, 980)},
        f"pages = 1\n{FRONT}",
    ),
    "room": (
        {"alder": (R3, 1400), "birch": (R3, 900)},
        f"pages = 1\n{STACK}",
    ),
    "cut": (
        {"alder": (R3, 1330), "birch": (R3, 1400)},
        f"pages = 1\n{FRONT}",
    ),
    "jump": (
        {"alder": (R2, 1330), "birch": (R3, 1400), "cedar": (R3, 1100)},
        f"pages = 2\n{FRONT}" + drawn(2, "cedar cedar cedar . ."),
    ),
    "stay": (
        {"alder": (R3, 1430), "birch": (R3, 900)},
        f"pages = 2\n{PAIR}" + drawn(2, "alder alder . . ."),
    ),
    "place": (
        {"alder": (R3, 1030), "birch": (R3, 900), "cedar": ("rank: 5", 60)},
        f"pages = 1\n{FRONT}",
    ),
    "pages": (SIX, "pages = 4\n"),
    "let-jump": ({"alder": (R3, 3400), "birch": (R3, 700)}, "pages = 8\n"),
}


def in_trouble(kind: str) -> str:
    return {"place": "cedar", "pages": "figs"}.get(kind, "alder")


@pytest.mark.slow
@pytest.mark.parametrize("kind", CASES)
def test_a_remedy_of_each_kind_is_told_and_true(kind: str, tmp_path: Path) -> None:
    issue, slug = written(tmp_path, *CASES[kind]), in_trouble(kind)
    if kind not in ("pages", "let-jump"):
        redrawn(issue)
    before = made(issue)
    remedy = told(before, slug, kind)
    follow(issue, slug, remedy)
    check(before, made(issue), slug, remedy)


def test_a_cut_is_the_least_and_all_one_where_in_its_paragraph(tmp_path: Path) -> None:
    stories = {"alder": (R3, 1075), "birch": (R3, 1400)}
    issue = written(tmp_path, stories, f"pages = 1\n{FRONT}")
    article = issue / "articles" / "alder.md"
    before, text = made(issue), article.read_text("utf-8")
    remedy = told(before, "alder", "cut")
    [patch] = remedy["patches"]
    assert f"cut {patch['words']} words in the paragraph that begins" in remedy["text"]
    cut_middle(article, patch)
    check(before, made(issue), "alder", remedy)
    article.write_text(text, "utf-8")
    few = {**remedy, "patches": [{**patch, "words": 1}]}
    follow(issue, "alder", few)
    assert "overset" in troubles(made(issue), "alder")


def test_a_row_is_what_the_drawing_gives_for_it(tmp_path: Path) -> None:
    """The border is moved in the drawing itself, as an editor would."""
    stories, _ = CASES["room"]
    issue = written(tmp_path, stories, f"pages = 1\n{STACK}")
    before = made(issue)
    remedy = told(before, "alder", "room")
    assert (remedy["amount"], remedy["unit"]) == (1, "rows")
    manifest = issue / "issue.toml"
    text = manifest.read_text("utf-8")
    manifest.write_text(text.replace("birch", "alder", 1), "utf-8")
    after = made(issue)
    check(before, after, "alder", remedy)
    areas = {(a["name"], a["line"], a["lines"]) for a in remedy["areas"]}
    assert areas == {(a["slug"], a["line"], a["lines"]) for a in after["plan"]}


def test_a_swap_in_the_drawing_makes_both_fit(tmp_path: Path) -> None:
    issue = written(tmp_path, *CASES["swap"])
    before = made(issue)
    remedy = told(before, "alder", "swap")
    manifest = issue / "issue.toml"
    text = manifest.read_text("utf-8")
    text = text.replace("alder", "?").replace("birch", "alder").replace("?", "birch")
    manifest.write_text(text, "utf-8")
    check(before, made(issue), "alder", remedy)
    assert troubles(made(issue), remedy["other"]) == set()


@pytest.mark.slow
def test_a_jump_has_its_lines_and_numbers(tmp_path: Path) -> None:
    issue = written(tmp_path, *CASES["jump"])
    redrawn(issue)
    remedy = told(made(issue), "alder", "jump")
    follow(issue, "alder", remedy)
    flat = plan(PlanRequest(issue=issue, cache=False))
    frames = {page.number: page.frames for page in flat.dummy.pages}
    first = next(f for f in frames[1] if f.slug == "alder")
    second = next(f for f in frames[remedy["page"]] if f.slug == "alder")
    assert (first.continued_on, second.continued_from) == (remedy["page"], 1)
    lines = sum(
        len(part.lines)
        for item in second.items
        if isinstance(item, PlacedLeg)
        for part in item.parts
    )
    assert lines == remedy["amount"] >= 6
    assert "jump-lost" not in {note.code for note in flat.result.notes}


PICTURES = """rank: 3
pictures:
  - {file: weir.jpg, caption: The weir in May, credit: E. Vane, columns: 2}
  - {file: mill.jpg, caption: The mill in May, credit: E. Vane, columns: 1}
"""


def test_pictures_may_help(tmp_path: Path) -> None:
    """Every remedy for a story with pictures that is over is followed."""
    stories = {"alder": (PICTURES, 1340), "birch": (R3, 880)}
    issue = written(tmp_path / "a", stories, f"pages = 1\n{PAIR}")
    (issue / "pictures").mkdir()
    for name in ("weir.jpg", "mill.jpg"):
        (issue / "pictures" / name).write_bytes(jpeg(1500, 1000))
    redrawn(issue)
    kinds = set(check_all(issue, tmp_path))
    assert {"narrow-picture", "drop-picture", "crop-picture"} <= kinds


@pytest.mark.parametrize("kind", ["cut", "swap", "jump"])
def test_the_command_tells_what_makes_its_status_0(kind: str, tmp_path: Path) -> None:
    issue = written(tmp_path, *CASES[kind])
    redrawn(issue)
    shown = run("plan", issue)
    assert shown.exit_code == 1
    report = json.loads(run("plan", issue, "--json").stdout)
    remedy = told(report, "alder", kind)
    assert remedy["text"] in " ".join(shown.stdout.split())
    assert remedy["text"] in shown.stderr
    follow(issue, "alder", remedy)
    assert run("plan", issue).exit_code == 0


def test_the_same_issue_has_the_same_remedies(tmp_path: Path) -> None:
    issue = written(tmp_path, *CASES["jump"])
    assert made(issue) == made(issue)
