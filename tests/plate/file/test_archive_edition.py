"""The archive edition: valid, read in order, with its sources, always the same."""

import json
from itertools import pairwise
from pathlib import Path

import page
import pikepdf
import pytest

from layout.desk.articles.words import source_words, words_of
from layout.desk.issue import Issue
from layout.desk.reading import read_issue
from tests.building import ROOT, run
from tests.desk.paper import publication
from tests.nasty import NASTY
from tests.plate.treereader import Node, Page, read_tree

# Whole builds.
pytestmark = pytest.mark.slow

SAMPLE = ROOT / "issues" / "2026-12"


@pytest.fixture(scope="module", params=["sample", "nasty"])
def built(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Issue, Path]:
    """An issue and its archive.pdf."""
    folder = tmp_path_factory.mktemp("archive")
    issue = SAMPLE
    if request.param == "nasty":
        issue = publication(folder, NASTY)
    result = run("build", issue, "-o", folder / "out", "--edition", "archive")
    assert result.exit_code == 0, result.output
    return read_issue(issue)[0], folder / "out" / "archive.pdf"


@pytest.fixture(scope="module")
def tree(built: tuple[Issue, Path]) -> tuple[Node, list[Page]]:
    return read_tree(built[1])


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_it_keeps_to_both_standards(built: tuple[Issue, Path], profile: str) -> None:
    report = page.validate_pdf(built[1], profile=profile)
    assert [(f.rule_id, f.message) for f in report.failures] == []
    assert report.is_compliant
    assert report.rules.passed > 100


def test_all_that_is_painted_is_content_or_artifact(
    tree: tuple[Node, list[Page]],
) -> None:
    assert [sheet.stray for sheet in tree[1]] == [[]] * len(tree[1])


def test_what_is_seen_through_is_content_too(tmp_path: Path) -> None:
    see = publication(tmp_path, NASTY)
    result = run("build", see, "-o", tmp_path, "--edition", "screen", "--pages", "2")
    assert result.exit_code == 0, result.output
    with pikepdf.open(tmp_path / "screen.pdf") as pdf:
        content = pdf.pages[0].Contents.read_bytes()
        groups = [
            drawn.read_bytes()
            for name, drawn in pdf.pages[0].obj.Resources.XObject.items()
            if drawn.Subtype == "/Form" and f"{name} Do".encode() in content
        ]
    assert any(b"TJ" in group for group in groups)
    assert not any(b"MCID" in group for group in groups)


def _copy(article_file: Path) -> tuple[str, ...]:
    text = article_file.read_text("utf-8")
    return source_words(text.split("---\n", 2)[2])


def test_every_story_is_read_word_for_word(
    built: tuple[Issue, Path], tree: tuple[Node, list[Page]]
) -> None:
    issue, _ = built
    stories = {node.facts["T"]: node for node in tree[0].walk() if node.kind == "Art"}
    for article in issue.articles:
        art = stories[article.headline]
        read = " ".join(words_of(art.text(without=("Lbl",))))
        copy = " ".join(_copy(issue.publication.folder / article.file))
        assert copy in read, article.slug
        assert " ".join(words_of(article.headline)) in read
    assert len(stories) == len(issue.articles), "each story is one article"


def test_headings_skip_no_level(tree: tuple[Node, list[Page]]) -> None:
    levels = [int(n.kind[1]) for n in tree[0].walk() if n.kind[0] == "H" and n.kind[1:]]
    assert levels[0] == 1
    steps = [after - before for before, after in pairwise(levels)]
    assert max(steps) == 1
    assert {1, 2, 3} <= set(levels)


def test_lists_tables_and_figures_are_whole(tree: tuple[Node, list[Page]]) -> None:
    for node in tree[0].walk():
        match node.kind:
            case "L":
                assert {kid.kind for kid in node.nodes} == {"LI"}
                assert node.facts["ListNumbering"] in ("/Decimal", "/Disc")
            case "LI":
                assert [kid.kind for kid in node.nodes] == ["Lbl", "LBody"]
            case "Table":
                rows = [kid for kid in node.walk() if kid.kind == "TR"]
                assert len({len(list(row.nodes)) for row in rows}) == 1
            case "TH":
                assert node.facts["Scope"] == "/Column"
            case "Figure":
                assert node.facts["Alt"].strip()
                left, foot, right, top = node.box
                assert 0 <= left < right
                assert 0 <= foot < top


def test_the_sources_are_in_it_once(built: tuple[Issue, Path]) -> None:
    issue, path = built
    home = issue.publication.folder
    with pikepdf.open(path) as pdf:
        names = list(pdf.Root.Names.EmbeddedFiles.Names)
        found = dict(zip(map(str, names[::2]), names[1::2], strict=True))
        assert list(found) == sorted(found)
        assert [file.objgen for file in pdf.Root.AF] == [
            file.objgen for file in found.values()
        ]
        for name, file in found.items():
            assert file.AFRelationship == "/Source"
            content = file.EF.F
            assert content.read_bytes() == (home / name).read_bytes()
            assert content.Params.ModDate == f"D:{issue.date:%Y%m%d}000000Z"
            kinds = {".md": "/text/markdown", ".toml": "/application/toml"}
            assert content.Subtype == kinds[Path(name).suffix]
    assert {article.file for article in issue.articles} < set(found)
    assert {issue.file, "paper.toml"} < set(found)


def test_pages_are_called_by_their_folios(built: tuple[Issue, Path]) -> None:
    with pikepdf.open(built[1]) as pdf:
        assert [str(sheet.label) for sheet in pdf.pages] == [
            str(at) for at in range(1, len(pdf.pages) + 1)
        ]
        assert all(sheet.obj.Tabs == "/S" for sheet in pdf.pages)


def test_the_report_has_the_edition(built: tuple[Issue, Path]) -> None:
    folder = built[1].parent
    report = json.loads((folder / "report.json").read_text())
    assert [edition["name"] for edition in report["editions"]] == ["archive"]
    assert all(s["words_set"] == s["words"] for s in report["stories"])
    assert not (folder / "html").exists()
