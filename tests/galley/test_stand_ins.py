"""Characters without a glyph stand in drafts and proofs as boxes with their numbers."""

from pathlib import Path

import pypdfium2

from layout.desk.style.styling import read_stylebook
from layout.galley.composing import ComposingRoom
from layout.galley.glyphs import missing_glyphs
from layout.galley.stand_ins import boxed
from tests.building import run, small
from tests.desk.paper import STORY, read, story

SHOP = ComposingRoom(read_stylebook("courier", None))
PAPER = 'title = "The Test \U0001f989"\nsections = ["News", "Sport"]\n'
FRONT = "section: News\nbyline: Tam \U0001f469\u200d\U0001f4bb\nkicker: Owls \U0001f989"
COPY = """The bridge \U0001f309 shuts, an owl\U0001f989 said.

| A | \U0001f41f |
| --- | --- |
| 1 | two \U0001f41f |

!!! facts "Owls \U0001f989"
    - one \U0001f989
"""


def test_all_that_no_face_has_is_a_box_and_nothing_is_missing_then(
    tmp_path: Path,
) -> None:
    issue = read(tmp_path, {"paper.toml": PAPER, STORY: story(FRONT, COPY)})
    assert len(missing_glyphs(issue, SHOP)) == 8
    draft = boxed(issue, SHOP)
    assert missing_glyphs(draft, SHOP) == ()
    bridge, school = draft.articles
    assert bridge.byline == "Tam [U+1F469][U+1F4BB]"
    assert bridge.kicker == "Owls [U+1F989]"
    assert draft.publication.title == "The Test [U+1F989]"
    assert school == issue.articles[1]
    assert bridge.sha256 != issue.articles[0].sha256


def test_what_has_all_glyphs_is_as_it_was(tmp_path: Path) -> None:
    issue = read(tmp_path, {})
    assert boxed(issue, SHOP) == issue


def test_a_draft_shows_the_box_and_the_press_refuses_the_character(
    tmp_path: Path,
) -> None:
    issue = small(tmp_path, {STORY: story(FRONT, COPY)})
    pressed = run("build", issue, "-o", tmp_path / "out")
    assert pressed.exit_code == 1
    assert not (tmp_path / "out").exists()
    draft = run("build", issue, "-o", tmp_path / "out", "--draft")
    assert draft.exit_code == 1
    errors = [line for line in draft.stderr.splitlines() if "error[" in line]
    assert all("error[missing-glyph]" in line for line in errors)
    assert sorted(errors) == sorted(
        line for line in pressed.stderr.splitlines() if "error[" in line
    )
    pdf = pypdfium2.PdfDocument(tmp_path / "out/draft.pdf")
    text = pdf[0].get_textpage().get_text_range()
    assert "bridge [U+1F309] shuts" in " ".join(text.split())
