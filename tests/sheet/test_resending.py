"""The resend sheet: what it says of each page, in words, for scripts, in pictures."""

import io
import re
from hashlib import sha256

import pytest
from PIL import Image, ImageDraw

from layout.sheet.delivery import (
    DeliveredFile,
    DeliveredPage,
    Delivery,
    changes,
    delivered,
)
from layout.sheet.resending import resend_html, resend_plain, since, summary


def digest(word: str) -> str:
    return sha256(word.encode()).hexdigest()


def build(pages: dict[int, str], name: str = "p{}.pdf") -> Delivery:
    return Delivery(
        paper="Larks & Owls",
        issue="one",
        number=3,
        date="2026-12-04",
        press=DeliveredFile(file="press.pdf", sha256=digest(str(pages) + name)),
        pages=tuple(
            DeliveredPage(number=n, file=name.format(n), sha256=digest(word))
            for n, word in sorted(pages.items())
        ),
    )


FIRST = delivered(None, build({1: "a", 2: "b", 3: "c"}))
SECOND = delivered(FIRST, build({1: "a", 2: "x", 4: "d"}))
CHANGES = changes(FIRST, SECOND)


def picture(*bars: int) -> Image.Image:
    image = Image.new("RGB", (60, 80), "white")
    for top in bars:
        ImageDraw.Draw(image).rectangle((10, top, 49, top + 5), fill="black")
    return image


PICTURES = {digest("b"): picture(10), digest("x"): picture(10, 50)}


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ({1: "a", 2: "b", 3: "c"}, "No page has changed."),
        (
            {1: "x", 2: "b", 3: "c"},
            "Replace page 1. The other 2 stay as they are.",
        ),
        ({1: "a", 2: "x", 3: "y"}, "Replace pages 2 and 3. The other stays as it is."),
        ({1: "x", 2: "y", 3: "z"}, "Replace all 3 pages."),
        ({}, "Drop all 3 pages."),
        ({1: "x", 2: "y"}, "Replace pages 1 and 2; drop page 3."),
    ],
)
def test_a_sentence_says_what_to_do(pages: dict[int, str], said: str) -> None:
    assert summary(changes(FIRST, build(pages))) == said


def test_renamed_pages_are_told_last() -> None:
    now = build({1: "a", 2: "b", 3: "x"}, "q{}.pdf")
    assert summary(changes(FIRST, now)) == "Replace page 3; rename pages 1 and 2."


def test_a_page_is_there_since_its_delivery_and_gone_ones_since_none() -> None:
    found = {change.number: since(change, SECOND) for change in CHANGES}
    assert found == {1: 1, 2: 2, 3: None, 4: 2}


def test_scripts_are_told_the_same() -> None:
    plain = resend_plain(FIRST, SECOND, CHANGES)
    assert (plain["delivery"], plain["after"]) == (2, 1)
    assert plain["press"] == {
        "file": "press.pdf",
        "sha256": SECOND.press.sha256,
        "changed": True,
    }
    pages = plain["pages"]
    assert isinstance(pages, list)
    assert [(page["number"], page["action"]) for page in pages] == [
        (1, "keep"),
        (2, "replace"),
        (3, "remove"),
        (4, "add"),
    ]
    gone, new = pages[2], pages[3]
    assert (gone["file"], gone["was_file"], gone["since"]) == (None, "p3.pdf", None)
    assert (new["was_sha256"], new["sha256"]) == (None, digest("d"))


def test_scripts_are_told_of_a_first_delivery() -> None:
    plain = resend_plain(None, FIRST, changes(None, FIRST))
    assert plain["after"] is None
    press = plain["press"]
    assert isinstance(press, dict)
    assert press["changed"] is True


def test_the_sheet_has_a_row_for_every_page() -> None:
    html, _ = resend_html(FIRST, SECOND, CHANGES, PICTURES)
    rows = re.findall(r'<tr class="(do|keep)"><td class="number">(\w+)', html)
    assert rows == [
        ("keep", "1"),
        ("do", "2"),
        ("do", "3"),
        ("do", "4"),
        ("do", "all"),
    ]
    for word in ("a", "x", "d", "b", "c"):
        assert digest(word)[:12] in html


def test_names_are_written_as_text() -> None:
    html, _ = resend_html(FIRST, SECOND, CHANGES, PICTURES)
    assert "Larks &amp; Owls" in html
    assert "Larks & Owls" not in html


def test_changed_pages_are_shown_before_and_after() -> None:
    html, made = resend_html(FIRST, SECOND, CHANGES, PICTURES)
    assert sorted(made) == ["02-after.png", "02-before.png"]
    assert set(re.findall(r"asset:(\d\d-\w+\.png)", html)) == set(made)
    # The second bar is new, and both pictures have a ring around it.
    for content in made.values():
        with Image.open(io.BytesIO(content)) as image:
            colours = image.convert("RGB").getcolors() or []
            assert (225, 0, 50) in {colour for _, colour in colours}


def test_what_has_no_picture_says_so() -> None:
    html, made = resend_html(FIRST, SECOND, CHANGES, {})
    assert made == {}
    assert html.count("no picture kept") == 2
    assert html.count(">no page<") == 2


def test_a_change_that_cannot_be_seen_is_said() -> None:
    pictures = {digest("b"): picture(10), digest("x"): picture(10)}
    html, _ = resend_html(FIRST, SECOND, CHANGES, pictures)
    assert "no difference to be seen at this size" in html


def test_the_same_delivery_gives_the_same_sheet() -> None:
    once = resend_html(FIRST, SECOND, CHANGES, PICTURES)
    assert once == resend_html(FIRST, SECOND, CHANGES, PICTURES)
