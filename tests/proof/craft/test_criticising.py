"""All checks together: on real issues, and waived."""

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

import layout
from layout.codes import Code, Severity
from layout.desk.paperkeys import CraftKeys
from layout.desk.publications import read_publication
from layout.desk.style.styling import read_stylebook
from layout.makeup.dummy import Dummy
from layout.notebook import Notebook
from layout.notes import Note
from layout.proof.craft.criticising import CHECKS, criticise
from layout.proof.craft.specimen import CraftCheck
from tests.building import run, small
from tests.desk.paper import MANIFEST, STORY, story
from tests.makeup import stories
from tests.makeup.stories import STYLE
from tests.proof.craft.pages import copy, frame, leg, page, part

FOLDER = Path(layout.__file__).parent / "proof" / "craft" / "checks"
WIDOWED = Dummy(
    pages=(page(frame(leg(part("in the end.", opens=False), copy(60, at=1)))),),
    stories=(),
)
EACH = pytest.mark.parametrize("check", CHECKS, ids=lambda check: str(check.CODE))


def criticised(*waive: str) -> tuple[Note, ...]:
    issue = stories.issue(stories.article())
    craft = CraftKeys(waive=waive)
    paper = structs.replace(issue.publication, craft=craft)
    return criticise(replace(issue, publication=paper), WIDOWED, STYLE)


def test_notes_have_the_checks_code_severity_and_place() -> None:
    notes = {note.code: note for note in criticised()}
    assert notes[Code.WIDOW].severity is Severity.WARNING
    assert notes[Code.WIDOW].file == "issues/one/articles/bridge.md"
    assert notes[Code.GREY_PAGE].file == "issues/one/issue.toml"
    assert notes[Code.IMPRINT_MISSING].severity is Severity.ERROR


def test_what_the_paper_waives_is_not_told() -> None:
    codes = {note.code for note in criticised(Code.WIDOW, Code.IMPRINT_MISSING)}
    assert codes == {note.code for note in criticised()} - {
        Code.WIDOW,
        Code.IMPRINT_MISSING,
    }


def test_what_the_style_waives_is_not_told() -> None:
    issue = stories.issue(stories.article())
    notes = criticise(issue, WIDOWED, replace(STYLE, waive=(Code.WIDOW,)))
    assert Code.WIDOW not in {note.code for note in notes}


def test_a_waived_code_that_no_check_has_is_told() -> None:
    notes = {note.code: note for note in criticised("widows")}
    assert Code.WIDOW in notes
    assert notes[Code.UNKNOWN_WAIVER].file == "paper.toml"
    assert notes[Code.UNKNOWN_WAIVER].hint == 'did you mean "widow"?'


def test_waivers_are_read_from_paper_and_style(tmp_path: Path) -> None:
    paper = 'title = "The Test"\n[craft]\nwaive = ["river"]\n'
    (tmp_path / "paper.toml").write_text(paper)
    assert read_publication(tmp_path, Notebook()).waive == (Code.RIVER,)
    folder = tmp_path / "styles" / "courier"
    folder.mkdir(parents=True)
    for path in STYLE.folder.iterdir():
        if path.is_file():
            (folder / path.name).write_bytes(path.read_bytes())
    with (folder / "style.toml").open("a") as file:
        file.write('\n[craft]\nwaive = ["ladder"]\n')
    assert read_stylebook("courier", tmp_path).waive == (Code.LADDER,)


@EACH
def test_a_check_is_named_as_its_file_and_says_why(check: CraftCheck) -> None:
    path = FOLDER / f"{check.CODE.replace('-', '_')}.py"
    assert path.is_file()
    title, _, rationale = (check.__doc__ or "").partition("\n\n")
    assert title.endswith(".")
    assert ": " in title
    assert len(rationale.split()) >= 20


def test_every_check_is_made() -> None:
    files = {path.stem.replace("_", "-") for path in FOLDER.glob("[a-z]*.py")}
    assert [check.CODE for check in CHECKS] == sorted(files)


def test_a_build_tells_what_the_checks_find(tmp_path: Path) -> None:
    folder = small(tmp_path, {STORY: story("kicker: Caption here")})
    result = run("build", folder, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "warning[placeholder]" in result.output


def test_an_imprint_that_is_not_printed_refuses_the_build(tmp_path: Path) -> None:
    paper = 'title = "The Test"\nimprint = ["Printed by Mill Print, Mill Lane."]\n'
    # A last page that is drawn leaves the tool no place for it.
    drawn = '[[page]]\nnumber = 4\nplan = "school"\n'
    manifest = f"number = 1\ndate = 2026-12-04\npages = 4\n{drawn}"
    folder = small(tmp_path, {"paper.toml": paper, MANIFEST: manifest})
    result = run("build", folder, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "error[imprint-missing]" in result.output
    waived = f'{paper}[craft]\nwaive = ["imprint-missing"]\n'
    (tmp_path / "paper.toml").write_text(waived)
    assert run("build", folder, "-o", tmp_path / "out").exit_code == 0
